"""Phases: the parts that a method divides its work into."""

from attrs import frozen

from arbeidsmiljo.model.identifiers import PhaseKey, StatementId
from arbeidsmiljo.model.text import Text


@frozen(kw_only=True)
class Phase:
    """A part of a method's work.

    Attributes:
        key: Its name within the method.
        label: What it is called.
        statements: The statements of the source that say so.
    """

    key: PhaseKey
    label: Text
    statements: tuple[StatementId, ...] = ()
