"""Action plans as leaders fill them in: the yellow rows of their documents, filled and saved."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.documents import FieldKind, Record, Scalar
from arbeidsmiljo.process import Process, required_documents
from arbeidsmiljo.process.collection import plan_table
from arbeidsmiljo.process.context import PLAN_PATHS
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.process.templates import method_template
from arbeidsmiljo_cli.files import read_bytes, read_text, write_atomically
from arbeidsmiljo_cli.kept_templates import KeptTemplates
from arbeidsmiljo_cli.session import Session


@frozen(kw_only=True)
class WrittenPlan:
    """What a leader writes into an action plan.

    Attributes:
        unit: Whose plan.
        rows: Name in a measure's record to what is written there.
    """

    unit: str
    rows: Sequence[Record]


def written_plans(file: Path) -> Iterator[WrittenPlan]:
    """Read what leaders write, from the file of the example."""
    for plan in tomllib.loads(read_text(file))["plan"]:
        yield WrittenPlan(unit=plan["unit"], rows=[_record(row) for row in plan["row"]])


def _record(row: Mapping[str, str | date]) -> dict[str, Scalar]:
    return {("text" if name == "measure" else name): value for name, value in row.items()}


def fill_plans(session: Session, made: Path, coming_in: Path, plans: Path) -> int:
    """Fill action plans in, every second one in the leader's memo and the others on a slide.

    Args:
        session: The process.
        made: The folder that its documents were made in.
        coming_in: The folder that they come back to.
        plans: What the leaders write.

    Returns:
        How many.
    """
    number = 0
    for number, plan in enumerate(written_plans(plans), start=1):
        suffix = ".docx" if number % 2 else ".pptx"
        one = _document(session.process, plan.unit, suffix)
        data = read_bytes(made / one.path(session.process.method, session.process.language))
        filled = _fill(session, one, data, plan.rows)
        write_atomically(coming_in / f"tiltaksplan-{plan.unit}{suffix}", filled)
    return number


def _document(process: Process, unit: str, suffix: str) -> RequiredDocument:
    """Give the document of a unit that has an action plan and ends so."""
    for one in required_documents(process):
        if one.viewer.unit == unit and one.document.suffix == suffix:
            source = process.method.source_of(one.document.key, process.language)
            if any(f'"{path}"' in source.binding for path in PLAN_PATHS):
                return one
    raise NotFoundError(f"{suffix} that holds an action plan for unit", unit)


def _fill(session: Session, one: RequiredDocument, data: bytes, rows: Sequence[Record]) -> bytes:
    engine = session.plugins.engines[one.document.suffix]
    process = session.process
    binding = method_template(
        process.method, one.document, engine, process.language, built=KeptTemplates.of_user()
    ).binding
    template = engine.open(data, name=one.document.key)
    plan = plan_table(binding)
    for place in template.fields:
        if place.kind is FieldKind.ROW and plan is not None and binding.table_of(place) == plan:
            records = [{prompt: row[name] for prompt, name in plan.columns.items()} for row in rows]
            return template.fill({place.key: records}, language=process.language).data
    raise NotFoundError("empty action plan in", one.document.key)
