"""Stored forms: each carries the version of its schema, and older ones are brought up."""

from collections.abc import Callable

from attrs import frozen

from arbeidsmiljo.conversion.document import Document
from arbeidsmiljo.errors import SchemaVersionError

Upcaster = Callable[[Document], Document]
"""Makes a document of the next schema version out of one of a version."""


@frozen(kw_only=True)
class StoredForm:
    """The form in which one kind of value is stored.

    Attributes:
        name: The kind of value, for errors: `event`.
        version: The schema version that is written now, from 1.
        upcasters: The first brings version 1 to 2, the next 2 to 3, and so on up to `version`.
        reader: What reads it, for errors.

    Example:
        >>> form = StoredForm(
        ...     name="event", version=2, upcasters=(lambda old: {"day": old["date"]},)
        ... )
        >>> dict(form.bring_up({"schema": 1, "date": "2026-02-02"}, source="event"))
        {'day': '2026-02-02'}
    """

    name: str
    version: int
    upcasters: tuple[Upcaster, ...] = ()
    reader: str = "arbeidsmiljo"

    def __attrs_post_init__(self) -> None:
        """Refuse a form that leaves an older version behind."""
        if len(self.upcasters) != self.version - 1:
            message = (
                f"{self.name}: version {self.version} needs {self.version - 1} upcasters, one "
                f"for each version before it; {len(self.upcasters)} were given"
            )
            raise ValueError(message)

    def label(self, document: Document) -> dict[str, object]:
        """Put the schema version in front of a document of the version that is written now."""
        return {"schema": self.version, **document}

    def bring_up(self, document: Document, *, source: str) -> Document:
        """Make a document of today's version out of one of any version until now.

        Args:
            document: As stored, with its schema version.
            source: What to call the document in errors.

        Returns:
            The document in today's version, without the version.

        Raises:
            SchemaVersionError: The version is missing, unknown or newer than today's, or the
                document cannot be brought up.
        """
        found = document.get("schema")
        # JSON's true is an int to Python, and no version.
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            written = f"is {found!r}" if "schema" in document else "is missing"
            raise SchemaVersionError(
                f"{source}: its 'schema' {written}, where a stored {self.name} has the number "
                "of its version; it was not stored by arbeidsmiljo or is damaged: take it from a "
                "backup"
            )
        if found > self.version:
            raise SchemaVersionError(
                f"{source}: it is a stored {self.name} of schema version {found}, and this "
                f"{self.reader} reads versions up to {self.version}; use a newer {self.reader}"
            )
        brought: Document = {key: value for key, value in document.items() if key != "schema"}
        for number, upcaster in enumerate(self.upcasters[found - 1 :], start=found):
            try:
                brought = upcaster(brought)
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
                raise SchemaVersionError(
                    f"{source}: this stored {self.name} of schema version {found} cannot be "
                    f"brought from version {number} to {number + 1}; it is damaged: take it from "
                    "a backup"
                ) from error
        return brought
