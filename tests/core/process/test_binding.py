"""What a binding finds for the fields of a template."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.model.bindings import Binding, SlideBinding, TableBinding
from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo.model.documents import Field, FieldKind, Record, Value
from arbeidsmiljo.process.binding import bound_values, skeleton

CHART = Chart(title="", categories=("a",), series=(Series(name="n", values=(1.0,)),))
_REPEATING = (FieldKind.ROW, FieldKind.SLIDE)
PATHS = (
    "unit.name",
    "meeting.date",
    "results.chart",
    "measures.rows",
    "line.rows",
)
NAMES = ("text", "due", "owner")

prompts = st.text(min_size=1, max_size=6)
scalars = st.text(max_size=5) | st.integers() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
names = st.sampled_from(NAMES).map(str)
paths = st.sampled_from(PATHS).map(str)
records: st.SearchStrategy[Record] = st.dictionaries(names, scalars)
singles: st.SearchStrategy[Value] = st.one_of(scalars, st.lists(st.text()), st.just(CHART))
tables: st.SearchStrategy[Value] = st.lists(records, max_size=3)
contexts: st.SearchStrategy[Mapping[str, Value]] = st.fixed_dictionaries(
    {}, optional={path: tables if path.endswith(".rows") else singles for path in PATHS}
)


@st.composite
def templates(draw: st.DrawFn) -> tuple[Field, ...]:
    """Draw the fields of a template, each with a key of its own, distinct tables and slides."""
    kinds = draw(st.lists(st.sampled_from(FieldKind), max_size=6))
    used = draw(st.lists(prompts, min_size=12, max_size=12, unique=True))
    fields: list[Field] = []
    for number, kind in enumerate(kinds):
        columns: tuple[str, ...] = ()
        if kind is FieldKind.ROW:
            columns = tuple(used[2 * number : 2 * number + draw(st.integers(1, 2))])
        inside: tuple[Field, ...] = ()
        if kind is FieldKind.SLIDE:
            asked = draw(st.lists(prompts, max_size=3))
            inside = tuple(
                Field(key=f"inni-{n}", prompt=one, place="lysbilde 4", kind=FieldKind.INLINE)
                for n, one in enumerate(asked)
            )
        prompt = columns[0] if columns else draw(st.sampled_from(used))
        prompt = f"lysbilde {number}" if kind is FieldKind.SLIDE else prompt
        place = draw(st.sampled_from(["avsnitt 2", "lysbilde 4, tabell", "topptekst"]))
        fields.append(
            Field(
                key=f"felt-{number}",
                prompt=prompt,
                place=place,
                kind=kind,
                columns=columns,
                inside=inside,
            )
        )
    return tuple(fields)


@st.composite
def bound(draw: st.DrawFn) -> tuple[tuple[Field, ...], Binding]:
    """Draw a template, and a binding for some of it."""
    fields = draw(templates())
    prompts = [field.prompt for field in fields if field.kind not in _REPEATING]
    tables = [
        TableBinding(
            path=draw(st.sampled_from(["measures.rows", "line.rows", "unit.name"])),
            columns={column: draw(names) for column in field.columns},
        )
        for field in fields
        if field.kind is FieldKind.ROW and draw(st.booleans())
    ]
    slides = [
        SlideBinding(
            name=field.prompt,
            path=draw(st.sampled_from(["measures.rows", "line.rows", "unit.name"])),
            fields={one.prompt: draw(names) for one in field.inside},
        )
        for field in fields
        if field.kind is FieldKind.SLIDE and draw(st.booleans())
    ]
    ties = draw(st.dictionaries(st.sampled_from(prompts), paths)) if prompts else {}
    return fields, Binding(fields=ties, tables=tuple(tables), slides=tuple(slides))


@given(bound(), contexts)
def test_a_field_gets_the_value_at_its_path(
    drawn: tuple[tuple[Field, ...], Binding], context: Mapping[str, Value]
) -> None:
    """Fields that are tied to a path with a value get it; no other field gets anything."""
    fields, binding = drawn
    singles = [field for field in fields if field.kind not in _REPEATING]
    values = bound_values(singles, binding, context)
    assert values == {
        field.key: context[binding.fields[field.prompt]]
        for field in singles
        if binding.fields.get(field.prompt) in context
    }


@given(bound(), contexts)
def test_a_row_gets_a_record_for_each_at_its_path(
    drawn: tuple[tuple[Field, ...], Binding], context: Mapping[str, Value]
) -> None:
    """Records are put under the prompts of the cells; what a record lacks has no value."""
    fields, binding = drawn
    values = bound_values(fields, binding, context)
    for field in fields:
        table = binding.table_of(field)
        if field.kind is not FieldKind.ROW or table is None:
            continue
        there = context.get(table.path)
        found = [one for one in there if isinstance(one, dict)] if isinstance(there, list) else []
        if found:
            assert values[field.key] == [
                {prompt: record[name] for prompt, name in table.columns.items() if name in record}
                for record in found
            ]
        else:
            assert field.key not in values


@given(bound(), contexts)
def test_a_slide_gets_a_record_for_each_at_its_path(
    drawn: tuple[tuple[Field, ...], Binding], context: Mapping[str, Value]
) -> None:
    """Records are put under the keys of the fields on it; one without records stays as it is."""
    fields, binding = drawn
    values = bound_values(fields, binding, context)
    for field in fields:
        if field.kind is not FieldKind.SLIDE:
            continue
        slide = next((one for one in binding.slides if one.name == field.prompt), None)
        there = None if slide is None else context.get(slide.path)
        found = [one for one in there if isinstance(one, dict)] if isinstance(there, list) else []
        if slide is None or not found:
            assert field.key not in values
            continue
        assert values[field.key] == [
            {
                one.key: record[slide.fields[one.prompt]]
                for one in field.inside
                if slide.fields[one.prompt] in record
            }
            for record in found
        ]


def test_what_no_record_tells_of_is_the_same_on_each_slide() -> None:
    """A footer is filled as on any other slide, unless the slide's own binding names its prompt."""
    inside = tuple(
        Field(key=prompt.lower(), prompt=prompt, place="lysbilde 3", kind=FieldKind.INLINE)
        for prompt in ("Tiltak", "Enhet", "Dato")
    )
    slide = Field(key="s", prompt="tiltak", place="lysbilde 3", kind=FieldKind.SLIDE, inside=inside)
    binding = Binding(
        fields={"Enhet": "unit.name", "Dato": "meeting.date", "Tiltak": "unit.name"},
        slides=(SlideBinding(name="tiltak", path="measures.rows", fields={"Tiltak": "text"}),),
    )
    records = [{"text": "Et"}, {"owner": "Kari"}]
    context: dict[str, Value] = {"unit.name": "Drift", "measures.rows": records}
    assert bound_values((slide,), binding, context) == {
        "s": [{"enhet": "Drift", "tiltak": "Et"}, {"enhet": "Drift"}]
    }


