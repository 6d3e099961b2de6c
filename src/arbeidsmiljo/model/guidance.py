"""Guidance and structures: what a method says that is neither a task nor a document."""

from attrs import frozen

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    GuidanceKey,
    MeetingKey,
    PhaseKey,
    StatementId,
    StructureKey,
)
from arbeidsmiljo.model.text import Text


@frozen(kw_only=True)
class Guidance:
    """Advice, shown to an actor at the right meeting, phase or document; it has no verdict.

    Attributes:
        key: Its name within the method.
        text: The advice, in our own words.
        actor: Who it is for.
        phase: When it is of use.
        meeting: The meeting it is of use in; None for none in particular.
        document: The document that carries it; None for none in particular.
        statements: The statements of the source that give it.
        ours: What this library adds to the source; None for nothing.
    """

    key: GuidanceKey
    text: Text
    actor: ActorKey
    phase: PhaseKey
    meeting: MeetingKey | None = None
    document: DocumentKey | None = None
    statements: tuple[StatementId, ...]
    ours: Text | None = None


@frozen(kw_only=True)
class Structure:
    """A fact of the source that shapes the model: kinds, levels, what a report can hold.

    Attributes:
        key: Its name within the method.
        text: The fact, and where the model holds to it.
        statements: The statements of the source that state it.
        ours: What this library adds to the source; None for nothing.
    """

    key: StructureKey
    text: Text
    statements: tuple[StatementId, ...]
    ours: Text | None = None
