"""The markup of a picture, cut where it depends on the picture.

It declares all of its namespaces itself, so that it can stand in any part; what is the same for
all pictures of a place is not even looked at before one is given.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.pieces import Piece, Pieces, Region, RegionKind

DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The extension of what shows nothing that anybody would miss."""
_MARKED: Final = (
    f'<a:ext uri="{DECORATIVE}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
_HOLE: Final = re.compile(r"\0(\w+)\0")
_RELATION, _CAPTION, _SERIAL = "\0relation\0", "\0caption\0", "\0serial\0"
_LEFT, _TOP, _WIDTH, _HEIGHT = "\0x\0", "\0y\0", "\0cx\0", "\0cy\0"
_OPEN: Final = "http://schemas.openxmlformats.org"
_PICTURE: Final = "drawingml/2006/picture"
_STRICT: Final = "http://purl.oclc.org/ooxml"


@frozen(kw_only=True)
class Dialect:
    """The namespaces that a picture is written in.

    Attributes:
        is_strict: Whether they are those of the strict dialect.
    """

    is_strict: bool

    def declared(self, **paths: str) -> str:
        """Declare namespaces, those of all pictures among them.

        Args:
            paths: Prefix to what the namespace is called in the transitional dialect, less its
                beginning.
        """
        usual = {"a": "drawingml/2006/main", "r": "officeDocument/2006/relationships"}
        return " ".join(
            f'xmlns:{prefix}="{self.space(path)}"' for prefix, path in {**paths, **usual}.items()
        )

    def space(self, path: str) -> str:
        """Return a namespace; `path` is what `declared` takes."""
        return f"{_STRICT}/{path.replace('/2006', '')}" if self.is_strict else f"{_OPEN}/{path}"


def slide_picture(
    dialect: Dialect, label: str, inside: str, extensions: str, turned: str | None
) -> tuple[Pieces, Pieces]:
    """Write the picture that stands in the place of a shape: with words, and decorative.

    Args:
        dialect: Of the slide.
        label: The attributes by which the shape is called, written out.
        inside: What else the shape says of itself: its links.
        extensions: Its extensions, less the one of what is decorative.
        turned: By how much the shape is turned, as DrawingML says it.
    """

    def written(extensions: str) -> Pieces:
        listed = f"<a:extLst>{extensions}</a:extLst>" if extensions else ""
        place = "" if turned is None else f' rot="{turned}"'
        return _cut(
            f"<p:pic {dialect.declared(p='presentationml/2006/main')}>"
            f'<p:nvPicPr><p:cNvPr {label} descr="{_CAPTION}">{inside}{listed}</p:cNvPr>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f"{_file_and_place('p', place, _LEFT, _TOP)}</p:pic>"
        )

    return written(extensions), written(extensions + _MARKED)


def line_picture(dialect: Dialect, last: int) -> tuple[Pieces, Pieces]:
    """Write the picture that stands in a line of text: with words, and decorative.

    Args:
        dialect: Of the document.
        last: The highest number that a drawing of the part has.
    """

    def written(extensions: str) -> Pieces:
        spaces = dialect.declared(
            w="wordprocessingml/2006/main",
            wp="drawingml/2006/wordprocessingDrawing",
            pic=_PICTURE,
        )
        listed = f"<a:extLst>{extensions}</a:extLst>" if extensions else ""
        return _cut(
            f'<w:drawing {spaces}><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/>'
            f'<wp:docPr id="{_SERIAL}" name="Picture" descr="{_CAPTION}">{listed}</wp:docPr>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr><a:graphic>"
            f'<a:graphicData uri="{dialect.space(_PICTURE)}"><pic:pic>'
            '<pic:nvPicPr><pic:cNvPr id="0" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr>'
            f"{_file_and_place('pic', '', '0', '0')}</pic:pic></a:graphicData></a:graphic>"
            "</wp:inline></w:drawing>",
            last=last,
        )

    return written(""), written(_MARKED)


def _file_and_place(prefix: str, turned: str, left: str, top: str) -> str:
    """Write what leads to the file of a picture, and where this stands."""
    return (
        f'<{prefix}:blipFill><a:blip r:embed="{_RELATION}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</{prefix}:blipFill><{prefix}:spPr><a:xfrm{turned}><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{_WIDTH}" cy="{_HEIGHT}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></{prefix}:spPr>"
    )


def _cut(markup: str, *, last: int = 0) -> Pieces:
    """Cut markup at its holes."""
    pieces = list[Piece]()
    for index, stretch in enumerate(_HOLE.split(markup)):
        if index % 2 == 0:
            pieces.append(stretch.encode())
        elif stretch == "relation":
            pieces.append(Region(kind=RegionKind.RELATION))
        elif stretch == "caption":
            pieces.append(Region(kind=RegionKind.CAPTION))
        elif stretch == "serial":
            pieces.append(Region(kind=RegionKind.SERIAL, number=last))
        else:
            pieces.append(Region(kind=RegionKind.MEASURE, own=stretch))
    return tuple(pieces)
