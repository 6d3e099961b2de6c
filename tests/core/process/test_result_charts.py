"""Charts of results: a unit's means beside others, how its answers are spread, what is hidden."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.model.charts import Chart, ChartKind
from arbeidsmiljo.model.documents import SlideRecord
from arbeidsmiljo.model.events import ResultsImported, ResultsPublished
from arbeidsmiljo.model.identifiers import FactorKey, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes, ItemClass
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.comparing import (
    ITS_OWN,
    Against,
    RoundInView,
    earlier_round_in,
    published_rounds,
    round_in_view,
)
from arbeidsmiljo.process.contexts import document_context
from arbeidsmiljo.process.labels import ABSENCES
from arbeidsmiljo.process.required import required_documents
from arbeidsmiljo.process.result_charts import (
    BARS_ON_A_SLIDE,
    STACKS_ON_A_SLIDE,
    HeldUp,
    held_up,
    slides_of,
)
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, Scale, shown_mean
from arbeidsmiljo.survey.rounds import Missing
from arbeidsmiljo.survey.units_then import UnitsTold
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.processes import LATEST, STARTED, start, store_of
from tests.core.process.followed import (
    DAYS,
    DRIFT,
    HR,
    IT,
    TOP,
    Followed,
    everything,
    followed,
    small_organisation,
)

SCALE = Scale(minimum=1, maximum=5)
FACTORS = tuple(
    Factor(key=FactorKey(f"f{number}"), label=Text({"nb": f"Faktor {number}"}))
    for number in range(1, 5)
)
ONE, TWO, THREE, FOUR = (factor.key for factor in FACTORS)
QUESTIONNAIRE = Questionnaire(key="q", label=Text({"nb": "Skjema"}), factors=FACTORS)
HIDDEN = "Skjult, slik at ingen kan regne ut svarene til en liten gruppe"
SPREAD = (1, 2, 3, 4, 2)


def result(unit: UnitId, factor: FactorKey, mean: float, spread: tuple[int, ...] = ()) -> Result:
    """Make a result of twelve."""
    return Result(unit=unit, factor=factor, respondents=12, mean=mean, distribution=spread)


def rounds(
    *published: tuple[Result, ...], scales: dict[FactorKey, Scale] | None = None
) -> Followed:
    """Publish one round after the other."""
    method = evolve(example_method(), questionnaire=QUESTIONNAIRE)
    made = small_organisation()
    process = start(made, method=method, distribution=everything())
    store = store_of(process)
    for number, rows in enumerate(published):
        name = f"r{number + 2025}"
        publication = Publication(
            id=PublicationId(name),
            round=RoundId(name),
            group_sizes=GroupSizes(ordinary=5),
            scales=tuple(
                (factor.key, (scales or {}).get(factor.key, SCALE))
                for factor in FACTORS
                if any(row.factor == factor.key for row in rows)
            ),
            rows=rows,
        )
        store.results.put_publication(process.id, publication)
        for payload in (
            ResultsImported(round=publication.round),
            ResultsPublished(round=publication.round, publication=publication.id),
        ):
            process.record(
                payload,
                happened=STARTED + timedelta(days=number),
                recorded=datetime(2026, 6, 1, tzinfo=UTC),
            )
    return Followed(process=process, store=store)


def seen(one: Followed, *norms: Norm) -> RoundInView:
    """Look at the last round as one who may read everything."""
    viewer = Viewer(actor=one.process.method.bounds.overseers[0], unit=TOP)
    found = round_in_view(
        one.process, one.store, viewer, on=STARTED + timedelta(days=9), norms=norms
    )
    assert found is not None
    return found


def held(one: Followed, unit: UnitId, *norms: Norm) -> HeldUp:
    """Hold a unit's results up against others."""
    above = [found.id for found in one.process.organisation_on(STARTED).above(unit)]
    found = held_up(seen(one, *norms), QUESTIONNAIRE, unit, above, "nb")
    assert found is not None
    return found


