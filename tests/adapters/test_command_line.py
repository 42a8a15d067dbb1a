"""The command does what it says, or says in Dutch why not; never a traceback, never half a site."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spoorboek import __version__
from spoorboek.adapters.command_line.application import COMMANDS
from spoorboek.records import RECORD_TYPES
from tests.adapters.worlds import buildable_world
from tests.checks.worlds import sound_world
from tests.commands import in_process, spoorboek

ENGLISH = (
    r"Usage|Options|OPTIONS|Arguments|ARGS|COMMAND|Show this|required|default:|env var|<\w+>|<list"
)
# Somebody presses Ctrl+C at the moment that the program reads its own modules.
CTRL_C_EARLY = """
import sys
class Pressed:
    def find_spec(self, name, *_):
        if name.endswith(".application"):
            raise KeyboardInterrupt
sys.meta_path.insert(0, Pressed())
from spoorboek.adapters.command_line import main
main()
"""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """The sound world, kept fresh: the command judges by the day on which the tests run."""
    root = sound_world(tmp_path)
    for path in ("law/rules/eerste-dag", "pilots/proef-uitleg", "projects/op-weg"):
        with (root / "evidence" / f"{path}.yml").open("a", encoding="utf-8") as file:
            file.write("review_by: '9999-12-31'\n")
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small world with its site in site/."""
    root = buildable_world(tmp_path_factory.mktemp("bouw"))
    done = spoorboek("build", "--root", root)
    assert done.returncode == 0, done.stderr
    return root


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def spoil_record(root: Path) -> None:
    file = root / "evidence/terms/uitleg.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("term:", "trem:"), encoding="utf-8")


