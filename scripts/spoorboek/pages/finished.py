"""Finished: the HTML of every page, as readers get it.

A body goes into the shell of its kind, with its head, its terms explained and its foot.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from spoorboek.pages.addresses import cell_address, guide_address, rooted
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
from spoorboek.pages.shell import BARE, EMPTY, Shell
from spoorboek.pages.site import Site
from spoorboek.pages.slots import fill
from spoorboek.pages.typography import kept_together
from spoorboek.reasoning.gone import ANOTHER_KEY
from spoorboek.records import TrainingModule
from spoorboek.records.record import Record

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_HIDDEN_WORDS = re.compile(r'<span class="sb-vis">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SYNONYMS = Markup(
    '<p hidden data-pagefind-weight="0.2" data-pagefind-index-attrs="data-zoek" data-zoek="{}"></p>'
)


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


def bare_index(site: Site) -> str:
    """A page without a theme that lists every record: the way in when there is no prose."""
    body = Markup("<h1>Alle records</h1>{}").format(a_to_z(site))
    words = {"titel": "Alle records", "beschrijving": "Alle records van A tot Z", "kop": EMPTY}
    html = BARE.fill(**words, inhoud=body, opdezepagina=EMPTY)
    return rooted(html, "")
