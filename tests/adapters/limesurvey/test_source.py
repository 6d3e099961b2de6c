"""Surveys on servers of LimeSurvey are read as they were answered, and nothing more."""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import citric
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.sources import SourceOpener, SurveySource
from arbeidsmiljo.testing.served import PASSWORD, PERSONAL, Served
from arbeidsmiljo.testing.sources import ROWS, Row, SurveySourceContract
from arbeidsmiljo_limesurvey import plugin
from arbeidsmiljo_limesurvey.opener import LimeSurvey
from tests.adapters.limesurvey.remote_control import (
    PATH,
    QUESTIONS,
    SURVEY,
    USER,
    Question,
    Response,
    Server,
    serving,
)
from tests.effort import examples

SURVEY_FILE: Final = Path(__file__).with_name("survey.txt")
"""The survey of the contract, as LimeSurvey imports it."""
HEADINGS: Final = ("ENHET", "K01", "K02")
SECRETS: Final = {"user": USER, "password": PASSWORD}


def response(number: int, row: Row, *, is_finished: bool = True) -> Response:
    """Give a response; the server knows more of who gave it."""
    unit, *items = row
    answers = {code: str(value) for code, value in zip(HEADINGS[1:], items, strict=True) if value}
    answers |= {"ENHET": unit, "FRITEKST": PERSONAL, "DATO": PERSONAL}
    return Response(number=number, answers=answers, is_finished=is_finished)


def address(site: str) -> str:
    """Give the address of the survey."""
    return f"limesurvey+{site}/?survey={SURVEY}"


class LimeSurveyContract(SurveySourceContract):
    """The contract of sources, for LimeSurvey."""

    incremental = True

    def opener(self) -> SourceOpener:
        """Give what opens surveys."""
        return LimeSurvey()


class TestOwnServer(LimeSurveyContract):
    """A server of our own, over HTTP."""

    @contextmanager
    def served(self, rows: Sequence[Row]) -> Generator[Served]:
        """Serve a survey with these answers, and one that was not finished."""
        self.server = with_rows(rows)
        with serving(self.server) as site:
            yield Served(url=address(site), secrets=SECRETS)

    def answer(self, row: Row) -> None:
        """Let somebody answer."""
        self.server.responses.append(response(len(self.server.responses) + 1, row))


REAL: Final = os.environ.get("ARBEIDSMILJO_LIMESURVEY_URL", "").rstrip("/")
"""Where a real server is installed, such as `https://svar.example.no`."""


@pytest.mark.skipif(not REAL, reason="ARBEIDSMILJO_LIMESURVEY_URL names no server")
class TestRealServer(LimeSurveyContract):
    """A real server, on which a survey is made and deleted for each test."""

    @contextmanager
    def served(self, rows: Sequence[Row]) -> Generator[Served]:
        """Make a survey with these answers, and delete it in the end."""
        secrets = {
            name: os.environ[f"ARBEIDSMILJO_LIMESURVEY_{name.upper()}"]
            for name in ("user", "password")
        }
        with citric.Client(REAL + PATH, secrets["user"], secrets["password"]) as self.client:
            structure = io.BytesIO(SURVEY_FILE.read_bytes())
            self.survey = self.client.import_survey(structure, "txt", "arbeidsmiljo", SURVEY)
            try:
                self.client.activate_survey(self.survey)
                for row in rows:
                    self.answer(row)
                yield Served(url=f"limesurvey+{REAL}/?survey={self.survey}", secrets=secrets)
            finally:
                self.client.delete_survey(self.survey)

    def answer(self, row: Row) -> None:
        """Let somebody answer."""
        given = {**response(1, row).answers, "FRITEKST": PERSONAL}
        self.client.add_response(self.survey, {key: given[key] for key in given if key != "DATO"})

    def test_nobody_there(self) -> None:
        """A survey that was deleted is told as that."""
        with self.served([]) as served:
            url, secrets = served.url, served.secrets
        with (
            pytest.raises(SourceError),
            self.open(Served(url=url, secrets=secrets)) as source,
        ):
            source.answers(self.headings)


