"""What every office file consists of besides its contents: types, relationships, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND: Final = "application/vnd.openxmlformats-officedocument"
"""What the types of the standard's parts begin with."""

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_CORE: Final = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
).encode()
_APP: Final = (
    f"{DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
).encode()


def relations(targets: Sequence[tuple[str, str]]) -> bytes:
    """Return a part of relationships, numbered from rId1.

    Args:
        targets: The kind of each, such as `theme`, and the part that it leads to.
    """
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
    ).encode()


def outer_parts(main: str, types: Mapping[str, str]) -> dict[str, bytes]:
    """Return the parts around a document.

    Args:
        main: The part that holds the document.
        types: The type of each part of the document.
    """
    entries = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    package = "application/vnd.openxmlformats-package"
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": (
            f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{entries}'
            '<Override PartName="/docProps/core.xml" '
            f'ContentType="{package}.core-properties+xml"/>'
            '<Override PartName="/docProps/app.xml" '
            f'ContentType="{KIND}.extended-properties+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="{main}"/>'
            f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
            f'<Relationship Id="rId3" Type="{RELATIONSHIPS}/extended-properties" '
            'Target="docProps/app.xml"/></Relationships>'
        ).encode(),
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
    }
