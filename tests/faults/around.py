"""Around: names, places, languages, clocks and programs that are not as we would like them."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.faults.cases import Ground, NotHere, case, refused, went_well
from tests.faults.running import PROGRAM, run


@case("site is een bestand", "op de plek van de site ligt een bestand")
def _a_file(ground: Ground) -> tuple[str, list[str]]:
    (ground.root / "bezet").write_text("van iemand", encoding="utf-8")
    return refused(
        ground, run("build", "--root", ground.root, "--site", ground.root / "bezet"), "bestand"
    )


@case("site is een verwijzing", "op de plek van de site ligt een verwijzing naar een andere map")
def _a_link(ground: Ground) -> tuple[str, list[str]]:
    (ground.root / "elders").symlink_to(ground.site)
    answer = run("build", "--root", ground.root, "--site", ground.root / "elders")
    return refused(ground, answer, "verwijzing")


@case("site is van een ander", "de map voor de site bevat werk van iemand")
def _not_a_site(ground: Ground) -> tuple[str, list[str]]:
    (ground.root / "vol").mkdir()
    (ground.root / "vol" / "werk.txt").write_text("van iemand", encoding="utf-8")
    answer = run("build", "--root", ground.root, "--site", ground.root / "vol")
    found = refused(ground, answer, "iets anders")
    kept = (ground.root / "vol" / "werk.txt").read_text(encoding="utf-8") == "van iemand"
    return found if kept else (found[0], [*found[1], "het werk is weg"])


def _dated(ground: Ground, moment: float) -> tuple[str, list[str]]:
    for file in (ground.root / "evidence", ground.root / "docs", ground.root / "overrides"):
        for one in file.rglob("*"):
            os.utime(one, (moment, moment))
    return went_well(ground, ground.build())


@case("tijden in de toekomst", "alle bestanden zijn van het jaar 2099")
def _future_files(ground: Ground) -> tuple[str, list[str]]:
    return _dated(ground, 4_070_908_800)


@case("tijden voor 1980", "alle bestanden zijn van 1 januari 1971, ouder dan een zip kan noemen")
def _old_files(ground: Ground) -> tuple[str, list[str]]:
    return _dated(ground, 31_536_000)


@case("klok in 1979", "de klok van de machine staat op 1979 (faketime)")
def _old_clock(ground: Ground) -> tuple[str, list[str]]:
    if shutil.which("faketime") is None:
        raise NotHere("faketime ontbreekt")
    status, said = ground.build(before=("faketime", "1979-06-01 12:00:00"))
    good = status in (0, 1) and "Traceback" not in said
    return f"status {status}: {said.strip().splitlines()[-1][:200]}", [] if good else [said[-300:]]


@case("git ontbreekt", "geen git op het PATH, en de map is geen git-checkout")
def _no_git(ground: Ground) -> tuple[str, list[str]]:
    return went_well(ground, ground.build(environment={"PATH": "/bestaat/niet"}))


@case("git is stuk", "een git dat altijd mislukt")
def _broken_git(ground: Ground) -> tuple[str, list[str]]:
    folder = ground.root.parent / "bin"
    folder.mkdir()
    (folder / "git").write_text("#!/bin/sh\necho kapot >&2\nexit 128\n", encoding="utf-8")
    (folder / "git").chmod(0o755)
    return went_well(ground, ground.build(environment={"PATH": f"{folder}:{os.environ['PATH']}"}))


LANGUAGES: tuple[dict[str, str], ...] = (
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "POSIX"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


@case("andere tekens van het systeem", "LC_ALL=C, LC_ALL=POSIX, en C met PYTHONUTF8=0")
def _bare_locales(ground: Ground) -> tuple[str, list[str]]:
    found = [went_well(ground, ground.build(environment=one)) for one in LANGUAGES]
    return found[-1][0], [problem for _, problems in found for problem in problems]


@case("Latijnse tekens", "een omgeving in ISO-8859-1, gemaakt met localedef")
def _latin(ground: Ground) -> tuple[str, list[str]]:
    made = ground.root.parent / "talen"
    made.mkdir()
    command = ["localedef", "-i", "nl_NL", "-f", "ISO-8859-1", str(made / "nl_NL.ISO-8859-1")]
    if (
        shutil.which("localedef") is None
        or subprocess.run(command, capture_output=True).returncode > 1
        or not any(made.iterdir())
    ):
        raise NotHere("localedef kan die omgeving hier niet maken")
    latin = {"LOCPATH": str(made), "LC_ALL": "nl_NL.ISO-8859-1", "PYTHONUTF8": "0"}
    return went_well(ground, ground.build(environment=latin))


@case("vreemde paden", "spaties, accenten, een nieuwe regel en een lange naam in het pad")
def _odd_paths(ground: Ground) -> tuple[str, list[str]]:
    said, problems = "", []
    for name in ("met spatie", "édé ‘ü’ 漢", "twee\nregels", "l" * 200, "<b>&amp;'\"", "-x"):
        there = ground.copy(ground.root.parent / name / "wereld")
        said, wrong = went_well(there, there.build())
        problems += [f"{name[:20]!r}: {one}" for one in wrong]
    return said, problems


@case("geen invoer", "stdin is dicht")
def _no_input(ground: Ground) -> tuple[str, list[str]]:
    return went_well(ground, ground.build(before=("sh", "-c", 'exec "$@" <&-', "sh")))


@case("geen uitvoer", "stdout en stderr zijn dicht")
def _no_output(ground: Ground) -> tuple[str, list[str]]:
    return went_well(ground, ground.build(before=("sh", "-c", 'exec "$@" >&- 2>&-', "sh")))


@case("lezer loopt weg", "de uitvoer gaat naar head -1, dat daarna stopt")
def _reader_leaves(ground: Ground) -> tuple[str, list[str]]:
    shell = ("sh", "-c", '"$@" 2>&1 | head -1', "sh")
    time.sleep(0)
    return went_well(ground, ground.build(before=shell))


@case("pandoc ontbreekt", "pypandoc wijst naar een programma dat er niet is")
def _no_pandoc(ground: Ground) -> tuple[str, list[str]]:
    shutil.rmtree(ground.root / ".cache", ignore_errors=True)
    status, said = ground.build(environment={"PYPANDOC_PANDOC": "/bestaat/niet/pandoc"})
    told = "pandoc kon geen APA-vermeldingen maken" in said
    problems = [] if told and "Traceback" not in said else [said[-300:]]
    return f"status {status}; de melding noemt pandoc en de gevolgen", problems


def _with_module(ground: Ground, name: str, text: str) -> tuple[int, str]:
    folder = ground.root.parent / "ervoor"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    path = f"{folder}:{os.environ.get('PYTHONPATH', '')}"
    return ground.build(environment={"PYTHONPATH": path})


@case("pagefind mislukt", "het programma dat de zoekindex maakt, eindigt met een fout")
def _broken_pagefind(ground: Ground) -> tuple[str, list[str]]:
    text = "import sys\nsys.exit('kapot')\n"
    return refused(ground, _with_module(ground, "pagefind.py", text), "zoekindex")


@case("pagefind ontbreekt", "het programma dat de zoekindex maakt, is er niet")
def _no_pagefind(ground: Ground) -> tuple[str, list[str]]:
    text = "raise ModuleNotFoundError('No module named pagefind')\n"
    return refused(ground, _with_module(ground, "pagefind.py", text), "zoekindex")


def _spoil_cache(ground: Ground, spoil: bytes | None) -> int:
    files = [file for file in (ground.root / ".cache").rglob("*") if file.is_file()]
    for file in files:
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2] if spoil is None else spoil)
    return len(files)


@case("cache stuk", "elk bestand in .cache/ half, onzin, of een pickle die een programma start")
def _broken_cache(ground: Ground) -> tuple[str, list[str]]:
    run_by_it = ground.root.parent / "gestart"
    bomb = b"cposix\nsystem\n(S'touch %b'\ntR." % os.fsencode(run_by_it)
    said, problems = "", []
    for spoil in (None, b"\x00onzin\xff" * 50, bomb, b"[]", b""):
        number = _spoil_cache(ground, spoil)
        said, wrong = went_well(ground, ground.build())
        problems += [*wrong, *([] if number else ["er was geen cache om te bederven"])]
        run("check", ground.root / "evidence/terms/uitleg.yml", "--root", ground.root)
    problems += ["de cache voerde iets uit"] if run_by_it.exists() else []
    return f"{said}; de cache is JSON en bytes met een controlegetal", problems


@case("zonder beweringen", "PYTHONOPTIMIZE=2: geen assert en geen docstrings")
def _optimized(ground: Ground) -> tuple[str, list[str]]:
    program = f"import sys; sys.dont_write_bytecode = True\n{PROGRAM}"
    assert sys.version_info >= (3, 11)
    assert Path(sys.executable).exists()
    return went_well(ground, ground.build(program=program, environment={"PYTHONOPTIMIZE": "2"}))
