"""`template`: finds a file's yellow fields, binds, prepares, fills, reads, checks and builds it."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import click
from attrs import asdict

from arbeidsmiljo.conversion import values_from_json, values_from_toml
from arbeidsmiljo.errors import InvalidValueError, NotFoundError
from arbeidsmiljo.model.documents import TemplateEngine, Value
from arbeidsmiljo.process.binding import skeleton
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.exits import FOUND
from arbeidsmiljo_cli.files import check_output, read_bytes, read_text, write_new
from arbeidsmiljo_cli.options import FILE, Format, examples, force_option, format_option
from arbeidsmiljo_cli.overfull import described, print_overfull
from arbeidsmiljo_cli.pictures import PicturesBelow
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.session import load_plugins
from arbeidsmiljo_cli.template_fields import (
    described_field,
    described_reading,
    gone,
    print_fields,
    said,
)
from arbeidsmiljo_cli.terminal import console, plain_table, put, say
from arbeidsmiljo_cli.wording import number_of

_near_option = click.option("--near", is_flag=True, help="What is nearly yellow is a field too.")


def _which_fields(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say what is a field beside what is yellow."""
    layouts = click.option("--layouts", is_flag=True, help="Layouts and masters have fields too.")
    return _near_option(layouts(command))


@click.group(cls=CommandGroup, no_args_is_help=False)
def template() -> None:
    """Find, fill and read the yellow fields of any template."""


@template.command("scan")
@click.argument("file", type=FILE)
@_which_fields
@format_option
@examples(
    "template scan 12-enhetsmote.pptx",
    "template scan 12-enhetsmote.pptx --near",
)
def scan(*, file: Path, near: bool, layouts: bool, form: str) -> None:
    """List the yellow fields: what each asks for, where, of what kind.

    What is nearly yellow, or yellow by way of the theme, is told apart from them.
    """
    found = load_plugins().open_template(file, near=near, layouts=layouts)
    if form == Format.JSON:
        _put_json(
            {
                "file": file.name,
                "fields": [described_field(place) for place in found.fields],
                "doubts": [asdict(doubt) for doubt in found.doubts],
                "signed": found.is_signed,
            }
        )
        return
    if found.fields:
        print_fields(found.fields)
        say(f"{number_of(len(found.fields), 'yellow field')} in {file.name}.")
    else:
        say(f"{file.name} has no yellow field.")
    if found.is_signed:
        say(f"{file.name} is digitally signed; its signature is not valid for a filled copy.")
    if found.doubts:
        say(
            f"{number_of(len(found.doubts), 'place')} nearly yellow, and not a field; --near makes "
            "them fields:"
        )
        table = plain_table("Text", "Where", "Colour")
        for doubt in found.doubts:
            table.add_row(doubt.prompt, doubt.place, doubt.colour)
        console().print(table)


@template.command("bind")
@click.argument("file", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    help="The binding; the file's own name with .toml, if left out.",
)
@_which_fields
@force_option
@format_option
@examples(
    "template bind 12-enhetsmote.pptx",
    "template bind 12-enhetsmote.pptx -o bundet.toml --format json",
)
def bind(
    *, near: bool, layouts: bool, file: Path, output: Path | None, force: bool, form: str
) -> None:
    """Begin a binding: every field, waiting for the path that fills it."""
    target = output or file.with_suffix(".toml")
    fields = load_plugins().open_template(file, near=near, layouts=layouts).fields
    check_output(target, file, suffix=".toml")
    write_new(target, skeleton(fields).encode(), force=force)
    if form == Format.JSON:
        _put_json({"file": target.name, "fields": [described_field(place) for place in fields]})
        return
    say(
        f"Made {target} with {number_of(len(fields), 'field')}; 'arbeidsmiljo show paths' lists "
        "what a field can be filled with."
    )


