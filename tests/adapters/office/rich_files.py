"""Documents in which there is something of everything, as material for changes by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import LETTER, deck
from tests.adapters.office.slide_files import element, new_slide, saved, yellow_shape
from tests.adapters.office.test_engine_graphics import (
    FRAME,
    SLIDE,
    with_diagram,
    yellow_chart,
)
from tests.adapters.office.word_files import (
    SHADED,
    YELLOW,
    cell,
    paragraph,
    row,
    run,
    table,
    text_box,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLES: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nb-NO"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="character" w:styleId="Gul"><w:basedOn '
    f'w:val="Svak"/><w:rPr>{YELLOW}</w:rPr></w:style><w:style w:type="paragraph" w:styleId="Felt">'
    f'<w:basedOn w:val="Normal"/><w:pPr>{SHADED}</w:pPr></w:style><w:style w:type="table" '
    f'w:styleId="Tabell"><w:tcPr>{SHADED}</w:tcPr></w:style>'
)
_WRAPPED: Final = (
    f"<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{yellow('Velg dato')}"
    f'</w:sdtContent></w:sdt><w:hyperlink w:anchor="x">{yellow("Lenke")}</w:hyperlink>'
    f'<w:ins w:id="8" w:author="x">{yellow("Innsatt")}</w:ins><w:del w:id="9" w:author="x"><w:r>'
    '<w:delText>Slettet</w:delText></w:r></w:del><w:fldSimple w:instr=" DATE ">'
    f'{yellow("I dag")}</w:fldSimple><w:bookmarkStart w:id="3" w:name="x"/>{yellow("Merket")}'
    '<w:bookmarkEnd w:id="3"/><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
    f' PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{yellow("1")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _document() -> bytes:
    inner = table(text_row("Hva", "Når"), yellow_row("Hva?", "Når?"))
    return word_file(
        paragraph(run("Plan"), properties='<w:pStyle w:val="Normal"/>'),
        paragraph(_WRAPPED),
        paragraph(run("Hele avsnittet"), properties='<w:pStyle w:val="Felt"/>'),
        paragraph(run("Gul stil", '<w:rStyle w:val="Gul"/>')),
        paragraph(yellow("To\nlinjer"), "<w:r><w:tab/><w:br/></w:r>", yellow("Mer")),
        table(
            row(cell(paragraph(run("a"))), cell(paragraph(yellow("Celle")), inner, paragraph())),
            row(cell(paragraph(run("Skyggelagt")), properties=SHADED), cell(paragraph())),
        ),
        inner,
        paragraph(text_box(paragraph(run("Til "), yellow("Boks")) + inner)),
        styles=_STYLES,
        edges={
            "default header": paragraph(yellow("Topptekst")),
            "first footer": paragraph(run("Side "), yellow("Bunntekst")),
        },
        notes={
            "footnotes": f'<w:footnote w:id="1">{paragraph(yellow("Fotnote"))}</w:footnote>',
            "endnotes": f'<w:endnote w:id="1">{paragraph(yellow("Sluttnote"))}</w:endnote>',
            "comments": f'<w:comment w:id="1">{paragraph(yellow("Merknad"))}</w:comment>',
        },
    )


def _deck() -> bytes:
    made = deck()
    slide = new_slide(made, "Grupper")
    group = slide.shapes.add_group_shape()
    yellow_shape(group.shapes, "I gruppe")
    slide.shapes._spTree.append(element(FRAME))  # noqa: SLF001 - there is no other way
    return with_diagram(saved(made), SLIDE.replace("1", "3"), "ppt")


_ENGINE: Final = OfficeTemplateEngine()
_PLAIN: Final = {
    "letter.docx": LETTER,
    "document.docx": _document(),
    "deck.pptx": _deck(),
    "chart.pptx": yellow_chart(),
}
RICH: Final[Mapping[str, bytes]] = {
    **_PLAIN,
    **{f"prepared {name}": _ENGINE.prepare(data, name=name) for name, data in _PLAIN.items()},
}
"""Each with and without anchors."""
