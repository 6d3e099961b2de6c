"""What holds of every text: how its lines are broken, and how much of it certainly has room."""

from __future__ import annotations

from typing import Final

from hypothesis import assume, given
from hypothesis import strategies as st

from arbeidsmiljo_office.fit.faces import face_of
from arbeidsmiljo_office.fit.frame import Frame
from arbeidsmiljo_office.fit.lines import Line, Setting, Text, paragraph_lines
from arbeidsmiljo_office.fit.looks import Look, Paragraph, Space, Stretch
from arbeidsmiljo_office.fit.repeated import Repeated
from arbeidsmiljo_office.fit.room import Room
from arbeidsmiljo_office.fit.shrinking import LEAST_SIZE, STEPS, Step, steps
from arbeidsmiljo_office.values import Given

FAMILIES: Final = ("Arial", "Calibri", "Cambria", "Courier New", "Times New Roman", "Ukjent")
LETTERS: Final = "aåi mMW.,-–\u00ad\u00a0ßŁ…"
PLAIN: Final = Look(face=face_of("Calibri"), size=20.0)
_BREAK: Final = 20

looks = st.builds(
    Look,
    face=st.builds(face_of, st.sampled_from(FAMILIES), bold=st.booleans(), italic=st.booleans()),
    size=st.sampled_from((9.0, 12.0, 18.0, 32.5)),
    spacing=st.sampled_from((-0.5, 0.0, 2.0)),
    is_raised=st.booleans(),
    is_capital=st.booleans(),
    least=st.sampled_from((0.0, 1.2)),
)
words = st.text(LETTERS, max_size=60)
any_texts = st.lists(st.tuples(words, looks), max_size=4)
widths = st.floats(20, 600)
spaces = st.builds(Space, lines=st.none() | st.sampled_from((0.0, 0.5, 1.3)), points=st.just(6.0))
line_spaces = st.builds(
    Space, lines=st.sampled_from((0.9, 1.0, 1.5)), points=st.sampled_from((0.0, 8.0, 40.0))
) | st.builds(Space, points=st.sampled_from((6.0, 24.0)))


def broken(texts: list[Text], width: float) -> list[Line]:
    """Break text into lines of a width."""
    paragraph = Paragraph(stretches=(), end=PLAIN)
    return list(paragraph_lines(paragraph, texts, Setting(width=width)))


def greedy(text: str, look: Look, width: float) -> int:
    """Count lines as plainly as can be: each takes as many whole words as it has room for."""
    count, line = 1, ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and look.width(longer) > width:
            count, longer = count + 1, word
        line = longer
    return count


@given(st.lists(st.text("abcåW", min_size=1, max_size=7), min_size=1), looks, widths)
def test_lines_take_as_many_words_as_they_have_room_for(
    parts: list[str], look: Look, width: float
) -> None:
    """Words that fit on a line are put on lines as a person would put them."""
    text = " ".join(parts)
    assume(all(look.width(word) <= width for word in parts))

    assert len(broken([(text, look)], width)) == greedy(text, look, width)


@given(any_texts, widths, widths)
def test_a_wider_shape_has_no_more_lines(texts: list[Text], one: float, other: float) -> None:
    """The wider the lines, the fewer there are."""
    narrow, wide = sorted((one, other))

    assert len(broken(texts, wide)) <= len(broken(texts, narrow))


@given(any_texts, st.tuples(words, looks), widths)
def test_more_text_has_no_fewer_lines(texts: list[Text], more: Text, width: float) -> None:
    """Text that is put at the end never makes it shorter."""
    assert len(broken([*texts, more], width)) >= len(broken(texts, width))


@given(st.tuples(words, looks), widths, st.integers(0, 60))
def test_how_text_is_cut_into_runs_does_not_matter(text: Text, width: float, at: int) -> None:
    """Runs that are set alike are broken as if they were one."""
    written, look = text
    cut = [(written[:at], look), (written[at:], look)]

    assert len(broken(cut, width)) == len(broken([text], width))


