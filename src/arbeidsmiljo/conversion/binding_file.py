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

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.bindings import Binding, SlideBinding, TableBinding


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


def binding_from_toml(text: str, *, source: str, paths: Iterable[str]) -> Binding:
    """Read a binding file.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        paths: The paths that there are in the context of a document.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    known = frozenset(paths)
    file = structure(parse_toml(text, source=source), _BindingFile, source=source)
    if problems := tuple(_unknown_paths(file, known)):
        raise InvalidInputError(
            source, problems, f"Paths that can be bound: {', '.join(sorted(known))}."
        )
    return Binding(fields=file.fields, tables=file.rows.table, slides=file.slides.slide)


def _unknown_paths(file: _BindingFile, known: frozenset[str]) -> Iterator[Problem]:
    for prompt, path in file.fields.items():
        if path not in known:
            yield Problem(f"$.fields.{prompt!r}", f"there is no path {path!r}")
    for number, table in enumerate(file.rows.table):
        if table.path not in known:
            yield Problem(f"$.rows.table[{number}].path", f"there is no path {table.path!r}")
    for number, slide in enumerate(file.slides.slide):
        if slide.path not in known:
            yield Problem(f"$.slides.slide[{number}].path", f"there is no path {slide.path!r}")
