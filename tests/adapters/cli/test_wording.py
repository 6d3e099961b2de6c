"""What things are called, and how days are written."""

from datetime import date, datetime

import pytest

from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo_cli.duties import STANDING_OF, Standing
from arbeidsmiljo_cli.status_wording import STANDINGS
from arbeidsmiljo_cli.wording import (
    asks,
    day_text,
    moment_text,
    span_text,
    weekday_text,
)


def test_every_standing_has_a_heading() -> None:
    """Each state belongs to a standing, and each standing has a heading."""
    assert set(STANDING_OF) == set(State)
    assert set(STANDING_OF.values()) == set(Standing) - {Standing.KEPT}
    assert set(STANDINGS) == set(Standing)


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (day_text(date(2026, 4, 1), "nb"), "01.04.2026"),
        (day_text(date(2026, 4, 1), "en"), "2026-04-01"),
        (day_text(None, "nb"), ""),
        (weekday_text(date(2026, 4, 1), "nb"), "ons. 01.04.2026"),
        (weekday_text(date(2026, 4, 4), "nn"), "lau. 04.04.2026"),
        (weekday_text(date(2026, 4, 2), "da"), "tors. 02.04.2026"),
        (weekday_text(date(2026, 4, 1), "en"), "Wed 2026-04-01"),
        (span_text(date(2026, 4, 1), date(2026, 4, 1), "nb"), "01.04.2026"),
        (span_text(date(2026, 4, 1), date(2026, 4, 8), "nb"), "01.04.2026–08.04.2026"),
        (moment_text(datetime(2026, 4, 1, 9, 5).astimezone(), "nn"), "01.04.2026 09:05"),
        (moment_text(datetime(2026, 4, 1, 9, 5).astimezone(), "en"), "2026-04-01 09:05"),
        (asks(Modality.MUST, Force.GUIDE, "nb"), "skal, ifølge veiledningen"),
        (asks(Modality.IS, Force.GUIDE, "nn"), "berre omtalt, ifølgje rettleiinga"),
        (asks(Modality.SHOULD, Force.TOOL, "da"), "bør, i værktøjet til undersøgelsen"),
        (asks(Modality.MUST, Force.LAW, "en"), "must, by law"),
    ],
)
def test_how_things_are_written(made: str, written: str) -> None:
    """Days and strengths are written as is usual in the language."""
    assert made == written
