"""The contract of every counts source, as tests that an adapter runs on its own.

The table that is asked has the columns `enhet`, `sporsmal`, `svar`, `leder` and `epost`, in which
`PERSONAL` stands: of that nothing is asked.

Example:
    A database of one's own is tested by ::

        class TestMyDatabase(CountsSourceContract):
            def opener(self) -> CountsSourceOpener:
                return MyDatabase()

            @contextmanager
            def served(self, rows: Sequence[LongRow]) -> Generator[Served]:
                with my_table(rows) as name:
                    yield Served(url=f"mine:///hr?table={name}", secrets={"password": PASSWORD})
"""

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import ClassVar, Final
from urllib.parse import quote

import pytest
from attrs import evolve, frozen
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.addresses import Secrets
from arbeidsmiljo.survey.answers_mapping import AnswersMapping, ItemColumn, LeaderColumn
from arbeidsmiljo.survey.counts import Counts, leaf_counts
from arbeidsmiljo.survey.counts_sources import CountsSource, CountsSourceOpener, Wanted
from arbeidsmiljo.survey.questionnaire import Factor, Item, Questionnaire
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.tables import folded
from arbeidsmiljo.survey.tallied_answers import counts_of_tallies
from arbeidsmiljo.testing.counting import Sample, samples
from arbeidsmiljo.testing.served import PASSWORD, PERSONAL, SECONDS, Served, ServedContract

HEADINGS: Final = ("enhet", "sporsmal", "svar", "leder", "epost")
"""The columns of the table."""
COLUMNS: Final = "&item=sporsmal&value=svar"
"""What its address says of them; it is not in the address of what is served."""

_RO: Final = FactorKey("ro")
_QUESTIONNAIRE: Final = Questionnaire(
    key="prove", label=Text({"nb": "Prøve"}), factors=(Factor(key=_RO, label=Text({"nb": "Ro"})),)
)


@frozen(kw_only=True)
class LongRow:
    """A row of a long table.

    Attributes:
        unit: The unit.
        item: The question.
        value: The answer. Where each of a table is a number or None, it has numbers.
        leader: Whether it is the leader who answers.
    """

    unit: str | None
    item: str | None
    value: str | int | None
    leader: str | None = None

    @property
    def cells(self) -> tuple[str | int | None, ...]:
        """What stands below the headings."""
        return (self.unit, self.item, self.value, self.leader, PERSONAL)


ROWS: Final = (
    LongRow(unit="u0", item="i0", value=1),
    LongRow(unit="u0", item="i0", value=1),
    LongRow(unit="u1", item="i0", value=2),
    LongRow(unit="u1", item="i1", value=None),
)


