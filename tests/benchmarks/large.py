"""Files that are far larger than any that a person makes, or made to be: time and memory of each.

Each is opened in a process of its own, so that the memory is what it alone takes.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from time import process_time
from typing import Final

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.plugins import Plugins
from tests.adapters.office.archives import STORED, Part, parts_of, zipped
from tests.adapters.office.doors import GOOD, values_for
from tests.adapters.office.large_files import large_deck, large_document
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.word_files import (
    HEAD,
    SPACES,
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

_MAIN: Final = "word/document.xml"
_MEBIBYTE: Final = 1024


def _not_packed(body: str) -> bytes:
    """Make a document whose main part is not compressed, so that no ratio gives it away."""
    xml = f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()
    parts = [part for part in parts_of(contents(GOOD[".docx"])) if part.name != _MAIN]
    return zipped([*parts, Part(name=_MAIN, contents=xml, method=STORED)])


FILES: Final[Mapping[str, Callable[[], bytes]]] = {
    "pptx, 10,000 slides, a field on each": lambda: large_deck(10_000),
    "docx, 100,000 paragraphs, 1,000 fields": lambda: large_document(100_000),
    "docx, 10,000 paragraphs, a field in each": lambda: word_file(
        *(paragraph(run(f"{number} "), yellow(f"Felt {number}")) for number in range(10_000))
    ),
    "docx, 10,000 equal paragraphs, a field in each": lambda: word_file(
        paragraph(run("Til "), yellow("Navn")) * 10_000
    ),
    "docx, 2,000 tables with a row that repeats": lambda: word_file(
        *(
            table(text_row(f"Tiltak {number}", "Frist"), yellow_row("Hva?", "Når?"))
            + paragraph(run("x"))
            for number in range(2_000)
        )
    ),
    "docx, as much yellow as is filled": lambda: _not_packed(paragraph(yellow("x")) * 42_000),
    "docx, more yellow than is filled": lambda: _not_packed(paragraph(yellow("x")) * 90_000),
    "docx, as many elements as are read in one part": lambda: _not_packed("<w:p/>" * 2_900_000),
    "docx, more elements than are read": lambda: _not_packed("<w:p/>" * 3_100_000),
    "docx, an element with 1,000,000 attributes": lambda: _not_packed(
        "<w:p " + " ".join(f'a{number:x}=""' for number in range(1_000_000)) + "/>"
    ),
    "docx, six texts of 9 MB": lambda: _not_packed(paragraph(yellow("x" * 9_000_000)) * 6),
    "docx, 300 MB of blanks in a part of 300 KB": lambda: with_members(
        GOOD[".docx"], {_MAIN: b" " * 300_000_000}
    ),
}


def main() -> None:
    """Print the table."""
    print("Files that are very large, each in a process of its own\n")
    print("| | KiB | open, s | fill, s | read, s | prepare, s | at most, MiB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for number, name in enumerate(FILES):
        command = [sys.executable, "-m", "tests.benchmarks.large", str(number)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        print(f"| {name} | {told.strip()} |", flush=True)
    print()


def _measure(data: bytes) -> str:
    """Measure what one file takes; where it is refused, how soon."""
    suffix = ".pptx" if b"ppt/presentation.xml" in data else ".docx"
    engine, name = Plugins.load().engines[suffix], f"mal{suffix}"
    engine.texts(GOOD[suffix], name=name)  # its libraries are loaded
    started = process_time()

    def lap() -> str:
        nonlocal started
        began, started = started, process_time()
        return f"{started - began:.2f}"

    laps = list[str]()
    try:
        template = engine.open(data, name=name)
    except TemplateError:
        laps = [f"refused, {lap()}", "", "", ""]
    else:
        laps.append(lap())
        filled = template.fill(values_for(template), language="nb").data
        laps.append(lap())
        template.read(filled)
        laps.append(lap())
        engine.prepare(data, name=name)
        laps.append(lap())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBIBYTE
    return " | ".join([f"{len(data) / 1024:.0f}", *laps, f"{peak:.0f}"])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_measure(list(FILES.values())[int(sys.argv[1])]()))
    else:
        main()
