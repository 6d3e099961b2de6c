"""`record`: findings, wanted effects, measures and action plans."""

from datetime import date

import click

from arbeidsmiljo.model.events import (
    EffectForgone,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    PlanCompleted,
    PlanDrawnUp,
    PlanReviewed,
)
from arbeidsmiljo.model.identifiers import EffectId, FactorKey, FindingId, MeasureId, PlanId
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo_cli.options import day, examples
from arbeidsmiljo_cli.record_options import happened
from arbeidsmiljo_cli.recording import Recording
from arbeidsmiljo_cli.sensible import decided_before
from arbeidsmiljo_cli.session import ChoiceError


@click.command("wanted-effect-set")
@click.argument("wording")
@happened
@examples('record wanted-effect-set "Lavere terskel for å si fra" --on 2026-02-03')
def wanted_effect_set(recording: Recording, *, wording: str) -> None:
    """Record what the enterprise wants to get out of the survey."""
    recording.add_effect(wording)


@click.command("effect-forgone")
@click.argument("effect")
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept where it can be erased.")
@happened
@examples('record effect-forgone effect-2 --reason "Dekkes av lønnsoppgjøret" --on 2026-04-20')
def effect_forgone(recording: Recording, *, effect: str, reason: str) -> None:
    """Record why a wanted effect gets no measure."""
    kept = recording.words(reason, "--reason is empty; say why")
    recording.add(EffectForgone(effect=EffectId(effect), reason=kept), None)


@click.command("finding-recorded")
@click.argument("wording")
@click.option("--unit", metavar="ID", help="Whose; the whole enterprise's if left out.")
@click.option(
    "--kind",
    type=click.Choice([str(one) for one in FindingKind]),
    required=True,
    help="What it asks for.",
)
@click.option("--factor", metavar="KEY", help="The factor that shows it.")
@click.option(
    "--sensitive",
    is_flag=True,
    help="It must not be told of outside the matter itself; a concern never is.",
)
@click.option("--affects-ambitions", is_flag=True, help="It bears on what the unit is to achieve.")
@happened
@examples(
    'record finding-recorded "Uklare roller i vaktlaget" --unit s-101 --kind improvement '
    "--on 2026-04-01",
    'record finding-recorded "Ny turnus bryter hviletiden" --unit s-302 --kind unlawful '
    "--on 2026-04-01",
)
def finding_recorded(
    recording: Recording,
    *,
    wording: str,
    unit: str | None,
    kind: str,
    factor: str | None,
    sensitive: bool,
    affects_ambitions: bool,
) -> None:
    """Record something that the results or the dialogues showed.

    The words are kept where they can be erased. Its name is told; 'arbeidsmiljo show findings'
    lists them.
    """
    place = recording.unit_or_top(unit)
    asks_for = FindingKind(kind)
    hidden = sensitive or asks_for is FindingKind.CONCERN
    finding = FindingRecorded(
        finding=FindingId(recording.new_name(Subject.FINDING, place, sensitive=hidden)),
        kind=asks_for,
        wording=recording.words(wording, "the finding is empty; say what was found"),
        factor=None if factor is None else FactorKey(factor),
        sensitive=sensitive,
        affects_ambitions=affects_ambitions,
    )
    recording.add(finding, place)


@click.command("measure-proposed")
@click.argument("wording")
@click.option("--unit", metavar="ID", help="Whose; the whole enterprise's if left out.")
@click.option("--finding", metavar="ID", help="The finding that it answers.")
@click.option(
    "--kind", type=click.Choice([str(one) for one in MeasureKind]), help="Of the three kinds."
)
@click.option("--effect", metavar="ID", help="The wanted effect that it serves.")
@click.option("--plan", metavar="ID", help="The action plan of the topic that it belongs to.")
@click.option("--sensitive", is_flag=True, help="It must not be distributed.")
@happened
@examples(
    'record measure-proposed "Felles morgenmøte" --unit s-101 --kind social',
    'record measure-proposed "Ny vaktplan" --unit s-302 --finding s-302-f1 --on 2026-04-07',
)
def measure_proposed(
    recording: Recording,
    *,
    wording: str,
    unit: str | None,
    finding: str | None,
    kind: str | None,
    effect: str | None,
    plan: str | None,
    sensitive: bool,
) -> None:
    """Record that a measure was proposed.

    The words are kept where they can be erased. Its name is told; 'arbeidsmiljo show measures'
    lists them. 'collect' records those of returned action plans.
    """
    place = recording.unit_or_top(unit)
    hidden = sensitive or recording.is_sensitive(finding)
    measure = MeasureProposed(
        measure=MeasureId(recording.new_name(Subject.MEASURE, place, sensitive=hidden)),
        wording=recording.words(wording, "the measure is empty; say what is to be done"),
        finding=None if finding is None else FindingId(finding),
        kind=None if kind is None else MeasureKind(kind),
        effect=None if effect is None else EffectId(effect),
        plan=None if plan is None else PlanId(plan),
        sensitive=hidden,
    )
    recording.add(measure, place)