@template.command("prepare")
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The prepared template.")
@_near_option
@force_option
@format_option
@examples(
    "template prepare 12-enhetsmote.pptx -o maler/12-enhetsmote.pptx",
    "template prepare plan.docx -o plan-klar.docx --near --format json",
)
def prepare(*, near: bool, file: Path, output: Path, force: bool, form: str) -> None:
    """Put anchors around the yellow fields, so that any copy can be read back.

    They cannot be seen, and a save in Word, PowerPoint or LibreOffice keeps them. Do it once for
    each template, before it is filled; a template that has its anchors is copied as it is. One
    that was prepared with --near is filled and read with it, too.
    """
    data = read_bytes(file)
    plugins = load_plugins()
    fields = plugins.open_template(file, near=near).fields
    check_output(output, file, suffix=file.suffix)
    prepared = plugins.engines[file.suffix.lower()].prepare(data, name=file.name, near=near)
    write_new(output, prepared, force=force)
    if form == Format.JSON:
        _put_json(
            {
                "file": output.name,
                "changed": prepared != data,
                "fields": [described_field(place) for place in fields],
            }
        )
        return
    if prepared == data:
        say(f"{file.name} was prepared already; made {output}, the same.")
    else:
        say(f"Made {output} with anchors for {number_of(len(fields), 'yellow field')}.")