def test_a_unit_stands_beside_its_earlier_round_those_above_and_a_norm() -> None:
    """Each has its name in the legend, and a gap where it has no mean."""
    one = rounds(
        (result(DRIFT, ONE, 3.0), result(TOP, ONE, 3.1), result(TOP, TWO, 3.0)),
        (
            result(DRIFT, ONE, 3.26),
            result(DRIFT, TWO, 4.0),
            result(IT, ONE, 3.5),
            result(TOP, ONE, 3.4),
            result(TOP, TWO, 2.5),
        ),
    )
    norm = Norm(factor=TWO, value=3.9, scale=SCALE, source="Staten 2025")
    of = held(one, DRIFT, norm)
    chart = of.means()
    assert chart is not None
    assert chart.categories == ("Faktor 1", "Faktor 2")
    assert {series.name: series.values for series in chart.series} == {
        "DRIFT": (3.3, 4.0),
        "forrige måling (r2025)": (3.0, None),
        "IT": (3.5, None),
        "TOPP": (3.4, 2.5),
        "norm (Staten 2025)": (None, 3.9),
    }
    assert (chart.minimum, chart.maximum, chart.title) == (1, 5, "")
    assert of.hidden() == [
        f"{HIDDEN}: forrige måling (r2025) (Faktor 2); IT (Faktor 2)",
    ]


def test_what_is_hidden_keeps_its_place_and_is_told_with_the_reason() -> None:
    """A hidden factor is called so in both charts; it has no bar there, and never none for zero."""
    one = rounds(
        (
            result(DRIFT, ONE, 3.0, SPREAD),
            result(DRIFT, THREE, 3.0),
            result(TOP, ONE, 3.4, SPREAD),
            result(TOP, TWO, 2.5, SPREAD),
            result(TOP, THREE, 2.5, SPREAD),
        )
    )
    of = held(one, DRIFT)
    means, spread = of.means(), of.spread()
    assert means is not None
    assert spread is not None
    assert means.categories == ("Faktor 1", "Faktor 2 (skjult)", "Faktor 3")
    assert means.series[0].values == (3.0, None, 3.0)
    assert spread.categories == ("Faktor 1", "Faktor 2 (skjult)", "Faktor 3 (skjult)")
    assert [series.values[1:] for series in spread.series] == [(None, None)] * 5
    assert of.hidden() == [f"{HIDDEN}: DRIFT (Faktor 2)"]
    assert of.hidden_spread() == [
        f"{HIDDEN}: DRIFT (Faktor 2)",
        "Bare gjennomsnittet er publisert: DRIFT (Faktor 3)",
    ]


def test_answers_are_spread_over_the_values_of_the_scale() -> None:
    """Each value has its share of those who answered, and the ends are called what they are."""
    chart = held(rounds((result(TOP, ONE, 3.3, SPREAD),)), TOP).spread()
    assert chart is not None
    assert chart.kind is ChartKind.SHARES
    assert chart.title == "TOPP"
    assert [series.name for series in chart.series] == ["1 (lavest)", "2", "3", "4", "5 (høyest)"]
    assert [series.values for series in chart.series] == [(count / 12,) for count in SPREAD]


def test_a_unit_without_means_gives_way_to_the_nearest_above() -> None:
    """The chart is of the unit above then, and says so; beside it stands what is above that."""
    one = rounds((result(IT, ONE, 3.5, SPREAD), result(TOP, ONE, 3.4)))
    of = held(one, DRIFT)
    chart, spread = of.means(), of.spread()
    assert chart is not None
    assert spread is not None
    assert [series.name for series in chart.series] == ["IT", "TOPP"]
    assert chart.title == spread.title == "IT"
    instead = "Tallene her gjelder IT; tallene for DRIFT vises ikke."
    assert [slide["hidden"] for slide in slides_of(of)] == [[instead], [instead]]
    assert slides_of(held(one, IT))[0]["hidden"] == ["Ingenting er skjult i dette diagrammet."]
    assert held_up(seen(rounds((result(HR, ONE, 3.5),))), QUESTIONNAIRE, TOP, (), "nb") is None


