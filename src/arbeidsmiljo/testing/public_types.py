"""Strategies for every public type of the core, as `st.from_type` uses them.

A type that is not listed has no rule that its fields have to keep together; Hypothesis builds it
of the types of its fields.
"""

from collections.abc import Mapping
from datetime import UTC, date, timedelta
from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, NewType

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.memory import MemorySink, MemoryStore
from arbeidsmiljo.method import Method
from arbeidsmiljo.model import identifiers as names
from arbeidsmiljo.model.actors import Appointment, Directory, Person
from arbeidsmiljo.model.bindings import Binding, TableBinding
from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.documents import Field, FieldKind, Picture, Reading
from arbeidsmiljo.model.events import PAYLOADS, Event, Payload
from arbeidsmiljo.model.identifiers import ActorKey, PersonId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.journals import JournalStore
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.periods import Period, WeekdayCalendar, WorkingCalendar
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.sinks import Sink
from arbeidsmiljo.model.text import Text, TextStore
from arbeidsmiljo.process.assessment import Assessment, assess
from arbeidsmiljo.process.change import Change, Gist
from arbeidsmiljo.process.delivery import Delivery
from arbeidsmiljo.process.duties import Duties
from arbeidsmiljo.process.in_view import View
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.process.places import Place
from arbeidsmiljo.process.planning import PlannedMeeting, plan_meetings
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.production import Production
from arbeidsmiljo.process.today import Today
from arbeidsmiljo.process.views import view
from arbeidsmiljo.rules.case import Case, Dated
from arbeidsmiljo.rules.columns import Columns
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Condition, Equals, Given, Includes, Lacks, Named, Pattern
from arbeidsmiljo.rules.pattern import condition as marked
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.registers import Registers
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.subjects import Subjects
from arbeidsmiljo.rules.world import EventsByPattern, World
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.addresses import Address
from arbeidsmiljo.survey.answer_rows import AnswerRows
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.counts import Counts, CountsEngine, leaf_counts
from arbeidsmiljo.survey.counts_sources import DatabaseAddress
from arbeidsmiljo.survey.item_results import ItemResultsEngine, item_results
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.survey.storage import ResultsStore
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo.survey.unit_tree import UnitTree
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.cases import cases, columns, registers, subjects, worlds
from arbeidsmiljo.testing.constraints import (
    PATTERNS,
    constraint_classes,
    constraints,
    constraints_of,
)
from arbeidsmiljo.testing.counting import samples
from arbeidsmiljo.testing.events import distribution_plans, events, group_sizes, payloads_of
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS
from arbeidsmiljo.testing.identifiers import identifiers
from arbeidsmiljo.testing.installed import strategies_of_adapters
from arbeidsmiljo.testing.journals import organisations_with_changes
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.processes import processes, store_of
from arbeidsmiljo.testing.publication import candidates, populations
from arbeidsmiljo.testing.results import stored_publications, stored_results
from arbeidsmiljo.testing.surveys import questionnaires, surveys

_LANGUAGES: Final[tuple[str, ...]] = ("nb", "nn", "da", "en")
_SIGNS: Final = "abcdefghijklmnopqrstuvwxyzæøåÆØÅ -–«»§.,0123456789"
_MODULE: Final = "arbeidsmiljo.testing.public_types"


@cache
def strategies_by_type() -> Mapping[object, SearchStrategy[object]]:
    """Give the strategies to register, by class or by type of identifier."""
    return MappingProxyType(
        {
            **_of_identifiers(),
            **_of_values(),
            **_of_rules(),
            **_of_surveys(),
            **_of_processes(),
            **strategies_of_adapters(),
        }
    )


@marked
def is_any(payload: Payload) -> bool:
    """Tell that a payload meets the condition, whatever it is."""
    del payload
    return True


def _of_identifiers() -> dict[object, SearchStrategy[object]]:
    statement = st.builds("{}{:02}".format, st.sampled_from("HVLIN"), st.integers(1, 60))
    kinds: dict[object, SearchStrategy[object]] = {
        kind: identifiers() for kind in vars(names).values() if isinstance(kind, NewType)
    }
    return kinds | {names.StatementId: statement}


def _of_values() -> dict[object, SearchStrategy[object]]:
    person = identifiers().map(PersonId)
    words = _words()
    languages = st.sampled_from(_LANGUAGES).map(str)
    return {
        Text: st.dictionaries(languages, words, min_size=1).map(Text),
        Person: st.builds(
            Person, id=person, name=words, email=st.sampled_from(("", "kari@example.org"))
        ),
        Appointment: _appointments(),
        Unit: organisations(max_units=3).flatmap(lambda one: st.sampled_from(one.units)),
        Organisation: _organisations_with_people(),
        OrganisationHistory: organisations_with_changes(),
        Period: _periods(),
        WorkingCalendar: st.just(WeekdayCalendar()),
        GroupSizes: group_sizes(),
        DistributionPlan: distribution_plans(),
        TableBinding: _tables(),
        Binding: st.builds(
            Binding,
            fields=st.dictionaries(words, words, max_size=3),
            tables=st.lists(_tables(), max_size=2).map(tuple),
        ),
        Chart: _charts(),
        Picture: _pictures(),
        Field: _fields(),
        Reading: _readings(),
        Event: events(),
        **{kind: payloads_of(kind) for kind in (*PAYLOADS, *EXAMPLE_PAYLOADS)},
        MethodPayload: st.one_of([payloads_of(kind) for kind in EXAMPLE_PAYLOADS]),
    }


