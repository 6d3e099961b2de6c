"""Every broken file, by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.delimited_cases import ANSWERS_IN_TEXT, FIGURES_IN_TEXT
from tests.adapters.cli.broken_files.figures_cases import FIGURES
from tests.adapters.cli.broken_files.mapping_cases import MAPPINGS
from tests.adapters.cli.broken_files.package_cases import PACKAGES
from tests.adapters.cli.broken_files.spss_cases import SPSS
from tests.adapters.cli.broken_files.workbook_cases import (
    ANSWERS_IN_WORKBOOKS,
    RESULTS_IN_WORKBOOKS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.adapters.cli.broken_files.case import Case

FAMILIES: Final[Mapping[str, Sequence[Case]]] = {
    "Workbooks as a whole (`.xlsx`)": PACKAGES,
    "Filled sheets of results (`.xlsx`)": RESULTS_IN_WORKBOOKS,
    "Answers in workbooks (`.xlsx`)": ANSWERS_IN_WORKBOOKS,
    "Answers in text (`.csv`)": ANSWERS_IN_TEXT,
    "Answers in SPSS files (`.sav`)": SPSS,
    "Mapping files (`.toml`)": MAPPINGS,
    "Figures in text (`.csv`)": FIGURES_IN_TEXT,
    "Figures of trees (`.json`)": FIGURES,
}
"""The broken files, by what they were to be."""

CASES: Final = tuple(case for family in FAMILIES.values() for case in family)
