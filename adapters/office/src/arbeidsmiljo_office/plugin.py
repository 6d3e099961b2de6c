"""What this distribution gives to arbeidsmiljo."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.model.documents import TemplateEngine
from arbeidsmiljo_office.engine import OfficeTemplateEngine


@hookimpl
def arbeidsmiljo_template_engines() -> Sequence[TemplateEngine]:
    """Give the engine for docx and pptx files."""
    return [OfficeTemplateEngine()]
