"""The manifest of a prepared template: which anchor is which field's, in a part of its own.

It holds keys, and hashes of prompts and of what surrounds them; never a value. Reading back does
not need it, since the template has the anchors too; it tells a program that has the document alone
which fields there were.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from attrs import frozen
from lxml import etree

from arbeidsmiljo_office.handwriting import edited
from arbeidsmiljo_office.markup import Element, parse
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


def find(package: Package, main: Main) -> str | None:
    """Return the part that holds the manifest; None where there is none."""
    for part in related(read_relations(package, main.name), "customXml"):
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
    number = 1
    while package.find(f"customXml/item{number}.xml") is not None:
        number += 1
    part = f"customXml/item{number}.xml"
    relations = package.find(relations_name(main.name)) or relations_name(main.name)
    types = package.find(CONTENT_TYPES) or CONTENT_TYPES
    folder = posixpath.dirname(main.name)
    target = posixpath.relpath(f"/{part}", f"/{folder}")
    about = f"customXml/itemProps{number}.xml"
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
    number = 1
    while f"rIdFields{number}" in keys:
        number += 1
    is_strict = any("purl.oclc.org" in (element.get("Type") or "") for element in root)
    kind = _STRICT_CUSTOM if is_strict else _CUSTOM
    key = f"rIdFields{number}"
    return edited(contents, tree, lambda: _relate(root, key, kind, target))


def _no_relations() -> Element:
    return etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')


def _relate(root: Element, key: str, kind: str, target: str) -> None:
    tag = f"{{{_RELATIONS}}}Relationship"
    etree.SubElement(root, tag, Id=key, Type=kind, Target=target)


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
