"""`show`: the names of things, so that they can be used in other commands."""

import json
from collections.abc import Callable, Iterable, Sequence

import click

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.context import CONTEXT_PATHS
from arbeidsmiljo_cli.clock import today
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.options import Format, examples, format_option
from arbeidsmiljo_cli.session import ChoiceError, Session, load_plugins, on_process, open_session
from arbeidsmiljo_cli.terminal import console, plain_table, put
from arbeidsmiljo_cli.wording import ACTIVITIES, MEASURE_STATES, REPORTS, asks

Command = Callable[..., None]


@click.group(cls=CommandGroup, no_args_is_help=False)
def show() -> None:
    """List names: of meetings, rules, units, events, measures.

    What belongs to a method is listed for the method of the process in this folder, for the only
    one that is installed, or for the one named with --method.
    """


def _of_method(function: Command) -> Command:
    """Add the options that say which method, in which language and how it is printed."""
    for option in (
        click.option("--language", help="Of labels; the method's own if left out."),
        click.option("--method", "key", metavar="KEY", help="Which method."),
    ):
        function = option(function)
    return format_option(function)


def _method(key: str | None) -> Method:
    """Give the method that is meant.

    Raises:
        ChoiceError: There are several, and none was named.
        NotFoundError: There is no such method.
    """
    if key is not None:
        return load_plugins().method(key)
    try:
        with open_session(None, None) as session:
            return session.process.method
    except ChoiceError:
        plugins = load_plugins()
        keys = sorted({method.key for method in plugins.methods})
        if len(keys) == 1:
            return plugins.method(keys[0])
        raise ChoiceError(f"say which method with --method: {', '.join(keys)}") from None


def _list(
    form: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    below: Sequence[str] = (),
) -> None:
    """Print a list as a table, or as JSON with the columns for keys.

    Args:
        form: Which of the two.
        columns: What they are called.
        rows: A cell for each column, and for each that stands below.
        below: Columns that a table has on a line of its own below the last, where they say
            anything.
    """
    if form == Format.JSON:
        document = [dict(zip((*columns, *below), row, strict=True)) for row in rows]
        put(json.dumps(document, ensure_ascii=False, indent=2))
        return
    table = plain_table()
    for name in columns[:-1]:
        table.add_column(name.capitalize(), no_wrap=True)
    table.add_column(", ".join((columns[-1].capitalize(), *below)), overflow="fold")
    for row in rows:
        cells, under = row[: len(columns)], " · ".join(cell for cell in row[len(columns) :] if cell)
        table.add_row(*cells[:-1], "\n  ".join(part for part in (cells[-1], under) if part))
    console().print(table)


@show.command("method")
@_of_method
@examples(
    "show method --method must",
)
def method(*, key: str | None, language: str | None, form: str) -> None:
    """Say what a method is, whose, and of which edition."""
    found = _method(key)
    told = language or found.language
    facts = (
        ("key", found.key),
        ("edition", found.edition),
        ("published", found.published.isoformat() if found.published else ""),
        ("label", found.label.in_language(told)),
        ("publisher", found.publisher),
        ("phases", ", ".join(phase.label.in_language(told) for phase in found.phases)),
        ("meetings", str(len(found.meetings))),
        ("documents", str(len(found.documents))),
        ("rules", str(len(found.rules))),
    )
    _list(form, ("what", "value"), facts)


@show.command("actors")
@_of_method
@examples(
    "show actors",
)
def actors(*, key: str | None, language: str | None, form: str) -> None:
    """List the actors of a method, and where there is one of each."""
    found = _method(key)
    told = language or found.language
    _list(
        form,
        ("key", "scope", "label"),
        [(one.key, str(one.scope), one.label.in_language(told)) for one in found.actors],
    )


@show.command("meetings")
@_of_method
@examples(
    "show meetings",
)
def meetings(*, key: str | None, language: str | None, form: str) -> None:
    """List the kinds of meeting of a method."""
    found = _method(key)
    told = language or found.language
    _list(
        form,
        ("key", "label"),
        [
            (
                one.key,
                one.label.in_language(told),
                one.actor,
                str(one.scope),
                ", ".join(one.statements),
            )
            for one in found.meetings
        ],
        below=("actor", "scope", "sources"),
    )


@show.command("steps")
@_of_method
@examples(
    "show steps",
)
def steps(*, key: str | None, language: str | None, form: str) -> None:
    """List the steps that are taken outside the meetings."""
    found = _method(key)
    told = language or found.language
    _list(
        form,
        ("key", "label"),
        [(one.key, one.label.in_language(told), one.actor, str(one.scope)) for one in found.steps],
        below=("actor", "scope"),
    )


