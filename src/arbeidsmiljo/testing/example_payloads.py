"""What the example method lets happen beside the core's vocabulary."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from attrs import frozen

from arbeidsmiljo.model.identifiers import ActorKey, FindingId, PersonId, TextId, UnitId
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text


class WorkshopForm(StrEnum):
    """Who may come to a workshop."""

    OPEN = "open"
    CLOSED = "closed"


@frozen(kw_only=True)
class WorkshopHeld(MethodPayload):
    """A unit worked on what its results show; whoever knows the unit may know that it did.

    Attributes:
        form: Who could come.
        findings: What was worked on.
        led_by: The actors who led it.
        together_with: The other units that came.
        participants: How many came.
        external: Whether it was led by somebody from outside too.
    """

    activity: ClassVar[str] = "example:workshop-held"
    label: ClassVar[Text] = Text({"nb": "verksted holdt", "en": "workshop held"})
    scope: ClassVar[Scope] = Scope.EACH_UNIT
    shared: ClassVar[bool] = True
    form: WorkshopForm
    findings: tuple[FindingId, ...] = ()
    led_by: tuple[ActorKey, ...] = ()
    together_with: tuple[UnitId, ...] = ()
    participants: int = 0
    external: bool = False


@frozen(kw_only=True)
class TalkOffered(MethodPayload):
    """Somebody was offered a talk about a finding: between HR and who it was offered.

    Attributes:
        finding: What it is to be about.
        to: Who was offered it; None where nobody is named.
        wording: What was written to them.
        answer_by: The day by which they were asked to answer.
    """

    activity: ClassVar[str] = "example:talk-offered"
    label: ClassVar[Text] = Text({"nb": "samtale tilbudt", "en": "talk offered"})
    finding: FindingId
    to: PersonId | None = None
    wording: TextId | None = None
    answer_by: date | None = None


EXAMPLE_PAYLOADS: Final[tuple[type[MethodPayload], ...]] = (WorkshopHeld, TalkOffered)
"""The payload classes that the example method registers."""
