"""In Word documents, text is told that has too little room where a place does not grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.word_files import (
    cell,
    paragraph,
    row,
    run,
    table,
    text_box,
    word_file,
    yellow,
)

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Filled, Overfull, Value

LINE: Final = 11 * (1536 + 512 + 452) / 2048
"""The height of a line of Calibri at 11 points."""
CALIBRI: Final = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
WORDS: Final = "Dette er flere ord enn det er plass til i en liten boks. "
_EMU: Final = 12_700


def exact(lines: float) -> str:
    """Set a row to room for so many lines of Calibri at 11 points, and no more."""
    return f'<w:trHeight w:val="{round(20 * lines * LINE)}" w:hRule="exact"/>'


def asked(*, look: str = CALIBRI, properties: str = "") -> str:
    """Write a paragraph that is a field."""
    return paragraph(yellow("Skriv", look), properties=properties)


def one_row(*paragraphs: str, lines: float = 5, cell_properties: str = "") -> str:
    """Write a table with one row that does not grow, and one cell with a field."""
    first = cell(*paragraphs, properties=cell_properties)
    return table(row(first, cell(paragraph(run("fast"))), properties=exact(lines)), columns=2)


def box(content: str, *, fit: str = "<a:noAutofit/>", lines: float = 5, body: str = "") -> str:
    """Write a text box with room for so many lines."""
    height = round((7.2 + lines * LINE) * _EMU)
    written = text_box(content).replace('cy="500000"', f'cy="{height}"')
    return written.replace("<wps:bodyPr/>", f"<wps:bodyPr{body}>{fit}</wps:bodyPr>")


def old_box(content: str, *, style: str = "", lines: float = 5, more: str = "") -> str:
    """Write a text box as programs did that knew nothing else."""
    return (
        f'<w:r><w:pict><v:shape style="width:150pt;height:{7.2 + lines * LINE}pt{more}">'
        f'<v:textbox style="{style}"><w:txbxContent>{content}</w:txbxContent></v:textbox>'
        "</v:shape></w:pict></w:r>"
    )


def filled(*blocks: str, values: tuple[Value, ...], styles: str = "") -> Filled:
    """Fill the fields of a document, in reading order."""
    template = OfficeTemplateEngine().open(word_file(*blocks, styles=styles), name="mal.docx")
    keys = (field.key for field in template.fields)
    return template.fill(dict(zip(keys, values, strict=True)), language="nb")


def told(*blocks: str, value: Value, styles: str = "") -> tuple[Overfull, ...]:
    """Fill the field of a document, and return what is told."""
    return filled(*blocks, values=(value,), styles=styles).overfull


PLACES: Final = {
    "row": one_row(asked()),
    "box": paragraph(box(asked())),
    "box without a fit": paragraph(box(asked(), fit="")),
    "old box": paragraph(old_box(asked())),
    "frame": asked(
        properties=f'<w:framePr w:w="3000" w:h="{round(100 * LINE)}" w:hRule="exact" '
        'w:wrap="around" w:hAnchor="page" w:x="1000" w:y="1000"/>'
    ),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_lines_that_have_no_room_are_counted(place: str) -> None:
    """Rows, text boxes and frames of one height have room for what they can show, and no more."""
    assert told(place, value=["x"] * 5) == ()
    (one,) = told(place, value=["x"] * 7)

    assert (one.lines, one.room, one.fit, one.size) == (7, 5, Fit.STANDS_OUT, 100)
    assert one.field.key == "skriv"


GROWING: Final = {
    "row": table(row(cell(asked()))),
    "row at least": table(row(cell(asked()), properties='<w:trHeight w:val="100"/>')),
    "box": paragraph(box(asked(), fit="<a:spAutoFit/>")),
    "old box": paragraph(old_box(asked(), style="mso-fit-shape-to-text:t")),
    "page": asked(),
}
UNMEASURED: Final = {
    "turned cell": one_row(asked(), cell_properties='<w:textDirection w:val="btLr"/>'),
    "merged cell": one_row(asked(), cell_properties='<w:vMerge w:val="restart"/>'),
    "fitted cell": one_row(asked(), cell_properties="<w:tcFitText/>"),
    "turned box": paragraph(box(asked(), body=' vert="vert270"')),
    "unbroken box": paragraph(box(asked(), body=' wrap="none"')),
    "box with a table": paragraph(box(table(row(cell(asked()))) + paragraph())),
    "chained old box": paragraph(old_box(asked(), style="mso-next-textbox:#neste")),
    "old box of no size": paragraph(old_box(asked()).replace("width:150pt;", "")),
    "frame as wide as its text": asked(properties='<w:framePr w:h="200" w:hRule="exact"/>'),
    "frame that grows": asked(properties='<w:framePr w:w="2000" w:h="200"/>'),
}


@pytest.mark.parametrize("place", [*GROWING.values(), *UNMEASURED.values()])
def test_what_grows_or_cannot_be_measured_is_not_told(place: str) -> None:
    """What grows has room, and of what is set in ways that are not measured, nothing is told."""
    assert told(place, value=[WORDS * 9] * 9) == ()


def test_both_copies_of_a_box_are_told_once() -> None:
    """A text box is there for new programs and for old ones, and is one place."""
    result = filled(paragraph(box(asked())), values=(WORDS * 9,))

    assert len(result.overfull) == 1
    assert result.overfull[0].field.place == "text box"


def test_several_fields_of_a_place() -> None:
    """A place is told once, by the field that has the longest value."""
    both = paragraph(yellow("A", CALIBRI), run(" og ", CALIBRI), yellow("B", CALIBRI))
    (one,) = filled(paragraph(box(both, lines=1)), values=("kort", WORDS)).overfull

    assert one.field.key == "b"


def test_rows_that_repeat_are_told_once() -> None:
    """Of a row that repeats and does not grow, the record with the least room is told."""
    only = row(
        cell(paragraph(yellow("Hva", CALIBRI))),
        cell(paragraph(yellow("Hvem", CALIBRI))),
        properties=exact(2),
    )
    records = [{"Hva": "kort", "Hvem": "en"}, {"Hva": "a\nb\nc", "Hvem": "a\nb\nc\nd"}]
    (one,) = told(table(only, columns=2), value=records)

    assert (one.field.key, one.lines, one.room) == ("hva-hvem", 4, 2)
    assert told(table(only, columns=2), value=records[:1]) == ()


def test_rows_that_differ_by_turns() -> None:
    """Where a row has two looks, each record is held against the one that it is set in."""
    looks = [
        row(
            cell(paragraph(yellow("Hva", CALIBRI))),
            cell(paragraph(yellow("Hvem", CALIBRI))),
            properties=exact(lines),
        )
        for lines in (1, 3)
    ]
    records = [{"Hva": "a", "Hvem": "b"}, {"Hva": "a\nb\nc", "Hvem": "c"}]

    assert told(table(*looks, columns=2), value=records) == ()
    (one,) = told(table(*looks, columns=2), value=records[::-1])
    assert (one.lines, one.room) == (3, 1)


def test_paragraphs_of_a_frame() -> None:
    """Neighbours that say the same of their frame stand in one."""
    frame = '<w:framePr w:w="3000" w:h="{}" w:hRule="exact" w:wrap="around"/>'
    own, other = frame.format(round(60 * LINE)), frame.format(round(40 * LINE))
    above = paragraph(run("To linjer står her fra før, i rammen", CALIBRI), properties=own)
    after = paragraph(run("I en annen ramme", CALIBRI), properties=other)

    (one,) = told(above, asked(properties=own), after, value=["x"] * 3)
    assert (one.lines, one.room) == (5, 3)
    apart = filled(asked(properties=own), after, asked(properties=own), values=("x", "x"))
    assert apart.overfull == ()


SPACINGS: Final = {
    'w:line="480" w:lineRule="auto"': 2,
    f'w:line="{round(40 * LINE)}" w:lineRule="exact"': 2,
    f'w:line="{round(40 * LINE)}" w:lineRule="atLeast"': 2,
    'w:line="20" w:lineRule="atLeast"': 5,
    f'w:before="{round(20 * LINE)}"': 3,
    f'w:after="{round(20 * LINE)}"': 3,
}


@pytest.mark.parametrize(("spacing", "room"), SPACINGS.items())
def test_spaces_between_lines_and_paragraphs(spacing: str, room: int) -> None:
    """Spacing is what the paragraph says; above the first one it takes room, too."""
    place = one_row(asked(properties=f"<w:spacing {spacing}/>"))
    (one,) = told(place, value=["x"] * 8)

    assert one.room == room - ("before" in spacing)


def test_paragraphs_of_one_style_stand_close() -> None:
    """Where a style says so, there is no space between its paragraphs."""
    style = '<w:style w:type="paragraph" w:styleId="Liste"><w:pPr><w:spacing w:after="500"/>{}'
    close = style.format("<w:contextualSpacing/>") + "</w:pPr></w:style>"
    apart = style.format("") + "</w:pPr></w:style>"
    place = one_row(asked(properties='<w:pStyle w:val="Liste"/>'))

    assert told(place, value=["x"] * 5, styles=close) == ()
    assert told(place, value=["x"] * 5, styles=apart)[0].room == 2


def test_styles_say_font_and_size() -> None:
    """What a run does not say comes from its styles, what they are based on, and the defaults."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
        '<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="Stor"><w:basedOn w:val="N"/><w:rPr>'
        '<w:sz w:val="44"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Av"><w:basedOn w:val="Stor"/></w:style>'
        '<w:style w:type="character" w:styleId="Liten"><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="Tabell"><w:rPr><w:sz w:val="44"/></w:rPr></w:style>'
    )
    in_table = '<w:tblPr><w:tblStyle w:val="Tabell"/></w:tblPr>'
    styled = '<w:pStyle w:val="Av"/>'
    small = '<w:rStyle w:val="Liten"/>'
    value = ["x"] * 9

    rooms = [
        told(one_row(asked(look=look, properties=properties)), value=value, styles=styles)[0].room
        for look, properties in (("", ""), ("", styled), (small, styled), (CALIBRI, styled))
    ]
    assert rooms == [5, 2, 5, 5]
    place = one_row(asked(look="")).replace("<w:tblPr/>", in_table)
    assert told(place, value=value, styles=styles)[0].room == 2


