"""Opens surveys on a server of LimeSurvey."""

from typing import Final

from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.source_faults import secret_of
from arbeidsmiljo.survey.sources import SurveyAddress, SurveySource

_ENDPOINT: Final = "remotecontrol"


class LimeSurvey:
    """Opens surveys by addresses such as `limesurvey+https://svar.example.no/?survey=424242`.

    The server's administrator has switched RemoteControl 2 on, as JSON-RPC. A path that ends with
    `remotecontrol` is taken as it is; otherwise it is where LimeSurvey is installed.
    """

    @property
    def vendors(self) -> frozenset[str]:
        """Itself."""
        return frozenset({"limesurvey"})

    @property
    def options(self) -> frozenset[str]:
        """Which survey, and the language that its questions are told in."""
        return frozenset({"survey", "language"})

    @property
    def needed(self) -> str:
        """The number of the survey."""
        return "survey=424242"

    def open(
        self, address: SurveyAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> SurveySource:
        """Open a survey.

        Args:
            address: With the number of the survey.
            secrets: Gives `user` and `password`: one who may export responses.
            seconds: How long the server may keep silent.

        Raises:
            InvalidInputError: There is no number in the address.
            SourceError: A secret is not known, or the server cannot be asked.
        """
        survey = address.number(self.needed)
        user = secret_of(address, "user", secrets)
        password = secret_of(address, "password", secrets)

        from arbeidsmiljo_limesurvey.connection import Connection
        from arbeidsmiljo_limesurvey.source import LimeSurveySource

        return LimeSurveySource(
            Connection(
                address,
                url=address.site + _endpoint(address.path),
                user=user,
                password=password,
                seconds=seconds,
            ),
            survey=survey,
            language=address.options.get("language"),
        )


def _endpoint(path: str) -> str:
    return path if path.endswith(_ENDPOINT) else f"{path}/index.php/admin/{_ENDPOINT}"
