"""The contract of every template engine, as tests that an adapter runs on its own.

Example:
    An engine of one's own is tested by

        class TestMyEngine(TemplateEngineContract):
            def engine(self) -> TemplateEngine:
                return MyEngine()
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest
from attrs import evolve

from arbeidsmiljo.errors import FieldValueError, NotFoundError, TemplateError
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.documents import (
    Field,
    FieldKind,
    Picture,
    Record,
    SlideRecord,
    Template,
    TemplateEngine,
    Value,
)

NAME: Final = "tiltaksplan"
"""What the documents are called, before their suffix."""

SOURCE: Final = """\
+++
title = "Tiltaksplan"
+++

## Tiltaksplan for enheten

Enhet: ==Enhetens navn==

Leder: ==Leders navn==

Møtet er den ==Dato for møtet==, og enheten er ==Enhetens navn==.

| Tiltak | Ansvarlig |
|---|---|
| ==Beskriv tiltaket== | ==Hvem er ansvarlig?== |
"""
"""What the documents are built from: a heading, four fields in lines, and a row that repeats."""

SLIDES: Final = """\
+++
title = "Tiltak"
+++

## ==Tittel==

Ansvarlig: ==Hvem er ansvarlig?==

| Hva | Når |
|---|---|
| ==Oppgave== | ==Frist== |

> ==Gjenta: tiltak==

## Veien videre

Møtet er den ==Dato for møtet==.
"""
"""What a document with a slide that repeats is built from, where the format has slides."""

PROMPTS: Final = ("Enhetens navn", "Leders navn", "Dato for møtet", "Enhetens navn")
"""The prompts of the fields in lines, in reading order; the last is the first's again."""

COLUMNS: Final = ("Beskriv tiltaket", "Hvem er ansvarlig?")
"""The prompts of the row."""

_AS_IT_IS: Final = 100
"""The size of text that is not set smaller, in percent."""

ROWS: Final = (
    {"Beskriv tiltaket": "Færre møter", "Hvem er ansvarlig?": "Åse"},
    {"Beskriv tiltaket": "Én vakt til", "Hvem er ansvarlig?": "Lederen & HR"},
)


