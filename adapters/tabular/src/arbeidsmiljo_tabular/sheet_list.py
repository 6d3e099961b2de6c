"""The list of a workbook's sheets, and which part each of them is."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from posixpath import basename, dirname, join, normpath
from typing import Final

from attrs import define, field

_ENTRY: Final = re.compile(rb"<(?:[^\s<>/:]+:)?sheet[\s/>]")
"""Where an entry of the list begins; no sheet has such a tag itself."""
_RELATIONS: Final = re.compile(r"xl/_rels/[^/]*\.rels", re.IGNORECASE)
"""The parts that say which part is meant by an id in a workbook."""

_KINDS: Final = frozenset({"sheet", "Relationship"})
"""What elements are called that have to do with it."""


@define
class SheetList:
    """Finds out how many sheets a workbook has, and whether some are one and the same part.

    Attributes:
        number: How many sheets there are.
        relations: How many parts are named by an id.
        _ids: Of the sheets, by the path of the part that lists them.
        _parts: That an id names, by the path of the part in which it does.
    """

    number: int = 0
    relations: int = 0
    _ids: dict[str, list[str]] = field(factory=dict[str, list[str]])
    _parts: dict[str, dict[str, set[str]]] = field(factory=dict[str, dict[str, set[str]]])

    def is_in(self, path: str, piece: bytes) -> bool:
        """Tell whether a piece of a part has to do with it; a tag that begins in it may."""
        is_listed = b"sheet" in piece and _ENTRY.search(piece) is not None
        return is_listed or _RELATIONS.fullmatch(path) is not None

    def add(self, path: str, element: str, attributes: Mapping[str, str]) -> None:
        """Take an element in.

        Args:
            path: Of the part that it stands in.
            element: What it is called, perhaps with a prefix.
            attributes: What is said of it.
        """
        kind = _local(element)
        if kind not in _KINDS:
            return
        said = {_local(name): value for name, value in attributes.items()}
        if kind == "sheet":
            self.number += 1
            self._ids.setdefault(path.casefold(), []).append(said.get("id", ""))
        elif kind == "Relationship" and said.get("TargetMode") != "External":
            self.relations += 1
            named = self._parts.setdefault(path.casefold(), {})
            named.setdefault(said.get("Id", ""), set()).add(_place(said.get("Target", "")))

    @property
    def has_a_part_twice(self) -> bool:
        """Whether two sheets are the same part, which no program writes."""
        parts = [*chain.from_iterable(self._named())]
        return len(parts) > len(set(parts))

    def _named(self) -> Iterator[set[str]]:
        """Give the parts that each sheet can be."""
        for path, ids in self._ids.items():
            named = self._parts.get(join(dirname(path), "_rels", f"{basename(path)}.rels"), {})
            yield from (named.get(one, set()) for one in ids)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _place(target: str) -> str:
    """Give where a part lies, in one way of those in which it can be written."""
    path = normpath(target.replace("\\", "/").casefold()).lstrip("/")
    return path.removeprefix("xl/")
