"""Publishing factors anew that are computed from each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import DisclosureError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.families import unsafe_families
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.results import Result, Results
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.publication import tells_of_few
from arbeidsmiljo.testing.surveys import SCALE
from tests.effort import examples

WHOLE, ONE, OTHER = map(FactorKey, ("helhet", "ett", "annet"))
TOP, HR, IT = map(UnitId, ("top", "hr", "it"))
PARENTS: Mapping[UnitId, UnitId | None] = {TOP: None, HR: TOP, IT: TOP}
ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=date(2026, 1, 1),
    units=tuple(
        Unit(id=unit, name=unit.upper(), parent=parent, employees=200 if parent is None else 90)
        for unit, parent in PARENTS.items()
    ),
)
ASKED = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(
        Factor(key=WHOLE, label=Text({"nb": "Helhet"})),
        Factor(key=ONE, label=Text({"nb": "Ett"}), part_of=WHOLE),
        Factor(key=OTHER, label=Text({"nb": "Annet"}), part_of=WHOLE),
    ),
)

Shown = Mapping[FactorKey, Mapping[UnitId, Result]]


def told(
    mean: float = 3.0, **numbers: tuple[int, int, int]
) -> dict[FactorKey, dict[UnitId, Result]]:
    """Make results of units, whose numbers are those of the whole, the one part and the other."""
    return {
        factor: {
            UnitId(unit): Result(
                unit=UnitId(unit), factor=factor, respondents=counted[place], mean=mean
            )
            for unit, counted in numbers.items()
        }
        for place, factor in enumerate((WHOLE, ONE, OTHER))
    }


def unsafe(
    now: Shown, *earlier: Shown, units: tuple[UnitId, ...] = (TOP, HR)
) -> tuple[UnitId, ...]:
    """Find what cannot be shown beside earlier publications, where groups are of five."""
    variables = {
        factor: Variable(
            respondents=Respondents(
                parents=PARENTS, numbers={unit: row.respondents for unit, row in rows.items()}
            ),
            scale=SCALE,
            results=rows,
        )
        for factor, rows in now.items()
    }
    return unsafe_families(variables, frozenset(units), 5, earlier=earlier)


def only(shown: Shown, *factors: FactorKey) -> Shown:
    """Show some factors."""
    return {factor: shown[factor] for factor in factors}


FIRST = told(top=(20, 20, 20), hr=(9, 9, 9))


def test_the_same_again() -> None:
    """What did not change may be published again, and what was never shown beside nothing."""
    assert unsafe(FIRST, FIRST) == ()
    assert unsafe(FIRST) == ()
    assert unsafe(FIRST, {}) == ()


def test_fewer_or_more_factors_of_the_same_answers() -> None:
    """Some of the factors that were shown, or others beside them, may be shown."""
    assert unsafe(FIRST, only(FIRST, WHOLE)) == ()
    assert unsafe(only(FIRST, WHOLE, ONE), FIRST) == ()


def test_other_factors() -> None:
    """Parts are not shown after the whole without it: whether it changed is not known."""
    assert unsafe(only(FIRST, ONE, OTHER), only(FIRST, WHOLE)) == (HR, TOP)
    assert unsafe(only(FIRST, ONE), only(FIRST, WHOLE)) == (HR, TOP)
    assert unsafe(only(FIRST, ONE, OTHER), only(FIRST, WHOLE, ONE)) == (HR, TOP)


def test_more_factors_of_other_answers() -> None:
    """Parts are not shown beside the whole as it was before late answers, however many."""
    later = told(top=(26, 26, 26), hr=(9, 9, 9))
    assert unsafe(later, only(FIRST, WHOLE)) == (TOP,)
    assert unsafe(only(later, WHOLE), FIRST) == (TOP,)
    assert unsafe(later, FIRST) == ()


def test_late_answers_that_leave_out_a_part() -> None:
    """Where one of six late answers leaves out a part, what that one answered would follow."""
    first = told(top=(20, 20, 15), hr=(9, 9, 9))
    one_left_out = told(top=(26, 26, 20), hr=(9, 9, 9))
    nobody_did = told(top=(26, 26, 21), hr=(9, 9, 9))
    assert unsafe(one_left_out, first) == (TOP,)
    assert unsafe(nobody_did, first) == ()


def test_other_units_than_before() -> None:
    """What is left of a unit without one that was shown before is looked at too."""
    now = told(top=(30, 30, 24), hr=(12, 12, 12), it=(12, 12, 8))
    assert unsafe(now, now, units=(TOP, HR)) == (IT, TOP)


def results(*rows: Result) -> Results:
    """Make results of a round."""
    factors = dict.fromkeys(row.factor for row in rows)
    scales = tuple((factor, SCALE) for factor in factors)
    return Results(round=RoundId("2026"), scales=scales, rows=rows)


def published(made: Results, *earlier: Publication, smallest: int = 5) -> Publication:
    """Publish results."""
    sizes = GroupSizes(ordinary=smallest)
    return publish(made, ORGANISATION, ASKED, sizes, earlier=earlier)


def test_parts_after_a_whole_without_one_of_its_people() -> None:
    """Twice the whole less the parts is what somebody answered whose answers were taken out."""
    one, other = (4, 3, 5, 2, 4, 3, 4, 5, 2, 1), (3, 3, 4, 2, 5, 3, 4, 4, 2, 2)
    whole = Result(unit=TOP, factor=WHOLE, respondents=10, mean=(sum(one) + sum(other)) / 20)
    all_parts, parts = (
        [
            Result(unit=TOP, factor=factor, respondents=n, mean=sum(answers[:n]) / n)
            for factor, answers in ((ONE, one), (OTHER, other))
        ]
        for n in (10, 9)
    )
    first = published(results(whole))
    with pytest.raises(DisclosureError, match="factor 'annet' in 'top'; factor 'ett' in 'top'"):
        published(results(*parts), first)
    assert len(published(results(whole, *all_parts), first).rows) == 3


ITEMS = ((ONE, OTHER), (ONE,), (OTHER,))
"""What somebody answered."""
CHOICES = ((WHOLE, ONE, OTHER), (WHOLE, ONE, OTHER), (WHOLE,), (ONE, OTHER), (ONE,))
"""Which factors a version has; with the whole and one part, who answered the other is not known."""

People = tuple[int, UnitId, tuple[FactorKey, ...]]


@st.composite
def arrivals(draw: st.DrawFn) -> dict[People, int]:
    """Draw how many came at each of some times, in each unit itself, by what they answered."""
    all_of_it, a_part = st.sampled_from((0, 1, 3, 4, 6)), st.sampled_from((0, 0, 0, 1, 2, 4))
    return {
        (time, unit, items): draw(all_of_it if len(items) > 1 else a_part)
        for time in range(draw(st.integers(2, 3)))
        for unit in draw(st.sampled_from(((TOP,), (HR,), (TOP, HR))))
        for items in ITEMS
    }


@settings(max_examples=examples(400))
@given(arrivals(), st.integers(2, 4), st.booleans(), st.data())
def test_what_is_accepted_is_safe(
    people: dict[People, int],
    smallest: int,
    taken_out: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    """Nothing that few answered follows from all accepted versions, whichever factors they had."""
    times = sorted({time for time, _, _ in people}, reverse=taken_out)
    accepted: list[Publication] = []
    sums: list[dict[tuple[People, FactorKey], Fraction]] = []
    for last in times:
        factors = data.draw(st.sampled_from(CHOICES))
        there = {one: size for one, size in people.items() if one[0] <= last and size}
        counted = {
            (unit, factor): {
                one: size
                for one, size in there.items()
                if unit in {one[1], TOP} and (factor == WHOLE or factor in one[2])
            }
            for unit in (TOP, HR)
            for factor in factors
        }
        made = results(
            *(
                Result(unit=unit, factor=factor, respondents=sum(groups.values()))
                for (unit, factor), groups in counted.items()
            )
        )
        try:
            version = published(made, *accepted, smallest=smallest)
        except DisclosureError:
            continue
        accepted.append(version)
        sums += [
            {
                (one, item): Fraction(1, len(one[2]) if row.factor == WHOLE else 1)
                for one in counted[row.unit, row.factor]
                for item in one[2]
                if row.factor in {WHOLE, item}
            }
            for row in version.rows
        ]
    event(f"{sum(bool(one.rows) for one in accepted)} of {len(times)} show something")
    assert not tells_of_few(sums, people, smallest)
