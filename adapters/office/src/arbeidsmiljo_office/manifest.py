"""The manifest of a prepared template: which anchor is which field's, in a part of its own.

It holds keys, hashes of prompts and of what surrounds them, and how many slides were filled in of
those that repeat; never a value. Reading back does not need it, since the template has the anchors
too, but for that number, where a save has taken the anchors away; it tells a program that has the
document alone which fields there were.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from attrs import frozen
from lxml import etree

from arbeidsmiljo_office.handwriting import edited
from arbeidsmiljo_office.markup import Element, number, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import CONTENT_TYPES, Main, read_relations, related, relations_name

NAMESPACE: Final = "urn:arbeidsmiljo:fields:1"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_STRICT_CUSTOM: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/customXml"
_ABOUT_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ABOUT: Final = (
    f"{_HEAD}"
    '<ds:datastoreItem ds:itemID="{5B1D0C52-6E0B-4E0B-9C1B-2B6F6E8A7C11}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
"""LibreOffice drops a custom part that has no such part beside it."""
_SLIDES: Final = "slides"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


@frozen(kw_only=True)
class Entry:
    """One field of the manifest.

    Attributes:
        key: The field's.
        anchor: The stem of its anchors; several fields of one shape share it.
        kind: What the field takes.
        prompt: A hash of its prompt.
        context: A hash of what surrounds it.
    """

    key: str
    anchor: str
    kind: str
    prompt: str
    context: str


def written(entries: Iterable[Entry]) -> bytes:
    """Write the part."""
    lines = "".join(
        f"<field key={quoteattr(one.key)} anchor={quoteattr(one.anchor)} "
        f"kind={quoteattr(one.kind)} prompt={quoteattr(one.prompt)} "
        f"context={quoteattr(one.context)}/>"
        for one in entries
    )
    return f'{_HEAD}<fields xmlns="{NAMESPACE}">{lines}</fields>'.encode()


def counted(contents: bytes, counts: Mapping[str, int], *, part: str, name: str) -> bytes:
    """Let a manifest say how many slides were filled in of those that repeat.

    Args:
        contents: Of the manifest.
        counts: Key of such a slide to how many there are.
        part: The part.
        name: What to call the file in errors.
    """
    tree = parse(contents, part=part, name=name)

    def count() -> None:
        for element in tree.getroot():
            found = counts.get(element.get("key") or "")
            if found is not None:
                element.set(_SLIDES, str(found))

    return edited(contents, tree, count)


def counts_in(package: Package, main: Main) -> Mapping[str, int]:
    """Return how many slides were filled in of those that repeat, as the manifest says.

    Args:
        package: A presentation.
        main: Its main part.
    """
    part = find(package, main)
    if part is None:
        return {}
    root = parse(package.read(part), part=part, name=package.name).getroot()
    counts = {one.get("key") or "": number(one, _SLIDES, 0) for one in root}
    return {key: count for key, count in counts.items() if count}


def find(package: Package, main: Main) -> str | None:
    """Return the part that holds the manifest; None where there is none.

    LibreOffice lets the package of a presentation lead to it, and not the presentation.
    """
    relations = (*read_relations(package, main.name), *read_relations(package, ""))
    for part in related(relations, "customXml"):
        data = package.read(part)
        if NAMESPACE.encode() in data:
            root = parse(data, part=part, name=package.name).getroot()
            if root.tag == f"{{{NAMESPACE}}}fields":
                return part
    return None


def added(package: Package, main: Main, contents: bytes) -> Mapping[str, bytes]:
    """Return the parts that a package gets with its first manifest, or has anew with it.

    Args:
        package: The package.
        main: Its main part, which will lead to the manifest.
        contents: Of the manifest.
    """
    free = 1
    while package.find(f"customXml/item{free}.xml") is not None:
        free += 1
    part = f"customXml/item{free}.xml"
    relations = package.find(relations_name(main.name)) or relations_name(main.name)
    types = package.find(CONTENT_TYPES) or CONTENT_TYPES
    folder = posixpath.dirname(main.name)
    target = posixpath.relpath(f"/{part}", f"/{folder}")
    about = f"customXml/itemProps{free}.xml"
    while package.find(about) is not None:
        about = about.replace(".xml", "-1.xml")
    own = _no_relations()
    _relate(own, "rId1", f"{_CUSTOM}Props", posixpath.basename(about))
    return {
        types: _with_types(package, types, part, about),
        relations: _with_relation(package, relations, target),
        part: contents,
        relations_name(part): _serialised(own),
        about: _ABOUT,
    }


def _with_types(package: Package, types: str, part: str, about: str) -> bytes:
    contents = package.read(types)
    tree = parse(contents, part=types, name=package.name)

    def declare() -> None:
        for name, kind in ((part, "application/xml"), (about, _ABOUT_TYPE)):
            override = f"{{{_TYPES}}}Override"
            etree.SubElement(tree.getroot(), override, PartName=f"/{name}", ContentType=kind)

    return edited(contents, tree, declare)


def _with_relation(package: Package, relations: str, target: str) -> bytes:
    found = package.find(relations)
    contents = _serialised(_no_relations()) if found is None else package.read(found)
    tree = parse(contents, part=relations, name=package.name)
    root = tree.getroot()
    keys = {element.get("Id") for element in root}
    free = 1
    while f"rIdFields{free}" in keys:
        free += 1
    is_strict = any("purl.oclc.org" in (element.get("Type") or "") for element in root)
    kind = _STRICT_CUSTOM if is_strict else _CUSTOM
    key = f"rIdFields{free}"
    return edited(contents, tree, lambda: _relate(root, key, kind, target))


def _no_relations() -> Element:
    return etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')


def _relate(root: Element, key: str, kind: str, target: str) -> None:
    tag = f"{{{_RELATIONS}}}Relationship"
    etree.SubElement(root, tag, Id=key, Type=kind, Target=target)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
