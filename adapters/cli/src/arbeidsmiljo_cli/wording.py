"""What states, rules and events are called, in the languages of processes."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.verdict import State


def _text(nb: str, en: str) -> Text:
    return Text({"nb": nb, "en": en})


STATES: Final[Mapping[State, Text]] = MappingProxyType(
    {
        State.INACTIVE: _text("ikke aktuelt ennå", "not yet"),
        State.PENDING: _text("gjenstår", "to do"),
        State.FULFILLED: _text("gjort", "done"),
        State.OVERDUE: _text("forsinket", "late"),
        State.REPAIRED: _text("gjort etter fristen", "done late"),
        State.VIOLATED: _text("ikke fulgt", "not followed"),
        State.SUSPENDED: _text("satt på vent", "suspended"),
        State.WAIVED: _text("frafalt", "waived"),
        State.LAPSED: _text("bortfalt", "lapsed"),
        State.USED: _text("benyttet", "used"),
        State.UNUSED: _text("ikke benyttet", "not used"),
    }
)

MODALITIES: Final[Mapping[Modality, Text]] = MappingProxyType(
    {
        Modality.MUST: _text("skal", "must"),
        Modality.SHOULD: _text("bør", "should"),
        Modality.MAY: _text("kan", "may"),
        Modality.IS: _text("er vanlig", "is usual"),
    }
)

FORCES: Final[Mapping[Force, Text]] = MappingProxyType(
    {
        Force.LAW: _text("etter loven", "by law"),
        Force.TOOL: _text("i verktøyet for undersøkelsen", "in the tool of the survey"),
        Force.GUIDE: _text("ifølge veiledningen", "says the guidance"),
    }
)

ACTIVITIES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "process-started": _text("forløpet startet", "process started"),
        "wanted-effect-set": _text("ønsket effekt satt", "wanted effect set"),
        "effect-forgone": _text("ønsket effekt uten tiltak", "wanted effect without a measure"),
        "parameter-set": _text("frist satt", "parameter set"),
        "results-imported": _text("resultater lest inn", "results imported"),
        "results-published": _text("resultater publisert", "results published"),
        "report-released": _text("rapport delt ut", "report released"),
        "meeting-planned": _text("møte planlagt", "meeting planned"),
        "meeting-called": _text("innkalt til møte", "called to a meeting"),
        "meeting-held": _text("møte holdt", "meeting held"),
        "step-taken": _text("gjort", "step taken"),
        "document-prepared": _text("dokument klargjort", "document prepared"),
        "action-plan-returned": _text("tiltaksplan mottatt", "action plan returned"),
        "plan-drawn-up": _text("handlingsplan laget", "action plan drawn up"),
        "plan-reviewed": _text("handlingsplan vurdert", "action plan reviewed"),
        "plan-completed": _text("handlingsplan gjennomført", "action plan completed"),
        "finding-recorded": _text("funn registrert", "finding recorded"),
        "measure-proposed": _text("tiltak foreslått", "measure proposed"),
        "measure-decided": _text("tiltak besluttet", "measure decided"),
        "measure-moved": _text("tiltak flyttet", "measure moved"),
        "unit-opened": _text("enhet opprettet", "unit opened"),
        "unit-closed": _text("enhet nedlagt", "unit closed"),
        "unit-moved": _text("enhet flyttet", "unit moved"),
        "unit-merged": _text("enhet slått sammen", "unit merged"),
        "leader-changed": _text("ny leder", "leader changed"),
        "duty-waived": _text("oppgave frafalt", "task waived"),
        "duty-suspended": _text("oppgave satt på vent", "task suspended"),
        "duty-resumed": _text("oppgave tatt opp igjen", "task resumed"),
        "event-retracted": _text("hendelse trukket tilbake", "event retracted"),
        "process-closed": _text("forløpet avsluttet", "process closed"),
    }
)

REPORTS: Final[Mapping[ReportLevel, Text]] = MappingProxyType(
    {
        ReportLevel.ENTERPRISE: _text("virksomhetsrapport", "enterprise report"),
        ReportLevel.COMBINED: _text("samlet rapport", "combined report"),
        ReportLevel.UNIT: _text("enhetsrapport", "unit report"),
    }
)

MEASURE_STATES: Final[Mapping[MeasureState, Text]] = MappingProxyType(
    {
        MeasureState.PROPOSED: _text("foreslått", "proposed"),
        MeasureState.PRIORITISED: _text("prioritert", "prioritised"),
        MeasureState.DECIDED: _text("besluttet", "decided"),
        MeasureState.STARTED: _text("startet", "started"),
        MeasureState.PROGRESSED: _text("i gang", "progressed"),
        MeasureState.DONE: _text("gjennomført", "done"),
        MeasureState.AWAITING_EVALUATION: _text("venter på evaluering", "awaiting evaluation"),
        MeasureState.EVALUATED: _text("evaluert", "evaluated"),
        MeasureState.CONTINUED: _text("videreført", "continued"),
        MeasureState.ADJUSTED: _text("justert", "adjusted"),
        MeasureState.CLOSED: _text("avsluttet", "closed"),
        MeasureState.REJECTED: _text("avvist", "rejected"),
    }
)

DAYS: Final = _text("man. tir. ons. tor. fre. lør. søn.", "Mon Tue Wed Thu Fri Sat Sun")


def day_text(day: date | None, language: str) -> str:
    """Write a day as is usual in a language; nothing for no day.

    Example:
        >>> day_text(date(2026, 4, 1), "nb")
        '01.04.2026'
    """
    if day is None:
        return ""
    return day.isoformat() if language == "en" else f"{day:%d.%m.%Y}"


def weekday_text(day: date, language: str) -> str:
    """Write a day with the day of the week before it."""
    names = DAYS.in_language(language).split()
    return f"{names[day.weekday()]} {day_text(day, language)}"


def span_text(first: date, last: date, language: str) -> str:
    """Write the days from one to another, as one day where they are the same."""
    if first == last:
        return day_text(first, language)
    return f"{day_text(first, language)}–{day_text(last, language)}"


def asks(modality: Modality, force: Force, language: str) -> str:
    """Say how strongly a rule asks and on whose word: `skal, ifølge veiledningen`."""
    return f"{MODALITIES[modality].in_language(language)}, {FORCES[force].in_language(language)}"
