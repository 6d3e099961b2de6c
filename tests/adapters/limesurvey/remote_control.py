"""A server that speaks LimeSurvey's RemoteControl 2, as far as answers are read through it.

It answers as version 6 does, with its traps: fields by the codes of questions come empty, numbers
come as text, a survey without responses cannot be exported, and everybody finished in 1980.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final, cast

from attrs import define, field, frozen

from arbeidsmiljo.testing.served import PASSWORD, PERSONAL

SURVEY: Final = 424242
USER: Final = f"hr-{PASSWORD}"
KEY: Final = "nøkkel-til-en-økt"
PATH: Final = "/index.php/admin/remotecontrol"
NEVER: Final = "1980-01-01 00:00:00"

LABELS: Final = ("Helt uenig", "Litt uenig", "Hverken eller", "Litt enig", "Helt&nbsp;<b>enig</b>")


@frozen(kw_only=True)
class Question:
    """A question, or a part of one.

    Attributes:
        number: Its number; parts have that of the whole.
        kind: Its type.
        code: Its code.
        part: The code of the part.
        text: What is asked.
        options: Code to text.
    """

    number: int
    kind: str
    code: str
    part: str = ""
    text: str = ""
    options: Mapping[str, str] = field(factory=dict[str, str])

    @property
    def name(self) -> str:
        """Its name in the field map."""
        return f"{SURVEY}X1X{self.number}{self.part}"

    @property
    def heading(self) -> str:
        """Its heading in exports."""
        return f"{self.code}[{self.part}]" if self.part else self.code


AGREE: Final = {str(number): text for number, text in enumerate(LABELS, start=1)}
QUESTIONS: Final = (
    Question(number=1, kind="S", code="ENHET", text="Hvor arbeider du?"),
    Question(number=2, kind="L", code="K01", text="<p>Jeg får st&oslash;tte</p>", options=AGREE),
    Question(number=3, kind="L", code="K02", text="Jeg har tid", options=AGREE),
    Question(number=4, kind="T", code="FRITEKST", text="Hva vil du si?"),
    Question(number=5, kind="D", code="DATO", text="Når begynte du?"),
)


@define(kw_only=True)
class Response:
    """A response: what was answered by the heading of each question, and whether to the end."""

    number: int
    answers: Mapping[str, str]
    is_finished: bool = True


@define
class Server:
    """What the server has, and how it misbehaves.

    Attributes:
        questions: Of the one survey.
        responses: To it.
        status: What it answers to everything with; None where it works.
        meanwhile: Done before each export: somebody answers.
        lost: So many responses are lacking in an export.
        headers: Sent beside.
        raw: Sent in place of any answer.
        asked: The methods that were called, with what was asked.
    """

    questions: Sequence[Question] = QUESTIONS
    responses: list[Response] = field(factory=list[Response])
    status: int = 200
    meanwhile: Callable[[], None] = lambda: None
    lost: int = 0
    headers: Mapping[str, str] = field(factory=dict[str, str])
    raw: bytes | None = None
    asked: list[tuple[str, Sequence[Any]]] = field(factory=list[tuple[str, "Sequence[Any]"]])

    def answer(self, method: str, given: Sequence[Any]) -> object:
        """Answer a call."""
        self.asked.append((method, given))
        if method == "get_session_key":
            user, password, _ = given
            if (user, password) != (USER, PASSWORD):
                return {"status": "Invalid user name or password"}
            return KEY
        key, *rest = given
        if key != KEY:
            return {"status": "Invalid session key"}
        if method == "release_session_key":
            return "OK"
        if method == "get_question_properties":
            return self._question(rest[0])
        if rest[0] != SURVEY:
            return {"status": "Error: Invalid survey ID"}
        methods: Mapping[str, Callable[..., object]] = {
            "get_fieldmap": self._field_map,
            "get_summary": self._summary,
            "export_responses": self._export,
        }
        return methods[method](*rest[1:])

    def _field_map(self, *_: object) -> object:
        own = {"id": "id", "submitdate": "submitdate", "ipaddr": "ipaddress"}
        fields: dict[str, object] = {
            name: {"fieldname": name, "type": kind, "sid": SURVEY, "gid": "", "qid": "", "aid": ""}
            for name, kind in own.items()
        }
        for one in self.questions:
            fields[one.name] = {
                "fieldname": one.name,
                "type": one.kind,
                "sid": SURVEY,
                "gid": "1",
                "qid": str(one.number),
                "aid": one.part,
                "title": one.code,
                "question": "Hvor enig er du?" if one.part else one.text,
                "subquestion": one.text if one.part else None,
            }
        return fields

    def _question(self, number: int) -> object:
        options = next(one.options for one in self.questions if one.number == number)
        if not options:
            return {"answeroptions": "No available answer options"}
        told = {code: {"answer": text, "assessment_value": "0"} for code, text in options.items()}
        # PHP writes codes that count from 0 as a list.
        is_list = list(told) == [str(n) for n in range(len(told))]
        return {"answeroptions": [*told.values()] if is_list else told}

    def _summary(self, *_: object) -> object:
        finished = sum(one.is_finished for one in self.responses)
        return {
            "completed_responses": str(finished),
            "incomplete_responses": str(len(self.responses) - finished),
            "full_responses": str(len(self.responses)),
        }

    def _export(self, *given: object) -> object:
        form, language, status, heading, response, first, last, fields, _ = cast("list[Any]", given)
        assert (form, language, heading, response, last) == ("json", None, "code", "short", None)
        assert fields is not None
        if not self.responses:
            return {"status": "No Data, could not get max id."}
        self.meanwhile()
        rows = [
            {self._heading(name): self._value(one, name) for name in fields}
            for one in self.responses
            if one.number >= (first or 1) and (one.is_finished or status == "all")
        ]
        text = json.dumps({"responses": rows[: len(rows) - self.lost]})
        return base64.b64encode(text.encode()).decode()

    def _heading(self, name: str) -> str:
        return next((one.heading for one in self.questions if one.name == name), name)

    def _value(self, response: Response, name: str) -> str | None:
        if name == "id":
            return str(response.number)
        if name == "submitdate":
            return NEVER if response.is_finished else None
        if name == "ipaddr":
            return PERSONAL
        asked = next((one for one in self.questions if one.name == name), None)
        return "" if asked is None else response.answers.get(asked.heading, "")


@contextmanager
def serving(server: Server) -> Generator[str]:
    """Serve over HTTP on this machine, and give the site."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert self.path == PATH
            result = server.answer(call["method"], call["params"])
            body = json.dumps({"id": call["id"], "result": result, "error": None}).encode()
            body = body if server.raw is None else server.raw
            self.send_response(server.status)
            length = {"Content-Length": str(len(body))}
            for name, value in {**length, **server.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}"
        finally:
            running.shutdown()
            thread.join()
