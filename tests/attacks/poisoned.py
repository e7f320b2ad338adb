"""A portfolio in a folder that somebody sent: everything in it that git can be made to run leaves its mark."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HOOKS = (
    *("applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit", "prepare-commit-msg"),
    *("commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge", "pre-push", "pre-receive", "update"),
    *("proc-receive", "post-receive", "post-update", "reference-transaction", "push-to-checkout", "pre-auto-gc"),
    *("post-rewrite", "sendemail-validate", "fsmonitor-watchman", "post-index-change"),
)
# What `git commit` itself runs: the one call in which hooks are meant to run.
HOOKS_OF_COMMIT = frozenset(
    f"hook-{name}"
    for name in (
        *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"),
        *("post-index-change", "reference-transaction"),
    )
)
# A setting and the name of the mark that it leaves. Keys that a command line could not carry are among them.
SETTINGS = {
    "core.fsmonitor": "fsmonitor",
    "core.pager": "pager",
    "core.editor": "editor",
    "core.sshCommand": "ssh",
    "core.askPass": "askpass",
    "core.gitProxy": "proxy",
    "core.alternateRefsCommand": "alternate-refs",
    "sequence.editor": "sequence-editor",
    "interactive.diffFilter": "diff-filter",
    "diff.external": "external-diff",
    "diff.p.command": "diff-command",
    "diff.p.textconv": "textconv",
    "filter.p.clean": "filter-clean",
    "filter.p.smudge": "filter-smudge",
    "filter.q.process": "filter-process",
    "filter.a=b.clean": "filter-named-like-a-setting",
    "merge.p.driver": "merge-driver",
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg-openpgp",
    "gpg.ssh.program": "gpg-ssh",
    "gpg.ssh.defaultKeyCommand": "gpg-ssh-key",
    "gpg.x509.program": "gpg-x509",
    "trailer.Digitek-Operation.command": "trailer-command",
    "trailer.Digitek-Project.cmd": "trailer-cmd",
    "credential.helper": "credential",
    "credential.https://example.org.helper": "credential-of-an-address",
    "remote.origin.uploadpack": "upload-pack",
    "remote.origin.receivepack": "receive-pack",
    "remote.shared.uploadpack": "upload-pack-of-the-server",
    "remote.shared.receivepack": "receive-pack-of-the-server",
    "uploadpack.packObjectsHook": "pack-objects",
    "hook.p.command": "configured-hook",
    "submodule.sub.update": "submodule-update",
}
PAGED = ("log", "diff", "show", "status", "config", "ls-tree", "cat-file")
ATTRIBUTES = """\
* filter=p diff=p merge=p
portfolio/policy/** filter=q
portfolio/portfolio.yaml filter=a=b
*.md filter=included
"""
SCRIPT = """\
#!/bin/sh
: > {marks}/"$1"
case "$1" in filter-process) exit 1 ;; filter*|textconv) exec cat ;; gpg*) exit 1 ;; fsmonitor) exit 1 ;; esac
exit 0
"""
SIGNER = """\
#!/bin/sh
cat > /dev/null
echo "[GNUPG:] SIG_CREATED D" >&2
echo "-----BEGIN PGP SIGNATURE-----"
echo "-----END PGP SIGNATURE-----"
"""


@dataclass(frozen=True)
class Poisons:
    """The script that leaves marks, and where it leaves them."""

    script: Path
    marks: Path

    @classmethod
    def in_folder(cls, place: Path) -> Poisons:
        """A script in a folder outside every portfolio."""
        marks = place / "marks"
        marks.mkdir(parents=True)
        return cls(executable(place / "poison", SCRIPT.format(marks=shlex.quote(str(marks)))), marks)

    def leaves(self, name: str) -> str:
        """A command that leaves this mark."""
        return f"{shlex.quote(str(self.script))} {name}"

    def program(self, name: str) -> str:
        """The same as a program of its own, for what git starts without a shell."""
        own = self.script.with_name(f"poison-{name}")
        return str(executable(own, f'#!/bin/sh\nexec {self.leaves(name)} "$@"\n'))

    def seen(self) -> set[str]:
        """The marks that were left, and none afterwards."""
        found = {path.name for path in self.marks.iterdir()}
        for name in found:
            (self.marks / name).unlink()
        return found


def executable(path: Path, text: str) -> Path:
    """A script that can be run."""
    path.write_text(text)
    path.chmod(0o755)
    return path


def poison(top: Path, poisons: Poisons) -> int:
    """Poison a repository; answers with how many poisons."""
    config = top / ".git" / "config"
    lines = [f"[include]\n\tpath = {top / '.git' / 'more'}\n", "[commit]\n\tgpgSign = true\n"]
    lines += [
        setting(key, poisons.program(mark) if key.endswith(".program") else poisons.leaves(mark))
        for key, mark in SETTINGS.items()
        if "update" not in mark
    ]
    lines += [setting(f"pager.{name}", poisons.leaves(f"pager-{name}")) for name in PAGED]
    lines += [
        setting(f"alias.{name}", f"!{poisons.leaves(f'alias-{name}')}") for name in (*PAGED, "ls-files", "commit")
    ]
    lines += [
        setting("hook.p.event", "pre-commit"),
        setting("submodule.sub.update", f"!{poisons.leaves('submodule-update')}"),
    ]
    lines += [
        setting("remote.origin.url", f"ext::{poisons.leaves('remote')}"),
        setting("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
    ]
    lines += [setting("remote.shared.url", str(top.parent / "shared.git"))]
    with config.open("a") as file:
        file.write("".join(lines))
    (top / ".git" / "more").write_text(setting("filter.included.clean", poisons.leaves("filter-included")))
    (top / ".git" / "info").mkdir(exist_ok=True)
    (top / ".git" / "info" / "attributes").write_text(ATTRIBUTES)
    (top / ".gitmodules").write_text(
        f'[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tupdate = !{poisons.leaves("gitmodules")}\n'
    )
    folder = top / ".git" / "hooks"
    folder.mkdir(exist_ok=True)
    for name in HOOKS:
        executable(folder / name, f"#!/bin/sh\n{poisons.leaves(f'hook-{name}')}\nexit 0\n")
    nested = top / "portfolio" / ".nested"
    user_git(top, "init", "-q", str(nested))
    (nested / ".git" / "config").write_text(
        "[core]\n\tbare = false\n" + setting("core.fsmonitor", poisons.leaves("nested"))
    )
    return len(SETTINGS) + 2 * len(PAGED) + len(HOOKS) + 6


def setting(key: str, value: str) -> str:
    """A line of a configuration file, with its section."""
    section, _, rest = key.partition(".")
    subsection, _, name = rest.rpartition(".")
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    heading = f'[{section} "{subsection}"]' if subsection else f"[{section}]"
    return f'{heading}\n\t{name} = "{quoted}"\n'


def user_git(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The user's own git, without our door."""
    return subprocess.run(
        ["git", *words], cwd=folder, env=os.environ | more, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def remove(path: Path) -> None:
    """A file or a folder that a command made."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
