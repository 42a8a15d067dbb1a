"""A hostile world: a base in which every text field of every record type holds what attackers write.

The records are made from the models, so a new field or type is in it without anybody's effort. What a
field may not hold is put right by what validation says of it; everything else stays hostile.
"""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin
from unittest.mock import patch

import yaml

from spoorboek.adapters.command_line import build
from spoorboek.records import RECORD_TYPES
from spoorboek.records.law import Milestone
from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo, OneOf
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, FieldPath, fields_of
from spoorboek.records.validation import validate
from spoorboek.records.vocabulary import Vocabulary
from tests.real import ROOT, real_base

HIT = "__hit"
PAYLOADS = (
    f'"><svg onload={HIT}(1)>',
    f"'><img src=x onerror={HIT}(2)>",
    f"<script>{HIT}(3)</script>",
    f"</script><script>{HIT}(4)</script>",
    f"</title></style></textarea><script>{HIT}(5)</script>",
    f"--><script>{HIT}(6)</script><!--",
    f"]]><script>{HIT}(7)</script><![CDATA[",
    f"javascript:{HIT}(8)",
    f"data:text/html,<script>{HIT}(9)</script>",
    f"vbscript:{HIT}(10)",
    f'[klik](javascript:{HIT}(11)) ![x](x" onerror="{HIT}(12))',
    "{{7*7}} {% include 'base.html' %} {{ config.items() }} ${7*7} #{7*7} <%= 7*7 %>",
    '<!--spoorboek {"slot": "handbook", "args": []}-->',
    "@@inhoud@@ @@titel@@ @@kop@@",
    f'" autofocus onfocus={HIT}(13) x="',
    f"' onmouseover='{HIT}(14)",
    f"`onclick={HIT}(15)`",
    f"${{{HIT}(16)}}",
    "<style>*{background:url(https://example.invalid/)}</style> x:expression(1)",
    '<iframe src="https://example.invalid/"></iframe><base href="https://example.invalid/">',
    "<meta http-equiv=refresh content='0;url=https://example.invalid/'>",
    "&lt;script&gt; &#60;b&#62; &amp;amp;",
    '=HYPERLINK("https://example.invalid/","klik")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "| a | b | @iemand #1 `code` <details> ::error::x",
    "een\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nX:\r\n,;\\n",
    "\\input{/etc/passwd} \\write18{id} $\\href{javascript:1}{x}$",
    "links\u202erechts\u2066\u2069 \u200b\ufeff \U000e0041",
    "\x1b[31mrood\x1b]0;titel\x07 \x08\x7f",
    "%0A::set-output name=x::y ##[error]x",
)
VARIANTS = 6


def _rotated(start: int) -> str:
    """All payloads in one text; another one first each time, so that none can hide behind another."""
    start %= len(PAYLOADS)
    return " ".join((*PAYLOADS[start:], *PAYLOADS[:start]))


@dataclass
class Pen:
    """Writes texts, each with a name of its own, so that it can be found again."""

    single: bool
    numbers: Iterator[int] = field(default_factory=count)

    def text(self) -> str:
        """`t12t` and a payload, or all of them."""
        number = next(self.numbers)
        payload = PAYLOADS[number % len(PAYLOADS)] if self.single else _rotated(number)
        return f"t{number}t {payload}"


NUMBERS = count()


def record_data(record_type: type[Record], variant: int) -> dict[str, Any]:
    """A record with every field (in the last variant: every required field) filled."""
    pen = Pen(single=variant > 0, numbers=NUMBERS)
    data = _part(record_type, variant, pen)
    data["id"] = record_id(variant)
    for _ in range(20):
        _, problems = validate(record_type, data)
        if not problems:
            return data
        for problem in problems:
            _repair(data, problem.field, problem.rule)
    raise AssertionError(f"{record_type.name}: {problems}")


def record_id(variant: int) -> str:
    return f"vol{variant}"


def _part(model: type[Part], variant: int, pen: Pen) -> dict[str, Any]:
    asked = [f for f in fields_of(model) if f.required or variant < VARIANTS - 1]
    return {f.key: [_value(f, variant, pen)] if f.many else _value(f, variant, pen) for f in asked}


