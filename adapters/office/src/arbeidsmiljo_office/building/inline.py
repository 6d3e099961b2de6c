"""Reading the text of a paragraph, heading or cell: emphasis, links, fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from arbeidsmiljo_office.accessibility.links import says_nothing
from arbeidsmiljo_office.building.blocks import Inline, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markdown_it.tree import SyntaxTreeNode

_LINK: Final = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
_ALONE: Final = re.compile(r"\*\*|__")
_PLAIN: Final = Span(text="")
_REFUSED: Final = {
    "html_inline": "HTML cannot stand in a document; write Markdown, and &lt; for the sign <",
    "code_inline": "code cannot stand in a document; take the backticks away",
    "image": (
        "a picture stands on a line of its own, and so does the place of a chart: "
        "![==prompt==](chart)"
    ),
}


class InlineReader:
    """Reads text, and tells of what is wrong with it.

    Args:
        wrong: Is told what is wrong.
    """

    def __init__(self, wrong: Callable[[str], None]) -> None:
        self._wrong = wrong

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> Inline:
        """Read text, joining what is set in one way."""
        spans: list[Span] = []
        for span in self._spans(nodes, _PLAIN):
            last = spans[-1] if spans else None
            if last and not (last.field or span.field) and evolve(last, text=span.text) == span:
                spans[-1] = evolve(last, text=last.text + span.text)
            else:
                spans.append(span)
        return _trimmed(spans)

    def _spans(self, nodes: Iterable[SyntaxTreeNode], way: Span) -> Iterable[Span]:
        """Read text that is set in a way: bold, italic, a link."""
        for node in nodes:
            match node.type:
                case "text" | "text_special" | "softbreak" | "hardbreak":
                    if text := self._text(node):
                        yield evolve(way, text=text)
                case "field":
                    if prompt := self._prompt(node):
                        yield evolve(way, text=prompt, field=True)
                case "strong":
                    yield from self._spans(node.children, evolve(way, bold=True))
                case "em":
                    yield from self._spans(node.children, evolve(way, italic=True))
                case "link":
                    linked = evolve(way, link=self._target(node))
                    spans = list(self._spans(node.children, linked))
                    said = "".join(span.text for span in spans)
                    if says_nothing(said):
                        self._wrong(f"the link «{said}» does not say where it leads; name it")
                    yield from spans
                case other:
                    self._wrong(_REFUSED.get(other, f"{other} is not supported"))

    def _text(self, node: SyntaxTreeNode) -> str:
        """Read characters; what was escaped is never a sign without a partner."""
        if node.type == "softbreak":
            return " "
        if node.type == "hardbreak":
            return "\n"
        if node.type == "text" and (alone := _ALONE.search(node.content)):
            escaped = "".join(f"\\{character}" for character in alone[0])
            self._wrong(f"{alone[0]} has no partner; write {escaped} for text")
        return node.content.replace("\t", " ")

    def _prompt(self, node: SyntaxTreeNode) -> str:
        """Read a field."""
        prompt = " ".join(node.content.split())
        if not node.markup:
            self._wrong("== has no partner; write ==prompt== for a field, \\=\\= for text")
        elif not prompt or prompt.startswith("=") or prompt.endswith("="):
            self._wrong("a field is ==prompt==, with a prompt and two signs on each side")
        else:
            return prompt
        return ""

    def _target(self, node: SyntaxTreeNode) -> str:
        """Read where a link leads."""
        target = str(node.attrs.get("href", ""))
        if not _LINK.fullmatch(target):
            self._wrong(f"the link {target!r} must begin with https:// or mailto:")
        return target


def _trimmed(spans: Sequence[Span]) -> Inline:
    """Take away white space at both ends, and spans that are left empty."""
    kept = list(spans)
    while kept and not kept[0].field:
        text = kept[0].text.lstrip()
        if text:
            kept[0] = evolve(kept[0], text=text)
            break
        kept.pop(0)
    while kept and not kept[-1].field:
        text = kept[-1].text.rstrip()
        if text:
            kept[-1] = evolve(kept[-1], text=text)
            break
        kept.pop()
    return tuple(kept)
