"""How methods are written down: each of their parts is one line of a table.

For authors of methods. Keys are plain text here and typed in what is made of them.
"""

from collections.abc import Callable, Iterable
from importlib.resources import files

from arbeidsmiljo.conversion import statements_from_toml
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.guidance import Guidance, Structure
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    GuidanceKey,
    MeetingKey,
    ParameterKey,
    PhaseKey,
    PointKey,
    RuleKey,
    StatementId,
    StepKey,
    StructureKey,
)
from arbeidsmiljo.model.meetings import Direction, MeetingKind, Point, Step
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Force, Modality, Statement
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.rules.rule import Each, Rule


def statement_ids(names: Iterable[str]) -> tuple[StatementId, ...]:
    """Give the ids of statements."""
    return tuple(StatementId(name) for name in names)


def rule(  # noqa: PLR0917 - one line of a table
    key: str,
    bearer: ActorKey,
    modality: Modality,
    phase: PhaseKey,
    constraint: Constraint,
    statements: tuple[str, ...],
    *,
    title: Text,
    scope: Scope = Scope.ONCE,
    towards: ActorKey | None = None,
    each: Each | None = None,
    force: Force = Force.GUIDE,
    ours: Text | None = None,
    law: Text | None = None,
    entails: tuple[str, ...] = (),
) -> Rule:
    """Write a rule: whose, how strongly, when, what it asks of the events, and what says so."""
    return Rule(
        key=RuleKey(key),
        title=title,
        phase=phase,
        bearer=bearer,
        counterparty=towards,
        modality=modality,
        force=force,
        scope=scope,
        each=each,
        constraint=constraint,
        statements=statement_ids(statements),
        ours=ours,
        law=law,
        entails=tuple(RuleKey(one) for one in entails),
    )


def parameter(
    key: ParameterKey, default: str, statements: tuple[str, ...], *, label: Text
) -> Parameter:
    """Write a period whose default is this library's and not the source's."""
    return Parameter(
        key=key,
        label=label,
        default=Period.parse(default),
        statements=statement_ids(statements),
    )


def phase(key: PhaseKey, label: Text, *statements: str) -> Phase:
    """Write a phase."""
    return Phase(key=key, label=label, statements=statement_ids(statements))


def point(key: str, label: Text, *statements: str) -> Point:
    """Write a point of a meeting or a part of a step."""
    return Point(key=PointKey(key), label=label, statements=statement_ids(statements))


def meeting(
    key: str,
    actor: ActorKey,
    phase_key: PhaseKey,
    gap: ParameterKey,
    statements: tuple[str, ...],
    *,
    label: Text,
    after: tuple[str, ...] = (),
    scope: Scope = Scope.ONCE,
    direction: Direction = Direction.ANY,
    points: tuple[Point, ...] = (),
    goes_on: bool = False,
) -> MeetingKind:
    """Write a kind of meeting: whose, in which phase, how long after the ones before it."""
    return MeetingKind(
        key=MeetingKey(key),
        label=label,
        actor=actor,
        phase=phase_key,
        scope=scope,
        after=tuple(MeetingKey(one) for one in after),
        direction=direction,
        gap=gap,
        points=points,
        goes_on=goes_on,
        statements=statement_ids(statements),
    )


def step(
    key: str,
    actor: ActorKey,
    statements: tuple[str, ...],
    *,
    label: Text,
    scope: Scope = Scope.ONCE,
    points: tuple[Point, ...] = (),
) -> Step:
    """Write a step: who takes it, and what says so."""
    return Step(
        key=StepKey(key),
        label=label,
        actor=actor,
        scope=scope,
        points=points,
        statements=statement_ids(statements),
    )


def document(
    number: int,
    key: str,
    suffix: str,
    audience: tuple[ActorKey, ...],
    statements: tuple[str, ...],
    *,
    title: Text,
    scope: Scope = Scope.ONCE,
    meeting_key: str = "",
) -> DocumentKind:
    """Write a document: its number in the method's list, what it is called, and who reads it."""
    return DocumentKind(
        key=DocumentKey(key),
        number=number,
        title=title,
        suffix=suffix,
        audience=audience,
        scope=scope,
        meeting=MeetingKey(meeting_key) if meeting_key else None,
        statements=statement_ids(statements),
    )


def advice(
    key: str,
    statement: str,
    actor: ActorKey,
    phase_key: PhaseKey,
    told: Text,
    *,
    meeting_key: str = "",
    document_key: str = "",
    ours: Text | None = None,
) -> Guidance:
    """Write a piece of advice: what it rests on, who it is for, and when."""
    return Guidance(
        key=GuidanceKey(key),
        text=told,
        actor=actor,
        phase=phase_key,
        meeting=MeetingKey(meeting_key) if meeting_key else None,
        document=DocumentKey(document_key) if document_key else None,
        statements=(StatementId(statement),),
        ours=ours,
    )


def shape(key: str, statement: str, told: Text, ours: Text | None = None) -> Structure:
    """Write a fact of the source that shapes the model."""
    return Structure(
        key=StructureKey(key), text=told, statements=(StatementId(statement),), ours=ours
    )


def statements_in(package: str) -> tuple[Statement, ...]:
    """Read `statements.toml` of a method's package.

    Raises:
        InvalidInputError: It is not a file of statements.
    """
    file = files(package) / "statements.toml"
    return statements_from_toml(
        file.read_text(encoding="utf-8"), source=f"{package}/statements.toml"
    )


def sources_in(
    package: str, documents: Iterable[DocumentKind]
) -> Callable[[DocumentKey, str], DocumentSource]:
    """Give what finds the texts of a method's documents.

    They are in the package, as `documents/<language>/<number>-<key>.md`, each with its binding
    beside it, as `.toml`.

    Args:
        package: The package.
        documents: The documents of the method.

    Returns:
        Gives the text and the binding of a document in a language; it raises NotFoundError
        where there is none.
    """
    numbers = {one.key: one.number for one in documents}

    def source_of(key: DocumentKey, language: str) -> DocumentSource:
        folder = files(package) / "documents" / language
        name = f"{numbers.get(key, 0):02d}-{key}"
        text, binding = folder / f"{name}.md", folder / f"{name}.toml"
        if not text.is_file():
            raise NotFoundError(f"text in {language!r} of document", key)
        return DocumentSource(
            text=text.read_text(encoding="utf-8"), binding=binding.read_text(encoding="utf-8")
        )

    return source_of
