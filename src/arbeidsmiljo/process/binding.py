"""Binding: the values that the fields of a template get out of a document's context."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from arbeidsmiljo.model.bindings import Binding, TableBinding
from arbeidsmiljo.model.documents import Field, FieldKind, Record, Value

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
        not have has no value either.
    """
    values: dict[str, Value] = {}
    for place in fields:
        path = binding.path_of(place)
        value = None if path is None else context.get(path)
        if value is None:
            continue
        table = binding.table_of(place)
        if table is None:
            values[place.key] = value
        elif records := _records(value):
            values[place.key] = [
                {prompt: record[name] for prompt, name in table.columns.items() if name in record}
                for record in (records if fit is None else fit(records, table))
            ]
    return values


def _records(value: Value) -> Sequence[Record]:
    if not isinstance(value, (list, tuple)):
        return ()
    return [record for record in value if isinstance(record, Mapping)]


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
    for place in fields:
        if place.kind is FieldKind.ROW:
            rows.append(place)
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
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = "".join(
        f"\\u{ord(sign):04x}" if ord(sign) < ord(" ") or sign in '"\\\x7f' else sign
        for sign in text
    )
    return f'"{escaped}"'
