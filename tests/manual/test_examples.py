"""Every example of the manual: what is bad brings the finding, what is good does not."""

from __future__ import annotations

import pytest

from digitek_cli.errors import DataError
from digitek_cli.store import manual
from tests.manual.running import Bench, command_of
from tests.manual.worlds import WORLDS


def examples() -> list[str]:
    """Every code with an example; a family that cannot be read stands for itself and fails."""
    found = []
    for family in manual.families():
        try:
            found += [code for code, entry in manual.entries(family).items() if entry.example is not None]
        except DataError:
            found.append(family)
    return found


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("manual"), WORLDS)


@pytest.mark.parametrize("code", examples())
def test_the_example_breaks_and_keeps_the_rule(code: str, bench: Bench) -> None:
    entry = manual.entry(code) if code not in manual.families() else manual.entries(code)[code]
    assert entry is not None
    assert entry.example is not None
    names = {code, f"{code}-near"}
    bad = bench.bad(code, entry.example)
    assert names & set(bad), f"bad brings {sorted(bad) or 'nothing'}"
    known = manual.said()[code]
    heard = {gravity for name in names for gravity in bad.get(name, ())}
    assert heard <= {*known.severity, *known.ends}, "run `python -m scripts.said`"
    assert command_of(entry.example.command) in known.commands, "run `python -m scripts.said`"
    good, exit_code = bench.good(code, entry.example)
    assert not names & set(good), f"good brings {code} as well"
    assert exit_code == 0, f"good ends with {exit_code}: {sorted(good)}"
