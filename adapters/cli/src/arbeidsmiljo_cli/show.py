"""`show`: the names of things, so that they can be used in other commands."""

from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlsplit

import click

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import PayloadField, payload_fields
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.context import paths_of
from arbeidsmiljo.process.periods_told import told_period
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.listing import print_list
from arbeidsmiljo_cli.options import Format, examples, format_option
from arbeidsmiljo_cli.session import ChoiceError, language_of, load_plugins, open_session
from arbeidsmiljo_cli.show_process import effects, events, findings, measures, plans, units
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import asks

Command = Callable[..., None]

_OURS: Final = text("added by us")
_THE_SOURCES: Final = text("from the source")


@click.group(cls=CommandGroup, no_args_is_help=False)
def show() -> None:
    """List names: of meetings, rules, units, measures, events.

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
    process = _process_here()
    if process is not None:
        return process.method
    plugins = load_plugins()
    keys = sorted({method.key for method in plugins.methods})
    if len(keys) == 1:
        return plugins.method(keys[0])
    raise ChoiceError(f"say which method with --method: {', '.join(keys)}")


def _process_here() -> Process | None:
    """Give the process in this folder; None where there is none, or several."""
    try:
        with open_session(None, None) as session:
            return session.process
    except ChoiceError:
        return None


@show.command("method")
@_of_method
@examples(
    "show method --method must",
)
def method(*, key: str | None, language: str | None, form: str) -> None:
    """Say what a method is, whose, and of which edition."""
    found = _method(key)
    told = language_of(found, language, found.language)
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
    print_list(form, ("what", "value"), facts)


@show.command("actors")
@_of_method
@examples(
    "show actors",
)
def actors(*, key: str | None, language: str | None, form: str) -> None:
    """List the actors of a method, and where there is one of each."""
    found = _method(key)
    told = language_of(found, language, found.language)
    print_list(
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
    told = language_of(found, language, found.language)
    print_list(
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
    told = language_of(found, language, found.language)
    print_list(
        form,
        ("key", "label"),
        [(one.key, one.label.in_language(told), one.actor, str(one.scope)) for one in found.steps],
        below=("actor", "scope"),
    )


@show.command("points")
@_of_method
@examples(
    "show points",
)
def points(*, key: str | None, language: str | None, form: str) -> None:
    """List what each meeting is to take up, and the parts that steps are made of."""
    found = _method(key)
    told = language_of(found, language, found.language)
    parts: tuple[MeetingKind | Step, ...] = (*found.meetings, *found.steps)
    print_list(
        form,
        ("of", "key", "label"),
        [
            (part.key, point.key, point.label.in_language(told), ", ".join(point.statements))
            for part in parts
            for point in part.points
        ],
        below=("sources",),
    )


@show.command("documents")
@_of_method
@examples(
    "show documents",
)
def documents(*, key: str | None, language: str | None, form: str) -> None:
    """List the documents of a method, and who reads each."""
    found = _method(key)
    told = language_of(found, language, found.language)
    print_list(
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
    told = language_of(found, language, found.language)
    print_list(
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
    """List what a method leaves vague, and the value that is used.

    The value is that of the process in this folder, which may have chosen its own; of a method that
    is named with --method it is the method's default.
    """
    process = None if key is not None else _process_here()
    found = _method(key) if process is None else process.method
    told = language_of(found, language, found.language)

    def period(value: Period) -> str:
        return told_period(value).in_language(told) if form == Format.TABLE else str(value)

    def whose(one: Parameter) -> str:
        if form == Format.TABLE:
            return (_OURS if one.ours else _THE_SOURCES).in_language(told)
        return "ours" if one.ours else "the source's"

    print_list(
        form,
        ("key", "value", "label"),
        [
            (
                one.key,
                period(one.default if process is None else process.period(one.key)),
                one.label.in_language(told),
                period(one.default),
                whose(one),
                ", ".join(one.statements),
            )
            for one in found.parameters
        ],
        below=("default", "whose", "sources"),
    )


@show.command("activities")
@_of_method
@examples(
    "show activities",
)
def activities(*, key: str | None, language: str | None, form: str) -> None:
    """List what only this method has a word for, and what is told of it: see 'record own'."""
    found = _method(key)
    told = language or found.language
    print_list(
        form,
        ("key", "label"),
        [
            (
                one.activity,
                one.label.in_language(told),
                str(one.scope),
                "; ".join(_field(field) for field in payload_fields(one)),
            )
            for one in found.payloads
        ],
        below=("scope", "fields"),
    )


def _field(field: PayloadField) -> str:
    """Say what a field holds: `findings: finding, several`."""
    number = ", several" if field.several else ""
    return f"{field.name}: {field.noun}{number}{', needed' if field.needed else ''}"


@show.command("factors")
@_of_method
@examples(
    "show factors --method must",
)
def factors(*, key: str | None, language: str | None, form: str) -> None:
    """List what a method's survey measures, and where each factor is named.

    A factor of a module is asked about only where the module was chosen. As JSON, pages are told by
    their whole addresses.
    """
    found = _method(key)
    told = language_of(found, language, found.language)
    print_list(
        form,
        ("key", "class", "label"),
        [
            (
                one.key,
                str(one.item_class),
                one.label.in_language(told),
                one.module or "",
                one.part_of or "",
                one.tendency or "",
                _sources(one.sources, form),
            )
            for one in found.questionnaire.factors
        ],
        below=("module", "part_of", "tendency", "sources"),
    )


@show.command("modules")
@_of_method
@examples(
    "show modules --method must",
)
def modules(*, key: str | None, language: str | None, form: str) -> None:
    """List the parts of a method's survey that can be chosen beside the main one."""
    found = _method(key)
    told = language_of(found, language, found.language)
    print_list(
        form,
        ("key", "label"),
        [
            (
                one.key,
                one.label.in_language(told),
                ", ".join(one.deepens),
                _sources(one.sources, form),
            )
            for one in found.questionnaire.modules
        ],
        below=("deepens", "sources"),
    )


def _sources(sources: Sequence[str], form: str) -> str:
    """Say where something is named; a table has room for the sites of pages alone."""
    if form == Format.TABLE:
        return ", ".join(dict.fromkeys(urlsplit(one).netloc or one for one in sources))
    return ", ".join(sources)


@show.command("paths")
@_of_method
@examples(
    "show paths",
)
def paths(*, key: str | None, language: str | None, form: str) -> None:
    """List what a field of a template can be filled with."""
    found = _method(key)
    language_of(found, language, found.language)
    written = list(paths_of(found).items())
    print_list(form, ("path", "value"), written)


for _command in (units, findings, effects, measures, plans, events):
    show.add_command(_command)