class TemplateEngineContract:
    """What every engine does; a subclass gives one."""

    def engine(self) -> TemplateEngine:
        """Give the engine."""
        raise NotImplementedError

    def source(self, suffix: str) -> str:
        """Give the text that a document of a suffix is built from.

        A subclass may lay it out anew, with the prompts in the same order.
        """
        del suffix
        return SOURCE

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes that are tried, sorted."""
        return tuple(sorted(self.engine().suffixes))

    def built(self, suffix: str, language: str = "nb") -> bytes:
        """Build the document of a suffix."""
        return self.engine().build(
            self.source(suffix), suffix=suffix, name=f"{NAME}{suffix}", language=language
        )

    def opened(self, suffix: str) -> Template:
        """Build the document of a suffix, and open it."""
        return self.engine().open(self.built(suffix), name=f"{NAME}{suffix}")

    def texts(self, data: bytes, suffix: str) -> str:
        """Give all that a document says."""
        return "\n".join(self.engine().texts(data, name=f"{NAME}{suffix}"))

    def values(self, template: Template) -> Mapping[str, Value]:
        """Give a value for each field of the document."""
        values: list[Value] = ["Seksjon 1", "Kari Nordmann", date(2026, 3, 2), "Seksjon 1"]
        lines = [field for field in template.fields if field.kind is not FieldKind.ROW]
        row = next(field for field in template.fields if field.kind is FieldKind.ROW)
        filled: dict[str, Value] = {
            field.key: value for field, value in zip(lines, values, strict=True)
        }
        return filled | {row.key: ROWS}

    def test_suffixes_can_be_compared(self) -> None:
        """An engine opens at least one suffix, with its dot and in lower case."""
        assert self.suffixes
        assert all(one.startswith(".") and one == one.lower() for one in self.suffixes)

    def test_its_release_is_told(self) -> None:
        """It is the same each time, so that what was made with it is known again."""
        assert self.engine().release
        assert self.engine().release == self.engine().release

    def test_building_again_gives_the_same(self) -> None:
        """The same text gives the same bytes."""
        for suffix in self.suffixes:
            assert self.built(suffix) == self.built(suffix)

    def test_everybody_can_read_what_is_built(self) -> None:
        """Nothing keeps somebody from reading a document that was built, or filled."""
        for suffix in self.suffixes:
            name, template = f"{NAME}{suffix}", self.opened(suffix)
            filled = template.fill(self.values(template), language="nb").data
            for data in (self.built(suffix), filled):
                assert self.engine().barriers(data, name=name) == ()

    def test_a_suffix_of_another_kind_is_refused(self) -> None:
        """An engine builds only what it can open."""
        with pytest.raises(TemplateError):
            self.engine().build(SOURCE, suffix=".other", name="plan.other", language="nb")

    def test_every_field_is_found_in_reading_order(self) -> None:
        """Each prompt is a field with a key of its own; a row has the prompts of its cells."""
        for suffix in self.suffixes:
            fields = self.opened(suffix).fields
            rows = [field for field in fields if field.kind is FieldKind.ROW]
            lines = [field for field in fields if field.kind is not FieldKind.ROW]
            assert tuple(field.prompt for field in lines) == PROMPTS
            assert [field.columns for field in rows] == [COLUMNS]
            assert len({field.key for field in fields}) == len(fields)
            assert all(field.place for field in fields)

    def test_opening_again_gives_the_same_keys(self) -> None:
        """A field is called the same each time its template is opened."""
        for suffix in self.suffixes:
            assert self.opened(suffix).fields == self.opened(suffix).fields

    def test_a_filled_document_says_what_it_was_given(self) -> None:
        """Values stand in the document, no prompt does any more, and nothing is left."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            filled = template.fill(self.values(template), language="nb")
            said = self.texts(filled.data, suffix)
            assert filled.left == ()
            for words in ("Seksjon 1", "Kari Nordmann", "2026", "Færre møter", "Lederen & HR"):
                assert words in said
            for prompt in (*PROMPTS, *COLUMNS):
                assert prompt not in said

    def test_filling_again_gives_the_same(self) -> None:
        """The same values give the same bytes, and filling leaves the template as it is."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            values = self.values(template)
            first = template.fill(values, language="nb")
            assert template.fill({}, language="nb").left == template.fields
            assert template.fill(values, language="nb") == first

    def test_what_has_room_is_not_told(self) -> None:
        """No field is told to have too little room without a value, or with a short one."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            assert template.fill({}, language="nb").overfull == ()
            assert template.fill(self.values(template), language="nb").overfull == ()

    def test_what_has_too_little_room_is_told_once(self) -> None:
        """Of long values, those are told that have more lines than room, in reading order."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            fields = template.fields
            values = {one.key: "ord " * 2000 for one in fields if one.kind is not FieldKind.ROW}
            told = template.fill(values, language="nb").overfull
            numbers = [fields.index(one.field) for one in told]
            assert numbers == sorted(set(numbers))
            assert all(0 <= one.room < one.lines and one.field.key in values for one in told)
            assert all(0 < one.size <= _AS_IT_IS for one in told)

    def test_what_has_no_value_is_left(self) -> None:
        """A field without a value keeps its prompt and is told, in reading order."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            first, *others = template.fields
            filled = template.fill({first.key: "Seksjon 1"}, language="nb")
            said = self.texts(filled.data, suffix)
            assert filled.left == tuple(others)
            assert "Leders navn" in said
            assert "Seksjon 1" in said

    def test_a_cell_without_a_value_is_left(self) -> None:
        """A cell that a record has nothing for keeps its prompt, is told, and reads as empty."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            row = template.fields[-1]
            known, lacking = COLUMNS[0], COLUMNS[1:]
            records: list[Record] = [{known: record[known]} for record in ROWS]
            filled = template.fill({row.key: records}, language="nb")
            assert filled.left[-1] == evolve(row, columns=lacking)
            assert all(column in self.texts(filled.data, suffix) for column in lacking)
            assert [dict(read) for read in template.read(filled.data).rows[row.key]] == [
                {**dict.fromkeys(COLUMNS, ""), **record} for record in records
            ]

    def test_dates_are_set_in_the_language(self) -> None:
        """A date reads otherwise in English than in Norwegian."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            values = self.values(template)
            said = {
                language: self.texts(template.fill(values, language=language).data, suffix)
                for language in ("nb", "en")
            }
            assert said["nb"] != said["en"]

    def test_a_field_that_is_not_there_is_not_found(self) -> None:
        """A key that no field has is told, with those that there are."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            with pytest.raises(NotFoundError) as caught:
                template.fill({"no-such-field": "x"}, language="nb")
            assert set(caught.value.known) == {field.key for field in template.fields}

    def test_a_value_that_does_not_fit_is_refused(self) -> None:
        """A line takes no chart and no picture, a row no plain text; the field is named."""
        chart = Chart(title="", categories=(), series=())
        picture = Picture(data=b"", decorative=True)
        for suffix in self.suffixes:
            template = self.opened(suffix)
            line, row = template.fields[0], template.fields[-1]
            unfit: tuple[tuple[str, Value], ...] = (
                (line.key, chart),
                (line.key, picture),
                (row.key, "Færre møter"),
                (row.key, picture),
            )
            for key, value in unfit:
                with pytest.raises(FieldValueError, match=key):
                    template.fill({key: value}, language="nb")

    def test_what_was_filled_is_read_back(self) -> None:
        """Reading a filled document gives its values and rows."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            reading = template.read(template.fill(self.values(template), language="nb").data)
            lines = [field for field in template.fields if field.kind is not FieldKind.ROW]
            read = [reading.values.get(field.key, "") for field in lines]
            assert read[:2] == ["Seksjon 1", "Kari Nordmann"]
            assert "2026" in read[2]
            assert [dict(row) for rows in reading.rows.values() for row in rows] == list(ROWS)
            assert reading.unmatched == ()

    def test_a_slide_that_repeats_has_a_slide_for_each_record(self) -> None:
        """Each is filled and read by itself; a field that some record lacks is left inside it."""
        for suffix in self.suffixes:
            name = f"{NAME}{suffix}"
            built = self.engine().build(SLIDES, suffix=suffix, name=name, language="nb")
            for data in (built, self.engine().prepare(built, name=name)):
                template = self.engine().open(data, name=name)
                for field in template.fields:
                    if field.kind is FieldKind.SLIDE:
                        self._check_slides(template, field, suffix)

    def _check_slides(self, template: Template, slide: Field, suffix: str) -> None:
        title, owner, tasks = (field.key for field in slide.inside)
        rows = [{"Oppgave": "Finne et rom", "Frist": "mai"}, {"Oppgave": "Kaffe", "Frist": "juni"}]
        records: list[SlideRecord] = [
            {title: "Færre møter", owner: "Åse", tasks: rows},
            {title: "Én vakt til", tasks: rows[:1]},
            {title: "Fadder", owner: "HR", tasks: []},
        ]
        filled = template.fill({slide.key: records}, language="nb")
        reading = template.read(filled.data)
        rest = [field for field in template.fields if field != slide]

        assert template.fill({slide.key: records}, language="nb") == filled
        assert filled.left == (evolve(slide, inside=slide.inside[1:2]), *rest)
        for words in ("Færre møter", "Én vakt til", "Fadder", "Kaffe"):
            assert words in self.texts(filled.data, suffix)
        assert [
            {**one.values, **{key: list(read) for key, read in one.rows.items()}}
            for one in reading.slides[slide.key]
        ] == records
        assert (reading.unmatched, dict(reading.gone)) == ((), {})
        assert template.fill({slide.key: []}, language="nb").left == tuple(rest)
        for unfit in ("Færre møter", [{"ukjent": "x"}], [{tasks: "x"}]):
            with pytest.raises(FieldValueError, match=slide.key):
                template.fill({slide.key: unfit}, language="nb")

    def test_a_prepared_template_is_the_same_template(self) -> None:
        """Preparing changes neither fields nor words, and preparing again changes nothing."""
        for suffix in self.suffixes:
            name, built = f"{NAME}{suffix}", self.built(suffix)
            prepared = self.engine().prepare(built, name=name)
            assert self.engine().prepare(built, name=name) == prepared
            assert self.engine().prepare(prepared, name=name) == prepared
            assert self.engine().open(prepared, name=name).fields == self.opened(suffix).fields
            assert self.texts(prepared, suffix) == self.texts(built, suffix)

    def test_a_prepared_template_is_filled_and_read(self) -> None:
        """A document of a prepared template gives back its values; no row is added or gone."""
        for suffix in self.suffixes:
            name = f"{NAME}{suffix}"
            prepared = self.engine().prepare(self.built(suffix), name=name)
            template = self.engine().open(prepared, name=name)
            filled = template.fill(self.values(template), language="nb")
            reading = template.read(filled.data)
            assert filled.left == ()
            assert reading.values.keys() == {one.key for one in template.fields[:-1]}
            assert [dict(row) for rows in reading.rows.values() for row in rows] == list(ROWS)
            assert (dict(reading.gone), reading.unmatched) == ({}, ())
            assert dict(template.read(prepared).values) == {}

    def test_a_document_that_nobody_filled_reads_as_nothing(self) -> None:
        """Prompts are no values, and a row of prompts is no row."""
        for suffix in self.suffixes:
            template = self.opened(suffix)
            reading = template.read(self.built(suffix))
            assert dict(reading.values) == {}
            assert all(rows == () for rows in reading.rows.values())

    def test_a_file_of_another_kind_is_refused(self) -> None:
        """What is no document is refused by its name, to be opened, prepared or read."""
        nothing = b"\x00\xff\xfe not a document of any kind"
        for suffix in self.suffixes:
            name = f"{NAME}{suffix}"
            with pytest.raises(TemplateError, match=NAME):
                self.engine().open(nothing, name=name)
            with pytest.raises(TemplateError, match=NAME):
                self.engine().prepare(nothing, name=name)
            with pytest.raises(TemplateError, match=NAME):
                self.engine().texts(nothing, name=name)
            with pytest.raises(TemplateError, match=NAME):
                self.engine().barriers(nothing, name=name)
            with pytest.raises(TemplateError):
                self.opened(suffix).read(nothing)
            with pytest.raises(TemplateError, match=NAME):
                self.opened(suffix).read(nothing, name=name)
