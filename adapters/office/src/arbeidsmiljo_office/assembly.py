"""Assembly: a package of which the same parts change each time, written as fast as can be.

Members that stay the same are joined once, in the order in which they stand, and so are their
entries in the directory. What is left to write is the parts that change, and the places and sizes
that follow from them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from attrs import field, frozen

from arbeidsmiljo_office.compression import Compressed
from arbeidsmiljo_office.package import Member, check_size, end_of_directory

_SIZES: Final = struct.Struct("<3L")
_PLACE: Final = struct.Struct("<L")
_PLACE_AT: Final = 42
"""Where in an entry of the directory the place of its member stands."""
_SIZES_AT: Final = 16
"""Where in an entry of the directory checksum and sizes stand."""
_LOCAL_SIZES: Final = slice(14, 26)
"""Where in the header of a member checksum and sizes stand."""


@frozen(kw_only=True, eq=False)
class _Kept:
    """Members that stay the same, one behind the other.

    Attributes:
        data: Their bytes, headers and all.
        places: For each, where its entry in the directory says its place, and where it stands in
            `data`.
    """

    data: bytes = field(repr=False)
    places: tuple[tuple[int, int], ...]


@frozen(kw_only=True, eq=False)
class _Open:
    """A member whose contents change.

    Attributes:
        name: Its name.
        place: Where its entry in the directory says its place.
        sizes: Where that entry says checksum and sizes.
        before: Its header up to checksum and sizes.
        behind: What stands behind these.
        header: How long the header is.
    """

    name: str
    place: int
    sizes: int
    before: bytes
    behind: bytes
    header: int


_Segment: TypeAlias = "_Kept | _Open"


@frozen(kw_only=True, eq=False)
class Assembly:
    """A package of which the same parts change each time."""

    _segments: tuple[_Segment, ...] = field(alias="segments")
    _directory: bytes = field(alias="directory", repr=False)
    _count: int = field(alias="count")

    @classmethod
    def of(cls, members: Mapping[str, Member], changing: Iterable[str]) -> Assembly:
        """Find out what stays the same.

        Args:
            members: Name to member, in the order in which they are to stand.
            changing: The members whose contents change.
        """
        empty = Compressed(data=b"", size=0, checksum=0)
        written = {**members, **{name: Member.compressed(name, empty) for name in changing}}
        return cls(
            segments=tuple(_segments(written, frozenset(changing))),
            directory=b"".join(member.central for member in written.values()),
            count=len(written),
        )

    def write(self, contents: Mapping[str, Compressed]) -> bytes:
        """Write the package.

        Args:
            contents: The contents of each member that changes, by its name.

        Raises:
            TemplateError: The package would be larger than the format allows.
        """
        directory = bytearray(self._directory)
        put_sizes, put_place = _SIZES.pack_into, _PLACE.pack_into
        pieces: list[bytes | bytearray] = []
        offset = 0
        for segment in self._segments:
            if isinstance(segment, _Kept):
                for entry, place in segment.places:
                    put_place(directory, entry, offset + place)
                pieces.append(segment.data)
                offset += len(segment.data)
            else:
                found = contents[segment.name]
                put_place(directory, segment.place, offset)
                put_sizes(directory, segment.sizes, found.checksum, len(found.data), found.size)
                sizes = directory[segment.sizes : segment.sizes + _SIZES.size]
                pieces += (segment.before, sizes, segment.behind, found.data)
                offset += segment.header + len(found.data)
        check_size(offset)
        pieces += (directory, end_of_directory(self._count, len(directory), offset))
        return b"".join(pieces)


def _segments(members: Mapping[str, Member], changing: frozenset[str]) -> Iterator[_Segment]:
    """Join the members that stay the same, as far as they stand together."""
    kept: list[bytes] = []
    places: list[tuple[int, int]] = []
    entry = place = 0
    for name, member in members.items():
        if name in changing:
            yield _Kept(data=b"".join(kept), places=tuple(places))
            kept.clear()
            places.clear()
            place = 0
            header = member.local
            yield _Open(
                name=name,
                place=entry + _PLACE_AT,
                sizes=entry + _SIZES_AT,
                before=header[: _LOCAL_SIZES.start],
                behind=header[_LOCAL_SIZES.stop :],
                header=len(header),
            )
        else:
            kept.append(member.local)
            places.append((entry + _PLACE_AT, place))
            place += len(member.local)
        entry += len(member.central)
    yield _Kept(data=b"".join(kept), places=tuple(places))
