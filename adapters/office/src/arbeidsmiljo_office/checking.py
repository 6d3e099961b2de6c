"""Checking what a template is given, and naming all that does not fit at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

from attrs import define, field
from babel import Locale

from arbeidsmiljo.errors import FieldValueError, NotFoundError
from arbeidsmiljo.model.documents import Value
from arbeidsmiljo_office.numbered import Numbered
from arbeidsmiljo_office.placing.placed import Room
from arbeidsmiljo_office.placing.placer import check_place
from arbeidsmiljo_office.values import Given, UnfitError, checked, items_of, noun_of

MOST_SLIDES: Final = 10_000
"""Slides of one that repeats; nobody sits through more than some hundred."""


@define(eq=False)
class Checker:
    """Checks values.

    Attributes:
        numbered: The fields.
        rooms: Number of a field to the room that it has for a chart or picture.
        locale: Of the document.
    """

    numbered: Numbered
    rooms: Mapping[int, Room]
    locale: Locale
    _problems: list[str] = field(factory=list[str], init=False)

    def given(self, values: Mapping[str, Value], *, name: str) -> dict[int, Given]:
        """Check all values.

        Args:
            values: Field key to value.
            name: What to call the template in errors.

        Returns:
            Number of a field to its value.

        Raises:
            NotFoundError: A key is not a field of the template.
            FieldValueError: Values do not fit their fields; all of them are named.
        """
        if not isinstance(cast("object", values), Mapping):
            raise FieldValueError(
                f"{name}: takes values by the keys of its fields, got {noun_of(values)}; give a "
                "dictionary"
            )
        given = dict[int, Given]()
        numbers, slides = self.numbered.numbers, self.numbered.slides
        of_text = self.numbered.of_text
        for key, value in values.items():
            if type(value) is str and value.isprintable() and key in of_text:
                # Nearly all values are this, and nothing in it has to be looked at.
                given[of_text[key]] = Given((value,))
                continue
            number = numbers.get(key)
            if number is None:
                raise NotFoundError("field", key, numbers)
            if number in slides:
                records = self._slides(number, value, f"field {key!r}")
                given[number] = Given(records=tuple(records))
            else:
                self._take(number, value, given)
        if self._problems:
            raise FieldValueError("\n".join(f"{name}: {problem}" for problem in self._problems))
        return given

    def _take(
        self, number: int, value: object, given: dict[int, Given], *, within: str = ""
    ) -> None:
        """Check the value of one field, and take it."""
        place = self.numbered.every[number]
        try:
            given[number] = one = checked(place, value, self.locale)
            if one.texts is None and one.is_drawn:
                check_place(one, place, self.rooms.get(number))
        except UnfitError as error:
            where = f"{within}field {place.key!r} ({place.place})"
            self._problems.append(f"{where}: {error}")

    def _slides(self, number: int, value: object, where: str) -> Iterator[Mapping[int, Given]]:
        """Check the records of a slide that repeats."""
        place = self.numbered.every[number]
        records = items_of(value)
        if records is None:
            self._problems.append(
                f"{where} ({place.place}): takes a list of records, one for each slide, got "
                f"{noun_of(value)}"
            )
            return
        if len(records) > MOST_SLIDES:
            self._problems.append(
                f"{where} ({place.place}): has {len(records)} records, and a presentation gets "
                f"at most {MOST_SLIDES} slides of one; give fewer"
            )
            return
        inside = self.numbered.slides[number]
        numbers = {self.numbered.every[one].key: one for one in inside}
        for index, record in enumerate(records, start=1):
            here = f"{where}, record {index}"
            if not isinstance(record, Mapping):
                self._problems.append(
                    f"{here}: each record maps field keys to values, got {noun_of(record)}"
                )
                continue
            given = dict[int, Given]()
            for key, one in cast("Mapping[str, object]", record).items():
                if key in numbers:
                    self._take(numbers[key], one, given, within=f"{here}, ")
                else:
                    known = ", ".join(map(repr, numbers))
                    self._problems.append(
                        f"{here}: there is no field {key!r} on {place.place}; known: {known}"
                    )
            yield given
