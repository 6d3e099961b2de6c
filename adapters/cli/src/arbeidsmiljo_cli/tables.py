"""Tables in files that people give, read by the format that the file's name tells."""

from collections.abc import Sequence
from pathlib import Path

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.tables import Table
from arbeidsmiljo_cli.files import FileError, read_bytes


def read_tables(file: Path, plugins: Plugins, *, beside: Sequence[str] = ()) -> Sequence[Table]:
    """Read every table of a file.

    Args:
        file: The file.
        plugins: Where the formats are.
        beside: Suffixes that whoever asks reads as well, for the message.

    Raises:
        FileError: It is a folder, or its name ends with no format that there is.
        NotFoundError: There is no such file.
        InvalidInputError: It is not such a file, is locked, damaged or too large.
    """
    try:
        reader = plugins.table_format(file.suffix)
    except NotFoundError as error:
        is_what = "is a folder" if file.is_dir() else "is no table by its name"
        endings = ", ".join(sorted({*beside, *error.known}))
        raise FileError(f"{file}: {is_what}; give one that ends with one of {endings}") from error
    return reader.read(read_bytes(file), name=file.name)
