"""Bodies of any size and compression: memory stays in bounds, and an event loop is not held up."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import Any

import pytest

import fullstory
from fullstory import FullStoryError
from tests.clients import settled
from tests.integration.answers import api
from tests.integration.faulty_server import FaultyServer, Step, always, response
from tests.integration.harness import by_name
from tests.integration.own_clients import KINDS, ON_AIOHTTP, ON_HTTPX, Opener, run_script

USER = b'{"id": "1", "uid": "ada", "display_name": "Ada"}'


def packed(body: bytes, encoding: str = "gzip", status: int = 200) -> bytes:
    return response(status, body, headers=[("Content-Encoding", encoding)])


def bare_deflate(content: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()


def bomb() -> bytes:
    """Return a gigabyte of spaces that is one megabyte compressed; of its end nobody is to read anything."""
    deflater = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    spaces = b" " * 2**20
    first = deflater.compress(spaces) + deflater.flush(zlib.Z_FULL_FLUSH)
    return first + 1023 * (deflater.compress(spaces) + deflater.flush(zlib.Z_FULL_FLUSH))


READABLE: dict[str, bytes] = {
    "gzip": packed(gzip.compress(USER)),
    "gzip by its old name": packed(gzip.compress(USER), "x-gzip"),
    "gzip in any case": packed(gzip.compress(USER), " GZip "),
    "gzip in several members": packed(gzip.compress(USER[:9]) + gzip.compress(b"") + gzip.compress(USER[9:])),
    "deflate": packed(zlib.compress(USER), "deflate"),
    "deflate without its head": packed(bare_deflate(USER), "deflate"),
    "more than one step": packed(bare_deflate(b" " * (2**20 + 100) + USER), "deflate"),
    "as many bytes as a step": packed(bare_deflate(b" " * (2**20 - len(USER)) + USER), "deflate"),
    # zlib has then read everything, and holds back the last bytes.
    "a few bytes more than a step": packed(bare_deflate(USER + b" " * (2**20 + 5 - len(USER))), "deflate"),
    "identity": packed(USER, "identity"),
}


@by_name(READABLE, "content")
async def test_compressions_that_are_asked_for(open_client: Opener, content: bytes) -> None:
    with FaultyServer(rest=always(content)) as server:
        client: Any = open_client(server.url)
        assert (await settled(client.users.get("1"))).display_name == "Ada"
        assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"


async def test_a_body_that_comes_byte_by_byte(open_client: Opener) -> None:
    for encoding, body in (("gzip", gzip.compress(USER)), ("deflate", bare_deflate(USER))):
        head, _, _ = packed(body, encoding).partition(b"\r\n\r\n")
        pieces = [body[index : index + 1] for index in range(len(body))]
        with FaultyServer([Step(always(head + b"\r\n\r\n"), more=lambda pieces=pieces: pieces)]) as server:  # type: ignore[misc]
            client: Any = open_client(server.url)
            assert (await settled(client.users.get("1"))).display_name == "Ada"


UNREADABLE: dict[str, tuple[bytes, type[FullStoryError], str, int]] = {
    "truncated": (packed(gzip.compress(USER)[:-9]), fullstory.ConnectionFailedError, "ended too early", 2),
    "only a head": (packed(gzip.compress(USER)[:10]), fullstory.ConnectionFailedError, "ended too early", 2),
    "damaged": (packed(gzip.compress(USER)[:-8] + b"12345678"), fullstory.ConnectionFailedError, "decompressed", 2),
    "not compressed at all": (packed(USER), fullstory.ConnectionFailedError, "cannot be decompressed", 2),
    "nested": (packed(gzip.compress(gzip.compress(USER)), "gzip, gzip"), fullstory.ResponseParseError, "asked for", 1),
    "br": (packed(b"\x0b\x16\x80" + USER, "br"), fullstory.ResponseParseError, "not asked for", 1),
    "too large": (response(200, b" " * 101), fullstory.ResponseParseError, "more than 100 bytes", 1),
    "too large unpacked": (packed(gzip.compress(b" " * 101)), fullstory.ResponseParseError, "more than 100 bytes", 1),
}


@by_name(UNREADABLE, "case")
async def test_bodies_that_cannot_be_read(
    open_client: Opener, case: tuple[bytes, type[FullStoryError], str, int]
) -> None:
    content, kind, words, attempts = case
    with FaultyServer(rest=always(content)) as server:
        client: Any = open_client(server.url, max_retries=1, max_response_bytes=100)
        with pytest.raises(kind, match=words):
            await settled(client.users.get("1"))
        assert len(server.requests) == attempts


@by_name(
    {
        "too large": lambda status: response(status, b" " * 101),
        "br": lambda status: packed(b"\x0b\x16\x80", "br", status),
        "truncated": lambda status: packed(gzip.compress(USER)[:-9], "gzip", status),
    },
    "answer",
)
@pytest.mark.parametrize(
    ("status", "kind", "attempts"),
    [(401, fullstory.AuthenticationError, 1), (404, fullstory.NotFoundError, 1), (503, fullstory.ServerError, 2)],
)
async def test_errors_whose_body_cannot_be_read_are_the_same_errors(
    open_client: Opener, answer: Any, status: int, kind: type[fullstory.ApiError], attempts: int
) -> None:
    with FaultyServer(rest=always(answer(status))) as server:
        client: Any = open_client(server.url, max_retries=1, max_response_bytes=100)
        with pytest.raises(kind) as caught:
            await settled(client.users.get("1"))
        assert (caught.value.status_code, caught.value.body) == (status, "")
        assert len(server.requests) == attempts


async def test_the_bound_is_exact_and_can_be_changed(open_client: Opener) -> None:
    size = len(USER)
    with FaultyServer(rest=always(response(200, USER))) as server:
        client: Any = open_client(server.url, max_response_bytes=size)
        assert (await settled(client.users.get("1"))).uid == "ada"
        smaller = client.with_options(max_response_bytes=size - 1)
        with pytest.raises(fullstory.ResponseParseError, match="if that is right, set max_response_bytes to more"):
            await settled(smaller.users.get("1"))
        assert (await settled(smaller.with_options(max_response_bytes=size).users.get("1"))).uid == "ada"


async def test_a_large_answer_that_is_right(open_client: Opener) -> None:
    user = {"id": "1", "properties": {"note": "x" * 20_000_000}}
    with FaultyServer(rest=always(packed(gzip.compress(json.dumps(user).encode(), 1)))) as server:
        client: Any = open_client(server.url)
        assert len((await settled(client.users.get("1"))).properties.to_dict()["note"]) == 20_000_000


async def test_after_a_body_that_was_too_large_the_client_works(open_client: Opener) -> None:
    with FaultyServer([Step(always(response(200, b" " * 1_000_000)))], rest=api) as server:
        client: Any = open_client(server.url, max_connections=1, max_response_bytes=1000)
        with pytest.raises(fullstory.ResponseParseError):
            await settled(client.users.get("1"))
        assert (await settled(client.users.get("1"))).uid == "ada"


MEASURE = """
import asyncio, inspect, resource, sys, time
url, kind, max_response_bytes = sys.argv[1:]
if kind == "async on httpx":
    sys.modules["httpx_aiohttp"] = None
