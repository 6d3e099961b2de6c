"""Hooks are a product: each is documented, on its page too, and tested."""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen

from arbeidsmiljo import hookspecs
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.answer_rows import AnswerRows
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.counts import Counts, CountsEngine, leaf_counts
from arbeidsmiljo.survey.counts_sources import Wanted
from arbeidsmiljo.survey.item_results import ItemResults, ItemResultsEngine, item_results
from arbeidsmiljo.survey.questionnaire import Item, Questionnaire
from arbeidsmiljo.survey.results import Result, Results
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo.survey.tables import Column, Table
from arbeidsmiljo.testing.counts_sources import LongRow
from arbeidsmiljo.testing.example_method import example_method, example_questionnaire
from tests.core.plain_text import PlainText
from tests.core.process.followed import small_organisation
from tests.core.remembered_surveys import RememberedSurveys
from tests.core.remembered_tables import RememberedTables

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "hooks.md"

HOOKS: dict[str, Callable[..., object]] = {
    name: function
    for name, function in inspect.getmembers(hookspecs, inspect.isfunction)
    if hasattr(function, "arbeidsmiljo_spec")
}


def section(hook: str) -> str:
    """Give what the page says of a hook."""
    return PAGE.read_text("utf-8").partition(f"\n## `{hook}`\n")[2].partition("\n## ")[0]


def test_all_hooks_are_in_one_file_under_one_name() -> None:
    """Whoever writes a plug-in finds every hook in one place, told apart from other functions."""
    assert len(HOOKS) > 4
    assert {function.__module__ for function in HOOKS.values()} == {"arbeidsmiljo.hookspecs"}
    assert [name for name in HOOKS if not name.startswith("arbeidsmiljo_")] == []


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_says_what_it_takes_and_gives(hook: str) -> None:
    """Its docstring has a sentence, each argument, what comes back, and an example."""
    text = inspect.getdoc(HOOKS[hook]) or ""
    assert re.match(r"Give [^\n]+\.\n\n", text)
    assert re.search(r"\nReturns:\n    \S", text)
    arguments = re.findall(
        r"^    (\w+): ", text.partition("\nArgs:\n")[2].partition("\n\n")[0], re.MULTILINE
    )
    assert arguments == list(inspect.signature(HOOKS[hook]).parameters)
    example = text.partition("\nExample:\n")[2]
    assert re.match(rf"    >>> @hookimpl\n    \.\.\. def {hook}\(", example)


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_typed(hook: str) -> None:
    """Arguments and what comes back have types, none of them anything at all."""
    signature = inspect.signature(HOOKS[hook])
    for annotation in (
        signature.return_annotation,
        *(parameter.annotation for parameter in signature.parameters.values()),
    ):
        assert annotation is not inspect.Signature.empty
        assert "Any" not in str(annotation)


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_its_section_on_the_page(hook: str) -> None:
    """The page says what the docstring says first, names each argument, and shows an example."""
    text = section(hook)
    first = (inspect.getdoc(HOOKS[hook]) or "").split("\n")[0]
    assert first in text
    for argument in inspect.signature(HOOKS[hook]).parameters:
        assert f"`{argument}`" in text
    assert re.search(rf"```python\n(?:(?!```).)*def {hook}\(", text, re.DOTALL)


def test_the_page_has_no_section_of_a_hook_that_is_not_there() -> None:
    """A hook that is taken away is taken off the page."""
    assert re.findall(r"^## `(arbeidsmiljo_\w+)`$", PAGE.read_text("utf-8"), re.MULTILINE) == list(
        HOOKS
    )


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_a_test(hook: str) -> None:
    """Below is a test of that name."""
    assert hook.replace("arbeidsmiljo_", "test_hook_", 1) in globals()


def test_hook_methods() -> None:
    """A method that a plug-in gives is found by its key and edition."""

    class Plugin:
        @hookimpl
        def arbeidsmiljo_methods(self) -> Sequence[Method]:
            return [example_method()]

    plugins = Plugins({"øvelse": Plugin()})
    assert plugins.methods == (example_method(),)
    assert plugins.method("example", "2026") is example_method()


