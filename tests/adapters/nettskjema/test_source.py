"""Forms at Nettskjema are read as they were answered, and nothing more."""

from __future__ import annotations

import base64
import csv
import io
import json
import socket
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import pytest
from attrs import define, field

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.sources import SourceOpener, SurveySource
from arbeidsmiljo.testing.served import PASSWORD, PERSONAL, Served
from arbeidsmiljo.testing.sources import ROWS, Row, SurveySourceContract
from arbeidsmiljo_nettskjema import plugin
from arbeidsmiljo_nettskjema.connection import authorisation
from arbeidsmiljo_nettskjema.opener import Nettskjema
from tests.adapters.web_server import Answer, Request, serving

CLIENT: Final = f"klient-{PASSWORD}"
SECRETS: Final = {"client_id": CLIENT, "client_secret": PASSWORD}
PATH: Final = "/api/v3/form/123823"
TOKEN: Final = "token-47"  # noqa: S105 - of the server below
HEADINGS: Final = ("enhet", "k.01", "k02")
AGREE: Final = ("Helt uenig", "Litt uenig", "Hverken eller", "Litt enig", "<b>Helt</b> enig")

Element = Mapping[str, object]


def element(kind: str, code: str | None, **more: object) -> Element:
    """Give an element as Nettskjema tells it."""
    return {
        "elementType": kind,
        "externalElementId": code,
        "text": "Hvor enig er du?",
        "answerOptions": [],
        "subElements": [],
        "minimumValue": None,
        "maximumValue": None,
        "minimumValueText": None,
        "maximumValueText": None,
        **more,
    }


def options(texts: Mapping[str, str]) -> list[Element]:
    """Give the options of an element: code to text."""
    return [{"externalAnswerOptionId": code, "text": text} for code, text in texts.items()]


