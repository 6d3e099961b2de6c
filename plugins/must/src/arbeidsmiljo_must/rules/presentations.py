"""The rules of the presentations that HR goes through before they are used."""

from arbeidsmiljo.model.events import DocumentPrepared
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.pattern import Pattern, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors
from arbeidsmiljo_must.meetings import MEETINGS
from arbeidsmiljo_must.support_material import DOCUMENTS
from arbeidsmiljo_must.texts import text

_PHASE_OF = {meeting.key: meeting.phase for meeting in MEETINGS}

PRESENTATION_RULES = tuple(
    rule(
        f"{document.key}-prepared",
        actors.HR,
        Modality.SHOULD,
        _PHASE_OF[document.meeting],
        Precedence(
            before=(Every(pattern=Pattern.of(DocumentPrepared, document=document.key)),),
            target=held(document.meeting),
        ),
        ("H11",),
        scope=document.scope,
        title=text("Gå gjennom presentasjonen før møtet: {}").format(document.title),
        ours=text("At det skjer før presentasjonen brukes, er vårt."),
    )
    for document in DOCUMENTS
    if document.meeting is not None
)
