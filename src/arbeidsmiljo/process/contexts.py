"""The contexts of the documents of a process: what each can be filled with on a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from arbeidsmiljo.model.documents import Value
from arbeidsmiljo.model.events import ActionPlanReturned
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.process.comparing import ITS_OWN, Against, last_round
from arbeidsmiljo.process.context import context
from arbeidsmiljo.process.in_view import View
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.process.scene import Scene
from arbeidsmiljo.process.views import view_of
from arbeidsmiljo.rules.pattern import Equals
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.stores import Store


class Contexts:
    """What the documents of a process can be filled with on a day.

    It goes by the process as it is when this is made.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        on: The day: what happened later is not in them.
        against: What results are held up against beside the process's own rounds.
    """

    def __init__(
        self, process: Process, store: Store, *, on: date, against: Against = ITS_OWN
    ) -> None:
        """Make none yet."""
        self._process = process
        self._scene = Scene(process, store, on=on)
        self._round = last_round(process, store, on=on, earlier=against.earlier)
        self._norms = against.norms
        self._asked = tuple(_asked(process.method.rules))

    def of(self, required: RequiredDocument) -> dict[str, Value]:
        """Give what a document can be filled with: what its reader may see, by path.

        Args:
            required: The document, and whose.
        """
        organisation, last = self._scene.organisation, self._round
        viewer, shown = required.viewer, self._shown(required)
        seen = view_of(self._scene, viewer, shown=shown, with_duties=False)
        return context(
            seen,
            required.document,
            self._process.method.questionnaire,
            beside=None if last is None else last.seen_by(viewer, on=shown, norms=self._norms),
            above=tuple(unit.id for unit in organisation.above(viewer.unit)),
            below=[unit.id for unit in organisation.below(viewer.unit)],
            return_by=self._return_by(seen),
        )

    def _shown(self, required: RequiredDocument) -> date:
        """Give the day on which a document will be read.

        That is the day of its meeting; what is for no meeting goes out with its reader's first
        report, or on the day it is made if that is later.
        """
        on = self._scene.on
        if required.document.meeting is None:
            plan = self._process.distribution
            first = min(
                (line.since for line in plan.lines if line.to == required.viewer.actor), default=on
            )
            return max(on, first)
        day, _ = self._scene.days.get(
            (required.document.meeting, required.viewer.unit), (on, False)
        )
        return day

    def _return_by(self, seen: View) -> date | None:
        """Give the day by which action plans are asked back from the reader's unit or line.

        It follows from the rule that asks for them, of the reader's own unit if there is one: its
        deadline, counted from the latest of the meetings that give rise to it and that the reader
        may know the day of.
        """
        organisation, unit = self._scene.organisation, seen.viewer.unit

        def of_others(rule: Rule) -> bool:
            return not organisation.is_in(rule.scope, unit)

        for asked in sorted(self._asked, key=lambda one: of_others(one.rule)):
            of_all = of_others(asked.rule)
            days = [
                one.on
                for one in seen.meetings
                if one.kind.key in asked.after and (of_all or one.unit == unit)
            ]
            if days:
                return self._process.deadline(asked.within, max(days), seen.on)
        return None


def document_context(
    process: Process,
    store: Store,
    required: RequiredDocument,
    *,
    on: date,
    against: Against = ITS_OWN,
) -> dict[str, Value]:
    """Give what a document can be filled with: what its reader may see, by path.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        required: The document, and whose.
        on: The day: what happened later is not in it.
        against: What results are held up against beside the process's own rounds.
    """
    return Contexts(process, store, on=on, against=against).of(required)


@frozen(kw_only=True)
class _Asked:
    """What asks for action plans: a rule, by when, and counted from which meetings."""

    rule: Rule
    within: ParameterKey
    after: frozenset[object]


def _asked(rules: Iterable[Rule]) -> Iterator[_Asked]:
    for rule in rules:
        constraint = rule.constraint
        if (
            isinstance(constraint, (Response, RespondedExistence))
            and constraint.target.activity == ActionPlanReturned.activity
            and isinstance(constraint.within, str)
        ):
            equals = (one for one in constraint.trigger.where if isinstance(one, Equals))
            after = frozenset(value for one in equals for value in one.values)
            yield _Asked(rule=rule, within=constraint.within, after=after)
