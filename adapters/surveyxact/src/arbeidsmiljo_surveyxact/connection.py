"""A connection to SurveyXact, whose failures are told in our words."""

from contextlib import AbstractContextManager
from typing import Final

import httpx

from arbeidsmiljo.errors import SourceError
from arbeidsmiljo.survey.source_faults import (
    not_reached,
    refused,
    too_slow,
    understood,
    within_bounds,
)
from arbeidsmiljo.survey.sources import SurveyAddress

_USUAL_PATH: Final = "/rest"
_ANY_FAILURE: Final = 500
"""What SurveyXact answers with also where it does not know who asks."""


class Connection:
    """Asks SurveyXact, and follows it nowhere else.

    Args:
        address: Of the survey.
        user: Who asks.
        password: Of who asks.
        seconds: How long it may keep silent.
    """

    def __init__(self, address: SurveyAddress, *, user: str, password: str, seconds: float) -> None:
        """Ask nothing yet."""
        self.address = address
        self._seconds = seconds
        self._client = httpx.Client(
            base_url=address.site + (address.path or _USUAL_PATH),
            auth=(user, password),
            timeout=seconds,
        )

    def get(self, path: str, **options: str) -> bytes:
        """Ask for something.

        Args:
            path: After that of SurveyXact itself.
            **options: What stands after the question mark.

        Raises:
            SourceError: It cannot be reached, or does not answer as it should.
        """
        try:
            with self._client.stream("GET", path, params=options) as response:
                if response.status_code == _ANY_FAILURE:
                    raise SourceError(
                        f"{self.address}: answers with status 500, as it does where it does not "
                        "know who asks; check user and password, and the number of the survey"
                    )
                if not response.is_success:
                    raise refused(self.address, response.status_code)
                return within_bounds(self.address, response.iter_bytes())
        except httpx.TimeoutException:
            raise too_slow(self.address, self._seconds) from None
        except httpx.HTTPError:
            raise not_reached(self.address) from None

    def understood(self) -> AbstractContextManager[None]:
        """Tell where an answer that is read in a block is not what it should be."""
        return understood(self.address, "SurveyXact")

    def close(self) -> None:
        """Let go of the connection; closing twice is harmless."""
        self._client.close()
