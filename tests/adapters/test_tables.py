"""`spoorboek tables` writes what stands between two markers, and nothing else."""

import pytest

from tests.commands import in_process

MARKED = """# Kop

Voor.

<!-- tabel: make -->
oud
<!-- einde tabel -->

Na, met een | en een `teken`.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Makefile").write_text("site: ## bouwt <alles> | niets\nstil:\n", encoding="utf-8")
    (tmp_path / "LEES.md").write_text(MARKED, encoding="utf-8")
    return tmp_path


def text(folder) -> str:
    return (folder / "LEES.md").read_text(encoding="utf-8")


def test_only_what_stands_between_the_markers_changes(folder):
    done = in_process("tables", "--root", folder)

    assert (done.returncode, done.stdout) == (0, "Bijgewerkt: LEES.md\n")
    before, _, after = text(folder).partition(
        "<!-- tabel: make -->\n\n| Doel | Wat het doet |\n| --- | --- |\n"
        "| `make site` | bouwt \\<alles> \\| niets |\n\n<!-- einde tabel -->\n"
    )
    assert before == "# Kop\n\nVoor.\n\n"
    assert after == "\nNa, met een | en een `teken`.\n"


def test_twice_is_once(folder):
    in_process("tables", "--root", folder)
    first = text(folder)
    done = in_process("tables", "--root", folder)

    assert (done.returncode, done.stdout, text(folder)) == (0, "", first)


def test_checking_says_what_to_run_and_changes_nothing(folder):
    done = in_process("tables", "--check", "--root", folder)

    assert (done.returncode, text(folder)) == (1, MARKED)
    assert done.stdout == "LEES.md:1:1: een tabel is niet bij\n    → Voer uit: spoorboek tables\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tabel: make", "tabel: maak", "LEES.md:5: onbekende tabel 'maak'. Bedoelde je 'make'?"),
        ("<!-- einde tabel -->\n", "", "LEES.md:5: tabel 'make' eindigt niet. Zet eronder: <!-- einde tabel -->"),
    ],
)  # fmt: skip
def test_a_wrong_marker_is_named(folder, old, new, said):
    (folder / "LEES.md").write_text(MARKED.replace(old, new), encoding="utf-8")
    done = in_process("tables", "--root", folder)

    assert (done.returncode, done.stderr) == (2, f"spoorboek: {said}\n")


def test_a_file_without_markers_or_that_is_no_text_stays(folder):
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_bytes(b"\xff\r\n<!-- tabel: make -->")
    (folder / "LEES.md").write_text("x\n", encoding="utf-8")
    done = in_process("tables", "--root", folder)

    assert (done.returncode, done.stdout) == (0, "")