@template.command("fill")
@click.argument("file", type=FILE)
@click.argument("values", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The filled document.")
@click.option("--language", default="nb", show_default=True, help="Of dates and numbers.")
@click.option("--compact", is_flag=True, help="Take some more time for a smaller file.")
@_which_fields
@force_option
@format_option
@examples(
    "template fill 12-enhetsmote.pptx verdier.toml -o s-302.pptx",
    "template fill plan.docx verdier.json -o plan-s-302.docx --language nn --format json",
)
@refusing("nothing was made")
def fill(
    *,
    near: bool,
    layouts: bool,
    file: Path,
    values: Path,
    output: Path,
    language: str,
    compact: bool,
    force: bool,
    form: str,
) -> None:
    """Fill a template with values from a file, TOML or JSON: field key to value.

    Dates and numbers are written in the document's language, whole numbers in groups of three
    digits, so give a year as text. A list becomes paragraphs where a whole paragraph is yellow,
    and is joined as in a sentence («a, b og c») where part of one is.

    A field without a value stays yellow and is listed, and so is a text that has too little room
    in its shape. 'template scan' tells the keys; a row that repeats takes a list of tables, with
    its prompts for keys, and so does a slide that repeats, with the keys of what is on it. A yellow
    shape of a presentation, or a yellow paragraph or cell of a Word document, takes a picture: a
    table with the path of a PNG or JPEG file as 'picture', and what it shows as 'alternative'.
    """
    made = load_plugins().open_template(file, near=near, layouts=layouts)
    check_output(output, file, values, suffix=file.suffix)
    filled = made.fill(_values_in(values), language=language, compact=compact)
    write_new(output, filled.data, force=force)
    if form == Format.JSON:
        _put_json(
            {
                "file": output.name,
                "left": [described_field(place) for place in filled.left],
                "overfull": [described(one) for one in filled.overfull],
                "breaks_signature": filled.breaks_signature,
            }
        )
        return
    say(f"Made {output}.")
    if filled.breaks_signature:
        say(f"The digital signature of {file.name} is not valid for it; sign it anew.")
    if filled.left:
        say(f"{number_of(len(filled.left), 'yellow field')} left:")
        print_fields(filled.left)
    print_overfull(filled.overfull)


@template.command("read")
@click.argument("file", type=FILE)
@click.argument("document", type=FILE)
@_which_fields
@format_option
@examples(
    "template read plan.docx innkommet/plan-s-302.docx",
    "template read plan.docx innkommet/plan-s-302.docx --format json",
)
def read(*, near: bool, layouts: bool, file: Path, document: Path, form: str) -> None:
    """Read the fields of a template back out of a copy that somebody edited and saved."""
    made = load_plugins().open_template(file, near=near, layouts=layouts)
    reading = made.read(read_bytes(document), name=document.name)
    if form == Format.JSON:
        _put_json({"file": document.name, **described_reading(reading)})
        return
    table = plain_table("Field", "Text")
    for key, text in said(reading):
        table.add_row(key, text)
    console().print(table)
    for what, key, count in gone(reading):
        say(f"{key}: {number_of(count, what)} fewer than were filled in.")
    if reading.drawn:
        say(f"{number_of(len(reading.drawn), 'field')} with a chart or picture:")
        print_fields(reading.drawn)
    if reading.unmatched:
        say(f"{number_of(len(reading.unmatched), 'field')} not found in {document.name}:")
        print_fields(reading.unmatched)
    for key, slides in reading.slides.items():
        for number, slide in enumerate(slides, start=1):
            if slide.unmatched:
                lost = number_of(len(slide.unmatched), "field")
                say(f"{lost} not found on slide {number} of {key}:")
                print_fields(slide.unmatched)


@template.command("check")
@click.argument("file", type=FILE)
@format_option
@examples(
    "template check plan.docx",
    "template check 12-enhetsmote.pptx --format json",
)
def check(*, file: Path, form: str) -> None:
    """Look for what keeps somebody from reading a document: titles, contrast, reading order.

    The exit status is 1 where something is found. Each is told with its criterion in WCAG 2.1.
    """
    barriers = _engine(file).barriers(read_bytes(file), name=file.name)
    if form == Format.JSON:
        told = [{**asdict(one), "criterion": one.kind.criterion} for one in barriers]
        _put_json({"file": file.name, "barriers": told})
    elif barriers:
        table = plain_table("Where", "What", "WCAG")
        for one in barriers:
            table.add_row(one.place, one.what, one.kind.criterion)
        console().print(table)
        say(f"{number_of(len(barriers), 'barrier')} in {file.name}.")
    else:
        say(f"Nothing was found in {file.name} that keeps somebody from reading it.")
    if barriers:
        click.get_current_context().exit(FOUND)


@template.command("build")
@click.argument("source", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="A .docx or .pptx file.")
@click.option("--base", type=FILE, help="Your organisation's own empty document.")
@click.option("--language", default="nb", show_default=True, help="Of the text.")
@force_option
@format_option
@examples(
    "template build notat.md -o notat.docx",
    "template build lysark.md -o lysark.pptx --base var-mal.pptx",
    "template build notat.md -o notat.docx --format json",
)
@refusing("nothing was made")
def build(
    *, source: Path, output: Path, base: Path | None, language: str, force: bool, form: str
) -> None:
    """Build a template from Markdown in which ==prompt== is a yellow field.

    Pictures that the text names are looked for in its own folder, and in those below it.
    """
    engine = _engine(output)
    check_output(output, source, *(() if base is None else (base,)))
    data = engine.build(
        read_text(source),
        suffix=output.suffix.lower(),
        name=source.name,
        language=language,
        base=None if base is None else read_bytes(base),
        base_name=None if base is None else base.name,
        pictures=PicturesBelow(source.parent),
    )
    write_new(output, data, force=force)
    fields = engine.open(data, name=output.name).fields
    if form == Format.JSON:
        _put_json({"file": output.name, "fields": [described_field(place) for place in fields]})
        return
    say(f"Made {output} with {number_of(len(fields), 'yellow field')}.")


def _engine(file: Path) -> TemplateEngine:
    """Give what opens and builds such files."""
    engines = load_plugins().engines
    engine = engines.get(file.suffix.lower())
    if engine is None:
        raise NotFoundError("template engine for", file.suffix or file.name, engines)
    return engine


def _values_in(file: Path) -> Mapping[str, Value]:
    reads = values_from_json if file.suffix.lower() == ".json" else values_from_toml
    return reads(read_text(file), source=file.name, read_picture=partial(_read_picture, file))


def _read_picture(file: Path, path: str) -> bytes:
    """Read a picture that a file of values names."""
    if Path(path).is_absolute():
        raise InvalidValueError(
            f"{path} is a path from the root; name the picture from the folder of {file.name}"
        )
    return read_bytes(file.parent / path)


def _put_json(document: Mapping[str, object]) -> None:
    put(json.dumps({"schema": 1, **document}, ensure_ascii=False, indent=2))