@show.command("documents")
@_of_method
@examples(
    "show documents",
)
def documents(*, key: str | None, language: str | None, form: str) -> None:
    """List the documents of a method, and who reads each."""
    found = _method(key)
    told = language or found.language
    _list(
        form,
        ("number", "key", "title"),
        [
            (
                str(one.number),
                one.key,
                one.title.in_language(told),
                one.suffix,
                ", ".join(one.audience),
                str(one.scope),
            )
            for one in found.documents
        ],
        below=("type", "audience", "scope"),
    )


@show.command("rules")
@_of_method
@examples(
    "show rules --language en",
)
def rules(*, key: str | None, language: str | None, form: str) -> None:
    """List the rules of a method: what each asks, how strongly, by what source."""
    found = _method(key)
    told = language or found.language
    _list(
        form,
        ("key", "title"),
        [
            (
                one.key,
                one.title.in_language(told),
                one.bearer,
                asks(one.modality, one.force, told),
                ", ".join(one.statements),
                "" if one.ours is None else one.ours.in_language(told),
            )
            for one in found.rules
        ],
        below=("bearer", "asks", "sources", "ours"),
    )


@show.command("parameters")
@_of_method
@examples(
    "show parameters",
)
def parameters(*, key: str | None, language: str | None, form: str) -> None:
    """List what a method leaves vague, and the value that is used."""
    found = _method(key)
    told = language or found.language
    _list(
        form,
        ("key", "default", "label"),
        [
            (
                one.key,
                str(one.default),
                one.label.in_language(told),
                "ours" if one.ours else "the source's",
                ", ".join(one.statements),
            )
            for one in found.parameters
        ],
        below=("whose", "sources"),
    )


@show.command("paths")
@_of_method
@examples(
    "show paths",
)
def paths(*, key: str | None, language: str | None, form: str) -> None:
    """List what a field of a template can be filled with."""
    del language
    found = _method(key)
    written = [
        (path.replace("*", meeting.key), meaning)
        for path, meaning in CONTEXT_PATHS.items()
        for meeting in (found.meetings if path.endswith(".*") else found.meetings[:1])
    ]
    _list(form, ("path", "value"), written)


@show.command("units")
@format_option
@on_process
@examples(
    "show units",
)
def units(session: Session, *, form: str) -> None:
    """List the units of the organisation, each below the one it belongs to."""
    organisation = session.process.organisation
    groups = set(organisation.units_in(Scope.EACH_LEADER_GROUP))
    top = organisation.top
    _list(
        form,
        ("id", "employees", "leads", "name"),
        [
            (
                unit.id,
                str(unit.employees),
                "leaders" if unit.id in groups or unit.id == top.id else "employees",
                ("  " * organisation.level(unit.id) if form == Format.TABLE else "") + unit.name,
            )
            for unit in (top, *organisation.below(top.id))
        ],
    )


@show.command("measures")
@click.option("--unit", metavar="ID", help="Of this unit only.")
@format_option
@on_process
@examples(
    "show measures --unit s-101",
)
def measures(session: Session, *, unit: str | None, form: str) -> None:
    """List the measures, as HR may see them: sensitive ones never."""
    process = session.process
    place = None if unit is None else process.organisation.unit(UnitId(unit)).id
    overseer = Viewer(actor=process.method.bounds.overseers[0], unit=process.organisation.top.id)
    seen = session.look(overseer, on=max(today(), process.started))
    _list(
        form,
        ("id", "state", "measure"),
        [
            (
                one.id,
                MEASURE_STATES[one.state].in_language(seen.language),
                one.wording,
                one.unit,
                one.owner,
                "" if one.due is None else one.due.isoformat(),
            )
            for one in (*seen.own_measures, *seen.line_measures)
            if place in (None, one.unit)
        ],
        below=("unit", "owner", "due"),
    )


@show.command("events")
@click.option("--unit", metavar="ID", help="Of this unit only.")
@format_option
@on_process
@examples(
    "show events --unit s-101",
)
def events(session: Session, *, unit: str | None, form: str) -> None:
    """List the events that count, corrections in the place of what they correct."""
    process = session.process
    place = None if unit is None else process.organisation.unit(UnitId(unit)).id
    _list(
        form,
        ("id", "happened", "what"),
        [
            (
                event.id,
                event.happened.isoformat(),
                ACTIVITIES[event.activity].in_language(process.language),
                _subject(event.payload, process.language),
                event.unit or "",
                event.recorded.isoformat(timespec="seconds"),
            )
            for event in process.known()
            if place in (None, event.unit)
        ],
        below=("of", "unit", "recorded"),
    )


def _subject(payload: object, language: str) -> str:
    """Say what an event is about, in keys: never in words that people wrote."""
    names = ("meeting", "step", "document", "parameter", "measure", "effect", "round")
    found = [str(value) for name in names if (value := getattr(payload, name, None))]
    if (level := getattr(payload, "report", None)) is not None:
        found.append(f"{REPORTS[level].in_language(language)}: {getattr(payload, 'to', '')}")
    return " ".join(found[:1])
