"""Ids and the file each record lives in. The file name is the id; the year in the id is the folder."""

from __future__ import annotations

import re

# [0-9] and not \d, which also matches the digits of other scripts.
PROJECT = re.compile(r"P-[0-9]{4}-[0-9]{3,5}")
EVENT = re.compile(r"[DST]-[0-9]{4}-[a-z0-9]{6}")
EVIDENCE = re.compile(r"EV-[0-9]{3}")
# Lower-case letters and digits without the pairs that are read wrong (0/o, 1/l/i).
TOKEN_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
TOKEN_LENGTH = 6
SHORT = 10
SYSTEMS = "systems/"
FOLDERS = {"D": "decisions", "S": "statements", "T": "transactions"}


def project_path(project_id: str) -> str:
    """`projects/2026/P-2026-014.yaml`, relative to the portfolio."""
    return f"projects/{project_id[2:6]}/{project_id}.yaml"


def event_path(event_id: str) -> str:
    """`decisions/2026/D-2026-k7m2qx.yaml`, relative to the portfolio."""
    return f"{FOLDERS[event_id[0]]}/{event_id[2:6]}/{event_id}.yaml"


def checklist_path(project_id: str, questionnaire: str) -> str:
    """`checklists/2026/P-2026-014/mdr.yaml`; the facts lie beside the answers as `facts.yaml`."""
    return f"checklists/{project_id[2:6]}/{project_id}/{questionnaire}.yaml"


def policy_path(valid_from: str) -> str:
    """`policy/2026-01-01.yaml`."""
    return f"policy/{valid_from}.yaml"


def questionnaire_path(questionnaire: str, version: str) -> str:
    """`questionnaires/mdr-1.0.0.yaml`."""
    return f"questionnaires/{questionnaire}-{version}.yaml"


def evidence_path(evidence_id: str) -> str:
    """`evidence/EV-004.yaml`."""
    return f"evidence/{evidence_id}.yaml"


def systems_path(shard: str) -> str:
    """`systems/a.yaml`: the municipality's systems whose hash begins with this digit."""
    return f"{SYSTEMS}{shard}.yaml"


def name_in(path: str) -> str:
    """The id in a path: `P-2026-014` of `projects/2026/P-2026-014.yaml`."""
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")


def short(commit: str) -> str:
    """A commit's id as people read it; programs get the whole one."""
    return commit[:SHORT]


SETTINGS_PATH = "portfolio.yaml"
ORGANISATION_PATH = "organisation.yaml"
CAPACITY_PATH = "capacity.yaml"


def next_project_id(taken: frozenset[str] | set[str], year: int) -> str:
    """The first number after the highest one taken that year."""
    used = [int(item[7:]) for item in taken if item.startswith(f"P-{year:04d}-")]
    return f"P-{year:04d}-{max(used, default=0) + 1:03d}"
