"""Plug-ins: found, put together, and reported where they are broken."""

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import NotFoundError, PluginError, TemplateError
from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.method_payloads import MethodPayload, PayloadClasses
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_payloads import TalkOffered, WorkshopHeld
from tests.core.plain_text import PlainText, PlainTextTemplate


def plug_in(**hooks: Callable[..., object]) -> ModuleType:
    """Make a plug-in as it is written: a module with functions that are hooks."""
    module = ModuleType("a_plug_in")
    for name, function in hooks.items():
        setattr(module, name, hookimpl(function))
    return module


@frozen
class Engine(PlainText):
    """An engine for files of some suffixes."""

    opens: frozenset[str]

    @property
    def suffixes(self) -> frozenset[str]:
        """The suffixes."""
        return self.opens


@frozen
class Opener:
    """Opens stores in memory."""

    schemes: frozenset[str]

    def open(self, url: str, *, create: bool, payloads: PayloadClasses = ()) -> Store:
        """Open an empty store where one may be made."""
        del payloads
        if not create:
            raise NotFoundError("store", url)
        return MemoryStore()


@frozen
class Format:
    """A format in which there are never any results."""

    suffixes: frozenset[str]

    def read(
        self,
        data: bytes,
        *,
        name: str,
        round_id: str,
        organisation: Organisation,
        questionnaire: Questionnaire,
    ) -> Results:
        """Read nothing."""
        raise NotImplementedError

    def template(
        self, *, organisation: Organisation, questionnaire: Questionnaire, language: str
    ) -> bytes:
        """Make an empty file."""
        del organisation, questionnaire, language
        return b""


@frozen
class NeverWorking:
    """A calendar of a place where nobody works."""

    country: str

    def is_working_day(self, day: date) -> bool:
        """Say no."""
        del day
        return False


def edition(year: str) -> Method:
    """Make an edition of the example method."""
    return evolve(example_method(), edition=year, published=date(int(year), 1, 1))


def engines(opens: Iterable[str]) -> Callable[[], Sequence[Engine]]:
    """Make a hook that brings an engine for each of some suffixes."""
    return lambda: [Engine(frozenset({suffix})) for suffix in opens]


KINDS: Mapping[str, Callable[[str], Callable[[], object]]] = {
    "arbeidsmiljo_methods": lambda name: lambda: [edition(name)],
    "arbeidsmiljo_template_engines": lambda name: engines([f".{name}"]),
    "arbeidsmiljo_stores": lambda name: lambda: [Opener(frozenset({name}))],
    "arbeidsmiljo_results_formats": lambda name: lambda: [Format(frozenset({f".{name}"}))],
}

names = st.text("abcdefgh", min_size=1, max_size=4)
suffixes = names.map(".{}".format)


@given(st.dictionaries(names, st.frozensets(suffixes, max_size=3), max_size=5))
def test_what_plug_ins_bring_is_put_together_and_sorted(
    brought: dict[str, frozenset[str]],
) -> None:
    """The order in which plug-ins are named, or things brought, makes no difference."""
    claimed: set[str] = set()
    modules: dict[str, object] = {}
    for name, opens in sorted(brought.items()):
        free = opens - claimed
        claimed |= free
        modules[name] = plug_in(arbeidsmiljo_template_engines=engines(free))
    turned = dict(reversed(modules.items()))
    for plugins in (Plugins(modules), Plugins(turned)):
        assert plugins.names == tuple(sorted(modules))
        assert list(plugins.engines) == sorted(claimed)
        assert all(suffix in engine.suffixes for suffix, engine in plugins.engines.items())
        assert plugins.problems == []


@pytest.mark.parametrize("hook", KINDS)
def test_two_plug_ins_that_claim_the_same_are_refused(hook: str) -> None:
    """The refusal names what is claimed, both that claim it, and what to do."""
    modules = {name: plug_in(**{hook: KINDS[hook]("2025")}) for name in ("min", "din")}
    with pytest.raises(PluginError) as caught:
        Plugins(modules)
    assert "2025" in str(caught.value)
    assert str(caught.value).endswith(
        "is claimed by plug-ins 'din' and 'min'; uninstall one of them"
    )


