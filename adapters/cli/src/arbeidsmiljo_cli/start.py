"""`start`: begins a process."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from arbeidsmiljo.conversion import distribution_from_toml, organisation_from_toml
from arbeidsmiljo.errors import InvalidEventError, InvalidInputError, NotFoundError, Problem
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import WantedEffectSet
from arbeidsmiljo.model.identifiers import ActorKey, EffectId, ProcessId, TextId
from arbeidsmiljo.model.item_classes import GroupSizes, ItemClass
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.process import Process
from arbeidsmiljo_cli.clock import now, today
from arbeidsmiljo_cli.files import read_text
from arbeidsmiljo_cli.options import FILE, day, examples
from arbeidsmiljo_cli.output import keep
from arbeidsmiljo_cli.session import ChoiceError, load_plugins, open_store
from arbeidsmiljo_cli.terminal import complain, say
from arbeidsmiljo_cli.wording import number_of
from arbeidsmiljo_cli.words import fault_of_words

_AHEAD: Final = timedelta(days=366)
_BACK: Final = timedelta(days=3660)
"""A first day that lies further ahead, or further back, is rather a year that was mistyped."""

_NO_DEFAULT = (
    "--group-size is missing. It has no default: how many must have answered before a result may "
    "be shown is weighed in each enterprise, and no source gives a number that is right for all. "
    "Agree on it with the representatives, and give it: --group-size 5. To ask for more of a class "
    "of item, add --group-size sensitive=10"
)

_WANTED = "a TOML file, such as the {} that 'arbeidsmiljo demo DIR --files-only' gives"


@click.command()
@click.option("--method", "key", required=True, metavar="KEY", help="The method, such as must.")
@click.option("--edition", help="Of the method; the newest if left out.")
@click.option(
    "--organisation",
    type=FILE,
    required=True,
    metavar="FILE",
    help="The units, the people and their roles (TOML).",
)
@click.option(
    "--distribution",
    type=FILE,
    required=True,
    metavar="FILE",
    help="Who gets which level's report, and when (TOML).",
)
@click.option(
    "--store",
    required=True,
    metavar="URL",
    help="Where the process is kept, such as sqlite:///prosess.db; made if it is not there.",
)
@click.option("--start", "on", type=day, required=True, help="The first day of the process.")
@click.option(
    "--group-size",
    "sizes",
    multiple=True,
    metavar="[CLASS=]N",
    help="The smallest group whose results may be shown; no default. For a class of item: "
    "leader=8, sensitive=10.",
)
@click.option(
    "--wanted-effect",
    "effects",
    multiple=True,
    metavar="TEXT",
    help="What the enterprise wants to get out of the survey; may be repeated.",
)
@click.option("--process", metavar="ID", help="What to call it; method and year if left out.")
@click.option("--language", help="Of its documents; the method's own if left out.")
@examples(
    "start --method must --organisation organisation.toml \\\n"
    "      --distribution fordeling.toml --store sqlite:///prosess.db \\\n"
    "      --start 2026-02-02 --group-size 5 --group-size sensitive=10 \\\n"
    '      --wanted-effect "Tydeligere roller"'
)
def start(
    *,
    key: str,
    edition: str | None,
    organisation: Path,
    distribution: Path,
    store: str,
    on: date,
    sizes: tuple[str, ...],
    effects: tuple[str, ...],
    process: str | None,
    language: str | None,
) -> None:
    """Start a process: one run of a method in one organisation."""
    plugins = load_plugins()
    chosen = group_sizes(sizes)
    method = plugins.method(key, edition)
    _check_language(method, language or method.language)
    described = organisation_from_toml(
        read_text(organisation, wanted=_WANTED.format("organisation.toml")),
        source=str(organisation),
    )
    planned = distribution_from_toml(
        read_text(distribution, wanted=_WANTED.format("fordeling.toml")), source=str(distribution)
    )
    _check_actors(
        method,
        str(distribution),
        [(f"distribution {n}", line.to) for n, line in enumerate(planned.lines, start=1)],
    )
    _check_actors(
        method,
        str(organisation),
        [
            (f"appointment {n}", one.actor)
            for n, one in enumerate(described.organisation.appointments, start=1)
        ],
    )
    began = Process.start(
        method,
        process=ProcessId(process or f"{method.key}-{on.year}"),
        organisation=described.organisation,
        distribution=planned,
        group_sizes=chosen,
        on=on,
        recorded=now(),
        language=language,
        calendar=plugins.calendar(described.organisation.country),
    )
    texts = _record_effects(began, effects)
    with open_store(plugins, store, create=True) as place, place.transaction():
        if began.id in place.journals.processes():
            raise InvalidEventError(
                f"there is a process {began.id!r} in the store already; give the new one another "
                "name with --process"
            )
        for person in described.persons:
            place.directory.put(person)
        for text, wording in texts.items():
            place.texts.put(text, wording)
        began.save(place.journals)
    keep()
    if not today() - _BACK <= on <= today() + _AHEAD:
        complain(
            "warning",
            f"the process begins on {on}, far from today, {today()}; if the year is wrong, start "
            "it anew in another store, or with another --process",
        )
    country = described.organisation.country
    if isinstance(plugins.calendar(country), WeekdayCalendar):
        complain(
            "warning",
            f"no plug-in knows the public holidays of {country}: only Saturdays and Sundays count "
            "as days on which nobody works",
        )
    say(
        f"Started {began.id}: {described.organisation.name}, "
        f"{number_of(len(described.organisation.units), 'unit')}, "
        f"{number_of(described.organisation.top.employees, 'employee')}, from {on}."
    )


def group_sizes(given: tuple[str, ...]) -> GroupSizes:
    """Read the smallest groups whose results may be shown.

    Args:
        given: `5`, `leader=8`, `sensitive=10`, in any order.

    Raises:
        click.UsageError: The ordinary size is missing, or something is not a size.
    """
    sizes: dict[str, int] = {}
    for text in given:
        name, equals, number = text.rpartition("=")
        key = name if equals else str(ItemClass.ORDINARY)
        if key not in set(ItemClass) or not (number.isascii() and number.isdecimal()):
            raise click.UsageError(
                f"--group-size {text}: write a number such as 5, or one for a class of item: "
                + ", ".join(f"{one}=8" for one in ItemClass)
            )
        _check_size(text, int(number))
        if key in sizes:
            raise click.UsageError(f"--group-size is given twice for {key} items; give one")
        sizes[key] = int(number)
    if str(ItemClass.ORDINARY) not in sizes:
        raise click.UsageError(_NO_DEFAULT)
    try:
        return GroupSizes(**sizes)
    except ValueError as error:
        raise click.UsageError(f"--group-size: {error}") from error


def _check_size(text: str, number: int) -> None:
    """Refuse a size that none may have, whatever else is given beside it."""
    try:
        GroupSizes(ordinary=number)
    except ValueError as error:
        raise click.UsageError(f"--group-size {text}: {error}") from error


def _check_language(method: Method, language: str) -> None:
    """Refuse a language in which the method's documents cannot be made.

    Raises:
        ChoiceError: It is one.
    """
    if not _has_documents(method, language):
        known = sorted(one for one in method.label.by_language if _has_documents(method, one))
        raise ChoiceError(
            f"--language {language}: the documents of {method.key} are in {', '.join(known)}; "
            "give one of these, or leave --language out"
        )


def _has_documents(method: Method, language: str) -> bool:
    try:
        for document in method.documents:
            method.source_of(document.key, language)
    except NotFoundError:
        return False
    return True


def _check_actors(method: Method, source: str, named: Iterable[tuple[str, ActorKey]]) -> None:
    """Refuse a file that names actors which the method does not have.

    Args:
        method: The method.
        source: What the file is called.
        named: Where it names an actor, and which.

    Raises:
        InvalidInputError: All of them, each once.
    """
    known = {actor.key for actor in method.actors}
    places: dict[ActorKey, list[str]] = {}
    for where, actor in named:
        if actor not in known:
            places.setdefault(actor, []).append(where)
    if places:
        raise InvalidInputError(
            source,
            [
                Problem(", ".join(where), f"the method has no actor {actor!r}")
                for actor, where in places.items()
            ],
            f"The actors of {method.key} are {', '.join(sorted(known))}.",
        )


def _record_effects(process: Process, effects: tuple[str, ...]) -> dict[TextId, str]:
    """Record the wanted effects; give what is to be kept in the text store."""
    texts: dict[TextId, str] = {}
    for number, wording in enumerate(effects, start=1):
        if not wording.strip():
            raise click.UsageError("--wanted-effect is empty; say what is wanted, or leave it out")
        if fault := fault_of_words(wording):
            raise click.UsageError(f"--wanted-effect {number} {fault}")
        text = TextId(f"{process.id}-effect-{number}")
        process.record(
            WantedEffectSet(effect=EffectId(f"effect-{number}"), wording=text),
            happened=min(process.started, process.journal[0].recorded.date()),
            recorded=process.journal[0].recorded,
        )
        texts[text] = wording.strip()
    return texts
