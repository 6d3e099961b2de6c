"""A connection to a server of LimeSurvey, whose failures are told in our words."""

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from typing import Final

import citric
import requests
from citric.exceptions import (
    InvalidJSONResponseError,
    LimeSurveyError,
    LimeSurveyStatusError,
    ResponseMismatchError,
    RPCInterfaceNotEnabledError,
)

from arbeidsmiljo.errors import SourceError
from arbeidsmiljo.survey.source_faults import not_reached, not_understood, refused, too_slow
from arbeidsmiljo.survey.sources import SurveyAddress

_NOT_LET_IN: Final = 403
_NOT_THERE: Final = 404
_REDIRECTS: Final = range(300, 400)
_SILENT: Final = (
    "does not answer as RemoteControl 2 does; its administrator switches that on under "
    "'Global settings', 'Interfaces', as JSON-RPC"
)


class Connection:
    """Asks a server, as one who is logged in.

    Args:
        address: What the server is called in errors.
        url: Where it answers.
        user: Who asks.
        password: Of who asks.
        seconds: How long the server may keep silent.

    Raises:
        SourceError: The server cannot be reached, or does not let us in.
    """

    def __init__(
        self, address: SurveyAddress, *, url: str, user: str, password: str, seconds: float
    ) -> None:
        """Log in."""
        self.address = address
        self._seconds = seconds
        with self._in_our_words():
            self._client = citric.Client(
                url, user, password, requests_session=_Careful(seconds=seconds)
            )
        self._is_open = True

    @contextmanager
    def asking(self) -> Generator[citric.Client]:
        """Give the client, and tell in our words where the server does not answer as it should."""
        with self._in_our_words():
            yield self._client

    def export(
        self, survey: int, fields: Sequence[str], *, status: str, first: int = 1
    ) -> Sequence[dict[str, object]]:
        """Export responses: a value for each field by its heading, as codes.

        Args:
            survey: The number of the survey.
            fields: By their names in the field map: by codes of questions, columns come empty.
            status: `complete`, or `all` for those who have not finished as well.
            first: The number of the first response.
        """
        with self.asking() as client:
            exported = client.export_responses(
                survey,
                file_format="json",
                completion_status=status,
                heading_type="code",
                response_type="short",
                from_response_id=first,
                fields=fields,
            )
            rows: list[dict[str, object]] = json.loads(exported)["responses"]
        return rows

    def close(self) -> None:
        """Log out; where that fails, the server ends the session by itself."""
        if self._is_open:
            self._is_open = False
            with suppress(SourceError), self._in_our_words():
                self._client.close()

    @contextmanager
    def _in_our_words(self) -> Generator[None]:
        try:
            yield
        except requests.Timeout:
            raise too_slow(self.address, self._seconds) from None
        except requests.HTTPError as error:
            raise refused(self.address, error.response.status_code) from None
        except requests.RequestException:
            raise not_reached(self.address) from None
        except LimeSurveyStatusError as error:
            raise _refused(self.address, str(error)) from None
        except (RPCInterfaceNotEnabledError, InvalidJSONResponseError):
            raise not_understood(self.address, _SILENT) from None
        except (LimeSurveyError, ResponseMismatchError):
            raise not_understood(self.address, "refuses what was asked") from None
        except (AttributeError, KeyError, TypeError, ValueError):
            raise not_understood(
                self.address, "answers in another way than LimeSurvey does"
            ) from None


class _Careful(requests.Session):
    """Waits no longer than it may, and takes no secret to another address."""

    def __init__(self, *, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self.auth = _as_it_is  # nobody else's secrets, such as those in a .netrc

    def request(  # type: ignore[override]
        self, method: str, url: str, **options: object
    ) -> requests.Response:
        """Ask once.

        Raises:
            requests.HTTPError: The server sends us elsewhere.
        """
        options |= {"timeout": self._seconds, "allow_redirects": False}
        response = super().request(method, url, **options)  # type: ignore[arg-type]
        if response.status_code in _REDIRECTS:
            raise requests.HTTPError(response=response)
        return response


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _refused(address: SurveyAddress, status: str) -> SourceError:
    """Tell why a server refuses, which it says in words."""
    words = status.lower()
    if "password" in words or "permission" in words:
        return refused(address, _NOT_LET_IN)
    if "login attempts" in words:
        return SourceError(
            f"{address}: does not let anybody in for a while after too many wrong passwords; try "
            "again in half an hour"
        )
    if "survey" in words and "invalid" in words:
        return refused(address, _NOT_THERE)
    return not_understood(address, "refuses what was asked")