def test_hook_template_engines(tmp_path: Path) -> None:
    """An engine that a plug-in gives opens files with its suffix."""

    class Plugin:
        @hookimpl
        def arbeidsmiljo_template_engines(self) -> Sequence[PlainText]:
            return [PlainText()]

    (tmp_path / "brev.txt").write_text("Hei, ==navn==!", "utf-8")
    template = Plugins({"tekst": Plugin()}).open_template(tmp_path / "brev.txt")
    filled = template.fill({"navn": "verden"}, language="nb")
    assert filled.data.decode() == "Hei, verden!"


def test_hook_stores() -> None:
    """An opener that a plug-in gives opens URLs with its scheme."""
    store = MemoryStore()

    class Opener:
        schemes = frozenset({"memory"})

        def open(self, url: str, *, create: bool, payloads: PayloadClasses) -> Store:
            assert (url, create, tuple(payloads)) == ("memory://her", True, ())
            return store

    class Plugin:
        @hookimpl
        def arbeidsmiljo_stores(self) -> Sequence[Opener]:
            return [Opener()]

    assert Plugins({"minne": Plugin()}).open_store("memory://her", create=True) is store


@frozen
class TabSeparated:
    """Results as lines of unit, factor and number of answers, with tabs between."""

    suffixes: frozenset[str] = frozenset({".tsv"})

    def read(
        self,
        data: bytes,
        *,
        name: str,
        round_id: RoundId,
        organisation: Organisation,
        questionnaire: Questionnaire,
    ) -> Results:
        """Read lines, and tell of all that are of no unit."""
        rows: list[Result] = []
        problems: list[Problem] = []
        for number, line in enumerate(data.decode().splitlines(), start=1):
            unit, factor, respondents = line.split("\t")
            if UnitId(unit) in organisation:
                rows.append(
                    Result(
                        unit=UnitId(unit),
                        factor=questionnaire.factor(FactorKey(factor)).key,
                        respondents=int(respondents),
                    )
                )
            else:
                problems.append(Problem(f"line {number}", f"there is no unit {unit!r}"))
        if problems:
            raise InvalidInputError(name, problems)
        return Results(round=round_id, scales=(), rows=tuple(rows))

    def template(
        self, *, organisation: Organisation, questionnaire: Questionnaire, language: str
    ) -> bytes:
        """Make a line for each unit and factor."""
        del language
        return "".join(
            f"{unit.id}\t{factor.key}\t\n"
            for unit in organisation.units
            for factor in questionnaire.factors
        ).encode()


def test_hook_results_formats() -> None:
    """A format that a plug-in gives reads results from files with its suffix."""

    class Plugin:
        @hookimpl
        def arbeidsmiljo_results_formats(self) -> Sequence[TabSeparated]:
            return [TabSeparated()]

    found = Plugins({"tsv": Plugin()}).results_format(".tsv")
    results = found.read(
        b"it\tcooperation\t12\nhr\tcooperation\t8",
        name="svar.tsv",
        round_id=RoundId("r1"),
        organisation=small_organisation(),
        questionnaire=example_questionnaire(),
    )
    assert [(row.unit, row.respondents) for row in results.rows] == [("it", 12), ("hr", 8)]


def test_hook_counts_engines() -> None:
    """An engine that a plug-in gives counts answers; without one, the core does."""

    def mine(rows: AnswerRows) -> Counts:
        return leaf_counts(rows)

    class Plugin:
        @hookimpl
        def arbeidsmiljo_counts_engines(self) -> Sequence[tuple[str, CountsEngine]]:
            return [("mine", mine)]

    assert Plugins({"mine": Plugin()}).counts_engine is mine
    assert Plugins({}).counts_engine is leaf_counts


