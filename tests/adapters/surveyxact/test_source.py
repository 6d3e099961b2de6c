"""Surveys at SurveyXact are read as they were answered, and nothing more."""

from __future__ import annotations

import base64
import csv
import io
import socket
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Final

import pytest
from attrs import define, field

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.sources import SourceOpener, SurveySource
from arbeidsmiljo.testing.served import PASSWORD, PERSONAL, Served
from arbeidsmiljo.testing.sources import ROWS, Row, SurveySourceContract
from arbeidsmiljo_surveyxact import plugin
from arbeidsmiljo_surveyxact.opener import SurveyXact
from tests.adapters.web_server import Answer, Request, serving

USER: Final = f"hr-{PASSWORD}"
SECRETS: Final = {"user": USER, "password": PASSWORD}
PATH: Final = "/rest/surveys/519190"
HEADINGS: Final = ("ENHET", "K01", "K02")
OWN: Final = ("respondentid", "email", "created", "FRITEKST", "statoverall_3", "statoverall_4")
"""What SurveyXact has in an export besides."""
AGREE: Final = ("Helt uenig", "Litt uenig", "Hverken eller", "Litt enig", "Helt enig")


def text(lines: Sequence[Sequence[object]], *, encoding: str = "cp1252") -> bytes:
    """Write lines as SurveyXact exports them."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(lines)
    return stream.getvalue().encode(encoding)


@define
class Server:
    """What SurveyXact has of one survey, and how it misbehaves.

    Attributes:
        rows: What was answered.
        begun: What those have answered who have not finished.
        lost: So many rows are lacking in an export.
        encoding: Of exports.
        instead: What is answered to everything; None where it works.
        edit: Done to each export.
        asked: What was asked.
    """

    rows: list[Row] = field(factory=list[Row])
    begun: list[Row] = field(factory=list[Row])
    lost: int = 0
    encoding: str = "cp1252"
    instead: Answer | None = None
    edit: Callable[[bytes], bytes] = bytes
    asked: list[str] = field(factory=list[str])

    def answer(self, request: Request) -> Answer:
        """Answer as SurveyXact does."""
        self.asked.append(request.path)
        if self.instead is not None:
            return self.instead
        given = request.headers.get("Authorization", "")
        if not given:
            return Answer(status=500)
        if given != f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}":
            return Answer(status=401)
        pages = {
            f"{PATH}/export/structure?format=EU": self.structure,
            f"{PATH}/export/dataset?format=EU": self.dataset,
            f"{PATH}/respondents": self.respondents,
        }
        page = pages.get(request.path)
        return Answer(status=404) if page is None else Answer(body=page())

    def structure(self) -> bytes:
        """Give the variables, with one separator too many."""
        head = ("questionName", "variableName", "questionType", "subType")
        lines: list[Sequence[object]] = [(*head, "questionText", "choiceValue", "choiceText")]
        kinds = {"created": "Date", "statoverall_4": "Multiple", "respondentid": "Double"}
        lines += (("q", name, "x", kinds.get(name, "String"), name, "", "", "") for name in OWN[:3])
        lines.append(("q1", "ENHET", "Background", "String", "Hvor arbeider du?", "", "", ""))
        for name in HEADINGS[1:]:
            lines += (
                ("q2", name, "Scale", "Single", "Jeg får\nstøtte", value, label, "")
                for value, label in enumerate(AGREE, start=1)
            )
        lines.append(("q3", "FRITEKST", "Open", "String", "Hva vil du si?", "", "", ""))
        return text(lines, encoding=self.encoding)

    def dataset(self) -> bytes:
        """Give the answers, of whoever has begun, and all that is known of them."""
        lines: list[Sequence[object]] = [(*OWN, *HEADINGS)]
        for is_finished, rows in ((0, self.begun), (1, self.rows)):
            lines += (
                (7, PERSONAL, "2026-01-02", PERSONAL, 1 - is_finished, is_finished, *row)
                for row in rows
            )
        return self.edit(text(lines[: len(lines) - self.lost], encoding=self.encoding))

    def respondents(self) -> bytes:
        """List the respondents, each by addresses in which the key stands."""
        keys = [f"K{number}X" for number, _ in enumerate([*self.begun, *self.rows])]
        places = "".join(
            f"<r><self>https://x/rest/respondents/{key}</self>"
            f"<answer>https://x/rest/respondents/{key}/answer</answer></r>"
            for key in keys
        )
        return f"<respondents mail='{PERSONAL}'>{places}</respondents>".encode()


class TestSurveyXact(SurveySourceContract):
    """The contract of sources, for SurveyXact; its own encoding lacks no letter of ours."""

    def opener(self) -> SourceOpener:
        """Give what opens surveys."""
        return SurveyXact()

    @contextmanager
    def served(self, rows: Sequence[Row]) -> Generator[Served]:
        """Serve a survey with these answers, and one that was not finished."""
        with serving(Server(rows=[*rows], begun=[("begynt", 1, 1)]).answer) as site:
            yield Served(url=address(site), secrets=SECRETS)


def address(site: str) -> str:
    """Give the address of the survey."""
    return f"surveyxact+{site}/?survey=519190"


@contextmanager
def opened(server: Server, *, seconds: float = 5) -> Generator[SurveySource]:
    """Open the survey of a server."""
    with (
        serving(server.answer) as site,
        Plugins({"surveyxact": plugin}).open_source(
            address(site), secrets=lambda _, name: SECRETS.get(name), seconds=seconds
        ) as source,
    ):
        yield source


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_encodings_are_found_out(encoding: str) -> None:
    """Letters of ours are read, however they are written."""
    with opened(Server(rows=[*ROWS], encoding=encoding)) as source:
        table = source.answers(HEADINGS).table
        label = source.questions().columns[1].label
    assert [*TestSurveyXact().read(table)] == [*ROWS]
    assert label == "Jeg får støtte"


def test_what_surveyxact_knows_itself_cannot_be_asked_for() -> None:
    """Keys, addresses and times are no columns; of texts it says not whether they are units."""
    own = [name for name in OWN if name != "FRITEKST"]
    with opened(Server(rows=[*ROWS])) as source:
        told = [column.heading for column in source.questions().columns]
        assert sorted(told) == sorted((*HEADINGS, "FRITEKST"))
        for ask in (source.answers, source.free_text):
            with pytest.raises(InvalidInputError) as caught:
                ask(own)
            assert len(caught.value.problems) == len(own)


def test_answers_are_not_exported_to_tell_what_was_asked() -> None:
    """The questions are told by the structure alone."""
    server = Server(rows=[*ROWS])
    with opened(server) as source:
        source.questions()
    assert server.asked == [f"{PATH}/export/structure?format=EU"]


@pytest.mark.parametrize("lost", [1, 3])
def test_lost_answers_are_missed(lost: int) -> None:
    """An export with fewer rows than there are respondents, or the first line alone, is refused."""
    server = Server(rows=[*ROWS], lost=lost)
    with (
        opened(server) as source,
        pytest.raises(SourceError, match="answers came where the vendor says that there are 3"),
    ):
        source.answers(HEADINGS)


DAMAGES: Final[Sequence[Callable[[bytes], bytes]]] = (
    lambda _: b"",
    lambda data: data.replace(b"statoverall_4", b"x"),
    lambda data: data.replace(b"K02", b"x"),
    lambda data: data[:-8],
    lambda data: data + b'1;"',
    lambda data: data.replace(b";4;", b";4;5;6;"),
    lambda data: b"\x81\x8d" + data,
)


@pytest.mark.parametrize("edit", DAMAGES)
def test_exports_that_are_damaged(edit: Callable[[bytes], bytes]) -> None:
    """An export that lacks something is refused as a whole, and nothing of it is repeated."""
    with opened(Server(rows=[*ROWS], edit=edit)) as source:
        with pytest.raises(SourceError, match="in another way than SurveyXact") as caught:
            source.answers(HEADINGS)
        assert PERSONAL not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(status=500), "it does not know who asks; check user and password"),
        (Answer(status=503), "answers with status 503"),
        (Answer(status=404), "has no such survey"),
        (Answer(status=302, headers={"Location": "http://127.0.0.1:9/"}), "sends us to another"),
        (Answer(body=b"q", headers={"Content-Length": "9"}), "or the connection broke"),
        (Answer(body=b"<html>"), "in another way than SurveyXact"),
    ],
)
def test_servers_that_answer_badly(answer: Answer, says: str) -> None:
    """Each way of answering badly is told in one message."""
    with (
        opened(Server(instead=answer)) as source,
        pytest.raises(SourceError, match=says) as caught,
    ):
        source.questions()
    assert PASSWORD not in str(caught.value)


def test_no_secret_follows_a_redirect() -> None:
    """Where SurveyXact sends us elsewhere, nothing is asked there."""
    elsewhere = Server()
    with serving(elsewhere.answer) as other:
        sends = Answer(status=307, headers={"Location": other})
        with (
            opened(Server(instead=sends)) as source,
            pytest.raises(SourceError, match="sends us to another"),
        ):
            source.questions()
    assert elsewhere.asked == []


def test_a_server_that_keeps_silent() -> None:
    """Who accepts a connection and says nothing is waited for as long as was said."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        site = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with (
            Plugins({"surveyxact": plugin}).open_source(
                address(site), secrets=lambda _, name: SECRETS.get(name), seconds=0.2
            ) as source,
            pytest.raises(SourceError, match=r"no answer came within 0\.2 seconds"),
        ):
            source.questions()


def test_a_number_that_is_none() -> None:
    """The number of a survey is a number."""
    with pytest.raises(InvalidInputError, match="survey: is not a number"):
        Plugins({"surveyxact": plugin}).open_source(
            "surveyxact+http://localhost/?survey=..", secrets=lambda _, __: "x"
        )
