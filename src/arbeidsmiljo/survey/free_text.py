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
from arbeidsmiljo.model.text import is_printable
from arbeidsmiljo.survey.cell_faults import CellFaults
from arbeidsmiljo.survey.hidden_words import HIDDEN, HiddenWords
from arbeidsmiljo.survey.named_columns import column_called, table_with
from arbeidsmiljo.survey.tables import Cell, CellError, Table, folded, text_of

_IN_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


@frozen(kw_only=True)
class FreeText:
    """What was written in answer to a question.

    Attributes:
        heading: Of its column.
        label: What was asked, where the export tells it.
        texts: In an order that tells nothing, without what tells who somebody is; None where too
            few wrote anything, or nobody did.
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
        written = [*_written(column.cells, place, faults)]
        # In order first: then not even the random numbers tell how rows were ordered.
        texts = sorted(text for text in map(hidden.hide, written) if _says_something(text))
        if 2 * len(texts) < len(written):
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
    """Give what was written, without signs that no document can hold."""
    for row, cell in enumerate(cells):
        try:
            words = text_of(cell)
        except CellError as error:
            faults.add(row, place, str(error))
            continue
        lines = "\n".join(words.splitlines())
        clean = "".join(sign if is_printable(sign) else " " for sign in lines).strip()
        if clean:
            yield clean


def _says_something(text: str) -> bool:
    """Tell whether there are words in a text beside those that were hidden."""
    return _IN_WORDS.search(text.replace(HIDDEN, " ")) is not None
