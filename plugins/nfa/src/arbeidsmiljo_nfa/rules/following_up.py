"""The rules of following up: meetings, calls, and the final evaluation."""

from arbeidsmiljo.model.events import MeetingHeld, ProcessClosed
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.alternation import AlternatePrecedence
from arbeidsmiljo.rules.pattern import Includes, Pattern, called, either, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_nfa import actors, parameters
from arbeidsmiljo_nfa.meetings import EVALUATION, IMPLEMENTATION
from arbeidsmiljo_nfa.rules.shared import BEGUN, COMPLETED
from arbeidsmiljo_nfa.texts import text

_END = either(held("final-evaluation"), Pattern.of(ProcessClosed))


def _follow_up(
    meeting: str, bearer: ActorKey, scope: Scope, title: Text, *, anywhere: bool
) -> Rule:
    return rule(
        f"{meeting}-held",
        bearer,
        Modality.MUST,
        IMPLEMENTATION,
        Response(
            trigger=BEGUN,
            target=held(meeting),
            anywhere=anywhere,
            every=parameters.FOLLOW_UP,
            until=_END,
            first_only=True,
        ),
        ("N08",),
        scope=scope,
        title=title,
        ours=text(
            "Kilden sætter ikke tal på »løbende«; det gør vi, og vi regner fra den dag, hvor den "
            "første handleplan er begyndt: En af dens indsatser er sat i gang, eller den er "
            "vurderet som på sporet eller tilpasset, eller er gennemført."
        ),
    )


def _called(meeting: str, scope: Scope, title: Text) -> Rule:
    return rule(
        f"{meeting}-called",
        actors.COORDINATOR,
        Modality.MUST,
        IMPLEMENTATION,
        AlternatePrecedence(before=called(meeting), target=held(meeting)),
        ("N09",),
        scope=scope,
        title=title,
    )


FOLLOWING_UP_RULES = (
    _follow_up(
        "steering-group-follow-up",
        actors.STEERING_GROUP,
        Scope.ONCE,
        text("Hold løbende opfølgningsmøder i styregruppen"),
        anywhere=True,
    ),
    _follow_up(
        "working-group-follow-up",
        actors.WORKING_GROUP,
        Scope.EACH_UNIT,
        text("Hold løbende opfølgningsmøder i arbejdsgruppen"),
        anywhere=False,
    ),
    _called(
        "steering-group-follow-up",
        Scope.ONCE,
        text("Indkald til hvert af styregruppens opfølgningsmøder"),
    ),
    _called(
        "working-group-follow-up",
        Scope.EACH_UNIT,
        text("Indkald til hvert af arbejdsgruppens opfølgningsmøder"),
    ),
    rule(
        "progress-told-at-fixed-meetings",
        actors.WORKING_GROUP,
        Modality.SHOULD,
        IMPLEMENTATION,
        Response(
            trigger=BEGUN,
            target=Pattern.of(
                MeetingHeld,
                Includes(field="points", values=("progress",)),
                meeting="department-meeting",
            ),
            every=parameters.PROGRESS_TOLD,
            until=_END,
            first_only=True,
        ),
        ("N06",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Brug de faste møder til at fortælle om fremdriften og svare på spørgsmål"),
        ours=text(
            "Kilden sætter ikke tal på »løbende«; det gør vi, og vi regner fra den dag, hvor den "
            "første handleplan i afdelingen er begyndt: En af dens indsatser er sat i gang, eller "
            "den er vurderet som på sporet eller tilpasset, eller er gennemført. Kilden siger »I« "
            "og nævner ingen bestemt gruppe; at arbejdsgruppen svarer for det, er vores læsning."
        ),
    ),
    rule(
        "evaluated-when-implemented",
        actors.STEERING_GROUP,
        Modality.MUST,
        EVALUATION,
        Response(
            trigger=taken("plans-implemented"),
            target=held("final-evaluation"),
            within=parameters.EVALUATED,
            first_only=True,
        ),
        ("N17",),
        title=text("Hold evalueringen, når I har vurderet, at handleplanerne er implementeret"),
        ours=text(
            "Kilden siger »når I synes«; vi regner fra den dag, hvor styregruppen registrerer sin "
            "vurdering, og fristen er vores. Kilden nævner ingen bestemt gruppe; at styregruppen "
            "svarer for det, er vores læsning."
        ),
    ),
    rule(
        "evaluated-after-the-plans",
        actors.STEERING_GROUP,
        Modality.SHOULD,
        EVALUATION,
        Precedence(
            before=(Every(pattern=COMPLETED, over=Over.PLANS),), target=held("final-evaluation")
        ),
        (),
        title=text("Evaluér hele forløbet, når handleplanerne er implementeret"),
        ours=text(
            "Det er et råd fra os, at alle handleplaner er noteret som gennemført, inden "
            "styregruppen evaluerer. Kilden lader det være op til jer, hvornår I synes, at "
            "planerne er implementeret, og siger, at implementeringen kan fortsætte længe efter."
        ),
    ),
    rule(
        "evaluated-before-closing",
        actors.STEERING_GROUP,
        Modality.MUST,
        EVALUATION,
        Precedence(
            before=(Every(pattern=held("final-evaluation")),), target=Pattern.of(ProcessClosed)
        ),
        ("N17",),
        title=text("Evaluér hele forløbet, inden det afsluttes"),
        ours=text(
            "At det sker, inden forløbet afsluttes her, er vores. Kilden nævner ingen bestemt "
            "gruppe; at styregruppen svarer for det, er vores læsning."
        ),
        entails=("evaluated-after-the-plans",),
    ),
)
