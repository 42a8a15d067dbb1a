"""Pour: every record into the shell of its type, every slot of the prose filled.

`theme` is a folder with what the site generator made: prose pages with slots, and one shell per type.
`out` is the folder that readers see; it may be the same one.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from errno import EIO
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

from spoorboek.assets import names_below, with_checksums
from spoorboek.pages.addresses import (
    CELL_SHELL,
    GUIDES,
    SHELL,
    cell_address,
    guide_address,
    rooted,
    shell_address,
)
from spoorboek.pages.broken_links import with_marks
from spoorboek.pages.gone_pages import renamed_source_pages
from spoorboek.pages.head import head, told, with_head
from spoorboek.pages.overviews import cell
from spoorboek.pages.overviews.cells import Cells
from spoorboek.pages.overviews.reference import a_to_z
from spoorboek.pages.overviews.training import guide, guide_title
from spoorboek.pages.page_citation import foot
from spoorboek.pages.page_facts import PageFacts, facts_of, shortened
from spoorboek.pages.prose_notices import below_title, over, prose_notices
from spoorboek.pages.record_page import body_of
from spoorboek.pages.sharing import CAN_SHARE, MOST_PIECES, Piece, share_out
from spoorboek.pages.shell import BARE, EMPTY, Shell
from spoorboek.pages.site import Site
from spoorboek.pages.slots import fill
from spoorboek.pages.typography import kept_together
from spoorboek.reasoning.gone import ANOTHER_KEY
from spoorboek.records import RECORD_TYPES, TrainingModule
from spoorboek.records.departure import Departure
from spoorboek.records.record import Record

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_HIDDEN_WORDS = re.compile(r'<span class="sb-vis">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SYNONYMS = Markup(
    '<p hidden data-pagefind-weight="0.2" data-pagefind-index-attrs="data-zoek" data-zoek="{}"></p>'
)
_Item = TypeVar("_Item")
PROSE_KIND, PROSE_WEIGHT = "Pagina", 7
"""How prose is called in the filters of search, and how much its heading weighs there."""
WORTH_SHARING = 200
"""From so many records on, processes gain more than they cost."""
AT_ONCE = 50
"""So many records are one piece of that work, if not more."""
SEARCH_TERMS = "assets/zoekwoorden.json"


def shells(theme: Path) -> dict[str, Shell]:
    """The shell of each record type, by type name; a bare page where the theme has none."""
    found = {t.name: _shell(theme / shell_address(t)) for t in RECORD_TYPES}
    return found | {Departure.name: _shell_of_gone(theme)}


def record_pages(site: Site, shell_of: Mapping[str, Shell]) -> Iterator[tuple[str, str]]:
    """Address and HTML of the page of every record."""
    for record in site.base.all():
        yield record.page, record_html(record, site, shell_of[record.name])


def record_html(record: Record, site: Site, shell: Shell) -> str:
    """The finished page of one record."""
    own = str(body_of(record, site))  # plain: taking pieces of Markup takes much longer
    words = site.synonyms.words_for(own)
    body = _finished(own, record.page, site)
    if record.search_weight < 1:
        body = f'<div data-pagefind-weight="{record.search_weight}">{body}</div>'
    synonyms = _SYNONYMS.format(words) if words else EMPTY
    facts = facts_of(record, site)
    html = shell.fill(
        titel=facts.title,
        beschrijving=facts.description,
        kop=head(facts, site),
        inhoud=Markup(body) + synonyms,  # noqa: S704  # from autoescaping templates
        opdezepagina=_contents(body),
    )
    return rooted(html, record.page)


def _finished(body: str, address: str, site: Site) -> str:
    """A body with its terms explained, its broken links marked, and what belongs together on a line."""
    return kept_together(with_marks(site.explained_terms.explained(body, address), site))


def _contents(body: str) -> Markup:
    """The entries of "Op deze pagina", from the second-level headings of a body, which is safe HTML."""
    headings = (
        (name, _TAG.sub("", _HIDDEN_WORDS.sub("", inner)).strip())
        for name, inner in _HEADING.findall(body)
    )
    return Markup(  # noqa: S704  # names and texts come from autoescaping templates
        "".join(
            f'<li class="md-nav__item"><a href="#{name}" class="md-nav__link">'
            f'<span class="md-ellipsis">{text}</span></a></li>'
            for name, text in headings
        )
    )


def cell_pages(site: Site, shell: Shell) -> Iterator[tuple[str, str]]:
    """Address and HTML of the page of every role in every phase."""
    cells = Cells(site)
    for place in cells.places():
        address = cell_address(*place)
        titles = cell.title(site, place), cell.lead(site, place)
        notices = over(site.advice.get(place, ()), site)
        body = Markup(below_title(cell.body(cells, place), notices))  # noqa: S704  # both are safe
        yield address, _gathered(address, titles, body, site, shell)


def guide_pages(site: Site, shell: Shell) -> Iterator[tuple[str, str]]:
    """Address and HTML of the facilitator's sheet of every training module."""
    for module in site.base.of(TrainingModule).values():
        address = guide_address(module)
        titles = guide_title(module), module.summary_text
        body = Markup(below_title(guide(module, site), over([module], site)))  # noqa: S704  # both are safe
        yield address, _gathered(address, titles, body, site, shell)