def _of_rules() -> dict[object, SearchStrategy[object]]:
    pattern = st.sampled_from(PATTERNS)
    named = st.just(Named(function=f"{_MODULE}:{is_any.__name__}"))
    equals = st.builds(Equals, field=st.just("meeting"), values=_keys())
    includes = st.builds(Includes, field=st.just("points"), values=_keys(), some=st.booleans())
    given = st.builds(Given, fields=st.just(("finding",)))
    plain = equals | includes | given | named
    lacks = st.builds(Lacks, condition=plain)
    every = st.builds(
        Every,
        pattern=pattern,
        over=st.sampled_from(Over),
        n=st.integers(1, 3),
        among=st.none() | pattern,
    )
    return {
        Pattern: pattern,
        Named: named,
        Equals: equals,
        Includes: includes,
        Given: given,
        Lacks: lacks,
        Condition: plain | lacks,
        Every: every,
        Dated: st.just(Dated(field="due")),
        Constraint: constraints(),
        Case: cases(),
        World: worlds(),
        EventsByPattern: registers(),
        Registers: registers(),
        Subjects: subjects(),
        Columns: columns(),
        **{kind: constraints_of(kind) for kind in constraint_classes()},
    }


def _of_surveys() -> dict[object, SearchStrategy[object]]:
    scale = st.builds(Scale, minimum=st.floats(0, 1), maximum=st.floats(4, 10))
    return {
        Scale: scale,
        Result: st.builds(
            Result,
            unit=identifiers().map(UnitId),
            factor=identifiers().map(names.FactorKey),
            respondents=st.integers(0, 1000),
            mean=st.none() | st.floats(1, 7),
            distribution=st.lists(st.integers(0, 100), max_size=5).map(tuple),
        ),
        Results: stored_results(),
        Publication: stored_publications(),
        Questionnaire: questionnaires(),
        Respondents: populations().map(lambda one: one.respondents()),
        UnitTree: populations().map(lambda one: UnitTree(parents=one.respondents().parents)),
        Variable: _variables(),
        Candidates: candidates(),
        SuppressionEngine: st.just(largest_safe_of_each),
        AnswerRows: samples().map(lambda one: one.rows()),
        Counts: samples().map(lambda one: leaf_counts(one.rows())),
        CountsEngine: st.just(leaf_counts),
        Address: st.builds(DatabaseAddress, vendor=st.just("duckdb"), path=identifiers()),
        ItemResultsEngine: st.just(item_results),
    }


def _of_processes() -> dict[object, SearchStrategy[object]]:
    ledgers = processes(max_events=4).map(lambda one: one.ledger())
    assessments = processes(max_events=4).map(_assessed)
    duties = assessments.flatmap(lambda one: st.sampled_from(one.duties))
    stores = st.builds(MemoryStore)
    parts = st.lists(identifiers(), min_size=1, max_size=3)
    return {
        Method: st.builds(example_method),
        Process: processes(),
        Ledger: ledgers,
        Today: processes(max_events=4).map(lambda one: Today(one.ledger, started=one.started)),
        Place: ledgers.flatmap(lambda one: st.sampled_from(tuple(one.places()))),
        Assessment: assessments,
        Duties: assessments.map(lambda one: one.duties),
        Duty: duties,
        Change: st.builds(
            Change,
            at=st.datetimes(timezones=st.just(UTC)),
            was=st.none() | duties.map(lambda one: Gist.of(one.verdict)),
            duty=duties,
            gone=st.booleans(),
        ),
        PlannedMeeting: processes(max_events=2).flatmap(
            lambda one: st.sampled_from(plan_meetings(one))
        ),
        View: _views(),
        Production: st.builds(Production, path=parts.map(lambda one: PurePosixPath(*one))),
        Delivery: st.builds(
            Delivery,
            kept=st.lists(parts.map(lambda one: PurePosixPath(*one)), max_size=2).map(tuple),
        ),
        Sink: st.builds(MemorySink),
        Store: stores,
        MemoryStore: stores,
        JournalStore: stores.map(lambda one: one.journals),
        Directory: stores.map(lambda one: one.directory),
        TextStore: stores.map(lambda one: one.texts),
        ResultsStore: stores.map(lambda one: one.results),
    }


