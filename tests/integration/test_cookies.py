"""Cookies: a client keeps none, so that keys do not share them and memory does not grow."""

from __future__ import annotations

from typing import Any

from fullstory import FullStory
from fullstory.generated.api.users import get_user
from tests.clients import settled
from tests.integration.answers import api
from tests.integration.faulty_server import FaultyServer, Request, response
from tests.integration.own_clients import Opener


def baked(request: Request) -> bytes:
    """Answer with cookies of every kind."""
    cookies = ["session=1; Path=/", "kept=2; Max-Age=3600", f"of{len(request.path)}=3; Domain=127.0.0.1"]
    _, _, body = api(request).partition(b"\r\n\r\n")
    return response(200, body, headers=[("Set-Cookie", cookie) for cookie in cookies])


async def test_no_cookie_is_kept_or_sent(open_client: Opener) -> None:
    with FaultyServer(rest=baked) as server:
        client: Any = open_client(server.url)
        blocking = isinstance(client, FullStory)
        raw = get_user.sync if blocking else get_user.asyncio
        for _ in range(2):
            await settled(client.users.get("1"))
            await settled(client.with_options(api_key="another").users.create(uid="ada"))
            assert await settled(raw("1", client=client.raw)) is not None
        assert len(server.requests) == 6
        assert [request.headers["cookie"] for request in server.requests if "cookie" in request.headers] == []
        http: Any = client.raw.get_httpx_client() if blocking else client.raw.get_async_httpx_client()
        assert len(http.cookies) == 0
