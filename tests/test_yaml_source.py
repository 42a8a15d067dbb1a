"""YAML becomes plain data or findings, whatever is in the file."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spoorboek.text_file import HIDDEN, MAX_BYTES, read_text
from spoorboek.yaml_reading import MAX_DEPTH
from spoorboek.yaml_source import YamlSource, parse


def parsed(text: str):
    data, findings = parse(YamlSource("x.yml", text))
    assert not findings, findings
    return data


def refusal(text: str) -> tuple[str, int, int]:
    """The rule, line and column of the one finding."""
    data, findings = parse(YamlSource("x.yml", text))
    assert data is None
    (finding,) = findings
    return finding.rule, finding.line, finding.column


@pytest.mark.parametrize(
    "word",
    # YAML 1.1 would read a boolean, a number, a date or a time in each of these.
    [
        *("no", "No", "NO", "yes", "on", "off", "y", "True", "FALSE"),
        *("12:30", "010", "0x1F", "0o17", "1e3", "1_000", ".5", "5.", "+5", "-0", ".inf", ".nan"),
        *("2026-11-21", "2026-11-21T10:00:00Z", "NULL", "Null", "=", "10.1234/abc", "1.2.3"),
    ],
)
def test_words_stay_the_text_they_look_like(word):
    assert parsed(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("2.5", 2.5),
        ("~", None),
        ("null", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("|-\n  a\n  b", "a\nb"),
        (">-\n  a\n  b", "a b"),
        ("[1, x]", [1, "x"]),
        ("{b: no}", {"b": "no"}),
    ],
)
def test_only_the_core_words_are_special(text, value):
    result = parsed(f"a: {text}\n")["a"]

    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("a:\n  - b: 1\n    b: 2\n", ("duplicate-key", 3, 5)),
        ("{a: 1, 'a': 2}\n", ("duplicate-key", 1, 8)),
        ("a: &x 1\nb: *x\n", ("unsafe-yaml", 1, 4)),
        ("a: *x\n", ("unsafe-yaml", 1, 4)),
        ("a: !!python/object/apply:os.system ['id']\n", ("unsafe-yaml", 1, 4)),
        ("a: !!int 3\n", ("unsafe-yaml", 1, 4)),
        ("a: !x y\n", ("unsafe-yaml", 1, 4)),
        ("- !!set {a}\n", ("unsafe-yaml", 1, 3)),
        ("? [a, b]\n: c\n", ("unsafe-yaml", 1, 3)),
        ("? {a: b}\n: c\n", ("unsafe-yaml", 1, 3)),
        ("a: [1, 2\n", ("invalid-yaml", 1, 4)),
        ("a: b: c\n", ("invalid-yaml", 1, 5)),
        ("\ta: b\n", ("invalid-yaml", 1, 1)),
        ("a: 1\n---\nb: 2\n", ("invalid-yaml", 2, 1)),
        ("a: 1\n b: 2\n", ("invalid-yaml", 2, 3)),
        ('a: "x\n', ("invalid-yaml", 1, 4)),
    ],
)
def test_what_may_not_be_is_found_where_it_stands(text, expected):
    assert refusal(text) == expected


def test_a_bomb_of_aliases_is_refused_before_it_grows():
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]

    assert refusal("\n".join(rows)) == ("unsafe-yaml", 1, 5)


DEEP = {
    "flow lists": "[" * 100_000,
    "flow lists that close": "[" * 100_000 + "]" * 100_000,
    "flow maps": "{a: " * 100_000,
    "flow pairs": "[a: " * 50_000,
    "flow lists over lines": "[\n" * 100_000,
    "mixed": "[{a: " * 50_000,
    "block lists on one line": "- " * 100_000 + "a",
    "block lists on one line with tabs and spaces": "-   " * 50_000 + "a",
    "block keys on one line": "? " * 100_000 + "a",
    "mixed on one line": "- ? " * 50_000 + "a",
    "block lists over lines": "".join(" " * i + "-\n" for i in range(950)),
    "block maps over lines": "".join(" " * i + "a:\n" for i in range(950)),
    "block keys over lines": "".join(" " * i + "?\n" for i in range(950)),
    "lists in maps over lines": "".join(" " * i + "- a:\n" for i in range(0, 900, 2)),
    "a few in flow in many over lines": "".join(" " * i + "a:\n" for i in range(900))
    + " " * 901
    + "[" * 50,
}


@pytest.mark.parametrize("shape", DEEP)
def test_no_depth_brings_it_down(shape):
    """However deep a file nests, it is refused with a finding."""
    text = DEEP[shape]
    assert len(text) <= MAX_BYTES

    data, findings = parse(YamlSource("x.yml", text))

    assert data is None
    assert [f.rule for f in findings] in (["unsafe-yaml"], ["invalid-yaml"])
    assert YamlSource("x.yml", text).place(("a",)) >= (1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: 1\nfoo: [\n", (2, 6)), ("foo: [x, [y],\n\n", (1, 6)), ("a: [b, {c: [d, e\n", (1, 12))],
)
def test_a_bracket_that_stays_open_is_told_where_it_opens(text, place):
    """Not at the end of the file, where nothing is to be seen."""
    _, (finding,) = parse(YamlSource("x.yml", text))

    assert (finding.line, finding.column) == place
    assert finding.message.startswith("een haakje wordt niet gesloten")


def test_ordinary_depth_is_fine():
    depth = MAX_DEPTH // 2

    assert parsed("[" * depth + "]" * depth) is not None


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        (b"\xef\xbb\xbfa: x\n", {"a": "x"}),
        (b"a: x\r\nb: y\r\n", {"a": "x", "b": "y"}),
        (b"a: |\r\n  x\r\n  y\r\n", {"a": "x\ny\n"}),
        ("a: één ‘Ω’ 🚂\n".encode(), {"a": "één ‘Ω’ 🚂"}),
        (b"", None),
        (b"# niets\n", None),
    ],
)
def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path, raw, data):
    file = tmp_path / "x.yml"
    file.write_bytes(raw)
    text, findings = read_text(file, "x.yml")

    assert findings == []
    assert parsed(text) == data


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: x\x00y\n", ("wrong-encoding", 1, 5)),
        ("a: 1\nb: één\n".encode("latin-1"), ("wrong-encoding", 2, 4)),
        ("a: 1\n".encode("utf-16"), ("wrong-encoding", 1, 4)),
        (b"a: " + b"x" * MAX_BYTES, ("file-too-large", 1, 1)),
        ("a: 1\nb: x\u200by\n".encode(), ("hidden-character", 2, 5)),
        ("a: x\u202ey\n".encode(), ("hidden-character", 1, 5)),
        ("a: x\u2066y\n".encode(), ("hidden-character", 1, 5)),
        ("a: \ufeffx\n".encode(), ("hidden-character", 1, 4)),
        ("a: x\U000e0041\n".encode(), ("hidden-character", 1, 5)),
        ("a: x\u00ady\n".encode(), ("hidden-character", 1, 5)),
        (b"a: x\x1by\n", ("hidden-character", 1, 5)),
        (b"a: x\x07\n", ("hidden-character", 1, 5)),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_where_it_goes_wrong(tmp_path, raw, expected):
    file = tmp_path / "x.yml"
    file.write_bytes(raw)
    _, (finding,) = read_text(file, "x.yml")

    assert (finding.rule, finding.line, finding.column) == expected
    assert finding.hint


def test_what_shows_itself_is_no_hidden_character():
    assert not HIDDEN.search("a\tb\nc\r\n é – ‘’ “” … 🚂 中 Ω\u00a0")


def test_a_missing_file_and_a_folder_are_findings(tmp_path):
    for path in (tmp_path / "weg.yml", tmp_path):
        text, (finding,) = read_text(path, "x")

        assert (text, finding.rule) == ("", "unreadable-file")


SOURCE = YamlSource(
    "x.yml",
    "# kop\nid: x\nlist:\n  - a\n  - key: v\n    other:\n      deep: w\n'quoted':   z\nflow: {p: [1, 22]}\n",
)


@pytest.mark.parametrize(
    ("field", "key", "place"),
    [
        ((), False, (2, 1)),
        (("id",), False, (2, 5)),
        (("id",), True, (2, 1)),
        (("list",), False, (4, 3)),
        (("list",), True, (3, 1)),
        (("list", 0), False, (4, 5)),
        (("list", 1, "key"), False, (5, 10)),
        (("list", 1, "other", "deep"), False, (7, 13)),
        (("list", 1, "other", "deep"), True, (7, 7)),
        (("quoted",), False, (8, 13)),
        (("flow", "p", 1), False, (9, 15)),
        (("list", 1, "absent"), False, (5, 5)),
        (("absent",), False, (2, 1)),
        (("list", 99), False, (4, 3)),
        (("id", "below", 3), False, (2, 5)),
    ],
)
def test_every_field_has_a_place_and_an_absent_one_that_of_its_parent(field, key, place):
    assert SOURCE.place(field, key=key) == place


def test_a_text_that_is_no_yaml_has_its_first_place():
    assert YamlSource("x.yml", "a: [").place(("a", 0)) == (1, 1)


# JSON writes what lies beyond the first plane as two escapes, which YAML does not join.
WORDS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=40)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
YAML_LIKE = st.lists(
    st.sampled_from([*"[]{}:,-?&*!|>'\"%@`#~\n\t ", "a", "- ", ": ", "\n  ", "<<", "---", "é"]),
    max_size=60,
).map("".join)


@given(st.text() | YAML_LIKE)
@settings(max_examples=400)
def test_no_text_makes_it_raise(text):
    """Any text gives data or findings with a place inside it."""
    source = YamlSource("x.yml", text)
    data, findings = parse(source)

    assert not (data is not None and findings)
    assert all(f.line >= 1 and f.column >= 1 and f.message and f.hint for f in findings)
    assert source.place(("a", 0, "b")) >= (1, 1)


@given(raw=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_it_raise(tmp_path: Path, raw: bytes):
    file = tmp_path / "x.yml"
    file.write_bytes(raw)
    text, findings = read_text(file, "x.yml")
    parse(YamlSource("x.yml", text))

    assert all(f.line >= 1 and f.column >= 1 for f in findings)


@given(PLAIN)
def test_json_is_read_as_json(data):
    """A JSON document is YAML 1.2: it is read as the same data."""
    assert parsed(json.dumps(data)) == data