@given(any_texts, widths)
def test_no_line_is_wider_than_its_room(texts: list[Text], width: float) -> None:
    """A line ends before the edge, unless a single letter is wider than all of it."""
    widest = max((look.width(letter) for text, look in texts for letter in text), default=0.0)

    for line in broken(texts, width):
        assert line.width <= max(width, widest) + 1e-6


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Make the text of a shape with up to three fields."""
    paragraphs = list[Paragraph]()
    slots = set[int]()
    for number in range(draw(st.integers(1, 4))):
        stretches = [
            Stretch(text=draw(words), look=draw(looks)) for _ in range(draw(st.integers(0, 2)))
        ]
        if number < 3 and draw(st.booleans()):
            slots.add(number)
            asked = Stretch(text=draw(words), look=draw(looks), slot=number, is_main=True)
            stretches.insert(draw(st.integers(0, len(stretches))), asked)
        paragraphs.append(
            Paragraph(
                stretches=tuple(stretches),
                end=draw(looks),
                left=draw(st.sampled_from((0.0, 20.0))),
                first=draw(st.sampled_from((-20.0, 0.0, 15.0))),
                line=draw(line_spaces),
                before=draw(spaces),
                after=draw(spaces),
                is_close=draw(st.booleans()),
            )
        )
    assume(slots)
    room = Room(
        width=draw(widths),
        height=draw(st.just(1.0) | st.floats(20, 400)),
        columns=draw(st.just(1) | st.integers(1, 3)),
        breaks=draw(st.booleans()),
        takes_first=draw(st.booleans()),
    )
    own = draw(st.sampled_from((Step(), STEPS[2], STEPS[4])))
    allowed = steps(own, 18.0, is_title=draw(st.booleans()))
    return Frame(
        paragraphs=tuple(paragraphs), room=room, own=own, steps=allowed, slots=frozenset(slots)
    ).settled()


wide = st.sampled_from(("W", "\n", "W ")) | st.text("@W \n-", min_size=1, max_size=6)
values = st.lists(st.text(LETTERS + "\n", max_size=80), min_size=1, max_size=3)


def taken(texts: list[str]) -> int:
    """Count the bytes that a value adds to a part, where a line break adds `_BREAK`."""
    size = sum(len(text.replace("\n", "").encode()) for text in texts)
    return size + _BREAK * (len(texts) - 1 + sum(text.count("\n") for text in texts))


@given(frames(), wide, st.data())
def test_what_certainly_has_room_has_room(frame: Frame, pattern: str, data: st.DataObject) -> None:
    """Values of no more bytes than the limit have room, though they are of the widest letters."""
    left = min(frame.limit(frame.slots, _BREAK), 2000)
    assume(left > 0)
    texts = dict[int, Given]()
    for slot in sorted(frame.slots):
        share = data.draw(st.just(left) | st.integers(0, left))
        text = ""
        for letter in pattern * share:
            if taken([text + letter]) > share:
                break
            text += letter
        left -= taken([text])
        texts[slot] = Given(texts=(text,))

    assert frame.verdict(texts) is None


@given(frames(), st.data())
def test_a_step_makes_room(frame: Frame, data: st.DataObject) -> None:
    """Text is set smaller by the first step that makes room for all of it, or not at all."""
    texts = {slot: Given(texts=tuple(data.draw(values))) for slot in sorted(frame.slots)}
    verdict = frame.verdict(texts)
    if verdict is None:
        return

    def at(step: Step) -> bool:
        again = Frame(paragraphs=frame.paragraphs, room=frame.room, own=step, slots=frame.slots)
        return again.verdict(texts) is None

    assert verdict.room < verdict.lines
    if verdict.step is not None:
        assert verdict.is_sure
        before = frame.steps[: frame.steps.index(verdict.step)]
        assert at(verdict.step)
        assert not any(map(at, before))
    elif verdict.is_sure:
        assert not any(map(at, frame.steps))


@given(frames())
def test_the_template_itself_has_room(frame: Frame) -> None:
    """With its own prompts for values, no shape has too little room."""
    prompts = {
        stretch.slot: Given(texts=(stretch.text,))
        for paragraph in frame.paragraphs
        for stretch in paragraph.stretches
        if stretch.slot is not None
    }

    assert frame.verdict(prompts) is None


@given(st.floats(1, 80), st.booleans(), st.sampled_from((Step(), *STEPS)))
def test_steps_go_down_to_what_can_be_read(size: float, is_title: bool, own: Step) -> None:  # noqa: FBT001 - hypothesis gives it
    """Each step is smaller than what stands before it, and none is too small to be read."""
    found = steps(own, size, is_title=is_title)

    for before, step in zip((own, *found), found, strict=False):
        assert (step.size, -step.reduction) < (before.size, -before.reduction)
        assert step.size == own.size or step.size * size >= LEAST_SIZE * 100_000


@given(looks, widths, line_spaces, st.text(LETTERS + "\n\t", max_size=80))
def test_a_cell_is_as_high_as_its_lines(look: Look, width: float, line: Space, text: str) -> None:
    """A text that is all of a cell is measured as any other, be that on one line or on several."""
    asked = Stretch(text="x", look=look, slot=0, is_main=True)

    def height(*stretches: Stretch) -> float:
        paragraph = Paragraph(stretches=stretches, end=look, line=line)
        frame = Frame(
            paragraphs=(paragraph,), room=Room(width=width, height=0.0), slots=frozenset({0})
        )
        return frame.height({0: Given(texts=(text,))})

    assert height(asked) == height(asked, Stretch(text="", look=look))


@given(frames(), st.data())
def test_records_are_measured_one_by_one(frame: Frame, data: st.DataObject) -> None:
    """Of rows that repeat, the record that misses most room is told, among those of its look."""
    records = [
        {slot: Given(texts=tuple(data.draw(values))) for slot in sorted(frame.slots)}
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    blocks = data.draw(st.integers(1, 2))
    block = data.draw(st.integers(0, blocks - 1))
    repeated = Repeated(frame=frame, slot=7, block=block, blocks=blocks)
    verdict = repeated.verdict({7: Given(records=tuple(records))})
    alone = [
        found.missing
        for index, record in enumerate(records)
        if index % blocks == block and (found := frame.verdict(record)) is not None
    ]

    assert (verdict is not None) == bool(alone)
    if verdict is not None:
        assert verdict.missing == max(alone)
        assert verdict.slot == 7
