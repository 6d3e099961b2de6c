"""Secrets that survey vendors ask for: from the environment, or from the system's keyring."""

import importlib
import os
from typing import Protocol, cast

from arbeidsmiljo.survey.addresses import Address, variable_of


class _Keyring(Protocol):
    """The part of the keyring's library that is used here."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """Give a secret."""
        ...


class _Errors(Protocol):
    """Its errors."""

    KeyringError: type[Exception]


def known_secret(address: Address, name: str) -> str | None:
    """Give a secret of a vendor, or None where it is kept nowhere.

    An environment variable goes first. The keyring is asked where the library `keyring` is
    installed: for `name`, in the service that `service_of` names.

    Args:
        address: Whose survey it opens.
        name: What the vendor calls it, such as `password`.
    """
    return os.environ.get(variable_of(address.vendor, name)) or _kept(address, name)


def service_of(address: Address) -> str:
    """Name the service under which the keyring keeps the secrets of a vendor's site.

    Example:
        >>> from arbeidsmiljo.survey.sources import SurveyAddress
        >>> service_of(SurveyAddress.parse("limesurvey+https://svar.example.no/?survey=424242"))
        'arbeidsmiljo limesurvey https://svar.example.no'
    """
    return f"arbeidsmiljo {address.vendor} {address.site}"


def _kept(address: Address, name: str) -> str | None:
    try:
        keyring = cast("_Keyring", importlib.import_module("keyring"))
        errors = cast("_Errors", importlib.import_module("keyring.errors"))
    except ImportError:
        return None
    try:
        return keyring.get_password(service_of(address), name)
    except errors.KeyringError:
        return None  # locked, or there is none on this machine
