"""Sources: surveys that lie with a vendor, and are asked for over the network.

A survey is named by a URL such as `limesurvey+https://svar.example.no/?survey=424242`: the vendor,
how it is reached, and which survey. Who may ask is never in it: an address is seen in histories, in
logs and over shoulders.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address
from types import MappingProxyType, TracebackType
from typing import Final, Protocol, Self
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from attrs import field, frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.tables import Table

SECONDS: Final = 60.0
"""How long a vendor may keep silent."""

_SCHEME: Final = re.compile(r"([a-z][a-z0-9.-]*)\+(https?)")
_WHAT: Final = "address of the survey"
"""What a URL is called in errors: it is not repeated, since there may be a secret in it."""


def _frozen(value: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class SurveyAddress:
    """Where a survey lies; nothing in it is secret.

    Attributes:
        vendor: The first part of the URL's scheme, such as `limesurvey`.
        site: How the vendor is reached, such as `https://svar.example.no:8443`.
        path: What comes after it, without a slash at the end; often nothing.
        options: What else the vendor needs to know, such as which survey.
    """

    vendor: str
    site: str
    path: str = ""
    options: Mapping[str, str] = field(factory=dict[str, str], converter=_frozen)

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read a URL.

        Raises:
            InvalidInputError: It is no such URL, or has a user name or a password in it; neither
                is repeated.

        Example:
            >>> SurveyAddress.parse("limesurvey+https://svar.example.no/?survey=424242").site
            'https://svar.example.no'
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
            given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        except ValueError:
            raise _wrong("cannot be read", "write it as in the example") from None
        scheme = _SCHEME.fullmatch(parts.scheme)
        if scheme is None or not host:
            raise _wrong("names no vendor and host", "write it as in the example")
        vendor, transport = scheme[1], scheme[2]
        _refuse_secrets(parts, vendor)
        if len(dict(given)) < len(given):
            raise _wrong("says something twice", "say it once")
        if transport == "http" and not _is_here(host):
            raise _wrong("is not encrypted", f"begin it with {vendor}+https")
        name = f"[{host}]" if ":" in host else host
        return cls(
            vendor=vendor,
            site=f"{transport}://{name}" + ("" if port is None else f":{port}"),
            path=parts.path.rstrip("/"),
            options=dict(given),
        )

    def __str__(self) -> str:
        """Read as the URL that it was written as."""
        query = f"?{urlencode(self.options)}" if self.options else ""
        return f"{self.vendor}+{self.site}{self.path or '/'}{query}"

    def option(self, name: str, example: str) -> str:
        """Give an option that the vendor needs.

        Raises:
            InvalidInputError: It is not given.
        """
        value = self.options.get(name, "")
        if not value:
            raise InvalidInputError(
                str(self), [Problem(name, f"is missing; end the address with ?{name}={example}")]
            )
        return value


Secrets = Callable[[SurveyAddress, str], str | None]
"""Gives what a vendor asks for, such as `password`; None where it is not known."""


@frozen(kw_only=True)
class Received:
    """Answers that a vendor gave.

    Attributes:
        table: The columns that were asked for, in that order, and no others.
        marker: Where reading goes on another time, in the vendor's own way; empty where the vendor
            can only give all answers anew. It says nothing of what was answered.
    """

    table: Table
    marker: str = ""


class SurveySource(Protocol):
    """A survey at a vendor; a context manager."""

    def questions(self) -> Table:
        """Tell what was asked: a column for each question that units or items can be, no rows.

        No answer is read. What identifies a respondent is no question, and neither is free text
        of any length.

        Raises:
            SourceError: The vendor cannot be asked, or does not answer as it should.
        """
        ...

    def answers(self, columns: Sequence[str], *, since: str = "") -> Received:
        """Give what was answered, by those who have finished.

        Args:
            columns: The headings of what is to be read; nothing else reaches who asks.
            since: The marker of an earlier reading, to read only what came after it.

        Raises:
            InvalidInputError: Columns are not there, or the marker is none of this vendor's.
            SourceError: The vendor cannot be asked, does not answer as it should, or not with as
                many answers as it says there are.
        """
        ...

    def close(self) -> None:
        """Let go of the connection; closing twice is harmless."""
        ...

    def __enter__(self) -> Self:
        """Use it in a `with` block."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        ...


class SourceOpener(Protocol):
    """Opens surveys at vendors."""

    @property
    def vendors(self) -> frozenset[str]:
        """The vendors, as their addresses begin, such as `limesurvey`."""
        ...

    @property
    def options(self) -> frozenset[str]:
        """What an address may say after its question mark."""
        ...

    def open(
        self, address: SurveyAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> SurveySource:
        """Open a survey.

        Args:
            address: Where it lies.
            secrets: Gives what the vendor asks for.
            seconds: How long the vendor may keep silent.

        Raises:
            InvalidInputError: The address lacks something.
            SourceError: A secret is not known, or the vendor cannot be asked.
        """
        ...


def variable_of(vendor: str, secret: str) -> str:
    """Name the environment variable that has a secret, where programs read secrets from those.

    Example:
        >>> variable_of("limesurvey", "password")
        'ARBEIDSMILJO_LIMESURVEY_PASSWORD'
    """
    return re.sub(r"[^A-Z0-9]", "_", f"ARBEIDSMILJO_{vendor}_{secret}".upper())


def check_options(address: SurveyAddress, known: frozenset[str]) -> None:
    """Refuse an address that says something its vendor does not understand.

    Raises:
        InvalidInputError: It does. What it says is not repeated: it may be a secret.
    """
    if not known.issuperset(address.options):
        raise _wrong(
            "says something that is not understood",
            f"after its question mark there may stand {' and '.join(sorted(known))}",
        )


def _refuse_secrets(parts: SplitResult, vendor: str) -> None:
    if "@" in parts.netloc:
        raise _wrong(
            "has a user name or a password in it, which many can read there",
            f"take out what stands before @, and set {variable_of(vendor, 'user')} and "
            f"{variable_of(vendor, 'password')} or what else the vendor needs",
        )
    if parts.fragment:
        raise _wrong("has a part after #", "take it out")


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine, from which nothing goes over a network."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _wrong(what: str, advice: str) -> InvalidInputError:
    return InvalidInputError(
        _WHAT,
        [Problem("URL", f"{what}; {advice}")],
        "Example: limesurvey+https://svar.example.no/?survey=424242",
    )
