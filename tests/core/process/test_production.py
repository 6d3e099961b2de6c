"""The documents of a process, made by an engine that is not ours."""

import re
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import count
from multiprocessing import get_context
from pathlib import PurePosixPath

import pytest
from attrs import define, evolve, field
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.errors import InvalidInputError, NotFoundError, TemplateError
from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.accessibility import Barrier
from arbeidsmiljo.model.bindings import Binding
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, ReportLevel
from arbeidsmiljo.model.documents import Template
from arbeidsmiljo.model.events import MeetingPlanned, ResultsPublished
from arbeidsmiljo.model.identifiers import DocumentKey, PublicationId, RoundId, is_plain, plain
from arbeidsmiljo.model.leftovers import left_of
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import Production, produce, required_documents
from arbeidsmiljo.process.binding import bound_values
from arbeidsmiljo.process.collection import read_plan
from arbeidsmiljo.process.contexts import document_context
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.process.templates import TemplateFile, binding_paths, method_template
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_PAPER,
    LEADER_OF_EMPLOYEES,
    UNIT_MEETING,
    UNIT_PLAN,
)
from arbeidsmiljo.testing.processes import STARTED, people, start
from tests.core.plain_text import PlainText
from tests.core.process.followed import (
    DAYS,
    DRIFT,
    HR,
    Followed,
    followed,
    full_story,
)

ENGINES = {".txt": PlainText()}
ON = STARTED + timedelta(days=10)


def made(
    one: Followed,
    required: Iterable[RequiredDocument] | None = None,
    *,
    on: date = ON,
    templates: dict[DocumentKey, TemplateFile] | None = None,
    executor: Executor | None = None,
) -> list[Production]:
    """Make documents of a process, all of them where nothing else is said."""
    return list(
        produce(
            one.process,
            one.store,
            ENGINES,
            required_documents(one.process, on=on) if required is None else required,
            on=on,
            templates=templates,
            executor=executor,
        )
    )


def of_unit(one: Followed, document: DocumentKey, unit: str) -> list[RequiredDocument]:
    """Give the document of a unit."""
    return [
        required
        for required in required_documents(one.process)
        if (required.document.key, required.viewer.unit) == (document, unit)
    ]


@given(followed())
def test_each_document_is_needed_once_in_each_unit_of_its_scope(one: Followed) -> None:
    """No reader is left out, and the reader is somebody there is in that unit."""
    method, organisation = one.process.method, one.process.organisation
    required = required_documents(one.process)
    assert [(each.document.key, each.viewer.unit) for each in required] == [
        (document.key, unit)
        for document in method.documents
        for unit in organisation.units_in(document.scope)
    ]
    for each in required:
        assert each.viewer.actor in each.document.audience
        assert each.viewer.unit in organisation.units_in(method.actor(each.viewer.actor).scope)


@given(followed())
def test_every_document_has_a_place_of_its_own(one: Followed) -> None:
    """A unit's are in its folder, a central actor's in one of its own; no person is named.

    No unit can be called what a central actor's folder is called.
    """
    paths = [each.path(one.process.method, "nb") for each in required_documents(one.process)]
    assert len(set(paths)) == len(paths)
    for each, path in zip(required_documents(one.process), paths, strict=True):
        folder, name = path.parts
        if each.document.scope is Scope.ONCE:
            label = one.process.method.actor(each.viewer.actor).label.in_language("nb")
            assert folder == f"_{plain(label)}"
            assert not is_plain(folder)
        else:
            assert folder == each.viewer.unit
        assert is_plain(name)
        assert name.startswith(f"{each.document.number:02d}-")
        assert path.suffix == each.document.suffix
        assert not [person for person in people(one.process.organisation) if person in str(path)]


def test_a_file_is_called_what_its_document_is_called() -> None:
    """The name is the document's number and title in the language of the process."""
    method = example_method()
    paper, plan, *_ = required_documents(full_story().process)
    assert paper.path(method, "nb") == PurePosixPath("_utvalget/01-saksfremlegg-til-utvalget.txt")
    assert plan.path(method, "nb") == PurePosixPath("drift/02-tiltaksplan-for-enheten.txt")
    assert plan.path(method, "en") == PurePosixPath("drift/02-the-unit-s-action-plan.txt")


@given(followed(), DAYS)
def test_documents_come_in_the_order_asked_for_with_all_that_is_known_filled_in(
    one: Followed, on: date
) -> None:
    """What is left yellow is what the context has no value for, and it is reported."""
    required = required_documents(one.process, on=on)
    productions = made(one, on=on)
    assert [production.required for production in productions] == list(required)
    for production in productions:
        document = production.required.document
        assert production.path == production.required.path(one.process.method, "nb")
        template = method_template(one.process.method, document, ENGINES[".txt"], "nb")
        fields = PlainText().open(template.data, name="mal.txt").fields
        values = document_context(one.process, one.store, production.required, on=on)
        bound = bound_values(fields, template.binding, values)
        rest = [left_of(place, bound.get(place.key)) for place in fields]
        assert list(production.left) == [place for place in rest if place is not None]
        text = production.data.decode()
        left = {prompt for place in production.left for prompt in place.columns or (place.prompt,)}
        assert set(re.findall("==(.+?)==", text)) == left


