"""Changes: the commands that write in the evidence, each with what it is asked in the small world."""

from pathlib import Path

_RIS = """TY  - JOUR
AU  - Bedenker, Ben
TI  - Een bedacht onderzoek naar terugkeer
PY  - 2020
ER  -
TY  - JOUR
AU  - Verzinster, Vera
TI  - Nog een bedacht onderzoek
PY  - 2021
ER  -
"""


def changes_to_kill(folder: Path) -> dict[str, list[str | Path]]:
    """What is asked, by name; the file that is read in lies in `folder`."""
    file = folder / "uit.ris"
    file.write_text(_RIS, encoding="utf-8")
    return {
        "inlezen": ["import", file],
        "hernoemen": ["rename", "term", "uitleg", "toelichting"],
        "uitgeven": ["release"],
    }
