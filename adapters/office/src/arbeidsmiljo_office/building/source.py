"""Reading the source of a document: a TOML head between `+++` lines, then Markdown.

The head has `title`, `subtitle` and `footer`. The body is CommonMark with tables, less what a
document of ours has no use for: code, HTML, headings below the third level. What is added is
`==prompt==`, a yellow field; `![==prompt==](chart)`, a yellow shape that a chart takes the place
of; a chart in itself, as TOML in a block of the kind `chart`; columns (`::: column`); call-outs
that say how much they are to be heeded (`> [!NOTE]`). A rule (`---`) begins a new page.
Everything that is wrong is found at once.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from arbeidsmiljo.errors import Problem, TemplateError
from arbeidsmiljo_office.building.blocks import (
    Block,
    CallOut,
    ChartPlace,
    Columns,
    Content,
    DrawnChart,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Source,
    Span,
    Table,
    Weight,
    plain,
)
from arbeidsmiljo_office.building.chart_source import read_chart
from arbeidsmiljo_office.building.inline import InlineReader
from arbeidsmiljo_office.building.markdown import node_line, parse_blocks, parse_inline
from arbeidsmiljo_office.values import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markdown_it.tree import SyntaxTreeNode

_LARGEST = 1_000_000  # characters; the longest document of ours has some twenty thousand
_DEEPEST = 3  # levels of a list, as many as there are list styles in Word
_TOP_HEADING = 3
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIPE = re.compile(r"(?<!\\)\|")
_HEAD_KEYS = ("title", "subtitle", "footer")

_COLUMNS = (2, 3)
_CHART = "chart"

_UNSUPPORTED = {
    "hr": "a rule that begins a page is three hyphens (---) on a line of their own, outside others",
    "fence": "code cannot stand in a document; write it as a paragraph, or a chart as ```chart",
    "code_block": "four spaces in front of a line make it code; take them away",
    "columns": "columns (:::) cannot stand within something else",
    "stray_columns": (
        "columns begin with ::: column, each further one with the same, and end with :::, every "
        "time on a line of its own"
    ),
    "html_block": "HTML cannot stand in a document; write Markdown, and &lt; for the sign <",
}


def refuse(name: str, problems: Sequence[Problem]) -> TemplateError:
    """Make the error that tells of everything that is wrong with a source."""
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    lines = [f"{name}: {count} found, nothing was built", *(f"  {found}" for found in problems)]
    return TemplateError("\n".join(lines))


def read_source(text: str, *, name: str, pictures: Mapping[str, bytes] | None = None) -> Source:
    """Read a document's source.

    Args:
        text: The TOML head and the Markdown.
        name: What to call it in errors.
        pictures: The pictures that it shows, by the names that it calls them.

    Raises:
        TemplateError: With everything that is wrong, each with its line.
    """
    if len(text) > _LARGEST:
        message = f"{len(text)} characters, at most {_LARGEST} can be built; split the document"
        raise refuse(name, [Problem(name, message)])
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    strange = [
        Problem(f"line {number}", f"has the character {found[0]!r}, which no document can hold")
        for number, line in enumerate(lines, start=1)
        if (found := _UNPRINTABLE.search(line))
    ]
    if strange:
        raise refuse(name, strange)
    reader = _Reader({} if pictures is None else pictures)
    head, first = reader.split(lines)
    title = reader.title(head.get("title", ""))
    subtitle = reader.head_line("subtitle", head.get("subtitle", ""))
    footer = reader.head_line("footer", head.get("footer", ""))
    reader.lines = lines[first:]
    reader.offset = first
    blocks = tuple(reader.blocks(parse_blocks("\n".join(reader.lines)).children))
    if reader.problems:
        raise refuse(name, reader.problems)
    return Source(name=name, title=title, subtitle=subtitle, footer=footer, blocks=blocks)


class _Reader:
    """Turns syntax into blocks and gathers what is wrong on the way.

    Args:
        pictures: The pictures that the source shows, by name.
    """

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self.pictures = pictures
        self.problems: list[Problem] = []
        self.lines: list[str] = []
        self.offset = 0

    def wrong(self, where: int | str, what: str) -> None:
        """Note a problem at a line of the source, or in a key of its head."""
        place = where if isinstance(where, str) else f"line {where}"
        self.problems.append(Problem(place, what))

    def split(self, lines: Sequence[str]) -> tuple[dict[str, str], int]:
        """Return the head, and the number of lines before the body."""
        if not lines or lines[0].rstrip() != "+++":
            self.wrong(1, 'must be +++, and begin the head: title = "…", and +++ again')
            return {"title": "?"}, 0
        end = next((i for i, line in enumerate(lines) if i and line.rstrip() == "+++"), None)
        if end is None:
            self.wrong(1, "the head is not closed; put a line with +++ between it and the text")
            return {"title": "?"}, len(lines)
        try:
            found = tomllib.loads("\n" + "\n".join(lines[1:end]))
        except tomllib.TOMLDecodeError as error:
            self.wrong("head", f"is not TOML: {error}")
            return {"title": "?"}, end + 1
        head = dict[str, str]()
        for key, value in found.items():
            if key not in _HEAD_KEYS:
                self.wrong(f"head, {key}", f"is not known here; known: {', '.join(_HEAD_KEYS)}")
            elif not isinstance(value, str):
                self.wrong(f"head, {key}", "must be text in quotes")
            elif _UNPRINTABLE.search(value):
                self.wrong(f"head, {key}", "has a character that no document can hold")
            else:
                head[key] = value
        return head, end + 1

    def title(self, text: str) -> str:
        """Read the title, which stands on colour and in lists of files, so has no field."""
        title = " ".join(text.split())
        if not title:
            self.wrong("head, title", "is missing; every document has one")
        if "==" in title:
            self.wrong("head, title", "has a field; put it in the subtitle")
        return title

    def head_line(self, key: str, text: str) -> Inline:
        """Read a line of the head, in which a line break is one."""
        spans = list[Span]()
        for line in text.strip().split("\n"):
            if spans:
                spans.append(Span(text="\n"))
            spans += self.inline(parse_inline(line).children, f"head, {key}")
        return tuple(spans)

    def line(self, node: SyntaxTreeNode) -> int:
        """Return the line of the source that a node begins on."""
        return node_line(node) + self.offset

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterable[Block]:
        """Read the blocks of the body."""
        for node in nodes:
            line = self.line(node)
            match node.type:
                case "heading":
                    yield self.heading(node)
                case "blockquote" if not node.markup.startswith("[!"):
                    yield Quote(blocks=tuple(self.prose(node.children, "a call-out")), line=line)
                case "columns":
                    yield self.columns(node)
                case "hr" if node.markup.startswith("-"):
                    yield PageBreak(line=line)
                case _:
                    yield from self.content(node)

    def content(self, node: SyntaxTreeNode) -> Iterable[Content]:
        """Read what may stand in a column too."""
        match node.type:
            case "table":
                yield self.table(node)
            case "blockquote" if node.markup.startswith("[!"):
                yield from self.call_out(node)
            case "fence" if node.info.strip() == _CHART:
                yield from self.drawn(node)
            case "paragraph" if (image := _only_image(node)) is not None:
                yield from self.figure(image, self.line(node))
            case _:
                yield from self.prose([node], "a column")

    def columns(self, node: SyntaxTreeNode) -> Columns:
        """Read columns."""
        line = self.line(node)
        if len(node.children) not in _COLUMNS:
            self.wrong(line, f"has {len(node.children)} columns (:::); two or three fit")
        columns = [
            tuple(block for inner in child.children for block in self.content(inner))
            for child in node.children
        ]
        for child, found in zip(node.children, columns, strict=True):
            if not found:
                self.wrong(self.line(child), "the column is empty")
        return Columns(columns=tuple(columns), line=line)

    def call_out(self, node: SyntaxTreeNode) -> Iterable[CallOut]:
        """Read a call-out that says how much it is to be heeded."""
        line = self.line(node)
        kinds = [str(weight).upper() for weight in Weight]
        if node.info.upper() not in kinds:
            known = ", ".join(f"[!{kind}]" for kind in kinds)
            self.wrong(line, f"[!{node.info}] is no kind of call-out; known: {known}")
            return
        blocks = tuple(self.prose(node.children, "a call-out"))
        kept = tuple(block for block in blocks if isinstance(block, Listing) or block.text)
        if not kept:
            self.wrong(line, "the call-out has no text")
        yield CallOut(weight=Weight(node.info.lower()), blocks=kept, line=line)

    def drawn(self, node: SyntaxTreeNode) -> Iterable[DrawnChart]:
        """Read a chart whose numbers the source has."""
        line = self.line(node)
        found = read_chart(node.content, lambda what: self.wrong(line, what))
        if found is not None:
            yield DrawnChart(chart=found[0], alternative=found[1], line=line)

    def prose(self, nodes: Iterable[SyntaxTreeNode], inside: str) -> Iterable[Prose]:
        """Read paragraphs and lists."""
        for node in nodes:
            match node.type:
                case "paragraph":
                    yield Paragraph(text=self.text(node), line=self.line(node))
                case "bullet_list" | "ordered_list":
                    yield self.listing(node, 1)
                case other:
                    what = f"a {other} cannot stand in {inside}; paragraphs and lists can"
                    self.wrong(self.line(node), _UNSUPPORTED.get(other, what))

    def heading(self, node: SyntaxTreeNode) -> Heading:
        """Read a heading."""
        level = int(node.tag.removeprefix("h"))
        line = self.line(node)
        if level > _TOP_HEADING:
            self.wrong(line, f"a heading has at most three #, this has {level}")
        text = self.text(node)
        if not text:
            self.wrong(line, "the heading has no text")
        return Heading(level=level, text=text, line=line)

    def listing(self, node: SyntaxTreeNode, level: int) -> Listing:
        """Read a list with the lists below its entries."""
        line = self.line(node)
        if level > _DEEPEST:
            self.wrong(line, f"a list has at most {_DEEPEST} levels; make it flatter")
            return Listing(items=(), line=line)
        items = tuple(self.item(child, level) for child in node.children)
        start = int(node.attrs.get("start", 1))
        return Listing(items=items, line=line, numbered=node.type == "ordered_list", start=start)

    def item(self, node: SyntaxTreeNode, level: int) -> Item:
        """Read an entry of a list."""
        line = self.line(node)
        text: Inline = ()
        below = list[Listing]()
        for child in node.children:
            if child.type == "paragraph" and not text and not below:
                text = self.text(child)
            elif child.type in {"bullet_list", "ordered_list"}:
                below.append(self.listing(child, level + 1))
            else:
                what = "an entry of a list has one paragraph, and lists below it"
                self.wrong(self.line(child), _UNSUPPORTED.get(child.type, what))
        if not text:
            self.wrong(line, "the entry of the list has no text")
        return Item(text=text, line=line, below=tuple(below))

    def table(self, node: SyntaxTreeNode) -> Table:
        """Read a table."""
        rows = [row for part in node.children for row in part.children]
        columns = len(rows[0].children)
        for row in rows:
            line = node_line(row)
            cells = _PIPE.split(self.lines[line - 1].strip().removeprefix("|"))
            count = len(cells) - (len(cells) > 1 and not cells[-1].strip())
            if count != columns:
                self.wrong(
                    line + self.offset,
                    f"the row has {count} cells and the table {columns} columns; "
                    "write a | that is text as \\|",
                )
        read = [
            tuple(
                self.inline(child.children, self.line(row))
                for cell in row.children
                for child in cell.children
            )
            for row in rows
        ]
        alignments = tuple(
            str(cell.attrs.get("style", "text-align:left")).removeprefix("text-align:")
            for cell in rows[0].children
        )
        line = self.line(node)
        if len(read) == 1:
            self.wrong(line, "the table has a header and no row")
        if not all(read[0]):
            self.wrong(line, "a column of the table has no header; name each column")
        return Table(header=read[0], rows=tuple(read[1:]), alignments=alignments, line=line)

    def figure(self, image: SyntaxTreeNode, line: int) -> Iterable[Figure]:
        """Read a picture, or the place of a chart."""
        text = self.inline(image.children, line)
        target = str(image.attrs["src"])
        if image.attrs.get("title"):
            self.wrong(line, "a picture has no title in quotes; write it as text below")
        elif target == _CHART:
            if len(text) == 1 and text[0].field:
                yield ChartPlace(prompt=text[0].text, line=line)
            else:
                self.wrong(line, "the place of a chart is written ![==prompt==](chart)")
        elif any(span.field for span in text):
            self.wrong(
                line, f"a field cannot stand for a picture; only ![==prompt==]({_CHART}) can"
            )
        elif not text or plain(text) == target:
            self.wrong(
                line,
                f"the picture {target!r} has no alternative text; say between the brackets what it "
                "shows",
            )
        else:
            yield from self.picture(plain(text), target, line)

    def picture(self, alternative: str, target: str, line: int) -> Iterable[Picture]:
        """Read a picture that has an alternative text."""
        name = unquote(target)
        data = self.pictures.get(name)
        if data is None:
            self.wrong(line, f"there is no picture {name!r}; put it beside the text")
            return
        try:
            yield Picture(alternative=alternative, image=Image.of(data), line=line)
        except UnfitError as error:
            self.wrong(line, f"picture {name!r}: {error}")

    def text(self, node: SyntaxTreeNode) -> Inline:
        """Read the text of a heading or paragraph."""
        nodes = [inner for child in node.children for inner in child.children]
        return self.inline(nodes, self.line(node))

    def inline(self, nodes: Iterable[SyntaxTreeNode], where: int | str) -> Inline:
        """Read text at a line of the source, or in a key of its head."""
        return InlineReader(lambda what: self.wrong(where, what)).read(nodes)


def _only_image(node: SyntaxTreeNode) -> SyntaxTreeNode | None:
    """Return the image that is all of a paragraph."""
    inline = node.children[0].children if node.children else []
    return inline[0] if len(inline) == 1 and inline[0].type == "image" else None
