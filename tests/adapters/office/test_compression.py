"""Compression: whole parts anew, with ISA-L where it is installed and with zlib where not."""

from __future__ import annotations

import subprocess
import sys
import zlib

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_office.compression import compressed, compressed_anew
from arbeidsmiljo_office.template import OfficeTemplate
from tests.adapters.office.building import built, parts

_WITHOUT = """
import sys
if {hidden}:
    sys.modules["isal"] = None
from arbeidsmiljo_office.template import OfficeTemplate
template = OfficeTemplate.open(sys.stdin.buffer.read(), name="plan.docx")
given = {{field.key: "Åse & Ola" for field in template.fields}}
sys.stdout.buffer.write(template.fill(given, language="nb", compact=True).data)
"""


@given(st.binary(max_size=5000) | st.text(max_size=3000).map(str.encode))
def test_what_is_compressed_anew_is_what_it_was(contents: bytes) -> None:
    """Any inflater gives it back, and it says its size and its checksum."""
    for one in (compressed(contents), compressed_anew(contents)):
        assert zlib.decompress(one.data, -zlib.MAX_WBITS) == contents
        assert (one.size, one.checksum) == (len(contents), zlib.crc32(contents))
    assert compressed_anew(contents) == compressed_anew(contents)


def filled(page: bytes, *, hidden: bool) -> bytes:
    """Fill a page compactly in another program, from which ISA-L is hidden or not."""
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(hidden=hidden)],
        input=page,
        capture_output=True,
        check=True,
    ).stdout


def test_a_compact_document_says_the_same_whatever_compressed_it() -> None:
    """It is smaller than one that is put together of stretches, with ISA-L and without."""
    page = built("Leder: ==Leder==. " + "Enheten drøfter resultatene sammen. " * 200, ".docx")
    template = OfficeTemplate.open(page, name="plan.docx")
    given = {field.key: "Åse & Ola" for field in template.fields}
    fast = template.fill(given, language="nb").data
    with_it, without = filled(page, hidden=False), filled(page, hidden=True)
    assert parts(with_it) == parts(without) == parts(fast)
    assert len(with_it) < len(fast)
    assert len(without) < len(fast)
    assert template.fill(given, language="nb", compact=True).data == with_it
    assert with_it != without
