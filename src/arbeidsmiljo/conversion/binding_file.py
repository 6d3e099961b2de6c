"""The file beside a template that ties its prompts to paths in a document's context.

It lets an official template work as it is downloaded::

    [fields]
    "Enhetens navn" = "unit.name"

    [[rows.table]]
    path = "measures.rows"
    columns = { "Beskriv tiltaket" = "text", "Hvem har ansvaret?" = "owner" }

    [[slides.slide]]
    name = "tiltak"
    path = "measures.rows"
    fields = { "Beskriv tiltaket" = "text", "Hvem har ansvaret?" = "owner" }
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from attrs import field, frozen

from arbeidsmiljo.conversion.converter import structure, structured_or_none
from arbeidsmiljo.conversion.document import Document, is_document, is_list
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.bindings import Binding, SlideBinding, TableBinding
from arbeidsmiljo.model.documents import Field, FieldKind


@frozen(kw_only=True)
class _Rows:
    table: tuple[TableBinding, ...] = ()


@frozen(kw_only=True)
class _Slides:
    slide: tuple[SlideBinding, ...] = ()


@frozen(kw_only=True)
class _BindingFile:
    fields: Mapping[str, str] = field(factory=dict[str, str])
    rows: _Rows = _Rows()
    slides: _Slides = _Slides()


@frozen(kw_only=True)
class _Read:
    """What was read of a file; None for a part that cannot be, so that others keep their places."""

    fields: Mapping[str, str]
    tables: Sequence[TableBinding | None]
    slides: Sequence[SlideBinding | None]

    @classmethod
    def as_far(cls, document: Document) -> Self:
        """Read as far as can be."""
        fields = document.get("fields")
        return cls(
            fields=(
                {key: path for key, path in fields.items() if isinstance(path, str)}
                if is_document(fields)
                else {}
            ),
            tables=[structured_or_none(one, TableBinding) for one in _list(document, "rows.table")],
            slides=[
                structured_or_none(one, SlideBinding) for one in _list(document, "slides.slide")
            ],
        )


def binding_from_toml(
    text: str, *, source: str, paths: Iterable[str], fields: Sequence[Field] | None = None
) -> Binding:
    """Read a binding file.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        paths: The paths that there are in the context of a document.
        fields: The fields of the template, whose prompts may be tied; None where any may.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    known = frozenset(paths)
    document = parse_toml(text, source=source)
    problems: tuple[Problem, ...] = ()
    try:
        file = structure(document, _BindingFile, source=source)
        read = _Read(fields=file.fields, tables=file.rows.table, slides=file.slides.slide)
    except InvalidInputError as error:
        problems, read = error.problems, _Read.as_far(document)
    unknown = tuple(_unknown_paths(read, known))
    if fields is not None:
        problems += tuple(_unknown_prompts(read, fields))
    if problems or unknown:
        hint = f"Paths that can be bound: {', '.join(sorted(known))}." if unknown else ""
        raise InvalidInputError(source, [*problems, *unknown], hint)
    return Binding(
        fields=read.fields,
        tables=tuple(one for one in read.tables if one is not None),
        slides=tuple(one for one in read.slides if one is not None),
    )


def _list(document: Document, path: str) -> list[object]:
    value: object = document
    for key in path.split("."):
        value = value.get(key) if is_document(value) else None
    return value if is_list(value) else []


def _unknown_paths(read: _Read, known: frozenset[str]) -> Iterator[Problem]:
    for prompt, path in read.fields.items():
        if path not in known:
            yield Problem(f"$.fields.{prompt!r}", f"there is no path {path!r}")
    for number, table in enumerate(read.tables):
        if table is not None and table.path not in known:
            yield Problem(f"$.rows.table[{number}].path", f"there is no path {table.path!r}")
    for number, slide in enumerate(read.slides):
        if slide is not None and slide.path not in known:
            yield Problem(f"$.slides.slide[{number}].path", f"there is no path {slide.path!r}")


def _unknown_prompts(read: _Read, fields: Sequence[Field]) -> Iterator[Problem]:
    """Find what is tied that the template does not have, most likely misspelt."""
    prompts = {place.prompt for place in fields}
    cells = {prompt for place in fields for prompt in place.columns}
    for prompt in read.fields:
        if prompt not in prompts | cells:
            yield Problem(f"$.fields.{prompt!r}", "is no yellow field of the template")
    for number, table in enumerate(read.tables):
        for prompt in () if table is None else table.columns:
            if prompt not in cells:
                yield Problem(
                    f"$.rows.table[{number}].columns.{prompt!r}",
                    "is no yellow cell of a row of the template",
                )
    yield from _unknown_on_slides(read.slides, fields)


def _unknown_on_slides(
    slides: Sequence[SlideBinding | None], fields: Sequence[Field]
) -> Iterator[Problem]:
    inside = {
        place.prompt: {one.prompt for one in place.inside}
        for place in fields
        if place.kind is FieldKind.SLIDE
    }
    for number, slide in enumerate(slides):
        if slide is None:
            continue
        where = f"$.slides.slide[{number}]"
        if slide.name not in inside:
            yield Problem(f"{where}.name", "is no slide of the template that repeats")
        for prompt in slide.fields:
            if prompt not in inside.get(slide.name, {prompt}):
                yield Problem(f"{where}.fields.{prompt!r}", "is no yellow field of the slide")
