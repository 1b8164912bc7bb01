"""A server that answers more often than it was asked: no call gets the answer to another."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpx

from fullstory import FullStory
from fullstory.generated.api.users import get_user
from tests.clients import settled
from tests.integration.faulty_server import Answer, FaultyServer, Request, Step, response
from tests.integration.harness import by_name
from tests.integration.own_clients import Opener

STALE = response(200, {"id": "stale", "display_name": "Somebody else"})
HEAD, _, BODY = STALE.partition(b"\r\n\r\n")
HEAD += b"\r\n\r\n"


def echo(request: Request) -> bytes:
    """Answer with the id that was asked for."""
    return response(200, {"id": request.path.rpartition("/")[2]})


def after(content: bytes) -> Answer:
    return lambda request: echo(request) + content


def before(content: bytes) -> Answer:
    return lambda request: content + echo(request)


def late(content: bytes) -> Callable[[], Iterable[bytes]]:
    """Send something a moment after the answer, in two parts."""

    def pieces() -> Iterable[bytes]:
        for part in (content[:7], content[7:]):
            time.sleep(0.02)
            yield part

    return pieces


# What the server does with the first two requests.
EXTRAS: dict[str, list[Step]] = {
    "a whole answer": [Step(after(STALE))],
    "two whole answers": [Step(after(STALE + STALE))],
    "an answer without a body": [Step(after(response(204)))],
    "a few bytes": [Step(after(STALE[:9])), Step(before(STALE[9:]))],
    "half of the head": [Step(after(HEAD[:40])), Step(before(HEAD[40:] + BODY))],
    "the head": [Step(after(HEAD)), Step(before(BODY))],
    "half of the body": [Step(after(HEAD + BODY[:10])), Step(before(BODY[10:]))],
    "a whole answer, late": [Step(echo, more=late(STALE))],
    "half of the head, late": [Step(echo, more=late(HEAD[:40])), Step(before(HEAD[40:] + BODY))],
    "the head, late": [Step(echo, more=late(HEAD)), Step(before(BODY))],
    "half of the body, late": [Step(echo, more=late(HEAD + BODY[:10])), Step(before(BODY[10:]))],
    "no HTTP at all": [Step(after(b"noise"))],
}


@by_name(EXTRAS, "steps")
async def test_the_next_calls_get_their_own_answers(open_client: Opener, steps: list[Step]) -> None:
    with FaultyServer(steps, rest=echo) as server:
        client: Any = open_client(server.url, max_connections=1)
        assert (await settled(client.users.get("first"))).id == "first"
        await asyncio.sleep(0.1)
        for name in ("second", "third", "fourth"):
            assert (await settled(client.users.get(name))).id == name


@by_name({name: EXTRAS[name] for name in ("a whole answer", "half of the body", "a whole answer, late")}, "steps")
async def test_nor_do_raw_calls_get_another(open_client: Opener, steps: list[Step]) -> None:
    """They are not tried again: where the HTTP library notices too late, they fail."""

    async def get(name: str) -> Any:
        if isinstance(client, FullStory):
            return get_user.sync(name, client=client.raw)
        return await get_user.asyncio(name, client=client.raw)

    with FaultyServer(steps, rest=echo) as server:
        client = open_client(server.url, max_connections=1)
        failures = 0
        for name in ("first", "second", "third", "fourth"):
            try:
                assert (await get(name)).id == name
            except httpx.HTTPError:
                failures += 1
            await asyncio.sleep(0.05)
        assert failures <= 1


async def test_in_order_the_connection_is_kept(open_client: Opener) -> None:
    """Also where a preliminary answer comes first."""
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
    with FaultyServer([Step(before(hints))], rest=echo) as server:
        client: Any = open_client(server.url)
        for name in ("first", "second", "third"):
            assert (await settled(client.users.get(name))).id == name
        assert (server.connections, len(server.requests)) == (1, 3)
