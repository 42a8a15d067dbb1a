"""Records: what a record is. A new record type is one class and one line in `RECORD_TYPES`."""

from spoorboek.records.cmoc import Cmoc
from spoorboek.records.counting import Counting, WorkedExample
from spoorboek.records.departure import Departure
from spoorboek.records.element import Element
from spoorboek.records.figure import Figure
from spoorboek.records.law import AdvisedMoment, LawChange, LegalRule, Milestone, PrivacyRule
from spoorboek.records.learning import TrainingModule, TrajectoryModule
from spoorboek.records.policy import PolicySummary
from spoorboek.records.policy_translation import PolicyTranslation
from spoorboek.records.practice import Comparator, Lesson, Pilot, Project
from spoorboek.records.reading import Question, Term
from spoorboek.records.recommendation import Recommendation
from spoorboek.records.record import Record
from spoorboek.records.release import Release
from spoorboek.records.review import Conflict, Gap, Review
from spoorboek.records.search import Search
from spoorboek.records.source import Source
from spoorboek.records.standard import Standard
from spoorboek.records.theory import ProgrammeTheory
from spoorboek.records.tool import Tool
from spoorboek.records.vocabulary import Vocabulary

RECORD_TYPES: tuple[type[Record], ...] = (
    Recommendation,
    Question,
    Milestone,
    AdvisedMoment,
    LegalRule,
    PrivacyRule,
    LawChange,
    Counting,
    WorkedExample,
    TrajectoryModule,
    TrainingModule,
    Tool,
    Lesson,
    Project,
    Pilot,
    Element,
    ProgrammeTheory,
    Cmoc,
    Source,
    Conflict,
    Gap,
    Figure,
    Search,
    Review,
    Standard,
    PolicySummary,
    PolicyTranslation,
    Term,
    Comparator,
    Vocabulary,
    Release,
    Departure,
)
"""Every record type, in the order of the site. From this list follow folders, stubs, schemas, field
tables, pages, index pages and exports."""

BY_NAME: dict[str, type[Record]] = {record_type.name: record_type for record_type in RECORD_TYPES}
