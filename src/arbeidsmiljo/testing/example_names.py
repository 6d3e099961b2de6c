"""The names of the parts of the example method."""

from typing import Final

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    FactorKey,
    MeetingKey,
    ParameterKey,
    PhaseKey,
    PointKey,
    StepKey,
)

HR: Final = ActorKey("hr")
COMMITTEE: Final = ActorKey("committee")
LEADER_OF_LEADERS: Final = ActorKey("leader-of-leaders")
LEADER_OF_EMPLOYEES: Final = ActorKey("leader-of-employees")

START: Final = PhaseKey("start")
LINE: Final = PhaseKey("line")
END: Final = PhaseKey("end")

COMMITTEE_FIRST: Final = MeetingKey("committee-first")
LEADER_GROUP: Final = MeetingKey("leader-group")
UNIT_MEETING: Final = MeetingKey("unit-meeting")
COMMITTEE_SECOND: Final = MeetingKey("committee-second")

RESULTS: Final = PointKey("results")
WAY_ON: Final = PointKey("way-on")
PURPOSE: Final = PointKey("purpose")
ANONYMITY: Final = PointKey("anonymity")

EMPLOYEES_INFORMED: Final = StepKey("employees-informed")
INVITATIONS_SENT: Final = StepKey("invitations-sent")
REPRESENTATIVES_HEARD: Final = StepKey("representatives-heard")
LEADER_SUPPORTED: Final = StepKey("leader-supported")
MATTER_LOOKED_INTO: Final = StepKey("matter-looked-into")

NEXT_DAY: Final = ParameterKey("next-day")
INFORMATION: Final = ParameterKey("information")
PLAN_RETURN: Final = ParameterKey("plan-return")
WHOLE_LINE: Final = ParameterKey("whole-line")
SUPPORT: Final = ParameterKey("support")

COOPERATION: Final = FactorKey("cooperation")
LEADERSHIP: Final = FactorKey("leadership")
HARASSMENT: Final = FactorKey("harassment")

COMMITTEE_PAPER: Final = DocumentKey("committee-paper")
UNIT_PLAN: Final = DocumentKey("unit-plan")
