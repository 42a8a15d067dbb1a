"""The static API and the schemas: every answer, and every record, is as its schema says."""

import json
import re
from datetime import date
from functools import cache

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.exports import exports_of, static_api, write_exports
from spoorboek.exports.everything import as_data
from spoorboek.exports.static_api import Deprecation, StaticApi, list_address, write_answers
from spoorboek.records import BY_NAME
from tests.checks.worlds import sound_world
from tests.real import ROOT, real_base, real_site

EDITION = Edition("0", date="2026-11-22", site_url="https://voorbeeld.nl/")


@cache
def schemas() -> dict[str, dict]:
    site = real_site()
    return {
        name.removeprefix("schema/"): json.loads(
            str(export.make(site.base, site.citations, EDITION))
        )
        for name, export in exports_of(site.base).items()
        if name.startswith("schema/")
    }


@cache
def validator(name: str) -> Draft202012Validator:
    """As a program finds them that has fetched one: a reference is a file beside it."""
    registry = Registry().with_resources(
        (key, Resource.from_contents(schema)) for key, schema in schemas().items()
    )
    return Draft202012Validator(schemas()[name], registry=registry)


def wrong(name: str, answer: dict) -> list[str]:
    return [f"{e.json_path}: {e.message[:200]}" for e in validator(name).iter_errors(answer)]


@pytest.fixture(scope="module")
def api():
    site = real_site()
    return StaticApi(site.base, site.citations, EDITION)


@pytest.fixture(scope="module")
def answers(api):
    """What a program gets: through JSON and back."""
    return {address: json.loads(static_api.as_json(one)) for address, one in api.answers()}


def test_every_schema_keeps_the_rules_for_schemas():
    for name, schema in schemas().items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"], name


def test_every_record_is_as_its_schema_says():
    """What is exported next to the fields of a record: its kind, its page, and the title of a source."""
    site = real_site()
    for record in (as_data(one, site.base) for one in site.base.all()):
        own = {field.alias or n for n, field in BY_NAME[record["type"]].model_fields.items()}
        fields = {name: value for name, value in record.items() if name in own}
        assert record.keys() - own <= {"type", "url", "title"}
        assert wrong(f"{record['type']}.json", fields) == [], record["id"]


def test_every_answer_is_as_its_schema_says(api, answers):
    assert len(answers) == sum(1 for _ in real_base().all())
    for address, answer in answers.items():
        assert wrong("api-record.json", answer) == [], address
    assert wrong("api-index.json", api.start()) == []
    for record_type in real_base().types:
        assert wrong("api-list.json", api.list_of(record_type)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("api", 2),
        ("record", {"id": "x"}),
        ("type", "iets"),
        ("references", [{"id": 1}]),
        ("url", None),
    ],
)
def test_a_wrong_answer_is_seen(answers, field, value):
    answer = next(iter(answers.values()))

    assert wrong("api-record.json", answer | {field: value})


def test_every_address_in_an_answer_leads_to_an_answer(api, answers):
    """From the start by the lists to every record, and from there along every link and back."""
    reached = set()
    for one in api.start()["lists"]:
        record_type = BY_NAME[one["type"]]
        listed = api.list_of(record_type)["records"]
        assert (one["url"], one["count"]) == (list_address(record_type), len(listed))
        reached |= {record["json"] for record in listed}
        assert all(record["json"] == f"{record['url']}index.json" for record in listed)
    assert reached == answers.keys()
    there = {(a["type"], a["id"]): a for a in answers.values()}
    for answer in answers.values():
        here = {"type": answer["type"], "id": answer["id"], "url": answer["url"]}
        for link in answer["outgoing"]:
            back = there[link["type"], link["id"]]["incoming"]
            assert {"field": link["field"], **here} in back


def test_a_record_carries_the_references_it_rests_on(answers):
    for answer in answers.values():
        keys = [item["id"] for item in answer["references"]]
        sources = {one["id"] for one in answer["outgoing"] if one["type"] == "source"}
        own = {answer["id"]} if answer["type"] == "source" else set()

        assert len(keys) == len(set(keys))
        assert set(keys) >= sources | own
    assert sum(one["type"] == "source" for a in answers.values() for one in a["outgoing"]) > 100


def test_the_answers_lie_beside_the_pages(tmp_path):
    base = EvidenceBase.load(sound_world(tmp_path / "wereld"))
    site = real_site()

    number = write_answers(tmp_path / "uit", base, site.citations, EDITION)

    lying = {p.relative_to(tmp_path / "uit").as_posix() for p in (tmp_path / "uit").rglob("*.json")}
    assert lying == {f"{record.page}index.json" for record in base.all()}
    assert number == len(lying)


def test_the_example_in_the_guide_runs(api, tmp_path, capsys):
    """As it stands there, with the address of the site filled in."""
    page = (ROOT / "docs/over/api.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    site = real_site()
    write_exports(tmp_path / "data", site.base, site.citations, EDITION)
    write_answers(tmp_path, site.base, site.citations, EDITION)

    exec(program.replace("https://voorbeeld.nl/", f"{tmp_path.as_uri()}/"), {})

    told = capsys.readouterr().out
    assert told.startswith("0 2026-11-22\n")
    assert f"{len(site.base.of(BY_NAME['cmoc']))} " in told
    assert "evidence.0.source bewijs/bronnen/" in told


def test_what_will_go_is_announced_in_the_start_and_stays_a_year(api, monkeypatch):
    gone = Deprecation("record.oud", date(2027, 11, 22), "record.nieuw")
    monkeypatch.setattr(static_api, "DEPRECATED", (gone,))

    (told,) = api.start()["deprecated"]

    days = {"since": "2027-11-22", "until": "2028-11-22"}
    assert told == {"what": "record.oud", **days, "instead": "record.nieuw"}
    assert wrong("api-index.json", api.start()) == []
