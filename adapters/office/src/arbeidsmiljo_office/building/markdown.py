"""The dialect of Markdown: CommonMark, tables, fields, columns, and weights of call-outs.

`==prompt==` is a yellow field; lines with `::: column` and at last `:::` stand around columns;
a block quote whose first line is `[!NOTE]` is a call-out, as on GitHub.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_SIGN: Final = "=="
_FENCE: Final = ":::"
_COLUMN: Final = re.compile(r":::\s*column\s*")
_WEIGHT: Final = re.compile(r"\[!([^\]\n]*)\][ \t]*(\n|$)")


def _field(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Read a field, or a sign without a partner, which is a mistake to report."""
    if not state.src.startswith(_SIGN, state.pos):
        return False
    start = state.pos + len(_SIGN)
    end = state.src.find(_SIGN, start)
    closed = 0 <= end < state.posMax
    if not silent:
        token = state.push("field", "", 0)
        token.content = state.src[start:end] if closed else _SIGN
        token.markup = _SIGN if closed else ""
    state.pos = end + len(_SIGN) if closed else start
    return True


def _columns(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the same
    """Read columns, or a line of colons that stands around none, which is a mistake to report."""
    first = _line(state, start)
    if not first.startswith(_FENCE) or state.level or state.is_code_block(start):
        return False
    if silent:
        return True
    starts = [start] if _COLUMN.fullmatch(first) else []
    closing = start + 1
    while starts and closing < end and _line(state, closing) != _FENCE:
        if _COLUMN.fullmatch(_line(state, closing)):
            starts.append(closing)
        closing += 1
    if not starts or closing >= end:
        token = state.push("stray_columns", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    state.push("columns_open", "", 1).map = [start, closing + 1]
    limit = state.lineMax
    for opening, following in zip(starts, [*starts[1:], closing], strict=True):
        state.push("column_open", "", 1).map = [opening, following]
        state.lineMax = following
        state.md.block.tokenize(state, opening + 1, following)
        state.push("column_close", "", -1)
    state.lineMax = limit
    state.push("columns_close", "", -1)
    state.line = closing + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.getLines(number, number + 1, state.blkIndent, keepLastLF=False).rstrip()


def _weights(state: StateCore) -> None:
    """Move the sign of a call-out from its text to the block quote that it is."""
    tokens = state.tokens
    for index, token in enumerate(tokens[:-2]):
        if token.type != "blockquote_open" or tokens[index + 1].type != "paragraph_open":
            continue
        text = tokens[index + 2]
        sign = _WEIGHT.match(text.content)
        if sign:
            token.info = sign[1]
            token.markup = sign[0].strip()
            text.content = text.content[sign.end() :]


def _dialect() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    # A line of === or --- below a text is more often meant as something else.
    markdown.disable(["lheading", "reference"])
    # Escaped signs stay apart from the text, so that a forgotten partner can be told from them.
    markdown.disable("text_join")
    markdown.inline.ruler.after("escape", "field", _field)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    markdown.block.ruler.before("fence", "columns", _columns, interrupts)
    markdown.core.ruler.before("inline", "weights", _weights)
    return markdown


_DIALECT = _dialect()


def parse_blocks(text: str) -> SyntaxTreeNode:
    """Parse the body of a source."""
    return SyntaxTreeNode(_DIALECT.parse(text))


def parse_inline(text: str) -> SyntaxTreeNode:
    """Parse one line of text; the children of what is returned are its parts."""
    root = SyntaxTreeNode(_DIALECT.parseInline(text))
    return root.children[0] if root.children else root


def node_line(node: SyntaxTreeNode) -> int:
    """Return the line that a node begins on, the first being 1."""
    return node.map[0] + 1 if node.map else 1
