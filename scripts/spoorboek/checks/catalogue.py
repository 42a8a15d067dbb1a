"""Catalogue: every check there is, and every rule that the help page explains."""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping

from spoorboek.checks.addresses import record_has_its_own_address
from spoorboek.checks.appraisals import appraisal_fits_its_study
from spoorboek.checks.certainty import level_is_within_its_band_or_says_why
from spoorboek.checks.contexts import coded_context_is_quoted
from spoorboek.checks.credit import contributor_stands_once, orcid_can_be_right
from spoorboek.checks.dates import (
    date_is_not_in_the_future,
    period_ends_after_it_begins,
    review_is_not_overdue,
)
from spoorboek.checks.exceptions import (
    exception_ends_in_time,
    exception_is_needed,
    exception_names_a_rule,
)
from spoorboek.checks.figures import figure_parts_are_the_whole
from spoorboek.checks.freshness import what_was_seen_is_still_fresh
from spoorboek.checks.judgement import (
    counter_evidence_agrees_with_evidence,
    counter_evidence_was_sought,
    evidence_stands_once,
    explanation_has_evidence,
    high_confidence_has_a_reported_mechanism,
    law_is_no_evidence_of_effect,
)
from spoorboek.checks.links import (
    link_leads_to_a_record,
    no_record_stands_alone,
    nothing_rests_on_itself,
)
from spoorboek.checks.loading_rules import LOADING_RULES
from spoorboek.checks.number_chains import (
    chained_counts_agree,
    chained_figure_is_a_share,
    chained_figure_keeps_its_base,
    figure_has_a_base,
    recorded_sum_is_the_computed_one,
)
from spoorboek.checks.outside_links import (
    outside_address_still_answers,
    outside_answers_can_be_read,
)
from spoorboek.checks.page_form import (
    page_has_text,
    page_settings_are_known,
    page_settings_fit_their_kind,
)
from spoorboek.checks.page_safety import (
    page_folder_holds_pages,
    page_html_is_harmless,
    page_links_are_safe,
    page_runs_no_code,
)
from spoorboek.checks.plain_language import (
    page_for_employees_is_plain,
    text_for_employees_is_plain,
)
from spoorboek.checks.policy import policy_advice_says_what_it_rests_on
from spoorboek.checks.practice import (
    own_tool_has_its_sheet,
    pilot_result_has_a_source,
    right_answer_is_one_of_the_options,
    writing_place_fits_its_exercise,
)
from spoorboek.checks.prose import page_names_what_exists
from spoorboek.checks.recommendations import (
    advice_does_not_rest_on_a_rejected_theory,
    advice_rests_on_findings,
    duty_does_not_rest_on_findings,
    duty_rests_on_a_rule,
    strength_fits_its_basis,
    strong_advice_is_certain_enough,
)
from spoorboek.checks.releases import (
    departure_leads_on,
    departure_says_why,
    release_has_its_list,
    release_tells_every_change,
    released_address_still_answers,
)
from spoorboek.checks.retractions import (
    cited_source_is_not_retracted,
    retraction_has_a_day,
    retraction_leaves_support,
)
from spoorboek.checks.screening import (
    candidate_is_not_cited,
    chosen_source_is_described,
    difference_is_settled,
    exclusion_has_a_reason,
    screener_decides_once,
    screening_counts_are_not_typed,
    status_follows_decisions,
)
from spoorboek.checks.searches import (
    field_said_to_be_empty_is_empty,
    flow_counts_reconcile,
    saved_search_stands_once,
    search_has_a_date,
)
from spoorboek.checks.site_rules import SITE_RULES
from spoorboek.checks.sources import (
    cited_source_exists,
    cited_source_is_not_excluded,
    finding_has_a_locator,
    finding_has_its_own_id,
    reference_has_a_source,
    reference_stands_once,
    source_has_a_reference,
    status_has_a_reason,
)
from spoorboek.checks.standards import (
    item_answer_says_where_or_why,
    standard_counts_its_items,
    standard_names_what_exists,
)
from spoorboek.checks.subject import (
    record_type_is_in_use,
    released_base_says_its_subject,
    subject_names_what_exists,
)
from spoorboek.checks.text import (
    plain_text_has_no_html,
    rich_text_has_no_html,
    rich_text_has_no_images,
    rich_text_links_are_safe,
    text_can_be_seen,
)
from spoorboek.checks.theories import (
    explanation_stands_in_its_theory,
    theory_has_an_explanation,
    theory_history_is_possible,
    theory_holds_what_is_there,
    theory_versions_follow_each_other,
)
from spoorboek.checks.timeline import (
    week_agrees_with_its_days,
    worked_example_agrees_with_the_rules,
)
from spoorboek.checks.translations import translation_is_complete, translation_is_up_to_date
from spoorboek.checks.used_findings import (
    coded_link_has_both_ends,
    finding_counts_once,
    number_in_use_is_in_its_findings,
    use_names_its_findings,
    used_finding_exists,
)
from spoorboek.checks.words import (
    vocabulary_exists,
    word_has_one_spelling,
    word_is_in_its_vocabulary,
)
from spoorboek.finding import Finding
from spoorboek.rule import Rule

Check = Callable[..., Iterator[Finding]]
"""Takes the base, and what it names besides: `today`, the day on which the base is judged; `rules`, how
serious each rule is, by name; `found`, what the checks before it found.
"""

