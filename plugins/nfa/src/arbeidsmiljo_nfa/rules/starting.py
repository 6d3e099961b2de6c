"""The rules of the start: everybody is told before anything begins."""

from arbeidsmiljo.model.events import MeetingHeld
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.pattern import Includes, Lacks, Pattern, called, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.writing import rule
from arbeidsmiljo_nfa import actors, parameters
from arbeidsmiljo_nfa.meetings import IMPLEMENTATION, SEVEN_POINTS
from arbeidsmiljo_nfa.rules.shared import (
    ALL_TOLD,
    BEGUN,
    BEGUN_BY_WORKING_GROUP,
    BY_WORKING_GROUP,
    EACH_PLAN,
)
from arbeidsmiljo_nfa.texts import text

_ALL_SEVEN = Includes(field="points", values=tuple(one.key for one in SEVEN_POINTS))

STARTING_RULES = (
    rule(
        "not-before-all-are-told",
        actors.STEERING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Precedence(before=(Every(pattern=ALL_TOLD),), target=BEGUN, anywhere=True),
        ("N03",),
        title=text("Vent med at gå i gang, til alle på arbejdspladsen er orienteret"),
        ours=text(
            "Vi regner alle som orienteret, når styregruppen har registreret det, og en handleplan "
            "som begyndt, når en af dens indsatser er sat i gang, eller den er vurderet som på "
            "sporet eller tilpasset, eller er gennemført. Kilden siger »I« og nævner ingen bestemt "
            "gruppe; at styregruppen svarer for det, er vores læsning."
        ),
    ),
    rule(
        "start-as-soon-as-told",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Existence(
            pattern=BEGUN,
            within=Within(period=parameters.START_SOON, since=ALL_TOLD),
        ),
        ("N03",),
        scope=Scope.EACH_UNIT,
        each=EACH_PLAN,
        title=text("Gå i gang med handleplanen, så snart alle på arbejdspladsen er orienteret"),
        ours=text(
            "Kilden sætter ikke tal på »så snart«; det gør vi. Vi regner alle som orienteret, når "
            "styregruppen har registreret det, og planen som begyndt, når en af dens indsatser er "
            "sat i gang, eller den er vurderet som på sporet eller tilpasset, eller er gennemført. "
            "At arbejdsgruppen svarer for det, er vores læsning."
        ),
    ),
    rule(
        "called-to-orientation",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Precedence(before=(Every(pattern=called("orientation")),), target=held("orientation")),
        ("N05",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Indkald medarbejderne i afdelingen til et møde"),
        ours=BY_WORKING_GROUP,
    ),
    rule(
        "told-before-the-start",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Precedence(before=(Every(pattern=held("orientation")),), target=BEGUN),
        ("N05",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Hold mødet, inden I går i gang"),
        ours=BEGUN_BY_WORKING_GROUP,
        entails=("employees-know-what-to-do",),
    ),
    rule(
        "told-all-seven-things",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Absence(
            pattern=Pattern.of(MeetingHeld, Lacks(condition=_ALL_SEVEN), meeting="orientation")
        ),
        ("N05",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Fortæl alle syv ting på mødet"),
        ours=BY_WORKING_GROUP,
    ),
    rule(
        "employees-know-what-to-do",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Precedence(
            before=(
                Every(
                    pattern=Pattern.of(
                        MeetingHeld,
                        Includes(field="points", values=("what-you-do",)),
                        meeting="orientation",
                    )
                ),
            ),
            target=BEGUN,
        ),
        ("N04",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Sørg for, at medarbejderne ved præcist, hvad de skal gøre"),
        ours=text(
            "At orienteringsmødet viser det, er vores. Vi regner en handleplan som begyndt, når en "
            "af dens indsatser er sat i gang, eller den er vurderet som på sporet eller tilpasset, "
            "eller er gennemført. Kilden siger »I« og nævner ingen bestemt gruppe; at "
            "arbejdsgruppen svarer for det, er vores læsning."
        ),
        entails=("told-all-seven-things",),
    ),
)
