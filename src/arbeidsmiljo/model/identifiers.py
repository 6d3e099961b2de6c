"""The names of things, each a type of its own so that they cannot be mixed up."""

import re
import unicodedata
from typing import Final, NewType

#: An actor of a method, such as `hr` or `amu`.
ActorKey = NewType("ActorKey", str)
#: A document of a method.
DocumentKey = NewType("DocumentKey", str)
#: A wanted effect of a process.
EffectId = NewType("EffectId", str)
#: An event in a journal.
EventId = NewType("EventId", str)
#: A factor of a questionnaire.
FactorKey = NewType("FactorKey", str)
#: A finding in a process.
FindingId = NewType("FindingId", str)
#: A measure in a process.
MeasureId = NewType("MeasureId", str)
#: An item of a questionnaire.
ItemKey = NewType("ItemKey", str)
#: A meeting of a method.
MeetingKey = NewType("MeetingKey", str)
#: A method, such as `must`.
MethodKey = NewType("MethodKey", str)
#: A part of a questionnaire that can be chosen.
ModuleKey = NewType("ModuleKey", str)
#: A parameter of a method.
ParameterKey = NewType("ParameterKey", str)
#: A person in the directory.
PersonId = NewType("PersonId", str)
#: The action plan of one prioritised topic.
PlanId = NewType("PlanId", str)
#: A point of a meeting's agenda, or a part of a step.
PointKey = NewType("PointKey", str)
#: A phase of a method.
PhaseKey = NewType("PhaseKey", str)
#: A process.
ProcessId = NewType("ProcessId", str)
#: A publication of a round's results.
PublicationId = NewType("PublicationId", str)
#: A round: one survey among several over the years.
RoundId = NewType("RoundId", str)
#: A piece of advice of a method.
GuidanceKey = NewType("GuidanceKey", str)
#: A part of the shape of a method's world.
StructureKey = NewType("StructureKey", str)
#: A rule of a method.
RuleKey = NewType("RuleKey", str)
#: A statement of a source, such as `H07`.
StatementId = NewType("StatementId", str)
#: A step of a method.
StepKey = NewType("StepKey", str)
#: A finding, measure, effect or plan, whichever it is.
SubjectId = NewType("SubjectId", str)
#: A text in the text store.
TextId = NewType("TextId", str)
#: A unit of an organisation.
UnitId = NewType("UnitId", str)

_SPELT: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "đ": "d", "ß": "ss"})
_PLAIN: Final = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_MOST: Final = 64


def is_plain(identifier: str, *, most: int = _MOST) -> bool:
    """Tell whether an identifier is safe in a file name, a URL and a reference.

    Args:
        identifier: Any text.
        most: How long it may be.

    Returns:
        True for lower-case letters a-z, digits, dots, underscores and hyphens, at least one, that
        begin and end with a letter or digit.
    """
    return (
        len(identifier) <= most
        and _PLAIN.fullmatch(identifier) is not None
        and ".." not in identifier
    )


def how_plain(most: int = _MOST) -> str:
    """Say what to write instead of an identifier that is not plain.

    Args:
        most: How long it may be.
    """
    return (
        f"use up to {most} of a-z, 0-9, '-', '_' and '.', beginning and ending with a letter or "
        "digit"
    )


def spelt(text: str) -> str:
    """Spell a text in lower-case letters a-z and digits, a hyphen for all that is between.

    Args:
        text: Any text, of any length.

    Returns:
        The spelling, which neither begins nor ends with a hyphen; empty where nothing is left.
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    kept = letters.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def plain(text: str) -> str:
    """Make a plain identifier of a text: `Støtte til møter` becomes `stotte-til-moter`.

    Args:
        text: Any text.

    Returns:
        Lower-case letters a-z, digits and hyphens, at most 64; `x` where nothing is left.
    """
    return spelt(text)[:_MOST].strip("-") or "x"
