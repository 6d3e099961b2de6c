"""Opens surveys at SurveyXact."""

from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.source_faults import secret_of
from arbeidsmiljo.survey.sources import SurveyAddress, SurveySource


class SurveyXact:
    """Opens surveys by addresses such as `surveyxact+https://rest.survey-xact.dk/?survey=519190`.

    A path is where its interface lies; without one, `/rest`.
    """

    @property
    def vendors(self) -> frozenset[str]:
        """Itself."""
        return frozenset({"surveyxact"})

    @property
    def options(self) -> frozenset[str]:
        """Which survey."""
        return frozenset({"survey"})

    @property
    def needed(self) -> str:
        """The number of the survey."""
        return "survey=519190"

    def open(
        self, address: SurveyAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> SurveySource:
        """Open a survey.

        Args:
            address: With the number of the survey.
            secrets: Gives `user` and `password`: one who may use the interface.
            seconds: How long SurveyXact may keep silent.

        Raises:
            InvalidInputError: There is no number in the address.
            SourceError: A secret is not known.
        """
        survey = address.number(self.needed)
        user = secret_of(address, "user", secrets)
        password = secret_of(address, "password", secrets)

        from arbeidsmiljo_surveyxact.connection import Connection
        from arbeidsmiljo_surveyxact.source import SurveyXactSource

        connection = Connection(address, user=user, password=password, seconds=seconds)
        return SurveyXactSource(connection, survey)
