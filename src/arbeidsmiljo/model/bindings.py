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
class Binding:
    """Ties prompts to paths.

    Attributes:
        fields: Prompt to path.
        tables: For repeating rows, found by the prompts of their cells.
    """

    fields: Mapping[str, str] = field(factory=dict[str, str])
    tables: tuple[TableBinding, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """Every path that something is tied to."""
        return frozenset((*self.fields.values(), *(table.path for table in self.tables)))

    def path_of(self, place: Field) -> str | None:
        """Give the path that a field is tied to; None where it is left to people."""
        table = self.table_of(place)
        return self.fields.get(place.prompt) if table is None else table.path

    def table_of(self, place: Field) -> TableBinding | None:
        """Give what ties a repeating row, None for other fields and for rows left to people."""
        if place.kind is not FieldKind.ROW:
            return None
        for table in self.tables:
            if set(place.columns) & set(table.columns):
                return table
        return None
