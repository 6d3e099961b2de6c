"""Plug-ins: a typed façade over pluggy.

Plug-ins are found by entry points in the group `arbeidsmiljo`. One that is broken is reported
in `problems` and the rest works; two that claim the same name are refused.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Final, Self, TypeVar, cast

import pluggy

from arbeidsmiljo import hookspecs
from arbeidsmiljo.claims import (
    databases_of_source,
    name_of_engine,
    names_of_method,
    payloads_of,
    schemes_of_store,
    suffixes_of,
    vendors_of_source,
)
from arbeidsmiljo.errors import NotFoundError, PluginError, TemplateError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import Template, TemplateEngine
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.periods import WeekdayCalendar, WorkingCalendar
from arbeidsmiljo.stores import Store, StoreOpener
from arbeidsmiljo.survey.addresses import SECONDS, Secrets, check_options
from arbeidsmiljo.survey.counts import CountsEngine, leaf_counts
from arbeidsmiljo.survey.counts_sources import (
    OPTIONS,
    CountsSource,
    CountsSourceOpener,
    DatabaseAddress,
)
from arbeidsmiljo.survey.item_results import ItemResultsEngine, item_results
from arbeidsmiljo.survey.sources import SourceOpener, SurveyAddress, SurveySource
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo.survey.tables import TableFormat

GROUP: Final = "arbeidsmiljo"
"""The group of entry points."""

_Thing = TypeVar("_Thing")


class Plugins:
    """What is installed beside the core: methods, engines, stores, formats and calendars.

    Args:
        modules: Plug-ins to use, name to module.

    Raises:
        PluginError: Two plug-ins claim the same method, suffix or scheme, or two editions of a
            method the same activity.
    """

    def __init__(self, modules: Mapping[str, ModuleType | object]) -> None:
        """Register the plug-ins and ask each what it has."""
        self.problems: list[str] = []
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        for name in sorted(modules):
            self._register(name, modules[name])
        self._methods = self._collected("method", "arbeidsmiljo_methods", names_of_method)
        self._payloads = payloads_of(self._methods.values())
        self._engines: Mapping[str, TemplateEngine] = self._collected(
            "template engine for", "arbeidsmiljo_template_engines", suffixes_of
        )
        self._stores = self._collected("store for", "arbeidsmiljo_stores", schemes_of_store)
        self._formats: Mapping[str, ResultsFormat] = self._collected(
            "results format for", "arbeidsmiljo_results_formats", suffixes_of
        )
        self._counts: Mapping[str, tuple[str, CountsEngine]] = self._collected(
            "counts engine", "arbeidsmiljo_counts_engines", name_of_engine
        )
        self._item_results: Mapping[str, tuple[str, ItemResultsEngine]] = self._collected(
            "item results engine", "arbeidsmiljo_item_results_engines", name_of_engine
        )
        self._suppression: Mapping[str, tuple[str, SuppressionEngine]] = self._collected(
            "suppression engine", "arbeidsmiljo_suppression_engines", name_of_engine
        )
        self._counts_sources = self._collected(
            "counting in databases of kind", "arbeidsmiljo_counts_sources", databases_of_source
        )
        self._tables: Mapping[str, TableFormat] = self._collected(
            "table format for", "arbeidsmiljo_table_formats", suffixes_of
        )
        self._sources = self._collected(
            "source of surveys at", "arbeidsmiljo_survey_sources", vendors_of_source
        )

    @classmethod
    def load(cls) -> Self:
        """Find the plug-ins that are installed.

        Returns:
            The façade; plug-ins that could not be used are told in `problems`.
        """
        modules: dict[str, object] = {}
        problems: list[str] = []
        for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
            try:
                _load(modules, entry)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - the rest must work
                problems.append(f"plug-in {entry.name!r} ({entry.value}) cannot be used: {error!r}")
        self = cls(modules)
        self.problems[:0] = problems
        return self

    def _register(self, name: str, module: object) -> None:
        try:
            self._manager.register(module, name=name)
            self._manager.check_pending()
        except Exception as error:  # noqa: BLE001 - likewise
            self.problems.append(f"plug-in {name!r} cannot be used: {error}")
            if self._manager.has_plugin(name):
                self._manager.unregister(name=name)

    def _collected(
        self, noun: str, hook: str, names_of: Callable[[_Thing], Iterable[str]]
    ) -> Mapping[str, _Thing]:
        found: dict[str, _Thing] = {}
        owner: dict[str, str] = {}
        for name, implementation in self._implementations(hook):
            try:
                given = _something(cast("Sequence[Sequence[_Thing]]", implementation()))
                named = [(key, one) for things in given for one in things for key in names_of(one)]
            except Exception as error:  # noqa: BLE001 - likewise
                self.problems.append(f"plug-in {name!r} fails in {hook}: {error!r}")
                continue
            for key, thing in named:
                if key in found:
                    message = (
                        f"{noun} {key!r} is claimed by plug-ins {owner[key]!r} and {name!r}; "
                        "uninstall one of them"
                    )
                    raise PluginError(message)
                found[key], owner[key] = thing, name
        return dict(sorted(found.items()))

    def _implementations(self, hook: str) -> list[tuple[str, Callable[..., object]]]:
        """Give what calls the hook of each plug-in alone, sorted by the plug-ins' names."""
        caller: pluggy.HookCaller = getattr(self._manager.hook, hook)
        plugins = {one.plugin_name: one.plugin for one in caller.get_hookimpls()}
        return [
            (
                name,
                self._manager.subset_hook_caller(
                    hook, [other for key, other in plugins.items() if key != name]
                ),
            )
            for name in sorted(plugins)
        ]

    @property
    def names(self) -> tuple[str, ...]:
        """The plug-ins in use, sorted."""
        return tuple(sorted(name for name, _ in self._manager.list_name_plugin()))

    @property
    def methods(self) -> tuple[Method, ...]:
        """Every method, by key and edition."""
        return tuple(self._methods.values())

    def method(self, key: str, edition: str | None = None) -> Method:
        """Give a method, the newest edition where none is named.

        Raises:
            NotFoundError: There is none of that key, or not in that edition.
        """
        found = [one for one in self.methods if one.key == key and edition in (None, one.edition)]
        if not found:
            wanted = key if edition is None else f"{key} of {edition}"
            raise NotFoundError("method", wanted, self._methods)
        return max(found, key=lambda one: one.published or date.min)

    @property
    def payloads(self) -> tuple[type[MethodPayload], ...]:
        """Every payload class that a method has registered, by activity."""
        return self._payloads

    @property
    def engines(self) -> Mapping[str, TemplateEngine]:
        """Suffix to the engine that opens it."""
        return self._engines

    @property
    def store_openers(self) -> Mapping[str, StoreOpener]:
        """Scheme of a URL to what opens such a store."""
        return self._stores

    @property
    def results_formats(self) -> Mapping[str, ResultsFormat]:
        """Suffix to the format that reads results from such a file."""
        return self._formats

    @property
    def table_formats(self) -> Mapping[str, TableFormat]:
        """Suffix to the format that reads tables from such a file."""
        return self._tables

    @property
    def counts_engine(self) -> CountsEngine:
        """What counts answers: the first by name of those that are installed, or the core's own."""
        return next((engine for _, engine in self._counts.values()), leaf_counts)

    @property
    def counts_openers(self) -> Mapping[str, CountsSourceOpener]:
        """Kind of database to what counts answers that lie in one."""
        return self._counts_sources

    @property
    def item_results_engine(self) -> ItemResultsEngine:
        """What adds up counts: the first by name of those installed, or the core's own."""
        return next((engine for _, engine in self._item_results.values()), item_results)

    @property
    def suppression_engine(self) -> SuppressionEngine:
        """What finds what may be shown: the first by name of those installed, or the core's own."""
        return next((engine for _, engine in self._suppression.values()), largest_safe_of_each)

    @property
    def source_openers(self) -> Mapping[str, SourceOpener]:
        """Vendor to what opens surveys that lie there."""
        return self._sources

    def open_template(
        self, path: str | Path, *, near: bool = False, layouts: bool = False
    ) -> Template:
        """Open a template from a file.

        Args:
            path: A file whose suffix some engine opens.
            near: Whether what is nearly yellow is a field too.
            layouts: Whether layouts and masters, which all slides share, have fields.

        Raises:
            NotFoundError: There is no such file, or no engine for its suffix.
            TemplateError: It is not a template.
        """
        file = Path(path)
        engine = self.engines.get(file.suffix.lower())
        if engine is None:
            raise NotFoundError("template engine for", file.suffix or file.name, self.engines)
        try:
            data = file.read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError("file", str(path)) from error
        except OSError as error:
            message = f"{path}: cannot be read ({error.strerror}); check the file and its rights"
            raise TemplateError(message) from error
        return engine.open(data, name=file.name, near=near, layouts=layouts)

    def open_store(self, url: str, *, create: bool = False) -> Store:
        """Open a store by its URL, for journals of all methods that are installed.

        Args:
            url: Such as `sqlite:///prosess.db`.
            create: Whether to make one where there is none.

        Raises:
            NotFoundError: No plug-in opens such a URL, or there is no such store.
            StoreError: It cannot be opened.
        """
        scheme = url.partition(":")[0]
        opener = self._stores.get(scheme)
        if opener is None:
            raise NotFoundError("kind of store", scheme, self._stores)
        return opener.open(url, create=create, payloads=self.payloads)

    def open_source(self, url: str, *, secrets: Secrets, seconds: float = SECONDS) -> SurveySource:
        """Open a survey at a vendor by its URL.

        Args:
            url: Such as `limesurvey+https://svar.example.no/?survey=424242`, without any secret.
            secrets: Gives what the vendor asks for, such as a password, when it is needed.
            seconds: How long the vendor may keep silent.

        Raises:
            InvalidInputError: It is no such URL, has a secret in it, or lacks something.
            NotFoundError: No plug-in knows the vendor.
            SourceError: A secret is not known, or the vendor cannot be asked.
        """
        address = SurveyAddress.parse(url)
        opener = self._sources.get(address.vendor)
        if opener is None:
            raise NotFoundError("source of surveys at", address.vendor, self._sources)
        check_options(address, address.options, opener.options, needed=opener.needed)
        return opener.open(address, secrets=secrets, seconds=seconds)

    def open_counts(self, url: str, *, secrets: Secrets, seconds: float = SECONDS) -> CountsSource:
        """Open a database in which answers lie and can be counted, by its URL.

        Args:
            url: Such as `duckdb:///svar.duckdb?table=svar`, without any secret.
            secrets: Gives what the database asks for, such as a password, when it is needed.
            seconds: How long connecting may take.

        Raises:
            InvalidInputError: It is no such URL, has a secret in it, or lacks something.
            NotFoundError: No plug-in knows the kind of database.
            SourceError: A secret is not known, or the database cannot be asked.
        """
        address = DatabaseAddress.parse(url)
        opener = self._counts_sources.get(address.vendor)
        if opener is None:
            raise NotFoundError(
                "counting in databases of kind", address.vendor, self.counts_openers
            )
        check_options(address, address.options, OPTIONS, needed="table=svar")
        return opener.open(address, secrets=secrets, seconds=seconds)

    def results_format(self, suffix: str) -> ResultsFormat:
        """Give the format that reads results from files with a suffix.

        Raises:
            NotFoundError: There is none.
        """
        found = self._formats.get(suffix.lower())
        if found is None:
            raise NotFoundError("results format for", suffix, self._formats)
        return found

    def table_format(self, suffix: str) -> TableFormat:
        """Give the format that reads tables from files with a suffix.

        Raises:
            NotFoundError: There is none.
        """
        found = self._tables.get(suffix.lower())
        if found is None:
            raise NotFoundError("table format for", suffix, self._tables)
        return found

    def calendar(self, country: str) -> WorkingCalendar:
        """Give a country's working days; Monday to Friday where no plug-in knows the country.

        A plug-in that fails is told of in `problems`.

        Args:
            country: Two letters, such as `NO`.
        """
        for name, implementation in self._implementations("arbeidsmiljo_working_calendar"):
            try:
                calendar = cast("WorkingCalendar | None", implementation(country=country))
            except Exception as error:  # noqa: BLE001 - a broken plug-in must not break the rest
                problem = f"plug-in {name!r} fails for country {country!r}: {error!r}"
                if problem not in self.problems:
                    self.problems.append(problem)
                continue
            if calendar is not None:
                return calendar
        return WeekdayCalendar()


def _something(given: Sequence[Sequence[_Thing]]) -> Sequence[Sequence[_Thing]]:
    """Refuse what a hook gave if that is nothing at all, which is not an empty list."""
    if not given:
        message = "gives nothing where a list is asked for"
        raise TypeError(message)
    return given


def _load(modules: dict[str, object], entry: EntryPoint) -> None:
    if entry.name in modules:
        message = "another plug-in has the same name"
        raise PluginError(message)
    modules[entry.name] = entry.load()
