"""Leftovers: what is still yellow of a field that something was put into."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from arbeidsmiljo.model.documents import Field, FieldKind, Value


def left_of(field: Field, value: Value | None) -> Field | None:
    """Give what is still yellow of a field that a value was put into; None for nothing.

    Args:
        field: The field.
        value: The value; None for none.
    """
    if value is None:
        return field
    if not isinstance(value, Sequence):
        return None
    records = [record for record in value if isinstance(record, Mapping)]
    if field.kind is FieldKind.ROW:
        lacking = tuple(
            column for column in field.columns if any(column not in record for record in records)
        )
        return evolve(field, columns=lacking) if lacking else None
    if field.kind is FieldKind.SLIDE:
        inside = tuple(
            rest
            for one in field.inside
            if (rest := _left_in_any(one, [record.get(one.key) for record in records])) is not None
        )
        return evolve(field, inside=inside) if inside else None
    return None


def _left_in_any(field: Field, values: Iterable[Value | None]) -> Field | None:
    """Give what is still yellow of a field somewhere, when it was filled several times."""
    rests = [rest for value in values if (rest := left_of(field, value)) is not None]
    lacking = {column for rest in rests for column in rest.columns}
    columns = tuple(column for column in field.columns if column in lacking)
    return evolve(field, columns=columns) if rests else None
