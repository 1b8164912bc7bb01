"""What a client can make the server keep or do is limited, whatever it sends."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind
from fullstory.sandbox.api import users
from fullstory.sandbox.http.body import check_containers
from fullstory.sandbox.problems import Problem
from tests.sandbox.api import Api, problem

MEBIBYTE = 1 << 20


def connect(api: Api) -> socket.socket:
    return socket.create_connection((api.base_url.host, api.base_url.port or 0), timeout=10)


def head(api: Api, line: str, *headers: str) -> bytes:
    lines = [f"{line} HTTP/1.1", "Host: localhost", f"Authorization: {api.headers['authorization']}", *headers]
    return "".join(f"{one}\r\n" for one in [*lines, ""]).encode()


def sent_until_end(connection: socket.socket, part: bytes, most: int) -> int:
    """How many bytes the other side takes before it ends the connection."""
    sent = 0
    with contextlib.suppress(ConnectionError):
        while sent < most:
            connection.sendall(part)
            sent += len(part)
    return sent


@pytest.mark.parametrize(
    ("beginning", "part"),
    [
        (b"2\r\n{}\r\n0\r\n", b"X-Trailer: " + b"x" * 1000 + b"\r\n"),
        (b"2\r\n{}\r\n0\r\nX-Trailer: ", b"x" * 1000),
        (b"2;extension=", b"x" * 1000),
        (b"2\r\n{}\r\n", b"0" * 1000),
    ],
    ids=["trailers", "a trailer", "an extension", "a chunk's size"],
)
def test_what_is_around_a_body_is_limited(api: Api, beginning: bytes, part: bytes) -> None:
    with connect(api) as endless:
        endless.sendall(head(api, "POST /v2/users", "Transfer-Encoding: chunked") + beginning)
        assert sent_until_end(endless, part, 20 * MEBIBYTE) < 20 * MEBIBYTE
    assert api.sandbox.users() == []


def test_a_body_in_small_chunks_with_trailers_is_read(api: Api) -> None:
    chunks = b"".join(b"1;note=%s\r\n%c\r\n" % (b"x" * 100, byte) for byte in b' {"uid": "ada"}'.ljust(5000))
    with connect(api) as connection:
        connection.sendall(head(api, "POST /v2/users", "Transfer-Encoding: chunked", "Connection: close"))
        for at in range(0, len(chunks), 10_000):
            connection.sendall(chunks[at : at + 10_000])
        connection.sendall(b"0\r\nX-Trailer: 1\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")
    assert [user["uid"] for user in api.sandbox.users()] == ["ada"]


def test_blank_lines_do_not_keep_a_connection_open(start: Callable[..., Api]) -> None:
    api = start(client_timeout=0.3)
    with connect(api) as idle:
        idle.sendall(head(api, "GET /me"))
        assert b"role" in idle.recv(1000)
        started = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while time.monotonic() < started + 10:
                idle.sendall(b"\r\n")
                time.sleep(0.05)
        assert time.monotonic() < started + 5


def test_a_blank_line_after_a_request_does_no_harm(start: Callable[..., Api]) -> None:
    api = start(client_timeout=0.3, faults=[Fault(kind=FaultKind.DELAY, seconds=0.8, path="/me", times=1)])
    with connect(api) as patient:
        for _ in range(2):
            patient.sendall(head(api, "GET /me") + b"\r\n")
            assert b"role" in patient.recv(1000)


def test_an_answer_that_ends_the_connection_says_so(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(users, "present_user", lambda *_, **__: 1 / 0)
    ada = api.create_user(uid="ada")
    with connect(api) as connection:
        connection.sendall(head(api, f"GET /v2/users/{ada}"))
        answer = b""
        while part := connection.recv(1000):
            answer += part
    assert answer.startswith(b"HTTP/1.1 500")
    assert b"\r\nconnection: close\r\n" in answer.lower()


@contextmanager
def sandbox_process() -> Iterator[tuple[Api, Path]]:
    """The API of a sandbox in a process of its own, and what Linux says about that."""
    command = [sys.executable, "-m", "fullstory.cli", "sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = next(line.split()[1] for line in process.stdout if "URL" in line)
            with Api(url, "sandbox-admin") as api:
                yield api, Path(f"/proc/{process.pid}/status")
        finally:
            process.kill()


def most_memory(status: Path) -> int:
    """The most bytes of memory that a process has had."""
    (kibibytes,) = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())
    return int(kibibytes) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much memory a process has had")
@pytest.mark.parametrize("item", [b"{}", b"[]", b'{"a":[]}'])
def test_a_body_of_empty_objects_is_refused_before_it_fills_the_memory(item: bytes) -> None:
    size = 12 * MEBIBYTE
    content = b'{"requests":[' + b",".join([item] * (size // (len(item) + 1))) + b"]}"
    with sandbox_process() as (api, status):
        api.create_user(uid="ada")
        before, started = most_memory(status), time.monotonic()
        assert problem(api.post("/v2/users/batch", content=content)) == (400, "invalid_argument")
        assert time.monotonic() - started < 2
        assert most_memory(status) - before < 10 * size


@pytest.mark.parametrize(
    "content",
    [
        b"[" + b",".join([b"{}"] * 1000) + b"]",
        b'{"text":"' + b"[{" * 10_000 + b'"}',
        b'{"text":"' + rb"\"[\\" * 10_000 + b'"}',
        b"{" + b",".join([b'"a":{}'] * 10_000) + b"}",
    ],
    ids=["as many items as allowed", "text", "escaped text", "named objects"],
)
def test_containers_are_counted_outside_of_text(content: bytes) -> None:
    check_containers(content, 1000)
    with pytest.raises(Problem, match="more arrays and objects"):
        check_containers(b"[" + content + b"," + b",".join([b"[]"] * 20_000) + b"]", 1000)


def test_a_whole_batch_of_the_smallest_items_is_accepted(api: Api) -> None:
    answer: httpx.Response = api.post("/v2/users/batch", content=b'{"requests":[' + b",".join([b"{}"] * 50_000) + b"]}")
    assert answer.status_code == 200
