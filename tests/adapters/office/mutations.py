"""Good files made bad: their bytes, their members, and the elements of their parts.

A change is a choice of numbers between 0 and 1 and so fits any file; what a test or a fuzzer
chooses, it can make smaller.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from attrs import frozen
from lxml import etree

from tests.adapters.office.archives import Part, parts_of, zipped
from tests.adapters.office.packages import contents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from arbeidsmiljo_office.markup import Element

LETTERS: Final = "abcæøåABC019 \t\n\u00a0\u200b\u202e\ufffdNavn|=<&>\"'"
NUMBERS: Final = (
    "",
    "0",
    "1",
    "2",
    "-1",
    "4294967296",
    "1e9",
    "1in",
    "9" * 400,
    "yellow",
    "FFFF00",
    "true",
    "rId1",
)


@frozen
class Change:
    """One change.

    Attributes:
        what: Which of the kinds of change that there are.
        where: Which part, member or byte.
        place: Which element, attribute or byte in it.
        other: Which other one, where two take part.
        text: What is put there.
    """

    what: float
    where: float
    place: float
    other: float
    text: bytes


def chosen(choices: Sequence[str], number: float) -> str:
    """Choose one by a number between 0 and 1."""
    return choices[min(int(number * len(choices)), len(choices) - 1)]


def bytes_changed(data: bytes, changes: Sequence[Change]) -> bytes:
    """Change bytes, and cut stretches out and put others in."""
    held = bytearray(data)
    for change in changes:
        start = int(change.place * len(held))
        length = int(change.other * 8)
        end = len(held) if change.what > _MOST_CUTS else start + length
        held[start:end] = change.text
    return bytes(held)


_MOST_CUTS: Final = 0.9


def members_changed(members: Mapping[str, bytes], changes: Sequence[Change]) -> bytes:
    """Leave members out, put them in twice, rename and swap them, and lie about them.

    Args:
        members: Name to contents.
        changes: What is changed, one after the other.

    Returns:
        The archive of them.
    """
    parts = parts_of(members)
    for change in changes:
        if not parts:
            break
        index = min(int(change.where * len(parts)), len(parts) - 1)
        other = min(int(change.other * len(parts)), len(parts) - 1)
        part = parts[index]
        match int(change.what * 8):
            case 0:
                del parts[index]
            case 1:
                parts.insert(other, part)
            case 2:
                parts[index] = Part(name=parts[other].name, contents=part.contents)
            case 3:
                parts[index], parts[other] = (
                    Part(name=part.name, contents=parts[other].contents),
                    Part(name=parts[other].name, contents=part.contents),
                )
            case 4:
                parts[index] = Part(name=change.text or b"x", contents=part.contents)
            case 5:
                parts[index] = Part(name=part.name, contents=bytes_changed(part.contents, [change]))
            case 6:
                key = chosen(("checksum", "packed", "size", "method", "flags"), change.place)
                lie = {key: int.from_bytes(change.text[:2], "little")}
                parts[index] = Part(name=part.name, contents=part.contents, said=lie)
            case _:
                key = chosen(("offset", "size", "packed", "method", "external"), change.place)
                lie = {key: int.from_bytes(change.text[:2], "little")}
                parts[index] = Part(name=part.name, contents=part.contents, listed=lie)
    return zipped(parts)


def elements_changed(data: bytes, changes: Sequence[Change]) -> bytes:
    """Take elements of parts out, move and double them, and change what they say."""
    parts = contents(data)
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    for change in changes:
        name = chosen(names, change.where)
        parts[name] = element_changed(parts[name], change)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return file.getvalue()


def element_changed(xml: bytes, change: Change) -> bytes:
    """Change one element of a part.

    Args:
        xml: The part, which is well-formed.
        change: The change.
    """
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    elements = list(root.iter(etree.Element))
    element = elements[min(int(change.place * len(elements)), len(elements) - 1)]
    other = elements[min(int(change.other * len(elements)), len(elements) - 1)]
    kinds: tuple[Callable[[Element, Element, bytes], None], ...] = (
        _leave_out,
        _unwrap,
        _double,
        _move,
        _copy,
        _rename,
        _change_attribute,
        _change_attribute,
        _leave_attribute_out,
        _change_text,
        _wrap,
        _nest,
    )
    kinds[min(int(change.what * len(kinds)), len(kinds) - 1)](element, other, change.text)
    root.tail = None
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _leave_out(element: Element, _: Element, __: bytes) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element, _: Element, __: bytes) -> None:
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)


def _double(element: Element, _: Element, __: bytes) -> None:
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


def _move(element: Element, other: Element, _: bytes) -> None:
    if element is not other and element not in other.iterancestors():
        other.append(element)


def _copy(element: Element, other: Element, _: bytes) -> None:
    if element.getparent() is not None:
        other.append(deepcopy(element))


def _rename(element: Element, other: Element, _: bytes) -> None:
    element.tag = other.tag


def _change_attribute(element: Element, other: Element, text: bytes) -> None:
    keys = sorted({*map(str, element.attrib), *map(str, other.attrib)})
    if keys:
        number = text[0] if text else 0
        values = (*NUMBERS, *map(str, other.attrib.values()), _text(text))
        element.set(keys[number % len(keys)], values[sum(text) % len(values)])


def _leave_attribute_out(element: Element, _: Element, text: bytes) -> None:
    keys = list(element.attrib)
    if keys:
        del element.attrib[keys[sum(text) % len(keys)]]


def _change_text(element: Element, _: Element, text: bytes) -> None:
    if len(text) % 2:
        element.tail = _text(text)
    else:
        element.text = _text(text)


def _wrap(element: Element, other: Element, _: bytes) -> None:
    parent = element.getparent()
    if parent is not None:
        around = element.makeelement(other.tag, {str(k): str(v) for k, v in other.attrib.items()})
        around.tail, element.tail = element.tail, None
        parent.replace(element, around)
        around.append(element)


def _nest(element: Element, other: Element, text: bytes) -> None:
    inner = element
    for _ in range(sum(text) % 40):
        inner = etree.SubElement(inner, other.tag)


def _text(text: bytes) -> str:
    return "".join(LETTERS[number % len(LETTERS)] for number in text)