@pytest.mark.parametrize("hook", KINDS)
def test_plug_ins_that_claim_different_things_live_side_by_side(hook: str) -> None:
    """Two editions, suffixes or schemes of one kind are no conflict."""
    modules = {year: plug_in(**{hook: KINDS[hook](year)}) for year in ("2024", "2025")}
    assert Plugins(modules).problems == []


def _failing() -> Sequence[object]:
    raise RuntimeError("det gikk ikke")


def _asking_too_much(country: str, more: str) -> None:
    """Take an argument that the hook does not give."""


BROKEN: Mapping[str, tuple[Callable[[], ModuleType], str]] = {
    "a hook that fails": (
        lambda: plug_in(arbeidsmiljo_methods=_failing),
        r"fails in arbeidsmiljo_methods: RuntimeError\('det gikk ikke'\)",
    ),
    "a hook that gives nothing": (
        lambda: plug_in(arbeidsmiljo_stores=lambda: None),
        "fails in arbeidsmiljo_stores: TypeError",
    ),
    "a hook that gives something else": (
        lambda: plug_in(arbeidsmiljo_template_engines=lambda: ["docx"]),
        "fails in arbeidsmiljo_template_engines: AttributeError",
    ),
    "a hook that asks for what is not given": (
        lambda: plug_in(arbeidsmiljo_working_calendar=_asking_too_much),
        "cannot be used: .*more",
    ),
    "a hook that does not exist": (
        lambda: plug_in(arbeidsmiljo_metods=engines([])),
        "cannot be used: unknown hook 'arbeidsmiljo_metods'",
    ),
}


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(sorted(BROKEN))),
    st.frozensets(st.sampled_from("ghijkl")),
)
def test_a_broken_plug_in_is_reported_and_the_rest_works(
    broken: dict[str, str], sound: frozenset[str]
) -> None:
    """There is one problem for each broken plug-in, by name, and all sound ones are in use."""
    modules: dict[str, object] = {name: BROKEN[kind][0]() for name, kind in broken.items()}
    for name in sound:
        modules[name] = plug_in(arbeidsmiljo_template_engines=engines([f".{name}"]))
    plugins = Plugins(modules)
    assert list(plugins.engines) == sorted(f".{name}" for name in sound)
    assert set(sound) <= set(plugins.names)
    told = sorted(problem.split("'")[1] for problem in plugins.problems)
    assert told == sorted(broken)


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_told(kind: str) -> None:
    """Whoever wrote the plug-in learns what to look for."""
    make, words = BROKEN[kind]
    (problem,) = Plugins({"knust": make()}).problems
    assert problem.startswith("plug-in 'knust' ")
    assert re.search(words, problem, re.DOTALL)


def test_a_plug_in_with_a_misspelt_hook_is_not_used_at_all() -> None:
    """Half a plug-in would look like a whole one."""
    plugins = Plugins(
        {
            "halv": plug_in(
                arbeidsmiljo_metods=engines([]),
                arbeidsmiljo_template_engines=lambda: [PlainText()],
            )
        }
    )
    assert plugins.names == ()
    assert plugins.engines == {}


def test_one_plug_in_under_two_names_is_reported() -> None:
    """It would otherwise claim everything twice."""
    module = plug_in(arbeidsmiljo_template_engines=lambda: [PlainText()])
    plugins = Plugins({"b": module, "a": module})
    assert plugins.names == ("a",)
    (problem,) = plugins.problems
    assert problem.startswith("plug-in 'b' cannot be used: ")
    assert list(plugins.engines) == [".txt"]


@given(st.frozensets(st.integers(2000, 2030), min_size=1, max_size=4), st.integers(1999, 2031))
def test_the_newest_edition_is_given_unless_one_is_named(years: frozenset[int], year: int) -> None:
    """A process that was started with an older edition finds it beside the newer."""
    plugins = Plugins({"alle": plug_in(arbeidsmiljo_methods=lambda: map(edition, map(str, years)))})
    assert [one.edition for one in plugins.methods] == sorted(map(str, years))
    assert plugins.method("example").edition == str(max(years))
    if year in years:
        assert plugins.method("example", str(year)).edition == str(year)
    else:
        with pytest.raises(NotFoundError) as caught:
            plugins.method("example", str(year))
        assert caught.value.name == f"example of {year}"
        assert caught.value.known == tuple(f"example of {one}" for one in sorted(years))
    with pytest.raises(NotFoundError, match="there is no method 'must'"):
        plugins.method("must")


