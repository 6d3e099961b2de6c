"""The styles and lists of our own pages, as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.design import INK, MIST, PETROL, SKY, SLATE, TEAL, THEME_COLOURS

if TYPE_CHECKING:
    from arbeidsmiljo_office.labels import Labels

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TABLE_STYLE: Final = "arbeidsmiljo"
"""The name of our style of tables."""
BULLETS: Final = 1
NUMBERS: Final = 2

_STEP: Final = 340  # twentieths of a point by which a level of a list is set in


def styles_part(labels: Labels) -> bytes:
    """Return the styles for documents in a language."""
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    )
    body = "".join((
        '<w:docDefaults><w:rPrDefault><w:rPr>'
        f'{fonts}{_colour(INK, "text1")}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{labels.tag}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>",
        _style("paragraph", "Normal", "Normal", default=True, quick=True),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>",
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
        _table_normal(),
        _style("paragraph", "Title", "Title", following="Subtitle", quick=True,
               paragraph='<w:keepNext/><w:spacing w:before="360" w:after="80" w:line="240" '
                         'w:lineRule="auto"/>',
               run=f'<w:b/>{_colour(PETROL, "text2")}<w:sz w:val="60"/>'),
        _style("paragraph", "Subtitle", "Subtitle", following="Normal", quick=True,
               paragraph=f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="12" {_border(SKY, "accent3")}/>'
                         '</w:pBdr><w:spacing w:after="360"/>',
               run=f'{_colour(SLATE, "accent5")}<w:sz w:val="26"/>'),
        *(_heading(level, size, before, after, colour, theme) for level, size, before, after, colour, theme
          in ((1, 36, 440, 100, PETROL, "text2"), (2, 28, 320, 80, PETROL, "text2"),
              (3, 23, 240, 60, TEAL, "accent1"))),
        *(_list(kind, level) for kind in ("Bullet", "Number") for level in (1, 2, 3)),
        _style("paragraph", "Header", "header",
               paragraph='<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
                         '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'),
        _style("paragraph", "Footer", "footer",
               paragraph=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" {_border(SKY, "accent3")}/>'
                         '</w:pBdr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'
                         '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
               run=f'{_colour(SLATE, "accent5")}<w:sz w:val="18"/>'),
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        f'<w:rPr>{_colour(THEME_COLOURS["hlink"], "hyperlink")}<w:u w:val="single"/></w:rPr></w:style>',
        _table_style(),
    ))
    return f'{DECLARATION}<w:styles xmlns:w="{WORD}">{body}</w:styles>'.encode()


def numbering_part() -> bytes:
    """Return the definitions of bulleted and numbered lists."""
    return (
        f'{DECLARATION}<w:numbering xmlns:w="{WORD}">{list_definition(0, numbered=False)}'
        f"{list_definition(1, numbered=True)}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{NUMBERS}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    ).encode()


def list_definition(number: int, *, numbered: bool) -> str:
    """Return the definition of a list of three levels, under a number."""
    marks = (
        (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."))
        if numbered
        else (("bullet", "•"), ("bullet", "–"), ("bullet", "•"))
    )
    kind = "Number" if numbered else "Bullet"
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="List{kind}{level + 1 if level else ""}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr>'
        f'<w:rPr>{_colour(TEAL, "accent1")}</w:rPr></w:lvl>'
        for level, (form, text) in enumerate(marks)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _style(
    kind: str,
    identity: str,
    name: str,
    *,
    based_on: str = "Normal",
    following: str = "",
    paragraph: str = "",
    run: str = "",
    default: bool = False,
    quick: bool = False,
) -> str:
    """Return a style."""
    first = ' w:default="1"' if default else ""
    parts = [
        f'<w:style w:type="{kind}"{first} w:styleId="{identity}">',
        f'<w:name w:val="{name}"/>',
        "" if default else f'<w:basedOn w:val="{based_on}"/>',
        f'<w:next w:val="{following}"/>' if following else "",
        "<w:qFormat/>" if quick else "",
        f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
        f"<w:rPr>{run}</w:rPr>" if run else "",
        "</w:style>",
    ]
    return "".join(parts)


def _heading(level: int, size: int, before: int, after: int, colour: str, theme: str) -> str:
    return _style(
        "paragraph", f"Heading{level}", f"heading {level}", following="Normal", quick=True,
        paragraph=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}" '
                  f'w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>',
        run=f'<w:b/>{_colour(colour, theme)}<w:sz w:val="{size}"/>',
    )


def _list(kind: str, level: int) -> str:
    suffix = f" {level}" if level > 1 else ""
    number = BULLETS if kind == "Bullet" else NUMBERS
    return _style(
        "paragraph", f"List{kind}{suffix.strip()}", f"List {kind}{suffix}", quick=level == 1,
        paragraph=f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
                  '<w:spacing w:after="60"/>',
    )


def _table_normal() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
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
        '<w:rPr><w:sz w:val="20"/></w:rPr>'
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
        f"<w:bottom {thin}/><w:insideH {thin}/></w:tblBorders><w:tblCellMar>"
        '<w:top w:w="68" w:type="dxa"/><w:left w:w="102" w:type="dxa"/>'
        '<w:bottom w:w="68" w:type="dxa"/><w:right w:w="102" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:pPr><w:keepNext/></w:pPr>'
        f'<w:rPr><w:b/>{_colour(PETROL, "text2")}</w:rPr><w:tcPr><w:tcBorders>'
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