@given(bound(), contexts)
def test_who_fits_the_rows_chooses_among_them(
    drawn: tuple[tuple[Field, ...], Binding], context: Mapping[str, Value]
) -> None:
    """What is chosen of the records is bound as all of them are, and no other field changes."""
    fields, binding = drawn

    def first(records: Sequence[Record], table: TableBinding) -> Sequence[Record]:
        assert list(records) == context[table.path]
        return records[:1]

    every = bound_values(fields, binding, context)
    rows = {
        field.key
        for field in fields
        if field.kind is FieldKind.ROW and binding.table_of(field) is not None
    }
    chosen = bound_values(fields, binding, context, fit=first)
    assert chosen == {
        key: value[:1] if key in rows and isinstance(value, list) else value
        for key, value in every.items()
    }


@given(templates(), contexts)
def test_nothing_is_filled_that_is_not_bound(
    fields: tuple[Field, ...], context: Mapping[str, Value]
) -> None:
    """Without a binding every field stays yellow."""
    assert bound_values(fields, Binding(), context) == {}


@given(templates())
def test_a_skeleton_binds_nothing_yet(fields: tuple[Field, ...]) -> None:
    """As it is written, the file can be read, and everything in it is a comment."""
    assert tomllib.loads(skeleton(fields)) == {"fields": {}}
    read = binding_from_toml(skeleton(fields), source="mal.toml", paths=PATHS)
    assert read == Binding()


@given(templates(), paths, names)
def test_a_skeleton_has_a_place_for_every_prompt(
    fields: tuple[Field, ...], path: str, name: str
) -> None:
    """With every comment sign taken away and the gaps filled in, all fields are bound."""
    lines = [line.removeprefix("# ") for line in skeleton(fields).split("\n")[2:]]
    written = "\n".join(lines).replace('path = ""', f'path = "{path}"')
    repeats = re.search(r"^\[\[(rows|slides)\.", written, re.MULTILINE)
    start = len(written) if repeats is None else repeats.start()
    singles, repeating = written[:start], written[start:]
    filled = singles.replace('= ""  #', f'= "{path}"  #') + repeating.replace('= ""', f'= "{name}"')
    binding = binding_from_toml(filled, source="mal.toml", paths=PATHS)
    assert {field.key for field in fields if binding.path_of(field) == path} == {
        field.key for field in fields
    }
    for field in fields:
        if (table := binding.table_of(field)) is not None:
            assert table.columns == dict.fromkeys(field.columns, name)
        if (slide := binding.slide_of(field)) is not None:
            assert slide.fields == {one.prompt: name for one in field.inside}


def test_a_skeleton_says_where_each_prompt_stands() -> None:
    """Whoever fills it in finds the place in the template, and each prompt once."""
    fields = (
        Field(key="dato", prompt="Dato", place="side 1", kind=FieldKind.INLINE),
        Field(key="dato-2", prompt="Dato", place="side 2", kind=FieldKind.INLINE),
        Field(
            key="tiltak",
            prompt="Tiltak",
            place="side 2, tabell 1",
            kind=FieldKind.ROW,
            columns=("Tiltak", 'Hvem "eier" det?', "Tiltak"),
        ),
        Field(
            key="enheter",
            prompt="Enheter",
            place="slide 3",
            kind=FieldKind.SLIDE,
            inside=(
                Field(key="navn", prompt="Navn", place="slide 3, title", kind=FieldKind.PARAGRAPH),
                Field(key="navn-2", prompt="Navn", place="slide 3, text", kind=FieldKind.INLINE),
            ),
        ),
    )
    assert skeleton(fields).splitlines()[3:] == [
        "[fields]",
        '# "Dato" = ""  # side 1',
        "",
        "# [[rows.table]]  # side 2, tabell 1",
        '# path = ""',
        '# columns = { "Tiltak" = "", "Hvem \\u0022eier\\u0022 det?" = "" }',
        "",
        "# [[slides.slide]]  # slide 3",
        '# name = "Enheter"',
        '# path = ""',
        '# fields = { "Navn" = "" }',
    ]
