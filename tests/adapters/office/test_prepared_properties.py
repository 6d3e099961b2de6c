"""Properties of documents of prepared templates: whatever a script does to them, they are read."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.adapters.office.prepared_files import (
    Document,
    bookmarks,
    edited,
    prepared,
    remove,
    split_runs,
    xml_of,
)
from tests.adapters.office.word_files import (
    cell,
    paragraph,
    row,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)
from tests.effort import examples

if TYPE_CHECKING:
    from collections.abc import Callable

LETTER = word_file(
    paragraph(run("Gjelder "), yellow("enhet"), run(" fra "), yellow("dato")),
    paragraph(yellow("effekt")),
    paragraph(yellow("begrunnelse")),
    table(
        row(cell(paragraph(run("Leder"))), cell(paragraph(yellow("leder")))),
        text_row("Ombud", "–"),
        columns=2,
    ),
    table(text_row("Tiltak", "Hvem", "Frist"), *[yellow_row("a", "b", "c")] * 2),
    paragraph(run("Slutt")),
)
TEMPLATE = prepared(LETTER)
ROWS = "a-b-c"
COLUMNS = "abc"

words = st.text("abcæøå ogfra.,-", min_size=1, max_size=12).map(lambda text: f"v{text}v")
"""Text that is no prompt, with blanks and the words around fields in it."""
values = st.fixed_dictionaries(
    {
        "enhet": words,
        "dato": words,
        "effekt": st.lists(words, min_size=1, max_size=3),
        "begrunnelse": words,
        "leder": words,
    }
)
records = st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, words)), min_size=1, max_size=5)
fast = settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def folded(text: str) -> str:
    """Fold white space as reading does."""
    return " ".join(text.split())


def rewrite(document: Document) -> None:
    """Write all words around the fields anew."""
    line = document.paragraphs[0]
    line.runs[0].text = "Om: "
    line.runs[2].text = " / "
    for found, title in zip(document.tables[1].rows[0].cells, "123", strict=True):
        found.paragraphs[0].runs[0].text = title


def insert(places: list[int]) -> Callable[[Document], None]:
    """Return an edit that puts paragraphs in, but not between two fields."""

    def change(document: Document) -> None:
        first, second, _, last = document.paragraphs
        for place in places:
            (first, second, last)[place].insert_paragraph_before("Nytt")

    return change


@fast
@given(
    given_=values,
    rows=records,
    is_split=st.booleans(),
    is_rewritten=st.booleans(),
    places=st.lists(st.integers(0, 2), max_size=3),
)
def test_fields_are_read_whatever_is_around_them(
    given_: dict[str, str | list[str]],
    rows: list[dict[str, str]],
    places: list[int],
    *,
    is_split: bool,
    is_rewritten: bool,
) -> None:
    """Runs split, words rewritten and paragraphs put in: every value and row is as it was."""
    changes: list[Callable[[Document], None]] = []
    changes += [rewrite] if is_rewritten else []
    changes += [split_runs] if is_split else []
    # A paragraph that is put in behind one of a value belongs to it: not here.
    several = len(given_["effekt"]) > 1
    changes += [] if several else [insert(places)]
    filled = TEMPLATE.fill({**given_, ROWS: rows}, language="nb").data

    reading = TEMPLATE.read(edited(filled, *changes))

    assert dict(reading.values) == {
        key: "\n".join(map(folded, [value] if isinstance(value, str) else value))
        for key, value in given_.items()
    }
    assert reading.rows[ROWS] == tuple({k: folded(v) for k, v in one.items()} for one in rows)
    assert reading.unmatched == ()


steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "remove", "copy"]), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=6,
)


@fast
@given(rows=records, steps=steps)
def test_rows_are_read_whatever_is_done_with_them(
    rows: list[dict[str, str]], steps: list[tuple[str, int, int]]
) -> None:
    """Rows added, moved, taken out and copied: each that is left is known, the others counted."""
    there: list[tuple[dict[str, str], int | None]] = [
        ({k: folded(v) for k, v in one.items()}, number) for number, one in enumerate(rows, 1)
    ]

    def change(document: Document) -> None:
        plan = document.tables[1]
        for step, first, second in steps:
            if step == "add" or not there:
                added = plan.add_row()
                for found in added.cells:
                    found.text = "ny"
                there.append((dict.fromkeys(COLUMNS, "ny"), None))
                continue
            one = plan.rows[1 + first % len(there)]
            if step == "remove":
                remove(one)
                there.pop(first % len(there))
            elif step == "copy":
                xml_of(one).addnext(deepcopy(xml_of(one)))
                there.insert(first % len(there) + 1, there[first % len(there)])
            else:
                target = xml_of(plan.rows[1 + second % len(there)])
                moved = there.pop(first % len(there))
                if target is not xml_of(one):
                    (target.addprevious if second < first else target.addnext)(xml_of(one))
                place = [id(xml_of(found)) for found in plan.rows].index(id(xml_of(one))) - 1
                there.insert(place, moved)

    filled = TEMPLATE.fill({ROWS: rows}, language="nb").data
    reading = TEMPLATE.read(edited(filled, change))
    seen = set[int]()
    expected = list[int | None]()
    for _, origin in there:
        expected.append(None if origin in seen else origin)
        seen |= set() if origin is None else {origin}

    assert reading.rows[ROWS] == tuple(one for one, _ in there)
    assert reading.origins[ROWS] == tuple(expected)
    assert reading.gone.get(ROWS, 0) == len(rows) - len(seen)


@fast
@given(given_=values, rows=records)
def test_no_two_anchors_are_alike(
    given_: dict[str, str | list[str]], rows: list[dict[str, str]]
) -> None:
    """However often rows and paragraphs repeat, each bookmark has its own name and number."""
    found = bookmarks(TEMPLATE.fill({**given_, ROWS: rows}, language="nb").data)

    assert len({name for _, name in found}) == len({key for key, _ in found}) == len(found)
    assert len(found) == 5 + len(given_["effekt"]) - 1 + 3 * len(rows) + 1
