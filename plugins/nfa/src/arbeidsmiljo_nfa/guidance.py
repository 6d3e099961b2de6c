"""The advice of the source, for both kinds of group, and the fact that shapes the model."""

from arbeidsmiljo.writing import advice, shape
from arbeidsmiljo_nfa import actors
from arbeidsmiljo_nfa.meetings import IMPLEMENTATION
from arbeidsmiljo_nfa.texts import text

_VISIBLE = text(
    "Lad jer se, og vær engagerede og konstruktive, både i grupperne og over for andre."
)
_TOGETHER = text("Mød problemer sammen: find løsninger, del erfaringer, og hjælp, hvor det kniber.")
_COMMON = text("At få indsatserne i mål er en fælles opgave. Gør dem synlige for alle.")

GUIDANCE = (
    advice("visible-steering-group", "N14", actors.STEERING_GROUP, IMPLEMENTATION, _VISIBLE),
    advice("visible-working-group", "N14", actors.WORKING_GROUP, IMPLEMENTATION, _VISIBLE),
    advice(
        "problems-together-steering-group",
        "N15",
        actors.STEERING_GROUP,
        IMPLEMENTATION,
        _TOGETHER,
        meeting_key="steering-group-follow-up",
    ),
    advice(
        "problems-together-working-group",
        "N15",
        actors.WORKING_GROUP,
        IMPLEMENTATION,
        _TOGETHER,
        meeting_key="working-group-follow-up",
    ),
    advice(
        "common-task-steering-group",
        "N20",
        actors.STEERING_GROUP,
        IMPLEMENTATION,
        _COMMON,
        meeting_key="steering-group-follow-up",
    ),
    advice(
        "common-task-working-group",
        "N20",
        actors.WORKING_GROUP,
        IMPLEMENTATION,
        _COMMON,
        meeting_key="working-group-follow-up",
    ),
)

STRUCTURES = (
    shape(
        "implementation-goes-on",
        "N16",
        text("Implementeringen er løbende og kan fortsætte længe efter, at forløbet er slut."),
    ),
)
