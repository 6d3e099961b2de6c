"""Documents: what a method hands out, the values that fill it, and who can fill it."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Protocol

from attrs import field, frozen

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.accessibility import Barrier
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo.model.identifiers import ActorKey, DocumentKey, MeetingKey, StatementId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text


@frozen(kw_only=True)
class DocumentKind:
    """One document of a method's support material.

    Attributes:
        key: Its name within the method.
        number: Its place in the method's own list, from 1.
        title: What it is called.
        suffix: `.docx` or `.pptx`.
        audience: The actors whose view it is made from: in a unit, the first of them that
            there is in such a unit.
        scope: For whom one copy is made.
        meeting: The meeting it is for; None for a letter or memo.
        statements: The statements of the source that name it.
    """

    key: DocumentKey
    number: int
    title: Text
    suffix: str
    audience: tuple[ActorKey, ...]
    scope: Scope
    meeting: MeetingKey | None = None
    statements: tuple[StatementId, ...] = ()


@frozen(kw_only=True)
class Picture:
    """A picture that takes the place of a yellow shape, as large as fits in it, in its middle.

    Its proportions stay as they are.

    Attributes:
        data: The bytes of a PNG or JPEG file.
        alternative: What it shows, in words, for those who do not see it.
        decorative: Whether it shows nothing that anybody would miss; only then has it no words.
    """

    data: bytes = field(repr=False)
    alternative: str = ""
    decorative: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a picture that says neither what it shows nor that it shows nothing."""
        if self.decorative and self.alternative:
            message = "a decorative picture has no alternative text; give one or the other"
            raise InvalidValueError(message)
        if not self.decorative and not self.alternative.strip():
            message = (
                "the picture has no alternative text; say what it shows, or that it is decorative"
            )
            raise InvalidValueError(message)


Scalar = str | int | float | date
"""One value: text (line breaks allowed), a number, or a date, set in the document's language."""

Record = Mapping[str, Scalar]
"""One row of a repeating table: column prompt to value; a cell without one stays yellow."""

Content = Scalar | Sequence[str] | Sequence[Record] | Chart | Picture
"""A scalar, several paragraphs or parts of a sentence, rows of a table, a chart, or a picture."""

SlideRecord = Mapping[str, Content]
"""One slide of those that repeat: key of a field on it to value; one without it stays yellow."""

Value = Content | Sequence[SlideRecord]
"""What fills a field: content, or the records of a slide that repeats."""


class FieldKind(StrEnum):
    """What a field takes."""

    INLINE = "inline"
    PARAGRAPH = "paragraph"
    ROW = "row"
    SHAPE = "shape"
    SLIDE = "slide"


@frozen(kw_only=True)
class Field:
    """A yellow-marked place in a template.

    Attributes:
        key: Its name, stable when the file is saved again: made from the prompt, with a
            number where a prompt stands in several places (`dato`, `dato-2`). On a slide that
            repeats, keys are those of the slide.
        prompt: The yellow text, white space folded; of a slide that repeats, its name.
        place: Where it stands, in words a person understands (`slide 4, table, row 2`).
        kind: What it takes.
        columns: For a repeating row, the prompts of its cells from left to right.
        inside: For a slide that repeats, the fields on it and in its notes, in reading order.
    """

    key: str
    prompt: str
    place: str
    kind: FieldKind
    columns: tuple[str, ...] = ()
    inside: tuple["Field", ...] = ()


@frozen(kw_only=True)
class Doubt:
    """A place in a template that may have been meant as a field, but is not quite yellow.

    Attributes:
        prompt: Its text, white space folded.
        place: Where it stands, in words a person understands.
        colour: The colour of its ground, as red, green and blue (`FFF2CC`).
    """

    prompt: str
    place: str
    colour: str


@frozen(kw_only=True)
class Overfull:
    """A field whose value makes the text of its shape too long for the shape.

    Attributes:
        field: The field; where several of one shape have values, the one with the longest. One
            on a slide that repeats has the place where it stands in the filled document.
        lines: How many lines all text of the shape has, as large as the template sets it; of a
            table that leaves its slide, how many rows it has.
        room: How many of them have room.
        fit: What became of the text.
        size: How large it is set now, in percent of what the template sets by itself.
    """

    field: Field
    lines: int
    room: int
    fit: Fit
    size: float = 100.0


@frozen(kw_only=True)
class Filled:
    """A filled document.

    Attributes:
        data: The bytes of the file.
        left: The fields that got no value and are still yellow, in reading order; of a repeating
            row that some record had too little for, with the columns that are still yellow, and
            of a repeating slide with the fields on it.
        overfull: The fields whose text has too little room in its shape, in reading order, as far
            as the engine can tell.
        breaks_signature: Whether the template is digitally signed, and its signature, which is
            still there, is not valid any more for what was made of it.
    """

    data: bytes = field(repr=False)
    left: tuple[Field, ...]
    overfull: tuple[Overfull, ...] = ()
    breaks_signature: bool = False


