"""Hypothesis knows every public type of the core, without being told."""

import inspect
import os
import pkgutil
import subprocess
import sys
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import NewType, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arbeidsmiljo
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.events import PAYLOADS, Event
from arbeidsmiljo.model.identifiers import UnitId, is_plain
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.text import Text, is_printable
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.process import Process
from arbeidsmiljo.rules.pattern import Named
from arbeidsmiljo.rules.rule import Rule
from tests.effort import examples

PACKAGES = (
    "access",
    "errors",
    "method",
    "model",
    "plugins",
    "process",
    "rules",
    "stores",
    "survey",
    "trace",
)

OF_ADAPTERS = (
    "Template",
    "TemplateEngine",
    "ResultsFormat",
    "TableFormat",
    "StoreOpener",
    "SourceOpener",
    "CountsSourceOpener",
)

BESIDE = {
    # What only adapters make: tested where they are installed.
    *OF_ADAPTERS,
    # What a view is looked at with and cut from, and makes itself.
    "Scene",
    "Sight",
    # What a document is filled into, by an engine that only adapters make.
    "Form",
    "Job",
    # What a program keeps built templates in, and what a vendor's server or a database answers.
    "BuiltTemplates",
    "CountsSource",
    "SurveySource",
    # What a ledger is made of, and makes itself.
    "Alphabet",
    "ChosenPeriods",
    "Facts",
    "Register",
    "Run",
}
"""The public types that no strategy makes."""


def modules() -> list[ModuleType]:
    """Give the public modules of the core."""
    found = pkgutil.walk_packages(arbeidsmiljo.__path__, "arbeidsmiljo.")
    return [import_module(one.name) for one in found if one.name.split(".")[1] in PACKAGES]


def public_types() -> dict[str, object]:
    """Give every public class and type of identifier, where it is defined; errors excepted."""
    return {
        name: thing
        for module in modules()
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and getattr(thing, "__module__", "") == module.__name__
        and (isinstance(thing, NewType) or inspect.isclass(thing))
        and not (inspect.isclass(thing) and issubclass(thing, Exception))
    }


@pytest.mark.parametrize("name", sorted(public_types().keys() - BESIDE))
def test_every_public_type_is_made(name: str) -> None:
    """Asking for a type gives values of it."""
    kind = public_types()[name]

    @settings(max_examples=examples(2), database=None)
    @given(st.from_type(cast("type[object]", kind)))
    def made(value: object) -> None:
        if isinstance(kind, NewType):
            assert isinstance(value, str)
        elif inspect.isclass(kind) and (attrs.has(kind) or issubclass(kind, Enum)):
            assert isinstance(value, kind)

    made()


@pytest.mark.parametrize("name", OF_ADAPTERS)
def test_what_adapters_make_is_of_those_that_are_installed(name: str) -> None:
    """Values are of the plug-ins that there are; where there is none, that is said."""
    kind = cast("type[object]", public_types()[name])

    @settings(max_examples=examples(2), database=None)
    @given(st.from_type(kind))
    def made(value: object) -> None:
        parts = [part for part in vars(kind) if not part.startswith("_")]
        assert parts
        assert all(hasattr(value, part) for part in parts)

    if Plugins.load().engines:
        made()
    else:
        with pytest.raises(NotFoundError, match="there is no installed"):
            made()


def test_what_is_left_out_is_there() -> None:
    """Nothing is left out that there is not."""
    assert public_types().keys() >= BESIDE


@given(st.from_type(Organisation))
def test_organisations_are_sound(organisation: Organisation) -> None:
    """An organisation is a tree, whose appointments are to units that there are."""
    assert organisation.problems() == ()


@given(
    st.from_type(cast("type[str]", UnitId)),
    st.from_type(Period),
    st.from_type(Text),
    st.from_type(Appointment),
)
def test_values_are_sound(unit: str, period: Period, text: Text, held: Appointment) -> None:
    """Ids are plain, periods can be written and read, words be printed, and time goes forward."""
    assert is_plain(unit)
    assert Period.parse(str(period)) == period
    assert all(words.strip() and is_printable(words) for words in text.by_language.values())
    assert held.since is None or held.until is None or held.since <= held.until


@settings(max_examples=examples(40))
@given(st.from_type(Event), st.from_type(Chart))
def test_parts_fit_their_whole(event: Event, chart: Chart) -> None:
    """An event has its time's zone and a payload; a chart has a value for each category."""
    assert event.recorded.tzinfo is not None
    assert type(event.payload) in PAYLOADS
    assert {len(one.values) for one in chart.series} == {len(chart.categories)}


@settings(max_examples=examples(25))
@given(st.from_type(Rule), st.from_type(Process), st.from_type(Named))
def test_rules_can_be_put_to_processes(rule: Rule, process: Process, named: Named) -> None:
    """A rule speaks of events, a process has some, and a named condition can be asked of them."""
    assert rule.constraint.alphabet
    assert all(named.holds(event.payload) for event in process.journal)


def run(code: str, **environment: str) -> None:
    """Run Python in a process of its own."""
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, **environment})


def test_nothing_is_imported_until_a_type_is_asked_for() -> None:
    """Hypothesis alone imports neither the model nor attrs; a type of the model, no strategies."""
    run(
        "import sys, hypothesis.strategies as st\n"
        "assert not any(name.startswith('arbeidsmiljo.model') for name in sys.modules)\n"
        "assert 'attrs' not in sys.modules\n"
        "from arbeidsmiljo.model.organisation import Organisation\n"
        "st.from_type(int)\n"
        "assert 'arbeidsmiljo.testing.public_types' not in sys.modules\n"
        "st.from_type(Organisation)\n"
        "assert 'arbeidsmiljo.testing.public_types' in sys.modules\n"
    )


def test_strategies_can_be_registered_where_plugins_are_not_loaded() -> None:
    """Somebody who lets Hypothesis load no plug-ins registers the strategies by a call."""
    run(
        "import sys, hypothesis.strategies as st\n"
        "assert 'arbeidsmiljo' not in sys.modules\n"
        "from arbeidsmiljo.testing.registration import register\n"
        "register()\n"
        "from arbeidsmiljo.model.periods import Period, WorkingCalendar\n"
        "from hypothesis import find\n"
        "assert find(st.from_type(WorkingCalendar), bool)\n"
        "assert find(st.from_type(Period), lambda one: one.working_days > 3)\n",
        HYPOTHESIS_NO_PLUGINS="1",
    )


def test_the_core_does_without_hypothesis() -> None:
    """Importing the core imports neither Hypothesis nor what registers with it."""
    run(
        "import sys, arbeidsmiljo.process\n"
        "assert 'hypothesis' not in sys.modules\n"
        "assert not any(name.startswith('arbeidsmiljo.testing') for name in sys.modules)\n"
    )
