"""Parts that tests add to small packages: themes, diagrams, comments, macros."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from tests.adapters.office.packages import contents, with_members

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT: Final = "http://schemas.microsoft.com/office/2007/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT: Final = {
    "wordprocessingml/2006/main": "wordprocessingml/main",
    "presentationml/2006/main": "presentationml/main",
    "drawingml/2006/main": "drawingml/main",
    "drawingml/2006/chart": "drawingml/chart",
    "drawingml/2006/diagram": "drawingml/diagram",
    "drawingml/2006/wordprocessingDrawing": "drawingml/wordprocessingDrawing",
    "officeDocument/2006/relationships": "officeDocument/relationships",
    "officeDocument/2006/math": "officeDocument/math",
}


def with_part(
    data: bytes,
    name: str,
    content: str | bytes,
    *,
    of: str,
    kind: str,
    key: str,
    content_type: str = "application/xml",
) -> bytes:
    """Add a part to a package, or put it in the place of another.

    Args:
        data: The package.
        name: The part's name.
        content: What it holds.
        of: The part that it belongs to.
        kind: The last word of the relation's type, or all of it.
        key: The id of the relation.
        content_type: What it is.
    """
    parts = contents(data)
    folder, _, file = of.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    known = parts.get(relations, f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
    target = posixpath.relpath(name, folder)
    relation = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
    if known.rstrip().endswith(b"/>") and b"</Relationships>" not in known:
        known = known.rstrip()[:-2] + b"></Relationships>"
    types = parts["[Content_Types].xml"]
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
    if f'PartName="/{name}"'.encode() not in types:
        types = types.replace(b"</Types>", f"{override}</Types>".encode())
    return with_members(
        data,
        {
            name: content if isinstance(content, bytes) else (HEAD + content).encode(),
            relations: known.replace(b"</Relationships>", f"{relation}</Relationships>".encode()),
            "[Content_Types].xml": types,
        },
    )


def theme(**colours: str) -> str:
    """Write a theme with some colours: `accent4="FFFF00"`."""
    written = "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items()
    )
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="x"><a:themeElements>'
        f'<a:clrScheme name="x">{written}</a:clrScheme></a:themeElements></a:theme>'
    )


def strict(data: bytes) -> bytes:
    """Return a package in the strict dialect: the same with other namespaces."""
    parts = dict[str, bytes | None]()
    for name, content in contents(data).items():
        for old, new in _STRICT.items():
            content = content.replace(  # noqa: PLW2901 - one dialect after the other
                f"http://schemas.openxmlformats.org/{old}".encode(),
                f"http://purl.oclc.org/ooxml/{new}".encode(),
            )
        parts[name] = content
    return with_members(data, parts)


def with_type(data: bytes, types: Mapping[str, str]) -> bytes:
    """Return a package in which some content types are other ones."""
    listed = contents(data)["[Content_Types].xml"].decode()
    for old, new in types.items():
        assert old in listed
        listed = listed.replace(old, new)
    return with_members(data, {"[Content_Types].xml": listed.encode()})