def test_a_document_reads_as_a_document() -> None:
    """The action plan of a unit, filled: names, days in Norwegian, a row for each measure."""
    one = full_story()
    (plan,) = made(one, of_unit(one, UNIT_PLAN, DRIFT))
    assert plan.left == ()
    assert (
        plan.data.decode()
        == """\
# Tiltaksplan for DRIFT

Leder: Navn på leder-drift. Vi møtes 03.02.2026.

| Tiltak | Type | Ansvarlig | Frist |
|---|---|---|---|
| Ordlyden av tekst-1 | Sosialt | Ordlyden av tekst-3 | 01.06.2026 |

Planen sendes innen 17.02.2026. Referanse: [maaling-2026/unit-plan/drift]
"""
    )


def test_a_plan_that_comes_back_untouched_says_what_went_out() -> None:
    """What production writes, collection reads."""
    one = full_story()
    (plan,) = made(one, of_unit(one, UNIT_PLAN, DRIFT))
    kind = one.process.method.document(UNIT_PLAN)
    file = method_template(one.process.method, kind, ENGINES[".txt"], "nb")
    template = PlainText().open(file.data, name=file.name)
    (row,) = read_plan(template, file.binding, plan.data, name="drift.txt").rows
    assert (row.wording, row.owner, row.due) == (
        "Ordlyden av tekst-1",
        "Ordlyden av tekst-3",
        date(2026, 6, 1),
    )


@given(followed(), DAYS)
def test_the_same_process_gives_the_same_bytes(one: Followed, on: date) -> None:
    """Made again, or each by itself, no document differs."""
    productions = made(one, on=on)
    assert made(one, on=on) == productions
    for production in productions:
        assert made(one, [production.required], on=on) == [production]


def test_documents_are_the_same_whoever_fills_them() -> None:
    """Threads and other processes fill as well as the one that asks, and in its order."""
    one = full_story()
    alone = made(one)
    assert len(alone) == 3
    with ThreadPoolExecutor(2) as threads:
        assert made(one, executor=threads) == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as others:
        assert made(one, executor=others) == alone


def test_an_organisation_brings_its_own_template() -> None:
    """Where there is one it takes the place of the method's, for every unit."""
    one = full_story()
    binding = binding_from_toml(
        '[fields]\n"enhet" = "unit.name"', source="egen.toml", paths=binding_paths(example_method())
    )
    own = TemplateFile(name="egen.txt", data=b"Plan for ==enhet== (==klokken==)", binding=binding)
    productions = made(one, templates={UNIT_PLAN: own})
    assert [
        production.data.decode()
        for production in productions
        if production.required.document.key == UNIT_PLAN
    ] == ["Plan for DRIFT (==klokken==)", "Plan for HR (==klokken==)"]
    assert [place.prompt for place in productions[-1].left] == ["klokken"]
    assert productions[0] == made(one)[0]


@pytest.mark.parametrize("own", [False, True])
def test_without_an_engine_nothing_is_made(own: bool) -> None:  # noqa: FBT001 - a parameter
    """That no engine opens what is needed is told before the first document comes."""
    one = full_story()
    required = required_documents(one.process)
    last = evolve(
        required[-1],
        document=evolve(required[-1].document, key=DocumentKey("brev"), suffix=".odt"),
    )
    template = TemplateFile(name="brev.odt", data=b"", binding=Binding())
    documents = produce(
        one.process,
        one.store,
        ENGINES,
        [*required, last],
        on=ON,
        templates={DocumentKey("brev"): template} if own else None,
    )
    with pytest.raises(NotFoundError, match=r"no template engine for '\.odt'; known: \.txt"):
        next(documents)


def test_a_method_whose_binding_names_no_path_is_told_so() -> None:
    """The refusal names the file, each wrong path, and the paths that there are."""
    method = example_method()

    def source_of(document: DocumentKey, language: str) -> DocumentSource:
        return DocumentSource(
            text=f"{document} {language} ==Enhet==",
            binding='[fields]\n"Enhet" = "unit.nmae"\n"Leder" = "unit.boss"',
        )

    wrong = evolve(method, source_of=source_of)
    with pytest.raises(InvalidInputError) as caught:
        method_template(wrong, method.document(UNIT_PLAN), PlainText(), "nb")
    assert caught.value.source == "02-unit-plan.txt.toml"
    assert [problem.what for problem in caught.value.problems] == [
        "there is no path 'unit.nmae'",
        "there is no path 'unit.boss'",
    ]
    assert "unit.name" in caught.value.hint


def test_a_template_that_cannot_be_built_stops_the_making() -> None:
    """The engine's own error comes through as it is."""
    method = example_method()
    with pytest.raises(TemplateError, match=r"01-committee-paper\.odt: \.odt is not plain text"):
        method_template(
            method,
            evolve(method.document(COMMITTEE_PAPER), suffix=".odt"),
            PlainText(),
            "nb",
        )


