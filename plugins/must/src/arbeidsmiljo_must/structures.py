"""What the sources say of the shape of things, and where the model holds to it."""

from arbeidsmiljo.writing import shape
from arbeidsmiljo_must.texts import text

STRUCTURES = (
    shape(
        "roles-of-hr",
        "H18",
        text("HR er fasilitator, faglig rådgiver og støtte for arbeidsgiver i det lange løp."),
    ),
    shape(
        "after-the-survey",
        "V01",
        text("Når svarene er inne, kan HR hente rapportene og fordele dem."),
        text(
            "At det ikke kan skje før, og at resultatene må være lest inn før noe publiseres eller "
            "fordeles, er vårt."
        ),
    ),
    shape(
        "tasks-of-a-leader",
        "L01",
        text("En leder har tre oppgaver: arbeidsgiverrollen, enhetens evne og oppfølgingen."),
    ),
    shape(
        "combined-report-first",
        "L02",
        text("Lederen over kaller trolig inn til et første møte om den samlede rapporten."),
    ),
    shape(
        "enterprise-report-only",
        "L08",
        text(
            "Mobbing, trakassering, diskriminering og uønsket seksuell oppmerksomhet vises bare i "
            "virksomhetsrapporten."
        ),
        text("At det samme gjelder dokumenter som lages av en rapport, er vårt."),
    ),
    shape(
        "comparisons",
        "L10",
        text("Resultater kan sammenlignes med en normbase for virksomheter og med egne runder."),
    ),
    shape(
        "kinds-of-measure",
        "L21",
        text("Tiltak er av tre slag: system, organisatoriske og sosiale."),
    ),
    shape(
        "no-grading",
        "L32",
        text("Hva som er godt og dårlig, er ikke gitt: resultater blir aldri satt karakter på."),
        text("At resultater aldri får karakter, er vårt."),
    ),
)
