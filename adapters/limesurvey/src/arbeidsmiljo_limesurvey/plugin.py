"""What this package offers to arbeidsmiljo: surveys on servers of LimeSurvey."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.sources import SourceOpener
from arbeidsmiljo_limesurvey.opener import LimeSurvey


@hookimpl
def arbeidsmiljo_survey_sources() -> Sequence[SourceOpener]:
    """Give what opens surveys on such a server."""
    return [LimeSurvey()]