@click.command("measure-decided")
@click.argument("measure")
@click.option("--owner", metavar="TEXT", help="Who sees to it, in words.")
@click.option("--due", type=day, help="The day by which it is to be done.")
@happened
@examples('record measure-decided s-101-m1 --owner "Leder" --due 2026-06-15 --on 2026-04-07')
def measure_decided(
    recording: Recording, *, measure: str, owner: str | None, due: date | None
) -> None:
    """Record that a measure is to be carried out, by whom and until when.

    Of a measure that was decided before, what is left out stays as it was.
    """
    unit = recording.unit_of(Subject.MEASURE, measure)
    before = decided_before(recording, MeasureId(measure))
    if due is not None and due < recording.day:
        raise ChoiceError(
            f"--due {due} is before {recording.day}, the day of the decision; give a later day"
        )
    kept = (
        before.owner
        if owner is None
        else recording.words(owner, "--owner is empty; say who sees to it, or leave it out")
    )
    recording.add(MeasureDecided(measure=before.measure, owner=kept, due=due or before.due), unit)


@click.command("measure-moved")
@click.argument("measure")
@click.option(
    "--to",
    "state",
    type=click.Choice([str(one) for one in MeasureState]),
    required=True,
    help="Where in its life it is now.",
)
@click.option(
    "--reason",
    metavar="TEXT",
    help="Why, in words, which a rejection has to say; kept where it can be erased.",
)
@happened
@examples(
    "record measure-moved s-302-m1 --to started --on 2026-04-07",
    'record measure-moved s-302-m2 --to rejected --reason "Dekkes av ny turnus"',
)
def measure_moved(recording: Recording, *, measure: str, state: str, reason: str | None) -> None:
    """Record that a measure was started, carried out, evaluated, rejected."""
    unit = recording.unit_of(Subject.MEASURE, measure)
    if reason is None and state == MeasureState.REJECTED:
        raise ChoiceError("say with --reason why the measure is rejected")
    kept = None if reason is None else recording.words(reason, "--reason is empty; say why")
    moved = MeasureMoved(measure=MeasureId(measure), to=MeasureState(state), reason=kept)
    recording.add(moved, unit)


@click.command("plan-drawn-up")
@click.argument("topic")
@click.option("--unit", metavar="ID", help="Whose; the whole enterprise's if left out.")
@happened
@examples('record plan-drawn-up "Samarbejdet mellem vagtlagene" --unit s-101 --on 2026-04-07')
def plan_drawn_up(recording: Recording, *, topic: str, unit: str | None) -> None:
    """Record that an action plan was drawn up for a prioritised topic.

    Its name is told; 'arbeidsmiljo show plans' lists them.
    """
    place = recording.unit_or_top(unit)
    plan = PlanId(recording.new_name(Subject.PLAN, place))
    kept = recording.words(topic, "the topic is empty; say what the plan is about")
    recording.add(PlanDrawnUp(plan=plan, topic=kept), place)


@click.command("plan-reviewed")
@click.argument("plan")
@click.option(
    "--state",
    type=click.Choice([str(one) for one in PlanState]),
    required=True,
    help="How it goes, as those who follow it up judge.",
)
@happened
@examples("record plan-reviewed s-101-p1 --state on-track --on 2026-06-02")
def plan_reviewed(recording: Recording, *, plan: str, state: str) -> None:
    """Record how those who follow an action plan up judge that it goes."""
    unit = recording.unit_of(Subject.PLAN, plan)
    recording.add(PlanReviewed(plan=PlanId(plan), state=PlanState(state)), unit)


@click.command("plan-completed")
@click.argument("plan")
@happened
@examples("record plan-completed s-101-p1 --on 2026-11-17")
def plan_completed(recording: Recording, *, plan: str) -> None:
    """Record that an action plan was judged to have been carried out."""
    unit = recording.unit_of(Subject.PLAN, plan)
    recording.add(PlanCompleted(plan=PlanId(plan)), unit)
