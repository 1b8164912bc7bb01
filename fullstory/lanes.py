"""Connections side by side, each in a pool of its own.

httpcore's pool looks at all of its connections for every request, and at each with a call of the operating system: with
a hundred of them, a request takes many times as long as with one.
"""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any, Generic, TypeVar

import httpx

from fullstory.network import is_unasked, watched

LaneT = TypeVar("LaneT", httpx.HTTPTransport, httpx.AsyncHTTPTransport)

_UNASKED = "the server had sent this answer before it was asked"
_ONE = httpx.Limits(max_connections=1, max_keepalive_connections=1)


class _Lanes(Generic[LaneT]):
    """The connections: the one that was used last is used first, so that few of them grow old.

    Args:
        make: Makes one.
        most: How many there may be.
    """

    def __init__(self, make: Callable[[], LaneT], most: int) -> None:
        self.all: list[LaneT] = []
        self._make: Callable[[], LaneT] = make
        self._most = most
        self._free: list[LaneT] = []
        self._lock = threading.Lock()
        # Where none can be made, that is to show at once.
        self.give_back(self.take())

    def take(self) -> LaneT:
        """Return one for a request."""
        with self._lock:
            if self._free:
                return self._free.pop()
            if len(self.all) < self._most:
                self.all.append(self._make())
            else:
                # Calls of `client.raw` are not counted before they come here: httpcore has them wait for a connection.
                self.all.append(self.all.pop(0))
            return self.all[-1]

    def give_back(self, lane: LaneT) -> None:
        """Use one for other requests."""
        with self._lock:
            if lane not in self._free:
                self._free.append(lane)


class _Stream(httpx.SyncByteStream):
    """The body of an answer, whose connection is free when it is closed."""

    def __init__(self, stream: Any, done: Callable[[], None]) -> None:
        self._stream = stream
        self._done = done

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        try:
            self._stream.close()
        finally:
            self._done()


class LanesTransport(httpx.BaseTransport):
    """The connections of a blocking client over one way.

    Args:
        most: How many connections there may be.
        options: The arguments of an httpx.HTTPTransport.
    """

    def __init__(self, most: int, **options: Any) -> None:
        self._lanes = _Lanes(lambda: watched(httpx.HTTPTransport(limits=_ONE, **options)), most)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        lane = self._lanes.take()
        done = partial(self._lanes.give_back, lane)
        try:
            response = lane.handle_request(request)
        except BaseException:
            done()
            raise
        response.stream = _Stream(response.stream, done)
        if is_unasked(response):
            response.close()
            raise httpx.RemoteProtocolError(_UNASKED)
        return response

    def close(self) -> None:
        for lane in self._lanes.all:
            lane.close()


class _AsyncStream(httpx.AsyncByteStream):
    """The same, of an async client."""

    def __init__(self, stream: Any, done: Callable[[], None]) -> None:
        self._stream = stream
        self._done = done

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._stream)

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            self._done()


class AsyncLanesTransport(httpx.AsyncBaseTransport):
    """The connections of an async client over one way.

    Args:
        most: How many connections there may be.
        options: The arguments of an httpx.AsyncHTTPTransport.
    """

    def __init__(self, most: int, **options: Any) -> None:
        self._lanes = _Lanes(lambda: watched(httpx.AsyncHTTPTransport(limits=_ONE, **options)), most)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        lane = self._lanes.take()
        done = partial(self._lanes.give_back, lane)
        try:
            response = await lane.handle_async_request(request)
        except BaseException:
            done()
            raise
        response.stream = _AsyncStream(response.stream, done)
        if is_unasked(response):
            await response.aclose()
            raise httpx.RemoteProtocolError(_UNASKED)
        return response

    async def aclose(self) -> None:
        for lane in self._lanes.all:
            await lane.aclose()
