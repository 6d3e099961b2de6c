"""Taking down shapes and tables that have fields, to be measured when they are filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from arbeidsmiljo_office.draft import Draft, Mark
from arbeidsmiljo_office.fit.asked import Asked
from arbeidsmiljo_office.fit.elements import inside, local
from arbeidsmiljo_office.fit.found import CellText, Repeats, ShapeText, TableText
from arbeidsmiljo_office.fit.shape_room import Body
from arbeidsmiljo_office.fit.shrinking import STEPS, Step
from arbeidsmiljo_office.markup import Element, everywhere, made
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.scan import Position, Scan


def take_text(
    scan: Scan,
    draft: Draft,
    shape: Element,
    above: Callable[[Element], Sequence[Element]],
    asked: Sequence[Asked],
    *,
    at: Position,
    gone: Sequence[int] = (),
) -> None:
    """Take down the text of a shape, and mark where it is said how much smaller it is set.

    Args:
        scan: Takes it.
        draft: The part that the shape is in.
        shape: The `p:sp`.
        above: Gives the shapes that a shape inherits from.
        asked: Where its fields stand.
        at: Where it stands itself; only what the audience sees is taken down.
        gone: Which paragraphs go when the field of their shape is filled.
    """
    if not asked or scan.is_muted or not at.stream.startswith("slides"):
        return
    shapes = list(everywhere(draft.tree.getroot(), "p:sp"))
    body = inside(shape, "txBody", "bodyPr")
    may_shrink = body is not None and Body(shapes=(shape, *above(shape))).may_shrink
    if body is not None and may_shrink:
        _mark(draft, body, len(scan.texts))
    scan.texts.append(
        ShapeText(
            part=draft.name,
            shape=next(number for number, one in enumerate(shapes) if one is shape),
            asked=tuple(asked),
            gone=tuple(gone),
            may_shrink=may_shrink,
        )
    )


def take_table(
    scan: Scan,
    draft: Draft,
    table: Element,
    cells: Mapping[tuple[int, int], CellText],
    repeats: Mapping[int, Repeats],
    *,
    at: Position,
) -> None:
    """Take down a table, which grows with its text.

    Args:
        scan: Takes it.
        draft: The part that the table is in.
        table: The `a:tbl`.
        cells: Row and place in it of each cell that has fields, to those.
        repeats: Row to the records that stand in it, of rows that repeat.
        at: Where it stands itself; only what the audience sees is taken down.
    """
    if not cells or scan.is_muted or not at.stream.startswith("slides"):
        return
    tables = everywhere(draft.tree.getroot(), "a:tbl")
    scan.texts.append(
        TableText(
            part=draft.name,
            table=next(number for number, one in enumerate(tables) if one is table),
            cells=dict(cells),
            repeats=dict(repeats),
        )
    )


def _mark(draft: Draft, body: Element, number: int) -> None:
    """Mark where a shape says how much smaller its text is set, or where it is to say so."""
    mark = Mark(kind=RegionKind.FIT, number=number)
    steps = [[_written(body, step)] for step in STEPS]
    own = inside(body, "normAutofit")
    if own is not None:
        draft.wrap(own, own, mark, *steps)
    elif not len(body):
        # It is left as it is written where nothing is set smaller, be that with one tag or two.
        draft.wrap(body, body, mark, *([_holding(body, *step)] for step in steps))
    else:
        first = next(iter(body), None)
        position = 1 if first is not None and local(first) == "prstTxWarp" else 0
        draft.insert(body, position, mark, *steps)


def _holding(body: Element, *elements: Element) -> Element:
    """Return a copy of an empty element with others inside."""
    copy = deepcopy(body)
    copy.extend(elements)
    copy.tail = None
    return copy


def _written(body: Element, step: Step) -> Element:
    element = made(body, "normAutofit")
    if step.size != Step().size:
        element.set("fontScale", str(step.size))
    if step.reduction:
        element.set("lnSpcReduction", str(step.reduction))
    return element
