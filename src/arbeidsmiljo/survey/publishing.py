"""Publishing: from all results of a round to those that may be shown.

Each factor is published by itself: by its own numbers of answers, and the smallest group of its
class. Sensitive factors are published of the top unit only (L08). What is shown is the largest
safe publication (`suppression`) in which no group's answers are all equal, or all but one
(`unanimity`). Factors that are computed from each other are published of the same units
(`patterns`).

What this does not see: who answered, where that is known from elsewhere; that a result close to
an end of the scale says much about everybody; that the same people answered in another round,
or answered another factor that is computed from the same items, where the questionnaire does not
say so. Items are never published beside their factors.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from attrs import evolve

from arbeidsmiljo.errors import DisclosureError, InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.checking import check_results
from arbeidsmiljo.survey.families import unsafe_families
from arbeidsmiljo.survey.patterns import common_units, related
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.repeating import are_of_the_same_answers
from arbeidsmiljo.survey.republishing import unsafe_differences
from arbeidsmiljo.survey.results import Result, Results, Scale, by_factor
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo.survey.variable import Variable

_ID_LENGTH = 32
_OF_NO_OTHERS: Final = MappingProxyType(dict[RoundId, Organisation]())


def publish(
    results: Results,
    organisation: Organisation,
    questionnaire: Questionnaire,
    group_sizes: GroupSizes,
    *,
    earlier: Sequence[Publication],
    organisations: Mapping[RoundId, Organisation] = _OF_NO_OTHERS,
    engine: SuppressionEngine = largest_safe_of_each,
) -> Publication:
    """Make the publication of a round.

    The same results give the same publication, whatever order they come in. Publishing a round
    anew is refused where it would let somebody compute results of too small a group from the
    difference (`republishing`, `families`).

    Args:
        results: All that the round said.
        organisation: Whose results they are.
        questionnaire: What was asked.
        group_sizes: The smallest groups whose results may be shown.
        earlier: Every publication made before in the same process, the oldest first, as
            `ResultsStore.publications` gives them; those of other rounds are passed over, where
            they are not of the same answers by another name (`repeating`). No default exists:
            leaving out one that was made is what this protects against.
        organisations: Of other rounds, as they were then; one that is left out is taken to have had
            the units of now where they are now.
        engine: What finds the largest safe publication of each factor.

    Returns:
        What may be shown, its rows by factor and unit.

    Raises:
        InvalidInputError: The results have problems (`row_problems`), and none of their numbers
            is repeated; or the questionnaire does not fit together.
        DisclosureError: The round cannot be published anew; factors and units are named, never
            numbers. Or the engine's choice would disclose something.
    """
    check_results(
        results, organisation, questionnaire, source=f"results of round {results.round!r}"
    )
    if faults := questionnaire.problems():
        raise InvalidInputError(f"questionnaire {questionnaire.key!r}", faults)
    classes = {factor.key: factor.item_class for factor in questionnaire.factors}
    before = [
        publication
        for publication in earlier
        if publication.round == results.round
        or are_of_the_same_answers(publication, results, organisation)
    ]
    moved = {
        one.id
        for one in before
        if one.round in organisations
        and one.round != results.round
        and _nest_otherwise(one, organisations[one.round], organisation)
    }
    scales: list[tuple[FactorKey, Scale]] = []
    shown: list[Result] = []
    refused: dict[FactorKey, tuple[UnitId, ...]] = {}
    variables = Variable.of_each(results, organisation)
    sizes = {factor: group_sizes.smallest(classes[factor]) for factor in variables}
    families = {
        there: family
        for family in related(questionnaire)
        if (there := tuple(factor for factor in family if factor in variables))
    }
    chosen = common_units(families, variables, sizes, engine=engine)
    family_of = {factor: family for there, family in families.items() for factor in there}
    told = [(publication.scales, by_factor(publication.rows)) for publication in before]
    together: dict[FactorKey, tuple[UnitId, ...]] = {}
    for there, family in families.items():
        few = unsafe_families(
            {factor: variables[factor] for factor in there},
            chosen[there[0]],
            max(sizes[factor] for factor in there),
            earlier=[{one: rows[one] for one in family if one in rows} for _, rows in told],
        )
        together.update(dict.fromkeys(there, few))
    for factor in sorted(variables):
        variable, smallest, units = variables[factor], sizes[factor], chosen[factor]
        then = [(dict(scales).get(factor), rows.get(factor, {})) for scales, rows in told]
        ever = _shown_of([rows for _, rows in told], family_of[factor])
        alone = _unsafe_beside(then, variable, units | ever, smallest) if told else ()
        if unsafe := {*alone, *together[factor]}:
            refused[factor] = tuple(sorted(unsafe))
        elif changed := _changed(before, moved, variable, factor):
            refused[factor] = changed
        if units:
            scales.append((factor, variable.scale))
            shown += [variable.results[unit] for unit in sorted(units)]
    publication = _identified(
        Publication(
            id=PublicationId(""),
            round=results.round,
            group_sizes=group_sizes,
            scales=tuple(scales),
            rows=tuple(shown),
        )
    )
    if refused and publication.id not in {publication.id for publication in before}:
        others = dict.fromkeys(one.round for one in before if one.round != results.round)
        raise DisclosureError(_refusal(results.round, refused, tuple(others)))
    return publication


def _shown_of(
    before: Sequence[Mapping[FactorKey, Mapping[UnitId, Result]]], family: Collection[FactorKey]
) -> frozenset[UnitId]:
    """Give the units that any of some factors was ever shown of: what one tells, others may."""
    return frozenset(unit for rows in before for one in family if one in rows for unit in rows[one])


def _unsafe_beside(
    before: Sequence[tuple[Scale | None, Mapping[UnitId, Result]]],
    variable: Variable,
    units: frozenset[UnitId],
    smallest: int,
) -> tuple[UnitId, ...]:
    """Find the units of a factor that cannot be shown beside the earlier publications."""
    earlier: list[Mapping[UnitId, Result]] = []
    for scale, rows in before:
        if rows and scale != variable.scale:
            return tuple(sorted(rows))
        if rows:
            earlier.append(rows)
    return unsafe_differences(variable, units, smallest, earlier=earlier)


def _nest_otherwise(publication: Publication, then: Organisation, now: Organisation) -> bool:
    """Tell whether of the units that were shown others were inside each other than are now."""
    shown = {row.unit for row in publication.rows if row.unit in then and row.unit in now}
    return any(
        [one.id for one in then.above(unit) if one.id in shown]
        != [one.id for one in now.above(unit) if one.id in shown]
        for unit in shown
    )


def _changed(
    before: Sequence[Publication],
    moved: Collection[PublicationId],
    variable: Variable,
    factor: FactorKey,
) -> tuple[UnitId, ...]:
    """Find the units that show another result than when units were inside others.

    What is left of them was of other people then, so that nothing proves how many have changed.
    """
    rows = [row for one in before if one.id in moved for row in one.rows if row.factor == factor]
    return tuple(sorted({row.unit for row in rows if row != variable.results.get(row.unit)}))


def _refusal(
    round_id: RoundId,
    refused: Mapping[FactorKey, tuple[UnitId, ...]],
    others: Sequence[RoundId],
) -> str:
    places = "; ".join(
        f"factor {factor!r} in {', '.join(map(repr, units))}" for factor, units in refused.items()
    )
    message = (
        f"round {round_id!r} cannot be published: beside what is published already of it, or of "
        "the same answers by another name, it "
        f"cannot be ruled out that results of too small a group are computed, by {places}. "
        "Keep the earlier publication; what has changed since is shown by the next round"
    )
    if not others:
        return message
    return (
        f"{message}. It repeats results of {', '.join(map(repr, others))} that new answers would "
        "hardly give again; where all of them are new nevertheless, take them into a process of "
        "their own"
    )


def _identified(publication: Publication) -> Publication:
    """Give a publication the id that its content has."""
    sizes = publication.group_sizes
    content = json.dumps(
        {
            "group_sizes": [sizes.ordinary, sizes.leader, sizes.sensitive],
            "round": publication.round,
            "rows": [
                [
                    row.unit,
                    row.factor,
                    row.respondents,
                    None if row.mean is None else float(row.mean),
                    row.distribution,
                ]
                for row in publication.rows
            ],
            "scales": [
                [factor, float(scale.minimum), float(scale.maximum)]
                for factor, scale in publication.scales
            ],
        },
        sort_keys=True,
    )
    digest = sha256(content.encode()).hexdigest()
    return evolve(publication, id=PublicationId(digest[:_ID_LENGTH]))
