from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml.error import YAMLError

from digitek_cli.errors import DataError
from digitek_cli.store import yaml_io
from digitek_cli.store.yaml_guard import MAX_BYTES, PlainFloat


def refused(data: bytes) -> tuple[str, int | None]:
    with pytest.raises(DataError) as problem:
        yaml_io.read(data, "some/file.yaml")
    (finding,) = problem.value.findings
    assert finding.path == "some/file.yaml"
    assert problem.value.code == finding.code
    return finding.code, finding.line


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"a: 1\n" + b"#" * MAX_BYTES, "FILE001", None),
        ("a: æ\n".encode("utf-16"), "FILE002", 1),
        ("a: x\n".encode("utf-16-le"), "FILE002", 1),
        ("a: 1\nb: æ\n".encode("latin-1"), "FILE002", 2),
        (b"a: 1\nb: x\x00y\n", "FILE003", 2),
        (b"a: 1\nb: \x1b[31m\n", "FILE003", 2),
        (b"a: 1\rb: 2\n", "FILE003", 1),
        ("a: x\u202ey\n".encode(), "FILE003", 1),
        ("a: x\x85y\n".encode(), "FILE003", 1),
        ("a: x\u2028y\n".encode(), "FILE003", 1),
        ("a: x\ufffey\n".encode(), "FILE003", 1),
        (b'a: 1\nb: "\\u202e"\n', "FILE003", 2),
        (b'a: 1\nb: "\\0"\n', "FILE003", 2),
        (b"a: &x 1\n", "FILE005", 1),
        (b"a: 1\nb: *x\n", "FILE005", 2),
        (b"a: &x [*x]\n", "FILE005", 1),
        (b"a: !!python/object/apply:os.system [x]\n", "FILE006", 1),
        (b"a: !!binary aGk=\n", "FILE006", 1),
        (b"a: !foo x\n", "FILE006", 1),
        (b"!!map {a: 1}\n", "FILE006", 1),
        (b"%YAML 1.1\n---\na: no\n", "FILE006", 1),
        (b"a: 1\nb: 2\na: 3\n", "FILE007", 3),
        (b"a: 1\n'a': 3\n", "FILE007", 2),
        (b"a: 1\n---\nb: 2\n", "FILE008", 2),
        (b"", "FILE009", 1),
        (b"# only a comment\n", "FILE009", 1),
        (b"- a\n- b\n", "FILE009", 1),
        (b"text\n", "FILE009", 1),
        (b"null\n", "FILE009", 1),
        (b"? [a, b]\n: c\n", "FILE010", 1),
        (b"a: 1\n<<: {b: 1}\n", "FILE011", 2),
        (b"a: [" + b"1," * 21_000 + b"]\n", "FILE012", 1),
        (b"a: [1, 2\n", "FILE013", 2),
        (b"a: 'open\n", "FILE013", None),
        (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "FILE014", 2),
        (b"a: " + b"9" * 31 + b"\n", "FILE015", 1),
        (b"a: 0x" + b"f" * 40 + b"\n", "FILE015", 1),
        (b"a:\n\tb: 1\n", "FILE016", 2),
        (b"a: 1\nb: x\t\n", "FILE016", 2),
        (b"a: 1\nb:\tx\n", "FILE016", 2),
        (b"a: 1\nb: x\t# said\n", "FILE016", 2),
        (b"a:\n  b:\t# said\n    c: 1\n", "FILE016", 2),
        (b"a: x\ty\n", "FILE016", 1),
        (b"a: |\t\n  x\n", "FILE016", 1),
        (b"a: 'x'\t\n", "FILE016", 1),
        (b"a: [1,\t2]\n", "FILE016", 1),
        (b"a: 1\n\t\nb: 2\n", "FILE016", 2),
        (b"a: 1\n\t# said\n", "FILE016", 2),
        (b"a: b: c\n", "FILE017", 1),
    ],
)
def test_what_a_portfolio_file_may_not_hold_is_refused_with_its_line(data: bytes, code: str, line: int | None) -> None:
    found, at = refused(data)
    assert found == code
    assert line is None or at == line


