"""Files of results: which format one is in, which its name tells."""

from pathlib import Path

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo_cli.files import FileError
from arbeidsmiljo_cli.session import Session


def results_format(session: Session, file: Path, *, otherwise: str = "") -> ResultsFormat:
    """Give the format of a file with results, which its name tells.

    Args:
        session: What is open.
        file: The file.
        otherwise: What else can be done with a file of another format.

    Raises:
        FileError: It is a folder, or its name ends with no format that there is.
    """
    try:
        return session.plugins.results_format(file.suffix)
    except NotFoundError as error:
        is_what = "is a folder" if file.is_dir() else "is no file of results by its name"
        endings = " or ".join(error.known)
        raise FileError(
            f"{file}: {is_what}; give one that ends with {endings}{otherwise}"
        ) from error
