"""The advice of the source that has no verdict, each piece where it is of use."""

from arbeidsmiljo.writing import advice
from arbeidsmiljo_innsatsteam import actors
from arbeidsmiljo_innsatsteam.meetings import DEVELOP, EVALUATE, GO_ON, MAP, PREPARE, WORK
from arbeidsmiljo_innsatsteam.texts import text

GUIDANCE = (
    advice(
        "expect-follow-up",
        "I04",
        actors.SUPERIOR_MANAGEMENT,
        PREPARE,
        text("Vis at dere forventer at arbeidet blir fulgt opp, og se til at det skjer."),
    ),
    advice(
        "no-need-to-agree-on-challenges",
        "I06",
        actors.WORKING_GROUP,
        PREPARE,
        text("Dere behøver ikke være enige om hva som er vanskelig. Det finner dere ut underveis."),
        meeting_key="start-up",
    ),
    advice(
        "prepared-for-demanding-cases",
        "I07",
        actors.SUPERIOR_MANAGEMENT,
        PREPARE,
        text(
            "Vær forberedt på krevende saker, og villig til å ta dem. Lokale ressurser kan hjelpe."
        ),
    ),
    advice(
        "where-the-shoe-pinches",
        "I11",
        actors.WORKING_GROUP,
        MAP,
        text("Gå etter det som faktisk oppleves som vanskelig, med folks egne ord."),
        meeting_key="dialogue",
    ),
    advice(
        "other-key-persons",
        "I13",
        actors.INNSATSTEAM,
        MAP,
        text("Andre nøkkelpersoner kan også intervjues."),
    ),
    advice(
        "together-with-forbedring",
        "I25",
        actors.LEADER,
        DEVELOP,
        text("Se arbeidet i sammenheng med ForBedring, eller gjør det til en del av oppfølgingen."),
        document_key="action-plan",
    ),
    advice(
        "information-along-the-way",
        "I31",
        actors.LEADER,
        WORK,
        text(
            "Informasjon underveis gir forutsigbarhet og tillit, og den forplikter bidragsyterne."
        ),
        document_key="communication-plan",
    ),
    advice(
        "more-follow-ups",
        "I34",
        actors.LEADER,
        EVALUATE,
        text(
            "Avtal flere oppfølginger hvis det trengs, i tillegg til den årlige oppfølgingen av "
            "ForBedring."
        ),
        meeting_key="evaluation",
    ),
    advice(
        "regular-topic",
        "I35",
        actors.LEADER,
        GO_ON,
        text("Arbeidsmiljøet kan gjerne være et fast tema der personalgruppen møtes."),
    ),
    advice(
        "lasting-effect",
        "I36",
        actors.LEADER,
        GO_ON,
        text(
            "Målet er varig virkning. Gå videre sammen med tillitsvalgt og verneombud, planmessig "
            "og over tid."
        ),
    ),
    advice(
        "part-of-hse-work",
        "I38",
        actors.LEADER,
        GO_ON,
        text("La arbeidet gå inn i enhetens systematiske HMS-arbeid."),
    ),
    advice(
        "representative-selection",
        "I40",
        actors.INNSATSTEAM,
        MAP,
        text("Kan ikke alle være med, kan et utvalg representere dem, og resten delta digitalt."),
        meeting_key="dialogue",
    ),
    advice(
        "employees-own-the-measures",
        "I43",
        actors.LEADER,
        DEVELOP,
        text("Sørg for at de ansatte kjenner tiltakene som sine egne."),
        meeting_key="measure-gathering",
    ),
    advice(
        "support-from-above",
        "I44",
        actors.SUPERIOR_LEADER,
        WORK,
        text("Lederen kan måtte stå i vanskelige saker. Forankring og støtte ovenfra betyr mye."),
    ),
)
