"""A process (method, organisation and journal), and what is asked of one."""

from arbeidsmiljo.process.assessment import Assessment, assess
from arbeidsmiljo.process.change import Change, Gist, Recorded, as_one, to_remind_of
from arbeidsmiljo.process.comparing import RoundInView, round_in_view
from arbeidsmiljo.process.delivery import Delivery, deliver
from arbeidsmiljo.process.explaining import Explanation, Told, ToldPeriod, ToldWait, explain
from arbeidsmiljo.process.in_view import View
from arbeidsmiljo.process.measures import measures
from arbeidsmiljo.process.planning import PlannedMeeting, plan_meetings
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.production import Production, produce
from arbeidsmiljo.process.reminding import changes, changes_in_view
from arbeidsmiljo.process.required import required_documents
from arbeidsmiljo.process.views import view

__all__ = [
    "Assessment",
    "Change",
    "Delivery",
    "Explanation",
    "Gist",
    "PlannedMeeting",
    "Process",
    "Production",
    "Recorded",
    "RoundInView",
    "Told",
    "ToldPeriod",
    "ToldWait",
    "View",
    "as_one",
    "assess",
    "changes",
    "changes_in_view",
    "deliver",
    "explain",
    "measures",
    "plan_meetings",
    "produce",
    "required_documents",
    "round_in_view",
    "to_remind_of",
    "view",
]
