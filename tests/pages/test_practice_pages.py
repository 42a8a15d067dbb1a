"""Pages of practice and law: what must be on them, and what must never come through."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from spoorboek.citation import cite_all
from spoorboek.edition import Edition
from spoorboek.evidence_base import EvidenceBase
from spoorboek.pages.addresses import ROOT as SITE_ROOT
from spoorboek.pages.addresses import record_address, rooted
from spoorboek.pages.milestone_words import when_in_words
from spoorboek.pages.record_page import body_of
from spoorboek.pages.site import Site
from spoorboek.pages.views.advised_moment import window_in_words
from spoorboek.records.cmoc import Cmoc
from spoorboek.records.law import LawChange, LegalRecord, Milestone, MomentWindow
from spoorboek.records.learning import TrainingModule, TrajectoryModule
from spoorboek.records.markers import Cites, LinksAnywhere, LinksTo, OneOf
from spoorboek.records.practice import Pilot, Project
from spoorboek.records.reading import Question, Term
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Part, Record
from spoorboek.records.structure import Field, fields_of
from spoorboek.records.tool import Tool
from spoorboek.records.word import Word

REPOSITORY = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
ACCEPT = os.environ.get("SPOORBOEK_ACCEPT") == "1"
TYPES = (
    "recommendation",
    "question",
    "milestone",
    "legal-rule",
    "privacy-rule",
    "law-change",
    "advised-moment",
    "counting",
    "worked-example",
    "trajectory-module",
    "training-module",
    "tool",
    "lesson",
    "project",
    "pilot",
    "policy",
    "term",
)
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def site() -> Site:
    base = EvidenceBase.load(REPOSITORY)
    citations, _ = cite_all(base.references, REPOSITORY / ".cache")
    return Site(base, citations, Edition("0.1.0", date="2026-11-21"))


def shown(text: object) -> str:
    return str(escape(str(text)))


def records_of(site: Site, record_type: type[Record]) -> list[Any]:
    records = list(site.base.of(record_type).values())
    assert records, record_type.name
    return records


# Recommendations


def test_a_recommendation_shows_its_steps_rules_tools_and_grounds(site):
    base = site.base
    for advice in records_of(site, Recommendation):
        body = body_of(advice, site)
        for text in (
            *advice.do,
            *advice.wording,
            *advice.when_not,
            *advice.risks,
            advice.why,
            advice.plain,
        ):
            assert shown(text) in body, (advice.id, text)
        assert shown(advice.strength_reason) in body
        legal = [base.get(f"legal-rule/{i}") or base.get(f"milestone/{i}") for i in advice.legal]
        linked = [
            *legal,
            *site.get("privacy-rule", advice.privacy),
            *site.get("tool", advice.tools),
        ]
        for record in [
            *linked,
            *site.get("cmoc", advice.based_on),
            *site.get("cmoc", advice.see_also),
        ]:
            assert record is not None
            assert f'href="{site.link(record).href}"' in body, (advice.id, record.key)


def test_the_parts_of_a_recommendation_keep_their_order(site):
    for advice in records_of(site, Recommendation):
        body = body_of(advice, site)
        ids = ("doe", "waarom", "niet", "zeker", "regels", "hulpmiddelen", "gewone-taal", "moeite")
        places = [body.index(f'<h2 id="{i}">') for i in ids]
        assert places == sorted(places), advice.id


def test_the_certainty_of_each_explanation_is_shown_and_never_averaged(site):
    cmocs = site.base.of(Cmoc)
    for advice in records_of(site, Recommendation):
        body = body_of(advice, site)
        part = body[body.index('<h2 id="zeker">') : body.index('<h2 id="regels">')]
        for cmoc_id in advice.based_on:
            judged = cmocs[cmoc_id].confidence
            assert f"Zekerheid: {judged.overall.label}" in part
            assert shown(judged.explanation) in part
        assert part.count("Zekerheid: ") == len(advice.based_on)


def test_a_recommendation_without_rules_says_so(site):
    for advice in records_of(site, Recommendation):
        says_so = "Bij dit advies hoort geen regel die wij hebben gezien" in body_of(advice, site)
        assert says_so is not bool(advice.legal or advice.privacy), advice.id


def test_help_stands_before_everything_that_is_asked(site):
    for advice in records_of(site, Recommendation):
        if advice.help:
            body = body_of(advice, site)
            assert body.index(shown(advice.help)) < body.index('<h2 id="doe">')


def test_the_trace_has_four_stations_and_one_of_them_is_here(site):
    for advice in records_of(site, Recommendation):
        trace = body_of(advice, site).partition("</nav>")[0]
        assert trace.count("<li>") == 4
        assert trace.count('aria-current="page"') == 1


def test_the_golden_page_of_a_recommendation(site):
    advice = site.base.of(Recommendation)["leg-de-weg-uit"]
    body = rooted(body_of(advice, site), record_address(advice))
    golden = GOLDEN / "recommendation-leg-de-weg-uit.html"
    if ACCEPT:
        golden.write_text(body, encoding="utf-8")
    assert body == golden.read_text(encoding="utf-8"), (
        "SPOORBOEK_ACCEPT=1 neemt de nieuwe pagina over"
    )


# Law


def test_every_milestone_page_says_when(site):
    for milestone in records_of(site, Milestone):
        assert shown(when_in_words(milestone)) in body_of(milestone, site)


def test_a_legal_page_is_dated_and_tells_to_check_the_text(site):
    legal = [r for r in site.base.all() if isinstance(r, LegalRecord)]
    for record in legal:
        body = body_of(record, site)
        assert "gezien op 21 november 2026" in body
        assert "Controleer de tekst voordat je erop bouwt." in body
        assert f"Zekerheid over de regel: {record.confidence.label}" in body
        for remark in (record.sources_disagree, record.dated):
            assert remark is None or shown(remark) in body


def test_a_legal_page_past_its_day_says_so(site):
    milestone = records_of(site, Milestone)[0]
    past = milestone.model_copy(update={"review_by": "2026-11-20"})
    assert "Verlopen: opnieuw nakijken." in body_of(past, site)
    assert "Verlopen: opnieuw nakijken." not in body_of(milestone, site)


def test_a_change_starts_with_its_status_and_never_claims_to_be_in_force(site):
    for change in records_of(site, LawChange):
        body = body_of(change, site)
        assert body.index(shown(change.status)) < body.index('class="sb-wet"')
    proposal = body_of(site.base.of(LawChange)["tweede_ziektejaar"], site)
    assert '<h2 id="stand">Geen geldend recht</h2>' in proposal


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (MomentWindow(anchor="first_sick_day", from_week=1, to_week=8), "week 1 tot en met 8"),
        (MomentWindow(anchor="first_sick_day", from_week=3, to_week=3), "week 3"),
        (MomentWindow(anchor="plan_of_action_date", every_days=42), "elke 6 weken na het plan"),
        (
            MomentWindow(anchor="first_sick_day", every_days=42),
            "elke 6 weken na de eerste ziektedag",
        ),
        (
            MomentWindow(anchor="first_year_evaluation_date", offset_days=14),
            "2 weken na de evaluatie",
        ),
        (
            MomentWindow(anchor="plan_of_action_date", offset_days=0),
            "op de dag van het plan van aanpak",
        ),
    ],
)
def test_an_advised_moment_says_when(window, words):
    assert window_in_words(window) == words


# Modules, tools and practice


def test_a_module_for_employees_puts_help_above_the_signs(site):
    for module in records_of(site, TrajectoryModule):
        body = body_of(module, site)
        stop = body[body.index('<h2 id="stoppen">') :]
        for sign in module.signs_to_pause:
            assert shown(sign) in stop
        if module.help:
            assert stop.index(shown(module.help)) < stop.index(shown(module.signs_to_pause[0]))


def test_a_module_for_employees_has_a_place_for_everything_it_asks(site):
    """Every place to write stands under its own step, with a name of its own."""
    for module in records_of(site, TrajectoryModule):
        body = body_of(module, site)
        for exercise in module.exercises:
            steps = body[body.index(shown(exercise.steps[0])) :]
            for place in exercise.write:
                after = steps[steps.index(shown(exercise.steps[place.step - 1])) :]
                assert f">{shown(place.label)}<" in after.partition("</li>")[0], place.label
        fields = re.findall(r'<textarea[^>]* name="([^"]+)"', body)
        cells = sum(len(p.rows) * len(p.columns) for e in module.exercises for p in e.write)
        places = [p for e in module.exercises for p in e.write]
        lines = sum(not p.rows and not p.scale for p in places)
        assert len(set(fields)) == len(fields) == cells + lines + 1  # and a question of one's own


def test_every_question_to_ask_can_be_ticked(site):
    for module in records_of(site, TrajectoryModule):
        body = body_of(module, site)
        for item in module.questions_to_ask:
            label = body[: body.index(shown(item.question))].rpartition("<label")[2]
            assert 'type="checkbox"' in label


def test_the_first_sick_day_is_never_kept(site):
    """A place that is not kept says so, and its field carries the mark that the script obeys."""
    module = site.base.of(TrajectoryModule)["waar-sta-ik"]
    (place,) = [p for e in module.exercises for p in e.write if not p.kept]
    field = body_of(module, site).partition(shown(place.label))[2].partition("</textarea>")[0]
    assert "ziektedag" in place.label
    assert "data-sb-niet-bewaren" in field
    assert "wordt nooit bewaard" in field


def test_the_line_of_modules_leads_to_every_other_one(site):
    modules = records_of(site, TrajectoryModule)
    for module in modules:
        line = body_of(module, site).partition('<ol class="sb-traject__lijn">')[2]
        line = line.partition("</ol>")[0]
        assert line.count("<li>") == len(modules)
        assert f'<strong aria-current="page">{shown(module.title)}</strong>' in line
        assert all(f'href="{site.link(m).href}"' in line for m in modules if m is not module)


def test_a_module_for_employees_has_no_form(site):
    """In a form, without scripts, Enter would put everything that was typed in the address."""
    for module in records_of(site, TrajectoryModule):
        assert "<form" not in body_of(module, site)


def test_the_golden_page_of_a_module_for_employees(site):
    module = site.base.of(TrajectoryModule)["mijn-kracht"]
    body = rooted(body_of(module, site), record_address(module))
    golden = GOLDEN / "trajectory-module-mijn-kracht.html"
    if ACCEPT:
        golden.write_text(body, encoding="utf-8")
    assert body == golden.read_text(encoding="utf-8"), (
        "SPOORBOEK_ACCEPT=1 neemt de nieuwe pagina over"
    )


def before_its_citation(body: str) -> str:
    """A page without its foot, in which the forms of its citation unfold."""
    return body.partition('<footer class="sb-slot"')[0]


def test_the_answer_of_a_quiz_is_inside_what_unfolds(site):
    for module in records_of(site, TrainingModule):
        folded = [
            part.partition("</details>")[0]
            for part in before_its_citation(body_of(module, site)).split("<details")[1:]
        ]
        assert len(folded) == len(module.quiz)
        for item, part in zip(module.quiz, folded, strict=True):
            assert shown(item.options[item.correct]) in part
            assert shown(item.explanation) in part


def test_a_case_is_called_made_up(site):
    for module in records_of(site, TrainingModule):
        assert '<h2 id="casus">Bedachte casus</h2>' in body_of(module, site)


def test_what_is_known_of_a_tool_is_never_folded_away(site):
    for tool in records_of(site, Tool):
        body = body_of(tool, site)
        assert shown(tool.evidence_note) in body
        assert "<details" not in before_its_citation(body)
        assert ('rel="noopener external"' in body) is bool(
            tool.website or (tool.register_entry and tool.register_entry.source_url)
        )
        assert ("niet het blad zelf" in body) is bool(tool.sheet)


def test_a_result_that_is_not_public_stays_empty(site):
    for pilot in records_of(site, Pilot):
        empty = sum(result.value is None for result in pilot.results)
        assert body_of(pilot, site).count("niet openbaar gezien</span>") == empty


def test_what_is_not_public_about_a_project_is_said(site):
    for project in records_of(site, Project):
        body = body_of(project, site)
        for unknown in project.unknown:
            assert shown(unknown) in body


def test_a_question_answers_before_it_explains(site):
    for question in records_of(site, Question):
        body = body_of(question, site)
        assert body.index(shown(question.short_answer)) < body.index('<h2 id="regels">')


def test_a_term_shows_its_other_words(site):
    for term in records_of(site, Term):
        body = body_of(term, site)
        for word in term.spellings:
            assert shown(word) in body


# All of them


@pytest.mark.parametrize("name", TYPES)
def test_text_never_becomes_markup(site, name):
    for record in site.base.records[name].values():
        body = body_of(hostile(record), site)
        assert "<script>" not in body
        assert "<img" not in body
        assert "&lt;script&gt;" in body


@pytest.mark.parametrize("name", TYPES)
def test_every_heading_has_an_anchor_of_its_own(site, name):
    for record in site.base.records[name].values():
        body = body_of(record, site)
        anchors = [part.partition('"')[0] for part in body.split(' id="')[1:]]
        assert len(anchors) == len(set(anchors)), (record.key, anchors)
        assert body.count("<h2") == body.count('<h2 id="'), record.key
        assert body.count("<h1") == 1
        assert 'href="/' not in body
        assert all(
            part.startswith((SITE_ROOT, "http", "mailto:", "#"))
            for part in body.split('href="')[1:]
        )


def hostile(part: Any) -> Any:
    """The same record with hostile text in every field that may hold any text."""
    model: type[Part] = type(part)
    fields = [field for field in fields_of(model) if field.name != "id"]
    changed = {field.name: _hostile_value(field, getattr(part, field.name)) for field in fields}
    return part.model_copy(update=changed)


def _hostile_value(field: Field, value: Any) -> Any:
    if any(isinstance(m, LinksTo | LinksAnywhere | OneOf | Cites) for m in field.markers):
        return value
    if value is None:
        return HOSTILE if field.kind is str else None
    if field.many:
        return tuple(hostile(v) if isinstance(v, Part) else HOSTILE for v in value)
    if isinstance(value, Part):
        return hostile(value)
    if isinstance(value, dict):
        return {
            HOSTILE: HOSTILE,
            "x": [HOSTILE, [HOSTILE]],
            **{k: {"date": HOSTILE, "note": HOSTILE} for k in value},
        }
    return HOSTILE if isinstance(value, str) and not isinstance(value, Word) else value
