"""What goes along as one: described, weighed, cited, and whole when it arrives."""

import json
import shutil
import subprocess
import zipfile
from unittest.mock import patch

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS
from rocrate_validator.models import Severity, ValidationSettings
from rocrate_validator.services import validate
from rocrate_validator.utils.http import HttpRequester

from spoorboek.edition import Edition
from spoorboek.exports import write_exports
from spoorboek.exports.ro_crate import CONTEXT, FILE, PROFILE
from tests.real import real_base, real_site

EDITION = Edition("1.2.3", "abc", "2026-11-22", "https://voorbeeld.nl/")
SCHEMA = "http://schema.org/"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder, site = tmp_path_factory.mktemp("pakket") / "data", real_site()
    return folder, write_exports(folder, site.base, site.citations, EDITION)


@pytest.fixture(scope="module")
def unpacked(written, tmp_path_factory):
    place = tmp_path_factory.mktemp("uitgepakt")
    with zipfile.ZipFile(written[0] / "gegevens.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(place)
    return place / "spoorboek-gegevens"


@pytest.fixture(scope="module")
def crate(unpacked):
    return json.loads((unpacked / FILE).read_text(encoding="utf-8"))


def context(crate) -> dict[str, str]:
    """The words of this crate as RO-Crate 1.1 maps them: each to the one of schema.org, but for two."""
    words = {key for one in crate["@graph"] for key in one if not key.startswith("@")}
    words |= {one["@type"] for one in crate["@graph"]}
    return {word: SCHEMA + word for word in words} | {
        "File": f"{SCHEMA}MediaObject",
        "conformsTo": str(DCTERMS.conformsTo),
    }


class Answer:
    """The context as the address of RO-Crate would give it; nothing is asked of the network."""

    status_code = 200
    headers = {"Content-Type": "application/ld+json"}  # noqa: RUF012

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words

    def json(self):
        return {"@context": self.words}

    @property
    def text(self):
        return json.dumps(self.json())

    content = property(lambda self: self.text.encode())

    def raise_for_status(self):
        """It is there."""


def test_the_zip_holds_every_file_but_the_lists_of_the_site(written, unpacked):
    folder, files = written
    lying = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}

    left = {file.name for file in files if file.name.startswith("api/")} | {"gegevens.zip"}
    assert lying == {file.name for file in files} - left
    for name in lying:
        assert (unpacked / name).read_bytes() == (folder / name).read_bytes()


def test_the_checksums_are_those_of_what_arrives(unpacked):
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS.txt"], cwd=unpacked, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    checked = {line.rpartition(": ")[0] for line in done.stdout.splitlines()}
    lying = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}
    assert checked == lying - {"SHA256SUMS.txt"}


def test_a_file_that_changed_on_the_way_is_seen(unpacked, tmp_path):
    shutil.copytree(unpacked, tmp_path / "kopie")
    with (tmp_path / "kopie/references.bib").open("a") as file:
        file.write("%")

    done = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS.txt"],
        cwd=tmp_path / "kopie",
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert done.stdout.startswith("references.bib: ")


def test_the_zip_knows_no_time_and_no_machine(written):
    with zipfile.ZipFile(written[0] / "gegevens.zip") as archive:
        for entry in archive.infolist():
            assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 3)
            assert entry.external_attr == 0o644 << 16


def test_the_readme_says_what_is_in_it_and_how_to_cite_it(written, unpacked):
    text = (unpacked / "README.md").read_text(encoding="utf-8")

    assert "versie 1.2.3 van 2026-11-22" in text
    assert "https://voorbeeld.nl/" in text
    assert "CC-BY-4.0" in text
    for name in ("spoorboek.json", "references.ris", "schema/cmoc.json", "datapackage.json"):
        assert f"| {name} | " in text
    assert (unpacked / "LICENSE-CONTENT.txt").read_text("utf-8").startswith("The texts, records")


def test_the_crate_describes_every_file(unpacked, crate):
    by_id = {one["@id"]: one for one in crate["@graph"]}
    described = {part["@id"] for part in by_id["./"]["hasPart"]}
    lying = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}

    assert described == lying - {FILE, "SHA256SUMS.txt"}
    assert len(by_id) == len(crate["@graph"])
    for name in described:
        assert by_id[name]["contentSize"] == str((unpacked / name).stat().st_size)
        assert by_id[name]["encodingFormat"] != "application/octet-stream"
        assert by_id[name]["description"]
    dois = {reference.doi for reference in real_base().references.values()} - {""}
    assert len(by_id["./"]["citation"]) == len(dois)


def test_the_crate_is_linked_data_of_which_every_word_is_known(crate):
    graph = Graph().parse(data=json.dumps({**crate, "@context": context(crate)}), format="json-ld")

    (about,) = graph.subjects(DCTERMS.conformsTo, None)
    assert str(next(graph.objects(about, DCTERMS.conformsTo))) == PROFILE
    licences = {str(found) for found in graph.objects(None, URIRef(f"{SCHEMA}license"))}
    assert len(graph) > 1000
    assert licences == {"https://creativecommons.org/licenses/by/4.0/"}


def test_a_validator_of_others_accepts_the_crate(written, crate):
    """What is required, and what is recommended."""
    asked = []

    def get(_self, address, **_settings):
        asked.append(address)
        assert address == CONTEXT, "nothing else is fetched"
        return Answer(context(crate))

    settings = ValidationSettings(
        rocrate_uri=str(written[0]),
        profile_identifier="ro-crate-1.1",
        requirement_severity=Severity.RECOMMENDED,
        skip_availability_check=True,
        offline=True,
    )
    with patch.object(HttpRequester, "get", get, create=True):
        result = validate(settings)

    assert [f"{issue.severity}: {issue.message}" for issue in result.get_issues()] == []
    assert set(asked) <= {CONTEXT}


def test_that_validator_refuses_a_crate_without_licence_and_date(written, crate, tmp_path):
    """Else its yes says nothing."""
    descriptor, root = crate["@graph"][:2]
    kept = {name: root[name] for name in ("@id", "@type", "name", "description")}
    spoiled = {"@context": CONTEXT, "@graph": [descriptor, kept]}
    (tmp_path / FILE).write_text(json.dumps(spoiled), encoding="utf-8")
    settings = ValidationSettings(
        rocrate_uri=str(tmp_path), profile_identifier="ro-crate-1.1", offline=True,
        requirement_severity=Severity.REQUIRED, skip_availability_check=True,
    )  # fmt: skip

    with patch.object(HttpRequester, "get", lambda *_, **__: Answer(context(crate)), create=True):
        told = " ".join(str(issue.message) for issue in validate(settings).get_issues())

    assert "license" in told
    assert "datePublished" in told
