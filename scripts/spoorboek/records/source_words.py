"""Source words: what kind of publication a source is, how it was read and whether it counts."""

from spoorboek.records.word import Word


class ReportedAs(Word):
    """Whether the author made the configuration, or we read it into the source."""

    REPORTED = "reported", "zo in de bron"
    INTERPRETED = "interpreted", "onze lezing"


class ReadingDepth(Word):
    """How much of a source was read."""

    FULL_TEXT = "full-text", "Volledige tekst"
    ABSTRACT = "abstract", "Alleen samenvatting gelezen"
    EXCERPT = "excerpt", "Alleen begin of deel gelezen"
    SEED = "seed", "Startdocument"
    NOT_READ = "not-read", "Nog niet gelezen"


class SourceClass(Word):
    """What kind of publication a source is."""

    PEER_REVIEWED = "peer-reviewed", "Wetenschappelijk artikel"
    RESEARCH_REPORT = "research-report", "Onderzoeksrapport"
    PUBLIC_BODY = "public-body", "Publieke instelling"
    GOVERNMENT = "government", "Overheid"
    PROJECT_PAGE = "project-page", "Projectpagina"
    PROFESSIONAL_BODY = "professional-body", "Beroepsvereniging"
    TRADE_BODY = "trade-body", "Brancheorganisatie"
    COMMERCIAL = "commercial", "Marktpartij"
    NEWS = "news", "Nieuwsbericht"
    LEGAL = "legal", "Wet of regeling"
    GUIDANCE = "guidance", "Voorlichting over regels"
    NOT_SET = "not-set", "Nog niet bepaald"

    @property
    def may_support_effect(self) -> bool:
        """Law and explanations of law never count as evidence of an effect, nor what nobody placed."""
        return self not in (SourceClass.LEGAL, SourceClass.GUIDANCE, SourceClass.NOT_SET)


class Design(Word):
    """Study design, derived from title and abstract."""

    RCT = "rct", "Gerandomiseerde trial"
    QUASI_EXPERIMENTAL = "quasi-experimental", "Vergelijking zonder loting"
    COHORT = "cohort", "Cohort of register"
    CROSS_SECTIONAL = "cross-sectional", "Vragenlijst op één moment"
    QUALITATIVE = "qualitative", "Kwalitatief onderzoek"
    MIXED_METHODS = "mixed-methods", "Gemengde methoden"
    PROCESS_EVALUATION = "process-evaluation", "Procesevaluatie"
    CASE_FILE = "case-file", "Dossieronderzoek"
    SYSTEMATIC_REVIEW = "systematic-review", "Systematische review"
    SCOPING_REVIEW = "scoping-review", "Verkennende review"
    REALIST_REVIEW = "realist-review", "Realistische review"
    PROTOCOL = "protocol", "Onderzoeksplan, nog geen uitkomst"
    GUIDELINE = "guideline", "Richtlijn of leidraad"
    POLICY_REPORT = "policy-report", "Beleidsrapport"
    OPINION = "opinion", "Vakopinie"
    NOT_APPLICABLE = "not-applicable", "Geen onderzoek"
    NOT_SET = "not-set", "Nog niet bepaald"


class SourceStatus(Word):
    """Whether a source still counts."""

    CANDIDATE = "candidate", "kandidaat", "Nog niet beoordeeld; telt nergens mee"
    INCLUDED = "included", "opgenomen"
    EXCLUDED = "excluded", "uitgesloten"
    CORRECTED = "corrected", "gecorrigeerd"
    RETRACTED = "retracted", "ingetrokken"

    @property
    def counts(self) -> bool:
        """Whether a source with this status counts; a corrected one waits until somebody reads it."""
        return self is SourceStatus.INCLUDED

    @property
    def has_fallen(self) -> bool:
        """Whether the publisher took it back or changed it after we used it."""
        return self in (SourceStatus.CORRECTED, SourceStatus.RETRACTED)

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self is SourceStatus.CANDIDATE

    @property
    def was_chosen(self) -> bool:
        """Whether it was chosen at some time: then it was read, and what it is has been said."""
        return self not in (SourceStatus.CANDIDATE, SourceStatus.EXCLUDED)
