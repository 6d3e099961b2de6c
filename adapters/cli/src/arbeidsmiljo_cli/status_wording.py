"""What a status says around the tasks, in the languages of processes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.model.text import Text
from arbeidsmiljo_cli.duties import Standing


def _text(nb: str, en: str) -> Text:
    return Text({"nb": nb, "en": en})


STANDINGS: Final[Mapping[Standing, Text]] = MappingProxyType(
    {
        Standing.LATE: _text("Forsinket", "Late"),
        Standing.NOT_FOLLOWED: _text("Ikke fulgt", "Not followed"),
        Standing.NEXT: _text("Neste", "Next"),
        Standing.WAITING: _text("Venter", "Waiting"),
        Standing.DONE: _text("Gjort", "Done"),
        Standing.LAPSED: _text("Bortfalt", "Lapsed"),
    }
)

WHO: Final = _text("Hvem", "Who")
DUE: Final = _text("Frist", "Due")
STATE: Final = _text("Status", "State")
SOURCE: Final = _text("Kilde", "Source")
NOTHING: Final = _text("Ingen oppgaver på denne datoen.", "No tasks on this day.")
OF_UNITS: Final = _text("{n} av {m} enheter", "{n} of {m} units")
OF: Final = _text("{n} av {m}", "{n} of {m}")
DAYS_LATE: Final = _text("{n} dager over fristen", "{n} days late")
DAY_LATE: Final = _text("1 dag over fristen", "1 day late")
SOME_LATE: Final = _text("{n} etter fristen", "{n} late")
SOME_READY: Final = _text("{n} klare", "{n} ready")
READY: Final = _text("klart", "ready")
NOT_DONE: Final = _text("ikke gjort ennå", "not done yet")
MISSING: Final = _text("mangler {n} enheter", "{n} units missing")
MISSING_SOME: Final = _text("mangler {units}", "{units} missing")
LINE: Final = _text(
    "{met} av {total} enheter har holdt møtene sine. {plans} har levert tiltaksplan.",
    "{met} of {total} units have held their meetings. {plans} have returned an action plan.",
)
MEETINGS: Final = _text("Møter", "Meetings")
MEETING: Final = _text("Møte", "Meeting")
WHEN: Final = _text("Når", "When")
HELD: Final = _text("Holdt", "Held")
YES: Final = _text("ja", "yes")
NO: Final = _text("nei", "no")
PER: Final = _text("per {day}", "on {day}")
AS_KNOWN: Final = _text("kjent {moment}", "as known at {moment}")
OURS: Final = _text(
    "Dette har vi lagt til; det står ikke i kilden:",
    "This is added by us; the source does not say it:",
)
