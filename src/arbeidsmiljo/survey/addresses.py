"""Addresses: where answers lie, as a URL says it. Who may ask for them is never in one.

An address is seen in histories, in logs and over shoulders. Secrets are given by a function, when
they are needed.
"""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Final, Protocol, Self
from urllib.parse import parse_qsl, urlsplit

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem

SECONDS: Final = 60.0
"""How long whoever is asked may keep silent."""


class Address(Protocol):
    """Where answers lie; nothing in it is secret, and as text it is the URL."""

    @property
    def vendor(self) -> str:
        """What is asked, such as `limesurvey` or `postgresql`."""
        ...

    @property
    def site(self) -> str:
        """Where it runs; secrets are kept by it."""
        ...


Secrets = Callable[[Address, str], str | None]
"""Gives what is asked for there, such as `password`; None where it is not known."""


def variable_of(vendor: str, secret: str) -> str:
    """Name the environment variable that has a secret, where programs read secrets from those.

    Example:
        >>> variable_of("limesurvey", "password")
        'ARBEIDSMILJO_LIMESURVEY_PASSWORD'
    """
    return re.sub(r"[^A-Z0-9]", "_", f"ARBEIDSMILJO_{vendor}_{secret}".upper())


def is_here(host: str) -> bool:
    """Tell whether a host is this machine, from which nothing goes over a network."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def check_options(
    address: Address, given: Mapping[str, str], known: frozenset[str], *, needed: str
) -> None:
    """Refuse an address that says something that is not understood there.

    Args:
        address: The address.
        given: What it says after its question mark.
        known: What is understood.
        needed: What has to be said, such as `table=svar`, for the example.

    Raises:
        InvalidInputError: It does. What it says is not repeated: it may be a secret.
    """
    if not known.issuperset(given):
        raise wrong_address(
            "says something that is not understood",
            f"after its question mark there may stand {' and '.join(sorted(known))}",
            example=f"{str(address).partition('?')[0]}?{needed}",
        )


@frozen(kw_only=True)
class UrlParts:
    """A URL in parts, in which nobody's name and no secret stands.

    Attributes:
        scheme: What stands before `://`.
        host: In lower case; empty where there is none.
        port: None where it is not said.
        path: As it stands there, encoded.
        options: What is said after the question mark.
    """

    scheme: str
    host: str
    port: int | None
    path: str
    options: Mapping[str, str]

    @classmethod
    def parse(cls, url: str, *, example: str) -> Self:
        """Take a URL apart.

        Args:
            url: What somebody wrote.
            example: What it should be like.

        Raises:
            InvalidInputError: It cannot be read, or has a user name or a password in it; neither
                is repeated.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
            given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        except ValueError:
            message = "write it as in the example"
            raise wrong_address("cannot be read", message, example=example) from None
        if "@" in parts.netloc:
            vendor = parts.scheme.partition("+")[0]
            raise wrong_address(
                "has a user name or a password in it, which many can read there",
                f"take out what stands before @, and set {variable_of(vendor, 'user')} and "
                f"{variable_of(vendor, 'password')} or what else the vendor needs",
                example=example,
            )
        if parts.fragment:
            raise wrong_address("has a part after #", "take it out", example=example)
        if len(dict(given)) < len(given):
            raise wrong_address("says something twice", "say it once", example=example)
        return cls(scheme=parts.scheme, host=host, port=port, path=parts.path, options=dict(given))

    @property
    def place(self) -> str:
        """The host and the port, as they stand in a URL."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name + ("" if self.port is None else f":{self.port}")


def wrong_address(what: str, advice: str, *, example: str) -> InvalidInputError:
    """Tell what is wrong with an address, which is not repeated: there may be a secret in it."""
    return InvalidInputError(
        "address of the survey", [Problem("URL", f"{what}; {advice}")], f"Example: {example}"
    )