CANNOT_RUN = [
    (["zeurt"], "onbekend commando 'zeurt'"),
    (["biuld"], "Bedoelde je 'build'?"),
    (["check", "--rot", "x"], "onbekende optie '--rot'"),
    (["check", "--format", "xml"], "ongeldige waarde"),
    (["check", "--root", "weg"], "geen map 'evidence' in 'weg'"),
    (["check", "weg.yml", "--root", "{world}"], "'weg.yml' bestaat niet"),
    (["check", "/", "--root", "{world}"], "ligt buiten"),
    (["new"], "ontbreekt"),
    (["new", "turm", "x", "--root", "{world}"], "Bedoelde je 'term'?"),
    (["new", "term", "Niet Goed", "--root", "{world}"], "ongeldig kenmerk"),
    (["new", "term", "../../x", "--root", "{world}"], "ongeldig kenmerk"),
    (["new", "term", "uitleg", "--root", "{world}"], "bestaat al"),
    (["render", "--root", "{world}"], "ontbreekt"),
    (["export", "{world}/docs/index.md", "--root", "{world}"], "is geen plek"),
    (["render", "{world}/evidence", "--root", "{world}"], "is geen plek"),
    (["render", "{world}", "--root", "{world}"], "is geen plek"),
    (["serve", "--port", "80000", "--root", "{world}"], "--port"),
    (["check", "--format", "xml", "--root", "{world}"], "text, github, json"),
    (["build", "--root", "{world}"], "geen 'mkdocs.yml'"),
    (["serve", "--root", "{world}"], "geen 'mkdocs.yml'"),
    (
        ["serve", "--port", "abc"],
        "'abc' voor '--port'. Geef een geheel getal van 1 tot en met 65535",
    ),
    (["serve", "--port", "-1"], "'-1' voor '--port'. Geef een geheel getal van 1 tot en met 65535"),
    (["links", "--minutes", "x"], "'x' voor '--minutes'. Geef een getal van 0.01 tot en met 300"),
    (["links", "--minutes", "0"], "'0' voor '--minutes'. Geef een getal van 0.01 tot en met 300"),
    (["links", "--minutes", "nan"], "'nan' voor '--minutes'. Geef een getal van 0.01 tot en met"),
    (["links", "--minutes"], "achter '--minutes' hoort een waarde. Zie 'spoorboek links --help'"),
    (["links", "--inside=3"], "achter '--inside' hoort geen waarde. Schrijf alleen --inside"),
    (["links", "--no-inside", "--root", "{world}"], "Geef ook --external"),
    (["links", "--external", "--via", "ftp://x", "--root", "{world}"], "Schrijf --via 127.0.0.1"),
    (["links", "--via", "127.0.0.1:x", "--root", "{world}"], "geen adres op deze machine"),
    (["build", "nog-iets"], "'nog-iets' hoort hier niet"),
    (["export", "{file}", "--root", "{world}"], "er staat al iets met die naam. Kies een andere"),
    (["export", "{file}/x", "--root", "{world}"], "een deel van dit pad is een bestand"),
    (["render", "{long}", "--root", "{world}"], "die naam is te lang. Kies een kortere naam"),
    (["hosting", "{file}/x"], "er staat al iets met die naam"),
    (["candidates", "{long}.csv", "--root", "{world}"], "die naam is te lang"),
    (["candidates", "x.txt", "--root", "{world}"], "Geef een van die twee"),
    (["decisions", "weg.csv", "--date", "2026-13-1", "--root", "{world}"], "is geen dag. Schrijf"),
    (["retractions", "weg.csv", "--root", "{world}"], "die plek is er niet. Kijk de naam na"),
    (["status", "zzz", "--root", "{world}"], "Geef een kenmerk, een bestand of een map"),
    (["impact", "zzz", "--root", "{world}"], "De sleutels staan in evidence/sources/"),
    (["new", "--site", "{file}"], "is geen map. Kies een nieuwe of lege map"),
    (["watch", "--contact", "abc", "--root", "{world}"], "Schrijf het als naam@voorbeeld.nl"),
    (["release", "2026.13.45", "--root", "{world}"], "geen bestaande dag: '2026.13.45'. Schrijf"),
]


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize("moment", ["abc", "", "1.5", "9" * 30])
def test_a_moment_of_building_that_is_none_is_refused_before_anything_is_built(
    world, command, moment
):
    (world / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    before = contents(world)
    done = spoorboek(command, "--root", world, SOURCE_DATE_EPOCH=moment)

    assert done.returncode == 2
    assert f"omgevingsvariabele SOURCE_DATE_EPOCH is '{moment}'" in done.stderr
    assert "een heel aantal seconden" in done.stderr
    assert contents(world) == before


@pytest.mark.parametrize(
    ("words", "reason"), CANNOT_RUN, ids=lambda v: " ".join(v) if isinstance(v, list) else ""
)
def test_what_cannot_be_done_is_said_in_one_line(world, tmp_path, words, reason):
    """Exit status 2, one line on stderr, nothing on stdout."""
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    names = {"world": world, "file": tmp_path / "bestand", "long": "x" * 300}
    done = in_process(*(word.format(**names) for word in words), cwd=tmp_path)

    assert done.returncode == 2, done.stderr
    assert reason in done.stderr
    assert done.stderr.startswith("spoorboek: ")
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_a_site_that_cannot_be_made_is_named_with_the_way_out(built):
    site = built / ("x" * 253)
    done = in_process("build", "--root", built, "--site", site)

    assert done.returncode == 2
    assert f"bouwen lukt niet ({site}): die naam is te lang. Kies een kortere naam." in done.stderr


def test_a_sound_world_is_good(world):
    done = spoorboek("check", "--root", world)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 fouten, 0 waarschuwingen in ")


def test_this_folder_is_the_default(world):
    assert in_process("check", cwd=world).returncode == 0
    assert in_process("check", cwd=world / "docs").returncode == 2


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_findings_come_in_the_form_that_is_asked(world, form):
    spoil_record(world)
    done = in_process("check", "--root", world, "--format", form)

    assert done.returncode == 1
    assert done.stderr == ""
    if form == "json":
        (finding, *_) = json.loads(done.stdout)
        assert list(finding) == [
            "path",
            "line",
            "column",
            "rule",
            "severity",
            "message",
            "hint",
            "help",
        ]
        assert (finding["path"], finding["rule"]) == ("evidence/terms/uitleg.yml", "unknown-key")
    elif form == "github":
        assert done.stdout.startswith(
            "::error file=evidence/terms/uitleg.yml,line=2,col=1,title=unknown-key::"
        )
    else:
        assert done.stdout.startswith(
            "evidence/terms/uitleg.yml:2:1: onbekende sleutel 'trem'\n    → "
        )


def test_json_of_nothing_is_a_list(world):
    assert json.loads(in_process("check", "--root", world, "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("evidence/terms", 1),
        ("evidence/terms/uitleg.yml", 1),
        ("evidence", 1),
        (".", 1),
        ("evidence/tools", 0),
        ("evidence/cmocs/vroege-uitleg.yml", 0),
    ],
)
def test_only_what_is_asked_is_judged(world, path, status):
    """A path is read from the root as well as from here."""
    spoil_record(world)

    assert in_process("check", path, "--root", world).returncode == status
    assert in_process("check", world / path, "--root", world).returncode == status


@pytest.mark.parametrize("record_type", ["term", "legal-rule", "source"])
def test_new_makes_a_file_that_waits_to_be_filled(world, record_type):
    done = in_process("new", record_type, "net-gemaakt", "--root", world)
    (folder,) = [t.folder for t in RECORD_TYPES if t.name == record_type]
    path = f"evidence/{folder}/net-gemaakt.yml"

    assert done.returncode == 0, done.stderr
    assert path in done.stdout
    assert (world / path).read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert in_process("check", path, "--root", world).returncode == 1


def test_new_overwrites_nothing(world):
    file = world / "evidence/terms/uitleg.yml"
    before = file.read_bytes()

    assert in_process("new", "term", "uitleg", "--root", world).returncode == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["con", "index"])
