"""Binding: the values that the fields of a template get out of a document's context."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from arbeidsmiljo.model.bindings import Binding, SlideBinding, TableBinding
from arbeidsmiljo.model.documents import Content, Field, FieldKind, Record, Value

Fit = Callable[[Sequence[Record], TableBinding], Sequence[Record]]
"""Gives those of the records of a table that there is room for."""


def bound_values(
    fields: Iterable[Field],
    binding: Binding,
    context: Mapping[str, Value],
    *,
    fit: Fit | None = None,
) -> dict[str, Value]:
    """Give the values that a binding finds in a context for the fields of a template.

    Args:
        fields: The fields.
        binding: What they are tied to.
        context: Path to value; a path without a value is not in it.
        fit: Chooses among the records of a table; None takes all.

    Returns:
        Field key to value, without the fields that have none. A cell whose column a record does
        not have has no value either. On a slide that repeats, what its records do not tell of is
        filled as it is elsewhere: a footer says the same on every slide.
    """
    values: dict[str, Value] = {}
    for place in fields:
        path = binding.path_of(place)
        value = None if path is None else context.get(path)
        if value is None:
            continue
        table, slide = binding.table_of(place), binding.slide_of(place)
        if slide is not None:
            if records := _records(value):
                same = _same_on_each(place, slide, binding, context)
                values[place.key] = [same | _on_slide(place, slide, record) for record in records]
        elif table is None:
            values[place.key] = value
        elif records := _records(value):
            values[place.key] = [
                {prompt: record[name] for prompt, name in table.columns.items() if name in record}
                for record in (records if fit is None else fit(records, table))
            ]
    return values


def _same_on_each(
    place: Field, slide: SlideBinding, binding: Binding, context: Mapping[str, Value]
) -> dict[str, Content]:
    """Give what the fields of a slide that repeats have that no record tells of."""
    paths = {
        one.key: binding.fields[one.prompt]
        for one in place.inside
        if one.kind is not FieldKind.ROW
        and one.prompt in binding.fields
        and one.prompt not in slide.fields
    }
    return {key: cast("Content", context[path]) for key, path in paths.items() if path in context}


def _on_slide(place: Field, slide: SlideBinding, record: Record) -> dict[str, Content]:
    """Give the fields of a slide that repeats what one record has for them."""
    names = {one.key: slide.fields.get(one.prompt, "") for one in place.inside}
    return {key: record[name] for key, name in names.items() if name in record}


def _records(value: Value) -> Sequence[Record]:
    if not isinstance(value, (list, tuple)):
        return ()
    return [cast("Record", record) for record in value if isinstance(record, Mapping)]


def skeleton(fields: Iterable[Field]) -> str:
    """Write a binding file in which every prompt waits for a path.

    Args:
        fields: The fields of a template.

    Returns:
        TOML in which each line is a comment until a path is filled in.
    """
    lines = [
        "# What each yellow field of the template is filled with.",
        "# Take the # away, and give a path; what is left out stays yellow.",
        "",
        "[fields]",
    ]
    seen: set[str] = set()
    rows: list[Field] = []
    slides: list[Field] = []
    for place in fields:
        if place.kind is FieldKind.ROW:
            rows.append(place)
        elif place.kind is FieldKind.SLIDE:
            slides.append(place)
        elif place.prompt not in seen:
            seen.add(place.prompt)
            lines.append(f'# {_quoted(place.prompt)} = ""  # {place.place}')
    for place in rows:
        columns = ", ".join(f'{_quoted(prompt)} = ""' for prompt in dict.fromkeys(place.columns))
        lines += [
            "",
            f"# [[rows.table]]  # {place.place}",
            '# path = ""',
            f"# columns = {{ {columns} }}",
        ]
    for place in slides:
        lines += [
            "",
            f"# [[slides.slide]]  # {place.place}",
            f"# name = {_quoted(place.prompt)}",
            '# path = ""',
        ]
        prompts = dict.fromkeys(one.prompt for one in place.inside if one.kind is not FieldKind.ROW)
        inside = ", ".join(f'{_quoted(prompt)} = ""' for prompt in prompts)
        lines.append(f"# fields = {{ {inside} }}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = "".join(
        f"\\u{ord(sign):04x}" if ord(sign) < ord(" ") or sign in '"\\\x7f' else sign
        for sign in text
    )
    return f'"{escaped}"'
