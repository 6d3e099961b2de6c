"""The hand that a part is written in: all that programs write differently and read alike.

Quotes, spaces inside tags, `<a></a>` for `<a/>`, references to characters, CDATA, line breaks and
what stands before and behind the root. A part is read into a tree, which knows nothing of these,
and written anew; here what was not changed gets its own hand back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

_BEFORE: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_OUTSIDE: Final = {b"-->": b"<!--", b"?>": b"<?"}
_TOKENS: Final = re.compile(
    rb"""(?:[^<]++|<!\[CDATA\[.*?\]\]>)++|<!--.*?-->|<\?.*?\?>|<(?:[^>"']++|"[^"]*"|'[^']*')*+>""",
    re.DOTALL,
)
_KIND: Final = re.compile(rb"<[/?!]?[^\s/>]*")
_CDATA: Final = b"<![CDATA["
_UTF_8: Final = frozenset({"UTF-8", "UTF8"})


@frozen(kw_only=True, eq=False)
class Handwriting:
    """How a part was written, beside how it is written anew.

    Attributes:
        before: What stands before the root.
        behind: What stands behind it.
        tokens: Each tag and text as it is written anew, and as it was written; nothing where the
            two are alike.
    """

    before: bytes = field(repr=False)
    behind: bytes = field(repr=False)
    tokens: tuple[tuple[bytes, bytes], ...] = field(default=(), repr=False)

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
        _, root, _ = _parted(anew)
        if own_root == root:
            return cls(before=before, behind=behind)
        tokens = _paired(_tokens(root), _tokens(own_root))
        return None if tokens is None else cls(before=before, behind=behind, tokens=tokens)

    def written(self, anew: bytes, is_own: Callable[[bytes], bool]) -> bytes:
        """Write a part in its own hand.

        Args:
            anew: The part with all changes, as it is written anew.
            is_own: Tells of one tag or text after the other whether it stands where the part's
                own stand, and not among what changes put in.
        """
        _, root, _ = _parted(anew)
        if self.tokens:
            root = b"".join(self._in_hand(_tokens(root), is_own))
        return self.before + root + self.behind

    def _in_hand(self, tokens: Sequence[bytes], is_own: Callable[[bytes], bool]) -> Iterator[bytes]:
        """Take what was not changed as it was written.

        What comes out means the same however tokens and the part's own are matched.
        """
        place = 0
        ends = (b"", b"")
        following = iter([*tokens[1:], b""])
        for token in tokens:
            after = next(following)
            if not is_own(token):
                yield token
                continue
            like, own = self.tokens[place] if place < len(self.tokens) else ends
            if token == like:
                yield own
            elif like.endswith(b"/>") and token[:-1] == like[:-2]:
                yield _opened(own)
            else:
                yield token
                is_changed = place + 1 < len(self.tokens) and after == self.tokens[place + 1][0]
                if not is_changed:
                    continue
            place += 1


def _parted(part: bytes) -> tuple[bytes, bytes, bytes]:
    """Part what stands before the root, the root, and what stands behind it."""
    before = _BEFORE.match(part)
    start = 0 if before is None else before.end()
    root = part[start:].rstrip()
    while sign := next((sign for sign in _OUTSIDE if root.endswith(sign)), None):
        root = root[: root.rindex(_OUTSIDE[sign])].rstrip()
    end = start + len(root)
    return part[:start], root, part[end:]


def _tokens(root: bytes) -> list[bytes]:
    return _TOKENS.findall(root)


def _paired(anew: Sequence[bytes], own: Sequence[bytes]) -> tuple[tuple[bytes, bytes], ...] | None:
    """Put each token beside the like of it; None where they are no likes of one another."""
    pairs = list[tuple[bytes, bytes]]()
    left = iter(own)
    for token in anew:
        one = next(left, b"")
        if _kind(token) != _kind(one):
            return None
        if token.startswith(b"<") and token.endswith(b"/>") and not one.endswith(b"/>"):
            one += next(left, b"")
        pairs.append((token, one))
    return tuple(pairs) if next(left, None) is None else None


def _kind(token: bytes) -> bytes:
    """Return the name of a tag, with its sign; nothing for text."""
    found = None if token.startswith(_CDATA) else _KIND.match(token)
    return b"" if found is None else found[0]


def _opened(empty: bytes) -> bytes:
    """Return an element that is empty as one that is about to hold something."""
    start = _tokens(empty)[0]
    return start[:-2].rstrip() + b">" if start.endswith(b"/>") else start
