"""Parts that a fill adds to a copy of a template, and what has to name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo_office.handwriting import edited
from arbeidsmiljo_office.markup import made, name, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import CONTENT_TYPES, relations_name

RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The namespace of the parts that hold relations."""
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_KINDS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NO_RELATIONS: Final = f'<Relationships xmlns="{RELATIONS}"/>'.encode()


@frozen(kw_only=True)
class Ground:
    """What of a template is needed to add parts to it.

    Attributes:
        name: What to call the template in errors.
        types: The part that names the content types, and its contents.
        relations: Each part that can lead to new ones, and the contents of its relations.
        taken: The names of all members, in lower case.
    """

    name: str
    types: tuple[str, bytes] = field(repr=False)
    relations: Mapping[str, tuple[str, bytes]] = field(repr=False)
    taken: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, package: Package, parts: Iterable[str]) -> Ground:
        """Take what is needed out of a package.

        Args:
            package: The template.
            parts: The parts that can lead to new ones.
        """
        types = package.find(CONTENT_TYPES) or CONTENT_TYPES
        relations = dict[str, tuple[str, bytes]]()
        for part in parts:
            found = package.find(relations_name(part))
            if found is None:
                relations[part] = (relations_name(part), _NO_RELATIONS)
            else:
                relations[part] = (found, package.read(found))
        return cls(
            name=package.name,
            types=(types, package.read(types)),
            relations=relations,
            taken=frozenset(member.lower() for member in package.members),
        )


@define(eq=False)
class Additions:
    """Adds parts to one copy of a template.

    Attributes:
        ground: Of the template.
        parts: What was added or changed: name of a part to its contents.
    """

    ground: Ground
    parts: dict[str, bytes] = field(factory=dict[str, bytes], init=False)
    _related: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str], init=False)

    def free_number(self, names: Callable[[int], Iterable[str]]) -> int:
        """Return the first number by which parts can be called that are not there yet.

        Args:
            names: Gives the names of the parts for a number.
        """
        taken = self.ground.taken | {part.lower() for part in self.parts}
        number = 1
        while not taken.isdisjoint(part.lower() for part in names(number)):
            number += 1
        return number

    def declare(self, part: str, content_type: str) -> None:
        """Name the content type of one part."""
        data = self._types()
        tree = parse(data, part=self.ground.types[0], name=self.ground.name)
        root = tree.getroot()
        override = made(root, "Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", content_type)
        self.parts[self.ground.types[0]] = edited(data, tree, lambda: root.append(override))

    def declare_suffix(self, part: str, content_type: str) -> None:
        """Name the content type of all parts that end as one does; of it alone, if it has to be.

        Args:
            part: The part.
            content_type: Its content type.
        """
        suffix = part.rpartition(".")[2].lower()
        data = self._types()
        tree = parse(data, part=self.ground.types[0], name=self.ground.name)
        root = tree.getroot()
        for element in root:
            if name(element) == "ct:Default":
                if (element.get("Extension") or "").lower() != suffix:
                    continue
                if (element.get("ContentType") or "").lower() != content_type:
                    self.declare(part, content_type)
                return
        default = made(root, "Default")
        default.set("Extension", suffix)
        default.set("ContentType", content_type)
        self.parts[self.ground.types[0]] = edited(data, tree, lambda: root.insert(0, default))

    def relate(self, part: str, target: str, kind: str, *, dialect: bool = False) -> str:
        """Add a relation from a part to another, where there is none yet, and return its id.

        Args:
            part: The part.
            target: The other part.
            kind: What it is to it: `chart`, `image`.
            dialect: Whether a strict document says so in its own dialect.
        """
        known = self._related.get((part, target))
        if known is not None:
            return known
        relations_part, contents = self.ground.relations[part]
        data = self.parts.get(relations_part, contents)
        tree = parse(data, part=relations_part, name=self.ground.name)
        root = tree.getroot()
        taken = {element.get("Id") for element in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        is_strict = any((one.get("Type") or "").startswith(_STRICT_KINDS) for one in root)
        relation = made(root, "Relationship")
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{_STRICT_KINDS if dialect and is_strict else _KINDS}/{kind}")
        relation.set("Target", f"/{target}")
        self.parts[relations_part] = edited(data, tree, lambda: root.append(relation))
        self._related[part, target] = f"rId{number}"
        return f"rId{number}"

    def _types(self) -> bytes:
        """Return the part that names the content types, as it is now."""
        types_name, contents = self.ground.types
        return self.parts.get(types_name, contents)
