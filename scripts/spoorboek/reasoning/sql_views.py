"""SQL views: what people often ask of the tables, each as one question with its answer in SQL.

`VIEWS` is the one list. A base has the views of which it has the tables.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spoorboek.records.record import Record
from spoorboek.records.relational import shapes


@dataclass(frozen=True, slots=True)
class View:
    """A question in Dutch, and the selection that answers it."""

    question: str
    sql: str


VIEWS: Mapping[str, View] = {
    "explanations_by_certainty": View(
        "Hoe zeker is elke verklaring, en hoeveel bronnen die meetellen steunen, begrenzen of "
        "spreken tegen?",
        """
        SELECT c.id, c.title, c.confidence_overall, c.mechanism_basis,
          count(DISTINCT CASE WHEN e.stance = 'supports' THEN e.source END) AS supports,
          count(DISTINCT CASE WHEN e.stance = 'refines' THEN e.source END) AS refines,
          count(DISTINCT CASE WHEN e.stance = 'contradicts' THEN e.source END) AS contradicts,
          c.confidence_explanation, c.url
        FROM cmoc c
        LEFT JOIN (
          SELECT u.cmoc_id, u.source, u.stance
          FROM cmoc_evidence u JOIN source s ON s.id = u.source
          WHERE s.status = 'included'
        ) e ON e.cmoc_id = c.id
        GROUP BY c.id ORDER BY c.id
        """,
    ),
    "explanation_sources": View(
        "Welke bronnen gebruikt een verklaring, waarvoor, waar staat het, hoeveel is gelezen, en "
        "telt de bron nog mee?",
        """
        SELECT c.id AS cmoc, c.title, c.confidence_overall, e.source, r.in_text, e.stance, e.arms,
          e.relevance, e.rigour, s.seen, s.status, e.locator, e.what, e.justification, r.citation
        FROM cmoc c
        JOIN cmoc_evidence e ON e.cmoc_id = c.id
        JOIN reference r ON r.key = e.source
        LEFT JOIN source s ON s.id = e.source
        ORDER BY c.id, e.position
        """,
    ),
    "recommendation_explanations": View(
        "Op welke verklaringen rust een advies, en hoe zeker zijn die?",
        """
        SELECT a.id AS recommendation, a.title, a.strength, a.basis, c.id AS cmoc,
          c.title AS explanation, c.confidence_overall, a.url
        FROM recommendation a
        LEFT JOIN link l ON l.from_type = 'recommendation' AND l.from_id = a.id
          AND l.field = 'based_on'
        LEFT JOIN cmoc c ON c.id = l.to_id
        ORDER BY a.id, l.place
        """,
    ),
    "recommendation_sources": View(
        "Welke bronnen noemt een advies zelf, en welke komen mee met zijn verklaringen?",
        """
        SELECT a.id AS recommendation, a.title, a.strength, 'recommendation' AS named_by,
          u.reference AS source, r.in_text, s.seen
        FROM recommendation a
        JOIN cited u ON u.type = 'recommendation' AND u.id = a.id AND u.field = 'sources'
        JOIN reference r ON r.key = u.reference
        LEFT JOIN source s ON s.id = u.reference
        UNION
        SELECT a.id, a.title, a.strength, 'cmoc/' || l.to_id, e.source, r.in_text, s.seen
        FROM recommendation a
        JOIN link l ON l.from_type = 'recommendation' AND l.from_id = a.id
          AND l.field = 'based_on'
        JOIN cmoc_evidence e ON e.cmoc_id = l.to_id
        JOIN reference r ON r.key = e.source
        LEFT JOIN source s ON s.id = e.source
        ORDER BY 1, 4, 5
        """,
    ),
    "recommendations_by_role_and_phase": View(
        "Welke adviezen zijn er voor een rol in een fase, en hoe sterk zijn zij?",
        """
        SELECT role.value AS role, phase.value AS phase, a.id AS recommendation, a.title, a.strength,
          a.basis, a.url
        FROM recommendation a
        JOIN word role ON role.type = 'recommendation' AND role.id = a.id AND role.field = 'roles'
        JOIN word phase ON phase.type = 'recommendation' AND phase.id = a.id
          AND phase.field = 'phases'
        ORDER BY role.value, phase.value, a.id
        """,
    ),
    "sources_not_read_in_full": View(
        "Welke bronnen die meetellen zijn niet helemaal gelezen, en hoeveel verklaringen noemen ze?",
        """
        SELECT s.id AS source, s.title, s.seen, s.seen_part, s.source_class, s.design,
          count(DISTINCT e.cmoc_id) AS explanations, s.url, s.citation
        FROM source s LEFT JOIN cmoc_evidence e ON e.source = s.id
        WHERE s.status = 'included' AND s.seen <> 'full-text'
        GROUP BY s.id ORDER BY explanations DESC, s.id
        """,
    ),
    "source_findings_used": View(
        "Wat zegt elke bron, waar staat het, en in hoeveel verklaringen is die bevinding gebruikt?",
        """
        SELECT s.id AS source, s.title, f.id AS finding, f.text, f.locator, s.seen, s.status,
          count(DISTINCT e.cmoc_id) AS explanations
        FROM source s
        JOIN source_findings f ON f.source_id = s.id
        LEFT JOIN cmoc_evidence e ON e.source = s.id
          AND ';' || e.findings || ';' LIKE '%;' || f.id || ';%'
        GROUP BY s.id, f.position ORDER BY s.id, f.position
        """,
    ),
    "figures_seen": View(
        "Welke getallen zijn in de bronnen gezien, waarvan zijn zij een deel, en waar staan zij?",
        """
        SELECT f.source_id AS source, s.seen, g.value, g.unit, g.of, g.n, f.text, f.locator
        FROM source_findings_figures g
        JOIN source_findings f ON f.source_id = g.source_id AND f.position = g.findings_position
        JOIN source s ON s.id = g.source_id
        ORDER BY f.source_id, f.position, g.position
        """,
    ),
    "where_cited": View(
        "Waar wordt een verwijzing aangehaald: in welk record en in welk veld?",
        """
        SELECT u.reference, r.in_text, u.type, u.id, t.title, u.field, u.place, t.url
        FROM cited u
        JOIN reference r ON r.key = u.reference
        JOIN record t ON t.type = u.type AND t.id = u.id
        ORDER BY u.reference, u.type, u.id, u.place
        """,
    ),
    "legal_rules_and_milestones": View(
        "Wat zegt de wet of de praktijk, waar staat dat, hoe zeker is het en wanneer is het nagekeken?",
        """
        SELECT 'legal-rule' AS type, w.id, w.title, w.legal_basis, w.confidence, w.seen_date,
          w.valid_from, w.valid_to, w.sources_disagree, r.citation, w.source_url, w.url
        FROM legal_rule w JOIN reference r ON r.key = w.source
        UNION ALL
        SELECT 'milestone', w.id, w.title, w.legal_basis, w.confidence, w.seen_date,
          w.valid_from, w.valid_to, w.sources_disagree, r.citation, w.source_url, w.url
        FROM milestone w JOIN reference r ON r.key = w.source
        ORDER BY 1, 2
        """,
    ),
    "open_questions": View(
        "Welke vragen zijn niet beantwoord, en bij welke verklaringen spelen zij?",
        """
        SELECT g.id AS gap, g.title, g.element, g.outcome, g.population, g.why, g.who_could_answer,
          g.cmocs, g.url
        FROM gap g ORDER BY g.id
        """,
    ),
    "words_counted": View(
        "Hoe vaak is elk woord uit een woordenlijst gekozen, per soort record en veld?",
        """
        SELECT w.vocabulary, w.value, v.label, w.type, w.field, count(DISTINCT w.id) AS records
        FROM word w
        LEFT JOIN vocabulary_values v ON v.vocabulary_id = w.vocabulary AND v.id = w.value
        GROUP BY w.vocabulary, w.value, w.type, w.field
        ORDER BY w.vocabulary, w.value, w.type, w.field
        """,
    ),
}
"""Every view by its name in the database."""

_READ_FROM = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")


def views_of(record_types: tuple[type[Record], ...]) -> dict[str, View]:
    """The views that a base with these types can answer."""
    tables = {shape.sql_name for shape in shapes(record_types)}
    return {
        name: view for name, view in VIEWS.items() if set(_READ_FROM.findall(view.sql)) <= tables
    }
