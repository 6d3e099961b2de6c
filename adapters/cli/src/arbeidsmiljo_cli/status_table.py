"""The status of an actor as people read it: late, next, waiting and done."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import ActionPlanReturned
from arbeidsmiljo.model.identifiers import MeetingKey, UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process import View
from arbeidsmiljo.process.in_view import MeetingInView
from arbeidsmiljo.process.labels import only_reminds
from arbeidsmiljo_cli import status_wording as words
from arbeidsmiljo_cli.duties import Row, Standing, rows
from arbeidsmiljo_cli.output import note_number
from arbeidsmiljo_cli.task_row import STATE_WIDTH, event_lines, name_line, state_text
from arbeidsmiljo_cli.terminal import plain_table
from arbeidsmiljo_cli.wording import asks, day_text, due_text, moment_text, span_text

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

_WIDE: Final = 110
"""From this width on, who is to do it and the source have columns of their own."""

_NARROW: Final = 60
"""Below this width, what else has a column stands on a line below the task or meeting."""

_STYLES: Final[Mapping[Standing, str]] = MappingProxyType(
    {
        Standing.LATE: "bold red",
        Standing.NOT_FOLLOWED: "bold red",
        Standing.NEXT: "bold yellow",
        Standing.WAITING: "bold",
        Standing.KEPT: "bold green",
        Standing.DONE: "bold green",
        Standing.LAPSED: "bold",
    }
)

_INDENT: Final = (0, 0, 0, 2)


class StatusTable:
    """Lays out the status of one view.

    Args:
        seen: The view.
        method: The method of the process.
        unit: The only unit that is looked at; None for all that the viewer may see.
        unit_name: What that is called.
        known_at: The moment that the view is known at.
        language: Of labels.
        evidence: Whether the events behind each task are shown.
        every: Whether every unit is named, and not only where they are few.
        groups: The units that are leader groups.
    """

    def __init__(
        self,
        seen: View,
        method: Method,
        *,
        unit: UnitId | None,
        unit_name: str,
        known_at: datetime | None,
        language: str,
        evidence: bool,
        every: bool,
        groups: Collection[UnitId],
    ) -> None:
        """Take note; `print_on` lays it out."""
        self._seen = seen
        self._method = method
        self._unit = unit
        self._unit_name = unit_name
        self._known_at = known_at
        self._language = language
        self._evidence = evidence
        self._every = every
        self._groups = groups
        self._wide = self._narrow = False
        self._encoding = "utf-8"
        self._notes: dict[str, int] = {}

    def print_on(self, console: "Console") -> None:
        """Print the heading, the tasks, the meetings and the notes on a terminal."""
        self._wide, self._narrow = console.width >= _WIDE, console.width < _NARROW
        self._encoding = console.encoding
        for part in self._parts():
            console.print(part)

    def _say(self, text: Text, **values: object) -> str:
        return text.in_language(self._language).format(**values)

    def _parts(self) -> "Iterator[RenderableType]":
        from rich.text import Text as Styled

        yield from self._heading()
        duties = [
            duty for duty in self._seen.duties if self._unit is None or duty.unit == self._unit
        ]
        if not duties:
            yield Styled(self._say(words.NOTHING))
        for standing, by_modality in rows(duties).items():
            number = sum(len(row.duties) for some in by_modality.values() for row in some)
            title = f"\n{self._say(words.STANDINGS[standing])} ({number})"
            yield Styled(title, _STYLES[standing])
            for some in by_modality.values():
                yield from self._tables(some)
        yield from self._meetings()
        if self._notes:
            yield Styled(f"\n{self._say(words.OURS)}", "dim")
        for note, number in self._notes.items():
            yield Styled(f"{note_number(number, self._encoding).strip()} {note}", "dim")

    def _heading(self) -> "Iterator[RenderableType]":
        from rich.text import Text as Styled

        seen, language = self._seen, self._language
        place = seen.unit_name if self._unit is None else self._unit_name
        actor = self._method.actor(seen.viewer.actor).label.in_language(language)
        when = self._say(words.PER, day=day_text(seen.on, language))
        yield Styled(f"{actor} · {place} · {when}", "bold")
        label = self._method.label.in_language(language)
        # An edition without a day of its own has a name that only this library gives it.
        edition = f", {self._method.edition}" if self._method.published else ""
        yield Styled(f"{label}{edition}", "dim")
        if self._known_at is not None:
            moment = moment_text(self._known_at, language)
            yield Styled(self._say(words.AS_KNOWN, moment=moment), "dim")
        if seen.line is not None and self._unit is None:
            line = seen.line
            told = self._say(words.LINE, met=line.met, total=line.total)
            if self._asks_for_plans:
                told += " " + self._say(words.PLANS_RETURNED, plans=line.plans_returned)
            yield told

    @property
    def _asks_for_plans(self) -> bool:
        """Whether some rule of the method is about action plans that come back."""
        return any(
            part.activity == ActionPlanReturned.activity
            for rule in self._method.rules
            for pattern in rule.constraint.alphabet
            for part in pattern.parts
        )

    def _tables(self, some: tuple[Row, ...]) -> "Iterator[RenderableType]":
        """Make a table for each force that stands behind some rules of one modality."""
        by_force: dict[str, list[Row]] = {}
        for row in some:
            asked = asks(row.rule.modality, row.rule.force, self._language)
            by_force.setdefault(asked, []).append(row)
        for asked, alike in by_force.items():
            table = self._columns(f"{asked[:1].upper()}{asked[1:]}")
            for row in alike:
                table.add_row(*self._cells(row))
            yield table

    def _columns(self, asked: str) -> "Table":
        table = plain_table()
        table.expand = True
        table.add_column(asked, ratio=1)
        if self._wide:
            table.add_column(self._say(words.WHO), width=22)
        if not self._narrow:
            table.add_column(self._say(words.DUE), width=10)
            table.add_column(self._say(words.STATE), width=STATE_WIDTH)
        if self._wide:
            table.add_column(self._say(words.SOURCE), width=8)
        return table

    def _cells(self, row: Row) -> "Iterator[RenderableType]":
        from rich.console import Group
        from rich.padding import Padding
        from rich.text import Text as Styled

        language = self._language
        who = self._method.actor(row.rule.bearer).label.in_language(language)
        sources = ", ".join(row.rule.statements)
        due = due_text(row.due, language, reminds=only_reminds(row.rule, self._method))
        state = state_text(row, self._seen.on, self._method, language, groups=self._groups)
        below = [_on_a_line(due, state)] if self._narrow else []
        below += [] if self._wide else [f"{who} · {sources}"]
        below += name_line(row, every=self._every)
        if self._evidence:
            for duty in row.duties:
                below += [f"· {line}" for line in event_lines(duty, self._method, language)]
        title = row.rule.title.in_language(language) + self._mark(row)
        yield Group(title, *(Padding(Styled(line, "dim"), _INDENT) for line in below))
        if self._wide:
            yield who
        if not self._narrow:
            yield due
            yield state
        if self._wide:
            yield sources

    def _mark(self, row: Row) -> str:
        """Refer to the note on what is ours in a rule."""
        if row.rule.ours is None:
            return ""
        note = row.rule.ours.in_language(self._language)
        number = self._notes.setdefault(note, len(self._notes) + 1)
        return note_number(number, self._encoding)

    def _meetings(self) -> "Iterator[RenderableType]":
        from rich.console import Group
        from rich.padding import Padding
        from rich.text import Text as Styled

        by_kind: dict[MeetingKey, list[MeetingInView]] = {}
        for meeting in self._seen.meetings:
            if self._unit is None or meeting.unit == self._unit:
                by_kind.setdefault(meeting.kind.key, []).append(meeting)
        if not by_kind:
            return
        yield Styled(f"\n{self._say(words.MEETINGS)}", "bold")
        table = plain_table()
        table.expand = True
        table.add_column(self._say(words.MEETING), ratio=1)
        if not self._narrow:
            table.add_column(self._say(words.WHEN), width=21)
            table.add_column(self._say(words.HELD), width=8)
        for some in by_kind.values():
            label, when, held = self._meeting(some)
            if self._narrow:
                below = _on_a_line(when, f"{self._say(words.HELD)}: {held}")
                table.add_row(Group(label, Padding(Styled(below, "dim"), _INDENT)))
            else:
                table.add_row(label, when, held)
        yield table

    def _meeting(self, some: list[MeetingInView]) -> tuple[str, str, str]:
        """Make the cells of one kind of meeting: of one meeting, or of how many."""
        kind, language = some[0].kind, self._language
        label = kind.label.in_language(language)
        days = sorted(one.on for one in some)
        held = sum(one.held for one in some)
        if len(some) > 1:
            told = self._say(words.OF, n=held, m=len(some))
            return label, span_text(days[0], days[-1], language), told
        if kind.scope is not Scope.ONCE:
            label += f" · {some[0].unit_name}"
        return label, day_text(days[0], language), self._say(words.YES if held else words.NO)


def _on_a_line(*parts: str) -> str:
    """Put what says anything on one line."""
    return " · ".join(part.replace("\n", " ") for part in parts if part)
