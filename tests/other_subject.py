"""A second evidence base, on a made-up subject: the starter of `new --site` with made-up records in it."""

import re
import shutil
from pathlib import Path

from tests.commands import spoorboek

RECORDS = Path(__file__).parent / "data" / "leesgroepen"
OUR_SUBJECT = re.compile(
    r"tweede.?spoor|spoor.?[12]\b|re-?integrat|werkgever|werknemer|poortwachter|bedrijfsarts|casemanager"
    r"|arbeidsdeskund|\bUWV\b|ziek|verzuim|loonsanctie|\bWIA\b|halte|dienstregeling|vertrekstaat|perron"
    r"|\bSpoorboek\b",
    re.IGNORECASE,
)
"""Words of our own subject, and of the railway that pictures it."""
# What no reader sees: names of classes, scripts and style sheets of the engine, and its command.
_ENGINE = re.compile(
    r'<script.*?</script>|<link[^>]*>|\s(?:class|content)="(?:sb-[^"]*|default-src[^"]*)"'
    r"|<code>spoorboek [^<]*</code>|<!--.*?-->|data-sb-\S*|data/spoorboek\.(?:json|sqlite)|spoorboek-offline\.zip",
    re.DOTALL,
)


def started(folder: Path) -> Path:
    """An empty evidence base as `new --site` starts it."""
    done = spoorboek("new", "--site", folder, "--title", "Leesgroepen", "--about", "leesgroepen")
    assert done.returncode == 0, done.stderr
    return folder


def filled(folder: Path) -> Path:
    """The same with the made-up records in it."""
    shutil.copytree(RECORDS, started(folder), dirs_exist_ok=True)
    done = spoorboek("schema", "--root", folder)
    assert done.returncode == 0, done.stderr
    return folder


def built(root: Path, *options: str) -> Path:
    """The site of a base."""
    done = spoorboek("build", "--root", root, *options)
    assert done.returncode == 0, done.stderr
    return root / "site"


def words_of_ours(site: Path) -> list[str]:
    """Every word of our own subject that a reader of a site can meet, with where it stands."""
    found = []
    for file in sorted((*site.rglob("*.html"), *site.glob("data/*.csv"), site / "feed.xml")):
        text = _ENGINE.sub(" ", file.read_text(encoding="utf-8"))
        for match in OUR_SUBJECT.finditer(text):
            around = text[max(0, match.start() - 40) : match.end() + 20]
            found.append(f"{file.relative_to(site)}: {' '.join(around.split())}")
    return found
