"""Every hook, in one file.

A plug-in is a module with functions marked `hookimpl`, named by an entry point in the group
`arbeidsmiljo`. Each hook takes keyword arguments and returns frozen values or objects that
follow a protocol of the core; results of several plug-ins are put together, sorted by name.

Example:
    >>> from arbeidsmiljo.hookspecs import hookimpl
    >>> @hookimpl
    ... def arbeidsmiljo_template_engines():
    ...     return []
"""

from collections.abc import Sequence

import pluggy

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import TemplateEngine
from arbeidsmiljo.model.periods import WorkingCalendar
from arbeidsmiljo.stores import StoreOpener
from arbeidsmiljo.survey.counts import CountsEngine
from arbeidsmiljo.survey.counts_sources import CountsSourceOpener
from arbeidsmiljo.survey.item_results import ItemResultsEngine
from arbeidsmiljo.survey.sources import SourceOpener
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.survey.suppression import SuppressionEngine
from arbeidsmiljo.survey.tables import TableFormat

hookspec = pluggy.HookspecMarker("arbeidsmiljo")
hookimpl = pluggy.HookimplMarker("arbeidsmiljo")


@hookspec
def arbeidsmiljo_methods() -> Sequence[Method]:
    """Give the methods that this plug-in knows.

    Returns:
        Checked methods. Two plug-ins may not give the same key and edition.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_methods():
        ...     return [my_method]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_counts_engines() -> Sequence[tuple[str, CountsEngine]]:
    """Give the engines that count answers, each by its name.

    Returns:
        Names and engines; no two may have the same name.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_counts_engines():
        ...     return [("mine", my_counts)]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_counts_sources() -> Sequence[CountsSourceOpener]:
    """Give what counts answers that lie in databases, by URL.

    Returns:
        Openers; no two may claim the same kind of database.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_counts_sources():
        ...     return [MyDatabase()]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_item_results_engines() -> Sequence[tuple[str, ItemResultsEngine]]:
    """Give the engines that add up counts over the tree of units, each by its name.

    Returns:
        Names and engines; no two may have the same name.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_item_results_engines():
        ...     return [("mine", my_item_results)]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_template_engines() -> Sequence[TemplateEngine]:
    """Give the engines that open and fill templates.

    Returns:
        Engines; no two may open the same suffix.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_template_engines():
        ...     return [MyEngine()]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_stores() -> Sequence[StoreOpener]:
    """Give what opens stores by URL.

    Returns:
        Openers; no two may claim the same scheme.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_stores():
        ...     return [MyStoreOpener()]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_results_formats() -> Sequence[ResultsFormat]:
    """Give the formats that results of a survey can be read from.

    Returns:
        Formats; no two may claim the same suffix.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_results_formats():
        ...     return [MyFormat()]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_survey_sources() -> Sequence[SourceOpener]:
    """Give what opens surveys at vendors by URL.

    Returns:
        Openers; no two may claim the same vendor.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_survey_sources():
        ...     return [MyVendor()]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_suppression_engines() -> Sequence[tuple[str, SuppressionEngine]]:
    """Give the engines that find which results may be shown, each by its name.

    Returns:
        Names and engines; no two may have the same name.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_suppression_engines():
        ...     return [("mine", my_largest_safe)]
    """
    raise NotImplementedError


@hookspec
def arbeidsmiljo_table_formats() -> Sequence[TableFormat]:
    """Give the formats that tables are read from: what a vendor exports, cell by cell.

    Returns:
        Formats; no two may claim the same suffix.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_table_formats():
        ...     return [MyFormat()]
    """
    raise NotImplementedError


@hookspec(firstresult=True)
def arbeidsmiljo_working_calendar(country: str) -> WorkingCalendar | None:
    """Give the calendar of a country's working days.

    Args:
        country: Two letters, such as `NO`.

    Returns:
        A calendar, or None where this plug-in does not know the country.

    Example:
        >>> @hookimpl
        ... def arbeidsmiljo_working_calendar(country):
        ...     return MyCalendar() if country == "NO" else None
    """
    raise NotImplementedError