def with_rows(rows: Sequence[Row] = ROWS) -> Server:
    """Give a server whose survey has these answers, after one that was not finished."""
    begun = response(1, ("begynt", 1, 1), is_finished=False)
    return Server(responses=[begun, *(response(n, row) for n, row in enumerate(rows, start=2))])


@contextmanager
def opened(server: Server) -> Generator[SurveySource]:
    """Open the survey of a server."""
    with (
        serving(server) as site,
        Plugins({"limesurvey": plugin}).open_source(
            address(site), secrets=lambda _, name: SECRETS.get(name), seconds=5
        ) as source,
    ):
        yield source


def rows_of(source: SurveySource, since: str = "") -> tuple[list[Row], str]:
    """Read all three columns, and give the rows and the marker."""
    received = source.answers(HEADINGS, since=since)
    return [*TestOwnServer().read(received.table)], received.marker


@settings(max_examples=examples(30))
@given(st.lists(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=4), max_size=4))
def test_every_answer_is_read_once(days: list[list[tuple[bool, int]]]) -> None:
    """However people begin and finish, each answer is read when it is finished, and once.

    On each day some begin, who finish at once or not, and some finish what they began.
    """
    server = Server()
    read: list[Row] = []
    marker = ""
    with opened(server) as source:
        for day in days:
            for at_once, other in day:
                number = len(server.responses) + 1
                row = (f"enhet {number}", 1, 5)
                server.responses.append(response(number, row, is_finished=at_once))
                server.responses[min(other, number - 1)].is_finished = True
            rows, marker = rows_of(source, marker)
            read += rows
            assert sorted(read) == sorted(
                (one.answers["ENHET"], 1, 5) for one in server.responses if one.is_finished
            )


def test_who_finishes_meanwhile_is_read_next_time() -> None:
    """Somebody who finishes between two questions to the server is neither lost nor read twice."""
    server = with_rows()
    late = response(5, ("sent", 2, 2), is_finished=False)
    server.responses.append(late)

    def finish() -> None:
        if [method for method, _ in server.asked].count("export_responses") == 2:
            late.is_finished = True

    with opened(server) as source:
        server.meanwhile = finish
        first, marker = rows_of(source)
        second, _ = rows_of(source, marker)
    assert (first, second) == ([*ROWS], [("sent", 2, 2)])


def test_only_fields_that_are_asked_for_leave_the_server() -> None:
    """No other field is asked for, and of who has not finished only that."""
    server = with_rows()
    with opened(server) as source:
        source.questions()
        assert "export_responses" not in [method for method, _ in server.asked]
        rows_of(source)
    exports = [given for method, given in server.asked if method == "export_responses"]
    fields = [f"{SURVEY}X1X{number}" for number in (1, 2, 3)]
    assert [(given[4], given[9]) for given in exports] == [
        ("all", ["id", "submitdate"]),
        ("complete", ["id", *fields]),
    ]


def test_what_was_written_beside_an_answer_is_free_text() -> None:
    """Comments, other answers and texts in several places can be asked for, and choices cannot."""
    beside = [("O", "comment"), ("L", "other"), ("P", "A1comment"), ("Q", "A1"), (";", "A1_B1")]
    chosen = [("P", "A1"), ("M", "A1"), ("F", "A1comment")]
    asked = [
        Question(number=number, kind=kind, code=f"K{number}", part=part)
        for number, (kind, part) in enumerate([*beside, *chosen], start=1)
    ]
    written = [one.heading for one in asked[: len(beside)]]
    answers = {one.heading: PERSONAL for one in asked}
    with opened(Server(questions=asked, responses=[Response(number=1, answers=answers)])) as source:
        columns = source.free_text(written).columns
        assert [(one.heading, [*one.cells]) for one in columns] == [
            (heading, [PERSONAL]) for heading in written
        ]
        with pytest.raises(InvalidInputError) as caught:
            source.free_text([one.heading for one in asked])
    assert len(caught.value.problems) == len(chosen)


