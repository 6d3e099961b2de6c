"""Statements: what the sources of a method say, numbered, each in our own words."""

from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.model.identifiers import StatementId


class Modality(StrEnum):
    """How strongly a statement or a rule asks; `IS` advises by describing."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    IS = "is"


class Mood(StrEnum):
    """How the source puts it.

    By a modal verb, as an order, as what happens, or as what somebody answers for. What is put
    as an order or as what happens is a norm of the method all the same.
    """

    MODAL = "modal"
    IMPERATIVE = "imperative"
    INDICATIVE = "indicative"
    RESPONSIBILITY = "responsibility"


class Force(StrEnum):
    """What stands behind it: a law, the survey tool, or published guidance."""

    LAW = "law"
    TOOL = "tool"
    GUIDE = "guide"


class Form(StrEnum):
    """How a method carries a statement.

    - `RULE`: checked against the journal, with a verdict;
    - `GUIDANCE`: advice, shown at the right meeting, phase or document;
    - `STRUCTURE`: it shapes the model;
    - `DOCUMENT`: support material.
    """

    RULE = "rule"
    GUIDANCE = "guidance"
    STRUCTURE = "structure"
    DOCUMENT = "document"


@frozen(kw_only=True)
class Statement:
    """One normative or structural statement of a source.

    Attributes:
        id: Its number, such as `H07`.
        seed: The file of the source.
        actor: Who is to do it, as the source says.
        counterparty: Towards whom; empty for nobody in particular.
        modality: How strongly it asks.
        mood: How the source puts it.
        force: What stands behind it. A guide's "shall" is not a law.
        form: How a method carries it.
        text: What it says, in our words, in English.
        ours: What is checked in its place, or added to it, that the source does not say.
    """

    id: StatementId
    seed: str
    actor: str
    counterparty: str = ""
    modality: Modality
    mood: Mood
    force: Force
    form: Form
    text: str
    ours: str = ""
