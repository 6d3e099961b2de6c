"""Parts that hold no text of a document: themes, settings, properties; read where they can be."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.markup import Element, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Relation, related


def incidental_root(package: Package, relations: Sequence[Relation], kind: str) -> Element | None:
    """Return the root of a part that is no hindrance where it is missing or broken.

    Args:
        package: The document.
        relations: That lead to it.
        kind: What they call it: `theme`.

    Returns:
        None where there is none that can be read; then what it says is not known.
    """
    for part in related(relations, kind):
        with suppress(TemplateError):
            return parse(package.read(part), part=part, name=package.name).getroot()
    return None
