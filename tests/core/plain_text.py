"""A template engine for plain text, as somebody else would write one.

A field is `==prompt==`. A line of a table whose cells are all fields is repeated for each record.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from arbeidsmiljo.errors import FieldValueError, NotFoundError, TemplateError
from arbeidsmiljo.model.accessibility import Barrier
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.documents import (
    Doubt,
    Field,
    FieldKind,
    Filled,
    Picture,
    Reading,
    Scalar,
    Template,
    Value,
)
from arbeidsmiljo.model.identifiers import plain
from arbeidsmiljo.model.leftovers import left_of

_FIELD = re.compile(r"==(.+?)==")
_ROW = re.compile(r"\|(?: ==[^|]+?== \|)+")
_HEAD = re.compile(r"\+\+\+\n.*?\n\+\+\+\n", re.DOTALL)


@frozen(kw_only=True)
class _Line:
    """A line of a template, and the fields in it: one if it is a repeating row."""

    text: str
    fields: tuple[Field, ...]

    @property
    def is_row(self) -> bool:
        return any(field.kind is FieldKind.ROW for field in self.fields)

    def filled(self, values: Mapping[str, Value], language: str) -> str:
        """Put values in place of the fields that have one."""
        if self.is_row:
            (row,) = self.fields
            return self._rows(row, values[row.key], language) if row.key in values else self.text
        fields = iter(self.fields)

        def put(match: re.Match[str]) -> str:
            field = next(fields)
            return _text(field, values[field.key], language) if field.key in values else match[0]

        return _FIELD.sub(put, self.text)

    def _rows(self, row: Field, value: Value, language: str) -> str:
        if not isinstance(value, (list, tuple)):
            raise FieldValueError(f"field {row.key!r}: a row takes a list of records")
        lines: list[str] = []
        for record in value:
            if not isinstance(record, Mapping):
                raise FieldValueError(f"field {row.key!r}: a row takes a list of records")
            cells = [
                _text(row, record[column], language) if column in record else f"=={column}=="
                for column in row.columns
            ]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What a line that this one was filled to looks like."""
        return re.compile("(.*?)".join(re.escape(part) for part in _FIELD.split(self.text)[::2]))


def _text(field: Field, value: Value, language: str) -> str:
    if isinstance(value, Chart | Picture):
        raise FieldValueError(f"field {field.key!r}: plain text holds no chart and no picture")
    if isinstance(value, (str, int, float, date)):
        return _scalar(value, language)
    texts = [one for one in value if isinstance(one, str)]
    if len(texts) < len(value):
        raise FieldValueError(f"field {field.key!r}: records belong in a row")
    return "; ".join(texts)


def _scalar(value: Scalar, language: str) -> str:
    if isinstance(value, date):
        return value.isoformat() if language == "en" else value.strftime("%d.%m.%Y")
    return str(value)


@frozen(kw_only=True)
class PlainTextTemplate:
    """A text with fields."""

    name: str
    lines: tuple[_Line, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in reading order."""
        return tuple(field for line in self.lines for field in line.fields)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Give none: text has no colours."""
        return ()

    @property
    def is_signed(self) -> bool:
        """Tell that text has no signature."""
        return False

    def fill(self, values: Mapping[str, Value], *, language: str, compact: bool = False) -> Filled:
        """Fill the fields that have a value; text is as small as it can be."""
        del compact
        keys = [field.key for field in self.fields]
        for key in values:
            if key not in keys:
                raise NotFoundError(f"field of {self.name}", key, keys)
        text = "\n".join(line.filled(values, language) for line in self.lines)
        rest = (left_of(field, values.get(field.key)) for field in self.fields)
        left = tuple(field for field in rest if field is not None)
        return Filled(data=text.encode(), left=left)

    def read(self, document: bytes, *, name: str | None = None) -> Reading:
        """Read the fields back, line by line."""
        lines = list(_lines(document, name or self.name))
        values: dict[str, str] = {}
        rows: dict[str, tuple[Mapping[str, str], ...]] = {}
        for line in self.lines:
            if line.is_row:
                (row,) = line.fields
                found: list[Mapping[str, str]] = []
                while lines and lines[0].startswith("| "):
                    cells = [cell.strip() for cell in lines.pop(0).strip("| ").split(" | ")]
                    record = {
                        column: "" if cell == f"=={column}==" else cell
                        for column, cell in zip(row.columns, cells, strict=False)
                    }
                    if any(record.values()):
                        found.append(record)
                rows[row.key] = tuple(found)
            elif lines and (match := line.pattern.fullmatch(lines[0])):
                lines.pop(0)
                for field, text in zip(line.fields, match.groups(), strict=True):
                    if text != f"=={field.prompt}==":
                        values[field.key] = text
        found_keys = {*values, *rows}
        unmatched = tuple(field for field in self.fields if field.key not in found_keys)
        return Reading(values=values, rows=rows, unmatched=unmatched)


@frozen
class PlainText:
    """Opens, and builds, `.txt` files."""

    @property
    def suffixes(self) -> frozenset[str]:
        """Text files."""
        return frozenset({".txt"})

    @property
    def release(self) -> str:
        """The only one."""
        return "1"

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> Template:
        """Find the fields of a text."""
        del near, layouts
        seen: Counter[str] = Counter()
        lines: list[_Line] = []
        for number, text in enumerate(_lines(data, name), start=1):
            prompts = _FIELD.findall(text)
            row = _ROW.fullmatch(text) is not None
            fields: list[Field] = []
            for prompt in prompts[:1] if row else prompts:
                key = plain(prompt)
                seen[key] += 1
                fields.append(
                    Field(
                        key=key if seen[key] == 1 else f"{key}-{seen[key]}",
                        prompt=prompt,
                        place=f"line {number}",
                        kind=FieldKind.ROW if row else FieldKind.INLINE,
                        columns=tuple(prompts) if row else (),
                    )
                )
            lines.append(_Line(text=text, fields=tuple(fields)))
        return PlainTextTemplate(name=name, lines=tuple(lines))

    def texts(self, data: bytes, *, name: str) -> tuple[str, ...]:
        """Give every line."""
        return tuple(_lines(data, name))

    def barriers(self, data: bytes, *, name: str) -> tuple[Barrier, ...]:
        """Give none: text is read as it is."""
        self.open(data, name=name)
        return ()

    def prepare(self, data: bytes, *, name: str, near: bool = False) -> bytes:
        """Leave a text as it is: it has nowhere to hide an anchor."""
        self.open(data, name=name, near=near)
        return data

    def build(
        self,
        source: str,
        *,
        suffix: str,
        name: str,
        language: str,
        base: bytes | None = None,
        base_name: str | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Take the source as it is, without its head."""
        del language, base_name, pictures
        if suffix not in self.suffixes:
            raise TemplateError(f"{name}: {suffix} is not plain text")
        return (base or b"") + _HEAD.sub("", source, count=1).encode()


def _lines(data: bytes, name: str) -> Iterator[str]:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise TemplateError(f"{name}: is not a text file; save it as UTF-8") from error
    yield from text.split("\n")
