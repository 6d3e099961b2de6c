"""Secrets are found in the environment, or in the keyring where there is one."""

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from arbeidsmiljo.survey.sources import SurveyAddress
from arbeidsmiljo_cli.secret_store import known_secret, service_of

ADDRESS = SurveyAddress.parse("surveyxact+https://rest.example.dk/?survey=7")


class Remembered(KeyringBackend):
    """A keyring in memory."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Give a secret."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self.kept[service, username] = password


class Unreadable(Remembered):
    """A keyring that is not there."""

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse.

        Raises:
            NoKeyringError: Always.
        """
        del service, username
        raise NoKeyringError


@pytest.fixture
def ring() -> Iterator[Remembered]:
    """The keyring of this machine."""
    before = keyring.get_keyring()
    ring = Remembered()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_the_environment_goes_first(ring: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is set is what is used; else the keyring is asked, for this site alone."""
    assert known_secret(ADDRESS, "password") is None
    ring.kept[service_of(ADDRESS), "password"] = "fra nøkkelringen"
    assert known_secret(ADDRESS, "password") == "fra nøkkelringen"
    other = SurveyAddress.parse("surveyxact+https://rest.example.no/?survey=7")
    assert known_secret(other, "password") is None
    monkeypatch.setenv("ARBEIDSMILJO_SURVEYXACT_PASSWORD", "fra miljøet")
    assert known_secret(ADDRESS, "password") == "fra miljøet"


@pytest.mark.usefixtures("ring")
def test_a_keyring_that_cannot_be_read() -> None:
    """Where there is no keyring to read, it knows nothing."""
    keyring.set_keyring(Unreadable())
    assert known_secret(ADDRESS, "password") is None


def test_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is not installed, only the environment is looked at."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert known_secret(ADDRESS, "password") is None
