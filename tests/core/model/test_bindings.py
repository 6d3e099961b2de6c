"""What ties a template's prompts to paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.bindings import Binding, SlideBinding, TableBinding
from arbeidsmiljo.model.documents import Field, FieldKind

PROMPTS = ("Dato", "Navn", "Tiltak", "Frist")
prompts = st.sampled_from(PROMPTS)
paths = st.sampled_from(["unit.name", "measures.rows", "line.rows"])
columns = st.dictionaries(prompts, st.sampled_from(["text", "due"]), max_size=3)
bindings = st.builds(
    Binding,
    fields=st.dictionaries(prompts, paths),
    tables=st.lists(st.builds(TableBinding, path=paths, columns=columns), max_size=3).map(tuple),
    slides=st.lists(st.builds(SlideBinding, name=prompts, path=paths), max_size=2).map(tuple),
)
fields = st.builds(
    Field,
    key=st.just("felt"),
    prompt=prompts,
    place=st.just("avsnitt 1"),
    kind=st.sampled_from(FieldKind),
    columns=st.lists(prompts, max_size=3).map(tuple),
)


@given(bindings, fields)
def test_what_repeats_is_known_by_its_cells_or_its_name(binding: Binding, place: Field) -> None:
    """A row belongs to the first table with a prompt in common, a slide to the first of its name.

    No other field belongs to one.
    """
    table = binding.table_of(place)
    matching = [
        one for one in binding.tables if any(column in one.columns for column in place.columns)
    ]
    if place.kind is FieldKind.ROW and matching:
        assert table is matching[0]
        assert binding.path_of(place) == matching[0].path
        return
    assert table is None
    named = [one for one in binding.slides if one.name == place.prompt]
    if place.kind is FieldKind.SLIDE:
        assert binding.slide_of(place) is (named[0] if named else None)
        assert binding.path_of(place) == (named[0].path if named else None)
    else:
        assert binding.slide_of(place) is None
        assert binding.path_of(place) == binding.fields.get(place.prompt)


@given(fields)
def test_an_empty_binding_leaves_everything_to_people(place: Field) -> None:
    """What is not tied to a path is completed by hand."""
    assert Binding().path_of(place) is None


@pytest.mark.parametrize("kind", sorted(set(FieldKind) - {FieldKind.ROW, FieldKind.SLIDE}))
def test_a_prompt_outside_a_table_is_tied_by_name(kind: FieldKind) -> None:
    """The same words in a table and outside it can be tied to different paths."""
    binding = Binding(
        fields={"Dato": "meeting.date"},
        tables=(TableBinding(path="schedule.rows", columns={"Dato": "date"}),),
    )
    place = Field(key="dato", prompt="Dato", place="avsnitt 1", kind=kind)
    row = Field(key="rad", prompt="Dato", place="tabell 1", kind=FieldKind.ROW, columns=("Dato",))
    assert binding.path_of(place) == "meeting.date"
    assert binding.path_of(row) == "schedule.rows"


@given(st.from_type(Binding), st.from_type(Field))
def test_every_path_that_a_field_is_tied_to_is_told(binding: Binding, place: Field) -> None:
    """Whoever sends only these paths sends enough."""
    path = binding.path_of(place)
    assert path is None or path in binding.paths
    tied = {one.path for one in binding.tables} | {one.path for one in binding.slides}
    assert binding.paths == {*binding.fields.values()} | tied