CHECKS: tuple[Check, ...] = (
    link_leads_to_a_record,
    no_record_stands_alone,
    nothing_rests_on_itself,
    released_base_says_its_subject,
    subject_names_what_exists,
    record_type_is_in_use,
    vocabulary_exists,
    word_is_in_its_vocabulary,
    word_has_one_spelling,
    cited_source_exists,
    source_has_a_reference,
    reference_has_a_source,
    reference_stands_once,
    cited_source_is_not_excluded,
    candidate_is_not_cited,
    chosen_source_is_described,
    exclusion_has_a_reason,
    screener_decides_once,
    difference_is_settled,
    status_follows_decisions,
    cited_source_is_not_retracted,
    retraction_leaves_support,
    status_has_a_reason,
    retraction_has_a_day,
    finding_has_a_locator,
    finding_has_its_own_id,
    explanation_has_evidence,
    counter_evidence_was_sought,
    coded_context_is_quoted,
    counter_evidence_agrees_with_evidence,
    law_is_no_evidence_of_effect,
    high_confidence_has_a_reported_mechanism,
    level_is_within_its_band_or_says_why,
    evidence_stands_once,
    used_finding_exists,
    use_names_its_findings,
    number_in_use_is_in_its_findings,
    finding_counts_once,
    coded_link_has_both_ends,
    theory_has_an_explanation,
    theory_versions_follow_each_other,
    theory_history_is_possible,
    explanation_stands_in_its_theory,
    theory_holds_what_is_there,
    strength_fits_its_basis,
    duty_rests_on_a_rule,
    duty_does_not_rest_on_findings,
    advice_rests_on_findings,
    strong_advice_is_certain_enough,
    advice_does_not_rest_on_a_rejected_theory,
    right_answer_is_one_of_the_options,
    writing_place_fits_its_exercise,
    pilot_result_has_a_source,
    own_tool_has_its_sheet,
    policy_advice_says_what_it_rests_on,
    figure_parts_are_the_whole,
    figure_has_a_base,
    chained_figure_keeps_its_base,
    chained_figure_is_a_share,
    chained_counts_agree,
    recorded_sum_is_the_computed_one,
    appraisal_fits_its_study,
    search_has_a_date,
    field_said_to_be_empty_is_empty,
    saved_search_stands_once,
    flow_counts_reconcile,
    screening_counts_are_not_typed,
    standard_names_what_exists,
    standard_counts_its_items,
    item_answer_says_where_or_why,
    translation_is_complete,
    translation_is_up_to_date,
    orcid_can_be_right,
    contributor_stands_once,
    date_is_not_in_the_future,
    period_ends_after_it_begins,
    review_is_not_overdue,
    outside_answers_can_be_read,
    outside_address_still_answers,
    what_was_seen_is_still_fresh,
    worked_example_agrees_with_the_rules,
    week_agrees_with_its_days,
    record_has_its_own_address,
    rich_text_has_no_html,
    rich_text_links_are_safe,
    rich_text_has_no_images,
    plain_text_has_no_html,
    text_can_be_seen,
    page_names_what_exists,
    page_runs_no_code,
    page_html_is_harmless,
    page_links_are_safe,
    page_settings_are_known,
    page_settings_fit_their_kind,
    page_has_text,
    page_folder_holds_pages,
    text_for_employees_is_plain,
    page_for_employees_is_plain,
    release_has_its_list,
    release_tells_every_change,
    released_address_still_answers,
    departure_leads_on,
    departure_says_why,
    exception_names_a_rule,
    exception_ends_in_time,
    exception_is_needed,
)
"""Every check, in the order of the help page."""


# Without an entry here every finding of a check is an error.
_MILDER: Mapping[Check, str] = {
    no_record_stands_alone: "waarschuwing",
    reference_stands_once: "fout of waarschuwing",
    cited_source_is_not_retracted: "waarschuwing",
    retraction_leaves_support: "waarschuwing",
    retraction_has_a_day: "waarschuwing",
    difference_is_settled: "waarschuwing",
    status_follows_decisions: "fout of waarschuwing of opmerking",
    counter_evidence_agrees_with_evidence: "fout of waarschuwing",
    level_is_within_its_band_or_says_why: "fout of waarschuwing",
    evidence_stands_once: "waarschuwing",
    use_names_its_findings: "waarschuwing",
    number_in_use_is_in_its_findings: "waarschuwing",
    theory_has_an_explanation: "fout of opmerking",
    explanation_stands_in_its_theory: "fout of waarschuwing",
    review_is_not_overdue: "waarschuwing",
    flow_counts_reconcile: "fout of waarschuwing",
    outside_address_still_answers: "opmerking",
    what_was_seen_is_still_fresh: "opmerking",
    translation_is_up_to_date: "waarschuwing",
    departure_says_why: "waarschuwing",
    rich_text_has_no_html: "waarschuwing",
    plain_text_has_no_html: "waarschuwing",
    text_for_employees_is_plain: "opmerking",
    page_for_employees_is_plain: "opmerking",
    exception_ends_in_time: "fout of waarschuwing",
    exception_is_needed: "opmerking",
}


def rule_of(check: Check) -> str:
    """The word by which findings name a check."""
    return check.__name__.replace("_", "-")


def explained_rules() -> list[Rule]:
    """Every rule of the help page: those of the checks, of loading, and of the finished site."""
    of_checks = (
        Rule(rule_of(demand), _explanation_of(demand), _MILDER.get(demand, "fout"))
        for demand in CHECKS
    )
    return [*of_checks, *LOADING_RULES, *SITE_RULES]


def _explanation_of(demand: Check) -> str:
    """What a check says it asks for; read as it is written where Python was told to leave docstrings out."""
    return inspect.getdoc(demand) or _as_written(demand)


def _as_written(demand: Check) -> str:
    (function,) = ast.parse(inspect.getsource(demand)).body
    assert isinstance(function, ast.FunctionDef)  # noqa: S101  # for who reads and for the type checker
    return ast.get_docstring(function) or ""