def test_new_makes_nothing_that_the_check_would_refuse_for_its_name(world, name):
    done = in_process("new", "term", name, "--root", world)

    assert done.returncode == 2
    assert f"kenmerk '{name}' is niet vrij. Kies bijvoorbeeld '{name}-1'." in done.stderr
    assert not (world / f"evidence/terms/{name}.yml").exists()


def test_ctrl_c_while_the_program_is_being_read_gives_no_traceback():
    done = subprocess.run([sys.executable, "-c", CTRL_C_EARLY], capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "spoorboek: gestopt.\n")


def test_new_does_not_write_through_a_link(world, tmp_path):
    (world / "evidence/terms/uitleg.yml").unlink()
    (world / "evidence/terms/uitleg.yml").symlink_to(tmp_path / "elders.yml")

    assert in_process("new", "term", "uitleg", "--root", world).returncode == 2
    assert not (tmp_path / "elders.yml").exists()


def test_schemas_are_written_then_fresh_then_stale(world):
    assert in_process("schema", "--check", "--root", world).returncode == 1
    assert not (world / "evidence/schemas").exists()
    assert in_process("schema", "--root", world).returncode == 0
    assert in_process("schema", "--check", "--root", world).returncode == 0
    extra = world / "evidence/schemas/oud.json"
    extra.write_text("{}", encoding="utf-8")
    (world / "evidence/schemas/term.json").write_text("{}", encoding="utf-8")
    done = in_process("schema", "--check", "--root", world)
    assert done.returncode == 1
    assert "schemas/oud.json" in done.stdout
    assert "schemas/term.json" in done.stdout
    assert in_process("schema", "--root", world).returncode == 0
    assert not extra.exists()


def test_render_writes_every_record_page_without_mkdocs(world, tmp_path):
    done = in_process("render", tmp_path / "uit", "--root", world)

    assert done.returncode == 0, done.stderr
    written = contents(tmp_path / "uit")
    pages = {name: page for name, page in written.items() if name.endswith(".html")}
    assert "handreiking/adviezen/leg-uit/index.html" in pages
    assert "handreiking/adviezen/leg-uit/index.json" in written
    assert f"{len(pages) - 1} pagina's" in done.stdout, "and a list of them all"
    assert "handreiking/adviezen/leg-uit/" in (tmp_path / "uit/index.html").read_text("utf-8")
    assert all(b"<!doctype html>" in page for page in pages.values())


def test_export_gives_the_promised_data(world, tmp_path):
    """The keys are a contract; an address is relative to the site."""
    done = in_process("export", tmp_path / "uit", "--root", world)
    assert done.returncode == 0, done.stderr
    data = json.loads((tmp_path / "uit/spoorboek.json").read_text(encoding="utf-8"))

    keys = ["version", "program", "commit", "generated", "records", "references"]
    assert list(data) == keys
    assert data["program"] == __version__
    assert {r["id"] for r in data["references"]} == {"jansen2024", "bakker2023", "regeling2022"}
    for record in data["records"]:
        assert list(record)[:4] == ["type", "id", "title", "url"]
        assert record["url"].endswith(f"/{record['id']}/")
        assert "://" not in record["url"]
        assert not record["url"].startswith("/")
    advice = next(r for r in data["records"] if r["id"] == "leg-uit")
    assert advice["based_on"] == ["vroege-uitleg"]
    assert (tmp_path / "uit/references.bib").read_text(encoding="utf-8").count("@") >= 3
    assert {f.stem for f in (tmp_path / "uit/schema").iterdir()} == {
        "subject",
        *("api-index", "api-list", "api-record"),
        *(t.name for t in RECORD_TYPES),
    }


@pytest.mark.parametrize("command", [["render", "uit"], ["export", "uit"]])
def test_nothing_is_written_of_a_base_with_errors(world, tmp_path, command):
    spoil_record(world)
    done = in_process(*command, "--root", world, cwd=tmp_path)

    assert done.returncode == 1
    assert "onbekende sleutel 'trem'" in done.stderr
    assert not (tmp_path / "uit").exists()


