"""The file that says which columns of an export are what."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import answers_mapping_from_toml, answers_mapping_skeleton
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import ItemKey
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.answers_mapping import AnswersMapping, LeaderColumn
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.tables import Cell, Column, Table
from tests.core.survey.test_answers_table import ORGANISATION, QUESTIONNAIRE, RO

FILE = """\
unit = "Enhet"
missing = ["99", "Vet ikke"]
[leader]
column = "Leder"
answer = "Ja"
[scale]
lowest = 1
highest = 5
[[item]]
column = "K01"
factor = "ro"
label = "Jeg har ro"
[[item]]
column = "K02"
key = "uro"
factor = "ro"
reversed = true
lowest = 0
highest = 10
[answers]
"Helt uenig" = 1
[units]
"Vaktseksjonen" = "101"
"""


def mapping(text: str) -> AnswersMapping:
    """Read a file."""
    return answers_mapping_from_toml(
        text, source="kolonner.toml", questionnaire=QUESTIONNAIRE, language="nb"
    )


def test_what_a_file_says() -> None:
    """Columns, scales, answers and units are read as they are written."""
    read = mapping(FILE)
    assert read.unit == "Enhet"
    assert read.missing == ("99", "Vet ikke")
    assert read.leader == LeaderColumn(column="Leder", answer="Ja")
    assert [(one.column, one.item.key, one.item.is_reversed) for one in read.items] == [
        ("K01", "K01", False),
        ("K02", "uro", True),
    ]
    assert [(one.item.scale.minimum, one.item.scale.maximum) for one in read.items] == [
        (1, 5),
        (0, 10),
    ]
    assert dict(read.answers) == {"Helt uenig": 1}
    assert dict(read.units) == {"Vaktseksjonen": "101"}


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Factors, scales and columns that do not fit are told together, with the factors there are."""
    with pytest.raises(InvalidInputError) as caught:
        mapping(
            'unit = "K01"\n[[item]]\ncolumn = "K01"\nfactor = "borte"\nlowest = 1\nhighest = 5\n'
            '[[item]]\ncolumn = "K02"\nfactor = "ro"\n'
        )
    assert [one.where for one in caught.value.problems] == [
        "item 2",
        "item 'K01'",
        "column 'K01'",
    ]
    assert caught.value.hint == "Factors that are measured: ro."


def test_a_key_that_does_not_belong() -> None:
    """A key that is misspelt is named."""
    with pytest.raises(InvalidInputError, match=r"item 1, faktor: is not a key"):
        mapping('unit = "E"\n[[item]]\ncolumn = "K"\nfactor = "ro"\nfaktor = "ro"\n')


def test_what_else_is_wrong_is_told_beside_what_cannot_be_read() -> None:
    """Keys and values that do not belong keep nothing else from being looked at."""
    with pytest.raises(InvalidInputError) as caught:
        mapping(
            'unit = "Enhet"\n[scale]\nlowest = 5\nhighest = 1\nmiddle = 3\n'
            '[[item]]\ncolumn = "K01"\nfactor = "borte"\n'
            '[[item]]\ncolumn = "K01"\nfactor = "ro"\nfoo = 1\n'
            '[[item]]\nfactor = "ro"\n'
            '[[item]]\ncolumn = "Enhet"\nfactor = "ro"\nreversed = "ja"\n'
            "[answers]\nEnig = 9\n"
        )
    assert [(one.where, one.what.partition(";")[0]) for one in caught.value.problems] == [
        ("item 2, foo", "is not a key that belongs here"),
        ("item 3, column", "is missing"),
        ("item 4, reversed", "is text"),
        ("scale, middle", "is not a key that belongs here"),
        ("item 'K01'", "is there twice"),
        ("item 'K01'", "needs a scale from one whole number to a higher one"),
        ("item 'K01'", "measures 'borte', which is no factor"),
        ("item 'K01'", "needs a scale from one whole number to a higher one"),
        ("column 'Enhet'", "is used twice"),
        ("column 'K01'", "is used twice"),
    ]
    assert caught.value.hint == "Factors that are measured: ro."


