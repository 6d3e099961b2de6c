"""Bindings: what ties the prompts of a template to paths in a document's context."""

from collections.abc import Mapping

from attrs import field, frozen

from arbeidsmiljo.model.documents import Field, FieldKind


@frozen(kw_only=True)
class TableBinding:
    """Ties a repeating row to a list of records.

    Attributes:
        path: Where the records are in the context.
        columns: Prompt of a cell to name in a record.
    """

    path: str
    columns: Mapping[str, str] = field(factory=dict[str, str])


@frozen(kw_only=True)
class SlideBinding:
    """Ties a repeating slide to a list of records.

    Attributes:
        name: What the slide is called in its notes.
        path: Where the records are in the context.
        fields: Prompt of a field on the slide to name in a record.
    """

    name: str
    path: str
    fields: Mapping[str, str] = field(factory=dict[str, str])


@frozen(kw_only=True)
class Binding:
    """Ties prompts to paths.

    Attributes:
        fields: Prompt to path.
        tables: For repeating rows, found by the prompts of their cells.
        slides: For repeating slides, found by their names.
    """

    fields: Mapping[str, str] = field(factory=dict[str, str])
    tables: tuple[TableBinding, ...] = ()
    slides: tuple[SlideBinding, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """Every path that something is tied to."""
        tables = (table.path for table in self.tables)
        slides = (slide.path for slide in self.slides)
        return frozenset((*self.fields.values(), *tables, *slides))

    def path_of(self, place: Field) -> str | None:
        """Give the path that a field is tied to; None where it is left to people."""
        records = self.table_of(place) or self.slide_of(place)
        if records is not None:
            return records.path
        return None if place.kind is FieldKind.SLIDE else self.fields.get(place.prompt)

    def table_of(self, place: Field) -> TableBinding | None:
        """Give what ties a repeating row, None for other fields and for rows left to people."""
        if place.kind is not FieldKind.ROW:
            return None
        for table in self.tables:
            if set(place.columns) & set(table.columns):
                return table
        return None

    def slide_of(self, place: Field) -> SlideBinding | None:
        """Give what ties a repeating slide, None for other fields and slides left to people."""
        if place.kind is not FieldKind.SLIDE:
            return None
        return next((slide for slide in self.slides if slide.name == place.prompt), None)