def test_build_makes_a_complete_site(built):
    site = contents(built / "site")

    for name in ("index.html", "404.html", "sitemap.xml", "robots.txt", "data/spoorboek.json"):
        assert name in site
    assert "pagefind/pagefind.js" in site
    assert b"<!--spoorboek" not in site["index.html"]
    assert not [name for name in site if "_schil" in name]
    assert not list(built.glob(".site*"))


PAPER = (".pdf", ".docx")


def test_a_site_has_its_papers_unless_they_are_not_asked_for(built, tmp_path):
    """Without them no page links to one; a second build makes none anew."""
    sheet = "hulpmiddelen/blad-uitleg/"
    again = spoorboek("build", "--root", built, "--site", tmp_path / "weer")
    bare = spoorboek("build", "--zonder-papier", "--root", built, "--site", tmp_path / "kaal")
    site, without = contents(built / "site"), contents(tmp_path / "kaal")

    assert (again.returncode, bare.returncode) == (0, 0)
    assert {f"{sheet}blad-uitleg{form}" for form in PAPER} <= set(site)
    assert f'href="../../{sheet}blad-uitleg.pdf"'.encode() in site[f"{sheet}index.html"]
    assert "0 papieren gemaakt" in again.stderr
    assert not [name for name in without if name.endswith(PAPER)]
    assert b".docx" not in without[f"{sheet}index.html"]


def write(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).write_text(text, encoding="utf-8")

    return change


