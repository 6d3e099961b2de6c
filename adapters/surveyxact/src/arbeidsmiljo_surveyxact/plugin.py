"""What this package offers to arbeidsmiljo: surveys at SurveyXact."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.sources import SourceOpener
from arbeidsmiljo_surveyxact.opener import SurveyXact


@hookimpl
def arbeidsmiljo_survey_sources() -> Sequence[SourceOpener]:
    """Give what opens surveys there."""
    return [SurveyXact()]
