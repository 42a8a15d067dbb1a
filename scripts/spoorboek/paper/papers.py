"""Papers: which pieces there are, where they lie, and what is in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from spoorboek.pages import colophon
from spoorboek.pages.addresses import ROOT
from spoorboek.pages.environment import rendered
from spoorboek.pages.languages import DUTCH, Language
from spoorboek.pages.notices import notices
from spoorboek.pages.overviews import handbook
from spoorboek.pages.page_citation import made_by
from spoorboek.pages.page_words import EN, NL
from spoorboek.pages.phases import names_with_weeks
from spoorboek.pages.site import Site
from spoorboek.pages.views import policy as policy_page
from spoorboek.pages.views import policy_translation as translation_page
from spoorboek.paper.sheets import fill_in
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.tool import Tool

PDF, WORD = ".pdf", ".docx"
_INTO_SITE = re.compile(f'<a ([^>]*?)href="{ROOT}([^"]*)"')


@dataclass(frozen=True, slots=True)
class Paper:
    """One file: its address in the site, and the document that it is made of."""

    address: str
    title: str
    language: str
    date: str
    html: str
    foot: str
    """What stands at the foot of every page."""
    one_page: bool = False
    """Whether it may not be longer than one A4."""

    @property
    def form(self) -> str:
        """`.pdf` or `.docx`."""
        return self.address[self.address.rindex(".") :]


def papers(site: Site) -> Iterator[Paper]:
    """Everything that is printed, the largest first."""
    if site.base.of(Recommendation):
        yield from _handbook(site)
    for tool in site.base.of(Tool).values():
        if tool.sheet:
            yield from _sheet(tool, site)
    for summary in site.base.of(PolicySummary).values():
        yield _policy(summary, site)
    for translation in site.base.of(PolicyTranslation).values():
        yield _translation(translation, site)


def _handbook(site: Site) -> Iterator[Paper]:
    place = f"{handbook.ADDRESS}{site.subject.short_name}-handreiking"
    lead = "Wat je doet in elke fase, waarom het kan werken, wanneer niet, en hoe zeker dat is"
    for form in (PDF, WORD):
        body = handbook.text(site, on_paper=True, for_word=form == WORD)
        address, template = f"{place}{form}", "paper/cover.html.jinja"
        yield _paper(address, template, site, title=handbook.title_of(site), lead=lead, body=body)


def _sheet(tool: Tool, site: Site) -> Iterator[Paper]:
    for form in (PDF, WORD):
        yield _paper(
            f"{tool.page}{tool.id}{form}",
            "paper/sheet.html.jinja",
            site,
            title=tool.title,
            foot=f"{site.subject.name}, {site.version_words}. {tool.title} ({tool.id})",
            lead=tool.purpose,
            record=tool,
            sheet=fill_in(tool.sheet or "", for_word=form == WORD),
            who=site.labels("roles", tool.roles),
            when=names_with_weeks(site, tool.phases),
            citation=colophon.how_to_cite(tool.title, tool.page, site),
            notices=notices(tool, site),
        )


def _policy(record: PolicySummary, site: Site) -> Paper:
    shown = policy_page.view(record, site)
    name = f"{record.singular} {record.id}"
    return _one_page(record, site, NL, shown, f"{site.subject.name}, {site.version_words}. {name}")


def _translation(record: PolicyTranslation, site: Site) -> Paper:
    shown = translation_page.view(record, site)
    notice = f"Translated from the Dutch on {shown['translated_on']}; the Dutch text prevails." + (
        " The Dutch text has changed since then." if shown["is_older"] else ""
    )
    foot = f"{site.subject.name}, {shown['of_version']}. Translation of policy summary {record.of}"
    return _one_page(record, site, EN, shown, foot, notice)


def _one_page(
    record: PolicySummary | PolicyTranslation,
    site: Site,
    language: Language,
    shown: dict[str, Any],
    foot: str,
    notice: str = "",
) -> Paper:
    """A policy summary in a language, on one A4."""
    return _paper(
        f"{record.page}{record.id}{PDF}",
        "paper/policy.html.jinja",
        site,
        one_page=True,
        language=language.code,
        title=record.question,
        lead=record.audience,
        foot=foot,
        w=language.words,
        makers=made_by(site, language),
        shown=shown,
        notice=notice,
        notices=notices(record, site),
    )


def _paper(
    address: str,
    template: str,
    site: Site,
    *,
    title: str,
    lead: str,
    foot: str = "",
    language: str = DUTCH,
    one_page: bool = False,
    **values: object,
) -> Paper:
    foot = foot or f"{site.subject.name}, {site.version_words}. {title}"
    html = rendered(
        template,
        title=title,
        lead=lead,
        language=language,
        edition=site.edition,
        version=site.version_words,
        foot=foot,
        for_word=address.endswith(WORD),
        colophon=colophon,
        site=site,
        **values,
    )
    return Paper(
        address, title, language, site.edition.date, leading_out(html, site), foot, one_page
    )


def leading_out(html: Markup, site: Site) -> str:
    """The document with its links into the site written out; without an address they are text."""
    text = str(html)  # Markup would escape what is put in
    if site.edition.site_url:
        return text.replace(ROOT, site.edition.site_url)
    return _INTO_SITE.sub(r"<a \1", text).replace(ROOT, "")
