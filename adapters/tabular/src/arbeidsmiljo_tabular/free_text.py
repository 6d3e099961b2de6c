"""The workbook of free text: what people wrote, question by question."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.free_text import FreeText
from arbeidsmiljo.survey.hidden_words import HIDDEN
from arbeidsmiljo_tabular.row_heights import height_of
from arbeidsmiljo_tabular.sheet_layout import CREATED, lay_out_guide, lay_out_rows, write_paragraph
from arbeidsmiljo_tabular.spreadsheet import Format, Worksheet, new_workbook
from arbeidsmiljo_tabular.texts import text

_ASKED: Final = 32
_WIDTH: Final = 96
_LINES: Final = 26
"""A row shows so many at most; what is longer goes on in the row below."""
_MOST_ROWS: Final = 2**20
"""No spreadsheet has more."""

_FREE_TEXT: Final = text("Free text")
_GUIDE: Final = text("About the free text")
_QUESTION: Final = text("Question")
_ANSWER: Final = text("What was written")
_WITHHELD: Final = text("Not shown: fewer than {} wrote something.")

_PARAGRAPHS: Final = (
    text(
        "The sheet holds what employees wrote in their own words, from the whole enterprise. It "
        "does not say which unit anybody works in, nor what anybody answered otherwise."
    ),
    text(
        "The order says nothing: each question's texts were shuffled by themselves, so two texts "
        "that stand at the same place under two questions need not be the same person's."
    ),
    text(
        "{} stands for names of units and of persons in roles, for addresses and for long "
        "numbers. People may tell who they are in other ways, and no program finds those. Read "
        "the texts before they are given to others, and take out what could point to somebody."
    ),
    text(
        "The sheet is for those who are given the report of the whole enterprise. Delete it when "
        "it has been used."
    ),
)


def write_free_text(questions: Sequence[FreeText], *, language: str) -> bytes:
    """Write the workbook.

    Args:
        questions: What was written, in the order in which questions are to stand.
        language: Of headings and explanations: `nb`, `nn`, `da` or `en`.

    Returns:
        The bytes of the workbook; the same for the same arguments.

    Raises:
        InvalidInputError: There are more texts than a sheet has rows.
    """
    stream = io.BytesIO()
    workbook = new_workbook(stream)
    title = _FREE_TEXT.in_language(language)
    workbook.set_properties({"created": CREATED, "title": title})
    heading = workbook.add_format(
        {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "valign": "vcenter"}
    )
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    # A text that somebody changes stays text, also where it begins with =.
    written = workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    silent = workbook.add_format({"italic": True, "font_color": "#595959", "valign": "top"})
    sheet = workbook.add_worksheet(title)
    _write_heads(sheet, heading, language)
    rows = [
        (asked, words, style)
        for asked, question in zip(_asked(questions), questions, strict=True)
        for words, style in _cells(question, written, silent, language)
    ]
    if len(rows) >= _MOST_ROWS:
        what = f"has {len(rows)} rows of text, and no sheet has as many; ask for fewer columns"
        raise InvalidInputError("free text", [Problem("sheet", what)])
    for row, (asked, words, style) in enumerate(rows, start=1):
        heights = (height_of(asked, letters=_ASKED), height_of(words, letters=_WIDTH))
        sheet.set_row(row, max(heights))
        # Never `write`, which would take a text that begins with = for a formula.
        sheet.write_string(row, 0, asked, written)
        sheet.write_string(row, 1, words, style)
    sheet.autofilter(0, 0, len(rows), 1)
    guide = workbook.add_worksheet(_GUIDE.in_language(language))
    lay_out_guide(guide)
    for place, paragraph in enumerate(_PARAGRAPHS):
        words = paragraph.format(HIDDEN).in_language(language)
        write_paragraph(guide, place, words, wrapped)
    workbook.close()
    return stream.getvalue()


def _write_heads(sheet: Worksheet, style: Format, language: str) -> None:
    for place, (heading, width) in enumerate(((_QUESTION, _ASKED), (_ANSWER, _WIDTH))):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading.in_language(language), style)
    sheet.set_row(0, 21)
    sheet.freeze_panes(1, 0)
    lay_out_rows(sheet)


def _cells(
    question: FreeText, written: Format, silent: Format, language: str
) -> Iterator[tuple[str, Format]]:
    """Give what stands beside a question, row by row."""
    if question.texts is None:
        yield _WITHHELD.format(str(question.smallest)).in_language(language), silent
        return
    for one in question.texts:
        for piece in _pieces(one):
            yield piece, written


def _asked(questions: Sequence[FreeText]) -> Iterator[str]:
    """Give what was asked; where it was asked more than once, with the heading behind."""
    labels = Counter(question.label for question in questions)
    for question in questions:
        label, heading = question.label, question.heading
        if not label or label == heading:
            yield heading
        else:
            yield label if labels[label] == 1 else f"{label} ({heading})"


def _pieces(words: str) -> Iterator[str]:
    """Give a text in pieces that a row can show, parted between two words where there are some."""
    piece: list[str] = []
    lines = 0
    for line in words.splitlines(keepends=True):
        for part in _parts(line):
            needed = 1 + len(part) // _WIDTH
            if piece and lines + needed > _LINES:
                yield "".join(piece)
                piece, lines = [], 0
            piece.append(part)
            lines += needed
    yield "".join(piece)


def _parts(line: str) -> Iterator[str]:
    """Give a line in parts of which a row can show each."""
    longest = _WIDTH * (_LINES - 1)
    start = 0
    while len(line) - start > longest:
        end = line.rfind(" ", start, start + longest) + 1 or start + longest
        yield line[start:end]
        start = end
    yield line[start:]