@frozen(kw_only=True)
class Reading:
    """What was read back out of a document that a person has edited.

    Attributes:
        values: Field key to text, for fields found; a field still yellow is not among them.
        rows: Key of a repeating row to the rows of its table, each column prompt to text;
            rows that were never filled in are left out.
        unmatched: Fields of the template that were not found in the document.
        origins: For repeating rows and slides of a prepared template, by key: for each one in
            `rows` or `slides`, which it was of those that were filled in, from 1, wherever it
            stands now; None for one that a person has added, and where the file does not tell.
        gone: Key of a repeating row or slide to how many of those that were filled in are not
            there any more, or say nothing; as far as is known, and only where there are some.
        slides: Key of a repeating slide to its slides, in the order in which they are shown, each
            with what was read on it; slides that were never filled in are left out.
        drawn: Fields in whose place a chart or picture stands, so that they have no text.
    """

    values: Mapping[str, str]
    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    unmatched: tuple[Field, ...]
    origins: Mapping[str, tuple[int | None, ...]] = field(factory=dict[str, tuple[int | None, ...]])
    gone: Mapping[str, int] = field(factory=dict[str, int])
    drawn: tuple[Field, ...] = ()
    slides: Mapping[str, tuple["Reading", ...]] = field(factory=dict[str, "tuple[Reading, ...]"])


class Template(Protocol):
    """A document whose yellow fields are known; opened once, filled many times."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in reading order."""
        ...

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What may have been meant as a field, and is none."""
        ...

    @property
    def is_signed(self) -> bool:
        """Whether it carries a digital signature, which filling makes invalid."""
        ...

    def fill(self, values: Mapping[str, Value], *, language: str, compact: bool = False) -> Filled:
        """Fill the fields that have a value, and leave the others yellow.

        Args:
            values: Field key to value. Two fields with one prompt have different keys.
            language: Of dates and numbers, e.g. `nb`.
            compact: Whether to take some more time for a file that is some percent smaller.

        Raises:
            NotFoundError: A key is not a field of this template.
            FieldValueError: A value does not fit its field.
        """
        ...

    def read(self, document: bytes, *, name: str | None = None) -> Reading:
        """Read the fields out of a copy (`name` in errors) that a person has edited and saved.

        Raises:
            TemplateError: The document is not a file of this kind, or hostile.
        """
        ...


class TemplateEngine(Protocol):
    """Opens templates of some file formats, and builds them from text."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The file suffixes it opens, with the dot, in lower case."""
        ...

    @property
    def release(self) -> str:
        """What becomes another wherever the same may be built, opened or filled otherwise."""
        ...

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> Template:
        """Open and compile a template.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.
            near: Whether what is nearly yellow is a field too; else the template's `doubts` tell
                where it stands.
            layouts: Whether layouts and masters, which all slides share, have fields.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        ...

    def texts(self, data: bytes, *, name: str) -> tuple[str, ...]:
        """Give every paragraph of a document as plain text, footers and notes included.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        ...

    def barriers(self, data: bytes, *, name: str) -> tuple[Barrier, ...]:
        """Give everything in a document that keeps somebody from reading it.

        Args:
            data: The bytes of the file, which may be a template or a filled document.
            name: What to call it in errors: a file name.

        Returns:
            What is in the way, the document's own first, then in reading order.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        ...

    def prepare(self, data: bytes, *, name: str, near: bool = False) -> bytes:
        """Put anchors into a template, by which its fields are found again after any save.

        The anchors cannot be seen, and tell nothing of what is filled in. A template that has
        them is opened, filled and read as any other.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.
            near: Whether what is nearly yellow gets anchors; it is then opened with `near`, too.

        Returns:
            The bytes of the prepared template; those that were given, where it is prepared.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile, or is
                signed, so that it must not be changed.
        """
        ...

    def build(
        self,
        source: str,
        *,
        suffix: str,
        name: str,
        language: str,
        base: bytes | None = None,
        base_name: str | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Build a template from Markdown in which `==prompt==` is a yellow field.

        Args:
            source: The Markdown, with a TOML head between `+++` lines.
            suffix: `.docx` or `.pptx`.
            name: What to call the source in errors.
            language: Of the text, for proofing and hyphenation.
            base: An organisation's own empty document to build on; None for the plain one.
            base_name: What to call that in errors; None for the document to build on.
            pictures: The pictures that the text shows, by the names that it calls them; one is
                looked up only where the text names it.

        Returns:
            The bytes of the template; the same for the same arguments.

        Raises:
            TemplateError: The source has something that cannot be built.
        """
        ...
