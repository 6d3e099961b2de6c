"""The engine for docx and pptx files does what every template engine does."""

from arbeidsmiljo.model.documents import TemplateEngine
from arbeidsmiljo.testing.engines import TemplateEngineContract
from arbeidsmiljo_office.engine import OfficeTemplateEngine


class TestOfficeTemplateEngine(TemplateEngineContract):
    """Word documents and PowerPoint presentations are templates."""

    def engine(self) -> TemplateEngine:
        """Give the engine."""
        return OfficeTemplateEngine()