def test_free_text_is_no_answer() -> None:
    """Long texts, dates and what LimeSurvey keeps of respondents are no columns of answers."""
    with opened(with_rows()) as source:
        assert [column.heading for column in source.questions().columns] == [*HEADINGS]
        with pytest.raises(InvalidInputError) as caught:
            source.answers(["FRITEKST", "DATO", "ipaddr", "id", "submitdate", "token"])
    assert len(caught.value.problems) == 6


def test_what_was_asked_is_told() -> None:
    """Questions and options are told as people see them, without their looks."""
    with opened(with_rows()) as source:
        _, first, _ = source.questions().columns
    assert first.label == "Jeg får støtte"
    assert first.value_labels[5] == "Helt enig"


@pytest.mark.parametrize(
    ("codes", "given", "read"),
    [
        (["1", "2"], "2", 2.0),
        (["0", "1"], "1", 1.0),
        (["A1", "A2"], "A2", 2.0),
        (["AO01", "AO05"], "AO05", 5.0),
        (["A1", "B1"], "B1", "B1"),
        (["A1", "A01"], "A01", "A01"),
        (["ja", "nei"], "nei", "nei"),
    ],
)
def test_codes_say_values(codes: Sequence[str], given: str, read: float | str) -> None:
    """A code that is a number, alone or after letters that all have, is that value."""
    asked = [
        QUESTIONS[0],
        Question(number=9, kind="F", code="LIK", part="K01", options=dict.fromkeys(codes, "x")),
    ]
    answered = Response(number=1, answers={"ENHET": "a", "LIK[K01]": given})
    with opened(Server(questions=asked, responses=[answered])) as source:
        column = source.answers(["LIK[K01]"]).table.columns[0]
    assert (column.heading, list(column.cells)) == ("LIK[K01]", [read])
    assert len(column.value_labels) == (2 if isinstance(read, float) else 0)


@pytest.mark.parametrize(("kind", "values"), [("5", 5), ("A", 5), ("B", 10), ("N", 0)])
def test_scales_that_a_type_has_by_itself(kind: str, values: int) -> None:
    """A question of points has its scale, and is read as numbers."""
    asked = [Question(number=9, kind=kind, code="K", part="1", text="Ro")]
    answered = Response(number=1, answers={"K[1]": "4"})
    with opened(Server(questions=asked, responses=[answered])) as source:
        (column,) = source.answers(["K[1]"]).table.columns
    assert column.label == "Hvor enig er du?: Ro"
    assert list(column.value_labels) == list(range(1, values + 1))
    assert list(column.cells) == ["4"]


def test_columns_that_come_empty_are_refused_by_name() -> None:
    """A column without any answer is none of answers: its field was not understood, or is new."""
    answered = [Response(number=1, answers={}), Response(number=2, answers={})]
    with opened(Server(responses=answered)) as source:
        with pytest.raises(SourceError, match=r"came to 'ENHET', 'K01', 'K02';"):
            rows_of(source)
        answered[0].answers = {"K01": "2"}
        with pytest.raises(SourceError, match=r"came to 'ENHET', 'K02';") as caught:
            rows_of(source)
        assert "Where nobody answered that, leave it out" in str(caught.value)
        assert [*source.answers(["K01"]).table.columns[0].cells] == [2.0, None]
        answered[1].answers = {"ENHET": "s-1", "K02": "4"}
        assert rows_of(source)[0] == [("", 2, None), ("s-1", None, 4)]


def test_a_question_that_nobody_new_answered_is_read() -> None:
    """Whether a column is empty is asked of all who have finished, not of the few who are new."""
    server = with_rows()
    with opened(server) as source:
        _, marker = rows_of(source)
        server.responses.append(response(9, ("s-1", None, 3)))
        assert rows_of(source, marker)[0] == [("s-1", None, 3)]


