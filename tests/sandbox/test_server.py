"""The server: it starts, stops, and copes with clients that are slow or send nonsense."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Sandbox
from tests.sandbox.api import Api


def connect(api: Api) -> socket.socket:
    return socket.create_connection((api.base_url.host, api.base_url.port or 0), timeout=10)


def test_it_listens_on_loopback_only_unless_told_otherwise_and_then_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "fullstory.sandbox"):
        with Sandbox() as sandbox:
            assert sandbox.url.startswith("http://127.0.0.1:")
        assert caplog.records == []
        with Sandbox(host="0.0.0.0") as sandbox:
            assert "other machines" in caplog.text
            port = sandbox.url.rpartition(":")[2]
            response = httpx.get(f"http://127.0.0.1:{port}/_sandbox/state", headers={"Host": "sandbox.example"})
            assert response.status_code == 200, "a sandbox for others answers to any name"


def test_a_used_port_is_an_error_and_leaves_nothing_behind() -> None:
    with Sandbox() as first:
        port = int(first.url.rpartition(":")[2])
        second = Sandbox(port=port)
        with pytest.raises(OSError, match=rf"127\.0\.0\.1:{port}: .*in use; choose another port, or 0 for a free one"):
            second.start()
    with second:
        assert second.url.endswith(f":{port}")


def test_start_and_stop_can_be_repeated_and_leave_no_thread() -> None:
    before = threading.active_count()
    sandbox = Sandbox()
    for _ in range(2):
        sandbox.start()
        with pytest.raises(RuntimeError, match="already"):
            sandbox.start()
        assert httpx.get(f"{sandbox.url}/me", headers={"Authorization": f"Basic {sandbox.api_key}"}).status_code == 200
        sandbox.stop()
        sandbox.stop()
    assert threading.active_count() == before
    gc.collect()


def test_two_sandboxes_are_independent() -> None:
    with Sandbox() as one, Sandbox() as other:
        with Api(one.url, one.api_key) as api:
            api.create_user(uid="ada")
        assert (one.state()["users"], other.state()["users"]) == (1, 0)


def test_it_stops_quickly_with_open_connections_streams_and_requests_under_way() -> None:
    sandbox = Sandbox(faults=[Fault(kind=FaultKind.DELAY, seconds=60, path="/v2/users")]).start()
    api = Api(sandbox.url, sandbox.api_key)
    with connect(api), connect(api) as waiting, connect(api) as stream:
        waiting.sendall(f"GET /v2/users HTTP/1.1\r\nHost: x\r\nAuthorization: Basic {sandbox.api_key}\r\n\r\n".encode())
        stream.sendall(b"GET /_sandbox/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert stream.recv(1000).startswith(b"HTTP/1.1 200")
        started = time.perf_counter()
        sandbox.stop()
        assert time.perf_counter() - started < 3
    api.close()


def test_a_stream_does_not_keep_it_from_stopping(start: Callable[..., Api]) -> None:
    api = start()
    with connect(api) as stream:
        stream.sendall(b"GET /_sandbox/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert stream.recv(1000).startswith(b"HTTP/1.1 200")
        started = time.perf_counter()
        api.sandbox.stop()
        assert time.perf_counter() - started < 0.8


@pytest.mark.parametrize(
    "beginning", [b"", b"POST /v2/users HT", b"POST /v2/users HTTP/1.1\r\nHost: x\r\n"], ids=["nothing", "line", "head"]
)
def test_a_client_that_does_not_send_its_request_is_dropped(start: Callable[..., Api], beginning: bytes) -> None:
    api = start(client_timeout=0.2)
    with connect(api) as slow:
        slow.sendall(beginning)
        assert receive_end(slow)


def test_a_client_that_does_not_send_its_body_is_dropped(start: Callable[..., Api]) -> None:
    api = start(client_timeout=0.2)
    head = f"POST /v2/users HTTP/1.1\r\nHost: x\r\nAuthorization: {api.headers['authorization']}\r\n"
    with connect(api) as slow:
        slow.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())
        for _ in range(3):
            time.sleep(0.05)
            slow.sendall(b" ")
        assert receive_end(slow)
    assert api.get("/v2/users").json()["total_records"] == "0"


def test_a_client_that_does_not_take_its_answer_is_dropped(start: Callable[..., Api]) -> None:
    api = start(processing_time=0, result_page_size=50_000)
    job = api.run_batch("users", [{"properties": {"text": "x" * 2000}}] * 10_000).status["job"]["id"]
    api.sandbox.configure(client_timeout=0.1)
    head = f"GET /v2/users/batch/{job}/imports HTTP/1.1\r\nHost: x\r\n"
    request = f"{head}Authorization: {api.headers['authorization']}\r\n\r\n"
    api.sandbox.configure(client_timeout=0.1)
    with connect(api) as slow:
        slow.sendall(request.encode())
        assert select.select([slow], [], [], 10)[0]
        time.sleep(0.3)  # longer than the timeout; nothing tells a client that reads nothing
        assert received_until_end(slow) < 20_000_000


def test_an_idle_connection_stays_open_between_requests(start: Callable[..., Api]) -> None:
    api = start(client_timeout=0.2)
    request = f"GET /me HTTP/1.1\r\nHost: x\r\nAuthorization: {api.headers['authorization']}\r\n\r\n".encode()
    with connect(api) as patient:
        for _ in range(2):
            patient.sendall(request)
            received = b""
            while b"role" not in received:
                received += patient.recv(1000)
            time.sleep(0.4)  # longer than the timeout, which is for requests only


def test_a_head_without_end_is_not_read(start: Callable[..., Api]) -> None:
    api = start()
    with connect(api) as endless:
        endless.sendall(b"GET /v2/users HTTP/1.1\r\n")
        sent = 0
        with contextlib.suppress(ConnectionError):
            for number in range(100_000):
                endless.sendall(b"X-%d: %s\r\n" % (number, b"x" * 1000))
                sent += 1
        assert sent < 100_000
    assert api.get("/v2/users").status_code == 200


def received_until_end(connection: socket.socket) -> int:
    """How many bytes come before the other side ends the connection."""
    received = 0
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(1 << 20):
            received += len(part)
    return received


def receive_end(connection: socket.socket) -> bool:
    """Whether the other side ends the connection without an answer."""
    try:
        return connection.recv(1000) == b""
    except ConnectionError:
        return True


def test_no_path_leads_outside_its_data(api: Api) -> None:
    with connect(api) as raw:
        raw.sendall(b"GET /../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 404")
    for path in ("/%2e%2e/%2e%2e/etc/passwd", "/_sandbox/..%2f..%2fetc/passwd", "/fullstory.yaml", "/docs"):
        assert api.get(path).status_code == 404


@pytest.mark.parametrize("path", [b"/v2/users/\xff", b"/v2/users/%FF", b"/v2/users/%", b"/%00", b"//v2/users", b"*"])
def test_strange_paths_are_refused_and_the_next_request_works(api: Api, path: bytes) -> None:
    with connect(api) as raw:
        key = api.headers["authorization"].encode()
        raw.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\nAuthorization: " + key + b"\r\n\r\n")
        assert raw.recv(1000).startswith((b"HTTP/1.1 400", b"HTTP/1.1 404"))
    assert api.get("/v2/users").status_code == 200


def test_what_is_not_http_is_refused_and_the_next_request_works(api: Api) -> None:
    with connect(api) as raw:
        raw.sendall(b"\x16\x03\x01\x02\x00 this is TLS, or nonsense\r\n\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 400")
    assert api.get("/v2/users").status_code == 200


def test_the_first_answer_comes_within_half_a_second_or_so(tmp_path: Path) -> None:
    """Not a measurement, which `tests/benchmarks` makes; this fails for an import that takes seconds."""
    program = "from fullstory.sandbox import Sandbox\nwith Sandbox() as s: print(s.url)"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=os.environ)
    assert time.perf_counter() - started < 10