def test_both_lines_of_a_duplicate_key_are_named() -> None:
    with pytest.raises(DataError) as problem:
        yaml_io.read(b"a: 1\nb:\n  c: 1\n  c: 2\n", "f.yaml")
    assert problem.value.params == {"key": "c", "first": 3}
    assert problem.value.where == "f.yaml:4"


BOMBS = [
    b"a: " + b"[" * 6000,
    b"a: " + b"[" * 100_000,
    b"a: " + b"{a: " * 30_000,
    b"- " * 100_000,
    b"a:\n" + b"- " * 100_000,
    b"? " * 100_000,
    # Brackets that comments seem to close again: only the count of real events sees this one.
    b"a:\n" + b" [ #]\n" * 30_000,
    b"".join(b" " * depth + b"a:\n" for depth in range(600)),
    b"a: " + b"[" * 21 + b"]" * 21 + b"\n",
    b"".join(b" " * depth + b"a:\n" for depth in range(22)),
]


@pytest.mark.parametrize("data", BOMBS, ids=range(len(BOMBS)))
def test_deep_nesting_is_refused(data: bytes) -> None:
    assert refused(data)[0] == "FILE004"


def test_deep_nesting_leaves_the_process_alive() -> None:
    # libyaml's own composer dies of this with a signal that no test could catch in its own process.
    script = (
        "from digitek_cli.store import yaml_io\nfrom digitek_cli.errors import DataError\n"
        "try:\n    yaml_io.read(b'a:\\n' + b' [ #]\\n' * 40000, 'f')\nexcept DataError as e:\n    print(e.code)"
    )
    path = [item for item in sys.path if item]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path[:0] = {path!r}\n{script}"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "FILE004\n")


def test_twenty_levels_are_read() -> None:
    assert yaml_io.read(b"a: " + b"[" * 19 + b"]" * 19 + b"\n", "f").data


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026-99-99", "2026-99-99"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("1,5", "1,5"),
        ("1.250,50", "1.250,50"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("007", 7),
        ("-12", -12),
        ("0o17", 15),
        ("0x1F", 31),
        ("=", "="),
        ("50%", "50%"),
    ],
)
def test_a_plain_word_means_what_the_core_rules_say(plain: str, value: object) -> None:
    found = yaml_io.read(f"a: {plain}\n".encode(), "f").data["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("plain", ["1.5", "1e3", ".5", "5.", "-.5", ".inf", "-.Inf", ".nan", "10.50"])
def test_a_plain_decimal_is_marked_as_inexact(plain: str) -> None:
    assert isinstance(yaml_io.read(f"a: {plain}\n".encode(), "f").data["a"], PlainFloat)


@pytest.mark.parametrize("quoted", ["'12'", '"12"', "'null'", '"true"', "'<<'"])
def test_quotes_make_text(quoted: str) -> None:
    assert yaml_io.read(f"a: {quoted}\n".encode(), "f").data == {"a": quoted[1:-1]}


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    assert yaml_io.read(b"\xef\xbb\xbfa: |\r\n  x\r\n  y\r\nb: 1\r\n", "f").data == {"a": "x\ny\n", "b": 1}


def test_every_key_and_item_has_its_line() -> None:
    parsed = yaml_io.read(b"a: 1\nb:\n  - x\n  - c: 2\n    d:\n      - y\n", "f")
    assert parsed.lines == {
        ("a",): 1,
        ("b",): 2,
        ("b", 0): 3,
        ("b", 1): 4,
        ("b", 1, "c"): 4,
        ("b", 1, "d"): 5,
        ("b", 1, "d", 0): 6,
    }
    assert parsed.line(("b", 1, "missing", "x")) == 4
    assert parsed.line(("nothing",)) == 1


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_end_in_anything_but_data_or_a_finding(data: bytes) -> None:
    with contextlib.suppress(DataError):
        assert isinstance(yaml_io.read(data, "f").data, dict)


SNIPPETS = st.lists(
    st.sampled_from(
        [*list("ab:-?[]{},&*!|>'\"#%@`~ \n\t0123.e<=\\"), "\n  ", ": ", "- ", "---\n", "é", "\ufffe", "😀"]
    ),
    max_size=40,
).map("".join)


@given(SNIPPETS)
def test_with_and_without_libyaml_files_read_the_same(text: str) -> None:
    results = []
    for parser in (yaml_io._CParser, yaml_io._PureParser):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_io, "_CParser", parser)
            try:
                results.append(repr(yaml_io.read(b"k: 1\n" + text.encode(), "f").data))
            except DataError as problem:
                results.append(type(problem).__name__)
    # The two scanners differ on some broken files, so both must read a file before they can be compared.
    if "DataError" not in results:
        assert results[0] == results[1]