@pytest.mark.parametrize("lost", [1, 2])
def test_lost_answers_are_missed(lost: int) -> None:
    """An export with fewer answers than the server counts is refused."""
    server = with_rows()
    with opened(server) as source:
        server.lost = lost
        with pytest.raises(SourceError, match="answers came where the vendor says"):
            rows_of(source)


def test_fewer_answers_than_before() -> None:
    """Where answers were deleted since the marker was given, that is told."""
    server = with_rows()
    with opened(server) as source:
        _, marker = rows_of(source)
        del server.responses[-1]
        with pytest.raises(SourceError, match="has fewer answers than when it was read before"):
            rows_of(source, marker)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"status": 500}, "answers with status 500"),
        ({"status": 404}, "has no such survey"),
        ({"status": 302, "headers": {"Location": "http://127.0.0.1:9/"}}, "sends us to another"),
        ({"raw": b""}, "does not answer as RemoteControl 2 does"),
        ({"raw": b"<html>"}, "does not answer as RemoteControl 2 does"),
        ({"raw": b"[]"}, "in another way than LimeSurvey"),
        ({"raw": b"{}"}, "in another way than LimeSurvey"),
        ({"raw": b'{"id": 0, "result": "", "error": null}'}, "refuses what was asked"),
        ({"headers": {"Content-Length": "9000"}}, "cannot be reached, or the connection broke"),
    ],
)
def test_servers_that_answer_badly(broken: dict[str, object], says: str) -> None:
    """Each way of answering badly is told in one message, at the door and later on."""
    server = with_rows()
    for name, value in broken.items():
        setattr(server, name, value)
    with pytest.raises(SourceError, match=says) as caught, opened(server):
        pass
    assert PASSWORD not in str(caught.value)

    server = with_rows()
    with opened(server) as source:
        for name, value in broken.items():
            setattr(server, name, value)
        with pytest.raises(SourceError, match=says):
            rows_of(source)
        with pytest.raises(SourceError, match=says):
            source.questions()


def test_no_secret_follows_a_redirect() -> None:
    """Where a server sends us elsewhere, nothing is asked there."""
    elsewhere = with_rows()
    with serving(elsewhere) as other:
        server = Server(status=307, headers={"Location": other + PATH})
        with pytest.raises(SourceError, match="sends us to another"), opened(server):
            pass
    assert elsewhere.asked == []


def test_a_survey_that_there_is_not() -> None:
    """A number that no survey has is told."""
    with (
        serving(with_rows()) as site,
        Plugins({"limesurvey": plugin}).open_source(
            f"limesurvey+{site}/?survey=1", secrets=lambda _, name: SECRETS.get(name)
        ) as source,
        pytest.raises(SourceError, match="has no such survey"),
    ):
        source.questions()


def test_a_number_that_is_none() -> None:
    """The number of a survey is a number."""
    for survey in ("abc", "1x", "²"):
        with pytest.raises(InvalidInputError, match="survey: is not a number"):
            Plugins({"limesurvey": plugin}).open_source(
                f"limesurvey+http://localhost/?survey={survey}", secrets=lambda _, __: "x"
            )


def test_a_server_that_keeps_silent() -> None:
    """Who accepts a connection and says nothing is waited for as long as was said."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(SourceError, match=r"no answer came within 0\.2 seconds"):
            Plugins({"limesurvey": plugin}).open_source(
                f"limesurvey+http://127.0.0.1:{port}/?survey=1",
                secrets=lambda _, __: "x",
                seconds=0.2,
            )


def test_a_path_can_name_the_interface_itself() -> None:
    """Where the server's addresses are shorter, the address of the interface is given as it is."""
    with (
        serving(with_rows()) as site,
        Plugins({"limesurvey": plugin}).open_source(
            f"limesurvey+{site}{PATH}?survey={SURVEY}", secrets=lambda _, name: SECRETS.get(name)
        ) as source,
    ):
        assert rows_of(source)[0] == [*ROWS]
