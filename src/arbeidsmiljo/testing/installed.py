"""Strategies for what only adapters make: of those that are installed beside the core."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.documents import Template, TemplateEngine
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.stores import StoreOpener
from arbeidsmiljo.survey.counts_sources import CountsSourceOpener
from arbeidsmiljo.survey.sources import SourceOpener
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.survey.tables import TableFormat

_Thing = TypeVar("_Thing")

_SOURCE: Final = """\
+++
title = "Tiltaksplan"
+++

## Tiltaksplan for ==Enhetens navn==

| Tiltak | Ansvarlig |
|---|---|
| ==Beskriv tiltaket== | ==Hvem er ansvarlig?== |
"""


def strategies_of_adapters() -> dict[object, SearchStrategy[object]]:
    """Give the strategies, by class; they look for plug-ins when something is drawn.

    Drawing raises NotFoundError where no plug-in has what is asked for.
    """
    engines = _installed("template engine", lambda here: here.engines.items())
    return {
        Plugins: st.builds(_plugins),
        TemplateEngine: engines.map(lambda one: one[1]),
        Template: engines.map(lambda one: _opened(*one)),
        StoreOpener: _installed("store", lambda here: here.store_openers.values()),
        ResultsFormat: _installed("results format", lambda here: here.results_formats.values()),
        SourceOpener: _installed("source", lambda here: here.source_openers.values()),
        CountsSourceOpener: _installed("counts source", lambda here: here.counts_openers.values()),
        TableFormat: _installed("table format", lambda here: here.table_formats.values()),
    }


@cache
def _plugins() -> Plugins:
    return Plugins.load()


@st.composite
def _installed(draw: DrawFn, noun: str, found: Callable[[Plugins], Iterable[_Thing]]) -> _Thing:
    things = tuple(found(_plugins()))
    if not things:
        raise NotFoundError("installed", noun, ())
    return draw(st.sampled_from(things))


def _opened(suffix: str, engine: TemplateEngine) -> Template:
    """Build a small template, and open it."""
    name = f"tiltaksplan{suffix}"
    data = engine.build(_SOURCE, suffix=suffix, name=name, language="nb")
    return engine.open(data, name=name)
