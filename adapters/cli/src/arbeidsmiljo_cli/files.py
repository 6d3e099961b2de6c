"""Files: read whole, with an error that says which and why, and written whole or not at all."""

import os
import secrets
import stat
from pathlib import Path
from typing import Final

from arbeidsmiljo.errors import ArbeidsmiljoError, InvalidInputError, NotFoundError, Problem

LARGEST: Final = 200 * 1024 * 1024
"""No file that people give is read beyond this number of bytes."""

_NO_TEXT: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How workbooks and documents begin: packed ones, older ones, and such as are only to be read."""


class FileError(ArbeidsmiljoError):
    """A file or folder that cannot be read or written."""


def read_bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        NotFoundError: There is none.
        FileError: It cannot be read, or is too large to be what it should be.
    """
    try:
        with path.open("rb") as file:
            # Room is taken for all that is asked for; what is no file on a disk has no size.
            about = os.fstat(file.fileno())
            most = min(about.st_size, LARGEST) if stat.S_ISREG(about.st_mode) else LARGEST
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise NotFoundError("file", str(path)) from error
    except OSError as error:
        raise FileError(
            f"{path}: cannot be read ({error.strerror}); check the file and its rights"
        ) from error
    if len(data) > LARGEST:
        raise FileError(f"{path}: is larger than {LARGEST // 1024**2} MB; give another file")
    return data


def read_text(path: Path, *, wanted: str = "a text file") -> str:
    """Read a text file in UTF-8.

    Args:
        path: Where.
        wanted: What to give instead of a file that is a workbook, say, and no text.

    Raises:
        NotFoundError: There is none.
        FileError: It cannot be read.
        InvalidInputError: It is not text in UTF-8.
    """
    data = read_bytes(path)
    if data.startswith(_NO_TEXT):
        what = f"is a workbook, a document or another file that is no text; give {wanted}"
        raise InvalidInputError(str(path), [Problem("file", what)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInputError(
            str(path),
            [Problem(f"byte {error.start + 1}", "is not UTF-8; save the file as UTF-8 text")],
        ) from error


def write_atomically(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file, in place of any that is there: a reader finds the old or the new, never half.

    Folders above it are made where they are missing.

    Args:
        path: Where.
        data: What it holds.
        lasting: Whether to wait until it would outlast a power cut. What can be made again need
            not; such a cut may then leave it empty.

    Raises:
        FileError: It cannot be written; what was there is as it was.
    """
    unfinished = path.with_name(f".{secrets.token_hex(8)}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("xb") as file:
                file.write(data)
                if lasting:
                    file.flush()
                    os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        if in_the_way := [one for one in path.parents if _is_there(one) and not one.is_dir()]:
            raise FileError(
                f"{path}: {in_the_way[0]} is not a folder; give another name"
            ) from error
        raise FileError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its rights"
        ) from error


def check_writable(folder: Path) -> None:
    """Find out whether files can be put into a folder, or into one to be made there.

    Nothing is left there.

    Raises:
        FileError: It is no folder, or nothing can be written there.
    """
    place = next(one for one in (folder, *folder.absolute().parents) if _is_there(one))
    if not place.is_dir():
        which = "" if place == folder else f"{place} "
        raise FileError(f"{folder}: {which}is not a folder; give another name")
    trial = place / f".{secrets.token_hex(8)}.unfinished"
    try:
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise FileError(
            f"{folder}: cannot be written to ({error.strerror}); check the folder and its rights"
        ) from error


def check_output(output: Path, *made_of: Path, suffix: str | None = None) -> None:
    """See that a file to be made is called what it is, and is none of the files it is made of.

    Args:
        output: The file to be made.
        made_of: What is read for it.
        suffix: What its name has to end with; None where that is found out elsewhere.

    Raises:
        FileError: It is not called so, or is one of them.
    """
    if suffix is not None and output.suffix.lower() != suffix.lower():
        raise FileError(
            f"{output}: is not called what it would be; give a name that ends with {suffix}"
        )
    if _is_there(output) and any(_is_there(file) and output.samefile(file) for file in made_of):
        raise FileError(f"{output}: is a file that it would be made of; give another name")


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that is not there yet, or is to be replaced.

    Raises:
        FileError: It is there and is not to be replaced, or cannot be written.
    """
    if _is_there(path) and not force:
        raise FileError(f"{path}: is there already; give another name, or --force to replace it")
    write_atomically(path, data)


def _is_there(path: Path) -> bool:
    """Tell whether there is such a file; what cannot be looked up, as too long a name, is not."""
    try:
        return path.exists()
    except OSError:
        return False
