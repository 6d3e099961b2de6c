"""A web server on this machine, for tests of what asks over the network."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from attrs import field, frozen


@frozen(kw_only=True)
class Request:
    """What was asked.

    Attributes:
        method: How.
        path: With what stands after the question mark.
        headers: Beside it.
        body: With it.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@frozen(kw_only=True)
class Answer:
    """What is answered.

    Attributes:
        body: The answer.
        status: Its status.
        headers: Beside it.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(factory=dict[str, str])


@contextmanager
def serving(answer: Callable[[Request], Answer]) -> Generator[str]:
    """Answer whatever is asked, and give the site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            given = answer(
                Request(
                    method=self.command,
                    path=self.path,
                    headers=dict(self.headers.items()),
                    body=self.rfile.read(length),
                )
            )
            self.send_response(given.status)
            for name, value in {"Content-Length": str(len(given.body)), **given.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(given.body)

        do_POST = do_GET  # noqa: N815 - their names there

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
