"""The advice of the sources that has no verdict, each piece where it is of use."""

from arbeidsmiljo.writing import advice
from arbeidsmiljo_must import actors
from arbeidsmiljo_must.meetings import FIRST, IN_LINE, LONG_RUN, SECOND, START
from arbeidsmiljo_must.texts import text

GUIDANCE = (
    advice(
        "time-with-the-results",
        "H04",
        actors.HR,
        START,
        text("Andre toppledere og HR kan få lese resultatene i ro før alle rapporter går ut."),
    ),
    advice(
        "read-the-memo",
        "H13",
        actors.HR,
        START,
        text("Les notatet til topplederne, og gjør deg kjent med nettstedene det vises til."),
        document_key="hr-information",
    ),
    advice(
        "units-may-see-it-otherwise",
        "H14",
        actors.HR,
        IN_LINE,
        text("Samtalene i en enhet kan gi et annet bilde enn rapporten alene."),
        document_key="hr-information",
    ),
    advice(
        "working-groups",
        "H16",
        actors.HR,
        SECOND,
        text("Der behovet går på tvers, kan arbeidsgrupper ta tiltakene videre, gjerne med HR."),
    ),
    advice(
        "tie-to-governance",
        "H17",
        actors.HR,
        LONG_RUN,
        text("Bruk farten som er kommet, og knytt HR sammen med dem som arbeider med styring."),
        document_key="hr-information",
    ),
    advice(
        "order-between-actors",
        "H20",
        actors.HR,
        FIRST,
        text("Rekkefølgen mellom de sentrale aktørene betyr noe; kildene lister den ulikt."),
        ours=text("At rekkefølgen bare er et råd, er vårt, fordi kildene er uenige."),
    ),
    advice(
        "perishable",
        "V05",
        actors.LEADER,
        LONG_RUN,
        text("Arbeidsmiljø holder seg ikke av seg selv. La oppmerksomheten vare."),
    ),
    advice(
        "knowledge-can-bring-a-duty",
        "V12",
        actors.EMPLOYER,
        START,
        text("Det dere nå vet, kan gi plikt til å handle, og ansvaret kan bli tydeligere."),
    ),
    advice(
        "from-knowledge-to-change",
        "V13",
        actors.LEADER,
        IN_LINE,
        text("Gjør det MUST viser, om til et bedre arbeidsmiljø i enheten, og del det dere lærer."),
    ),
    advice(
        "measuring-has-no-effect",
        "L04",
        actors.LEADER,
        IN_LINE,
        text("Å måle endrer ingenting. Det er tiltakene som gjør det."),
        ours=text("At en runde uten noe besluttet tiltak blir merket, er vårt."),
    ),
    advice(
        "systematic-work",
        "L07",
        actors.EMPLOYER,
        LONG_RUN,
        text("Systematisk HMS-arbeid er det viktigste verktøyet, og arbeidsgiver har ansvaret."),
    ),
    advice(
        "not-who-answered",
        "L11",
        actors.LEADER,
        IN_LINE,
        text("Vurder helheten, og la være å tenke på hvem som har svart hva."),
        document_key="leader-information",
    ),
    advice(
        "own-leadership",
        "L12",
        actors.LEADER,
        IN_LINE,
        text("Rapporten sier også noe om din ledelse. Du kan være åpen om det, og lytte."),
        document_key="leader-information",
    ),
    advice(
        "weigh-the-risk",
        "L13",
        actors.LEADER,
        IN_LINE,
        text("Vurder hva resultatene sier om risikoen for at enheten ikke får løst oppgavene."),
        document_key="leader-information",
    ),
    advice(
        "need-for-information",
        "L15",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text("Når undersøkelsen er lukket, venter medarbeiderne på svar. Ikke la det gå lang tid."),
        meeting_key="unit-first",
    ),
    advice(
        "balanced-message",
        "L17",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text(
            "Gi et balansert budskap uten å rose tallene, la medarbeiderne gjøre seg opp en "
            "mening, og si fra hvis dere har fått plikt til å handle."
        ),
        meeting_key="unit-first",
    ),
    advice(
        "ask-and-listen",
        "L19",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text(
            "Spør og lytt i stedet for å forsvare deg. Ta opp det vanskelige, og flytt det som "
            "gjelder én person, til en samtale på tomannshånd."
        ),
        meeting_key="unit-first",
    ),
    advice(
        "employees-take-part",
        "L23",
        actors.EMPLOYEES,
        IN_LINE,
        text(
            "Arbeidstakerne skal medvirke i det organiserte verne- og miljøarbeidet og i tiltakene "
            "(arbeidsmiljøloven § 2-3)."
        ),
        ours=text("Loven binder arbeidstakeren; her får ingen arbeidstaker en oppgave med frist."),
    ),
    advice(
        "not-followed-up",
        "L25",
        actors.LEADER,
        START,
        text("En undersøkelse som ikke blir fulgt opp, kan skape misnøye og gi risiko."),
        ours=text("At enheter der ingenting har skjedd, blir merket, er vårt."),
    ),
    advice(
        "receive-with-interest",
        "L30",
        actors.EMPLOYER,
        IN_LINE,
        text(
            "Den som tar imot, bør være åpen og interessert, og lederen bør få rom og støtte til å "
            "rette opp."
        ),
    ),
    advice(
        "hypotheses",
        "L33",
        actors.LEADER,
        IN_LINE,
        text("Se på dine egne slutninger som antakelser til andre har vurdert dem fra sin side."),
        document_key="leader-information",
    ),
    advice(
        "develop-unit-and-leadership",
        "L34",
        actors.LEADER,
        IN_LINE,
        text(
            "Tenk på hvordan enheten og din egen ledelse kan utvikle seg, og hva som påvirker "
            "tilbakemeldingene."
        ),
        document_key="leader-information",
    ),
    advice(
        "first-results-then-measures",
        "L35",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text("Si gjerne hvordan det går videre: først resultatene sammen, så tiltakene."),
        meeting_key="unit-first",
        ours=text("En regel om den rekkefølgen ville vært vår; her er den bare et råd."),
    ),
    advice(
        "it-takes-time",
        "L36",
        actors.LEADER,
        IN_LINE,
        text("Det tar tid å forstå og tid å utvikle tiltak, og virkningen kommer senere."),
    ),
    advice(
        "shared-responsibility",
        "L37",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text("Ansvaret er felles, engasjementet ulikt, og kritikk er ofte et ønske om noe bedre."),
        meeting_key="unit-second",
    ),
    advice(
        "climate-for-speaking-up",
        "L38",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text("Hvor åpne folk er, avhenger av hvor trygt det er å si fra."),
        meeting_key="unit-first",
    ),
    advice(
        "resource-for-governance",
        "L40",
        actors.LEADER,
        LONG_RUN,
        text(
            "Hvordan folk har det på jobb, avgjør mye av det enheten får til. Det angår styringen."
        ),
    ),
    advice(
        "taken-seriously",
        "L41",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text(
            "God oppfølging viser at innspill blir tatt på alvor, og det gir gjennomføringskraft."
        ),
        document_key="leader-information",
    ),
    advice(
        "common-ground",
        "L42",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text("Styr samtalen mot det viktige. Målet er et felles grunnlag, ikke full enighet."),
        meeting_key="unit-first",
    ),
    advice(
        "another-kind-of-meeting",
        "L43",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        text("Bryt opp møteformen: veksle mellom plenum og små grupper, og gi tid til å tenke."),
        meeting_key="unit-first",
    ),
)
