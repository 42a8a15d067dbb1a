"""Parts: the parts of a site as its pages say them: a folder at the root with a start page of its own."""

from pathlib import Path

from spoorboek.pages.head import told
from spoorboek.pages.social import START
from spoorboek.records.subject import Subject


def parts_of(theme: Path, subject: Subject) -> dict[str, str]:
    """What each part is called, by its folder, from pages that are not filled yet."""
    found = {START: subject.name}
    for file in sorted(theme.glob("*/index.html")):
        page = told(file.read_text(encoding="utf-8"), f"{file.parent.name}/")
        if page:
            found[file.parent.name] = page.title
    return found
