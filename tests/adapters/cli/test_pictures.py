"""Pictures in a folder, as `template build` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arbeidsmiljo_cli.pictures import PicturesBelow

if TYPE_CHECKING:
    from pathlib import Path


def test_pictures_are_known_by_their_way_from_the_folder(tmp_path: Path) -> None:
    """Pictures of the folder and those below it are given, and other files are not listed."""
    (tmp_path / "bilder").mkdir()
    for name in ("a.png", "bilder/B.JPG", "tekst.md"):
        (tmp_path / name).write_bytes(name.encode())
    pictures = PicturesBelow(tmp_path)

    assert dict(pictures) == {"a.png": b"a.png", "bilder/B.JPG": b"bilder/B.JPG"}
    assert len(pictures) == 2
    assert "borte.png" not in pictures
