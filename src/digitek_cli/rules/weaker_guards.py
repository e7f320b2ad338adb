"""What opens a guard: a check that runs or fails no more, an owner who is no longer asked, a file kept unseen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digitek_cli.rules.finding import Finding, warning
from digitek_cli.rules.owners import example, owners_of, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digitek_cli.rules.guards import Guard

# A file in a folder below is none: no server runs it.
WORKFLOW = re.compile(r"\.(?:github|forgejo|gitea)/workflows/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab/.+\.ya?ml")
# Every repetition has an end: a stranger wrote what is looked through.
RUNS = re.compile(r"\bdigitek\b.{0,300}\bcheck\b")
USES = re.compile(r"(?:^|[/_-])digitek(?:[/@_-]|$)")
BASE = re.compile(r"--base\b")
PINNED = re.compile(r"@[0-9a-f]{40,64}$")
# What lets a step pass whatever the check says.
PASSES = re.compile(
    r"\|\|[ \t]{0,9}(?:true|:|exit[ \t]+0|echo)(?![\w-])|;[ \t]{0,9}(?:true|:)[ \t]{0,9}$"
    r"|\bset[ \t]{1,9}\+\w{0,9}e|^[ \t]{0,40}exit[ \t]{1,9}0\b|[^&]&[ \t]{0,9}$",
    re.MULTILINE,
)
NEVER = re.compile(r"\s*(?:\$\{\{)?\s*(?:false|0|'')\s*(?:\}\})?\s*")
FILTERS = ("paths", "branches", "types")
# What keeps a file from being read as it lies there: by git, by whoever merges, or by whoever reviews.
ATTRIBUTES = re.compile(
    r"(?:filter|merge|diff|working-tree-encoding)=.+|ident|export-subst|export-ignore|-diff|binary|linguist-generated.*"
)
SHOWN = 5
# What the owners of a portfolio are asked about.
OWNED = (
    *("decisions/2026/D-2026-aaaaaa.yaml", "transactions/2026/T-2026-aaaaaa.yaml", "policy/2026-01-01.yaml"),
    *("questionnaires/mdr-1.0.0.yaml", "organisation.yaml", "portfolio.yaml"),
)
GUARDS = (".github/workflows/portfolio.yml", ".github/CODEOWNERS")


def opened(guards: Sequence[Guard], prefix: str) -> Iterator[tuple[Guard, list[Finding]]]:
    """Each guard that asks less than before, with what is said about it."""
    for guard, found in ((guard, list(_one(guard))) for guard in guards if guard.before != guard.after):
        if found:
            yield guard, found
    workflows = [guard for guard in guards if WORKFLOW.fullmatch(guard.path)]
    moved = [guard for guard in workflows if guard.before != guard.after]
    if moved:
        lost = _best(guard.was for guard in workflows) - _best(guard.now for guard in workflows)
        lost = lost & {"step"} or lost  # without the step there is nothing to say of it
        found = [warning("GOV010", variant=name, file=moved[0].path) for name in STRENGTHS if name in lost]
        if found:
            yield moved[0], found
    yield from _owners(guards, prefix)


def _one(guard: Guard) -> Iterator[Finding]:
    """What the file alone shows."""
    if WORKFLOW.fullmatch(guard.path):
        narrower = _filters(guard.was, guard.now) if "pull_request" in _triggers(guard.was) else set()
        wider = {"target": _targets(guard.now) - _targets(guard.was), "write": _writes(guard.now) - _writes(guard.was)}
        for name, new in (wider | {"filter": narrower}).items():
            if new:
                yield warning("GOV010", variant=name, file=guard.path, places=tuple(sorted(new)[:SHOWN]))
        if guard.after is not None and guard.now is None and guard.was is not None:
            yield warning("GOV010", variant="unread", file=guard.path)
    elif guard.path.endswith(".gitattributes"):
        given = sorted(_attributes(guard.after) - _attributes(guard.before))
        if given:
            yield warning("GOV015", file=guard.path, places=tuple(given[:SHOWN]))
    elif "CODEOWNERS" not in guard.path and _mentions(guard.before) > _mentions(guard.after):
        yield warning("GOV016", file=guard.path)


def _mentions(text: str | None) -> int:
    return sum("digitek" in line and not line.lstrip().startswith("#") for line in (text or "").split("\n"))


def _attributes(text: str | None) -> set[str]:
    rows = (line.split() for line in (text or "").split("\n") if not line.startswith("#"))
    return {f"{row[0]} {word}" for row in rows for word in row[1:] if ATTRIBUTES.fullmatch(word)}


def _owners(guards: Sequence[Guard], prefix: str) -> Iterator[tuple[Guard, list[Finding]]]:
    """The owners by the file that the server takes; another owner beside them is one more who may agree alone."""
    files = [guard for guard in guards if guard.path.endswith("CODEOWNERS")]
    moved = next((guard for guard in files if guard.before != guard.after), None)
    if moved is None:
        return
    was, now = ({guard.path: getattr(guard, side) for guard in files} for side in ("before", "after"))
    found: dict[tuple[str, ...], list[str]] = {}
    named = {example(glob) for text in (*was.values(), *now.values()) for _, glob, _ in rows(text or "")}
    ours = sorted(path for path in named if _ours(path, prefix))
    asked = dict.fromkeys((*(prefix + name for name in OWNED), *GUARDS, *ours))
    for path in asked:
        old, new = owners_of(path, was), owners_of(path, now)
        if old and (not new or set(new) - set(old)):
            found.setdefault(old, []).append(path)
    if found:
        yield (
            moved,
            [
                warning("GOV011", file=moved.path, places=tuple(places), owners=tuple(owners))
                for owners, places in found.items()
            ],
        )


def _ours(path: str, prefix: str) -> bool:
    """Whether a path is one of a guard, or lies where the portfolio keeps what somebody answers for."""
    return path.startswith((".github/", *(f"{prefix}{name.partition('/')[0]}" for name in OWNED)))


# What a step that runs the check can have, and what is said when no step has it any more.
STRENGTHS = ("step", "enabled", "condition", "base", "pinned", "fails", "pull-request")


def _best(documents: Iterable[Any]) -> frozenset[str]:
    """What the strongest step of all workflows has: one good step is enough."""
    return max((step for document in documents for step in _steps(document)), key=len, default=frozenset())


def _steps(document: Any) -> Iterator[frozenset[str]]:
    """The strengths of every step that runs the check."""
    for job in _jobs(document):
        for step in _parts(job):
            runs, uses = _text(step.get("run") or step.get("script")), _text(step.get("uses"))
            if RUNS.search(runs) or USES.search(uses):
                yield frozenset(_strengths(document, job, step, runs))


def _strengths(document: Any, job: dict[str, Any], step: dict[str, Any], runs: str) -> Iterator[str]:
    yield "step"
    conditions = [part["if"] for part in (job, step) if "if" in part]
    conditions += [part["when"] for part in (job, step) if part.get("when") in ("never", "manual")]
    if not any(NEVER.fullmatch(_text(item).lower()) or item in ("never", "manual") for item in conditions):
        yield "enabled"
    if not conditions:
        yield "condition"
    if not runs or BASE.search(runs):
        yield "base"
    if runs or PINNED.search(_text(step.get("uses"))):
        yield "pinned"
    tolerated = [part.get(name) for part in (job, step) for name in ("continue-on-error", "allow_failure")]
    if not any(item not in (None, False) for item in tolerated) and not PASSES.search(runs):
        yield "fails"
    if "on" not in document or "pull_request" in _triggers(document):
        yield "pull-request"


def _jobs(document: Any) -> list[dict[str, Any]]:
    """The jobs of a workflow; in other files every entry may be one."""
    if not isinstance(document, dict):
        return []
    jobs = document.get("jobs", document)
    return [job for job in jobs.values() if isinstance(job, dict)] if isinstance(jobs, dict) else []


def _parts(job: dict[str, Any]) -> list[dict[str, Any]]:
    steps = job.get("steps")
    return [job, *(step for step in steps if isinstance(step, dict))] if isinstance(steps, list) else [job]


def _triggers(document: Any) -> dict[str, Any]:
    named = document.get("on") if isinstance(document, dict) else None
    if isinstance(named, dict):
        return named
    return {str(name): None for name in (named if isinstance(named, list) else [named])}


def _targets(document: Any) -> set[str]:
    """Triggers that give a stranger's branch the rights of the repository."""
    return {name for name in ("pull_request_target", "workflow_run") if name in _triggers(document)}