def old_source_pages(site: Site, shell: Shell) -> Iterator[tuple[str, str]]:
    """Address and HTML of the page at every earlier citation key of a source."""
    for address, title, body in renamed_source_pages(site):
        yield address, _gathered(address, (title, ANOTHER_KEY), body, site, shell)


def _gathered(address: str, titles: tuple[str, str], body: Markup, site: Site, shell: Shell) -> str:
    """The finished page of a body that is no record's own; `titles` are its name and its lead."""
    title, lead = titles
    facts = PageFacts(address, title, shortened(f"{title}. {lead}"), Record.written_in)
    text = f"{_finished(body, address, site)}{foot(facts, site)}"
    html = shell.fill(
        titel=facts.title,
        beschrijving=facts.description,
        kop=head(facts, site),
        inhoud=Markup(text),  # noqa: S704  # from autoescaping templates
        opdezepagina=_contents(text),
    )
    return rooted(html, address)


def _shell_of_gone(theme: Path) -> Shell:
    """The shell of pages that went: they lie where they always lay, at any depth."""
    address = shell_address(Departure)
    return _shell(theme / address).anywhere(address)


def _shell(folder: Path) -> Shell:
    file = folder / "index.html"
    return Shell.of(file.read_text(encoding="utf-8")) if file.is_file() else BARE


def prose_files(theme: Path) -> list[str]:
    """The HTML files of the prose below `theme`, by name; shells are not prose."""
    files = (file for file in theme.rglob("*.html") if file.parent.name != SHELL)
    return sorted(file.relative_to(theme).as_posix() for file in files)


def prose_html(name: str, theme: Path, site: Site) -> str:
    """A prose page with its head and its slots filled."""
    address = name.removesuffix("index.html")
    html = (theme / name).read_text(encoding="utf-8")
    facts = told(html, address)
    html = with_head(html, facts, site) if facts else html
    notices = prose_notices(html, site)
    start, article, rest = fill(html, site).partition("<article")
    body, end, after = rest.partition("</article>")
    body = below_title(body, notices)
    body = _finished(article + body, address, site)
    below = foot(facts, site) if facts and article else ""
    return rooted(f"{start}{body}{below}{end}{after}", address)


