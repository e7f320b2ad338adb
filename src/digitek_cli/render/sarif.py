"""What `check` found as SARIF 2.1.0, which forges and editors keep, compare and show at the line."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Severity
from digitek_cli.render import findings as words
from digitek_cli.render import manual
from digitek_cli.render.fingerprints import fingerprints
from digitek_cli.render.language import language, maybe, plain, say
from digitek_cli.render.machine import dumps
from digitek_cli.render.markup import code_span, inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digitek_cli.rules.finding import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# What GitHub calls the same, by which it sorts.
GRAVITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# The top of the repository: a reader knows where its clone lies, we do not say where ours did.
BASE = "%SRCROOT%"
# Forges take no larger report; what is left out is said.
MOST = 25_000


def sarif(findings: Sequence[Finding], folder: str, code: int = 0, whys: Mapping[str, str] | None = None) -> str:
    """One run: the tool with its rules, the files, the results, and how it ended with `code`.

    `whys` says of a rule why it is there.
    """
    shown = findings[:MOST]
    rules = _numbered(sorted(finding.code for finding in shown))
    artifacts = _numbered(path for finding in shown if (path := _path(finding, folder)))
    results = [
        _result(finding, mark, rules[finding.code], folder, artifacts)
        for finding, mark in zip(shown, fingerprints(shown), strict=True)
    ]
    run = {
        "tool": {"driver": _driver([_rule(rule, shown, (whys or {}).get(rule, "")) for rule in rules])},
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "digitek/check/"},
        "originalUriBaseIds": {BASE: {"description": {"text": say("sarif.base")}}},
        "invocations": [_invocation(code, len(findings) - len(shown))],
        "artifacts": [{"location": _location(path), "roles": ["analysisTarget"]} for path in artifacts],
        "results": results,
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    import digitek_cli

    return {
        "name": "digitek",
        "version": digitek_cli.__version__,
        "semanticVersion": digitek_cli.__version__,
        "language": language(),
        "rules": rules,
    }


def _rule(code: str, findings: Sequence[Finding], why: str) -> dict[str, Any]:
    """A rule in words: its sentence with a word for what differs from finding to finding."""
    own = [finding for finding in findings if finding.code == code]
    gravest = min((finding.severity for finding in own), key=list(Severity).index)
    key = words.key(own[0])
    sentence, advice = manual.what(key), manual.mend(key) or ""
    more = say("sarif.more", code=code)
    return {
        "id": code,
        "shortDescription": {"text": _literal(sentence)},
        "fullDescription": {"text": _literal(f"{sentence} {why or advice}".rstrip())},
        "help": {
            "text": _literal(f"{advice} {more}".lstrip()),
            "markdown": _literal("\n\n".join(filter(None, [inert(why), inert(advice), _see(code)]))),
        },
        "defaultConfiguration": {"level": LEVELS[gravest]},
        "properties": {"problem.severity": GRAVITY[gravest], "tags": ["portfolio"]},
    }


def _see(code: str) -> str:
    return say("sarif.see", command=code_span(f"digitek explain {code}"))


def _literal(text: str) -> str:
    """Text in which no reader finds a placeholder or a link: braces are doubled, as the format asks."""
    return plain(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _result(finding: Finding, mark: str, rule: int, folder: str, artifacts: Mapping[str, int]) -> dict[str, Any]:
    advice = words.hint(finding)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _literal(words.message(finding) + (f" {advice}" if advice else ""))},
        "partialFingerprints": {"digitekFinding/v1": mark},
    }
    path = _path(finding, folder)
    if path is not None:
        where = {
            "artifactLocation": _location(path) | {"index": artifacts[path]},
            "region": {"startLine": finding.line or 1},
        }
        result["locations"] = [{"physicalLocation": where} | _logical(finding)]
    return result


def _logical(finding: Finding) -> dict[str, Any]:
    """The key inside the file, as people write it: `steps.0.by`."""
    if not finding.at:
        return {}
    name = plain(".".join(str(part) for part in finding.at))
    return {"logicalLocations": [{"fullyQualifiedName": name, "kind": "member"}]}


def _path(finding: Finding, folder: str) -> str | None:
    return words.placed(finding, folder).path if finding.path else None


def _location(path: str) -> dict[str, Any]:
    if PurePath(path).is_absolute():
        return {"uri": "file://" + _uri(PurePath(path).as_posix())}
    return {"uri": _uri(path), "uriBaseId": BASE}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.encode("utf-8", "surrogatepass"))  # a name on disk may hold bytes that are no letters


def _invocation(code: int, left_out: int) -> dict[str, Any]:
    """How it ended. Neither the machine, the folder nor the clock is in it: the same files give the same report."""
    found: dict[str, Any] = {
        "executionSuccessful": code in (0, 1, 3),
        "exitCode": code,
        "exitCodeDescription": say(f"sarif.exit.{code}") if maybe(f"sarif.exit.{code}") else say("sarif.exit"),
    }
    if left_out:
        note = {"level": "warning", "message": {"text": say("sarif.left-out", number=str(left_out))}}
        found["toolExecutionNotifications"] = [note]
    return found