def test_hook_counts_sources() -> None:
    """An opener that a plug-in gives opens tables in its kind of database."""
    tables = RememberedTables()

    class Plugin:
        @hookimpl
        def arbeidsmiljo_counts_sources(self) -> Sequence[RememberedTables]:
            return [tables]

    with (
        tables.served([LongRow(unit="hr", item="K01", value=4)] * 2) as served,
        Plugins({"minne": Plugin()}).open_counts(
            f"{served.url}&item=sporsmal&value=svar",
            secrets=lambda _, name: served.secrets.get(name),
        ) as source,
    ):
        (block,) = source.tallies(Wanted(unit="enhet", items=("K01",), most_units=9))
    assert (block.units, block.values, block.numbers) == (["hr"], ["4"], [2])


def test_hook_item_results_engines() -> None:
    """An engine that a plug-in gives adds up counts; without one, the core does."""

    def mine(
        counts: Counts, parents: Mapping[UnitId, UnitId | None], items: Sequence[Item]
    ) -> ItemResults:
        return item_results(counts, parents, items)

    class Plugin:
        @hookimpl
        def arbeidsmiljo_item_results_engines(self) -> Sequence[tuple[str, ItemResultsEngine]]:
            return [("mine", mine)]

    assert Plugins({"mine": Plugin()}).item_results_engine is mine
    assert Plugins({}).item_results_engine is item_results


def test_hook_suppression_engines() -> None:
    """An engine that a plug-in gives finds what may be shown; without one, the core does."""

    def mine(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
        return largest_safe_of_each(candidates)

    class Plugin:
        @hookimpl
        def arbeidsmiljo_suppression_engines(self) -> Sequence[tuple[str, SuppressionEngine]]:
            return [("mine", mine)]

    assert Plugins({"mine": Plugin()}).suppression_engine is mine
    assert Plugins({}).suppression_engine is largest_safe_of_each


@frozen
class Words:
    """Columns parted by white space."""

    suffixes: frozenset[str] = frozenset({".words"})

    def read(self, data: bytes, *, name: str) -> Sequence[Table]:
        """Read the one table."""
        del name
        headings, *rows = [line.split() for line in data.decode().splitlines()]
        columns = zip(headings, zip(*rows, strict=True), strict=True)
        return [Table(columns=tuple(Column(heading=one, cells=cells) for one, cells in columns))]


def test_hook_survey_sources() -> None:
    """An opener that a plug-in gives opens surveys at its vendor."""
    surveys = RememberedSurveys()

    class Plugin:
        @hookimpl
        def arbeidsmiljo_survey_sources(self) -> Sequence[RememberedSurveys]:
            return [surveys]

    with (
        surveys.served([("hr", 4, 2)]) as served,
        Plugins({"minne": Plugin()}).open_source(
            served.url, secrets=lambda _, name: served.secrets.get(name)
        ) as source,
    ):
        table = source.answers(["K01", "ENHET"]).table
    assert [tuple(column.cells) for column in table.columns] == [(4,), ("hr",)]


def test_hook_table_formats() -> None:
    """A format that a plug-in gives reads tables from files with its suffix."""

    class Plugin:
        @hookimpl
        def arbeidsmiljo_table_formats(self) -> Sequence[Words]:
            return [Words()]

    found = Plugins({"words": Plugin()}).table_format(".words")
    (table,) = found.read(b"unit n\nhr 7\nit 9", name="svar.words")
    assert [tuple(column.cells) for column in table.columns] == [("hr", "it"), ("7", "9")]


@frozen
class NorwegianEaster:
    """Knows weekends, and the two holidays before one Easter."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work."""
        return day.isoweekday() <= 5 and day not in (date(2026, 4, 2), date(2026, 4, 3))


def test_hook_working_calendar() -> None:
    """The calendar that a plug-in has for a country is used, and for no other country."""

    class Plugin:
        @hookimpl
        def arbeidsmiljo_working_calendar(self, country: str) -> WorkingCalendar | None:
            return NorwegianEaster() if country == "NO" else None

    plugins = Plugins({"påske": Plugin()})
    maundy_thursday = date(2026, 4, 2)
    assert not plugins.calendar("NO").is_working_day(maundy_thursday)
    assert plugins.calendar("DK").is_working_day(maundy_thursday)
