"""Trying one file: everything that needs no validator and no other program."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from attrs import field, frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import Field, FieldKind
from arbeidsmiljo_office.parts import Family
from arbeidsmiljo_office.pieces import Pieces, Region, RegionKind
from arbeidsmiljo_office.scanner import Scanner
from arbeidsmiljo_office.template import OfficeTemplate
from tests.corpus.files import fingerprint
from tests.corpus.outcomes import Form, Outcome, Result, Step
from tests.corpus.painting import painted
from tests.corpus.texts import contents, differences, signs

_LIBRARIES: Final = {Family.WORD: ("docx", "Document"), Family.SLIDES: ("pptx", "Presentation")}
_KINDS: Final = {Family.WORD: "document", Family.SLIDES: "presentation"}

_Answer = tuple[Result, str]
_PASSED: Final[_Answer] = (Result.PASSED, "")


@frozen(kw_only=True)
class Trial:
    """A file in one form, opened and filled.

    Attributes:
        form: Which form.
        path: Where the file is.
        before: The bytes that were opened.
        template: What they were opened as.
        after: The same with every field filled.
    """

    form: Form
    path: Path
    before: bytes = field(repr=False)
    template: OfficeTemplate
    after: bytes = field(repr=False)

    @property
    def fields(self) -> Sequence[Field]:
        """The fields that are filled."""
        return self.template.fields

    @property
    def has_rows(self) -> bool:
        """Whether there is a row that was filled more often than it stood there."""
        return any(found.kind is FieldKind.ROW for found in self.fields)


def examined(
    path: Path, forms: Collection[Form], steps: Collection[Step]
) -> tuple[list[Outcome], list[Trial]]:
    """Try a file.

    Args:
        path: The file.
        forms: In which forms.
        steps: What is to be tried; steps that need other programs are left to them.

    Returns:
        What came of it, and each form that has fields, filled.
    """
    outcomes = list[Outcome]()
    trials = list[Trial]()
    known = -1
    for form in (found for found in Form if found in forms):
        data = path.read_bytes()
        if form is Form.PAINTED:
            new = painted(data, seed=fingerprint(path))
            if new is None:
                why = "there is nothing to paint"
                outcomes.append(_outcome(form, Step.SCAN, (Result.SKIPPED, why)))
                continue
            data = new
        wide = form is Form.WIDE
        opened = _opened(path, form, data, wide=wide)
        if isinstance(opened, Outcome):
            outcomes.append(opened)
            if opened.result is Result.REFUSED:
                break
            continue
        count = len(opened.fields)
        outcomes.append(_outcome(form, Step.SCAN, _PASSED, count))
        if wide and count == known:
            continue
        known = count
        trials.append(opened)
        outcomes += _tried(opened, steps)
    return outcomes, [trial for trial in trials if trial.fields]


def _opened(path: Path, form: Form, data: bytes, *, wide: bool) -> Trial | Outcome:
    """Open a file, and fill all of its fields."""
    try:
        template = OfficeTemplate.open(data, name=path.name, near=wide, layouts=wide)
        filled = template.fill(signs(template.fields), language="nb")
    except TemplateError as error:
        return _outcome(form, Step.SCAN, (Result.REFUSED, str(error).removeprefix(path.name)))
    except Exception as error:  # noqa: BLE001 - any is what is looked for
        return _outcome(form, Step.SCAN, (Result.FAILED, _told(error)))
    return Trial(form=form, path=path, before=data, template=template, after=filled.data)


def _tried(trial: Trial, steps: Collection[Step]) -> Iterator[Outcome]:
    tries: dict[Step, Callable[[], _Answer]] = {
        Step.EMPTY: partial(_empty, trial),
        Step.EXACT: partial(_exact, trial),
        Step.TEXT: partial(_text, trial),
        Step.REOPEN: partial(_reopen, trial),
    }
    for step, trying in tries.items():
        if step not in steps or not (trial.fields or step is Step.EMPTY):
            continue
        try:
            answer = trying()
        except Exception as error:  # noqa: BLE001 - any is what is looked for
            answer = (Result.FAILED, _told(error))
        yield _outcome(trial.form, step, answer, len(trial.fields))


def _outcome(form: Form, step: Step, answer: _Answer, fields: int = 0) -> Outcome:
    result, why = answer
    return Outcome(form=form, step=step, result=result, why=why, fields=fields)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _failed_if(problems: Sequence[str]) -> _Answer:
    return (Result.FAILED, "; ".join(problems[:3])) if problems else _PASSED


def _empty(trial: Trial) -> _Answer:
    """Fill with nothing."""
    try:
        before = contents(trial.before)
    except BadZipFile as error:
        return Result.SKIPPED, f"zipfile does not read the template: {error}"
    after = contents(trial.template.fill({}, language="nb").data)
    problems = [name for name in before if before[name] != after.get(name)]
    if list(before) != list(after):
        problems.append(f"other members: {sorted(before.keys() ^ after.keys())}")
    return _failed_if(problems)


def _exact(trial: Trial) -> _Answer:
    """Compare what parts are put together from with what they are made of."""
    wide = trial.form is Form.WIDE
    _, _, scan = Scanner(near=wide, layouts=wide).scan(trial.before, name=trial.path.name)
    scan.fields()
    before = contents(trial.before)
    return _failed_if(
        [part.name for part in scan.compiled() if _own(part.pieces) != before[part.name]]
    )


def _own(pieces: Pieces) -> bytes:
    """Return what the template itself has."""
    return b"".join(one if isinstance(one, bytes) else _own_region(one) for one in pieces)


def _own_region(region: Region) -> bytes:
    alternatives = region.alternatives
    match region.kind:
        case RegionKind.ROWS:
            return b"".join(map(_own, alternatives[: len(alternatives) // 2]))
        case RegionKind.RECORD | RegionKind.COUNT:
            return region.own.encode()
        case RegionKind.GROW:
            return str(region.number).encode()
        case _:
            return _own(alternatives[0])


def _text(trial: Trial) -> _Answer:
    return _failed_if(differences(trial.before, trial.after, trial.fields))


def _reopen(trial: Trial) -> _Answer:
    """Open the filled file in the library that others use; some it does not open at all."""
    module, opens = _LIBRARIES[trial.template.family]
    library = getattr(import_module(module), opens)
    try:
        _quietly(library, trial.before)
    except Exception as error:  # noqa: BLE001 - whatever it says of the template
        return Result.SKIPPED, f"python-{module} does not open the template: {type(error).__name__}"
    _quietly(library, trial.after)
    return _PASSED


def _quietly(library: Callable[[Any], object], data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library(io.BytesIO(data))
