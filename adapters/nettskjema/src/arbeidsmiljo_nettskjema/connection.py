"""A connection to Nettskjema, whose failures are told in our words."""

import json
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Final
from urllib.parse import urlsplit

import httpx

from arbeidsmiljo.survey.source_faults import (
    not_reached,
    refused,
    too_slow,
    understood,
    within_bounds,
)
from arbeidsmiljo.survey.sources import SurveyAddress

_USUAL_PATH: Final = "/api/v3"
_TOKENS: Final = "/oauth2/token"
_NOT_LET_IN: Final = 401
_WRONG_CLIENT: Final = frozenset({400, 401, 403})
"""How tokens are refused to clients that are not known."""


class Connection:
    """Asks Nettskjema, and follows it nowhere else.

    Tokens are given out by a host beside the one that has the forms, whose name begins with
    `authorization.`; on this machine, by the same.

    Args:
        address: Of the form.
        client: The id of the client who asks.
        secret: Of the client.
        seconds: How long it may keep silent.
    """

    def __init__(self, address: SurveyAddress, *, client: str, secret: str, seconds: float) -> None:
        """Ask nothing yet."""
        self.address = address
        self._seconds = seconds
        self._login = httpx.BasicAuth(client, secret)
        self._token = ""
        self._client = httpx.Client(timeout=seconds)

    def get(self, path: str) -> bytes:
        """Ask for something.

        Args:
            path: After that of the interface.

        Raises:
            SourceError: It cannot be reached, or does not answer as it should.
        """
        if not self._token:
            self._log_in()
        with self._asked(
            "GET",
            f"{self.address.site}{self.address.path or _USUAL_PATH}/{path}",
            headers={"Authorization": f"Bearer {self._token}"},
        ) as response:
            if not response.is_success:
                raise refused(self.address, response.status_code)
            return within_bounds(self.address, response.iter_bytes())

    def understood(self) -> AbstractContextManager[None]:
        """Tell where an answer that is read in a block is not what it should be."""
        return understood(self.address, "Nettskjema")

    def close(self) -> None:
        """Let go of the connection; closing twice is harmless."""
        self._client.close()

    def _log_in(self) -> None:
        with self._asked(
            "POST",
            authorisation(self.address.site) + _TOKENS,
            data={"grant_type": "client_credentials"},
            auth=self._login,
        ) as response:
            status = response.status_code
            if status in _WRONG_CLIENT:
                raise refused(self.address, _NOT_LET_IN)
            if not response.is_success:
                raise refused(self.address, status)
            answer = within_bounds(self.address, response.iter_bytes())
        with self.understood():
            self._token = str(json.loads(answer)["access_token"])

    @contextmanager
    def _asked(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str] | None = None,
        data: dict[str, str] | None = None,
        auth: httpx.Auth | None = None,
    ) -> Generator[httpx.Response]:
        try:
            with self._client.stream(method, url, headers=headers, data=data, auth=auth) as given:
                yield given
        except httpx.TimeoutException:
            raise too_slow(self.address, self._seconds) from None
        except httpx.HTTPError:
            raise not_reached(self.address) from None


def authorisation(site: str) -> str:
    """Name the site that gives out tokens."""
    parts = urlsplit(site)
    # Without encryption there is only this machine.
    return site if parts.scheme == "http" else f"https://authorization.{parts.netloc}"
