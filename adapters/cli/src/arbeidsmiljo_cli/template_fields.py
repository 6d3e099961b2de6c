"""Telling the fields of a template, and what was read from a copy of it."""

from collections.abc import Iterable, Iterator

from arbeidsmiljo.model.documents import Field, Reading
from arbeidsmiljo_cli.terminal import put, say


def described_field(place: Field) -> dict[str, object]:
    """Describe a field, for programs."""
    return {
        "key": place.key,
        "prompt": place.prompt,
        "place": place.place,
        "kind": str(place.kind),
        "columns": list(place.columns),
        "inside": [described_field(one) for one in place.inside],
    }


def described_reading(reading: Reading) -> dict[str, object]:
    """Describe what was read, for programs."""
    return {
        "values": dict(reading.values),
        "rows": {key: [dict(row) for row in rows] for key, rows in reading.rows.items()},
        "slides": {
            key: [described_reading(one) for one in found] for key, found in reading.slides.items()
        },
        "unmatched": [described_field(place) for place in reading.unmatched],
        "origins": {key: list(found) for key, found in reading.origins.items()},
        "gone": dict(reading.gone),
        "drawn": [described_field(place) for place in reading.drawn],
    }


def said(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give what was read, each with the key of its field; rows and slides one by one."""
    yield from reading.values.items()
    for key, rows in reading.rows.items():
        for row in rows:
            yield key, "\n".join(f"{column}: {text}" for column, text in row.items())
    for key, slides in reading.slides.items():
        for slide in slides:
            yield key, "\n".join(f"{inside}: {text}" for inside, text in said(slide))


def gone(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Give what is gone of what was filled in: rows or slides, of which field, and how many."""
    for key, count in reading.gone.items():
        yield ("slide" if key in reading.slides else "row"), key, count
    for key, slides in reading.slides.items():
        for number, slide in enumerate(slides, start=1):
            for what, inside, count in gone(slide):
                yield what, f"{key}, slide {number}, {inside}", count


def print_fields(fields: Iterable[Field]) -> None:
    """Print fields, those on a slide that repeats below it.

    The key of each stands on a line of its own that is never broken, so that it can be copied.
    """
    for place in fields:
        _print_field(place, "")
        for one in place.inside:
            _print_field(one, "  ")


def _print_field(field: Field, indent: str) -> None:
    put(f"{indent}{field.key}")
    words = " | ".join(field.columns) or field.prompt
    say(f"{indent}  {words}\n{indent}  {field.place} · {field.kind}")
