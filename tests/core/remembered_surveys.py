"""Surveys that are remembered, at a vendor that is reached without a network."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from attrs import define, field

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.source_faults import check_rows, chosen, not_reached, refused, secret_of
from arbeidsmiljo.survey.sources import Received, SurveyAddress
from arbeidsmiljo.survey.tables import Cell, Column, Table
from arbeidsmiljo.testing.served import PASSWORD, PERSONAL, Served
from arbeidsmiljo.testing.sources import Row

HEADINGS: Final = ("ENHET", "K01", "K02")
LABELS: Final = {float(value): f"svar {value}" for value in range(1, 6)}
WRITTEN: Final = ("FRITEKST",)
NOT_LET_IN: Final = 401


@define
class RememberedSurveys:
    """Opens surveys that are in memory for as long as they are served."""

    surveys: dict[str, list[Row]] = field(factory=dict[str, list[Row]])
    vendors: frozenset[str] = frozenset({"minne"})
    options: frozenset[str] = frozenset({"survey"})
    needed: str = "survey=1"

    def open(
        self, address: SurveyAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> RememberedSurvey:
        """Open a survey."""
        del seconds
        rows = self.surveys.get(address.option(self.needed))
        if rows is None:
            raise not_reached(address)
        if secret_of(address, "password", secrets) != PASSWORD:
            raise refused(address, NOT_LET_IN)
        return RememberedSurvey(address, rows)

    @contextmanager
    def served(self, rows: Sequence[Row]) -> Generator[Served]:
        """Have a survey with these answers."""
        self.surveys["7"] = [*rows]
        yield Served(url="minne+http://localhost/?survey=7", secrets={"password": PASSWORD})
        del self.surveys["7"]


@define
class RememberedSurvey(Closing):
    """A survey in memory."""

    address: SurveyAddress
    rows: list[Row]

    def questions(self) -> Table:
        """Tell what was asked."""
        unit, *items = HEADINGS
        columns = [Column(heading=one, cells=(), value_labels=LABELS) for one in items]
        return Table(columns=(Column(heading=unit, cells=()), *columns))

    def answers(self, columns: Sequence[str], *, since: str = "") -> Received:
        """Give the answers that came after as many as the marker says."""
        if since and not since.isdecimal():
            raise InvalidInputError("marker", [Problem(since, "is none of ours")])
        headings = chosen(self.address, columns, HEADINGS)
        new = self.rows[int(since or 0) :]
        check_rows(self.address, len(new), [len(self.rows) - int(since or 0)])
        known = [self.known_of(*row) for row in new]
        found = [Column(heading=one, cells=[row[one] for row in known]) for one in headings]
        return Received(table=Table(columns=tuple(found)), marker=str(len(self.rows)))

    def free_text(self, columns: Sequence[str]) -> Table:
        """Give what everybody wrote."""
        headings = chosen(self.address, columns, WRITTEN, as_free_text=True)
        return Table(columns=tuple(self.written(heading) for heading in headings))

    def written(self, heading: str) -> Column:
        """Give what everybody wrote in answer to a question."""
        return Column(heading=heading, cells=[PERSONAL for _ in self.rows])

    def known_of(self, unit: str, first: int | None, second: int | None) -> Mapping[str, Cell]:
        """Give all that is known of a respondent."""
        answers = dict(zip(HEADINGS, (unit, first, second), strict=True))
        return answers | {"e-post": PERSONAL}

    def close(self) -> None:
        """Do nothing: nothing is open."""
