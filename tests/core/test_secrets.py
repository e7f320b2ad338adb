"""Keys and tokens are put together while the tests run, so that no scanner takes this file for a leak."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.model.terms import SecretKind
from digitek_cli.render.masking import masked
from digitek_cli.rules.secrets import MASK, scan, spans

ROOT = Path(__file__).parents[2]
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def run(length: int, of: str = LETTERS) -> str:
    """Characters in an order that no word has."""
    return "".join(of[(number * 17 + 5) % len(of)] for number in range(length))


SECRETS = {
    "openssh": (SecretKind.PRIVATE_KEY, "-----BEGIN OPENSSH " + "PRIVATE KEY-----"),
    "pkcs8": (
        SecretKind.PRIVATE_KEY,
        "-----BEGIN " + "PRIVATE KEY-----\nMII" + run(60) + "\n-----END PRIVATE KEY-----",
    ),
    "rsa": (SecretKind.PRIVATE_KEY, "-----BEGIN RSA\n  " + "PRIVATE KEY-----"),
    "encrypted": (SecretKind.PRIVATE_KEY, "-----BEGIN ENCRYPTED " + "PRIVATE KEY-----"),
    "pgp": (SecretKind.PRIVATE_KEY, "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----"),
    "putty": (SecretKind.PRIVATE_KEY, "PuTTY-User-Key" + "-File-3: ssh-ed25519"),
    "aws": (SecretKind.TOKEN, "AKIA" + run(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
    "aws-session": (SecretKind.TOKEN, "ASIA" + run(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
    "github": (SecretKind.TOKEN, "ghp_" + run(36)),
    "github-server": (SecretKind.TOKEN, "ghs_" + run(36)),
    "github-fine": (SecretKind.TOKEN, "github_pat_" + run(22) + "_" + run(59)),
    "gitlab": (SecretKind.TOKEN, "glpat-" + run(20)),
    "gitlab-runner": (SecretKind.TOKEN, "glrt-" + run(20)),
    "slack": (SecretKind.TOKEN, "xoxb-" + run(12, "0123456789") + "-" + run(24)),
    "slack-hook": (SecretKind.TOKEN, "https://hooks.slack.com/services/T" + run(8) + "/B" + run(8) + "/" + run(24)),
    "entra": (SecretKind.TOKEN, run(3) + "8Q~" + run(34)),
    "azure-storage": (SecretKind.CONNECTION, "AccountName=ssodata;Account" + "Key=" + run(86) + "=="),
    "azure-address": (SecretKind.TOKEN, "https://ssodata.blob.example/x?sv=2026&si" + "g=" + run(43) + "%3D"),
    "google": (SecretKind.TOKEN, "AIza" + run(35)),
    "npm": (SecretKind.TOKEN, "npm_" + run(36)),
    "jwt": (SecretKind.TOKEN, "eyJ" + run(20) + ".eyJ" + run(40) + "." + run(43)),
    "sql-server": (SecretKind.CONNECTION, "Server=db1;Database=sso;User Id=sso;Pass" + "word=Hemmelig1;"),
    "postgres": (SecretKind.CONNECTION, "postgresql://sso:" + "hemmelig@db1.example/sso"),
    "proxy": (SecretKind.CONNECTION, "https://kon:" + run(12) + "@proxy.example:8080"),
    "danish": (SecretKind.PASSWORD, "adgangs" + "kode: Sommer2026!"),
    "danish-prose": (SecretKind.PASSWORD, "kode" + "ord er Sommer2026"),
    "english": (SecretKind.PASSWORD, "pass" + 'word = "Summer2026"'),
    "api-key": (SecretKind.PASSWORD, "api_" + "key: " + run(32)),
}


@pytest.mark.proof("A27")
@pytest.mark.parametrize("name", SECRETS)
def test_each_is_found_in_the_middle_of_a_text(name: str) -> None:
    kind, text = SECRETS[name]
    (hit,) = scan(f"linje\n  se {text}")
    assert (hit.kind, hit.mask) == (kind, MASK)
    assert hit.line == 2


@pytest.mark.parametrize("name", SECRETS)
def test_each_is_masked(name: str) -> None:
    text = SECRETS[name][1]
    ((start, end),) = spans(text)
    shown = masked(f"«{text}» findes ikke")
    assert MASK in shown
    assert text[start:end] not in shown
    assert text[end - 12 : end] not in shown


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060"])
def test_what_a_reader_does_not_see_hides_nothing(hidden: str) -> None:
    assert scan("ghp_" + hidden + run(36))


@pytest.mark.parametrize(
    "text",
    [
        "sha256:" + run(64, "0123456789abcdef"),
        run(40, "0123456789abcdef"),
        "D-2026-k7m2qx",
        "token: D-2026-k7m2qx",
        "adgangskode: se sagen i ESDH",
        "adgangskoden er glemt",
        "password: <skriv den ikke her>",
        "kodeord: 2026-03-14",
        "https://example.org:8443/sti?id=1",
        "https://example.org/@navn",
        "git@git.example.org:sso/portefoelje.git",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----",
        "Server=db1;Database=sso;Integrated Security=true;",
        "Password={adgangskode}",
        "glas-skydedør-til-badeværelse-i-plejebolig",
        "ask-forløb, risk-vurdering og task-force",
        "glat-gulv-uden-dørtrin-i-hele-boligen",
        "AKIA er en forkortelse",
        "27.15.08-G01-1-20",
        "Bearer er en engelsk betegnelse",
        "api-nøgle: bestilles hos it-afdelingen",
        "nøgle: eyJ",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert scan(text) == ()


WORDS = (
    "adgangskode adgang kodeord nøgle token til systemet er hos it-afdelingen skal skiftes borgeren beboernes gl sk- gh "
    "D-2026-k7m2qx T-2026-w4n8rc P-2026-014 2026-03-14 250.000 kr. sha256: https://example.org/a?b=c : = ; , . Server "
    "password leverandøren får ikke adgang Sag 26/1 EV-004 R-1.2 §4 stk. 2"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([" ", "\n", " - "]))
def test_prose_about_passwords_holds_none(words: list[str], gap: str) -> None:
    assert scan(gap.join(words)) == ()


@given(
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.text("abcdefghjkmnpqrstuvwxyz23456789", min_size=6, max_size=6),
)
def test_ids_and_hashes_are_none(digest: str, token: str) -> None:
    assert scan(f"D-2026-{token}: sha256:{digest} {digest[:40]} S-2026-{token}") == ()


@given(st.text(max_size=300))
def test_no_text_breaks_the_scan(text: str) -> None:
    scan(text)
    masked(text)


def test_nothing_that_we_ship_looks_like_a_secret() -> None:
    files = [*(ROOT / "portfolio").rglob("*"), *(ROOT / "templates").rglob("*"), *(ROOT / "docs").rglob("*.md")]
    for path in files:
        # The pages about secrets show made-up ones.
        if path.is_file() and path.name not in ("SEC.md", "SYS.md"):
            assert scan(path.read_text("utf-8")) == (), path


def test_no_pattern_takes_for_ever() -> None:
    """Long runs of what a pattern begins with; a slow one would never come back from this."""
    for piece in ("Server=a;", "a://b:", "eyJaaaaaaaa.", "-----BEGIN A ", "password ", "gh", "0 1"):
        scan(piece * 20_000)
