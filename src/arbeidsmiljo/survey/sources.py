"""Sources: surveys that lie with a vendor, and are asked for over the network.

A survey is named by a URL such as `limesurvey+https://svar.example.no/?survey=424242`: the vendor,
how it is reached, and which survey.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol, Self
from urllib.parse import urlencode

from attrs import field, frozen

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.addresses import SECONDS, Secrets, UrlParts, is_here, wrong_address
from arbeidsmiljo.survey.tables import Table

_SCHEME: Final = re.compile(r"([a-z][a-z0-9.-]*)\+(https?)")
_EXAMPLE: Final = "limesurvey+https://svar.example.no/?survey=424242"


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
        parts = UrlParts.parse(url, example=_EXAMPLE)
        scheme = _SCHEME.fullmatch(parts.scheme)
        if scheme is None or not parts.host:
            raise _wrong("names no vendor and host", "write it as in the example")
        vendor, transport = scheme[1], scheme[2]
        if transport == "http" and not is_here(parts.host):
            raise _wrong("is not encrypted", f"begin it with {vendor}+https")
        return cls(
            vendor=vendor,
            site=f"{transport}://{parts.place}",
            path=parts.path.rstrip("/"),
            options=parts.options,
        )

    def __str__(self) -> str:
        """Read as the URL that it was written as."""
        query = f"?{urlencode(self.options)}" if self.options else ""
        return f"{self.vendor}+{self.site}{self.path or '/'}{query}"

    def option(self, needed: str) -> str:
        """Give an option that the vendor needs.

        Args:
            needed: Its name with a value that it may have, such as `survey=424242`.

        Raises:
            InvalidInputError: It is not given.
        """
        name = needed.partition("=")[0]
        value = self.options.get(name, "")
        if not value:
            others = {key: other for key, other in self.options.items() if key != name}
            end = f"{'&' if others else '?'}{needed}"
            raise InvalidInputError(
                str(self), [Problem(name, f"is missing; end the address with {end}")]
            )
        return value

    def number(self, needed: str) -> int:
        """Give an option that the vendor needs, and that is a number.

        Args:
            needed: Its name with a value that it may have, such as `survey=424242`.

        Raises:
            InvalidInputError: It is not given, or is none.
        """
        value = self.option(needed)
        if not (value.isascii() and value.isdecimal()):
            raise InvalidInputError(
                str(self), [Problem(needed.partition("=")[0], "is not a number")]
            )
        return int(value)


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


class SurveySource(Closing, Protocol):
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

    def free_text(self, columns: Sequence[str]) -> Table:
        """Give what was written in own words, by those who have finished, and nothing beside it.

        Args:
            columns: The headings of the questions; nothing else reaches who asks.

        Raises:
            InvalidInputError: Columns are not there, or no free text; those that are, are told.
            SourceError: As of answers.
        """
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

    @property
    def needed(self) -> str:
        """What it has to say there, with a value that it may have, such as `survey=424242`."""
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


def _wrong(what: str, advice: str) -> InvalidInputError:
    return wrong_address(what, advice, example=_EXAMPLE)