PLUGINS = Plugins(
    {
        "tekst": plug_in(
            arbeidsmiljo_template_engines=lambda: [PlainText()],
            arbeidsmiljo_stores=lambda: [Opener(frozenset({"memory"}))],
            arbeidsmiljo_results_formats=lambda: [Format(frozenset({".csv"}))],
        )
    }
)


@pytest.mark.parametrize("name", ["mal.txt", "MAL.TXT", "mal.v2.Txt"])
def test_a_template_is_opened_by_the_suffix_of_its_file(tmp_path: Path, name: str) -> None:
    """Capitals and further dots make no difference, and the path may be text."""
    file = tmp_path / name
    file.write_text("Kjære ==navn==", "utf-8")
    for path in (file, str(file)):
        template = PLUGINS.open_template(path)
        assert isinstance(template, PlainTextTemplate)
        assert template.name == name
        assert [place.prompt for place in template.fields] == ["navn"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mal.odt", r"there is no template engine for '\.odt'; known: \.txt"),
        ("mal", r"there is no template engine for 'mal'; known: \.txt"),
        (".txt", r"there is no template engine for '\.txt'; known: \.txt"),
        ("borte.txt", r"there is no file '.*borte\.txt'"),
    ],
)
def test_a_template_that_is_not_there_or_that_nobody_opens_is_not_found(
    tmp_path: Path, name: str, words: str
) -> None:
    """The message names the file, or the suffixes that can be opened."""
    if "borte" not in name:
        (tmp_path / name).write_text("", "utf-8")
    with pytest.raises(NotFoundError, match=words):
        PLUGINS.open_template(tmp_path / name)


def test_what_is_no_template_is_told_apart_from_what_is_not_there(tmp_path: Path) -> None:
    """A folder, or a file that its engine cannot make sense of, is not a template."""
    (tmp_path / "mappe.txt").mkdir()
    with pytest.raises(TemplateError, match=r"mappe\.txt: cannot be read \(.*\); check the file"):
        PLUGINS.open_template(tmp_path / "mappe.txt")
    (tmp_path / "bilde.txt").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(TemplateError, match=r"bilde\.txt: is not a text file"):
        PLUGINS.open_template(tmp_path / "bilde.txt")


def test_a_store_is_opened_by_the_scheme_of_its_url() -> None:
    """Whether one may be made is handed on; an unknown scheme is told with those known."""
    with PLUGINS.open_store("memory://", create=True) as store:
        assert store.journals.processes() == ()
    with pytest.raises(NotFoundError, match="there is no store 'memory://'"):
        PLUGINS.open_store("memory://")
    for url in ("sqlite:///prosess.db", "prosess.db", ""):
        with pytest.raises(NotFoundError, match=r"there is no kind of store .*; known: memory"):
            PLUGINS.open_store(url)


def test_a_store_is_opened_for_the_payloads_of_all_methods() -> None:
    """Each class is given once, however many editions have registered it, by activity."""
    given: list[tuple[type[MethodPayload], ...]] = []

    class Asking(Opener):
        def open(self, url: str, *, create: bool, payloads: PayloadClasses = ()) -> Store:
            given.append(tuple(payloads))
            return super().open(url, create=create)

    plugins = Plugins(
        {
            "metode": plug_in(arbeidsmiljo_methods=lambda: [edition("2025"), edition("2026")]),
            "lager": plug_in(arbeidsmiljo_stores=lambda: [Asking(frozenset({"asking"}))]),
        }
    )
    plugins.open_store("asking://", create=True).close()
    assert given == [(TalkOffered, WorkshopHeld)] == [plugins.payloads]


def test_two_editions_mean_one_thing_by_one_activity() -> None:
    """Otherwise nobody could tell which of them a journal speaks of."""

    @frozen(kw_only=True)
    class OtherTalk(MethodPayload):
        activity: ClassVar[str] = TalkOffered.activity
        label: ClassVar[Text] = TalkOffered.label

    without = evolve(example_method(), rules=())
    older = evolve(without, edition="2025", payloads=(OtherTalk,))
    with pytest.raises(PluginError) as caught:
        Plugins({"begge": plug_in(arbeidsmiljo_methods=lambda: [without, older])})
    assert str(caught.value).startswith(
        "activity 'example:talk-offered' is one class in example of 2025 and another in example of "
        "2026; let both register one class"
    )


