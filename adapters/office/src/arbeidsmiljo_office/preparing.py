"""Preparing a template: putting anchors around its fields, once, that a save will keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import count

from attrs import define, evolve, field

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import Field, FieldKind
from arbeidsmiljo_office.anchors import (
    cell_bookmark,
    digest,
    field_bookmark,
    shape_name,
    table_bookmark,
)
from arbeidsmiljo_office.draft import Draft
from arbeidsmiljo_office.filling import Writer
from arbeidsmiljo_office.fit.slide_frames import Deck
from arbeidsmiljo_office.manifest import Entry, added, find, written
from arbeidsmiljo_office.markup import (
    Element,
    child,
    children,
    made,
    set_attribute,
)
from arbeidsmiljo_office.package import Member, Package, write_members
from arbeidsmiljo_office.parts import Family, Main, is_signed
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.reading.outline import Outline
from arbeidsmiljo_office.reading.stems import stems_of
from arbeidsmiljo_office.scan import Position, Scan, Source
from arbeidsmiljo_office.slides.stops import put_signs
from arbeidsmiljo_office.word.revisions import numbers_in


def prepared(data: bytes, package: Package, main: Main, scan: Scan) -> bytes:
    """Put anchors around the fields of a template, and the manifest into it.

    Args:
        data: The file.
        package: The same, opened.
        main: Its main part.
        scan: What was found in it; it is used up.

    Returns:
        The file with anchors; as it was, where each field has one already.

    Raises:
        TemplateError: It is signed, so that any change makes the signature invalid.
    """
    numbered = scan.fields()
    fields = [evolve(one, key=numbered.path(number)) for number, one in enumerate(numbered.every)]
    outline = scan.outline()
    known = stems_of(outline)
    stems = _stems(fields, outline, known)
    missing = [number for number in stems if number not in known]
    changed = set[str]()
    if main.family is Family.WORD:
        changed = _Bookmarks(scan=scan, stems={one: stems[one] for one in missing}).put()
    else:
        changed |= _name_shapes(scan, outline, stems, frozenset(missing))
        changed |= _part_neighbours(package, scan, outline)
    manifest = written(_entries(fields, outline, stems))
    part = find(package, main)
    parts = dict[str, bytes]()
    if part is None:
        parts |= added(package, main, manifest)
    elif package.read(part) != manifest:
        parts[part] = manifest
    for draft in scan.drafts:
        if draft.name in changed:
            parts[draft.name] = _as_it_was(draft)
    if not parts:
        return data
    if is_signed(package):
        raise TemplateError(
            f"{package.name}: is signed, and any change makes the signature invalid; prepare it "
            "first, and sign it then"
        )
    members = {**package.members, **{key: Member.of(key, parts[key]) for key in parts}}
    return write_members(members)


def _as_it_was(draft: Draft) -> bytes:
    """Write a part with what was put into it, and nothing filled."""
    writer = Writer(places={})
    writer.write(draft.compile().pieces, {})
    return b"".join(writer.out)


def _stems(fields: Sequence[Field], outline: Outline, known: Mapping[int, str]) -> dict[int, str]:
    """Choose a stem for each field; those that have an anchor keep theirs."""
    contexts = _contexts(outline)
    stems = dict(known)
    used = set(known.values())
    for place, one in enumerate(fields):
        if place in stems:
            continue
        words = (one.key, one.prompt, contexts.get(place, ""))
        choices = (digest(*words, str(again)) for again in count())
        stems[place] = next(stem for stem in choices if stem not in used)
        used.add(stems[place])
    return {place: stems[place] for place in range(len(fields))}


def _contexts(outline: Outline) -> dict[int, str]:
    """Return what surrounds each field: the rest of its line, or the row above."""
    contexts = dict[int, str]()
    before = ""
    for line in outline.lines:
        rest = folded("".join(bit.text for bit in line.bits if bit.field is None))
        for bit in line.bits:
            if bit.field is not None:
                contexts.setdefault(bit.field, f"{before}\n{rest}")
        before = rest or before
    for table in outline.tables:
        for above, row in zip(table.rows, table.rows[1:], strict=False):
            if row.field is not None and above.field is None:
                contexts[row.field] = "\n".join(folded(cell.text) for cell in above.cells)
    return contexts


def _entries(
    fields: Sequence[Field], outline: Outline, stems: Mapping[int, str]
) -> Iterator[Entry]:
    contexts = _contexts(outline)
    for place, one in enumerate(fields):
        yield Entry(
            key=one.key,
            anchor=stems[place],
            kind=str(one.kind),
            prompt=digest(one.prompt),
            context=digest(contexts.get(place, "")),
        )


@define(eq=False, kw_only=True)
class _Place:
    """Where a field, or a cell of a repeating row, begins and ends."""

    source: Source
    position: Position
    first: Element
    last: Element


@define(eq=False, kw_only=True)
class _Bookmarks:
    """Puts bookmarks into a Word document.

    Attributes:
        scan: What was found in it.
        stems: The stem of each field that gets an anchor.
    """

    scan: Scan
    stems: Mapping[int, str]
    _keys: Iterator[int] = field(init=False)
    _lines: dict[tuple[int, int], list[Source]] = field(
        factory=dict[tuple[int, int], list[Source]], init=False
    )

    def put(self) -> set[str]:
        """Put all of them, and return the names of the parts that have changed."""
        roots = (draft.tree.getroot() for draft in self.scan.drafts)
        used = {number for root in roots for number in numbers_in(root)}
        self._keys = (key for key in count(1) if key not in used)
        changed = set[str]()
        for position, source in self.scan.sources:
            self._lines.setdefault((position.table, position.row), []).append(source)
        for slot, places in self._places().items():
            stem = self.stems[slot]
            found = self.scan.founds[slot]
            if found.kind is FieldKind.ROW:
                self._row(stem, places, found.rows)
            else:
                self._around(places[0], field_bookmark(stem))
            changed.add(places[0].source.draft.name)
        return changed

    def _places(self) -> dict[int, list[_Place]]:
        """Find where each field stands, paragraph by paragraph."""
        found = defaultdict[int, list[_Place]](list)
        for position, source in self.scan.sources:
            for atoms, slot in source.named:
                inside = [atom.element for atom in atoms if atom.text]
                is_blank = not any(atom.text.strip() for atom in atoms)
                if slot.resolved() not in self.stems or is_blank:
                    continue
                place = _Place(source=source, position=position, first=inside[0], last=inside[-1])
                found[slot.resolved()].append(place)
        return dict(sorted(found.items()))

    def _row(self, stem: str, places: Sequence[_Place], size: int) -> None:
        """Put an anchor into each cell of rows that repeat, and one into the row above.

        Args:
            stem: Of the field.
            places: Where it stands.
            size: How many rows one record fills.
        """
        first = min(place.position.row for place in places)
        rows = defaultdict[int, dict[int, list[_Place]]](dict)
        for place in places:
            rows[place.position.row].setdefault(place.position.column, []).append(place)
        index = 0
        for row, cells in sorted(rows.items()):
            index = index if (row - first) % size else 0
            for column in sorted(cells):
                label = f"{cell_bookmark(stem, index)}x{row - first + 1}"
                self._around(cells[column][0], label)
                index += 1
        table = places[0].position.table
        above = self._lines.get((table, first - 1), [])
        if above and not any(
            self.scan.founds[slot.resolved()].kind is FieldKind.ROW
            for source in above
            for _, slot in source.named
        ):
            self._in(above[0].element, table_bookmark(stem))

    def _around(self, place: _Place, label: str) -> None:
        """Put a bookmark around a field, or the first paragraph of it that has text."""
        start, end = self._pair(place.source.element, label)
        place.first.addprevious(start)
        place.last.addnext(end)

    def _in(self, paragraph: Element, label: str) -> None:
        """Put a bookmark around all that a paragraph holds."""
        start, end = self._pair(paragraph, label)
        properties = child(paragraph, "w:pPr")
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
        paragraph.append(end)

    def _pair(self, like: Element, label: str) -> tuple[Element, Element]:
        key = str(next(self._keys))
        start, end = made(like, "bookmarkStart"), made(like, "bookmarkEnd")
        for element in (start, end):
            set_attribute(element, "id", key)
        set_attribute(start, "name", label)
        return start, end


def _name_shapes(
    scan: Scan, outline: Outline, stems: dict[int, str], missing: frozenset[int]
) -> set[str]:
    """Put anchors behind the names of the shapes and frames of a presentation."""
    by_box = defaultdict[int, list[int]](list)
    by_table = defaultdict[int, list[int]](list)
    for line in outline.lines:
        places = by_table[line.table] if line.table else by_box[line.box]
        places += [bit.field for bit in line.bits if bit.field is not None]
    carriers = [
        *((by_box[box.number], carrier, box.anchor) for box, carrier in scan.boxes),
        *(
            (by_table[table], carrier, outline.frames.get(table))
            for table, carrier in scan.frames.items()
        ),
    ]
    changed = set[str]()
    parts = _parts(scan)
    placed = set[int]()
    used = set(stems.values())
    for inside, carrier, anchor in carriers:
        if carrier is None or not inside:
            continue
        own = [number for number in inside if number not in placed]
        placed.update(own)
        if anchor is None and (missing.issuperset(inside) or not own):
            stem = stems[inside[0]]
            if not own:  # another slide's shape, which is to be told from this one
                choices = (digest(stem, str(again)) for again in count())
                stem = next(choice for choice in choices if choice not in used)
                used.add(stem)
            carrier.set("name", shape_name(carrier.get("name") or "", stem))
            changed.add(parts[carrier.getroottree().getroot()])
        elif anchor is not None:
            stem = anchor.stem
        else:
            continue
        stems.update(dict.fromkeys(own, stem))
    return changed


def _part_neighbours(package: Package, scan: Scan, outline: Outline) -> set[str]:
    """Let the paragraphs of shapes be told apart in which fields stand next to each other.

    A line that begins with a tab would begin at the stop at the edge, and so move.
    """
    last = dict[int, int | None]()
    close = set[int]()
    for line in outline.lines:
        numbers = {bit.field for bit in line.bits if bit.text.strip()}
        own = next(iter(numbers)) if len(numbers) == 1 else None
        if not line.table and own is not None and last.get(line.box, own) not in {own, None}:
            close.add(line.box)
        last[line.box] = own
    close -= {line.box for line in outline.lines if "\n\t" in f"\n{line.text}"}
    changed = set[str]()
    parts = _parts(scan)
    deck = Deck(package.anew())
    for box, carrier in scan.boxes:
        shape = None if carrier is None else next(carrier.iterancestors(), carrier).getparent()
        if box.number not in close or shape is None:
            continue
        paragraphs = [
            one
            for one in children(child(shape, "p:txBody"), "a:p")
            if any(_has_text(run) for run in children(one, "a:r"))
        ]
        part = parts[shape.getroottree().getroot()]
        with suppress(TemplateError):  # of a damaged master nobody knows which stops it has
            lists = deck.lists(part, shape)
            if put_signs(paragraphs, in_placeholder=bool(box.kind), lists=lists):
                changed.add(part)
    return changed


def _has_text(run: Element) -> bool:
    """Tell whether a run says anything; those that wait for a value say nothing."""
    text = child(run, "a:t")
    return text is not None and bool((text.text or "").strip())


def _parts(scan: Scan) -> dict[Element, str]:
    return {draft.tree.getroot(): draft.name for draft in scan.drafts}
