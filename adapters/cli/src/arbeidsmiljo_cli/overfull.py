"""Telling which texts have too little room in their shapes, and what came of them."""

from collections import Counter
from collections.abc import Iterable

from arbeidsmiljo.model.documents import Overfull
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo.process.delivery import Crowded
from arbeidsmiljo_cli.terminal import console, plain_table, say
from arbeidsmiljo_cli.texts import text
from arbeidsmiljo_cli.wording import number_of

_TITLE = text("Fields with too little room")
_RESULT = text("What came of it")
_IN = text("In document")
_NUMBER = text("Files")
_RESULTS = {
    Fit.STANDS_OUT: text("stands out of its shape"),
    Fit.SHRUNK: text("set smaller"),
    Fit.UNSURE: text("may stand out; its letters are not measured"),
    Fit.LEAVES: text("its table leaves the slide"),
    Fit.MAY_LEAVE: text("its table may leave the slide; its letters are not measured"),
}


def print_overfull(overfull: Iterable[Overfull]) -> None:
    """Print the fields of one document that have too little room; nothing where there are none."""
    told = tuple(overfull)
    if not told:
        return
    say(f"{number_of(len(told), 'field')} with too little room:")
    table = plain_table("Field", "Where", "Lines", "Room for", "What came of it", numbers=(2, 3))
    for one in told:
        result = _RESULTS[one.fit].in_language("en")
        if one.fit is Fit.SHRUNK:
            result = f"set smaller ({one.size:g} %)"
        lines = number_of(one.lines, "row") if one.fit.is_of_rows else str(one.lines)
        table.add_row(one.field.prompt, one.field.place, lines, str(one.room), result)
    console().print(table)


def print_overfull_of_all(crowded: Iterable[Crowded], language: str) -> None:
    """Print such fields of many documents: of each, in how many files."""
    files: Counter[tuple[str, Fit]] = Counter()
    numbers: dict[tuple[str, Fit], set[int]] = {}
    for one in crowded:
        files[one.field.prompt, one.fit] += one.number
        numbers.setdefault((one.field.prompt, one.fit), set()).add(one.document.number)
    if not files:
        return
    table = plain_table(
        *(one.in_language(language) for one in (_TITLE, _RESULT, _IN, _NUMBER)), numbers=(3,)
    )
    for (prompt, fit), number in sorted(files.items(), key=lambda item: (-item[1], item[0])):
        found = ", ".join(str(one) for one in sorted(numbers[prompt, fit]))
        table.add_row(prompt, _RESULTS[fit].in_language(language), found, str(number))
    console().print(table)


def described(one: Overfull) -> dict[str, object]:
    """Describe a field that has too little room, for programs."""
    return {
        "key": one.field.key,
        "prompt": one.field.prompt,
        "place": one.field.place,
        "lines": one.lines,
        "room": one.room,
        "fit": str(one.fit),
        "size": one.size,
    }
