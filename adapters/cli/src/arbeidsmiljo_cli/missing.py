"""What there is not: the message, with the command that lists what there is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.errors import ArbeidsmiljoError, NotFoundError

_LISTED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "activity": "activities",
        "actor": "actors",
        "document": "documents",
        "effect": "effects",
        "event": "events",
        "finding": "findings",
        "measure": "measures",
        "meeting": "meetings",
        "parameter": "parameters",
        "plan": "plans",
        "rule": "rules",
        "step": "steps",
        "unit": "units",
    }
)
"""What kind of thing is listed by which `show`."""

_FEW: Final = 20
"""So many names stand in the message itself; where there are more, the rest is only listed."""

_PEOPLE: Final = (
    "people have the ids that the file of the organisation gives them under 'person', and those "
    "that were recorded since with --leader and --leader-name"
)


def told(error: ArbeidsmiljoError) -> str:
    """Say what is wrong; where a name is one of nothing, also where names are to be found."""
    message = str(error)
    if not isinstance(error, NotFoundError):
        return message
    if error.noun == "person":
        return f"{message}; {_PEOPLE}"
    listed = _LISTED_BY.get(error.noun.partition(" with ")[0])
    if listed is None or 0 < len(error.known) <= _FEW:
        return message
    return f"{message}; 'arbeidsmiljo show {listed}' lists what there is"