def test_factors_on_different_scales_are_not_in_one_chart_on_a_slide() -> None:
    """A chart of all has no ends; on slides each scale has charts of its own."""
    other = Scale(minimum=0, maximum=100)
    of = held(
        rounds(
            (result(TOP, ONE, 3.3, SPREAD), result(TOP, TWO, 60), result(TOP, THREE, 3.3)),
            scales={TWO: other},
        ),
        TOP,
    )
    whole = of.means()
    assert whole is not None
    assert (whole.minimum, whole.maximum) == (None, None)
    assert of.spread() is None
    assert [[factor.key for factor in part.factors] for part in of.parts(most=9)] == [
        [ONE, THREE],
        [TWO],
    ]


def test_on_different_scales_each_mean_says_which_is_its_own() -> None:
    """The document says so too, where it would have said the one scale."""
    one = rounds(
        (result(TOP, ONE, 3.3), result(TOP, TWO, -1.5), result(DRIFT, TWO, 2)),
        scales={TWO: Scale(minimum=-5, maximum=5)},
    )
    for chart in (held(one, TOP).alone(), held(one, TOP).means()):
        assert chart is not None
        assert chart.categories == ("Faktor 1 (1–5)", "Faktor 2 (\N{MINUS SIGN}5–5)")
    drift = held(one, DRIFT).alone()
    assert drift is not None
    assert drift.categories == ("Faktor 1 (skjult)", "Faktor 2 (\N{MINUS SIGN}5–5)")


def test_an_own_chart_keeps_what_is_hidden() -> None:
    """Also the chart in which nothing stands beside the unit has a place for each factor."""
    one = rounds((result(DRIFT, ONE, 3.0), result(TOP, ONE, 3.4), result(TOP, TWO, 2.5)))
    chart = held(one, DRIFT).alone()
    assert chart is not None
    assert chart.title == "DRIFT"
    assert chart.categories == ("Faktor 1", "Faktor 2 (skjult)")
    assert [series.values for series in chart.series] == [(3.0, None)]


def test_a_factor_on_which_nothing_is_published_is_told_on_a_slide() -> None:
    """It is in no chart, and the last that shows means says so."""
    one = rounds(
        (result(TOP, ONE, 3.3, SPREAD), result(TOP, TWO, 3.0, SPREAD)),
        (result(TOP, ONE, 3.4, SPREAD),),
    )
    means, spread = slides_of(held(one, TOP))
    assert cast("Chart", means["chart"]).categories == ("Faktor 1",)
    assert means["hidden"] == ["Ingenting er publisert om denne faktoren: Faktor 2"]
    assert spread["hidden"] == ["Ingenting er skjult i dette diagrammet."]


def test_what_a_bar_shows_has_one_colour_on_all_slides() -> None:
    """A chart that lacks an earlier round or a norm does not give their colours to others."""
    scales = {TWO: Scale(minimum=0, maximum=10)}
    one = rounds(
        (result(DRIFT, ONE, 3.0), result(TOP, ONE, 3.0)),
        tuple(result(unit, factor, 3.5) for unit in (DRIFT, IT, TOP) for factor in (ONE, TWO)),
        scales=scales,
    )
    norms = [
        Norm(factor=ONE, value=3.9, scale=SCALE, source="Staten 2025"),
        Norm(factor=TWO, value=6, scale=scales[TWO], source="Etaten, 2024"),
    ]
    legends = [
        {series.name: series.colour for series in cast("Chart", slide["chart"]).series}
        for slide in slides_of(held(one, DRIFT, *norms))
    ]
    assert legends == [
        {"DRIFT": 0, "forrige måling (r2025)": 1, "IT": 2, "TOPP": 3, "norm (Staten 2025)": 4},
        {"DRIFT": 0, "IT": 2, "TOPP": 3, "norm (Etaten, 2024)": 4},
    ]
    whole = held(one, DRIFT, *norms).means()
    assert whole is not None
    assert whole.series[-1].name == "norm (Staten 2025; Etaten, 2024)"