def test_what_styles_switch_over() -> None:
    """Bold text of a style that stands in bold text of another is not bold, and so narrower."""
    bold = "<w:rPr><w:b/></w:rPr></w:style>"
    styles = (
        f'<w:style w:type="paragraph" w:styleId="P">{bold}'
        f'<w:style w:type="character" w:styleId="C">{bold}'
    )
    in_bold = '<w:pStyle w:val="P"/>'

    def lines(look: str, properties: str) -> int:
        place = one_row(asked(look=CALIBRI + look, properties=properties))
        return told(place, value="m" * 400, styles=styles)[0].lines

    style = '<w:rStyle w:val="C"/>'
    plain = lines("", "")
    assert lines(style, "") == lines("", in_bold) == lines("<w:b/>", in_bold) > plain
    assert lines(style, in_bold) == lines('<w:b w:val="0"/>', in_bold) == plain


@pytest.mark.parametrize(
    "look",
    [
        '<w:rFonts w:ascii="Ukjent" w:hAnsi="Ukjent"/>',
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Ukjent"/>',
        CALIBRI + '<w:w w:val="80"/>',
        CALIBRI + "<w:smallCaps/>",
    ],
)
def test_letters_that_are_not_measured(look: str) -> None:
    """Where a font is not known, or its letters are not as it has them, nothing is sure."""
    (one,) = told(one_row(asked(look=look)), value=WORDS * 9)

    assert one.fit is Fit.UNSURE


def test_hidden_text_takes_no_room() -> None:
    """Text that is not shown has no lines."""
    hidden = run(WORDS * 9, CALIBRI + "<w:vanish/>")
    place = one_row(paragraph(hidden, yellow("Skriv", CALIBRI)))
    (one,) = told(place, value="\n".join("x" * 9))

    assert (one.lines, one.room) == (9, 5)


def test_indents_and_lists_take_width() -> None:
    """A paragraph is narrower by its indents, those of its list too."""
    plain, indented = (
        told(one_row(asked(properties=properties)), value=WORDS * 5)[0].lines
        for properties in ("", '<w:ind w:left="800" w:right="200" w:hanging="200"/>')
    )

    assert indented > plain


def test_room_that_the_template_takes_itself() -> None:
    """Where prompts need more room than there is, a value may take as much."""
    place = one_row(paragraph(run("Fast", CALIBRI)), asked(), lines=1)

    assert told(place, value="Én linje") == ()
    (one,) = told(place, value=["Flere", "linjer"])
    assert (one.lines, one.room) == (3, 2)
