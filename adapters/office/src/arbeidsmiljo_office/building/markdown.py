"""The dialect of Markdown: CommonMark, tables, and `==prompt==` for a yellow field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_SIGN = "=="


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


def _dialect() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable("table")
    # A line of === or --- below a text is more often meant as something else.
    markdown.disable(["lheading", "reference"])
    # Escaped signs stay apart from the text, so that a forgotten partner can be told from them.
    markdown.disable("text_join")
    markdown.inline.ruler.after("escape", "field", _field)
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
