"""Days and demands, in the languages of processes."""

from datetime import date, datetime
from typing import Final

from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.labels import FORCES, MODALITIES
from arbeidsmiljo_cli.texts import text

_UNTIL_WHEN: Final = text("{} (deadline {})")
_REMINDER: Final = text("our reminder {day}")

DAYS: Final = Text(
    {
        "nb": "man. tir. ons. tor. fre. lør. søn.",
        "nn": "mån. tys. ons. tor. fre. lau. sun.",
        "da": "man. tirs. ons. tors. fre. lør. søn.",
        "en": "Mon Tue Wed Thu Fri Sat Sun",
    }
)


def number_of(number: int, noun: str) -> str:
    """Say how many there are of something, in English.

    Example:
        >>> number_of(1, "document"), number_of(2, "new measure")
        ('1 document', '2 new measures')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def is_or_are(number: int) -> str:
    """Give the verb for so many."""
    return "is" if number == 1 else "are"


def was_or_were(number: int) -> str:
    """Give the verb for so many in the past."""
    return "was" if number == 1 else "were"


def day_text(day: date | None, language: str) -> str:
    """Write a day as is usual in a language; nothing for no day.

    Example:
        >>> day_text(date(2026, 4, 1), "nb")
        '01.04.2026'
    """
    if day is None:
        return ""
    return day.isoformat() if language == "en" else f"{day:%d.%m.%Y}"


def due_text(due: date | None, language: str, *, reminds: bool) -> str:
    """Write the last day for a task, or that it is none, but our reminder; nothing for no day.

    Args:
        due: The day.
        language: Of the words.
        reminds: Whether the day is only our reminder of what the law gives no time for.

    Example:
        >>> due_text(date(2026, 5, 4), "nb", reminds=True)
        'vår påminnelse 04.05.2026'
    """
    day = day_text(due, language)
    return _REMINDER.in_language(language).format(day=day) if day and reminds else day


def with_deadline(told: str, due: date | None, language: str) -> str:
    """Add until when something was decided to be done, if that was said."""
    if due is None:
        return told
    return _UNTIL_WHEN.format(told, day_text(due, language)).in_language(language)


def moment_text(moment: datetime, language: str) -> str:
    """Write a moment, to the minute, with the day as is usual in a language."""
    return f"{day_text(moment.date(), language)} {moment:%H:%M}"


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