@define
class Counting:
    """An engine that keeps count of what it opens."""

    opened: list[str] = field(factory=list[str])
    serial: int = field(factory=count().__next__)
    inner: PlainText = field(factory=PlainText)

    @property
    def suffixes(self) -> frozenset[str]:
        """Text files."""
        return self.inner.suffixes

    @property
    def release(self) -> str:
        """Another each time, so that nothing is shared."""
        return str(self.serial)

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> Template:
        """Open a text, and count it."""
        del near, layouts
        self.opened.append(name)
        return self.inner.open(data, name=name)

    def texts(self, data: bytes, *, name: str) -> tuple[str, ...]:
        """Give every line."""
        return self.inner.texts(data, name=name)

    def barriers(self, data: bytes, *, name: str) -> tuple[Barrier, ...]:
        """Give what is in the way."""
        return self.inner.barriers(data, name=name)

    def prepare(self, data: bytes, *, name: str, near: bool = False) -> bytes:
        """Leave it as it is."""
        return self.inner.prepare(data, name=name, near=near)

    def build(
        self,
        source: str,
        *,
        suffix: str,
        name: str,
        language: str,
        base: bytes | None = None,
        base_name: str | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Take the source."""
        return self.inner.build(
            source,
            suffix=suffix,
            name=name,
            language=language,
            base=base,
            base_name=base_name,
            pictures=pictures,
        )


def test_a_template_is_opened_once_for_all_its_readers() -> None:
    """However many units there are, opening and compiling costs as much as for one."""
    one = full_story()
    counting = Counting()
    documents = produce(
        one.process,
        one.store,
        {".txt": counting},
        required_documents(one.process),
        on=ON,
    )
    assert len(list(documents)) == 3
    assert counting.opened == ["01-committee-paper.txt", "02-unit-plan.txt"]


class Loud(PlainText):
    """Another engine for the same files."""

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> Template:
        """Open a text with all its letters large."""
        del near, layouts
        return super().open(data.upper(), name=name)


def test_engines_do_not_share_what_they_open() -> None:
    """The same bytes under the same name are another template to another engine."""
    one = full_story()
    required = of_unit(one, UNIT_PLAN, HR)
    own = {UNIT_PLAN: TemplateFile(name="delt.txt", data=b"plan", binding=Binding())}
    texts = [
        next(
            produce(
                one.process,
                one.store,
                {".txt": engine},
                required,
                on=ON,
                templates=own,
            )
        ).data
        for engine in (PlainText(), Loud(), PlainText())
    ]
    assert texts == [b"plan", b"PLAN", b"plan"]


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_document_shows_what_its_reader_may_read_on_the_day_of_the_meeting(
    released: int, meeting: int
) -> None:
    """Made beforehand, it holds the results if the plan gives them by then, and not otherwise."""
    story = full_story()
    line = Distribution(
        report=ReportLevel.UNIT,
        to=LEADER_OF_EMPLOYEES,
        since=STARTED + timedelta(days=released),
    )
    process = start(story.process.organisation, distribution=DistributionPlan(lines=(line,)))
    process.record(
        ResultsPublished(round=RoundId("r"), publication=PublicationId("p")),
        happened=STARTED,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
    )
    process.record(
        MeetingPlanned(meeting=UNIT_MEETING, on=STARTED + timedelta(days=meeting)),
        happened=STARTED,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
        unit=DRIFT,
    )
    (required,) = of_unit(story, UNIT_PLAN, DRIFT)
    values = document_context(process, story.store, required, on=STARTED)
    assert ("results.rows" in values) == (released <= meeting)


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_document_for_no_meeting_goes_out_with_its_reader_s_first_report(
    released: int, made_on: int
) -> None:
    """Made before that day it shows what will be readable then; made later, what is by now."""
    story = full_story()
    letter = evolve(example_method().documents[1], meeting=None)
    method = evolve(example_method(), documents=(letter,))
    line = Distribution(
        report=ReportLevel.UNIT,
        to=LEADER_OF_EMPLOYEES,
        since=STARTED + timedelta(days=released),
    )
    later = evolve(line, report=ReportLevel.ENTERPRISE, since=line.since + timedelta(days=5))
    process = start(
        story.process.organisation,
        method=method,
        distribution=DistributionPlan(lines=(line, later)),
    )
    process.record(
        ResultsPublished(round=RoundId("r"), publication=PublicationId("p")),
        happened=STARTED,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
    )
    (required,) = (one for one in required_documents(process) if one.viewer.unit == DRIFT)
    values = document_context(
        process,
        story.store,
        required,
        on=STARTED + timedelta(days=made_on),
    )
    assert "results.rows" in values
    compared = values["results.compare"]
    assert isinstance(compared, Chart)
    assert (len(compared.series) > 1) == (made_on >= released + 5)