def test_a_results_format_is_found_by_suffix() -> None:
    """Capitals make no difference; an unknown suffix is told with those known."""
    assert PLUGINS.results_format(".CSV").suffixes == {".csv"}
    with pytest.raises(NotFoundError, match=r"no results format for '\.sav'; known: \.csv"):
        PLUGINS.results_format(".sav")


@given(st.dictionaries(names, st.sampled_from(["NO", "DK", "feil"]), max_size=5))
def test_a_country_s_calendar_is_the_first_that_somebody_has(brought: dict[str, str]) -> None:
    """Plug-ins are asked by name; one that fails is reported, and the next is asked."""

    def asked(knows: str) -> Callable[[str], object]:
        def answer(country: str) -> object:
            if knows == "feil":
                raise LookupError(country)
            return NeverWorking(knows) if country == knows else None

        return answer

    plugins = Plugins(
        {
            name: plug_in(arbeidsmiljo_working_calendar=asked(knows))
            for name, knows in brought.items()
        }
    )
    known = "NO" in brought.values()
    assert plugins.calendar("NO") == (NeverWorking("NO") if known else WeekdayCalendar())
    before = [
        name
        for name in sorted(brought)
        if not any(brought[earlier] == "NO" for earlier in brought if earlier < name)
    ]
    assert plugins.problems == [
        f"plug-in {name!r} fails for country 'NO': LookupError('NO')"
        for name in before
        if brought[name] == "feil"
    ]


def test_a_hook_need_not_take_what_it_has_no_use_for() -> None:
    """A plug-in that has one calendar for every country leaves the country out."""
    plugins = Plugins(
        {"overalt": plug_in(arbeidsmiljo_working_calendar=lambda: NeverWorking("alle"))}
    )
    assert plugins.calendar("NO") == NeverWorking("alle")
    assert plugins.problems == []


def _installed(place: Path, distribution: str, entry: str, code: str | None) -> None:
    """Install a distribution as an installer does: metadata, an entry point and a module."""
    metadata = place / f"{distribution}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n", "utf-8"
    )
    (metadata / "entry_points.txt").write_text(
        f"[arbeidsmiljo]\n{entry} = {distribution}_plugin\n", "utf-8"
    )
    if code is not None:
        (place / f"{distribution}_plugin.py").write_text(code, "utf-8")


SOUND = """
from arbeidsmiljo.hookspecs import hookimpl
from tests.core.test_plugins import Engine


@hookimpl
def arbeidsmiljo_template_engines():
    return [Engine(frozenset({".oving"}))]
"""


def test_installed_plug_ins_are_found_and_broken_ones_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entry points name them; one that cannot be imported does not keep the others out."""
    _installed(tmp_path, "oving_hel", "oving-hel", SOUND)
    _installed(tmp_path, "oving_knust", "oving-knust", "raise RuntimeError('knust')")
    _installed(tmp_path, "oving_borte", "oving-borte", None)
    _installed(tmp_path, "oving_igjen", "oving-hel", "")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    importlib.invalidate_caches()
    plugins = Plugins.load()
    assert "oving-hel" in plugins.names
    assert plugins.engines[".oving"].suffixes == {".oving"}
    told = {problem.split("'")[1]: problem for problem in plugins.problems if "'oving-" in problem}
    assert sorted(told) == ["oving-borte", "oving-hel", "oving-knust"]
    assert "(oving_borte_plugin) cannot be used: ModuleNotFoundError" in told["oving-borte"]
    assert "cannot be used: RuntimeError('knust')" in told["oving-knust"]
    assert "another plug-in has the same name" in told["oving-hel"]


def test_with_no_plug_ins_there_is_nothing_and_everything_says_so() -> None:
    """The core alone has a calendar of weekdays, and no method, engine, store or format."""
    plugins = Plugins({})
    assert (plugins.names, plugins.methods, plugins.problems) == ((), (), [])
    assert plugins.engines == {}
    assert plugins.calendar("NO") == WeekdayCalendar()
