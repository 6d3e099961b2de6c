"""The advice of the source, and the fact that shapes the model."""

from arbeidsmiljo.writing import advice, shape
from arbeidsmiljo_nfa import actors
from arbeidsmiljo_nfa.meetings import IMPLEMENTATION
from arbeidsmiljo_nfa.texts import text

GUIDANCE = (
    advice(
        "visible-and-constructive",
        "N14",
        actors.WORKING_GROUP,
        IMPLEMENTATION,
        text("Lad jer se, og vær engagerede og konstruktive, både i grupperne og over for andre."),
    ),
    advice(
        "solve-problems-together",
        "N15",
        actors.WORKING_GROUP,
        IMPLEMENTATION,
        text("Mød problemer sammen: find løsninger, del erfaringer, og hjælp, hvor det kniber."),
        meeting_key="working-group-follow-up",
    ),
    advice(
        "common-task",
        "N20",
        actors.STEERING_GROUP,
        IMPLEMENTATION,
        text("At få indsatserne i mål er en fælles opgave. Gør dem synlige for alle."),
        meeting_key="steering-group-follow-up",
    ),
)

STRUCTURES = (
    shape(
        "implementation-goes-on",
        "N16",
        text("Implementeringen er løbende og kan fortsætte længe efter, at forløbet er slut."),
    ),
)
