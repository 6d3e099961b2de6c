"""Templates that were built are kept, so that nobody waits for them twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_cli.kept_templates import KeptTemplates

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.adapters.cli.shell import Shell


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    """Each under its own key, whoever asks."""
    KeptTemplates(tmp_path / "ny").keep("a", b"mal")
    assert KeptTemplates(tmp_path / "ny").get("a") == b"mal"
    assert KeptTemplates(tmp_path / "ny").get("b") is None


def test_what_is_not_whole_is_not_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file that was cut off, or in which something was changed, is built anew."""
    kept = KeptTemplates(tmp_path_factory.mktemp("kept"))

    @given(st.binary(), st.data())
    def check(template: bytes, data: st.DataObject) -> None:
        kept.keep("a", template)
        whole = (kept.folder / "a").read_bytes()
        cut = data.draw(st.integers(0, len(whole) - 1))
        (kept.folder / "a").write_bytes(whole[:cut])
        assert kept.get("a") is None
        other = bytes([whole[cut] ^ data.draw(st.integers(1, 255))])
        (kept.folder / "a").write_bytes(whole[:cut] + other + whole[cut + 1 :])
        assert kept.get("a") is None
        kept.keep("a", template)
        assert kept.get("a") == template

    check()


def test_where_nothing_can_be_kept_all_goes_on(tmp_path: Path) -> None:
    """A folder that cannot be made is no error."""
    (tmp_path / "fil").write_text("")
    kept = KeptTemplates(tmp_path / "fil" / "maler")
    kept.keep("a", b"mal")
    assert kept.get("a") is None


def test_several_keep_at_once(tmp_path: Path) -> None:
    """Whoever reads meanwhile finds the whole template or none."""
    template = bytes(range(256)) * 1000
    kept = KeptTemplates(tmp_path)

    def use(number: int) -> bytes | None:
        if number % 2:
            kept.keep("a", template)
        return kept.get("a")

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(use, range(200)))
    assert found <= {None, template}
    assert kept.get("a") == template
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_documents_are_the_same_from_what_is_kept(shell: Shell, caches: Path) -> None:
    """The second time nothing is built, and a broken file is put right."""
    make = "documents --on 2026-02-09 --document 1 --document 12 -o"
    shell.does(f"{make} en")
    kept = sorted((caches / "arbeidsmiljo" / "templates").iterdir())
    assert kept
    times = [file.stat().st_mtime_ns for file in kept]
    shell.does(f"{make} to")
    assert [file.stat().st_mtime_ns for file in kept] == times
    wholes = [file.read_bytes() for file in kept]
    for file in kept:
        file.write_bytes(b"i stykker")
    shell.does(f"{make} tre")
    whole_again = [
        file for file, whole in zip(kept, wholes, strict=True) if file.read_bytes() == whole
    ]
    assert len(whole_again) == 2
    documents = [
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*x")}
        for folder in (shell.folder / "en", shell.folder / "to", shell.folder / "tre")
    ]
    assert documents[0] == documents[1] == documents[2]
