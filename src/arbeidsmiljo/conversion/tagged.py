"""Tagged values: one of several classes, named in its document by a key that stands first."""

from collections.abc import Callable, Mapping

from cattrs import Converter

from arbeidsmiljo.conversion.document import is_document, unexpected


def register_tagged(
    made: Converter,
    is_declared: Callable[[object], bool],
    *,
    key: str,
    by_name: Mapping[str, type[object]],
    name_of: Callable[[type[object]], str | None] | None = None,
) -> None:
    """Let a converter tell the classes of a declared type apart.

    A class by itself is read and written without the key.

    Args:
        made: The converter.
        is_declared: Tells whether a type is the declared one, such as a base class or a union.
        key: What names the class in the document.
        by_name: The classes.
        name_of: Names a class that is written; None for those above and no others.
    """
    names = {kind: name for name, kind in by_name.items()}
    called = name_of or names.get

    def read(value: object, _: object) -> object:
        if not is_document(value):
            raise unexpected("a table of keys and values", value)
        name = value.get(key)
        kind = by_name.get(name) if isinstance(name, str) else None
        if kind is None:
            known = ", ".join(by_name)
            raise ValueError(f"its {key!r} is {name!r}, which is none of {known}")
        inner = {one: entry for one, entry in value.items() if one != key}
        return made.structure(inner, kind)

    def write(value: object) -> dict[str, object]:
        kind = type(value)
        name = called(kind)
        if name is None:
            known = ", ".join(by_name)
            raise ValueError(f"{kind.__name__} has no stored form; those that have one: {known}")
        document: dict[str, object] = made.unstructure(value, kind)
        return {key: name, **document}

    made.register_structure_hook_func(is_declared, read)
    made.register_unstructure_hook_func(is_declared, write)
