"""The connections of an async client."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from fullstory.answers import Answer, Body
from fullstory.connections import (
    Connections,
    OwnTransports,
    no_certificates,
    own_request,
    refuse_late,
    without_cookies,
)
from fullstory.deadline import Deadline
from fullstory.errors import InvalidArgumentError
from fullstory.lanes import AsyncLanesTransport
from fullstory.options import AsyncHttpClient
from fullstory.redaction import urls_hidden_in_logs

if TYPE_CHECKING:
    from fullstory.calls import Pieces, Request


OTHER_LOOP = "this client belongs to another event loop: make one for each, best with `async with init_async()`"


class _OwnTransport(httpx.AsyncBaseTransport):
    """The connections of an async client, on aiohttp where it is installed, which is many times faster."""

    def __init__(self, url: str, max_connections: int) -> None:
        self._max_connections = max_connections
        self._transports: OwnTransports[httpx.AsyncBaseTransport] = OwnTransports(self._make, url)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if _httpx_is_patched():
            async with httpx.AsyncHTTPTransport(verify=no_certificates()) as patched:
                return await patched.handle_async_request(request)
        return await self._transports.of(request.url).handle_async_request(request)

    async def aclose(self) -> None:
        for transport in self._transports.all():
            await transport.aclose()

    def _make(self, verify: ssl.SSLContext, proxy: httpx.Proxy | None) -> httpx.AsyncBaseTransport:
        # aiohttp knows no SOCKS proxies.
        if _has_aiohttp() and (proxy is None or proxy.url.scheme in ("http", "https")):
            from fullstory.aiohttp_transport import on_aiohttp

            return on_aiohttp(verify, proxy, self._max_connections)
        return AsyncLanesTransport(self._max_connections, verify=verify, proxy=proxy)


def _has_aiohttp() -> bool:
    try:
        import aiohttp  # noqa: F401
        import httpx_aiohttp  # noqa: F401
    except ImportError:
        return False
    return True


def _httpx_is_patched() -> bool:
    """Return whether something stands in for the network in or below httpx, as respx and pytest-httpx do."""
    # The tests of our users are not to notice that aiohttp is installed.
    handlers = (
        httpx.AsyncHTTPTransport.handle_async_request,
        httpcore.AsyncConnectionPool.handle_async_request,
    )
    return not all(handler.__module__.startswith(("httpx", "httpcore")) for handler in handlers)


class AsyncConnections(Connections[AsyncHttpClient, httpx.AsyncBaseTransport]):
    """Exchanges requests for answers, on one event loop."""

    @classmethod
    def opened(cls, url: str, max_connections: int) -> AsyncConnections:
        """Return connections of the client's own."""
        transport = _OwnTransport(url, max_connections)
        http = without_cookies(httpx.AsyncClient(transport=transport, trust_env=False))
        return cls(http, owned=True, transport=transport, max_connections=max_connections)

    def renew(self) -> None:
        """Forget who waits, and the event loop."""
        self._loop: asyncio.AbstractEventLoop | None = None
        # Whoever waits for a connection does so here, where it costs nothing and is no timeout.
        self._slots: AbstractAsyncContextManager[Any] = (
            nullcontext() if self._max_connections is None else asyncio.Semaphore(self._max_connections)
        )

    async def exchange(self, request: Request, deadline: Deadline) -> Answer:
        """Send a request and read the answer, whatever the server makes of it.

        Raises:
            httpx.HTTPError: No complete answer came.
            TimeoutError: Nor in time.
            UnreadableError: The body is too large, or cannot be decompressed.
            InvalidArgumentError: This is not the event loop of the earlier requests.
        """
        foreign = self._is_other_loop()
        if foreign and self._transport is not None:
            raise InvalidArgumentError(OTHER_LOOP)
        try:
            return await self._exchange(request, deadline)
        except RuntimeError:
            # What the user's HTTP client makes of it: only some of its transports belong to an event loop.
            if foreign:
                raise InvalidArgumentError(OTHER_LOOP) from None
            raise

    async def open_file(self, request: Request) -> Any:
        """Request a file, and return the answer with its body unread. Whoever calls this closes it.

        Raises:
            httpx.HTTPError: No answer came.
            InvalidArgumentError: This is not the event loop of the earlier requests.
        """
        if self._is_other_loop() and self._transport is not None:
            raise InvalidArgumentError(OTHER_LOOP)
        if self._transport is not None:
            if self._files is None:
                self._files = _OwnTransport(request.arguments["url"], self._max_connections or 1)
            return await self._files.handle_async_request(own_request(**request.arguments))
        with urls_hidden_in_logs():
            built = self._built_for_file(request.arguments)
            return await self.http.send(built, stream=True, auth=None, follow_redirects=False)

    async def _exchange(self, request: Request, deadline: Deadline) -> Answer:
        async with self._slots:
            deadline.start()
            async with asyncio.timeout(deadline.remaining):
                response = await self._send(request)
                try:
                    body = Body(response, request.max_response_bytes)
                    if not body.is_read:
                        async for piece in response.stream:
                            body.add(piece)
                            refuse_late(deadline)
                finally:
                    await response.aclose()
                return body.answer()

    async def _send(self, request: Request) -> Any:
        arguments = request.arguments
        content = arguments.get("content")
        if content is not None and not isinstance(content, bytes):
            arguments = {**arguments, "content": _in_pieces(content)}
        if self._transport is not None:
            return await self._transport.handle_async_request(own_request(**arguments))
        # The key is in the headers; an auth of the HTTP client's own would take its place.
        return await self.http.send(self._built(arguments), stream=True, auth=None, follow_redirects=False)

    def _is_other_loop(self) -> bool:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise InvalidArgumentError(
                "init_async() makes a client for asyncio: under trio, call a client made by init() in a thread"
            ) from None
        if self._loop is None:
            self._loop = loop
        return self._loop is not loop

    async def aclose(self) -> None:
        """Close what belongs to the client.

        Raises:
            InvalidArgumentError: This is not the event loop of the requests.
        """
        if self._loop is not None and self._is_other_loop():
            raise InvalidArgumentError(OTHER_LOOP)
        await self.http.aclose()
        if self._files is not None:
            await self._files.aclose()


async def _in_pieces(pieces: Pieces) -> AsyncIterator[bytes]:
    """Yield a body in pieces, as an httpx.AsyncClient wants it."""
    for piece in pieces:
        yield piece