@pytest.mark.parametrize(
    ("broken", "places"),
    [
        ('lowest = "en"\nhighest = 5', ["scale, lowest"]),
        ("highest = 5", ["scale, lowest"]),
        ("lowest = 1\nhighest = 5", []),
    ],
)
def test_what_cannot_be_read_is_not_missing_as_well(broken: str, places: list[str]) -> None:
    """A scale that cannot be read is no reason to say that items have none, or answers no place."""
    text = FILE.replace("lowest = 1\nhighest = 5", broken, 1) + "foo = 1\n"
    with pytest.raises(InvalidInputError) as caught:
        mapping(text)
    assert {one.where for one in caught.value.problems} == {*places, "units, 'foo'"}


COLUMNS: Mapping[str, Sequence[Cell]] = {
    "id": [str(number) for number in range(12)],
    "tid": [f"2026-01-{number:02}" for number in range(1, 13)],
    "Enhet": ["t", "drift", "101"] * 4,
    "K01": ["1", "2", "4", ""] * 3,
    "K02": ["0", "7", "3", "9"] * 3,
    "K04": ["2", "3", "5", "3"] * 3,
    "K03": ["Uenig", "Enig", "Enig", None] * 3,
    "Fritekst": [f"Jeg mener at {number}" for number in range(12)],
    "Blandet": ["1", "kanskje"] * 6,
}


def skeleton(columns: Mapping[str, Sequence[Cell]]) -> str:
    """Make the skeleton of an export."""
    made = Table(columns=tuple(Column(heading=key, cells=one) for key, one in columns.items()))
    return answers_mapping_skeleton([made], ORGANISATION, QUESTIONNAIRE, "nb")


def test_the_skeleton_says_what_an_export_tells() -> None:
    """Unit and items are found by what stands in their columns; what tells of one person is not."""
    text = skeleton(COLUMNS)
    found = tomllib.loads(text)
    assert found["unit"] == "Enhet"
    assert found["item"] == [
        {"column": "K01", "factor": "", "lowest": 1, "highest": 5},
        {"column": "K02", "factor": "", "lowest": 0, "highest": 10},
        {"column": "K04", "factor": "", "lowest": 1, "highest": 5},
        {"column": "K03", "factor": ""},
    ]
    assert '# "Uenig" = ' in text
    for heading in ("id", "tid", "Fritekst", "Blandet"):
        assert f"\n#   {heading}\n" in text
    assert "Jeg mener" not in text


def test_the_skeleton_knows_what_the_file_knows() -> None:
    """Labels of questions and values, which some exports carry, are used."""
    unit = Column(heading="q1", cells=("t", "drift"))
    column = Column(
        heading="q7", cells=(1.0, 5.0), label="Har du ro?", value_labels={1.0: "Nei", 5.0: "Ja"}
    )
    table = Table(columns=(unit, column))
    text = answers_mapping_skeleton([table], ORGANISATION, QUESTIONNAIRE, "nb")
    assert "# Har du ro?\n[[item]]" in text
    assert tomllib.loads(text)["item"] == [
        {"column": "q7", "factor": "", "lowest": 1, "highest": 5}
    ]


KNOWN = evolve(
    QUESTIONNAIRE,
    items=(
        Item(
            key=ItemKey("r1"),
            factor=RO,
            scale=Scale(minimum=0, maximum=3),
            label=Text({"nb": "Jeg har ro", "da": "Jeg har ro på"}),
            answers=tuple(Text({"nb": f"nivå {n}", "da": f"niveau {n}"}) for n in range(4)),
        ),
        Item(
            key=ItemKey("r2"),
            factor=RO,
            scale=Scale(minimum=1, maximum=7),
            is_reversed=True,
            label=Text({"nb": "Jeg har uro"}),
        ),
        Item(key=ItemKey("jeg har ro"), factor=RO, scale=Scale(minimum=1, maximum=2)),
    ),
)


