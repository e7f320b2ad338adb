"""Servers that are poisoned, away, faster, strict or rewritten; and what a strange repository would have us run."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from digitek_cli.store import faults, remote, runner
from tests.proofs import Counter
from tests.sync.office import Clone, Office

MARK = "pwned"
POISONED = (
    "ext::sh -c touch% {mark}",
    "fd::17",
    "file:///{server}",
    "-oProxyCommand=touch {mark}",
    "--upload-pack=touch {mark}",
    "ssh://-oProxyCommand=touch {mark}/x",
    "ssh://%2doProxyCommand=touch {mark}/x",
    "user@-oProxyCommand=x:path",
    "-x:path",
    "host:-path",
    "http://server/x.git",
    "git://server/x.git",
    "ftp://server/x.git",
    "strange::address",
    "https://",
    "",
    "a\nb",
)
HARMLESS = (
    "https://server/x.git",
    "https://user:secret@server:8443/x.git",
    "ssh://git@server/x.git",
    "git+ssh://git@server/x.git",
    "git@server:team/portfolio.git",
    "server:portfolio.git",
    "../server.git",
    "/srv/git/portfolio.git",
)


@pytest.mark.proof("A17")
def test_an_address_that_would_run_a_program_is_refused(anna: Clone, tmp_path: Path, tally: Counter) -> None:
    mark = tmp_path / MARK
    before = anna.state()
    for address in POISONED:
        text = address.format(mark=mark, server=tmp_path / "server.git")
        for name in ("url", "pushurl"):
            anna.git("config", f"remote.origin.{name}", text)
            if name == "pushurl" and not text:
                continue
            refused = anna("sync", "--json", code=5).error
            expected = "sync-file-address" if text.startswith("file:") else "sync-address"
            assert refused["code"] == expected, text
            anna.git("config", "remote.origin.url", str(tmp_path / "server.git"))
        anna.git("config", "--unset", "remote.origin.pushurl")
        tally()
    for address in POISONED[:5]:
        anna("sync", f"--remote={address.format(mark=mark, server='x')}", code=2)
        tally()
    assert not mark.exists()
    assert anna.state() == before


@pytest.mark.parametrize("address", HARMLESS)
def test_every_usual_address_is_allowed(address: str) -> None:
    remote.require_harmless(address, "origin")


def test_a_drive_is_a_folder_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    remote.require_harmless(r"H:\portfolio.git", "origin")


def test_a_password_in_an_address_is_not_shown(anna: Clone) -> None:
    anna.git("remote", "set-url", "origin", "https://anna:hemmelig@127.0.0.1:1/x.git")
    told = anna("sync", code=5)
    assert "127.0.0.1" in told.err
    assert "hemmelig" not in told.err + told.out


@pytest.mark.proof("A13", "A17")
def test_settings_of_a_strange_repository_run_nothing(anna: Clone, office: Office, tally: Counter) -> None:
    mark = office.place / MARK
    script = office.place / "script"
    script.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{mark}'\nexit 1\n")
    script.chmod(0o755)
    hooks = anna.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-push", "post-merge", "post-checkout", "post-update", "pre-auto-gc", "fsmonitor-watchman"):
        (hooks / name).write_bytes(script.read_bytes())
        (hooks / name).chmod(0o755)
    settings = {
        "core.sshCommand": str(script),
        "core.askPass": str(script),
        "core.gitProxy": str(script),
        "core.fsmonitor": str(script),
        "core.pager": str(script),
        "core.alternateRefsCommand": str(script),
        "credential.helper": f"!{script}",
        "remote.origin.uploadpack": str(script),
        "remote.origin.receivepack": str(script),
        "remote.origin.vcs": "strange",
        "remote.origin.proxy": "http://127.0.0.1:1",
        "url.ext::sh -c touch% x .insteadOf": str(office.server),
        "uploadpack.packObjectsHook": str(script),
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
        "filter.x.clean": str(script),
        "merge.x.driver": str(script),
        "merge.default": "x",
        "diff.external": str(script),
    }
    for key, value in settings.items():
        anna.git("config", key, value)
    (anna.folder / ".git" / "info").mkdir(exist_ok=True)
    (anna.folder / ".git" / "info" / "attributes").write_text("* filter=x merge=x\n")
    bo = office.clone("bo", "pl1")
    bo.do("set", "2", "need", "Bos")
    bo.sync()
    anna.do("set", "1", "need", "Annas")
    assert anna.do("sync")["kind"] == "merge"
    assert not mark.exists(), mark.read_text()
    # Hooks run in our one commit; without one, not even this.
    (hooks / "reference-transaction").write_bytes(script.read_bytes())
    (hooks / "reference-transaction").chmod(0o755)
    bo.sync()
    bo.do("set", "2", "need", "Bos igen")
    bo.sync()
    assert anna.do("sync")["kind"] == "behind"
    assert not mark.exists()
    anna.git("remote", "set-url", "origin", "ssh://127.0.0.1:1/x.git")
    anna("sync", code=5)
    assert not mark.exists()
    tally(len(settings))


def test_the_users_own_settings_hold(anna: Clone, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    own = office.place / "own"
    own.write_text(f'[url "{office.server}"]\n\tinsteadOf = vores:portefølje\n', "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    anna.git("remote", "set-url", "origin", "vores:portefølje")
    anna.do("set", "1", "need", "x")
    assert anna.sync()["sent"] is True


@pytest.mark.parametrize(
    ("complaint", "code"),
    [
        ("fatal: unable to access 'x': Could not resolve host: server", "sync-offline"),
        ("ssh: connect to host server port 22: Connection timed out", "sync-offline"),
        ("fatal: Authentication failed for 'https://server/'", "sync-authentication"),
        ("fatal: could not read Username for 'https://server': terminal prompts disabled", "sync-authentication"),
        ("git@server: Permission denied (publickey).", "sync-authentication"),
        ("Host key verification failed.", "sync-host-key"),
        ("fatal: unable to access 'x': SSL certificate problem: self signed", "sync-certificate"),
        ("remote: Repository not found.", "sync-no-server"),
        ("fatal: something new", "sync-failed"),
    ],
)
def test_each_no_has_its_own_words(anna: Clone, monkeypatch: pytest.MonkeyPatch, complaint: str, code: str) -> None:
    real = runner.run

    def run(args: tuple[str, ...], **options: object) -> runner.Completed:
        if args[0] == "fetch":
            return runner.Completed(args, 128, b"", complaint.encode())
        return real(args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(runner, "run", run)
    before = anna.state()
    assert anna("sync", "--json", code=5).error["code"] == code
    assert anna.state() == before


def test_a_server_that_never_answers(anna: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    anna.git("remote", "set-url", "origin", "ssh://server/x.git")
    own = anna.folder.parent / "own"
    own.write_text("[core]\n\tsshCommand = \"sh -c 'sleep 20'\"\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    monkeypatch.setattr(runner, "NETWORK_PATIENCE", 0.5)
    assert anna("sync", "--json", code=5).error["code"] == "sync-timeout"


def test_without_a_server_it_says_how_to_get_one(anna: Clone) -> None:
    anna.git("remote", "remove", "origin")
    assert "git remote add origin ADRESSE" in anna("sync", code=5).err


def test_an_unknown_server_brings_the_nearest(anna: Clone) -> None:
    assert "digitek sync --remote origin" in anna("sync", "--remote", "orign", code=2).err


def test_an_empty_server_gets_everything(anna: Clone, office: Office) -> None:
    subprocess.run(["git", "init", "-q", "--bare", str(office.place / "ny.git")], check=True)
    anna.git("remote", "add", "ny", str(office.place / "ny.git"))
    anna.git("config", "--unset", "branch.main.remote")
    anna.git("config", "--unset", "branch.main.merge")
    answer = anna.do("sync", "--remote", "ny")
    assert (answer["kind"], answer["sent"]) == ("first", True)
    assert anna.git("rev-parse", "ny/main") == anna.head()
    assert anna.git("rev-parse", "--abbrev-ref", "main@{upstream}") == "ny/main"


@pytest.mark.proof("F18")
def test_who_is_overtaken_between_fetch_and_push_goes_again(
    anna: Clone, bo: Clone, office: Office, tally: Counter
) -> None:
    bo.do("set", "2", "need", "Bos")
    waiting = [f"Anna nr. {number}" for number in range(3)]

    def overtake(name: str) -> None:
        if name == "sync:push" and waiting:
            faults.set_hook(None)
            anna.do("set", "1", "need", waiting.pop())
            anna.do("sync")
            faults.set_hook(overtake)

    faults.set_hook(overtake)
    try:
        answer = bo.sync()
    finally:
        faults.set_hook(None)
    assert len(answer["fetched"]) == 3
    assert bo.git("rev-list", "--count", "--merges", "HEAD") == "1"
    assert office.tip() == bo.head()
    tally(3)


def test_who_is_always_overtaken_gives_up(anna: Clone, bo: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote.Line, "push", lambda *_: False)
    bo.do("set", "2", "need", "Bos")
    before = bo.state()
    refused = bo("sync", "--json", code=4).error
    assert refused["code"] == "sync-kept-moving"
    assert bo.state() == before


def test_a_server_that_refuses_is_quoted_and_nothing_moves(anna: Clone, office: Office) -> None:
    hook = office.server / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'main er beskyttet' >&2\nexit 1\n")
    hook.chmod(0o755)
    anna.do("set", "1", "need", "x")
    before = anna.state()
    told = anna("sync", code=4)
    assert "main er beskyttet" in told.err
    assert "git switch -c NAVN" in told.err
    assert anna.state() == before


def test_a_lock_on_the_server_is_waited_for_and_named(
    anna: Clone, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = office.server / "refs" / "heads" / "main.lock"
    lock.touch()
    anna.do("set", "1", "need", "x")
    before = anna.state()
    told = anna("sync", code=4)
    assert "main.lock" in told.err
    assert anna.state() == before
    monkeypatch.setattr(time, "sleep", lambda _: lock.unlink(missing_ok=True))
    assert anna.sync()["sent"] is True


def test_a_rewritten_history_is_not_taken(anna: Clone, bo: Clone, office: Office) -> None:
    bo.do("set", "2", "need", "Bos")
    bo.sync()
    anna.git("push", "-q", "-f", "origin", "HEAD~2:main")
    before = bo.state()
    told = bo("sync", code=1)
    assert "3 ændringer, som du har set på origin" in told.err
    assert bo.state() == before
    bo.git("branch", "-dr", "origin/main")
    assert bo.sync()["kind"] == "ahead"


def test_another_portfolio_on_the_server_is_refused(anna: Clone, office: Office) -> None:
    other = Clone(office.place / "other", "kon")
    other("init", str(other.folder))
    other.git("push", "-q", "-f", str(office.server), "main")
    anna.git("branch", "-dr", "origin/main")
    assert anna("sync", "--json", code=4).error["code"] == "sync-unrelated"


@pytest.mark.proof("A21")
def test_an_event_that_the_server_changed_is_not_taken(anna: Clone, bo: Clone, tally: Counter) -> None:
    said = next(anna.file("statements/2026").iterdir())
    for change in ("amended", "deleted", "merged"):
        if change == "deleted":
            said.unlink()
        else:
            said.write_text(said.read_text("utf-8").replace("date: 2026-03-14", "date: 2026-03-13"), "utf-8")
        if change == "merged":
            bo.do("set", "2", "need", "Bos")
        anna.git("commit", "-qam", "pynt")
        anna.git("push", "-q", "origin", "main")
        before = bo.state()
        refused = bo("sync", "--json", code=1).error
        assert refused["code"] == "sync-rewritten-events"
        assert [item["code"] for item in refused["findings"]] == ["EVT002" if change == "deleted" else "EVT001"]
        assert said.stem in refused["findings"][0]["message"]
        assert bo.state() == before
        anna.git("reset", "-q", "--hard", "HEAD~1")
        anna.git("push", "-q", "-f", "origin", "main")
        bo.git("fetch", "-q")
        tally()


def test_an_event_that_was_changed_here_is_not_sent(anna: Clone, bo: Clone, office: Office) -> None:
    said = next(anna.file("statements/2026").iterdir())
    said.write_text(said.read_text("utf-8").replace("date: 2026-03-14", "date: 2026-03-13"), "utf-8")
    anna.git("commit", "-qam", "pynt")
    tip = office.tip()
    assert anna("sync", "--json", code=1).error["code"] == "sync-rewritten-here"
    bo.do("set", "2", "need", "Bos")
    bo.sync()
    assert anna("sync", "--json", code=1).error["code"] == "sync-rewritten-here"
    assert office.tip() != tip == anna.git("rev-parse", "HEAD~1")


def test_errors_that_were_there_before_travel_by_name(anna: Clone, bo: Clone) -> None:
    path = anna.file("projects/2026/P-2026-001.yaml")
    path.write_text(path.read_text("utf-8").replace("area: omsorg", "area: nowhere"), "utf-8")
    anna.git("commit", "-qam", "forkert")
    told = anna("sync").out
    assert "Disse fejl er i det, du har lavet:" in told
    assert "REF002" in told
    bo.do("set", "2", "need", "Bos")
    told = bo("sync").out
    assert "Disse fejl fulgte med fra serveren:" in told
    assert "REF002" in told


@pytest.mark.proof("A11")
@pytest.mark.parametrize("joined", [False, True])
def test_a_link_that_the_server_brings_is_not_written(anna: Clone, bo: Clone, tally: Counter, joined: bool) -> None:
    anna.file("projects/2026/P-2026-999.yaml").symlink_to("/etc/passwd")
    anna.git("add", "-A")
    anna.git("commit", "-qm", "en genvej")
    anna.git("push", "-q", "origin", "main")
    if joined:
        bo.do("set", "2", "need", "Bos")
    before = bo.state()
    assert bo("sync", "--json", code=4).error["code"] == "not-a-plain-file"
    assert bo.state() == before
    tally()


@pytest.mark.proof("A10")
@pytest.mark.parametrize("name", [".git", "..", ".GIT"])
def test_a_path_that_leads_elsewhere_is_not_written(anna: Clone, bo: Clone, tally: Counter, name: str) -> None:
    """A tree that no git would make, but a hostile server can serve."""
    blob = anna.git("hash-object", "-w", str(anna.file("portfolio.yaml")))
    tree = anna.git("ls-tree", "HEAD")
    inner = subprocess.run(
        ["git", "-C", str(anna.folder), "mktree"], input=f"100644 blob {blob}\tconfig\n", capture_output=True, text=True
    ).stdout.strip()
    outer = subprocess.run(
        ["git", "-C", str(anna.folder), "mktree"],
        input=f"{tree}\n040000 tree {inner}\t{name}\n",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    commit = anna.git("commit-tree", outer, "-p", "HEAD", "-m", "ondt")
    anna.git("push", "-q", "origin", f"{commit}:main")
    before = bo.state()
    refused = bo("sync", "--json", code=None)
    assert refused.error["code"] in ("sync-unsafe-path", "sync-failed")
    assert bo.state() == before
    tally()


@pytest.mark.proof("F32")
def test_a_shallow_clone_is_refused_by_name(office: Office, tally: Counter) -> None:
    url = f"file://{office.server}"
    subprocess.run(["git", "clone", "-q", "--depth=1", url, str(office.place / "kort")], check=True)
    short = Clone(office.place / "kort", "kon")
    short.git("remote", "set-url", "origin", str(office.server))
    assert "git fetch --unshallow" in short("sync", code=5).err
    tally()
