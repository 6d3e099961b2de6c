"""A real LibreOffice, as the tests use it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from attrs import frozen


@frozen(kw_only=True)
class LibreOffice:
    """An installed LibreOffice with a profile of its own, so that several can run at once."""

    program: str
    profile: Path

    def convert(self, document: Path, *, to: str = "pdf") -> Path:
        """Convert a document, as a person does with «save as».

        Args:
            document: A file that LibreOffice can open.
            to: The suffix of the format that is wanted.

        Returns:
            The new file, in the profile's own folder.

        Raises:
            AssertionError: LibreOffice made no file; the message holds what it printed.
        """
        target = self.profile / "converted" / document.name
        done = subprocess.run(
            [
                self.program,
                f"-env:UserInstallation={self.profile.as_uri()}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                str(target),
                str(document),
            ],
            capture_output=True,
            check=False,
            text=True,
            timeout=180,
        )
        converted = target / f"{document.stem}.{to}"
        if not converted.is_file():
            message = f"LibreOffice made no {to} of {document.name}: {done.stdout}{done.stderr}"
            raise AssertionError(message)
        return converted
