"""The paragraphs of a Word document: what they read, and what of it is yellow."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from arbeidsmiljo_office.atoms import Atom
from arbeidsmiljo_office.markup import Element, attribute, child, children, everywhere, name
from arbeidsmiljo_office.word.styles import PLAIN, Look, Styles
from arbeidsmiljo_office.yellow import CLEAR, YELLOW, highlight, near_of, shading

_WRAPPERS: Final = frozenset(
    [
        "w:hyperlink",
        "w:ins",
        "w:moveTo",
        "w:smartTag",
        "w:customXml",
        "w:dir",
        "w:bdo",
        "w:sdtContent",
    ]
)
_OBJECT: Final = "\ufffc"  # Unicode's stand-in for what is not text
_COMPUTED: Final = frozenset(
    {"DATE", "EDITTIME", "FILENAME", "FILESIZE", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE"}
    | {"PAGEREF", "PRINTDATE", "REVNUM", "SAVEDATE", "SECTION", "SECTIONPAGES", "TIME"}
)
_TEXTS: Final = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
    "w:lastRenderedPageBreak": "",
}


@define(eq=False, kw_only=True)
class WordParagraph:
    """A paragraph.

    Attributes:
        element: The `w:p`.
        properties: Its `w:pPr`, as it was before anything was marked.
        shades: The shadings in it.
        look: The ground that its text has by the paragraph and its style.
        style_look: The same by the style alone.
        atoms: Its text.
        drawings: What holds pictures and text boxes.
        has_other: Whether it has a formula, or text that Word computes or computes with.
    """

    element: Element
    properties: Element | None
    shades: list[Element]
    look: Look
    style_look: Look
    atoms: list[Atom] = field(factory=list[Atom])
    drawings: list[Element] = field(factory=list[Element])
    has_other: bool = False

    @property
    def can_hold_text(self) -> bool:
        """Whether a value can stand where its text stands."""
        return any(atom.can_hold_text for atom in self.atoms)


def read_paragraph(
    element: Element, styles: Styles, *, ground: str = CLEAR, below: Look = PLAIN
) -> WordParagraph:
    """Read a paragraph.

    Args:
        element: The `w:p`.
        styles: Of the document.
        ground: That of the cell that it stands in.
        below: What the table that it stands in says of its text.
    """
    properties = child(element, "w:pPr")
    style_look = styles.of_paragraph(properties)
    if below is not PLAIN:
        style_look = style_look.over(below)
    block = shading(properties, styles.palette)
    paragraph = WordParagraph(
        element=element,
        properties=properties,
        shades=children(properties, "w:shd"),
        look=style_look if block is None else Look(block=block).over(style_look),
        style_look=style_look,
    )
    _Reader(paragraph=paragraph, styles=styles, ground=ground).read(element)
    return paragraph


def base_runs(ruby: Element) -> list[Element]:
    """Return the runs that a reading aid (`w:ruby`) stands above."""
    base = child(ruby, "w:rubyBase")
    return [] if base is None else list(everywhere(base, "w:r"))


@define(eq=False)
class _Field:
    """A field that Word writes itself: its instruction, and whether that is still being read."""

    instruction: str = ""
    is_instruction: bool = True

    @property
    def hides_text(self) -> bool:
        """Whether what stands in it now is an instruction, or a result that Word computes."""
        return self.is_instruction or _is_computed(self.instruction)


def _is_computed(instruction: str) -> bool:
    return next(iter(instruction.split()), "").upper() in _COMPUTED


@define(eq=False, kw_only=True)
class _Reader:
    """Goes through a paragraph; `fields` are those that are open, from the outermost."""

    paragraph: WordParagraph
    styles: Styles
    ground: str
    fields: list[_Field] = field(factory=list[_Field])

    def read(self, parent: Element) -> None:
        """Take down the atoms below an element."""
        atoms = self.paragraph.atoms
        for element in parent:
            match name(element):
                case "w:r":
                    self.run(element)
                case "w:sdt":
                    content = child(element, "w:sdtContent")
                    if content is not None:
                        self.read(content)
                case "w:fldSimple":
                    atoms.append(Atom(element=element, is_barrier=True))
                    self.fields.append(
                        _Field(attribute(element, "w:instr") or "", is_instruction=False)
                    )
                    self.read(element)
                    self.fields.pop()
                    atoms.append(Atom(element=element, is_barrier=True))
                case "m:oMath" | "m:oMathPara":
                    atoms.append(Atom(element=element, text=_OBJECT, is_barrier=True))
                    self.paragraph.has_other = True
                case "mc:AlternateContent":
                    choice = child(element, "mc:Choice")
                    if choice is not None:
                        self.read(choice)
                case wrapper if wrapper in _WRAPPERS:
                    self.read(element)
                case _:
                    pass

    def run(self, element: Element) -> None:
        """Take down one run."""
        properties = child(element, "w:rPr")
        atom = Atom(element=element)
        seen = self.look(properties).seen or self.ground
        for part in element:
            match name(part):
                case "w:rPr":
                    pass
                case "w:t":
                    self.text(atom, part, part.text or "")
                case "w:ruby":
                    seen = self.ruby(atom, part)
                case "w:br" if attribute(part, "w:type") in {None, "textWrapping"}:
                    self.text(atom, part, "\n")
                case "w:instrText" if self.fields:
                    self.fields[-1].instruction += part.text or ""
                    atom.is_plain = False
                case "w:fldChar":
                    self.turn(attribute(part, "w:fldCharType") or "")
                    atom.is_barrier = True
                    atom.is_plain = False
                case found if found in _TEXTS:
                    self.text(atom, part, _TEXTS[found])
                case found:
                    atom.is_plain = False
                    if found in {"w:drawing", "w:pict", "w:object", "mc:AlternateContent"}:
                        self.paragraph.drawings.append(part)
        atom.is_yellow = seen == YELLOW
        atom.near = near_of(seen)
        self.paragraph.atoms.append(atom)

    def ruby(self, atom: Atom, part: Element) -> str:
        """Add the text that a reading aid stands above, and return the ground of that text."""
        runs = base_runs(part)
        words = ["".join(text.text or "" for text in children(found, "w:t")) for found in runs]
        self.text(atom, part, "".join(words))
        grounds = {
            self.look(child(found, "w:rPr")).seen or self.ground
            for found, text in zip(runs, words, strict=True)
            if text.strip()
        }
        return grounds.pop() if len(grounds) == 1 else CLEAR

    def look(self, properties: Element | None) -> Look:
        """Return the ground that a run has by its own properties and all that they lie over."""
        below = self.paragraph.look
        if properties is None:
            return below
        styled = self.styles.of_run(properties)
        marked, shaded = highlight(properties), shading(properties, self.styles.palette)
        if styled is not PLAIN:
            below = styled.over(below)
        if marked is None and shaded is None:
            return below
        return Look(highlight=marked, shading=shaded).over(below)

    def text(self, atom: Atom, part: Element, text: str) -> None:
        """Add text to an atom; what an instruction holds, or Word computes, is no text."""
        if any(found.hides_text for found in self.fields):
            atom.is_plain = False
            if text.strip():
                self.paragraph.has_other = True
        else:
            atom.text += text
            atom.texts.append(part)

    def turn(self, kind: str) -> None:
        """Begin a field's instruction, go over to its result, or end it."""
        if kind == "begin":
            self.fields.append(_Field())
        elif self.fields and kind == "separate":
            self.fields[-1].is_instruction = False
        elif self.fields and kind == "end":
            self.fields.pop()