@given(
    st.lists(
        st.sampled_from(
            [
                ("R1", "", "r1"),
                ("q5", "Jeg har ro på", "r1"),
                ("Jeg  har RO på", "", "r1"),
                ("r2", "Jeg har ro", "r2"),
                ("v_9", "jeg har uro", "r2"),
                ("Jeg har ro", "", "jeg har ro"),
            ]
        ),
        unique_by=lambda one: one[2],
        min_size=1,
    )
)
def test_columns_are_found_by_code_and_by_label(told: list[tuple[str, str, str]]) -> None:
    """An export whose codes or labels are the questionnaire's needs no word of anybody.

    Codes go before labels, and what the questionnaire says of an item holds.
    """
    unit = Column(heading="Enhet", cells=("t", "drift"))
    columns = [Column(heading=name, label=label, cells=("1", None)) for name, label, _ in told]
    table = Table(columns=(unit, *columns))
    made = answers_mapping_skeleton([table], ORGANISATION, KNOWN, "nb")
    read = answers_mapping_from_toml(made, source="k.toml", questionnaire=KNOWN, language="nb")
    assert read.unit == "Enhet"
    assert [(one.column, one.item) for one in read.items] == [
        (name, KNOWN.item(ItemKey(key))) for name, _, key in told
    ]


def test_a_known_item_stands_once() -> None:
    """Where one column is an item by its code and another by its label, the code's is taken."""
    label = Column(heading="Jeg har ro på", cells=("1", "2"))
    code = Column(heading="r1", cells=("1", "2"))
    again = Column(heading="q9", label="jeg har uro", cells=("1", "2"))
    first = Column(heading="q8", label="jeg har uro", cells=("1", "2"))
    unit = Column(heading="Enhet", cells=("t", "drift"))
    table = Table(columns=(unit, label, code, first, again))
    made = tomllib.loads(answers_mapping_skeleton([table], ORGANISATION, KNOWN, "nb"))
    assert made["item"] == [{"column": "r1"}, {"column": "q8", "key": "r2"}]


def test_a_known_item_whose_answers_nobody_knows() -> None:
    """Where the questionnaire does not say what answers in words mean, people are asked."""
    unit = Column(heading="Enhet", cells=("t", "drift") * 4)
    known = Column(heading="r1", cells=("nivå 1", "nivå 2") * 4)
    unknown = Column(heading="r2", cells=("Aldri", "Alltid") * 4)
    table = Table(columns=(unit, known, unknown))
    made = answers_mapping_skeleton([table], ORGANISATION, KNOWN, "nb")
    assert '# "Aldri" = ' in made
    assert "nivå" not in made


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Kommentar", ("Bra", "Dårlig")),
        ("K01", ("Ring Kari 90 00 00 00", "Nei")),
        ("K01", ("kari@eksempel.no", "Nei")),
        (
            "K01",
            ("Jeg skulle ønske at lederen min hadde mer tid til oss, særlig om kvelden", "Nei"),
        ),
    ],
)
def test_what_people_wrote_is_no_answer_to_choose(heading: str, texts: tuple[str, str]) -> None:
    """A column of comments is no item, and nothing of it is repeated, however few there are."""
    rated = ["1", "2"] * 8
    made = skeleton({"Enhet": ["t", "drift"] * 8, "K09": rated, heading: [*texts] * 8})
    assert [one["column"] for one in tomllib.loads(made)["item"]] == ["K09"]
    assert not any(text in made for text in texts)


def test_a_label_of_two_items_is_of_none() -> None:
    """Where two items are called the same, the label says nothing, and people are asked."""
    twice = evolve(
        KNOWN, items=tuple(evolve(one, label=KNOWN.items[1].label) for one in KNOWN.items)
    )
    column = Column(heading="q1", label="Jeg har uro", cells=("1", "2") * 4)
    table = Table(columns=(Column(heading="Enhet", cells=("t", "drift") * 4), column))
    made = answers_mapping_skeleton([table], ORGANISATION, twice, "nb")
    assert tomllib.loads(made)["item"] == [
        {"column": "q1", "factor": "", "lowest": 1, "highest": 3}
    ]


