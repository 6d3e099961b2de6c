"""The styles of our own pages, as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.design import (
    INK,
    MIST,
    PAGE_MARGIN,
    PAGE_WIDTH,
    PETROL,
    SKY,
    SLATE,
    TEAL,
    THEME_COLOURS,
)
from arbeidsmiljo_office.building.package_parts import DECLARATION
from arbeidsmiljo_office.building.page_lists import BULLETS, NUMBERS
from arbeidsmiljo_office.building.page_text import WORD

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.labels import Labels

TABLE_STYLE: Final = "arbeidsmiljo"
"""The name of our style of tables."""
TABLE_SIZE: Final = 200
"""Of the text in it, in twentieths of a point."""

_SINGLE: Final = 'w:line="240" w:lineRule="auto"'
_RIGHT_TAB: Final = (
    f'<w:tabs><w:tab w:val="right" w:pos="{PAGE_WIDTH - 2 * PAGE_MARGIN}"/></w:tabs>'
)
_HEADINGS: Final = (
    (1, f'w:before="440" w:after="100" {_SINGLE}', (PETROL, "text2"), 36),
    (2, f'w:before="320" w:after="80" {_SINGLE}', (PETROL, "text2"), 28),
    (3, f'w:before="240" w:after="60" {_SINGLE}', (TEAL, "accent1"), 23),
)
"""Level, spacing, colour, and size in half-points."""


def styles_part(labels: Labels) -> bytes:
    """Return the styles for documents in a language."""
    styles = (
        _defaults(labels),
        _style("Normal", "Normal", default=True, quick=True),
        _hidden("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _hidden("numbering", "NoList", "No List"),
        _table_normal(),
        _title(),
        _subtitle(),
        *(_heading(*heading) for heading in _HEADINGS),
        *(_list(kind, level) for kind in ("Bullet", "Number") for level in (1, 2, 3)),
        _style("Header", "header", paragraph=f'{_RIGHT_TAB}<w:spacing w:after="0" {_SINGLE}/>'),
        _footer(),
        _link(),
        _table_style(),
    )
    return f'{DECLARATION}<w:styles xmlns:w="{WORD}">{"".join(styles)}</w:styles>'.encode()


def _defaults(labels: Labels) -> str:
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    )
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_colour(INK, 'text1')}"
        '<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{labels.tag}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _style(
    identity: str,
    name: str,
    *,
    following: str = "",
    paragraph: str = "",
    run: str = "",
    default: bool = False,
    quick: bool = False,
) -> str:
    """Return a style of paragraphs.

    Args:
        identity: By which paragraphs refer to it.
        name: In English, as Word knows it in every language.
        following: The identity of the style of the next paragraph.
        paragraph: Its properties of paragraphs.
        run: Its properties of text.
        default: Whether it is the style of paragraphs that name none.
        quick: Whether it is offered among the first.
    """
    parts = (
        f'<w:style w:type="paragraph"{_DEFAULT if default else ""} w:styleId="{identity}">',
        f'<w:name w:val="{name}"/>',
        "" if default else '<w:basedOn w:val="Normal"/>',
        f'<w:next w:val="{following}"/>' if following else "",
        "<w:qFormat/>" if quick else "",
        f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
        f"<w:rPr>{run}</w:rPr>" if run else "",
        "</w:style>",
    )
    return "".join(parts)


_DEFAULT: Final = ' w:default="1"'


def _hidden(kind: str, identity: str, name: str) -> str:
    return (
        f'<w:style w:type="{kind}"{_DEFAULT} w:styleId="{identity}"><w:name w:val="{name}"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )


def _title() -> str:
    return _style(
        "Title",
        "Title",
        following="Subtitle",
        quick=True,
        paragraph=f'<w:keepNext/><w:spacing w:before="360" w:after="80" {_SINGLE}/>',
        run=f'<w:b/>{_colour(PETROL, "text2")}<w:sz w:val="60"/>',
    )


def _subtitle() -> str:
    rule = f'<w:bottom w:val="single" w:sz="8" w:space="12" {_border(SKY, "accent3")}/>'
    return _style(
        "Subtitle",
        "Subtitle",
        following="Normal",
        quick=True,
        paragraph=f'<w:pBdr>{rule}</w:pBdr><w:spacing w:after="360"/>',
        run=f'{_colour(SLATE, "accent5")}<w:sz w:val="26"/>',
    )


def _heading(level: int, spacing: str, colour: tuple[str, str], size: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        following="Normal",
        quick=True,
        paragraph=(
            f'<w:keepNext/><w:keepLines/><w:spacing {spacing}/><w:outlineLvl w:val="{level - 1}"/>'
        ),
        run=f'<w:b/>{_colour(*colour)}<w:sz w:val="{size}"/>',
    )


def _list(kind: str, level: int) -> str:
    suffix = f" {level}" if level > 1 else ""
    number = BULLETS if kind == "Bullet" else NUMBERS
    return _style(
        f"List{kind}{suffix.strip()}",
        f"List {kind}{suffix}",
        quick=level == 1,
        paragraph=(
            f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
            '<w:spacing w:after="60"/>'
        ),
    )


def _footer() -> str:
    rule = f'<w:top w:val="single" w:sz="4" w:space="6" {_border(SKY, "accent3")}/>'
    return _style(
        "Footer",
        "footer",
        paragraph=f'<w:pBdr>{rule}</w:pBdr>{_RIGHT_TAB}<w:spacing w:after="0" {_SINGLE}/>',
        run=f'{_colour(SLATE, "accent5")}<w:sz w:val="18"/>',
    )


def _link() -> str:
    colour = _colour(THEME_COLOURS["hlink"], "hyperlink")
    return (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        f'<w:rPr>{colour}<w:u w:val="single"/></w:rPr></w:style>'
    )


def _table_normal() -> str:
    return (
        f'<w:style w:type="table"{_DEFAULT} w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


def _table_style() -> str:
    """Return the style of tables: dark on light, so that a field is readable in every cell."""
    thin = f'w:val="single" w:sz="4" w:space="0" {_border(SKY, "accent3")}'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">'
        f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{TABLE_SIZE // 10}"/></w:rPr>'
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
        f"<w:bottom {thin}/><w:insideH {thin}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="68" w:type="dxa"/><w:left w:w="102" w:type="dxa"/>'
        '<w:bottom w:w="68" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr><w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/></w:pPr>'
        f"<w:rPr><w:b/>{_colour(PETROL, 'text2')}</w:rPr><w:tcPr><w:tcBorders>"
        f'<w:bottom w:val="single" w:sz="12" w:space="0" {_border(PETROL, "text2")}/>'
        '</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="band2Horz"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{MIST}" w:themeFill="background2"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _colour(value: str, theme: str) -> str:
    return f'<w:color w:val="{value}" w:themeColor="{theme}"/>'


def _border(value: str, theme: str) -> str:
    return f'w:color="{value}" w:themeColor="{theme}"'
