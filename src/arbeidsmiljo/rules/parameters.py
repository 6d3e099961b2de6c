"""Parameters: what a source leaves vague, given a number that a process may change."""

from attrs import frozen

from arbeidsmiljo.model.identifiers import ParameterKey, StatementId
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.text import Text


@frozen(kw_only=True)
class Parameter:
    """A named period of a method.

    Attributes:
        key: Its name within the method.
        label: What it decides.
        default: Its value where the process has not chosen its own.
        ours: Whether the default is this library's and not the source's.
        statements: The statements of the source that leave it open, or give it.
    """

    key: ParameterKey
    label: Text
    default: Period
    ours: bool = True
    statements: tuple[StatementId, ...] = ()
