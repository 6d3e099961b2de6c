"""The text of a package, and whether filling changed more of it than the fields.

Nothing here knows what a field is to our engine: the text of all parts is read element by element,
and every value is put in between signs that stand nowhere else. Where each value is replaced by
the prompt that the engine says it took the place of, the template's own text has to come out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import define, field, frozen
from lxml import etree

from arbeidsmiljo.model.documents import Field, FieldKind, Value
from arbeidsmiljo_office.markup import Element

_SIGN: Final = "⟦{}&<å⟧"
_MORE: Final = "⟦+⟧"
_SIGNS: Final = re.compile(r"⟦(\d+)(?:\.(\d+))?&<å⟧")
_UNSEEN: Final = re.compile("[\\s\u00ad\u2011\u200b\ufeff]+")
_XML: Final = (".xml", ".rels", ".vml")
_NUMBERED: Final = re.compile(r"(.*) \(\d+\)", re.DOTALL)
_LONGEST: Final = 60


def signs(fields: Sequence[Field]) -> dict[str, Value]:
    """Give each field a value that tells which it is, with lines, tabs and paragraphs in it."""
    given = dict[str, Value]()
    for number, one in enumerate(fields):
        sign = _given(number, one)[0]
        match one.kind:
            case FieldKind.ROW:
                first = dict(zip(one.columns, _given(number, one), strict=True))
                given[one.key] = [first, dict.fromkeys(one.columns, _MORE)]
            case FieldKind.SLIDE:
                pass  # left as it is; how slides are copied is tried on decks of our own
            case FieldKind.INLINE:
                given[one.key] = f"{sign}\n{_MORE}\t{_MORE}"
            case _:
                given[one.key] = [f"{sign}\n{_MORE}\t{_MORE}", _MORE]
    return given


def _given(number: int, one: Field) -> list[str]:
    """Return the signs that a field gets: of a row, one for each column."""
    if one.kind is not FieldKind.ROW:
        return [_SIGN.format(number)]
    return [_SIGN.format(f"{number}.{column}") for column in range(len(one.columns))]


@frozen(kw_only=True)
class PartText:
    """What a part says.

    Attributes:
        seen: What people read, paragraph by paragraph, without white space.
        unseen: All other text, such as instructions and places, each with its element.
    """

    seen: str
    unseen: tuple[tuple[str, str], ...]


def contents(data: bytes) -> dict[str, bytes]:
    """Return the members of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(part: bytes) -> PartText | None:
    """Read the text of a part; None for what is no XML."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, LookupError):
        return None
    paragraphs = dict[object, list[str]]({None: []})
    unseen = list[tuple[str, str]]()
    for element in root.iter("*"):
        local = _local(element.tag)
        if local == "p":
            paragraphs[element] = []
        for where, text in ((element, element.text), (element.getparent(), element.tail)):
            if where is None or text is None or not text.strip():
                continue
            if _local(where.tag) == "t" and _local(_above(where)) != "fld":
                owner = next((a for a in where.iterancestors() if a in paragraphs), None)
                paragraphs[owner].append(text)
            else:
                unseen.append((_local(where.tag), text))
    seen = "".join(text for texts in paragraphs.values() for text in texts)
    return PartText(seen=_bare(seen), unseen=tuple(unseen))


def differences(before: bytes, after: bytes, fields: Sequence[Field]) -> list[str]:
    """Tell what a fill with `signs` changed that it should not have.

    Args:
        before: The template.
        after: The filled document.
        fields: Those of the template, in the order in which the signs were given.

    Returns:
        What differs, by part.
    """
    ours, theirs = contents(before), contents(after)
    problems = list[str]()
    if list(ours) != list(theirs):
        problems.append(f"other members: {sorted(ours.keys() ^ theirs.keys())}")
    found = set[str]()
    for name in sorted(ours.keys() & theirs.keys()):
        if ours[name] == theirs[name]:
            continue
        old = text_of(ours[name]) if name.lower().endswith(_XML) else None
        new = text_of(theirs[name])
        if old is None or new is None:
            problems.append(f"{name}: changed, and is no XML that can be read")
            continue
        matching = _Matching(before=old.seen, after=new.seen, fields=fields)
        problem = matching.problem() or _unseen(old, new, has_rows=matching.has_rows)
        found |= matching.found
        if problem:
            problems.append(f"{name}: {problem}")
    problems += [
        f"field {one.key!r} ({one.place}): its value stands nowhere"
        for number, one in enumerate(fields)
        if not found.issuperset(_given(number, one))
    ]
    return problems


def _unseen(old: PartText, new: PartText, *, has_rows: bool) -> str:
    """Compare what nobody reads; rows may be there more or less often."""
    if has_rows:
        lost, added = set(old.unseen) - set(new.unseen), set(new.unseen) - set(old.unseen)
    elif old.unseen == new.unseen:
        return ""
    else:
        lost = set(Counter(old.unseen) - Counter(new.unseen))
        added = set(Counter(new.unseen) - Counter(old.unseen))
        if not lost and not added:
            return "text that nobody reads stands in another order"
    if not lost and not added:
        return ""
    return f"text that nobody reads: lost {sorted(lost)[:3]}, added {sorted(added)[:3]}"


@define(kw_only=True)
class _Matching:
    """Going through two texts, the values of the second standing for prompts of the first.

    What is known at any place is where in the first text one can be: at several places where
    nobody can tell how many rows stood there that ask for the same, or whether a shape had text.

    Attributes:
        before: The text of the template.
        after: The text of the filled document.
        fields: Of the template.
        found: Which values stand in the second text: number of the field, and of the column.
        has_rows: Whether there is the value of a row.
    """

    before: str
    after: str
    fields: Sequence[Field]
    found: set[str] = field(factory=set[str], init=False)
    has_rows: bool = field(default=False, init=False)

    def problem(self) -> str:
        """Return where the texts differ; nothing where they do not."""
        after = self.after.replace(_MORE, "")
        places = {0}
        begun = frozenset[int]()
        row, end = -1, 0
        for sign in _SIGNS.finditer(after):
            number = int(sign[1])
            one = self.fields[number]
            if row >= 0 and number != row:
                places = self._more_rows(begun, places)
            constant = after[end : sign.start()]
            end = sign.end()
            reached = self._behind(places, constant)
            if not reached:
                return self._told(places, constant)
            if sign[2] is None:
                row = -1
            elif number != row or sign[2] == "0":
                row, begun = number, frozenset(reached)
                self.has_rows = True
            self.found.add(sign[0])
            prompt = _prompt(one, sign[2])
            places = self._behind(reached, prompt)
            if one.kind is FieldKind.SHAPE:
                places |= reached
            if not places:
                return self._told(reached, prompt)
        if row >= 0:
            places = self._more_rows(begun, places)
        rest = after[end:]
        if any(self.before[place:] == rest for place in places):
            return ""
        return self._told(places, rest)

    def _behind(self, places: Iterable[int], text: str) -> set[int]:
        """Go past a text, wherever it stands at a place."""
        return {place + len(text) for place in places if self.before.startswith(text, place)}

    def _more_rows(self, begun: Iterable[int], places: set[int]) -> set[int]:
        """Go past rows of a field that ask for the same as the first of them."""
        reached = set(places)
        for start in begun:
            for end in places:
                first = self.before[start:end]
                while first and self.before.startswith(first, end):
                    end += len(first)  # noqa: PLW2901 - it is where the row behind it ends
                    reached.add(end)
        return reached

    def _told(self, places: Iterable[int], wanted: str) -> str:
        same, place = max((_shared(self.before, place, wanted), place) for place in places)
        old = self.before[place + same :][:_LONGEST]
        return f"text differs at {place + same}: {old!r} became {wanted[same:][:_LONGEST]!r}"


def _shared(text: str, place: int, wanted: str) -> int:
    """Count the signs that a text has from a place on like another one."""
    count = 0
    while count < len(wanted) and text[place + count : place + count + 1] == wanted[count]:
        count += 1
    return count


def _prompt(one: Field, column: str | None) -> str:
    if column is None:
        return _bare(one.prompt)
    name = one.columns[int(column)]
    numbered = _NUMBERED.fullmatch(name)
    return _bare(numbered[1] if numbered and numbered[1] in one.columns else name)


def _bare(text: str) -> str:
    return _UNSEEN.sub("", text)


def _above(element: Element) -> object:
    parent = element.getparent()
    return "" if parent is None else parent.tag


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
