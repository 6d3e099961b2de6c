"""Claims: under which names the parts of plug-ins are known, of which no two may be alike."""

from collections.abc import Iterable
from typing import TypeVar

from arbeidsmiljo.errors import PluginError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import TemplateEngine
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.stores import StoreOpener
from arbeidsmiljo.survey.counts_sources import CountsSourceOpener
from arbeidsmiljo.survey.sources import SourceOpener
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.survey.tables import TableFormat

_Thing = TypeVar("_Thing")


def names_of_method(method: Method) -> Iterable[str]:
    """Give the name of a method, which is one of an edition."""
    require_method(method)
    return [f"{method.key} of {method.edition}"]


def payloads_of(methods: Iterable[Method]) -> tuple[type[MethodPayload], ...]:
    """Give what methods have registered, each class once.

    Raises:
        PluginError: Two editions mean different things by one activity.
    """
    found: dict[str, tuple[type[MethodPayload], Method]] = {}
    for method in methods:
        for kind in method.payloads:
            known, first = found.setdefault(kind.activity, (kind, method))
            if known is not kind:
                message = (
                    f"activity {kind.activity!r} is one class in {first.key} of {first.edition} "
                    f"and another in {method.key} of {method.edition}; let both register one "
                    "class, with upcasters, or call the newer one otherwise"
                )
                raise PluginError(message)
    return tuple(found[activity][0] for activity in sorted(found))


def require_method(given: object) -> None:
    """Refuse what is no method.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(given, Method):
        message = f"{given!r} is no method"
        raise TypeError(message)


def suffixes_of(opens: TemplateEngine | ResultsFormat | TableFormat) -> Iterable[str]:
    """Give the suffixes of the files that something opens or reads."""
    return sorted(opens.suffixes)


def schemes_of_store(opener: StoreOpener) -> Iterable[str]:
    """Give what the URLs of stores begin with."""
    return sorted(opener.schemes)


def vendors_of_source(opener: SourceOpener) -> Iterable[str]:
    """Give the vendors whose surveys are opened."""
    return sorted(opener.vendors)


def databases_of_source(opener: CountsSourceOpener) -> Iterable[str]:
    """Give the kinds of database in which answers are counted."""
    return sorted(opener.databases)


def name_of_engine(named: tuple[str, _Thing]) -> Iterable[str]:
    """Give the name of an engine."""
    name, _ = named
    return [name]
