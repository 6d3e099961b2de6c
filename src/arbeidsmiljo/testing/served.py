"""What is served to be asked for by an address, and with secrets: what all such sources do."""

import logging
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import ClassVar, Final, Generic, TypeVar

import pytest
from attrs import frozen

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import SourceError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.addresses import Address, Secrets

SECONDS: Final = 5.0
"""So long a server may keep silent."""

PASSWORD: Final = "hemmelig-hvalross-1783"  # noqa: S105 - of servers that tests start
"""Every secret of what is served contains it, and nothing else does."""
PERSONAL: Final = "kari.nordmann@eksempel.no"
"""What a server may know of respondents besides, as a text or a part of one."""

S = TypeVar("S", bound=Closing)


@frozen(kw_only=True)
class Served:
    """Something that can be asked for.

    Attributes:
        url: Its address.
        secrets: What is asked for there, by name.
    """

    url: str
    secrets: Mapping[str, str]


class ServedContract(Generic[S]):
    """What every source does that is opened by an address; a contract of a kind completes it.

    Attributes:
        options: What its addresses say besides.
    """

    options: ClassVar[str] = ""

    def plugin(self) -> object:
        """Give a plug-in that opens such sources."""
        raise NotImplementedError

    def opened(self, plugins: Plugins, url: str, secrets: Secrets) -> S:
        """Open one by its address."""
        raise NotImplementedError

    def something_served(self) -> AbstractContextManager[Served]:
        """Serve something that can be asked for, whatever it is."""
        raise NotImplementedError

    def ask(self, source: S) -> None:
        """Ask for something of what is served."""
        raise NotImplementedError

    def open(self, served: Served, options: str | None = None, **other: str) -> S:
        """Open what is served.

        Args:
            served: What is.
            options: What its address says besides; the contract's where left out.
            **other: Other secrets than are asked for.
        """
        secrets = {**served.secrets, **other}

        def known(_: Address, name: str) -> str | None:
            return secrets.get(name)

        url = served.url + (self.options if options is None else options)
        return self.opened(Plugins({"source": self.plugin()}), url, known)

    def test_a_secret_that_is_wrong(self, caplog: pytest.LogCaptureFixture) -> None:
        """Who is not let in is told so, and no secret is repeated."""
        caplog.set_level(logging.DEBUG)
        with self.something_served() as served:
            for name in served.secrets:
                with (
                    pytest.raises(SourceError, match="does not let us in") as caught,
                    self.open(served, **{name: f"feil-{PASSWORD}"}) as source,
                ):
                    self.ask(source)
                assert PASSWORD not in str(caught.value)
        assert PASSWORD not in caplog.text

    def test_a_secret_that_is_not_known(self) -> None:
        """Which secret is missing is told, with the variable that it can stand in."""
        with self.something_served() as served:
            for name in served.secrets:
                with (
                    pytest.raises(SourceError, match=f"no {name} is known") as caught,
                    self.open(served, **{name: ""}) as source,
                ):
                    self.ask(source)
                assert "ARBEIDSMILJO_" in str(caught.value)

    def test_closing_twice(self) -> None:
        """Closing a source again is harmless."""
        with self.something_served() as served, self.open(served) as source:
            self.ask(source)
            source.close()
            source.close()