def test_many_values_are_put_together() -> None:
    """Of a scale with a hundred values nobody could tell the colours apart."""
    spread = tuple(1 if value in {0, 19, 20, 99, 100} else 0 for value in range(101))
    chart = held(
        rounds((result(TOP, ONE, 50, spread),), scales={ONE: Scale(minimum=0, maximum=100)}),
        TOP,
    ).spread()
    assert chart is not None
    assert {series.name: series.values for series in chart.series} == {
        "0–19 (lavest)": (0.4,),
        "20–39": (0.2,),
        "40–59": (0,),
        "60–79": (0,),
        "80–100 (høyest)": (0.4,),
    }


@pytest.mark.parametrize("spread", [SPREAD, ()])
def test_means_alone_are_not_shown_twice(spread: tuple[int, ...]) -> None:
    """Without anything beside them they have a slide only where there is no other."""
    (slide,) = slides_of(held(rounds((result(TOP, ONE, 3.3, spread),)), TOP))
    assert slide["title"] == ("slik fordeler svarene seg" if spread else "gjennomsnitt")
    assert slide["hidden"] == ["Ingenting er skjult i dette diagrammet."]


@given(followed(), DAYS, st.data())
def test_nothing_is_silently_missing_and_nothing_else_is_shown(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """Bars are published means to the tenth; every mean that is hidden is named with why."""
    viewer = data.draw(st.sampled_from(one.viewers(on)))
    beside = round_in_view(one.process, one.store, viewer, on=on)
    questionnaire = one.process.method.questionnaire
    if beside is None:
        return
    above = [unit.id for unit in one.process.organisation_on(on).above(viewer.unit)]
    of = held_up(beside, questionnaire, viewer.unit, above, "nb")
    ordinary = {
        factor.key: factor.label.in_language("nb")
        for factor in questionnaire.factors
        if factor.item_class is not ItemClass.SENSITIVE
    }
    units = [beside.unit(unit) for unit in (viewer.unit, *above)]
    first = next(
        (
            unit
            for unit in units
            if any(
                row.factor in ordinary
                and not isinstance(row.own, Missing)
                and row.own.mean is not None
                for row in unit.rows
            )
        ),
        None,
    )
    assert (of is None) == (first is None)
    if of is None or first is None:
        return
    chart = of.means()
    assert chart is not None
    rows = [row for row in first.rows if row.factor in ordinary]
    assert len(chart.categories) == len(rows)
    told = "\n".join(of.hidden())
    for row, name, value in zip(rows, chart.categories, chart.series[0].values, strict=True):
        if isinstance(row.own, Missing):
            assert value is None
            assert name == f"{ordinary[row.factor]} (skjult)"
            assert ordinary[row.factor] in told
            assert ABSENCES[row.own.reason].in_language("nb")[1:] in told
        elif row.own.mean is not None:
            assert (name, value) == (ordinary[row.factor], shown_mean(row.own.mean))


@given(st.integers(1, 60), st.integers(1, 24))
def test_factors_are_shared_out_evenly(number: int, most: int) -> None:
    """Parts have at most so many factors, differ by one at most, and hold all in order."""
    base = held(rounds((result(TOP, ONE, 3.3),)), TOP)
    factors = tuple(evolve(FACTORS[0], key=FactorKey(f"x{n}")) for n in range(number))
    cells = base.own.cells * number
    many = evolve(
        base,
        factors=factors,
        scales=(SCALE,) * number,
        own=evolve(base.own, cells=cells),
        others=tuple(evolve(one, cells=one.cells * number) for one in base.others),
    )
    parts = list(many.parts(most=most))
    assert tuple(factor for part in parts for factor in part.factors) == factors
    sizes = [len(part.factors) for part in parts]
    assert max(sizes) <= most
    assert len(sizes) == -(-number // most)
    assert max(sizes) - min(sizes) <= 1


@given(st.integers(1, 40), st.integers(1, 130))
def test_a_slide_has_room_for_all_names(number: int, length: int) -> None:
    """A program leaves out names that would lie over each other: there are fewer of long ones."""
    base = held(rounds((result(TOP, ONE, 3.3, SPREAD),)), TOP)
    name = Text({"nb": "n" * length})
    many = evolve(
        base,
        factors=tuple(
            evolve(FACTORS[0], key=FactorKey(f"x{n}"), label=name) for n in range(number)
        ),
        scales=(SCALE,) * number,
        own=evolve(base.own, cells=base.own.cells * number),
        others=tuple(evolve(one, cells=one.cells * number) for one in base.others),
    )
    charts = [cast("Chart", slide["chart"]) for slide in slides_of(many)]
    assert sum(len(chart.categories) for chart in charts) == number
    lines = -(-length // 44)
    assert max(len(chart.categories) for chart in charts) * lines <= STACKS_ON_A_SLIDE


@given(st.integers(1, 40))
def test_a_slide_has_no_more_bars_than_people_can_read(number: int) -> None:
    """Charts are numbered where there are several."""
    base = held(rounds((result(DRIFT, ONE, 3.3, SPREAD), result(TOP, ONE, 3.0))), DRIFT)
    many = evolve(
        base,
        factors=tuple(evolve(FACTORS[0], key=FactorKey(f"x{n}")) for n in range(number)),
        scales=(SCALE,) * number,
        own=evolve(base.own, cells=base.own.cells * number),
        others=tuple(evolve(one, cells=one.cells * number) for one in base.others),
    )
    slides: list[SlideRecord] = slides_of(many)
    charts = [cast("Chart", slide["chart"]) for slide in slides]
    bars = [len(chart.categories) * len(chart.series) for chart in charts if _is_bars(chart)]
    stacks = [len(chart.categories) for chart in charts if not _is_bars(chart)]
    assert max(bars) <= BARS_ON_A_SLIDE
    assert max(stacks) <= STACKS_ON_A_SLIDE
    assert sum(bars) == 2 * sum(stacks) == 2 * number
    titles = [slide["title"] for slide in slides]
    assert len(set(titles)) == len(titles)


def _is_bars(chart: Chart) -> bool:
    return chart.kind is ChartKind.BARS


def test_a_document_holds_results_up_against_what_is_given() -> None:
    """Norms and a round of another process stand in documents as they do for one who looks."""
    then = rounds((result(TOP, ONE, 3.0),))
    now = rounds((result(TOP, ONE, 3.4),))
    (last,) = published_rounds(then.process, then.store, on=LATEST)
    (this,) = published_rounds(now.process, now.store, on=LATEST)
    norm = Norm(factor=ONE, value=3.9, scale=SCALE, source="Staten 2025")
    required = next(
        one for one in required_documents(now.process, on=LATEST) if one.viewer.unit == TOP
    )

    def legend(against: Against) -> list[str]:
        values = document_context(now.process, now.store, required, on=LATEST, against=against)
        chart = cast("Chart", values["results.compare"])
        return [series.name for series in chart.series]

    earlier = earlier_round_in(last, this, UnitsTold())
    assert legend(ITS_OWN) == ["TOPP"]
    assert legend(Against(norms=(norm,))) == ["TOPP", "norm (Staten 2025)"]
    assert legend(Against(earlier=earlier)) == ["TOPP", "forrige måling (r2025)"]