TABBED = st.lists(
    st.sampled_from(
        [*list("ab:-[]{},|>'\"# \t1.\\"), "\t", "\n", "\n  ", ": ", "a: ", "b: |\n  x", "d: >-\n  x", '"\t', "\n\t"]
    ),
    max_size=14,
).map("".join)


def fault(write: Callable[[], bytes]) -> str:
    try:
        write()
    except DataError as problem:
        return problem.code
    return ""


@given(TABBED)
def test_a_file_that_is_read_can_be_written(text: str) -> None:
    """Also where tabs stand about in it; what only the writer refuses is named as a fault of the file."""
    data = b"k: 1\nz: " + text.encode()
    try:
        ours = yaml_io.read(data, "f").data
    except DataError:
        return
    for write in (lambda: yaml_io.relaid(data, ours), lambda: yaml_io.amend(data, ours, {**ours, "k": 2})):
        assert fault(write) in ("", "FILE013")


@pytest.mark.parametrize(
    "text", ['a: "x\ty"\n', "a: 'x\ty'  # s\taid\n", "a: |\n  x\ty\n  \tz\n", "a: >-\n  x\ty\n", '"a\tb": x\n']
)
def test_a_tab_inside_a_text_or_a_comment_is_kept(text: str) -> None:
    data = f"k: 1\n{text}".encode()
    ours = yaml_io.read(data, "f").data
    assert yaml_io.amend(data, ours, {**ours, "k": 2}) == data.replace(b"k: 1", b"k: 2")


def test_a_file_whose_block_does_not_end_its_last_line_can_be_amended() -> None:
    data = b"k: 1\na: |\n  one\n  two"
    ours = yaml_io.read(data, "f").data
    made = yaml_io.amend(data, ours, {**ours, "k": 2})
    assert yaml_io.read(made, "f").data == {**ours, "k": 2}


def test_what_only_the_writer_refuses_is_a_fault_of_the_file() -> None:
    with pytest.raises(DataError) as problem:
        yaml_io.relaid(b"k: 1\nz: >#\n  x\n", {"k": 1, "z": "x\n"})
    assert (problem.value.code, problem.value.findings[0].line) == ("FILE013", 2)


@given(SNIPPETS)
def test_the_writer_sees_the_same_texts_as_the_reader(text: str) -> None:
    data = b"k: 1\n" + text.encode()
    try:
        ours = yaml_io.read(data, "f").data
        theirs = yaml_io._ruamel().load(data.decode())
    except (DataError, YAMLError):
        return  # a file that one of them refuses is never amended
    for key, value in ours.items():
        if isinstance(value, str):
            assert theirs[key] == value


def test_load_plain_names_the_file_and_line() -> None:
    assert yaml_io.load_plain(b"a: 1\n", "answers.yaml") == {"a": 1}
    with pytest.raises(DataError) as problem:
        yaml_io.load_plain(b"a: 1\na: 2\n", "answers.yaml")
    assert problem.value.where == "answers.yaml:2"
