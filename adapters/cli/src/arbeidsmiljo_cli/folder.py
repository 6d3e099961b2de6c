"""The folder that documents are put in: what was made there, and what people have edited since."""

import json
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from attrs import frozen

from arbeidsmiljo_cli.files import FileError, check_writable, read_bytes, write_atomically
from arbeidsmiljo_cli.wording import number_of, was_or_were

MADE: Final = ".arbeidsmiljo.json"
"""The file that tells what was made in a folder: paths and digests, nothing of what they say."""

_LISTED: Final = 20


class Edited(StrEnum):
    """What becomes of files that people have edited since they were made, or put there."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"


@frozen(kw_only=True)
class Written:
    """What became of the files.

    Attributes:
        new: How many were not there before.
        updated: How many were there and were replaced.
        same: How many were there just so.
        kept: Those that were left as people had edited them.
    """

    new: int
    updated: int
    same: int
    kept: tuple[PurePosixPath, ...]


def write_folder(
    folder: Path,
    files: Mapping[PurePosixPath, bytes],
    *,
    edited: Edited,
) -> Written:
    """Put files into a folder, without losing what people have written in those that are there.

    A file that is still as it was made is replaced. One that is not is somebody's work.

    Args:
        folder: Where; made if it is not there.
        files: Path below it to content.
        edited: What becomes of files that people have edited.

    Raises:
        FileError: Edited files are in the way and are to be neither kept nor replaced, and
            nothing was written; or a file cannot be written.
    """
    check_writable(folder)
    made = _made(folder)
    before = {path: _digest_of(folder / path) for path in files}
    after = {path: sha256(data).hexdigest() for path, data in files.items()}
    touched = tuple(
        path
        for path, digest in before.items()
        if digest is not None and digest not in (after[path], made.get(str(path)))
    )
    if touched and edited is Edited.REFUSE:
        raise FileError(_refusal(folder, touched))
    kept = touched if edited is Edited.KEEP else ()
    changed = [path for path in files if before[path] != after[path] and path not in set(kept)]
    told = made | {str(path): after[path] for path in files if before[path] == after[path]}
    try:
        for path in changed:
            write_atomically(folder / path, files[path])
            told[str(path)] = after[path]
    finally:
        # What was made before something went wrong is ours to replace the next time.
        if folder.is_dir():
            told_text = json.dumps({"schema": 1, "files": dict(sorted(told.items()))}, indent=1)
            write_atomically(folder / MADE, told_text.encode())
    new = sum(before[path] is None for path in changed)
    return Written(
        new=new,
        updated=len(changed) - new,
        same=len(files) - len(changed) - len(kept),
        kept=kept,
    )


def _made(folder: Path) -> dict[str, str]:
    """Give path to digest of what was made before; nothing where that is not told.

    Not knowing is safe: files then count as edited.
    """
    try:
        told = json.loads((folder / MADE).read_bytes())["files"]
        return {str(path): str(digest) for path, digest in told.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _digest_of(file: Path) -> str | None:
    return sha256(read_bytes(file)).hexdigest() if file.exists() else None


def _refusal(folder: Path, touched: tuple[PurePosixPath, ...]) -> str:
    lines = [f"  {path}" for path in touched[:_LISTED]]
    if len(touched) > _LISTED:
        lines.append(f"  and {len(touched) - _LISTED} more")
    listed = "\n".join(lines)
    return (
        f"{folder}: {number_of(len(touched), 'file')} there {was_or_were(len(touched))} edited or "
        f"put there by people; nothing was written\n{listed}\nGive --keep to leave what people "
        "have edited as it is, --force to replace it, or another folder."
    )
