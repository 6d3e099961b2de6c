"""What a status says around the tasks, in the languages of processes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.model.text import Text
from arbeidsmiljo_cli.duties import Standing
from arbeidsmiljo_cli.texts import text

STANDINGS: Final[Mapping[Standing, Text]] = MappingProxyType(
    {
        Standing.LATE: text("Late"),
        Standing.NOT_FOLLOWED: text("Not followed"),
        Standing.NEXT: text("Next"),
        Standing.WAITING: text("Waiting"),
        Standing.KEPT: text("Not broken so far"),
        Standing.DONE: text("Done"),
        Standing.LAPSED: text("Lapsed"),
    }
)

WHO: Final = text("Who")
DUE: Final = text("Due")
STATE: Final = text("State")
SOURCE: Final = text("Source")
NOTHING: Final = text("No tasks on this day.")
OF: Final = text("{n} of {m}")
DAYS_LATE: Final = text("{n} days late")
DAY_LATE: Final = text("1 day late")
DAYS_SINCE_REMINDER: Final = text("{n} days since our reminder")
DAY_SINCE_REMINDER: Final = text("1 day since our reminder")
SOME_LATE: Final = text("{n} late")
SOME_AFTER_REMINDER: Final = text("{n} after our reminder")
SOME_READY: Final = text("{n} ready")
ONE_READY: Final = text("1 ready")
READY: Final = text("ready")
NOT_DONE: Final = text("not done yet")
MISSING_SOME: Final = text("{units} missing")
LINE: Final = text("{met} of {total} units have held their meetings.")
PLANS_RETURNED: Final = text("{plans} have returned an action plan.")
MEETINGS: Final = text("Meetings")
MEETING: Final = text("Meeting")
WHEN: Final = text("When")
HELD: Final = text("Held")
YES: Final = text("yes")
NO: Final = text("no")
PER: Final = text("on {day}")
AS_KNOWN: Final = text("as known at {moment}")
OURS: Final = text("This is added by us; the source does not say it:")
TASK: Final = text("Task")
CHANGED: Final = text("Changed")
NO_CHANGES: Final = text("No task became due or late in this time.")
