"""The contract of every source of surveys, as tests that an adapter runs on its own.

The survey that is asked for has three columns: `ENHET`, answered in words, and `K01` and `K02`,
answered from 1 to 5. A vendor that cannot have these headings says what they are there.

Example:
    A vendor of one's own is tested by ::

        class TestMyVendor(SurveySourceContract):
            def opener(self) -> SourceOpener:
                return MyVendor()

            @contextmanager
            def served(self, rows: Sequence[Row]) -> Generator[Served]:
                with my_server(rows) as url:
                    yield Served(url=url, secrets={"user": "hr", "password": PASSWORD})
"""

import logging
import re
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from typing import ClassVar, Final

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.addresses import Secrets
from arbeidsmiljo.survey.sources import SourceOpener, SurveyAddress, SurveySource
from arbeidsmiljo.survey.tables import Cell, Table, number_of, text_of
from arbeidsmiljo.testing.served import PASSWORD, PERSONAL, SECONDS, Served, ServedContract

_READINGS: Final = 10
ROWS: Final[Sequence["Row"]] = (("s-1", 4, None), ("Åsgård; «sør»", 1, 5), ("s-1", None, 2))

Row = tuple[str, int | None, int | None]
"""What somebody answered: the unit, and two items."""


class SurveySourceContract(ServedContract[SurveySource]):
    """What every source does; a subclass gives one, and a server to ask.

    Attributes:
        headings: What the three columns are called.
        incremental: Whether it can give what came after an earlier reading.
        written: What a question is called in answer to which everybody wrote `PERSONAL`.
    """

    headings: ClassVar[Sequence[str]] = ("ENHET", "K01", "K02")
    incremental: ClassVar[bool] = False
    written: ClassVar[str] = "FRITEKST"

    def opener(self) -> SourceOpener:
        """Give what opens such surveys."""
        raise NotImplementedError

    def served(self, rows: Sequence[Row]) -> AbstractContextManager[Served]:
        """Serve a survey with these answers.

        The server knows more of each respondent than the answers, `PERSONAL` among it.
        """
        raise NotImplementedError

    def answer(self, row: Row) -> None:
        """Let somebody answer the survey that is served; needed where reading is incremental."""
        raise NotImplementedError

    def plugin(self) -> object:
        """Give a plug-in that opens such surveys."""
        opener = self.opener()

        class Plugin:
            @hookimpl
            def arbeidsmiljo_survey_sources(self) -> Sequence[SourceOpener]:
                return [opener]

        return Plugin()

    def opened(self, plugins: Plugins, url: str, secrets: Secrets) -> SurveySource:
        """Open a survey."""
        return plugins.open_source(url, secrets=secrets, seconds=SECONDS)

    def something_served(self) -> AbstractContextManager[Served]:
        """Serve a survey that some have answered."""
        return self.served(ROWS)

    def ask(self, source: SurveySource) -> None:
        """Ask what was answered."""
        source.answers(self.headings)

    def read(self, table: Table) -> Sequence[Row]:
        """Give the rows of a table that has the three columns."""
        assert [column.heading for column in table.columns] == [*self.headings]
        return [
            (text_of(unit), _whole(first), _whole(second))
            for unit, first, second in zip(*(c.cells for c in table.columns), strict=True)
        ]

    def test_vendors_can_be_compared(self) -> None:
        """A source has at least one vendor, in lower case, and says what an address may say."""
        vendors = self.opener().vendors
        assert vendors
        assert all(one == one.lower() for one in vendors)
        assert self.opener().options

    def test_an_address_that_says_something_else(self) -> None:
        """Whoever writes what is not understood is shown an address that is."""
        with self.served(ROWS) as served:
            with pytest.raises(InvalidInputError, match="not understood") as caught:
                self.open(served, "&borte=1")
            example = SurveyAddress.parse(caught.value.hint.removeprefix("Example: "))
            assert example.option(self.opener().needed)
            assert example.options.keys() <= self.opener().options
            # It is the address of this server; whether it has such a survey is another matter.
            with suppress(SourceError), self.open(evolve(served, url=str(example))) as source:
                source.questions()

    def test_an_address_that_says_too_little(self) -> None:
        """Whoever leaves out which survey is told what to put where."""
        with self.served(ROWS) as served:
            bare = served.url.partition("?")[0]
            needed = self.opener().needed
            with pytest.raises(InvalidInputError, match=re.escape(f"with ?{needed}")):
                self.open(evolve(served, url=bare))

    def test_what_was_answered_is_read(self) -> None:
        """All answers are given, each in its column, and nothing else of anybody."""

        @settings(max_examples=_READINGS)
        @given(st.lists(_rows()).filter(_are_all_asked))
        def check(rows: list[Row]) -> None:
            with self.served(rows) as served, self.open(served) as source:
                table = source.answers(self.headings).table
                assert sorted(self.read(table), key=repr) == sorted(rows, key=repr)

        check()

    def test_columns_come_in_the_order_asked_for(self) -> None:
        """Only what is asked for is given, however its heading is written."""
        unit, first, _ = self.headings
        with self.served(ROWS) as served, self.open(served) as source:
            table = source.answers([first.lower(), unit]).table
        assert [column.heading for column in table.columns] == [first, unit]

    def test_questions_are_told_without_answers(self) -> None:
        """What was asked can be told, and nothing of who answered."""
        with self.served(ROWS) as served, self.open(served) as source:
            table = source.questions()
        told = {column.heading: column for column in table.columns}
        assert set(self.headings) <= set(told)
        assert table.size == 0
        assert set(told[self.headings[1]].value_labels) == {1, 2, 3, 4, 5}
        assert PERSONAL not in repr(table)

    def test_who_answered_is_not_told(self, caplog: pytest.LogCaptureFixture) -> None:
        """What the vendor knows of people besides is neither given nor logged."""
        caplog.set_level(logging.DEBUG)
        with self.served(ROWS) as served, self.open(served) as source:
            received = source.answers(self.headings)
        assert PERSONAL not in repr([column.cells for column in received.table.columns])
        assert PERSONAL not in received.marker
        assert PERSONAL not in caplog.text
        assert PASSWORD not in caplog.text

    def test_columns_that_are_not_there(self) -> None:
        """Columns that there are not are all told by name."""
        with (
            self.served(ROWS) as served,
            self.open(served) as source,
            pytest.raises(InvalidInputError) as caught,
        ):
            source.answers([self.headings[0], "borte", "vekk"])
        assert [problem.where for problem in caught.value.problems] == [
            "column 'borte'",
            "column 'vekk'",
        ]

    def test_free_text_is_read_where_it_is_asked_for(self) -> None:
        """What was written is given by itself: nothing that was answered beside it comes along."""
        with self.served(ROWS) as served, self.open(served) as source:
            (column,) = source.free_text([self.written.title()]).columns
            assert column.heading == self.written
            assert [*column.cells] == [PERSONAL] * len(ROWS)
        with self.served([]) as served, self.open(served) as source:
            assert source.free_text([self.written]).size == 0

    def test_no_answers_are_read_as_free_text(self) -> None:
        """What was chosen, and what is not there, is refused, and free text that is there told."""
        with (
            self.served(ROWS) as served,
            self.open(served) as source,
            pytest.raises(InvalidInputError) as caught,
        ):
            source.free_text([self.headings[1], self.written, "borte"])
        assert [problem.where for problem in caught.value.problems] == [
            f"column {self.headings[1]!r}",
            "column 'borte'",
        ]
        assert self.written in caught.value.hint

    def test_only_new_answers_are_read(self) -> None:
        """With the marker of an earlier reading only what came after it is given, once."""
        if not self.incremental:
            pytest.skip("this vendor gives all answers anew")
        with self.served(ROWS) as served, self.open(served) as source:
            first = source.answers(self.headings)
            assert self.read(source.answers(self.headings, since=first.marker).table) == []
            self.answer(("s-2", 3, 3))
            second = source.answers(self.headings, since=first.marker)
            assert self.read(second.table) == [("s-2", 3, 3)]
            assert self.read(source.answers(self.headings, since=second.marker).table) == []

    def test_a_marker_of_another_kind(self) -> None:
        """A marker that the vendor did not give is refused."""
        with (
            self.served(ROWS) as served,
            self.open(served) as source,
            pytest.raises(InvalidInputError),
        ):
            source.answers(self.headings, since="i går")

    def test_nobody_there(self) -> None:
        """A host that does not answer is told as that."""
        with self.served([]) as served:
            url = served.url
        with (
            pytest.raises(SourceError, match="cannot be reached"),
            self.open(Served(url=url, secrets=served.secrets)) as source,
        ):
            source.answers(self.headings)


def _are_all_asked(rows: Sequence[Row]) -> bool:
    """Tell whether somebody answered each question; a vendor may refuse a column without any."""
    return not rows or all(map(any, zip(*rows, strict=True)))


@st.composite
def _rows(draw: st.DrawFn) -> Row:
    """Draw what somebody answered; whoever answers says something."""
    unit = draw(st.text("abcæøå ;,\"'-1", min_size=1, max_size=8).map(str.strip).filter(bool))
    number = st.none() | st.integers(1, 5)
    return unit, draw(number), draw(number)


def _whole(cell: Cell) -> int | None:
    number = number_of(cell)
    return None if number is None else int(number)