def search_words(site: Site) -> str:
    """What the search dialog knows of this base: spellings of terms, and the order of kinds."""
    weights = {t.singular: t.search_weight for t in site.base.types} | {PROSE_KIND: PROSE_WEIGHT}
    kinds = sorted(weights, key=lambda kind: -weights[kind])
    words = {"begrippen": site.synonyms.terms(), "soorten": kinds}
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True)
class _Pouring:
    """What every page that is poured shares: read once, before the work is shared out."""

    site: Site
    theme: Path
    out: Path
    shell_of: Mapping[str, Shell]
    assets: Mapping[str, str]
    """How scripts are called in this site, by their plain names."""

    @classmethod
    def of(cls, site: Site, theme: Path, out: Path) -> "_Pouring":
        """With the shells and scripts that the theme has."""
        return cls(site, theme, out, shells(theme), names_below(theme))

    def prose(self, names: Iterable[str]) -> int:
        """Write pages of prose, by name; returns how many were new or different."""
        return sum(self._put(name, prose_html(name, self.theme, self.site)) for name in names)

    def records(self, records: Iterable[Record]) -> int:
        """Write the pages of records; returns how many were new or different."""
        pages = ((r.page, record_html(r, self.site, self.shell_of[r.name])) for r in records)
        return self._put_all(pages)

    def gathered(self, before_each: Callable[[], None] = lambda: None) -> int:
        """Write the pages that belong to no single record; returns how many were new or different."""
        site, theme = self.site, self.theme
        cells = cell_pages(site, _shell(theme / CELL_SHELL / SHELL))
        guides = guide_pages(site, _shell(theme / GUIDES / SHELL))
        pages = chain(cells, guides, old_source_pages(site, _shell_of_gone(theme)))
        return self._put_all(_after(before_each, pages))

    def _put_all(self, pages: Iterable[tuple[str, str]]) -> int:
        return sum(self._put(f"{address}index.html", html) for address, html in pages)

    def _put(self, name: str, html: str) -> bool:
        return write(self.out / name, with_checksums(html, self.assets))


def pour(site: Site, theme: Path, out: Path, *, workers: int = 1) -> int:
    """Write every page below `out`; returns how many were new or different.

    With more than one worker the pages are shared out over processes; then only failure is told.
    """
    # Listed first: where `theme` is `out`, what is written below is no prose of the theme.
    names, records = prose_files(theme), list(site.base.all())
    changed = int(write(out / SEARCH_TERMS, search_words(site)))
    pouring = _Pouring.of(site, theme, out)
    if workers < 2 or len(records) < WORTH_SHARING or not CAN_SHARE:
        return changed + pouring.gathered() + pouring.prose(names) + pouring.records(records)
    _prepare(site)
    # What takes longest begins first, so that all workers are ready at about the same time.
    pieces: list[Piece] = [pouring.gathered, *(partial(pouring.prose, [name]) for name in names)]
    size = max(AT_ONCE, len(records) // (MOST_PIECES // 2))
    blocks = (records[n : n + size] for n in range(0, len(records), size))
    pieces += [partial(pouring.records, block) for block in blocks]
    if not share_out(pieces, workers):
        raise OSError(EIO, "een deel van de pagina's kon niet worden geschreven", str(out))
    return changed + len(names) + len(records)


def _prepare(site: Site) -> None:
    """What is made at first use and serves every page, made before the work is shared out."""
    for record in islice(site.base.all(), 1):
        (
            site.base.marks,
            site.base.incoming,
            site.base.citations,
            site.synonyms,
            site.explained_terms,
            site.cascade.by_record,
            site.losses.of([record.id]),
            body_of(record, site),
        )


def pour_gathered(
    site: Site, theme: Path, out: Path, before_each: Callable[[], None] = lambda: None
) -> int:
    """Write the pages that belong to no single record; returns how many were new or different."""
    return _Pouring.of(site, theme, out).gathered(before_each)


def pour_some(
    site: Site,
    theme: Path,
    out: Path,
    names: Iterable[str],
    records: Iterable[Record],
    before_each: Callable[[], None] = lambda: None,
) -> int:
    """Write these prose pages and records; returns how many changed. What `before_each` raises, ends it."""
    pouring = _Pouring.of(site, theme, out)
    return pouring.prose(_after(before_each, names)) + pouring.records(_after(before_each, records))


def _after(before_each: Callable[[], None], items: Iterable[_Item]) -> Iterator[_Item]:
    for item in items:
        before_each()
        yield item


def write(file: Path, html: str) -> bool:
    """Write a page, unless it is already there as it is; returns whether it was written."""
    data = html.encode()
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return True


def bare_index(site: Site) -> str:
    """A page without a theme that lists every record: the way in when there is no prose."""
    body = Markup("<h1>Alle records</h1>{}").format(a_to_z(site))
    words = {"titel": "Alle records", "beschrijving": "Alle records van A tot Z", "kop": EMPTY}
    html = BARE.fill(**words, inhoud=body, opdezepagina=EMPTY)
    return rooted(html, "")
