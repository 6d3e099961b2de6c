"""The headers of pictures: what they say, and what is refused."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_office.pictures.header import LARGEST_FILE, header_of
from arbeidsmiljo_office.placing.placed import EMU_PER_INCH
from arbeidsmiljo_office.values import UnfitError
from tests.adapters.office.pictures import picture_file, pixels_of

PNG = picture_file()
JPEG = picture_file(form="JPEG")
SIDES = st.integers(1, 300)


@given(
    size=st.tuples(SIDES, SIDES),
    kind=st.sampled_from(
        [("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")]
        + [("JPEG", mode) for mode in ("RGB", "L", "CMYK")]
    ),
    dpi=st.none() | st.integers(30, 600),
    progressive=st.booleans(),
)
def test_a_header_says_what_another_library_says(
    size: tuple[int, int], kind: tuple[str, str], dpi: int | None, *, progressive: bool
) -> None:
    """Pillow, which decodes the file, finds the same size; and resolution is heeded."""
    form, mode = kind
    data = picture_file(
        size, form=form, mode=mode, dpi=None if dpi is None else (dpi, dpi),
        progressive=progressive and form == "JPEG",
    )  # fmt: skip
    header = header_of(data)
    width, height = pixels_of(data)

    assert (header.suffix, header.content_type) == (form.lower(), f"image/{form.lower()}")
    for said, pixels in ((header.width, width), (header.height, height)):
        assert said * (dpi or 96) == pytest.approx(pixels * EMU_PER_INCH, rel=1e-3, abs=dpi or 96)


@given(data=st.sampled_from([PNG, JPEG]).flatmap(lambda one: st.tuples(
    st.just(one), st.integers(0, len(one) - 1))))  # fmt: skip
def test_a_picture_that_lost_its_end_is_refused(data: tuple[bytes, int]) -> None:
    """However much is gone, the picture is broken."""
    whole, kept = data

    with pytest.raises(UnfitError, match=r"broken|no PNG or JPEG file"):
        header_of(whole[:kept])


@given(place=st.integers(8, len(PNG) - 1), change=st.integers(1, 255))
def test_a_png_file_with_a_changed_byte_is_refused(place: int, change: int) -> None:
    """Every chunk has a checksum; what is behind the last one is of no matter."""
    data = bytearray(PNG)
    data[place] ^= change

    with pytest.raises(UnfitError, match="broken"):
        header_of(bytes(data))


@given(data=st.binary(max_size=200), form=st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_what_only_begins_like_a_picture_is_refused(data: bytes, form: bytes) -> None:
    """Nothing but an error of ours comes of bytes that are no picture."""
    with pytest.raises(UnfitError):
        header_of(form + data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b'<?xml version="1.0"?><svg/>', "an SVG file"),
        (b"\xef\xbb\xbf <svg/>", "an SVG file"),
        (picture_file(form="GIF"), "a GIF file"),
        (picture_file(form="BMP"), "a bitmap"),
        (picture_file(form="TIFF"), "a TIFF file"),
        (b"PK\x03\x04", "something else"),
    ],
)
def test_other_files_are_refused_by_what_they_are(data: bytes, what: str) -> None:
    """The error says what the file is, and what it should be."""
    with pytest.raises(UnfitError, match=f"no PNG or JPEG file but {what}; save it as"):
        header_of(data)


def sized_png(width: int, height: int) -> bytes:
    """Write a PNG file that says that it is of some size."""
    chunks = (
        (b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(contents)) + kind + contents
        + struct.pack(">L", zlib.crc32(kind + contents))
        for kind, contents in chunks
    )  # fmt: skip


@pytest.mark.parametrize("size", [(2**31 - 1, 2**31 - 1), (20_000, 20_000), (2**32 - 1, 1)])
def test_a_picture_that_says_it_is_huge_is_refused(size: tuple[int, int]) -> None:
    """A few bytes must not make a program take gigabytes of memory to show them."""
    with pytest.raises(UnfitError, match="more than 100 million"):
        header_of(sized_png(*size))


@pytest.mark.parametrize("size", [(0, 5), (5, 0)])
def test_a_picture_of_no_size_is_refused(size: tuple[int, int]) -> None:
    """There is nothing to see."""
    with pytest.raises(UnfitError, match="broken"):
        header_of(sized_png(*size))


def test_a_file_that_is_too_large_is_refused() -> None:
    """It is not even looked at."""
    with pytest.raises(UnfitError, match="over 32 MB"):
        header_of(PNG + bytes(LARGEST_FILE))


@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_photograph_that_lies_on_its_side_is_refused(turned: int) -> None:
    """Documents show it as it lies; one that a camera says is upright is taken."""
    assert header_of(picture_file(form="JPEG", turned=1)).width
    with pytest.raises(UnfitError, match="lies on its side"):
        header_of(picture_file(form="JPEG", turned=turned))


def test_a_kind_of_jpeg_that_few_programs_show_is_refused() -> None:
    """Lossless and arithmetic files have a mark of their own."""
    with pytest.raises(UnfitError, match="few programs show"):
        header_of(JPEG.replace(b"\xff\xc0", b"\xff\xc3"))


def test_pixels_that_are_not_square() -> None:
    """A picture is as high as it says, not as many pixels as it has."""
    header = header_of(picture_file((100, 100), dpi=(200, 100)))

    assert header.height == pytest.approx(2 * header.width, rel=1e-3)
