"""The web server passes on who asks to follow, and answers everything else itself."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import waitress.server

from encadena.matchmaking.web.live.line import Line, channel_class

PATIENCE = 30.0


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}".encode()]


def run(server: Any) -> None:
    with suppress(OSError):  # closed while it waits for a request
        server.run()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def port(line: Line, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(waitress.server.BaseWSGIServer, "channel_class", channel_class(line))
    server = waitress.server.create_server(application, host="127.0.0.1", port=0, threads=1)
    threading.Thread(target=run, args=(server,), daemon=True).start()
    yield server.effective_port
    server.close()


def asked(port: int, method: str, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request(method, path)
    answer = connection.getresponse().read()
    connection.close()
    return answer


def test_a_line_is_handed_over_and_lives_on_without_the_server(port: int, line: Line) -> None:
    far = line.open()
    far.settimeout(PATIENCE)
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as phone:
        phone.sendall(b"GET /ruedas/vivo/a-ticket:1/ HTTP/1.1\r\nHost: x\r\n\r\n")
        text, files, _flags, _address = socket.recv_fds(far, 8192, 1)
        with socket.socket(fileno=files[0]) as taken:
            assert text == b"a-ticket:1"
            assert asked(port, "GET", "/other/") == b"GET /other/"
            taken.setblocking(True)
            taken.sendall(b"from the other process")
            assert phone.recv(100) == b"from the other process"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/ruedas/vivo/a-ticket/ahora/"),
        ("POST", "/ruedas/vivo/a-ticket/"),
        ("GET", "/ruedas/vivo//"),
        ("GET", "/ruedas/5/hoy/"),
    ],
)
def test_everything_else_is_answered_by_the_pages(method: str, path: str, port: int, line: Line) -> None:
    line.open()
    assert asked(port, method, path) == f"{method} {path}".encode()


def test_while_nobody_keeps_lines_the_pages_answer(port: int, line: Line) -> None:
    path = "/ruedas/vivo/a-ticket/"
    assert asked(port, "GET", path) == f"GET {path}".encode()
    line.open().close()  # it was there and died
    assert asked(port, "GET", path) == f"GET {path}".encode()
