"""Putting the charts and pictures that a fill is given in the places of fields."""

from __future__ import annotations

from attrs import define, field
from babel import Locale

from arbeidsmiljo.model.documents import Field
from arbeidsmiljo_office.charts.placing import check_chart, place_chart
from arbeidsmiljo_office.pictures.placing import PicturePlacer, check_picture
from arbeidsmiljo_office.placing.additions import Additions, Ground
from arbeidsmiljo_office.placing.placed import Placed, Room
from arbeidsmiljo_office.values import Given


def check_place(given: Given, place: Field, room: Room | None) -> None:
    """Check that a chart or picture can stand where its field is.

    Args:
        given: A value that suits the kind of the field.
        place: The field.
        room: That it has for a chart or picture; None where it has none.

    Raises:
        UnfitError: It cannot.
    """
    if given.chart is not None:
        check_chart(given.chart, room)
    if given.picture is not None:
        check_picture(given.picture, room, place.kind)


@define(eq=False)
class Placer:
    """Puts charts and pictures into one copy of a template.

    Attributes:
        ground: Of the template.
        locale: Of the document.
    """

    ground: Ground
    locale: Locale
    _additions: Additions = field(init=False)
    _pictures: PicturePlacer = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with nothing added."""
        self._additions = Additions(self.ground)
        self._pictures = PicturePlacer(self._additions)

    @property
    def parts(self) -> dict[str, bytes]:
        """What was added or changed: name of a part to its contents."""
        return self._additions.parts

    def place(self, given: Given, place: Field, *, part: str, room: Room) -> Placed | None:
        """Add what a value adds; nothing, and no place, for text.

        Args:
            given: A value that has been checked.
            place: The field.
            part: The part that the field stands in.
            room: That the field has for a chart or picture.

        Returns:
            How the part refers to it.
        """
        if given.chart is not None:
            return place_chart(
                given.chart,
                additions=self._additions,
                part=part,
                prompt=place.prompt,
                locale=self.locale,
            )
        if given.picture is not None:
            return self._pictures.place(given.picture, part=part, room=room)
        return None