def append(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def in_latin_1(root: Path) -> None:
    (root / "docs/index.md").write_bytes("# één".encode("latin-1"))


MISTAKES = {
    "a record": (spoil_record, "evidence/terms/uitleg.yml:2:1: onbekende sleutel 'trem'"),
    "the references": (
        append("evidence/references/references.bib", "\n@article{kapot, title = {x\n"),
        "evidence/references/references.bib:",
    ),
    "the syntax of the settings": (append("mkdocs.yml", "\nplugins: [\n"), "mkdocs.yml:"),
    "a key of the settings": (
        append("mkdocs.yml", "\nsite_nam: x\n"),
        "onbekende sleutel 'site_nam'",
    ),
    "settings that are no map": (write("mkdocs.yml", "- x\n"), "mkdocs.yml:"),
    "empty settings": (write("mkdocs.yml", ""), "mkdocs.yml:"),
    "a hook that is not there": (append("mkdocs.yml", "\nhooks_: 1\n"), "mkdocs.yml:"),
    "an unknown macro": (
        append("docs/index.md", "\n{{ bestaat_niet() }}\n"),
        "onbekende macro 'bestaat_niet'",
    ),
    "a macro where they are off": (
        lambda root: (root / "docs/index.md").write_text("# x\n\n{{ count('term') }}\n", "utf-8"),
        "docs/index.md:3:1: macro 'count' op een pagina zonder macro's",
    ),
    "front matter that cannot be read": (
        lambda root: (root / "docs/index.md").write_text('---\ntitle: "x\n---\n\n# x\n', "utf-8"),
        "docs/index.md:2:8:",
    ),
    "a macro that is not closed": (
        append("docs/index.md", "\n{{ link('term/uitleg' \n"),
        "docs/index.md",
    ),
    "a macro that names nothing": (
        append("docs/index.md", '\n{{ link("term/weg") }}\n'),
        "docs/index.md",
    ),
    "a link to nothing": (append("docs/index.md", "\n[x](weg.md)\n"), "docs/index.md:"),
    "a page outside the navigation": (write("docs/los.md", "# Los\n"), "los.md"),
    "a page in another encoding": (
        in_latin_1,
        "docs/index.md",
    ),
    "no start page": (lambda root: (root / "docs/index.md").unlink(), "index.md"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_leaves_the_last_good_site(built, tmp_path, name):
    """Exit status 1, the place of the mistake, no traceback, and every byte of the site as it was."""
    root = Path(shutil.copytree(built, tmp_path / "w", symlinks=True))
    change, place = MISTAKES[name]
    change(root)
    before = contents(root / "site")
    done = spoorboek("build", "--root", root)

    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == 1, done.stderr
    assert place in done.stderr
    assert contents(root / "site") == before
    assert not list(root.glob(".site*"))


@pytest.mark.parametrize(
    "target",
    ["{root}", "{root}/docs", "{root}/evidence", "{root}/..", "{root}/docs/index.md", "{root}/vol"],
)
def test_build_replaces_nothing_but_a_site(built, tmp_path, target):
    root = Path(shutil.copytree(built, tmp_path / "w"))
    (root / "vol").mkdir()
    (root / "vol/werk.txt").write_text("van iemand", encoding="utf-8")
    before = contents(root)
    done = spoorboek("build", "--root", root, "--site", target.replace("{root}", str(root)))

    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("spoorboek: ")
    assert contents(root) == before


def test_build_twice_gives_the_same_records_and_data(built, tmp_path):
    done = spoorboek("build", "--root", built, "--site", tmp_path / "weer")
    assert done.returncode == 0, done.stderr
    first, again = contents(built / "site"), contents(tmp_path / "weer")

    assert {k: v for k, v in again.items() if not k.startswith("pagefind")} == {
        k: v for k, v in first.items() if not k.startswith("pagefind")
    }


def test_the_address_of_the_site_comes_from_outside(built, tmp_path):
    done = spoorboek(
        "build",
        *("--root", built, "--site", tmp_path / "s"),
        SITE_URL="https://voorbeeld.nl/spoor",
        REPOSITORY_URL="https://voorbeeld.nl/bron",
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "s/handreiking/adviezen/leg-uit/index.html").read_text(encoding="utf-8")

    assert 'rel="canonical" href="https://voorbeeld.nl/spoor/handreiking/adviezen/leg-uit/"' in page
    assert "https://voorbeeld.nl/bron/edit/main/evidence/recommendations/leg-uit.yml" in page
    assert '<a href="#citeren">Verbeter deze pagina</a>' in page
    assert "issues/new?template=fout.yml&amp;address=https%3A%2F%2Fvoorbeeld.nl%2Fspoor" in page
    prose = (tmp_path / "s/hulpmiddelen/index.html").read_text(encoding="utf-8")
    assert 'href="https://voorbeeld.nl/bron/edit/main/docs/hulpmiddelen/index.md"' in prose
    assert "address=https%3A%2F%2Fvoorbeeld.nl%2Fspoor%2Fhulpmiddelen%2F" in prose
    assert "https://voorbeeld.nl/spoor/handreiking/adviezen/leg-uit/" in (
        tmp_path / "s/sitemap.xml"
    ).read_text("utf-8")


@pytest.mark.parametrize("command", ["build", "render", "export", "schema", "new"])
def test_a_folder_that_cannot_be_written_is_said(tmp_path, command):
    root = buildable_world(tmp_path)
    locked = tmp_path / "dicht"
    locked.mkdir()
    words = {
        "build": ["--site", locked / "site"],
        "render": [locked / "x"],
        "export": [locked / "x"],
        "schema": [],
        "new": ["term", "nieuw"],
    }[command]
    locked.chmod(0o500)
    (root / "evidence").chmod(0o500)
    (root / "evidence/terms").chmod(0o500)
    try:
        if os.access(locked, os.W_OK):
            pytest.skip("this user may write everywhere")
        done = spoorboek(command, *words, "--root", root)
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr
    finally:
        for folder in (locked, root / "evidence", root / "evidence/terms"):
            folder.chmod(0o700)


def test_a_site_in_the_place_of_a_file_is_refused(world, tmp_path):
    """A name that is taken is as good as a folder without rights, for every user."""
    (tmp_path / "f").write_text("", encoding="utf-8")

    for command in ("render", "export"):
        done = in_process(command, tmp_path / "f" / "x", "--root", world)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_help_and_version_are_good():
    assert in_process("--version").stdout.strip() == __version__
    done = in_process()
    assert done.returncode == 0
    for name in ("check", "build", "serve", "render", "new", "schema", "export"):
        assert name in done.stdout
        assert in_process(name, "--help").returncode == 0


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_is_dutch_throughout(name):
    """Also what the library writes around our words, and without the names of Python's types."""
    text = in_process(*filter(None, [name]), "--help").stdout
    head = "Opties:\n" if name else "Opdrachten:\n"

    assert text.startswith(f"Gebruik: spoorboek {name or '[OPTIES]'} ")
    assert head in text
    assert "Toon deze uitleg." in text
    assert re.findall(ENGLISH, text) == []


def test_a_closed_pipe_is_no_mistake(world):
    spoil_record(world)
    program = "from spoorboek.adapters.command_line import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "check", "--root", str(world)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        error = process.stderr.read().decode()

    assert "Traceback" not in error
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line(world):
    program = "from spoorboek.adapters.command_line import main; main()"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "check", "--root", str(world)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode().startswith("spoorboek: schrijven of lezen lukt niet: ")
    assert len(done.stderr.splitlines()) == 1