def test_what_is_said_of_a_known_item_goes_first() -> None:
    """A file may say otherwise of an item; with another scale its answers in words mean nothing."""
    read = answers_mapping_from_toml(
        'unit = "E"\n[scale]\nlowest = 1\nhighest = 5\n'
        '[[item]]\ncolumn = "a"\nkey = "r1"\nhighest = 9\nlabel = "Ro?"\n'
        '[[item]]\ncolumn = "b"\nkey = "r2"\nreversed = false\n'
        '[[item]]\ncolumn = "c"\nfactor = "ro"\n',
        source="k.toml",
        questionnaire=KNOWN,
        language="nb",
    )
    first, second, third = (one.item for one in read.items)
    assert (first.scale, first.answers) == (Scale(minimum=0, maximum=9), ())
    assert first.label == Text({"nb": "Ro?"})
    assert second == evolve(KNOWN.items[1], is_reversed=False)
    assert third.scale == Scale(minimum=1, maximum=5)


def test_an_item_that_nobody_knows_needs_a_factor() -> None:
    """Where neither the file nor the questionnaire says what an item measures, it is asked for."""
    with pytest.raises(InvalidInputError) as caught:
        mapping('unit = "E"\n[[item]]\ncolumn = "K"\nlowest = 1\nhighest = 5\n')
    assert str(caught.value.problems[0]).startswith("item 1: measures no factor; say")


@given(st.dictionaries(st.text(min_size=1), st.lists(st.text(), min_size=8, max_size=8)))
def test_the_skeleton_is_always_toml(columns: dict[str, list[str]]) -> None:
    """Whatever stands in an export, its skeleton is TOML that names the columns as they are."""
    try:
        found = tomllib.loads(skeleton({"Enhet": ["t", "drift"] * 4, **columns}))
    except InvalidInputError:
        return  # what it is refused for is tested where that is found out
    assert found["unit"] == "Enhet"
    assert {one["column"] for one in found.get("item", [])} <= set(columns)


def test_no_mapping_is_begun_with_an_export_that_says_nothing() -> None:
    """An export without a table is refused, by its name."""
    with pytest.raises(InvalidInputError, match=r"svar.csv: .*\n.*has nothing in it"):
        answers_mapping_skeleton([], ORGANISATION, QUESTIONNAIRE, "nb", source="svar.csv")


def test_a_place_is_told_in_words_whatever_the_keys_are() -> None:
    """What stands under a text with dots or brackets is told by that text."""
    with pytest.raises(InvalidInputError) as caught:
        mapping(FILE.replace('"Helt uenig" = 1', '"Helt uenig [nei]. " = "1"'))
    (problem,) = caught.value.problems
    assert problem.where == "answers, 'Helt uenig [nei]. '"


def test_factors_are_listed_where_one_is_wrong_and_nowhere_else() -> None:
    """Whoever has another mistake is not told which factors there are."""
    for old, new, hint in (
        ('"ro"', '"uro"', "Factors that are measured: ro."),
        ("highest = 5", "highest = 0", ""),
    ):
        with pytest.raises(InvalidInputError) as caught:
            mapping(FILE.replace(old, new))
        assert caught.value.hint == hint


def test_names_and_answers_that_lead_nowhere() -> None:
    """A unit that the organisation has not, and an answer on no item's scale, are told."""
    with pytest.raises(InvalidInputError) as caught:
        answers_mapping_from_toml(
            FILE.replace('"101"', '"999"').replace('uenig" = 1', 'uenig" = 11'),
            source="kolonner.toml",
            questionnaire=QUESTIONNAIRE,
            language="nb",
            organisation=ORGANISATION,
        )
    assert [one.where for one in caught.value.problems] == [
        "answer 'Helt uenig'",
        "unit 'Vaktseksjonen'",
    ]
