"""Surveys at vendors are named by addresses that have nothing secret in them."""

import itertools
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.survey.addresses import check_options, variable_of
from arbeidsmiljo.survey.source_faults import (
    MOST_BYTES,
    check_rows,
    chosen,
    refused,
    within_bounds,
)
from arbeidsmiljo.survey.sources import SurveyAddress

ADDRESS = SurveyAddress.parse("limesurvey+https://svar.example.no/?survey=424242")

_NAMES = st.text("abcdefghijklmnop0123456789-", min_size=1, max_size=8).map("a".__add__)
_SECRETS = st.text("abcdefgæøå0123456789!$&*+", min_size=6, max_size=12).map("hem".__add__)


@given(
    vendor=_NAMES,
    host=_NAMES,
    port=st.none() | st.integers(1, 65535),
    path=st.lists(_NAMES, max_size=3),
    options=st.dictionaries(_NAMES, st.text("abcæ øå&=?#/", min_size=1, max_size=6), max_size=3),
)
def test_an_address_reads_as_it_was_written(
    vendor: str, host: str, port: int | None, path: list[str], options: dict[str, str]
) -> None:
    """Each part of an address is found, and the address can be written again."""
    site = f"https://{host}.example" + ("" if port is None else f":{port}")
    address = SurveyAddress(
        vendor=vendor, site=site, path="".join(f"/{one}" for one in path), options=options
    )
    assert SurveyAddress.parse(str(address)) == address


@given(user=_SECRETS, password=st.none() | _SECRETS, scheme=st.sampled_from(["a+https", "https"]))
def test_who_asks_never_stands_in_an_address(user: str, password: str | None, scheme: str) -> None:
    """An address with a user name or a password is refused, and neither is repeated."""
    who = user if password is None else f"{user}:{password}"
    with pytest.raises(InvalidInputError) as caught:
        SurveyAddress.parse(f"{scheme}://{who}@svar.example.no/?survey=1")
    assert user not in str(caught.value)
    assert password is None or password not in str(caught.value)


def test_what_to_do_with_a_password_in_an_address() -> None:
    """Where the password goes instead is told."""
    with pytest.raises(InvalidInputError) as caught:
        SurveyAddress.parse("limesurvey+https://hr:hemmelig@svar.example.no/?survey=1")
    (problem,) = caught.value.problems
    assert "ARBEIDSMILJO_LIMESURVEY_PASSWORD" in problem.what


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("svar.csv", "names no vendor and host"),
        ("https://svar.example.no", "names no vendor and host"),
        ("limesurvey+https:///x", "names no vendor and host"),
        ("limesurvey+ftp://svar.example.no", "names no vendor and host"),
        ("limesurvey+https://svar.example.no:99999/", "cannot be read"),
        ("limesurvey+https://[svar/", "cannot be read"),
        ("limesurvey+https://svar.example.no/?hemmelig", "cannot be read"),
        ("limesurvey+https://svar.example.no/?a=1&a=2", "says something twice"),
        ("limesurvey+https://svar.example.no/#hemmelig", "has a part after #"),
        ("limesurvey+http://svar.example.no/", "is not encrypted; begin it with limesurvey+https"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    """What is wrong with an address is told, and what stands in it is not."""
    with pytest.raises(InvalidInputError, match=re.escape(says)) as caught:
        SurveyAddress.parse(url)
    assert "hemmelig" not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8080", "[::1]:8080"])
def test_this_machine_needs_no_encryption(host: str) -> None:
    """What does not leave the machine may be reached as it is."""
    assert SurveyAddress.parse(f"limesurvey+http://{host}").site == f"http://{host}"


def test_what_an_address_may_say() -> None:
    """An option that is not known is refused and not repeated; a missing one is told."""
    known = frozenset({"survey", "language"})
    check_options(ADDRESS, ADDRESS.options, known, needed="survey=7")
    told = SurveyAddress.parse("limesurvey+https://svar.example.no/?password=hemmelig")
    with pytest.raises(InvalidInputError, match="may stand language and survey") as caught:
        check_options(told, told.options, known, needed="survey=7")
    assert "hemmelig" not in str(caught.value)
    assert caught.value.hint == "Example: limesurvey+https://svar.example.no/?survey=7"
    with pytest.raises(InvalidInputError, match=r"form: is missing; .* with &form=7"):
        ADDRESS.option("form=7")
    with pytest.raises(InvalidInputError, match=r"form: is missing; .* with \?form=7"):
        SurveyAddress.parse("limesurvey+https://svar.example.no/?form=").number("form=7")
    with pytest.raises(InvalidInputError, match="form: is not a number"):
        SurveyAddress.parse("limesurvey+https://svar.example.no/?form=x").number("form=7")
    assert ADDRESS.number("survey=7") == int(ADDRESS.options["survey"])


def test_secrets_have_variables() -> None:
    """A variable is named by the vendor and the secret, in letters that any system takes."""
    assert variable_of("my-vendor.no", "client-id") == "ARBEIDSMILJO_MY_VENDOR_NO_CLIENT_ID"


@given(st.lists(st.integers(0, 9), min_size=1, max_size=3), st.integers(0, 12))
def test_numbers_of_answers_are_compared(said: list[int], came: int) -> None:
    """As many answers as the vendor says are right, or some that came meanwhile; others are not."""
    if min(said) <= came <= max(said):
        check_rows(ADDRESS, came, said)
    else:
        with pytest.raises(SourceError, match=f"{came} answers came where .* are {max(said)}"):
            check_rows(ADDRESS, came, said)


def test_columns_are_found_however_they_are_written() -> None:
    """Case and spaces make no difference; all that are missing are told."""
    assert chosen(ADDRESS, ["k01", " Enhet "], ["Enhet", "K01", "K02"]) == ("K01", "Enhet")
    with pytest.raises(InvalidInputError) as caught:
        chosen(ADDRESS, ["K01", "K03", "K04"], ["K01"])
    assert len(caught.value.problems) == 2


def test_an_answer_without_end_is_refused() -> None:
    """An answer in pieces is put together, and given up where it is too long for any survey."""
    assert within_bounds(ADDRESS, [b"a;b", b"\n1;2"]) == b"a;b\n1;2"
    with pytest.raises(SourceError, match="answers with more than any survey has"):
        within_bounds(ADDRESS, itertools.repeat(bytes(MOST_BYTES // 8)))


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "does not let us in"),
        (403, "does not let us in"),
        (404, "has no such survey"),
        (302, "sends us to another address"),
        (500, "answers with status 500"),
    ],
)
def test_a_refusal_says_what_to_do(status: int, says: str) -> None:
    """Each kind of refusal has its advice, and names the survey; it survives between processes."""
    error = refused(ADDRESS, status)
    assert says in str(error)
    assert str(error).startswith("limesurvey+https://svar.example.no/?survey=424242: ")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own