def _value(field: Field, variant: int, pen: Pen) -> Any:
    if field.part:
        return _part(field.part, variant, pen)
    for marker in field.markers:
        match marker:
            case OneOf(vocabulary=name):
                words = list(real_base().vocabularies.get(name, {}))
                return words[variant % len(words)] if words else pen.text()
            case LinksTo():
                return record_id(variant)
            case LinksAnywhere():
                return f"{RECORD_TYPES[variant].name}/{record_id(variant)}"
            case Cites():
                return record_id(variant)
    return _plain_value(field, variant, pen)


def _plain_value(field: Field, variant: int, pen: Pen) -> Any:
    kind = field.kind
    if field.words:
        return str(field.words[variant % len(field.words)])
    if get_origin(kind) is Literal:
        return get_args(kind)[variant % len(get_args(kind))]
    if get_origin(kind) is Union:
        return pen.text() if str in get_args(kind) else 3
    if get_origin(kind) is tuple:
        return [1, 2]
    if get_origin(kind) is dict:
        return {pen.text(): pen.text(), "lijst": [pen.text()]}
    return (
        {int: 3 + variant, float: 0.5, bool: variant % 2 == 0}.get(kind)
        if kind is not str
        else pen.text()
    )


_INSTEAD = {
    "invalid-date": "2026-01-05",
    "invalid-id": "kenmerk",
    "wrong-number": 1,
}


def _repair(data: Any, path: FieldPath, rule: str) -> None:
    """Put something harmless where validation allows nothing else."""
    *way, last = path
    for part in way:
        data = data[part]
    if rule == "invalid-address":
        data[last] = "https://example.invalid/?a=1&b=(javascript:1)"
    elif rule == "wrong-number" and isinstance(data[last], list):
        data[last] = [*data[last], deepcopy(data[last][0])]
    elif rule in _INSTEAD:
        data[last] = _INSTEAD[rule]
    else:
        raise AssertionError(f"{path}: {rule}: {data[last]!r}")


def _reference(variant: int, pen: Pen) -> str:
    def braced() -> str:
        # Braces must balance in BibTeX; what is between them is the attacker's.
        return "".join(c for c in pen.text() if c not in "{}\\%" and c.isprintable())

    names = ("title", "journal", "publisher", "note", "howpublished", "address", "pages")
    fields = "".join(f"  {name} = {{{braced()}}},\n" for name in names)
    fields += f"  author = {{{{{braced()}}}}},\n"  # one name: a comma would make two parts of it
    url = "https://example.invalid/?q=(javascript:1)&x=1"
    return f"@article{{{record_id(variant)},\n{fields}  year = {{2024}},\n  url = {{{url}}},\n}}\n"


def hostile_world(folder: Path) -> Path:
    """The site of this repository, with hostile records in the place of its own."""
    root = folder / "vijandig"
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    hook = ROOT / "scripts" / "spoorboek" / "adapters" / "mkdocs_hook" / "events.py"
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("scripts/spoorboek/adapters/mkdocs_hook/events.py", hook.as_posix())
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    evidence = root / "evidence"
    shutil.copytree(ROOT / "evidence" / Vocabulary.folder, evidence / Vocabulary.folder)
    shutil.copy(ROOT / "evidence" / "subject.yml", evidence / "subject.yml")
    for record_type in RECORD_TYPES:
        (evidence / record_type.folder).mkdir(parents=True, exist_ok=True)
        for variant in range(VARIANTS):
            data = record_data(record_type, variant)
            if record_type is Milestone and variant == 0:
                del data["rule"]["condition"]  # what depends on something is in no calendar
            file = evidence / record_type.folder / f"{data['id']}.yml"
            file.write_text(yaml.safe_dump(data, allow_unicode=False), encoding="utf-8")
    pen = Pen(single=True, numbers=NUMBERS)
    references = evidence / "references"
    references.mkdir()
    text = "\n".join(_reference(variant, pen) for variant in range(VARIANTS))
    (references / "vijandig.bib").write_text(text, encoding="utf-8")
    return root


def hostile_site(folder: Path, *, with_paper: bool = False) -> Path:
    """The site of that world, built past the checks that would refuse most of it."""
    stage = folder / "site"
    stage.mkdir()
    root = hostile_world(folder)
    # Records of nonsense link to nonsense: what would stop the build is not what is tried here.
    with (
        patch.object(build, "check", lambda base: []),
        patch.object(build, "broken_in", lambda *_: []),
    ):
        build.make(root, stage, with_paper=with_paper)
    return stage
