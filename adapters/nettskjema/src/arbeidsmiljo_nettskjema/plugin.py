"""What this package offers to arbeidsmiljo: surveys at Nettskjema."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.sources import SourceOpener
from arbeidsmiljo_nettskjema.opener import Nettskjema


@hookimpl
def arbeidsmiljo_survey_sources() -> Sequence[SourceOpener]:
    """Give what opens surveys there."""
    return [Nettskjema()]
