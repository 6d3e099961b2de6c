"""Required documents: which documents a process needs, and for whom."""

from datetime import date
from pathlib import PurePosixPath

from attrs import frozen

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.identifiers import UnitId, plain
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.process import Process


@frozen(kw_only=True)
class RequiredDocument:
    """One document for one reader.

    Attributes:
        document: The kind.
        viewer: Whose view it is made from.
    """

    document: DocumentKind
    viewer: Viewer

    def path(self, method: Method, language: str) -> PurePosixPath:
        """Give where it is put, under a name that says nothing of persons.

        Each unit has a folder. What is made once is in a folder of its reader's, since not
        everybody may read what the central actors get. Its name begins with an underscore, as
        no unit's does: the unit `hr` is not the actor HR.

        Args:
            method: The method, which says what the reader is called.
            language: Of the names.
        """
        once = self.document.scope is Scope.ONCE
        reader = method.actor(self.viewer.actor).label.in_language(language)
        folder = f"_{plain(reader)}" if once else self.viewer.unit
        title = plain(self.document.title.in_language(language))
        return PurePosixPath(folder) / (f"{self.document.number:02d}-{title}{self.document.suffix}")


def required_documents(process: Process, *, on: date = date.max) -> tuple[RequiredDocument, ...]:
    """Give each document of the method for each reader that needs one.

    Args:
        process: The process.
        on: The day whose units count: that on which the documents are made.

    Returns:
        In the order of the method's list and the organisation's units.
    """
    organisation = process.organisation_on(on)
    return tuple(
        RequiredDocument(
            document=document, viewer=_viewer(process.method, organisation, document, unit)
        )
        for document in process.method.documents
        for unit in organisation.units_in(document.scope)
    )


def _viewer(
    method: Method, organisation: Organisation, document: DocumentKind, unit: UnitId
) -> Viewer:
    for actor in document.audience:
        if organisation.is_in(method.actor(actor).scope, unit):
            return Viewer(actor=actor, unit=unit)
    raise NotFoundError(f"reader of {document.key!r} in unit", unit, document.audience)
