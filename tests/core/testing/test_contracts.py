"""The contract suites let pass what keeps to its port, and find out what does not."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date

import pytest
from attrs import frozen

from arbeidsmiljo.model.documents import (
    Doubt,
    Field,
    Filled,
    Overfull,
    Reading,
    Template,
    TemplateEngine,
    Value,
)
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo.model.periods import WeekdayCalendar, WorkingCalendar
from arbeidsmiljo.survey.counts_sources import CountsSource, CountsSourceOpener, Wanted
from arbeidsmiljo.survey.sources import SourceOpener, SurveyAddress, SurveySource
from arbeidsmiljo.survey.tables import Cell, Column
from arbeidsmiljo.testing.calendars import WorkingCalendarContract
from arbeidsmiljo.testing.counts_sources import CountsSourceContract, LongRow
from arbeidsmiljo.testing.engines import TemplateEngineContract
from arbeidsmiljo.testing.served import PERSONAL, Served
from arbeidsmiljo.testing.sources import ROWS, Row, SurveySourceContract
from tests.core.plain_text import PlainText
from tests.core.remembered_surveys import RememberedSurvey, RememberedSurveys
from tests.core.remembered_tables import Cells, RememberedTable, RememberedTables


class TestWeekdays(WorkingCalendarContract):
    """Monday to Friday are a calendar."""

    def calendar(self) -> WorkingCalendar:
        """Give the calendar."""
        return WeekdayCalendar()


class TestPlainText(TemplateEngineContract):
    """Plain text can be a template."""

    def engine(self) -> TemplateEngine:
        """Give the engine."""
        return PlainText()


class TestRememberedSurveys(SurveySourceContract):
    """Surveys in memory are a source."""

    incremental = True
    surveys = RememberedSurveys()

    def opener(self) -> SourceOpener:
        """Give what opens them."""
        return self.surveys

    def served(self, rows: Sequence[Row]) -> AbstractContextManager[Served]:
        """Serve a survey."""
        return self.surveys.served(rows)

    def answer(self, row: Row) -> None:
        """Take in an answer."""
        self.surveys.surveys["7"].append(row)


class Talkative(RememberedSurvey):
    """A survey that tells who answered, beside the unit."""

    def known_of(self, unit: str, first: int | None, second: int | None) -> Mapping[str, Cell]:
        """Give all that is known of a respondent."""
        known = super().known_of(unit, first, second)
        return {**known, "ENHET": f"{unit} ({known['e-post']})"}

    def written(self, heading: str) -> Column:
        """Give what everybody wrote, after the unit of each."""
        cells = [f"{unit}: {PERSONAL}" for unit, *_ in self.rows]
        return Column(heading=heading, cells=cells)


class OfTalkative(TestRememberedSurveys):
    """The contract, for a source that tells who answered."""

    def open(self, served: Served, options: str | None = None, **other: str) -> SurveySource:
        """Open a survey that tells."""
        super().open(served, options, **other)
        return Talkative(SurveyAddress.parse(served.url), [*ROWS])


def test_a_source_that_tells_who_answered_is_found_out(caplog: pytest.LogCaptureFixture) -> None:
    """What a vendor knows besides may not stand in what it gives."""
    TestRememberedSurveys().test_who_answered_is_not_told(caplog)
    with pytest.raises(AssertionError):
        OfTalkative().test_who_answered_is_not_told(caplog)
    TestRememberedSurveys().test_free_text_is_read_where_it_is_asked_for()
    with pytest.raises(AssertionError):
        OfTalkative().test_free_text_is_read_where_it_is_asked_for()


class TestRememberedTables(CountsSourceContract):
    """Tables in memory are a counts source."""

    tables_in_memory = RememberedTables()

    def opener(self) -> CountsSourceOpener:
        """Give what opens them."""
        return self.tables_in_memory

    def served(self, rows: Sequence[LongRow]) -> AbstractContextManager[Served]:
        """Serve a table."""
        return self.tables_in_memory.served(rows)


class Careless(RememberedTable):
    """A table that tells what was answered to questions that nobody asks for."""

    def group(
        self, row: Cells, wanted: Wanted
    ) -> tuple[bool | None, str | None, str | None, str | None, str | None]:
        """Give all that stands in a row."""
        named, *_ = super().group(row, wanted)
        unit, item, value = (None if cell is None else str(cell) for cell in row[:3])
        return named, unit, item, value, None


class OfCareless(TestRememberedTables):
    """The contract, for a table that tells too much."""

    def open(self, served: Served, options: str | None = None, **other: str) -> CountsSource:
        """Open a table that tells."""
        opened = super().open(served, options, **other)
        assert isinstance(opened, RememberedTable)
        return Careless(opened.address, opened.long, opened.rows)


def test_a_table_that_tells_too_much_is_found_out(caplog: pytest.LogCaptureFixture) -> None:
    """Answers to other questions may not come over."""
    TestRememberedTables().test_nothing_else_comes_over(caplog)
    with pytest.raises(AssertionError):
        OfCareless().test_nothing_else_comes_over(caplog)


class Forgetful(PlainText):
    """Opens templates that lose what they were filled with."""

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> Template:
        """Open a template that fills with nothing."""
        del near, layouts
        return FillsNothing(name=name, template=super().open(data, name=name))


@frozen(kw_only=True)
class FillsNothing:
    """A template that gives itself back, whatever it is filled with."""

    name: str
    template: Template

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those of the template."""
        return self.template.fields

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Give none: text has no colours."""
        return ()

    @property
    def is_signed(self) -> bool:
        """Tell that nobody has signed it."""
        return False

    def fill(self, values: Mapping[str, Value], *, language: str, compact: bool = False) -> Filled:
        """Say that all was filled and has no room, and fill nothing."""
        del values, compact
        told = (Overfull(field=field, lines=1, room=1, fit=Fit.STANDS_OUT) for field in self.fields)
        data = self.template.fill({}, language=language).data
        return Filled(data=data, left=(), overfull=tuple(told))

    def read(self, document: bytes, *, name: str | None = None) -> Reading:
        """Read what the template reads."""
        return self.template.read(document, name=name)


class OfForgetful(TemplateEngineContract):
    """The contract, for an engine that forgets."""

    def engine(self) -> TemplateEngine:
        """Give the engine."""
        return Forgetful()


@pytest.mark.parametrize(
    "test",
    [
        "test_a_filled_document_says_what_it_was_given",
        "test_what_has_room_is_not_told",
        "test_what_has_too_little_room_is_told_once",
        "test_what_has_no_value_is_left",
        "test_what_was_filled_is_read_back",
    ],
)
def test_an_engine_that_forgets_is_found_out(test: str) -> None:
    """Each test that looks for a value, or for what is told of it, tells such an engine apart."""
    check: Callable[[], None] = getattr(OfForgetful(), test)
    with pytest.raises(AssertionError):
        check()


class NeverWorks:
    """A calendar without a working day."""

    def is_working_day(self, day: date) -> bool:
        """Say no."""
        del day
        return False


class OfFickle(WorkingCalendarContract):
    """The contract, for calendars of which only the first is as it should be."""

    made = 0

    def calendar(self) -> WorkingCalendar:
        """Give weekdays first, and then calendars without a working day."""
        self.made += 1
        return WeekdayCalendar() if self.made == 1 else NeverWorks()


def test_a_calendar_that_changes_its_mind_is_found_out() -> None:
    """What was a working day has to stay one."""
    with pytest.raises(AssertionError):
        OfFickle().test_it_always_says_the_same()
