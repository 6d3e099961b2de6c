"""How a picture is drawn, which is the same on slides and on pages: its file, and its measures."""

from __future__ import annotations

from typing import Final

from arbeidsmiljo_office.draft import Draft, Mark
from arbeidsmiljo_office.markup import Element, made
from arbeidsmiljo_office.pieces import RegionKind

_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE_SPACE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"


def is_strict(element: Element) -> bool:
    """Tell whether an element is of the strict dialect."""
    return str(element.tag).startswith("{http://purl.oclc.org/")


def measure(draft: Draft, wanted: str) -> str:
    """Return a mark for one of the measures of what will stand there."""
    return draft.attribute(Mark(kind=RegionKind.MEASURE, own=wanted))


def described(draft: Draft, label: Element, like: Element, *, decorative: bool) -> None:
    """Let what a picture is called by say in words what it shows, or that it shows nothing.

    Args:
        draft: The part that it will stand in.
        label: The `cNvPr` or `docPr`.
        like: An element of DrawingML.
        decorative: Whether it shows nothing.
    """
    label.set("descr", draft.attribute(Mark(kind=RegionKind.CAPTION)))
    extensions = next((part for part in label if str(part.tag).endswith("}extLst")), None)
    if extensions is not None:
        for extension in list(extensions):
            if extension.get("uri") == _DECORATIVE:
                extensions.remove(extension)
        if not len(extensions) and not decorative:
            label.remove(extensions)
    if not decorative:
        return
    if extensions is None:
        extensions = made(like, "extLst")
        label.append(extensions)
    extension = made(like, "ext")
    extension.set("uri", _DECORATIVE)
    space = {"adec": _DECORATIVE_SPACE}
    sign = extension.makeelement(f"{{{_DECORATIVE_SPACE}}}decorative", nsmap=space)
    sign.set("val", "1")
    extension.append(sign)
    extensions.append(extension)


def picture_fill(draft: Draft, picture: Element, like: Element) -> Element:
    """Make what leads to the file of a picture and lets it fill its place.

    Args:
        draft: The part that it will stand in.
        picture: The picture, by whose namespace its own parts are called.
        like: An element of DrawingML.
    """
    space = _STRICT_RELATIONS if is_strict(like) else _RELATIONS
    fill, stretch = made(picture, "blipFill"), made(like, "stretch")
    blip = like.makeelement(f"{like.tag[: like.tag.index('}') + 1]}blip", nsmap={"r": space})
    blip.set(f"{{{space}}}embed", draft.attribute(Mark(kind=RegionKind.RELATION)))
    stretch.append(made(like, "fillRect"))
    fill.extend([blip, stretch])
    return fill


def picture_place(
    draft: Draft, picture: Element, like: Element, *, moves: bool, turned: str | None = None
) -> Element:
    """Make what says where a picture stands and how large it is.

    Args:
        draft: The part that it will stand in.
        picture: The picture.
        like: An element of DrawingML.
        moves: Whether it says where it stands; in a line of text it does not.
        turned: By how much it is turned, as DrawingML says it.
    """
    properties, place = made(picture, "spPr"), made(like, "xfrm")
    if turned is not None:
        place.set("rot", turned)
    offset, extent = made(like, "off"), made(like, "ext")
    for key in ("x", "y"):
        offset.set(key, measure(draft, key) if moves else "0")
    for key in ("cx", "cy"):
        extent.set(key, measure(draft, key))
    place.extend([offset, extent])
    outline = made(like, "prstGeom")
    outline.set("prst", "rect")
    outline.append(made(like, "avLst"))
    properties.extend([place, outline])
    return properties
