"""Values of fields from a file: every kind of value, and all that is none at once."""

import json
from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import values_from_json, values_from_toml
from arbeidsmiljo.errors import InvalidInputError, NotFoundError
from arbeidsmiljo.model.charts import Chart, ChartKind, Series
from arbeidsmiljo.model.documents import Picture

TOML = """\
navn = "Seksjon én"
dato = 2026-03-02
antall = 7
andel = 4.5
funn = ["Uklare roller", "God støtte"]
tom = []

[[tiltak]]
hva = "Morgenmøte"
frist = 2026-04-15

[tiltak-graf]
title = "Resultater"
categories = ["Mestring", "Støtte"]
series = [{ name = "Enheten", values = [4.2, 3.9] }]
minimum = 1
"""


def test_every_kind_of_value_is_read() -> None:
    """Text, numbers, days, lists, rows and charts are what fields take."""
    assert values_from_toml(TOML, source="verdier.toml") == {
        "navn": "Seksjon én",
        "dato": date(2026, 3, 2),
        "antall": 7,
        "andel": 4.5,
        "funn": ["Uklare roller", "God støtte"],
        "tom": [],
        "tiltak": [{"hva": "Morgenmøte", "frist": date(2026, 4, 15)}],
        "tiltak-graf": Chart(
            title="Resultater",
            categories=("Mestring", "Støtte"),
            series=(Series(name="Enheten", values=(4.2, 3.9)),),
            minimum=1,
        ),
    }


def test_a_chart_says_what_its_bars_show() -> None:
    """Bars stand beside each other, or are shares of a whole."""
    shares = TOML + 'kind = "shares"\n'
    chart = values_from_toml(shares.replace("minimum = 1\n", ""), source="verdier.toml")
    assert cast("Chart", chart["tiltak-graf"]).kind is ChartKind.SHARES
    with pytest.raises(InvalidInputError, match="kind"):
        values_from_toml(shares.replace("shares", "pie"), source="verdier.toml")


SLIDES = """\
[[tiltak]]
tittel = "Morgenmøte"
mer = ["Hver dag", "Klokken åtte"]
bilde = { picture = "rom.png", alternative = "Rommet" }

[[tiltak.oppgaver]]
hva = "Bestille rom"
frist = 2026-04-15

[[tiltak]]
tittel = "Fadder"
oppgaver = []
"""


def test_slides_hold_every_kind_of_value() -> None:
    """A slide that repeats takes a table for each, with rows and pictures of its own."""
    assert values_from_toml(SLIDES, source="v.toml", read_picture=str.encode) == {
        "tiltak": [
            {
                "tittel": "Morgenmøte",
                "mer": ["Hver dag", "Klokken åtte"],
                "bilde": Picture(data=b"rom.png", alternative="Rommet"),
                "oppgaver": [{"hva": "Bestille rom", "frist": date(2026, 4, 15)}],
            },
            {"tittel": "Fadder", "oppgaver": []},
        ]
    }


def test_what_is_wrong_on_slides_is_told_with_its_place() -> None:
    """In a field, in the cell of a row, in a chart; and slides do not stand on slides."""
    document = {"a": [{"b": None, "c": [{"d": None}], "e": {"title": 3}}, {"f": [{"g": [1]}]}]}
    with pytest.raises(InvalidInputError) as caught:
        values_from_json(json.dumps(document), source="verdier.json")
    told = [one.where for one in caught.value.problems]
    assert told[:2] == ["$.a[0].b", "$.a[0].c[0].d"]
    assert told[-1] == "$.a[1].f[0].g"
    assert all(where.startswith("$.a[0].e") for where in told[2:-1])


_SCALARS = st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
_VALUES = st.one_of(
    _SCALARS,
    st.lists(_SCALARS),
    st.lists(st.dictionaries(st.text(), _SCALARS)),
    st.lists(st.dictionaries(st.text(), st.lists(st.dictionaries(st.text(), _SCALARS)))),
)


@given(st.dictionaries(st.text(), _VALUES))
def test_values_in_json_are_what_they_say(values: dict[str, object]) -> None:
    """What is written as JSON is read as it was."""
    assert values_from_json(json.dumps(values), source="verdier.json") == values


def test_all_that_is_no_value_is_told_at_once() -> None:
    """Each with the place where it stands."""
    text = json.dumps(
        {
            "a": None,
            "b": True,
            "c": [1, [2]],
            "d": [{"x": None}],
            "e": {"title": "", "categories": ["x"], "series": [{"name": "y", "values": []}]},
            "f": {"categories": 3},
        }
    )
    with pytest.raises(InvalidInputError) as caught:
        values_from_json(text, source="verdier.json")
    told = [one.where for one in caught.value.problems]
    assert told[:5] == ["$.a", "$.b", "$.c[1]", "$.d[0].x", "$.e"]
    assert all(where.startswith("$.f") for where in told[5:])
    assert told[5:]


def test_a_picture_is_read_from_the_file_that_is_named() -> None:
    """It comes with what it shows in words, or says that it shows nothing."""
    text = """
    logo = { picture = "bilder/logo.png", alternative = "Logoen" }
    strek = { picture = "strek.png", decorative = true }
    """

    assert values_from_toml(text, source="v.toml", read_picture=str.encode) == {
        "logo": Picture(data=b"bilder/logo.png", alternative="Logoen"),
        "strek": Picture(data=b"strek.png", decorative=True),
    }


def _missing(path: str) -> bytes:
    raise NotFoundError("file", path)


def test_pictures_that_cannot_be_read_are_told_at_once() -> None:
    """Without words, without a file, with a path that is none, and where there is no folder."""
    text = json.dumps(
        {
            "a": {"picture": "finnes.png"},
            "b": {"picture": "mangler.png", "alternative": "x"},
            "c": {"picture": 3, "alternative": "x"},
            "d": {"picture": "finnes.png", "alternative": "x", "size": 3},
        }
    )

    def read(path: str) -> bytes:
        return b"png" if path == "finnes.png" else _missing(path)

    with pytest.raises(InvalidInputError, match=r"mangler\.png") as caught:
        values_from_json(text, source="verdier.json", read_picture=read)
    assert [one.where.partition(".")[2][:1] for one in caught.value.problems] == list("abcd")
    with pytest.raises(InvalidInputError, match="no folder to read it from"):
        values_from_json(text, source="verdier.json")


@pytest.mark.parametrize(
    "text",
    ['{"navn": "Kari", "navn": "Ola"}', '{"tiltak": [{"hva": 1}, {"navn": "a", "navn": "a"}]}'],
)
def test_a_key_that_is_there_twice_is_refused(text: str) -> None:
    """No value is lost because another one has the same key, in a record neither."""
    with pytest.raises(InvalidInputError, match=r"has 'navn' twice in one place; keep one"):
        values_from_json(text, source="verdier.json")


@pytest.mark.parametrize("text", ["[1]", "{", "null", "[" * 100_000])
def test_what_is_no_object_is_refused(text: str) -> None:
    """A file is refused by its name where it holds no fields."""
    with pytest.raises(InvalidInputError, match=r"verdier\.json"):
        values_from_json(text, source="verdier.json")
