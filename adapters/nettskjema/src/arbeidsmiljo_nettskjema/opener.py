"""Opens forms at Nettskjema."""

from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.source_faults import secret_of
from arbeidsmiljo.survey.sources import SurveyAddress, SurveySource


class Nettskjema:
    """Opens forms by addresses such as `nettskjema+https://nettskjema.no/?form=123823`."""

    @property
    def vendors(self) -> frozenset[str]:
        """Itself."""
        return frozenset({"nettskjema"})

    @property
    def options(self) -> frozenset[str]:
        """Which form."""
        return frozenset({"form"})

    @property
    def needed(self) -> str:
        """The number of the form."""
        return "form=123823"

    def open(
        self, address: SurveyAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> SurveySource:
        """Open a form.

        Args:
            address: With the number of the form.
            secrets: Gives `client_id` and `client_secret`, of a client who may edit the form; such
                are made at authorization.nettskjema.no.
            seconds: How long Nettskjema may keep silent.

        Raises:
            InvalidInputError: There is no number in the address.
            SourceError: A secret is not known.
        """
        form = address.number(self.needed)
        client = secret_of(address, "client_id", secrets)
        secret = secret_of(address, "client_secret", secrets)

        from arbeidsmiljo_nettskjema.connection import Connection
        from arbeidsmiljo_nettskjema.source import NettskjemaSource

        connection = Connection(address, client=client, secret=secret, seconds=seconds)
        return NettskjemaSource(connection, form)