def _words() -> SearchStrategy[str]:
    """Make words that a document can hold, at least one sign that is no space."""
    return st.text(_SIGNS, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))


def _keys() -> SearchStrategy[tuple[str, ...]]:
    return st.lists(identifiers(), min_size=1, max_size=2).map(tuple)


def _periods() -> SearchStrategy[Period]:
    calendar = st.builds(Period, months=st.integers(0, 24), days=st.integers(0, 60))
    return calendar | st.builds(Period, working_days=st.integers(0, 60))


@st.composite
def _fields(draw: DrawFn) -> Field:
    """Draw fields; a slide that repeats has others on it, and no other field has."""
    kinds = st.sampled_from(FieldKind)
    words = {"key": _words(), "prompt": _words(), "place": _words()}
    columns = st.lists(_words(), min_size=1, max_size=3).map(tuple)
    kind = draw(kinds)
    others = st.builds(Field, **words, kind=kinds.filter(lambda one: one is not FieldKind.SLIDE))
    inside = st.lists(others, max_size=2, unique_by=lambda one: one.key).map(tuple)
    return draw(
        st.builds(
            Field,
            **words,
            kind=st.just(kind),
            columns=columns if kind is FieldKind.ROW else st.just(()),
            inside=inside if kind is FieldKind.SLIDE else st.just(()),
        )
    )


def _readings() -> SearchStrategy[Reading]:
    """Give readings, some with slides that repeat."""
    texts = st.dictionaries(_words(), _words(), max_size=2)
    page = st.builds(Reading, values=texts, rows=st.just({}), unmatched=st.just(()))
    slides = st.dictionaries(_words(), st.lists(page, max_size=2).map(tuple), max_size=1)
    rows = st.dictionaries(_words(), st.lists(texts, max_size=2).map(tuple), max_size=1)
    return st.builds(Reading, values=texts, rows=rows, unmatched=st.just(()), slides=slides)


def _tables() -> SearchStrategy[TableBinding]:
    columns = st.dictionaries(_words(), _words(), max_size=3)
    return st.builds(TableBinding, path=_words(), columns=columns)


@st.composite
def _appointments(draw: DrawFn) -> Appointment:
    """Draw appointments that do not end before they begin."""
    since = draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    days = draw(st.none() | st.integers(0, 1000))
    return Appointment(
        person=PersonId(draw(identifiers())),
        actor=ActorKey(draw(identifiers())),
        unit=UnitId(draw(identifiers())),
        since=since,
        until=None if days is None else (since or date(2026, 1, 1)) + timedelta(days=days),
    )


@st.composite
def _organisations_with_people(draw: DrawFn) -> Organisation:
    """Draw organisations in which people hold roles."""
    organisation = draw(organisations(max_units=5))
    units = st.sampled_from([unit.id for unit in organisation.units])
    people = st.lists(_appointments(), max_size=3)
    appointments = tuple(evolve(one, unit=draw(units)) for one in draw(people))
    return evolve(organisation, appointments=appointments)


@st.composite
def _charts(draw: DrawFn) -> Chart:
    """Draw charts, each series with a value or None for each category."""
    categories = tuple(draw(st.lists(_words(), min_size=1, max_size=4)))
    value = st.none() | st.floats(1, 7)
    series = st.builds(
        Series,
        name=_words(),
        values=st.lists(value, min_size=len(categories), max_size=len(categories)).map(tuple),
        colour=st.none() | st.integers(0, 8),
    )
    return Chart(
        title=draw(st.just("") | _words()),
        categories=categories,
        series=tuple(draw(st.lists(series, min_size=1, max_size=2))),
    )


def _pictures() -> SearchStrategy[Picture]:
    """Give pictures, with words or decorative; what is in their files is up to who fills."""
    files = st.binary(max_size=8)
    return st.builds(Picture, data=files, alternative=_words()) | st.builds(
        Picture, data=files, decorative=st.just(value=True)
    )


@st.composite
def _variables(draw: DrawFn) -> Variable:
    """Draw variables: one factor of a survey, with its results on the tree of units."""
    survey = draw(surveys())
    factor = draw(st.sampled_from(survey.questionnaire.factors))
    results = survey.results(names.RoundId("r1"))
    return Variable.of(results, factor.key, survey.organisation)


@st.composite
def _views(draw: DrawFn) -> View:
    """Draw views: what somebody may see of a process on its latest day."""
    process = draw(processes(max_events=4))
    organisation = process.organisation
    viewers = [
        Viewer(actor=actor.key, unit=unit)
        for actor in process.method.actors
        for unit in organisation.units_in(actor.scope)
    ]
    on = process.journal[-1].recorded.date()
    return view(process, store_of(process), draw(st.sampled_from(viewers)), on=on)


def _assessed(process: Process) -> Assessment:
    return assess(process, on=process.journal[-1].recorded.date())
