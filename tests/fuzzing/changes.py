"""How the fuzzer changes what it has: it takes archives and XML apart, and changes what is inside.

Changed byte by byte, hardly any compressed archive or XML part would get past its reader.
"""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING, Final

from lxml import etree

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.package import Package
from tests.adapters.office.archives import Part, zipped
from tests.adapters.office.mutations import Change, element_changed, members_changed

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN: Final = 0.2
_MEMBERS: Final = 0.4
_ELEMENTS: Final = 0.9


def change_part(
    data: bytes, seed: int, mutate: Callable[[bytes, int], bytes], longest: int
) -> bytes:
    """Change an element of a part, or its bytes where it is no XML.

    Args:
        data: The part.
        seed: What the choice depends on.
        mutate: Changes bytes, given how many there may be.
        longest: So many there may be.
    """
    chance = random.Random(seed)
    if chance.random() > _PLAIN:
        try:
            return element_changed(data, _change(chance))[:longest]
        except (etree.XMLSyntaxError, ValueError):
            pass
    return mutate(data, longest)


def change_archive(
    data: bytes, seed: int, mutate: Callable[[bytes, int], bytes], longest: int
) -> bytes:
    """Change the members of an archive, or one of its parts, or its bytes.

    Args:
        data: The archive.
        seed: What the choice depends on.
        mutate: Changes bytes, given how many there may be.
        longest: So many there may be.
    """
    chance = random.Random(seed)
    kind = chance.random()
    if kind < _PLAIN:
        return mutate(data, longest)
    try:
        package = Package.open(data, name="")
        held = {name: package.read(name) for name in package.members}
    except TemplateError:
        held = {}
    if not held:
        return mutate(data, longest)
    name = chance.choice(sorted(held))
    try:
        if kind < _MEMBERS:
            return members_changed(held, [_change(chance)])[:longest]
        if kind < _ELEMENTS and name.endswith((".xml", ".rels")):
            held[name] = change_part(held[name], chance.getrandbits(32), mutate, longest)
        else:
            held[name] = mutate(held[name], longest)
        return zipped([Part(name=key, contents=one) for key, one in held.items()])[:longest]
    except struct.error:  # a name that is longer in UTF-8 than names can be
        return mutate(data, longest)


def _change(chance: random.Random) -> Change:
    return Change(
        what=chance.random(),
        where=chance.random(),
        place=chance.random(),
        other=chance.random(),
        text=chance.randbytes(chance.randrange(9)),
    )
