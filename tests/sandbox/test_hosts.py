"""Under which names a sandbox answers: a page of another site cannot use it through the browser of its visitor."""

from __future__ import annotations

import socket

import httpx
import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api, problem

FOREIGN = ["evil.example", "evil.example:80", "192.168.0.1", "localhost.evil.example", "[", "]", "[::1", ""]
PATHS = ["/v2/users", "/v2/nothing", "/me", "/anything/else"]


def answer(sandbox: Sandbox, head: str) -> bytes:
    """What comes back for the head of a request, sent as it is."""
    host, _, port = sandbox.url.removeprefix("http://").rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"{head}Authorization: Basic {sandbox.api_key}\r\nConnection: close\r\n\r\n".encode())
        received = b""
        while part := connection.recv(1 << 16):
            received += part
    return received


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("path", PATHS)
def test_the_api_refuses_other_names_than_those_of_this_machine(sandbox: Sandbox, path: str, host: str) -> None:
    received = answer(sandbox, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n")
    assert received.startswith(b"HTTP/1.1 403")
    assert b'"code":"forbidden"' in received


def test_a_refused_name_changes_nothing(api: Api) -> None:
    refused = api.post("/v2/users", json={"uid": "ada"}, headers={"Host": "evil.example"})
    assert problem(refused) == (403, "forbidden")
    assert "'evil.example'" in refused.json()["message"]
    assert api.sandbox.users() == []


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:80", "anything.localhost", "LOCALHOST"])
def test_every_name_of_this_machine_is_accepted(api: Api, host: str) -> None:
    for path in ("/v2/users", "/me"):
        assert api.get(path, headers={"Host": host}).status_code == 200


def test_a_sandbox_for_others_answers_to_any_name() -> None:
    with Sandbox(host="0.0.0.0") as sandbox:
        port = sandbox.url.rpartition(":")[2]
        headers = {"Host": "sandbox.internal", "Authorization": f"Basic {sandbox.api_key}"}
        for path in ("/v2/users", "/me"):
            assert httpx.get(f"http://127.0.0.1:{port}{path}", headers=headers).status_code == 200


@pytest.mark.parametrize("header", ["Host: [", "Host: localhost\r\nOrigin: http://["])
@pytest.mark.parametrize("request_line", ["GET /_sandbox/state", "GET /_sandbox/stream", "POST /faults"])
def test_a_broken_name_is_refused(sandbox: Sandbox, request_line: str, header: str) -> None:
    received = answer(sandbox, f"{request_line} HTTP/1.1\r\n{header}\r\n")
    assert received.startswith(b"HTTP/1.1 403")


def test_a_page_under_a_broken_name_is_refused(sandbox: Sandbox) -> None:
    assert answer(sandbox, "GET / HTTP/1.1\r\nHost: [\r\n").startswith(b"HTTP/1.1 403")
