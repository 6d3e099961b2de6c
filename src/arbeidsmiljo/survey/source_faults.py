"""What goes wrong with vendors, in the same words for all; no answer and no secret is repeated."""

from collections.abc import Collection, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import Final

from arbeidsmiljo.errors import InvalidInputError, Problem, SourceError
from arbeidsmiljo.survey.addresses import Address, Secrets, variable_of
from arbeidsmiljo.survey.counts_sources import LongTable, Wanted
from arbeidsmiljo.survey.tables import folded

MOST_BYTES: Final = 256 * 1024 * 1024
"""Of an answer; 200,000 people and 200 questions take a third of it."""
_UNAUTHORISED: Final = frozenset({401, 403})
_NOT_THERE: Final = frozenset({404, 410})
_REDIRECTS: Final = range(300, 400)


def secret_of(address: Address, name: str, secrets: Secrets) -> str:
    """Give a secret that a vendor needs.

    Raises:
        SourceError: It is not known.
    """
    secret = secrets(address, name)
    if not secret:
        raise SourceError(
            f"{address}: no {name} is known for it; set {variable_of(address.vendor, name)}, or "
            "keep it where secrets are kept"
        )
    return secret


def not_reached(address: Address) -> SourceError:
    """Tell that there is no connection."""
    return SourceError(
        f"{address}: cannot be reached, or the connection broke; check the address and the network"
    )


def too_slow(address: Address, seconds: float) -> SourceError:
    """Tell that a vendor kept silent."""
    return SourceError(f"{address}: no answer came within {seconds:g} seconds; try again later")


def too_large(address: Address) -> SourceError:
    """Tell that an answer does not end."""
    return SourceError(f"{address}: answers with more than any survey has; check the address")


def not_understood(address: Address, what: str) -> SourceError:
    """Tell that an answer is not what it should be."""
    return SourceError(
        f"{address}: {what}; nothing was read. Check the address, or export the answers to a file"
    )


@contextmanager
def understood(address: Address, vendor: str) -> Generator[None]:
    """Tell where an answer that is read in a block is not what it should be.

    Args:
        address: Of the survey.
        vendor: What the vendor is called.

    Raises:
        SourceError: It is not.
    """
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise not_understood(address, f"answers in another way than {vendor} does") from None


def refused(address: Address, status: int) -> SourceError:
    """Tell that a vendor answered with a status that is none of success."""
    if status in _UNAUTHORISED:
        what = "does not let us in; check the secrets, and that they give access to this survey"
    elif status in _NOT_THERE:
        what = "has no such survey; check its number and the address"
    elif status in _REDIRECTS:
        what = (
            "sends us to another address, and secrets are not taken there; if it is the vendor's, "
            "give that one"
        )
    else:
        what = f"answers with status {status}; try again later, or check the address"
    return SourceError(f"{address}: {what}")


def within_bounds(address: Address, pieces: Iterable[bytes]) -> bytes:
    """Put an answer together that comes in pieces, as long as it is no longer than any survey.

    Raises:
        SourceError: It is longer.
    """
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > MOST_BYTES:
            raise too_large(address)
    return bytes(whole)


def refuse_marker(address: Address, since: str) -> None:
    """Refuse a marker at a vendor that can only give all answers anew.

    Raises:
        InvalidInputError: There is one.
    """
    if since:
        raise InvalidInputError(
            str(address),
            [Problem("since", "this vendor gives no marker; leave it out to read all answers")],
        )


def no_table(address: Address) -> InvalidInputError:
    """Tell that a database has no table of the name that an address says."""
    return InvalidInputError(
        str(address),
        [Problem("table", "there is no such table or view; check its name, and what may be read")],
    )


def check_columns(source: str, table: LongTable, wanted: Wanted, there: Collection[str]) -> None:
    """Check that a table has the columns in which answers are counted.

    Args:
        source: What to call it in errors: its address.
        table: What its columns should be called.
        wanted: What is counted in it.
        there: The columns that it has.

    Raises:
        InvalidInputError: It lacks some. Where it is not long, or seems to be wide, how to make a
            long one of it is told.
    """
    needed = dict.fromkeys((wanted.unit, table.item, table.value, *filter(None, [wanted.leader])))
    missing = [name for name in needed if name not in there]
    if not missing:
        return
    hint = ""
    if not {table.item, table.value}.issubset(there):
        hint = (
            "The table needs one row for each respondent and question: say with &item= and &value= "
            "what its columns are called, or make a view, such as CREATE VIEW svar_lang AS UNPIVOT "
            "svar ON K01, K02 INTO NAME item VALUE value."
        )
    raise InvalidInputError(
        source,
        [
            Problem(f"column {name!r}", "is missing; check the mapping and the address")
            for name in missing
        ],
        hint,
    )


def too_many_kinds(source: str, column: str) -> InvalidInputError:
    """Tell that more differs in a column than answers to choose from or units can.

    Args:
        source: What to call the table in errors: its address.
        column: What the column is called.
    """
    what = (
        "has more different texts or numbers than answers to choose from or units are; nothing of "
        "it was read. Name another column, in the address or in the mapping, or make a view of the "
        "rows that belong to the survey"
    )
    return InvalidInputError(source, [Problem(f"column {column!r}", what)])


def check_rows(address: Address, came: int, said: Iterable[int]) -> None:
    """Check that as many answers came as the vendor says there are.

    Args:
        address: Of the survey.
        came: How many answers came.
        said: How many there are, as the vendor said before and after: some may come meanwhile.

    Raises:
        SourceError: Fewer or more came.
    """
    numbers = sorted(said)
    if not numbers[0] <= came <= numbers[-1]:
        raise SourceError(
            f"{address}: {came} answers came where the vendor says that there are {numbers[-1]}; "
            "nothing was read. Try again, or export the answers to a file"
        )


def chosen(
    address: Address, columns: Sequence[str], there: Iterable[str], *, as_free_text: bool = False
) -> tuple[str, ...]:
    """Find columns by their headings, however case and spaces are written.

    Args:
        address: Of the survey.
        columns: The headings that are looked for.
        there: The headings that can be had.
        as_free_text: Whether they are to be free text.

    Returns:
        The headings as they are there, in the order in which they were looked for.

    Raises:
        InvalidInputError: Some are not there.
    """
    by_name = {folded(heading): heading for heading in there}
    missing = [name for name in columns if folded(name) not in by_name]
    if missing:
        what = "is missing; check the mapping"
        hint = "'arbeidsmiljo results mapping' tells which columns there are."
        if as_free_text:
            what = "is no question that was answered in own words; check its name"
            hint = f"There are: {', '.join(by_name.values()) or 'none'}."
        raise InvalidInputError(
            str(address), [Problem(f"column {name!r}", what) for name in missing], hint
        )
    return tuple(by_name[folded(name)] for name in columns)