import fullstory
longest = 0.0

async def tick():
    # The processor's time, as the machine may be busy with something else.
    global longest
    before = time.thread_time()
    while True:
        await asyncio.sleep(0)
        longest, before = max(longest, time.thread_time() - before), time.thread_time()

async def main():
    make = fullstory.init if kind == "blocking" else fullstory.init_async
    client = make("key", base_url=url, max_retries=0, max_response_bytes=int(max_response_bytes))
    async def call(name):
        outcome = client.users.get(name)
        return await outcome if inspect.isawaitable(outcome) else outcome
    await call("first")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ticks = asyncio.create_task(tick())
    for name in ("bomb", "endless", "failed"):
        try:
            await call(name)
        except fullstory.FullStoryError as error:
            print(type(error).__name__)
    # Kilobytes, but on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * unit / 2**20
    assert megabytes < 200, megabytes
    if kind != "blocking":
        assert longest < 0.5, longest
        await client.aclose()

asyncio.run(main())
"""


def endless() -> Any:
    while True:
        yield b" " * 2**16


@pytest.mark.parametrize(
    ("kind", "max_response_bytes"), [*((kind, 64 * 2**20) for kind in KINDS), (ON_HTTPX, 1000), (ON_AIOHTTP, 1000)]
)
def test_memory_and_time_stay_in_bounds(kind: str, max_response_bytes: int) -> None:
    identity = always(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    steps = [
        Step(api),
        Step(always(packed(bomb()))),
        Step(identity, more=endless),
        Step(always(packed(bomb(), status=401))),
    ]
    with FaultyServer(steps) as server:
        printed = run_script(MEASURE, server.url, kind, str(max_response_bytes))
    assert printed.split() == ["ResponseParseError", "ResponseParseError", "AuthenticationError"]
