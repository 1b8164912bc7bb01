"""The command on the page of a request: bash and curl send with it what came in."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from fullstory.sandbox import Fault, FaultKind, Moment
from tests.sandbox.api import Api
from tests.sandbox.looking import shown, text_of

pytestmark = pytest.mark.skipif(not (shutil.which("curl") and shutil.which("bash")), reason="needs bash and curl")
KEY = "sandbox-admin"
# curl writes these itself.
OWN = ("accept", "accept-encoding", "connection", "content-length", "expect", "host", "transfer-encoding", "user-agent")


def run(command: str, folder: Path, shell: str = "bash") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "HOME": str(folder), "no_proxy": "*", "FULLSTORY_API_KEY": KEY}
    return subprocess.run([shell, "-c", command], env=environment, cwd=folder, capture_output=True, timeout=20)


def command_of(api: Api, number: int) -> str:
    """The command as somebody copies it from the page."""
    page = shown(api, f"/requests/{number}")
    box = page[page.index("Copy as curl") :]
    return unescape(box.partition('<pre tabindex="0">')[2].partition("</pre>")[0])


def logged(api: Api) -> dict[str, Any]:
    """The last request of the log."""
    return api.sandbox.request(api.sandbox.requests(limit=1)[0]["id"])


def essence(entry: dict[str, Any]) -> dict[str, Any]:
    names = ("method", "path", "query", "body", "body_bytes", "status")
    headers = sorted([name, value] for name, value in entry["headers"] if name not in OWN)
    return {**{name: entry[name] for name in names}, "headers": headers}


def check_repeats(api: Api, folder: Path) -> str:
    """Run the command of the last request, and compare what came in. Return the command."""
    entry = logged(api)
    command = command_of(api, entry["id"])
    for shell in ("bash", "sh"):
        done = run(command, folder, shell)
        assert done.returncode == 0, (command, done.stderr)
        again = logged(api)
        assert again["id"] > entry["id"]
        assert essence(again) == essence(entry), command
    return command


BODIES = [
    b'{"uid": "ada"}',
    b"""{"uid": "it's \\"quoted\\" $HOME `id` $(id) \\\\ !x #y ~ * ? %s %% &"}""",
    b"'",
    b"''\"''",
    b"@/etc/passwd",
    b'{\n  "uid": "a",\n\n  "display_name": "b"\n}\n',
    b"\n\n",
    b'{\r\n\t"uid": "tab"\r\n}',
    '{"uid": "Zoë 日本 😀"}'.encode(),
    '{"uid": "\u202e\u2028\u0085\ufeff"}'.encode(),
    b"\xff\xfe\x00\x01binary\x00 100% \\n - !\x7f",
    b"-n",
    b"\x00",
    bytes(range(256)),
    b" ",
    b'{"uid": "' + b"x" * 16_000 + b'"}',
]


class Recorder(BaseHTTPRequestHandler):
    """Keeps the bodies that came in."""

    bodies: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        self.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def recorder() -> Iterator[str]:
    """The URL of a server that keeps the bodies that it gets, byte by byte."""
    Recorder.bodies.clear()
    with HTTPServer(("127.0.0.1", 0), Recorder) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_any_body_is_sent_as_it_came(api: Api, tmp_path: Path, recorder: str, body: bytes) -> None:
    api.post("/v2/users", content=body, headers={"Content-Type": "application/json"})
    command = check_repeats(api, tmp_path)
    for shell in ("bash", "sh"):
        assert run(command.replace(str(api.base_url).rstrip("/"), recorder), tmp_path, shell).returncode == 0
    assert Recorder.bodies == [body] * 2


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v2/users?uid=it's&x=a%20b&y=$HOME"),
        ("GET", "/v2/users/[1-3]{a,b}"),
        ("GET", "/v2/users/a%2Fb%00%27"),
        ("GET", "/me"),
        ("DELETE", "/v2/users/1"),
        ("POST", "/v2/users"),
        ("PATCH", "/v2/users/1"),
        ("HEAD", "/v2/users"),
        ("OPTIONS", "/v2/users"),
    ],
)
def test_any_request_is_sent_as_it_came(api: Api, tmp_path: Path, method: str, path: str) -> None:
    api.request(method, path)
    command = check_repeats(api, tmp_path)
    assert ("-X" in command) == (method not in ("GET", "HEAD"))


def test_headers_are_sent_as_they_came(api: Api, tmp_path: Path) -> None:
    headers = [
        (b"Idempotency-Key", b"it's $HOME"), (b"X-Empty", b""), (b"X-Twice", b"a"), (b"X-Twice", b'b"'),
        (b"X-Name", "Zoë".encode()), (b"X-Bytes", b"\xe9!"), (b"Content-Type", b"application/json; charset=utf-8"),
    ]  # fmt: skip
    api.post("/v2/users", content=b"{}", headers=headers)
    command = check_repeats(api, tmp_path)
    assert "user-agent" not in command.lower()


def send(api: Api, head: str, body: bytes = b"") -> None:
    """A request that is sent as it is, which no decent client does."""
    host, port = str(api.base_url).removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"{head}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode() + body)
        while connection.recv(65536):
            pass


def test_a_body_without_a_content_type_stays_without_one(api: Api, tmp_path: Path) -> None:
    send(api, f"POST /v2/users HTTP/1.1\r\nAuthorization: Bearer {KEY}\r\nContent-Length: 2", b"{}")
    assert '"Authorization: Bearer $FULLSTORY_API_KEY"' in check_repeats(api, tmp_path)


def test_a_path_with_dots_stays_as_it_is(api: Api, tmp_path: Path) -> None:
    send(api, f"GET /v2/./users/../users HTTP/1.1\r\nAuthorization: Basic {KEY}")
    assert "--path-as-is" in check_repeats(api, tmp_path)


def test_the_key_is_not_in_the_command(start: Callable[..., Api], tmp_path: Path) -> None:
    api = start(keys={"a-key-that-nobody-may-see": "admin"})
    api.get("/v2/users")
    page = shown(api, "/requests/1")
    assert "a-key-that-nobody-may-see" not in page
    url = str(api.base_url).rstrip("/")
    assert command_of(api, 1).startswith(f'curl {url}/v2/users \\\n  -H "Authorization: Basic $FULLSTORY_API_KEY"')
    assert "export FULLSTORY_API_KEY=" in text_of(page)


def test_a_request_without_a_key_stays_without_one(api: Api, tmp_path: Path) -> None:
    send(api, "GET /v2/users HTTP/1.1")
    assert "authorization" not in check_repeats(api, tmp_path).lower()
    assert "export" not in text_of(shown(api, "/requests/1"))
    assert logged(api)["status"] == 401


@pytest.mark.parametrize("case", ["long", "refused", "fault", "chunked", "with GET"])
def test_a_body_that_the_log_does_not_have_comes_from_a_file(api: Api, tmp_path: Path, case: str) -> None:
    body = b'{"uid": "' + b"x" * (20_000 if case == "long" else 10) + b'"}'
    (tmp_path / "body.json").write_bytes(body)
    if case == "refused":
        api.post("/v2/nothing", content=body)
    elif case == "fault":
        api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=429, when=Moment.BEFORE_READ))
        api.post("/v2/users", content=body)
    elif case == "chunked":
        api.post("/v2/nothing", content=iter([body]))
    else:
        api.request("GET" if case == "with GET" else "POST", "/v2/users", content=body)
    entry = logged(api)
    assert "save it as body.json first" in text_of(shown(api, f"/requests/{entry['id']}"))
    command = command_of(api, entry["id"])
    assert command.endswith("--data-binary @body.json")
    assert run(command, tmp_path).returncode == 0
    again = logged(api)
    assert essence(again) == essence(entry)
    assert ["content-length", str(len(body))] in again["headers"]
