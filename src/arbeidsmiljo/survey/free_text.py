"""Free text: what people wrote in their own words, read where somebody asks for it.

It is the enterprise's and nobody's: no unit and no answer is read beside it, each question's texts
come in an order of their own, and of a question on which few wrote nothing is given.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.cell_faults import CellFaults
from arbeidsmiljo.survey.columns_found import CALLED_UNIT
from arbeidsmiljo.survey.hidden_words import HIDDEN, HiddenWords
from arbeidsmiljo.survey.named_columns import column_called, table_with
from arbeidsmiljo.survey.tables import Cell, CellError, Column, Table, folded, text_of

_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_SIGN: Final = re.compile(r"[^\W_]")
_CALLED_PERSON: Final = re.compile(
    r"(?:(?:for|etter|efter|mellom|mellem|first|last|full|user|bruker|brukar|bruger)[ _-]?)?"
    r"(?:navn|namn|name)"
)
"""What a column is called in which somebody's name stands; many exports have one."""
_UNSEEN: Final = re.compile(
    "[\u00ad\u200b\u2060\ufeff"  # where lines may break, and where not
    "\u202a-\u202e\u2066-\u2069]"  # where the direction turns
)
"""Signs that nobody sees, and that would part the letters of a name."""
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Those that are not `is_printable`, found at once in long texts, and two that XML has not."""


@frozen(kw_only=True)
class FreeText:
    """What was written in answer to a question.

    Attributes:
        heading: Of its column.
        label: What was asked, where the export tells it.
        texts: In an order that tells nothing, without what tells who somebody is, and without those
            that have no word; None where too few wrote anything, or nobody did.
        smallest: k: so many at least have to write something for any of it to be given.
    """

    heading: str
    label: str = ""
    texts: tuple[str, ...] | None
    smallest: int


def free_text_of(
    tables: Sequence[Table],
    columns: Sequence[str],
    *,
    hidden: HiddenWords,
    smallest: int,
    organisation: Organisation,
    source: str,
    random: Random,
) -> tuple[FreeText, ...]:
    """Read what people wrote in answer to some questions, and nothing else of them.

    Args:
        tables: Of a file, or from a vendor; the one that has the columns is read.
        columns: The headings of the questions.
        hidden: What tells who somebody is.
        smallest: k: where fewer wrote something, none of it is given. People write of anything:
            `GroupSizes.largest` is the one to give.
        organisation: Whose free text it is.
        source: What to call the tables in errors: a file name.
        random: Where the order comes from: one that nobody can repeat.

    Returns:
        What was written, question by question as they were asked for.

    Raises:
        InvalidInputError: Columns are missing, or have cells that cannot be read or other things
            than free text; all that is wrong, and nothing of what was written is repeated.
    """
    if problems := [*_problems_of_names(columns)]:
        raise InvalidInputError(source, problems)
    advice = "check its name, or the export"
    table = table_with(tables, columns, organisation, source=source, advice=advice)
    faults = CellFaults(table)
    found: list[FreeText] = []
    for heading in columns:
        place, column = column_called(table, heading)
        written = [hidden.hide(text) for text in _written(column.cells, place, faults)]
        # In order first: then not even the random numbers tell how rows were ordered.
        texts = sorted(filter(_has_words, written))
        others = sum(not _has_words(text) and _tells_something(text) for text in written)
        if others > len(texts) or _is_called_after_somebody(column):
            what = (
                "holds names, addresses or numbers, and no free text; ask for a column in which "
                "people wrote in their own words"
            )
            problems.append(Problem(f"column {column.heading!r}", what))
        random.shuffle(texts)
        given = tuple(texts) if len(texts) >= smallest else None
        found.append(
            FreeText(heading=column.heading, label=column.label, texts=given, smallest=smallest)
        )
    problems += faults.problems()
    if problems:
        raise InvalidInputError(source, problems)
    return tuple(found)


def _problems_of_names(columns: Sequence[str]) -> Iterator[Problem]:
    if not columns:
        yield Problem("columns", "there are none; name the questions whose answers are free text")
    names = [folded(name) for name in columns]
    for place, name in enumerate(columns):
        if folded(name) in names[:place]:
            yield Problem(f"column {name!r}", "is asked for twice; name each column once")


def _written(cells: Sequence[Cell], place: int, faults: CellFaults) -> Iterator[str]:
    """Give what was written, without signs that no document can hold or that nobody sees."""
    for row, cell in enumerate(cells):
        try:
            words = text_of(cell)
        except CellError as error:
            faults.add(row, place, str(error))
            continue
        lines = "\n".join(_UNSEEN.sub("", words).splitlines())
        if clean := _UNPRINTABLE.sub(" ", lines).strip():
            yield clean


def _has_words(text: str) -> bool:
    """Tell whether there are words in a text beside those that were hidden."""
    return _WORD.search(text.replace(HIDDEN, " ")) is not None


def _tells_something(text: str) -> bool:
    """Tell whether there is more in a text than a dash or a smile."""
    return HIDDEN in text or _SIGN.search(text) is not None


def _is_called_after_somebody(column: Column) -> bool:
    """Tell whether a column is called as those are that say who or where somebody is."""
    name = folded(column.heading)
    return name in CALLED_UNIT or _CALLED_PERSON.fullmatch(name) is not None