class CountsSourceContract(ServedContract[CountsSource]):
    """What every counts source does; a subclass gives one, and tables to ask.

    Attributes:
        tables: How many tables are drawn for a property.
        options: What its columns are called.
    """

    tables: ClassVar[int] = 20
    options: ClassVar[str] = COLUMNS

    def opener(self) -> CountsSourceOpener:
        """Give what opens such tables."""
        raise NotImplementedError

    def served(self, rows: Sequence[LongRow]) -> AbstractContextManager[Served]:
        """Serve a table with these rows; its address names the table, and no columns."""
        raise NotImplementedError

    def plugin(self) -> object:
        """Give a plug-in that opens such tables."""
        opener = self.opener()

        class Plugin:
            @hookimpl
            def arbeidsmiljo_counts_sources(self) -> Sequence[CountsSourceOpener]:
                return [opener]

        return Plugin()

    def opened(self, plugins: Plugins, url: str, secrets: Secrets) -> CountsSource:
        """Open a table."""
        return plugins.open_counts(url, secrets=secrets, seconds=SECONDS)

    def something_served(self) -> AbstractContextManager[Served]:
        """Serve a table with some answers."""
        return self.served(ROWS)

    def ask(self, source: CountsSource) -> None:
        """Count something."""
        assert [*source.tallies(Wanted.of(_MAPPING, _organisation(4)))]

    def counted(
        self, rows: Sequence[LongRow], mapping: AnswersMapping, options: str = COLUMNS
    ) -> Counts:
        """Count the rows of a table."""
        with self.served(rows) as served, self.open(served, options) as source:
            return counts_of_tallies(
                source.tallies(Wanted.of(mapping, _organisation(4))),
                mapping,
                _organisation(4),
                _QUESTIONNAIRE,
                source="table",
            )

    def test_databases_can_be_compared(self) -> None:
        """A source has at least one kind of database, in lower case."""
        databases = self.opener().databases
        assert databases
        assert all(one == one.lower() for one in databases)

    def test_it_counts_as_one_does_who_asks_everybody(self) -> None:
        """The same is counted as from what respondents answered, whatever things are called."""

        @settings(max_examples=self.tables, deadline=None)
        @given(samples(min_values=2), st.lists(_NAMES, min_size=8, max_size=8, unique_by=folded))
        def check(sample: Sample, names: list[str]) -> None:
            assume(
                any(place is not None for one in sample.respondents for place in one.given.values())
            )
            units = dict(zip(sample.units, names[:4], strict=False))
            items = dict(zip(sample.values, names[4:], strict=False))
            rows = [
                LongRow(unit=units[one.unit], item=items[item], value=one.given[item])
                for one in sample.respondents
                for item in sample.values
            ]
            mapping = AnswersMapping(
                unit="enhet",
                items=tuple(_column(items[item], item, n) for item, n in sample.values.items()),
                units={name: unit for unit, name in units.items()},
            )
            assert self.counted(rows, mapping) == leaf_counts(sample.rows())

        check()

    def test_answers_in_words(self) -> None:
        """Texts mean what the mapping says, and some of them that nothing was answered."""
        texts = ("Nei", "ja ", "JA", "Vet ikke", "99", "", None, "1")
        rows = [LongRow(unit="u0", item="i0", value=text) for text in texts]
        mapping = evolve(_MAPPING, answers={"nei": 0, "Ja": 1}, missing=("vet ikke", "99"))
        counts = self.counted([*rows, *ROWS[2:]], mapping)
        assert counts.distribution(UnitId("u0"), ItemKey("i0")) == (1, 3, 0)

    def test_leaders_are_counted_above(self) -> None:
        """Who leads a unit counts in the unit above it, and at the top in the top."""
        rows = [
            LongRow(unit=unit, item=item, value=2, leader=leader)
            for item in ("i0", "i1")
            for unit, leader in (("u0", "ja"), ("u1", "Ja"), ("u1", "nei"), ("u1", None))
        ]
        mapping = evolve(_MAPPING, leader=LeaderColumn(column="leder", answer="ja"))
        counts = self.counted(rows, mapping)
        numbers = counts.numbers()
        for unit in ("u0", "u1"):
            place = counts.units.index(UnitId(unit))
            assert list(numbers[2 * place : 2 * place + 2]) == [2, 2]

    def test_whatever_is_wrong_is_told_at_once(self) -> None:
        """Every kind of fault is told with its number of rows; nothing of it is repeated."""
        rows = [
            *ROWS[:3],
            *(
                LongRow(unit=unit, item="i0", value="1")
                for unit in (None, "", "hemmelig", "Hemmeligst")
            ),
            *(LongRow(unit="u0", item=item, value="1") for item in (None, "hemmelig", "fritekst")),
            *(LongRow(unit="u0", item="i0", value=value) for value in ("7", "1.5", "hemmelig")),
        ]
        with pytest.raises(InvalidInputError) as caught:
            self.counted([evolve(one, value=str(one.value)) for one in rows], _MAPPING)
        found = {(one.where, one.what.rpartition(": ")[2]) for one in caught.value.problems}
        assert found == {
            ("column 'enhet'", "2 rows"),
            ("questions", "1 row"),
            ("questions", "2 rows"),
            ("answers to 'i0'", "2 rows"),
            ("answers to 'i0'", "1 row"),
            ("question 'i1'", "is not in the table; check the mapping, or the table"),
        }
        assert len(caught.value.problems) == len(found) + 1
        assert "hemme" not in str(caught.value).casefold()

    def test_other_questions_are_left_out_where_that_is_said(self) -> None:
        """With others=skip, answers to questions that are not asked for are no fault."""
        rows = [*ROWS, LongRow(unit="u0", item="fritekst", value=5)]
        with pytest.raises(InvalidInputError, match="others=skip"):
            self.counted(rows, _MAPPING)
        counts = self.counted(rows, _MAPPING, f"{COLUMNS}&others=skip")
        assert counts == self.counted(ROWS, _MAPPING)

    def test_nothing_else_comes_over(self, caplog: pytest.LogCaptureFixture) -> None:
        """Other columns, and what is answered to other questions, stay where they are."""
        caplog.set_level(logging.DEBUG)
        rows = [*ROWS, LongRow(unit=PERSONAL, item=PERSONAL, value=PERSONAL, leader=PERSONAL)]
        texts = [evolve(one, value=None if one.value is None else str(one.value)) for one in rows]
        with self.served(texts) as served, self.open(served) as source:
            blocks = [*source.tallies(Wanted(unit="enhet", items=("i0", "i1"), most_units=9))]
        told = [(one.units, one.items, one.values, one.leaders) for one in blocks]
        assert PERSONAL not in repr(told)
        assert sum(number for one in blocks for number in one.numbers) == len(rows)
        assert PERSONAL not in caplog.text
        assert PASSWORD not in caplog.text

    def test_columns_that_are_not_there(self) -> None:
        """All columns that there are not are told; of a table that is not long, what to do."""
        wanted = Wanted(unit="borte", items=("leder", "i1"), most_units=9, leader="vekk")
        with (
            self.served(ROWS) as served,
            self.open(served, "") as source,
            pytest.raises(
                InvalidInputError, match="one row for each respondent and question"
            ) as caught,
        ):
            list(source.tallies(wanted))
        assert {problem.where for problem in caught.value.problems} == {
            f"column {name!r}" for name in ("borte", "item", "value", "vekk")
        }

    def test_a_table_that_is_not_there(self) -> None:
        """A table that is not there is told."""
        with self.served(ROWS) as served:
            other = evolve(served, url=f"{served.url}_borte")
            with (
                pytest.raises(InvalidInputError, match="there is no such table"),
                self.open(other) as source,
            ):
                list(source.tallies(Wanted.of(_MAPPING, _organisation(4))))

    @pytest.mark.parametrize("name", ['"; DROP TABLE svar; --', "a.b.c", "x y", "", "1a", "x'"])
    def test_names_that_are_none(self, name: str) -> None:
        """What is no name of a table is refused before anything is asked."""
        with self.served(ROWS) as served:
            before, _, _ = served.url.partition("?")
            other = evolve(served, url=f"{before}?table={quote(name)}")
            with pytest.raises(InvalidInputError, match="no name of a table"):
                self.open(other)
            with self.open(served) as source:
                assert [*source.tallies(Wanted.of(_MAPPING, _organisation(4)))]


_NAMES: Final = st.text("abcæøå ;,\"'%\\$-1", min_size=1, max_size=8).map(str.strip).filter(bool)


def _organisation(units: int) -> Organisation:
    """Make units, all below the first."""
    return Organisation(
        name="Tilsynet",
        country="NO",
        on=date(2026, 1, 1),
        units=tuple(
            Unit(
                id=UnitId(f"u{place}"),
                name=f"Enhet {place}",
                parent=UnitId("u0") if place else None,
                employees=0 if place else 99,
            )
            for place in range(units)
        ),
    )


def _column(code: str, item: ItemKey, values: int) -> ItemColumn:
    """Map a question to an item, answered with 0 and more."""
    scale = Scale(minimum=0, maximum=values - 1)
    return ItemColumn(column=code, item=Item(key=item, factor=_RO, scale=scale))


_MAPPING: Final = AnswersMapping(
    unit="enhet",
    items=(_column("i0", ItemKey("i0"), 3), _column("i1", ItemKey("i1"), 3)),
)
