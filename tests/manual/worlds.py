"""The small portfolios that the examples of the manual happen in; each is built once, from the one before it.

`python -m tests.manual.worlds NAME DIR` writes one to look at. A world has its own day and `kon` at the keyboard.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.manual import form
from tests.manual.running import Bench

PROJECT = "projects/2026/P-2026-001.yaml"
POLICY = "policy/2026-01-01.yaml"

# What guards a portfolio on a server.
WORKFLOW = """on: pull_request
permissions: {}
jobs:
  rules:
    permissions: {contents: read}
    steps:
      - run: digitek -C portfolio check --base "$BASE"
"""
OWNERS = """* @kon
/portfolio/decisions/ @hom
/portfolio/policy/ @hom
/.github/ @hom @kon
"""
HOOK = """repos:
  - repo: local
    hooks:
      - {id: digitek, name: digitek, language: system, entry: digitek check}
"""

# What a person would write with `set`, in one edit.
DESCRIBED: dict[str, Any] = {
    "solution": "Digitale kalendertavler, som personalet skriver på.",
    "purpose": "Mere tid til beboerne.",
    "need": "Beboerne mangler overblik over dagen.",
    "citizen_effect": "Flere klarer dagen selv.",
    "benefits": [
        {"id": "G-001", "leg": "efficiency", "text": "Færre afbrydelser."},
        {"id": "G-002", "leg": "quality", "text": "Mere tryghed."},
    ],
    "budget": {"trial": 60000, "hours": {"trial": 30}},
}
STUDIED: dict[str, Any] = {
    "measurement": "Afbrydelser pr. vagt, talt i to uger.",
    "operating_economics": "2.000 kr. om året.",
    "operation_funded_by": "Plejecentrets egen drift.",
    "roles": "Teamlederen har ansvaret.",
    "preparation": "Tavlerne hænger i fællesrummet.",
    "benefit_chain": "Sag 26/1, bilag 3",
    "experience": "To nabokommuner er spurgt.",
    "involvement": "Beboerrådet har været med.",
    "trial_scope": "Ét plejecenter, fire tavler.",
    "trial_end": "2026-09-30",
    "stop_criteria": "Ingen bruger tavlerne.",
}
TRIED: dict[str, Any] = {
    "experiences": "Tavlerne bruges hver dag.",
    "economy": "50.000 kr. brugt af 60.000 kr.",
    "recommendations": "Drift og spredning.",
    "measurements": "Sag 26/1, bilag 9",
    "chain_revisited": "Sag 26/1, bilag 10",
}


@dataclass(frozen=True)
class World:
    """How a portfolio comes about: from another one, day by day. A step is `date user command`, or an edit."""

    about: str
    today: str
    after: str | None = None
    steps: tuple[str | dict[str, Any], ...] = field(default=())


def done(*steps: str) -> dict[str, Any]:
    """Steps that are done, as `phase.step date by`."""
    parts = [step.split() for step in steps]
    return {
        "steps": [
            dict(zip(("phase", "step"), name.split("."), strict=True)) | {"by": by, "date": day}
            for name, day, by in parts
        ]
    }


IDEA = ("idea.idea-description 2026-01-19 pl1",)
STUDY = (
    "study.schedule 2026-02-10 pl1",
    "study.benefits 2026-02-10 lo1",
    "study.project-description 2026-02-10 pl1",
    "study.contract-draft 2026-02-10 pl1",
)
TRIAL = ("trial.trial 2026-09-30 pl1", "trial.evaluation 2026-09-30 pl1")

WORLDS: dict[str, World] = {
    "new": World("just `init`, with all questionnaires; no project", "2026-01-05"),
    "light": World(
        "`new` without questionnaires, so that a project has no checklist to answer and is read in no time",
        "2026-01-05",
        "new",
        (
            {"edit": POLICY, "unset": ["questionnaires"]},
            {"delete": "questionnaires"},
            {"git": "add -A"},
            {"git": "commit -q --amend --no-edit"},
        ),
    ),
    "idea": World(
        "P-2026-001 in phase idea: all six steps of intake, little described; area omsorg, owner lo1, manager pl1",
        "2026-01-16",
        "light",
        (
            '2026-01-12 kon new-idea --title Kalendertavler --area omsorg --submitter abc --no-it --need "Intet overblik."',
            "2026-01-12 kon intake 1 triage --outcome project --by kon",
            "2026-01-12 kon intake 1 blockers --none --by kon",
            "2026-01-13 kon intake 1 interest --yes --by lo1",
            "2026-01-13 kon intake 1 priority --level medium --by lo1",
            "2026-01-14 kon intake 1 owner lo1 --by hom",
            "2026-01-14 kon intake 1 manager pl1 --by kon",
        ),
    ),
    "guarded": World(
        "`idea` with what guards a portfolio on a server: a workflow, CODEOWNERS and a hook that call digitek",
        "2026-01-16",
        "idea",
        (
            {"write": "/.github/workflows/portfolio.yml", "text": WORKFLOW},
            {"write": "/.github/CODEOWNERS", "text": OWNERS},
            {"write": "/.pre-commit-config.yaml", "text": HOOK},
            {"git": "add --all"},
            {"git": "commit -q -m Vagten"},
        ),
    ),
    "setup": World(
        "`idea` after `setup`: owners, rules of the branch, the editor's settings and schemas beside the portfolio",
        "2026-01-16",
        "idea",
        ("2026-01-16 kon setup --forge github",),
    ),
    "accounts": World(
        "`idea` with a team of heads on the server, after `setup`: every line of owners asks somebody",
        "2026-01-16",
        "idea",
        (
            {
                "replace": {
                    "in": "organisation.yaml",
                    "old": "title: Omsorgschef",
                    "new": 'title: Omsorgschef\n    account: "@kommunen/chefer"',
                }
            },
            "2026-01-16 kon commit --reason Konto",
            "2026-01-16 kon setup --forge github",
        ),
    ),
    "gitlab": World(
        "`idea` after `setup` for GitLab",
        "2026-01-16",
        "idea",
        ("2026-01-16 kon setup --forge gitlab",),
    ),
    "gate1": World(
        "P-2026-001 at the door of gate 1, ready: described, recommended, approved, commented, funding the area's own",
        "2026-01-26",
        "idea",
        (
            {"edit": PROJECT, "set": DESCRIBED | done(*IDEA)},
            "2026-01-19 pl1 commit --reason Beskrevet",
            "2026-01-20 pl1 risk 1 --by pl1 --category 2 --technology 2 --reason Kendt",
            '2026-01-21 kon recommend 1 --by kon --priority medium --hours 40 --text "Kom i gang."',
            "2026-01-22 lo1 approve 1 idea-description --by lo1",
            '2026-01-23 hom comment 1 idea-description --by hom --funding own --text "Godt forslag."',
        ),
    ),
    "decided": World(
        "gate 1 taken on 26 January 2026 by hom with one condition: P-2026-001 in study, with statements and decision",
        "2026-02-02",
        "gate1",
        (
            '2026-01-26 hom gate advance 1 gate-1 --by hom --reason "Gevinsten er tydelig"'
            ' --condition "Mål afbrydelserne;pl1;2026-03-01"',
        ),
    ),
    "gate2": World(
        "P-2026-001 at the door of gate 2, ready, the condition met; the trial asks for 60,000 of the area's pool",
        "2026-02-16",
        "decided",
        (
            {"edit": PROJECT, "set": STUDIED | done(*IDEA, *STUDY)},
            "2026-02-10 pl1 commit --reason Undersøgt",
            '2026-02-10 pl1 gate condition 1 D-2026-decdea 1 --by pl1 --evidence "Sag 26/1, bilag 8"',
            '2026-02-11 kon recommend 1 --by kon --priority medium --hours 30 --text "Afprøv."',
            "2026-02-12 lo1 approve 1 project-description --by lo1",
            '2026-02-13 hom comment 1 project-description --by hom --text "Ja."',
        ),
    ),
    "trial": World(
        "P-2026-001 in its trial: gate 2 with 60,000 of omsorg reserved, 50,000 committed, trial-start, 20,000 spent",
        "2026-04-01",
        "gate2",
        (
            "2026-02-16 hom gate advance 1 gate-2 --by hom --reserve omsorg=60000 --reason Planen",
            '2026-03-02 pl1 step done 1 contract --by pl1 --evidence "Sag 26/1, bilag 7"',
            '2026-03-02 kon pools commit omsorg 50000 --project 1 --document "Kontrakt 26/1"',
            "2026-03-03 hom gate advance 1 trial-start --by hom --reason Klar",
            '2026-03-16 kon pools spend omsorg 20000 --project 1 --document "Faktura 1"',
        ),
    ),
    "gate3": World(
        "P-2026-001 at the door of gate 3, ready: tried, evaluated, approved, commented",
        "2026-10-06",
        "trial",
        (
            '2026-09-01 kon pools spend omsorg 30000 --project 1 --document "Faktura 2"',
            {
                "edit": PROJECT,
                "set": TRIED | {f"steps.{number}": step for number, step in enumerate(done(*TRIAL)["steps"], 6)},
            },
            "2026-09-30 pl1 commit --reason Evalueret",
            '2026-10-01 kon recommend 1 --by kon --priority medium --text "Drift og spredning."',
            "2026-10-02 lo1 approve 1 evaluation --by lo1",
            '2026-10-05 hom comment 1 evaluation --by hom --text "Vi fortsætter."',
        ),
    ),
    "operation": World(
        "P-2026-001 through gate 3 into operation and rollout, at the control point operation passed",
        "2026-11-02",
        "gate3",
        (
            '2026-10-06 hom gate advance 1 gate-3 --outcome operation --outcome rollout --by hom --reason "Målet er nået"',
            "2026-10-12 pl1 step done 1 organisation --by pl1",
            '2026-10-14 hom gate advance 1 operation --by hom --reason "Overtaget"',
        ),
    ),
    "books": World(
        "`trial`, then 25,000 moved from social to omsorg and a purchase of 12,500 from sundhed",
        "2026-05-04",
        "trial",
        (
            '2026-04-20 kon pools transfer social omsorg 25000 --by hso,hom --reason "Omsorg har flere tavler"',
            '2026-04-27 kon pools purchase sundhed 12500 --title Stativer --by hsu --reason "Til fællesrum"',
        ),
    ),
}

# Worlds that take up what others do, or go on from them to the end of the year.
WORLDS |= {
    "asked": World(
        "`idea` with all questionnaires, nothing answered: what examples of checklists happen in",
        "2026-01-16",
        "new",
        WORLDS["idea"].steps,
    ),
    "form": World(
        "`idea` with two small questionnaires and their facts (tests/manual/form.py), all answered by pl1 and signed",
        "2026-01-20",
        "idea",
        form.STEPS,
    ),
    "handed": World(
        "`operation`, handed over on 9 November 2026: the pools are closed to it",
        "2026-11-16",
        "operation",
        ("2026-11-09 hom decide 1 hand-over --by hom --benefit-owner lo1 --reason Overdraget",),
    ),
    "yearend": World(
        "`books` in January 2027: frames adopted and opened, 2026 not closed, omsorg's money still held by P-2026-001",
        "2027-01-12",
        "books",
        (
            "2027-01-11 kon pools frames 2027 social=200000 sundhed=200000 omsorg=200000 common=1372000"
            ' --document "Budget 2027"',
            "2027-01-11 kon pools open --year 2027",
        ),
    ),
    "closed": World(
        "2026 closed on 13 January 2027: what P-2026-001 holds is carried forward, the rest has lapsed",
        "2027-02-01",
        "yearend",
        (
            '2027-01-12 hom decide 1 carry-forward --by hom --reason "Kontrakten løber videre"',
            "2027-01-13 kon pools close 2026",
        ),
    ),
    "undone": World(
        "`decided`, then a purchase of 12,500 booked and taken back by kon, and gate 1 taken back by hom",
        "2026-02-02",
        "decided",
        (
            "2026-01-28 kon pools purchase sundhed 12500 --title Stativer --by hsu --reason Fællesrum",
            "2026-01-29 kon undo --reason Fejl",
            '2026-01-30 hom undo --reason "Forkert møde"',
        ),
    ),
    "rethought": World(
        "gate 3 of P-2026-001 ended in a rethink, and P-2026-002 is the new project",
        "2026-10-12",
        "gate3",
        (
            '2026-10-06 hom gate advance 1 gate-3 --outcome rethink --title "Tavler på sygehuset" --by hom --reason Bedre',
        ),
    ),
    "other": World(
        "P-2026-001 as an other project, which has no gates: in operation, and confirmed there",
        "2026-03-02",
        "idea",
        (
            {"edit": PROJECT, "set": DESCRIBED | {"type": "other", "other_model": "Velfærdsteknologi"}},
            {"git": "commit -qam Beskrevet"},
            "2026-01-19 pl1 risk 1 --by pl1 --category 2 --technology 2 --reason Kendt",
            "2026-02-02 lo1 phase start 1 operation --by lo1,hom --reason Klar",
            "2026-02-16 lo1 gate advance 1 operation --by lo1,hom --reason Overtaget",
        ),
    ),
}


def main() -> None:
    """Write a world into a folder and name its files."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    bench = Bench(folder / "worlds", WORLDS)
    place = bench.copy(name, folder / name)
    for path in sorted((place / "portfolio").rglob("*.yaml")):
        print(path)


if __name__ == "__main__":
    main()
