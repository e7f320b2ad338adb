"""Keys, tokens and passwords are found by their form and never repeated.

Each pattern is one that its issuer made recognisable, or a password that is called so. Ids, hashes and prose of the
portfolio have none of these forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.terms import SecretKind
from digitek_cli.rules.personal_data import Hit, legible, position

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "********"
ALONE, END = r"(?<![A-Za-z0-9_-])", r"(?![A-Za-z0-9_-])"

# Kind, form, and what stands in every text of that form in lower case: looking for that first is much quicker.
PATTERNS: tuple[tuple[SecretKind, re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (kind, re.compile(pattern), tuple(needles.split()))
    for kind, pattern, needles in (
        (
            SecretKind.PRIVATE_KEY,
            r"-----BEGIN\s+(?:[A-Z0-9]+\s+){0,3}PRIVATE\s+KEY(?:\s+BLOCK)?-----"
            # The key itself stands below, and has no form of its own.
            r"[\s\S]*?(?:-----END[A-Z0-9\s]*-----|\Z)",
            "-----begin",
        ),
        (SecretKind.PRIVATE_KEY, r"PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1[0-9A-Z]{20,}", "putty-user age-secret"),
        # Amazon
        (SecretKind.TOKEN, rf"{ALONE}(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{{16}}{END}", "akia asia abia acca"),
        # GitHub, GitLab, Slack, Teams
        (SecretKind.TOKEN, rf"{ALONE}gh[pousr]_[A-Za-z0-9]{{30,}}", "ghp_ gho_ ghu_ ghs_ ghr_"),
        (SecretKind.TOKEN, rf"{ALONE}github_pat_[A-Za-z0-9_]{{22,}}", "github_pat_"),
        (
            SecretKind.TOKEN,
            rf"{ALONE}gl(?:pat|rt|dt|cbt|ptt|ft|soat|agent|imt|oas)-[A-Za-z0-9_-]{{20,}}",
            "glpat- glrt- gldt- glcbt- glptt- glft- glsoat- glagent- glimt- gloas-",
        ),
        (SecretKind.TOKEN, rf"{ALONE}(?:xox[a-z]|xapp-\d)-[A-Za-z0-9-]{{10,}}", "xox xapp-"),
        (SecretKind.TOKEN, r"hooks\.slack\.com/services/[A-Za-z0-9/]{20,}", "hooks.slack.com"),
        (SecretKind.TOKEN, r"webhook\.office\.com/webhookb2/[\w@/-]{20,}", "webhook.office.com"),
        # Microsoft: a client of Entra, a signed address, a storage or service bus account
        (SecretKind.TOKEN, r"(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,34}(?![\w~.-])", "8q~"),
        (SecretKind.TOKEN, r"[?&]sig=[A-Za-z0-9%+/=-]{30,}", "sig="),
        (
            SecretKind.CONNECTION,
            r"(?i)\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{30,}={0,2}",
            "accountkey= sharedaccesskey=",
        ),
        # Google, Stripe, npm, Python's index, OpenAI and its kin, any JSON Web Token
        (SecretKind.TOKEN, rf"{ALONE}AIza[A-Za-z0-9_-]{{35}}{END}", "aiza"),
        (SecretKind.TOKEN, rf"{ALONE}[sr]k_live_[A-Za-z0-9]{{16,}}", "k_live_"),
        (SecretKind.TOKEN, rf"{ALONE}npm_[A-Za-z0-9]{{36}}{END}", "npm_"),
        (SecretKind.TOKEN, rf"{ALONE}pypi-AgE[A-Za-z0-9_-]{{40,}}", "pypi-age"),
        (SecretKind.TOKEN, rf"{ALONE}sk-[A-Za-z0-9_-]{{32,}}", "sk-"),
        (SecretKind.TOKEN, rf"{ALONE}eyJ[A-Za-z0-9_-]{{8,}}\.eyJ[A-Za-z0-9_-]{{8,}}\.[A-Za-z0-9_-]{{8,}}", "eyj"),
        # Databases and addresses
        (
            SecretKind.CONNECTION,
            r"(?i)\b(?:server|data source|host|addr|database|user id|uid)=[^;\n]{1,200};"
            r"[^\n]{0,300}?\b(?:password|pwd)=(?![*<{x.])[^;\s]{3,}",
            "password= pwd=",
        ),
        (SecretKind.CONNECTION, r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,64}:(?![*<{x.])[^\s/@]{3,128}@[\w.-]", "://"),
    )
)
# `adgangskode: Sommer2026!`: only a value with both letters and digits, which a word about passwords is not.
PASSWORD = re.compile(
    r"(?i)(?<![a-zæøå])(?:password|passwd|passphrase|adgangskode|kodeord|api[_ -]?key|api-?nøgle|client[_ -]?secret|"
    r"secret[_ -]?(?:access[_ -]?)?key|access[_ -]?token|bearer)(?:\s*[:=]\s*|\s+er\s+|\s+is\s+|(?<=bearer)\s+)[\"'«]?"
    r"(?P<value>[^\s\"'«»]{8,})"
)
NAMED = "password passwd passphrase adgangskode kodeord api client secret access bearer".split()
# A text without any of these holds nothing: most texts are read no further.
_NEEDLES = {*(needle for _, _, needles in PATTERNS for needle in needles), *NAMED, "="}
TELLING = tuple(sorted(one for one in _NEEDLES if not any(other in one for other in _NEEDLES - {one})))
# What may stand after such a word all the same: ids of the portfolio, hashes, days, addresses, placeholders.
HARMLESS = re.compile(
    r"(?i)[a-z]{1,3}-\d{4}-[a-z0-9]+|sha\d+:.*|\d{4}-\d\d-\d\d.*|https?://[^@]*|[<{$*\[].*|j\.?nr.*|sag.*"
)


@dataclass(frozen=True)
class Secret(Hit):
    """Where something secret stands, and of what kind it is."""

    mask: str = MASK
    kind: SecretKind = SecretKind.PASSWORD


def scan(text: str) -> tuple[Secret, ...]:
    """Every key, token or password in a text."""
    return tuple(Secret(*position(text, start), kind=kind) for start, _, kind in _found(text))


def possible(text: str) -> bool:
    """Whether there could be a secret in a text. What tells so stands in one word."""
    return any(map(legible(text)[0].lower().__contains__, TELLING))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each of them begins and ends."""
    return tuple((start, end) for start, end, _ in _found(text))


def _found(text: str) -> tuple[tuple[int, int, SecretKind], ...]:
    plain, places = legible(text)
    if not any(map(plain.lower().__contains__, TELLING)):
        return ()
    found: list[tuple[int, int, SecretKind]] = []
    for start, end, kind in sorted(_matches(plain)):
        if not found or places[start] >= found[-1][1]:
            found.append((places[start], places[end - 1] + 1, kind))
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[int, int, SecretKind]]:
    low = text.lower()
    for kind, pattern, needles in PATTERNS:
        if any(needle in low for needle in needles):
            yield from ((*match.span(), kind) for match in pattern.finditer(text))
    if not any(name in low for name in NAMED):
        return
    for match in PASSWORD.finditer(text):
        if _secret(match["value"].rstrip(".,;:)")):
            yield match.start("value"), match.end("value"), SecretKind.PASSWORD


def _secret(value: str) -> bool:
    letters, digits = any(char.isalpha() for char in value), any(char.isdigit() for char in value)
    return len(value) >= 8 and letters and digits and not HARMLESS.fullmatch(value)