@define
class Server:
    """What Nettskjema has of one form, and how it misbehaves.

    Attributes:
        rows: What was answered.
        elements: What was asked; of the survey of the contract where there are none.
        has_codebook: Whether all questions have codes.
        lost: So many submissions are lacking in the report.
        instead: What is answered to everything but tokens; None where it works.
        token: What is answered to who asks for a token.
        edit: Done to the report.
        asked: What was asked.
    """

    rows: Sequence[Sequence[object]] = ()
    elements: Sequence[Element] = ()
    headings: Sequence[str] = HEADINGS
    has_codebook: bool = True
    lost: int = 0
    instead: Answer | None = None
    token: Answer | None = None
    edit: Callable[[bytes], bytes] = bytes
    asked: list[str] = field(factory=list[str])

    def answer(self, request: Request) -> Answer:
        """Answer as Nettskjema does."""
        self.asked.append(request.path)
        if request.path == "/oauth2/token":
            return self.token or self.log_in(request)
        if self.instead is not None:
            return self.instead
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return Answer(status=401)
        pages = {
            f"{PATH}/info": self.info,
            f"{PATH}/elements": self.told,
            f"{PATH}/csv-report": self.report,
        }
        page = pages.get(request.path)
        return Answer(status=404) if page is None else Answer(body=page())

    def log_in(self, request: Request) -> Answer:
        """Give a token to the client."""
        assert request.method == "POST"
        known = base64.b64encode(f"{CLIENT}:{PASSWORD}".encode()).decode()
        if (
            request.headers.get("Authorization") != f"Basic {known}"
            or request.body != b"grant_type=client_credentials"
        ):
            return Answer(status=401, body=b'{"error":"invalid_client"}')
        return Answer(body=json.dumps({"access_token": TOKEN, "token_type": "Bearer"}).encode())

    def info(self) -> bytes:
        """Tell about the form."""
        about = {"isCodebookValid": self.has_codebook, "numberOfSubmissions": len(self.rows)}
        return json.dumps({**about, "modifiedBy": {"email": PERSONAL}}).encode()

    def told(self) -> bytes:
        """Tell what was asked."""
        agree = options({str(n): text for n, text in enumerate(AGREE, start=1)})
        units = {str(unit): f"Enhet {unit}" for unit, *_ in self.rows}
        usual = [
            element("HEADING", None),
            element("QUESTION", "fritekst"),
            element("SELECT", "enhet", answerOptions=options(units | {"annet sted": "Annet"})),
            element(
                "MATRIX_RADIO",
                "k",
                answerOptions=agree,
                subElements=[{"externalElementId": "01", "text": "Jeg får <i>støtte</i>"}],
            ),
            element("RADIO", "k02", answerOptions=agree),
            element("DATE", "dato"),
        ]
        return json.dumps(self.elements or usual).encode()

    def report(self) -> bytes:
        """Report what was answered, and all that is known of it."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        own = ("$submission_id", "$created", "fritekst")
        writer.writerow([*own, *self.headings, "$answer_time_ms"])
        for row in self.rows[: len(self.rows) - self.lost]:
            cells = ["" if cell is None else cell for cell in row]
            writer.writerow([27685292, "2026-01-02T20:57:15+02:00", PERSONAL, *cells, 74630])
        return self.edit(stream.getvalue().encode())


class TestNettskjema(SurveySourceContract):
    """The contract of sources, for Nettskjema."""

    headings = HEADINGS
    written = "fritekst"

    def opener(self) -> SourceOpener:
        """Give what opens forms."""
        return Nettskjema()

    @contextmanager
    def served(self, rows: Sequence[Row]) -> Generator[Served]:
        """Serve a form with these answers."""
        with serving(Server(rows).answer) as site:
            yield Served(url=address(site), secrets=SECRETS)


def address(site: str) -> str:
    """Give the address of the form."""
    return f"nettskjema+{site}/?form=123823"


@contextmanager
def opened(server: Server) -> Generator[SurveySource]:
    """Open the form of a server."""
    with (
        serving(server.answer) as site,
        Plugins({"nettskjema": plugin}).open_source(
            address(site), secrets=lambda _, name: SECRETS.get(name), seconds=5
        ) as source,
    ):
        yield source


def test_what_identifies_people_cannot_be_asked_for() -> None:
    """Texts, dates and what Nettskjema keeps of submissions are no columns."""
    with opened(Server(ROWS)) as source:
        assert [column.heading for column in source.questions().columns] == [*HEADINGS]
        with pytest.raises(InvalidInputError) as caught:
            source.answers(["$submission_id", "$created", "fritekst", "dato", "$answer_time_ms"])
    assert len(caught.value.problems) == 5


def test_what_was_asked_is_told() -> None:
    """Questions and answers are told as people see them, and no report is asked for."""
    server = Server(ROWS)
    with opened(server) as source:
        _, row, _ = source.questions().columns
    assert row.label == "Hvor enig er du?: Jeg får støtte"
    assert row.value_labels[5] == "Helt enig"
    assert f"{PATH}/csv-report" not in server.asked


@pytest.mark.parametrize(
    ("asked", "given", "read", "labels"),
    [
        (
            element("SELECT", "k", answerOptions=options({"4": "UiO", "9": "OsloMet"})),
            "4",
            4.0,
            {4: "UiO", 9: "OsloMet"},
        ),
        (
            element("RADIO", "k", answerOptions=options({"1": "Ja", "-1": "Nei"})),
            "-1",
            -1.0,
            {1: "Ja", -1: "Nei"},
        ),
        (element("RADIO", "k", answerOptions=options({"ja": "Ja", "1": "Nei"})), "1", "1", {}),
        (
            element(
                "LINEAR_SCALE", "k", minimumValue=0, maximumValue=2, maximumValueText="Svært godt"
            ),
            "2",
            2.0,
            {0: "0", 1: "1", 2: "Svært godt"},
        ),
        (element("NUMBER", "k"), "77.0", "77.0", {}),
    ],
)
def test_codes_say_values(
    asked: Element, given: str, read: float | str, labels: Mapping[float, str]
) -> None:
    """Answers that are all coded as whole numbers are those values, with their texts."""
    server = Server([(given,), (None,)], elements=[asked], headings=["k"])
    with opened(server) as source:
        (column,) = source.answers(["k"]).table.columns
    assert list(column.cells) == [read, None]
    assert column.value_labels == labels


def test_a_form_without_codes() -> None:
    """A form whose questions have no codes is refused with what to do."""
    with (
        opened(Server(ROWS, has_codebook=False)) as source,
        pytest.raises(SourceError, match="give each question and answer a code"),
    ):
        source.questions()


@pytest.mark.parametrize("lost", [1, 3])
def test_lost_answers_are_missed(lost: int) -> None:
    """A report with fewer submissions than Nettskjema says there are is refused."""
    with (
        opened(Server(ROWS, lost=lost)) as source,
        pytest.raises(SourceError, match="answers came where the vendor says that there are 3"),
    ):
        source.answers(HEADINGS)


DAMAGES: Final[Sequence[Callable[[bytes], bytes]]] = (
    lambda _: b"",
    lambda data: data.replace(b"k02", b"x"),
    lambda data: data[:-10],
    lambda data: data[:-3],
    lambda data: data.replace(b'"4";', b'"4";"5";'),
    lambda data: data + b"\xff",
)


@pytest.mark.parametrize("edit", DAMAGES)
def test_reports_that_are_damaged(edit: Callable[[bytes], bytes]) -> None:
    """A report that lacks something is refused as a whole, and nothing of it is repeated."""
    with opened(Server(ROWS, edit=edit)) as source:
        with pytest.raises(SourceError) as caught:
            source.answers(HEADINGS)
        assert PERSONAL not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(status=500), "answers with status 500"),
        (Answer(status=404), "has no such survey"),
        (Answer(status=302, headers={"Location": "http://127.0.0.1:9/"}), "sends us to another"),
        (Answer(body=b"{", headers={"Content-Length": "9"}), "or the connection broke"),
        (Answer(body=b"<html>"), "in another way than Nettskjema"),
        (Answer(body=b"[]"), "in another way than Nettskjema"),
        (Answer(body=b"{}"), "in another way than Nettskjema"),
    ],
)
@pytest.mark.parametrize("place", ["instead", "token"])
def test_servers_that_answer_badly(answer: Answer, says: str, place: str) -> None:
    """Each way of answering badly is told in one message, also by who gives out tokens."""
    server = Server(ROWS)
    setattr(server, place, answer)
    with opened(server) as source, pytest.raises(SourceError, match=says) as caught:
        source.questions()
    assert PASSWORD not in str(caught.value)


def test_elements_that_make_no_sense() -> None:
    """A scale of a million steps is no scale, and is not made."""
    steps = element("LINEAR_SCALE", "k", minimumValue=0, maximumValue=1_000_000)
    with (
        opened(Server(elements=[steps])) as source,
        pytest.raises(SourceError, match="in another way than Nettskjema"),
    ):
        source.questions()


@pytest.mark.parametrize("place", ["instead", "token"])
def test_no_secret_follows_a_redirect(place: str) -> None:
    """Where Nettskjema sends us elsewhere, nothing is asked there."""
    elsewhere = Server()
    with serving(elsewhere.answer) as other:
        server = Server(ROWS)
        setattr(server, place, Answer(status=307, headers={"Location": other}))
        with opened(server) as source, pytest.raises(SourceError, match="sends us to another"):
            source.questions()
    assert elsewhere.asked == []


def test_tokens_come_from_the_host_beside() -> None:
    """Nettskjema gives out tokens on a host of its own."""
    assert authorisation("https://nettskjema.no") == "https://authorization.nettskjema.no"


def test_a_server_that_keeps_silent() -> None:
    """Who accepts a connection and says nothing is waited for as long as was said."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        site = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with (
            Plugins({"nettskjema": plugin}).open_source(
                address(site), secrets=lambda _, name: SECRETS.get(name), seconds=0.2
            ) as source,
            pytest.raises(SourceError, match=r"no answer came within 0\.2 seconds"),
        ):
            source.questions()


def test_a_number_that_is_none() -> None:
    """The number of a form is a number."""
    with pytest.raises(InvalidInputError, match="form: is not a number"):
        Plugins({"nettskjema": plugin}).open_source(
            "nettskjema+http://localhost/?form=..", secrets=lambda _, __: "x"
        )