def _writes(document: Any) -> set[str]:
    """What a workflow may write with its token; without a word about it, whatever the server's default gives."""
    if not isinstance(document, dict) or not isinstance(document.get("jobs"), dict):
        return set()
    found = set() if "permissions" in document else {"permissions"}
    for part in (document, *_jobs(document)):
        given = part.get("permissions")
        if isinstance(given, dict):
            found |= {str(name) for name, right in given.items() if right == "write"}
        elif given == "write-all":
            found.add("write-all")
    return found


def _filters(was: Any, now: Any) -> set[str]:
    """What newly keeps the check from a pull request: a list that it must be on, or one that takes it out."""
    old, new = (_asked(document) for document in (was, now))
    found = {name for name in FILTERS if name in new and name not in old}
    for name in FILTERS:
        gone = _listed(old.get(name)) - _listed(new.get(name)) if name in new else set()
        left_out = {item for item in _listed(new.get(name)) - _listed(old.get(name)) if item.startswith("!")}
        left_out |= _listed(new.get(f"{name}-ignore")) - _listed(old.get(f"{name}-ignore"))
        found |= {f"{name}: {item}" for item in gone | left_out}
    return found


def _asked(document: Any) -> dict[str, Any]:
    """The conditions under which a pull request is looked at."""
    given = _triggers(document).get("pull_request")
    return given if isinstance(given, dict) else {}


def _listed(value: Any) -> set[str]:
    return set(map(str, value)) if isinstance(value, list) else set() if value is None else {str(value)}


def _text(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
