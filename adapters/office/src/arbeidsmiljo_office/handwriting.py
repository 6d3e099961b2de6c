"""The hand that a part is written in: all that programs write differently and read alike.

Quotes, spaces inside tags, `<a></a>` for `<a/>`, references to characters, CDATA, line breaks and
what stands before and behind the root. A part is read into a tree, which knows nothing of these,
and written anew; here what was not changed gets its own hand back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from attrs import field, frozen

from arbeidsmiljo_office.markup import Tree, serialise

_BEFORE: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_OUTSIDE: Final = {b"-->": b"<!--", b"?>": b"<?"}
_TOKENS: Final = re.compile(
    rb"""(?:[^<]++|<!\[CDATA\[.*?\]\]>)++|<!--.*?-->|<\?.*?\?>|<(?:[^>"']++|"[^"]*"|'[^']*')*+>""",
    re.DOTALL,
)
_KIND: Final = re.compile(rb"<[/?!]?[^\s/>]*")
_CDATA: Final = b"<![CDATA["
_NEAR: Final = 4
_UTF_8: Final = frozenset({"UTF-8", "UTF8"})


@frozen(kw_only=True, eq=False)
class Handwriting:
    """How a part was written, beside how it is written anew.

    Attributes:
        before: What stands before the root.
        behind: What stands behind it.
        anew: Each tag and text as it is written anew; nothing where all of them are alike.
        own: The same as they were written.
    """

    before: bytes = field(repr=False)
    behind: bytes = field(repr=False)
    anew: tuple[bytes, ...] = field(default=(), repr=False)
    own: tuple[bytes, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, own: bytes, anew: bytes, encoding: str | None) -> Handwriting | None:
        """Compare how a part was written with how it is written anew, nothing being changed.

        Args:
            own: The part.
            anew: The same part, as it is written anew.
            encoding: The one that the part says that it has.

        Returns:
            What differs; None where nothing does, or where the part is in another encoding than
            the one in which it is written anew.
        """
        if own == anew or (encoding or "UTF-8").upper() not in _UTF_8 or b"\0" in own[:4]:
            return None
        before, own_root, behind = _parted(own)
        root = root_of(anew)
        if own_root == root:
            return cls(before=before, behind=behind)
        tokens = _tokens(root)
        paired = _paired(tokens, _tokens(own_root))
        if paired is None:
            return None
        return cls(before=before, behind=behind, anew=tuple(tokens), own=tuple(paired))

    def written(self, stretches: Iterable[tuple[bytes, bool]]) -> bytes:
        """Write a part in its own hand.

        What comes out means the same however its tags and texts are matched with the part's own.

        Args:
            stretches: The root with all changes, as it is written anew, in stretches of whole
                tags and texts; and whether each stands where the part's own stand, and not among
                what changes put in.
        """
        pieces = [self.before]
        place = 0
        for stretch, is_own in stretches:
            if not is_own or not self.anew:
                pieces.append(stretch)
                continue
            tokens = tuple(_tokens(stretch))
            end = place + len(tokens)
            if tokens == self.anew[place:end]:
                pieces += self.own[place:end]
                place = end
            else:
                place = self._match(tokens, place, pieces)
        return b"".join((*pieces, self.behind))

    def _match(self, tokens: Sequence[bytes], place: int, pieces: list[bytes]) -> int:
        """Match one tag and text after the other, and return the place behind the last.

        One that has no like close by was changed or put in. A changed one's like is gone past when
        the next that has a like is found behind it.
        """
        for token in tokens:
            for near in range(place, min(place + _NEAR, len(self.anew))):
                like = self.anew[near]
                if token == like:
                    pieces.append(self.own[near])
                elif like.endswith(b"/>") and token[:-1] == like[:-2]:
                    pieces.append(_opened(self.own[near]))
                else:
                    continue
                place = near + 1
                break
            else:
                pieces.append(token)
        return place


def edited(own: bytes, tree: Tree, edit: Callable[[], None]) -> bytes:
    """Change a part, and keep the hand that the rest of it is written in.

    Args:
        own: The part.
        tree: Its tree.
        edit: Changes the tree.
    """
    hand = Handwriting.of(own, serialise(tree), tree.docinfo.encoding)
    edit()
    changed = serialise(tree)
    return changed if hand is None else hand.written([(root_of(changed), True)])


def root_of(part: bytes) -> bytes:
    """Return the root of a part, less what stands before and behind it."""
    return _parted(part)[1]


def _parted(part: bytes) -> tuple[bytes, bytes, bytes]:
    """Part what stands before the root, the root, and what stands behind it."""
    before = _BEFORE.match(part)
    start = 0 if before is None else before.end()
    end = len(part.rstrip())
    while sign := next((sign for sign in _OUTSIDE if part.endswith(sign, start, end)), None):
        end = part.rindex(b">", start, part.rindex(_OUTSIDE[sign], start, end)) + 1
    return part[:start], part[start:end], part[end:]


def _tokens(text: bytes) -> list[bytes]:
    return _TOKENS.findall(text)


def _paired(anew: Sequence[bytes], own: Sequence[bytes]) -> list[bytes] | None:
    """Find the like of each tag and text; None where they are no likes of one another."""
    likes = list[bytes]()
    left = iter(own)
    for token in anew:
        one = next(left, b"")
        if one != token:
            if _kind(token) != _kind(one):
                return None
            if token.startswith(b"<") and token.endswith(b"/>") and not one.endswith(b"/>"):
                one += next(left, b"")
        likes.append(one)
    return likes if next(left, None) is None else None


def _kind(token: bytes) -> bytes:
    """Return the name of a tag, with its sign; nothing for text."""
    found = None if token.startswith(_CDATA) else _KIND.match(token)
    return b"" if found is None else found[0]


def _opened(empty: bytes) -> bytes:
    """Return an element that is empty as one that is about to hold something."""
    start = _tokens(empty)[0]
    return start[:-2].rstrip() + b">" if start.endswith(b"/>") else start
