"""The rules of the presentations that HR goes through before they are used."""

from arbeidsmiljo.model.events import DocumentPrepared
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.pattern import Pattern, held
from arbeidsmiljo.rules.precedence import Every, Precedence
from arbeidsmiljo.rules.rule import Modality
from arbeidsmiljo_must import actors
from arbeidsmiljo_must.meetings import MEETINGS
from arbeidsmiljo_must.rules.writing import rule
from arbeidsmiljo_must.support_material import DOCUMENTS

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
        nb=f"Gå gjennom presentasjonen før møtet: {document.title.in_language('nb')}",
        en=f"Go through the presentation before the meeting: {document.title.in_language('en')}",
        ours=Text(
            {
                "nb": "At det skjer før presentasjonen brukes, er vårt.",
                "en": "That it happens before the presentation is used is ours.",
            }
        ),
    )
    for document in DOCUMENTS
    if document.meeting is not None
)
