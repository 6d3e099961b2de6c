"""The part that a picture adds to a document, and what has to name it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from typing import Final, cast

from attrs import define, field

from arbeidsmiljo.model.documents import FieldKind, Picture
from arbeidsmiljo_office.pictures.header import header_of
from arbeidsmiljo_office.placing.additions import Additions
from arbeidsmiljo_office.placing.placed import Placed, Room, Substitute, measures_of
from arbeidsmiljo_office.values import UnfitError, noun_of, printable

_SUFFIXES: Final = ("png", "jpeg", "jpg", "gif", "emf", "wmf", "svg", "tiff", "tif", "bmp", "wdp")


def check_picture(picture: Picture, room: Room | None, kind: FieldKind) -> None:
    """Check that a picture can be shown.

    Args:
        picture: The picture.
        room: That it has to stand in; None where there is none for a picture.
        kind: Of the field.

    Raises:
        UnfitError: It cannot.
    """
    if room is None and kind is FieldKind.SHAPE:
        raise UnfitError("its shape has no size that a picture could take; give it one")
    if room is None:
        raise UnfitError(
            "a picture takes the place of a yellow shape, or of a whole yellow paragraph or cell "
            "in the text, header or footer of a Word document; this is none of these"
        )
    printable(picture.alternative, "the alternative text ")
    if not isinstance(cast("object", picture.data), bytes):
        raise UnfitError(f"the picture takes the bytes of a file, got {noun_of(picture.data)}")
    header_of(picture.data)


@define(eq=False)
class PicturePlacer:
    """Adds pictures to a copy of a template, each as one part however often it is there.

    Attributes:
        additions: Takes the parts.
    """

    additions: Additions
    _known: dict[tuple[str, bytes], str] = field(factory=dict[tuple[str, bytes], str], init=False)

    def place(self, picture: Picture, *, part: str, room: Room) -> Placed:
        """Add a picture.

        Args:
            picture: A picture that has been checked.
            part: The part that it stands in.
            room: That it stands in.

        Returns:
            How the part refers to it.
        """
        header = header_of(picture.data)
        folder = part.partition("/")[0] if "/" in part else ""
        key = (folder, sha256(picture.data).digest())
        if key not in self._known:
            number = self.additions.free_number(partial(_names, folder))
            media = _media(folder, number, header.suffix)
            self.additions.parts[media] = picture.data
            self.additions.declare_suffix(media, header.content_type)
            self._known[key] = media
        return Placed(
            what=Substitute.DECORATIVE if picture.decorative else Substitute.PICTURE,
            relation=self.additions.relate(part, self._known[key], "image", dialect=True),
            caption=picture.alternative,
            measures=measures_of(room.around(header.width, header.height)),
        )


def _media(folder: str, number: int, suffix: str) -> str:
    return f"{folder}/media/image{number}.{suffix}".lstrip("/")


def _names(folder: str, number: int) -> Iterable[str]:
    """Name what no picture must be called; programs number pictures whatever they end in."""
    return (_media(folder, number, suffix) for suffix in _SUFFIXES)
