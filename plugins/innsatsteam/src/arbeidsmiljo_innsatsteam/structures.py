"""What the source says of the shape of things, and where the model holds to it."""

from arbeidsmiljo.writing import shape
from arbeidsmiljo_innsatsteam.texts import text

STRUCTURES = (
    shape(
        "leader-answers",
        "I24",
        text("Det er lederen som står til ansvar for at tiltakene blir til noe, og for hvordan."),
    ),
    shape(
        "measures-of-the-leader-alone",
        "I26",
        text("Personalsaker er lederens alene, uten at personalgruppen er med i særlig grad."),
        text("Her er det tiltak som er merket som sensitive."),
    ),
    shape(
        "channels",
        "I30",
        text("Kanaler: e-post med jevne mellomrom, oppslag, skjermer, intranett og muntlig."),
    ),
    shape("forbedring-is-yearly", "I45", text("ForBedring følges opp hvert år.")),
)
