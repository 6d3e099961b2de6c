"""Leftovers: what is still yellow of a field that something was put into."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve

from arbeidsmiljo.model.documents import Field, FieldKind, Value

_OF_RECORDS: Final = (FieldKind.ROW, FieldKind.SLIDE)
"""The kinds of field whose value is records, of which some may have too little."""


def left_in(fields: Iterable[Field], values: Mapping[str, Value]) -> tuple[Field, ...]:
    """Give what is still yellow of some fields that were filled.

    Args:
        fields: The fields.
        values: Field key to value.
    """
    return tuple(
        rest for field in fields if (rest := left_of(field, values.get(field.key))) is not None
    )


def left_of(field: Field, value: Value | None) -> Field | None:
    """Give what is still yellow of a field that a value was put into; None for nothing.

    Args:
        field: The field.
        value: The value; None for none.
    """
    if value is None:
        return field
    if field.kind not in _OF_RECORDS or not isinstance(value, Sequence):
        return None
    records = [record for record in value if isinstance(record, Mapping)]
    if field.kind is FieldKind.ROW:
        lacking = tuple(
            column for column in field.columns if any(column not in record for record in records)
        )
        return evolve(field, columns=lacking) if lacking else None
    inside = tuple(
        rest
        for one in field.inside
        if (rest := _left_in_any(one, [record.get(one.key) for record in records])) is not None
    )
    return evolve(field, inside=inside) if inside else None


def _left_in_any(field: Field, values: Iterable[Value | None]) -> Field | None:
    """Give what is still yellow of a field somewhere, when it was filled several times."""
    rests = [rest for value in values if (rest := left_of(field, value)) is not None]
    lacking = {column for rest in rests for column in rest.columns}
    columns = tuple(column for column in field.columns if column in lacking)
    return evolve(field, columns=columns) if rests else None
