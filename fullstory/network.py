"""Connections below httpx that keep to a deadline, and that notice an answer nobody asked for.

httpx limits each wait for data and not the whole: a server that sends a byte now and then could hold a thread as long
as it likes. And when a server answers one request twice, httpx takes the second answer for that of the next request.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any, TypeVar

import httpcore
import httpx

HttpTransportT = TypeVar("HttpTransportT", httpx.HTTPTransport, httpx.AsyncHTTPTransport)

# How every answer begins.
_FIRST_BYTES = b"HTTP/"

of_this_thread = threading.local()
"""Its `ends` is the moment of the monotonic clock that no wait for the network on this thread goes past, if any."""


def _shortened(timeout: float | None, error: type[Exception]) -> float | None:
    ends: float | None = getattr(of_this_thread, "ends", None)
    if ends is None:
        return timeout
    remaining = ends - monotonic()
    if remaining <= 0:
        raise error("the deadline has passed")
    return remaining if timeout is None else min(timeout, remaining)


class _Turns:
    """Whose turn it is on a connection.

    Attributes:
        answered: Whether an answer began after the last request was sent. What the connection held before, whole or in
            part, answers an earlier one: then nothing is read, or the rest of something.
    """

    def __init__(self) -> None:
        self.answered = False
        self._asked = False

    def sent(self) -> None:
        """Note that a request, or a part of one, was sent."""
        self.answered, self._asked = False, True

    def received(self, data: bytes) -> bytes:
        """Note what was read, and return it."""
        if self._asked:
            self.answered = data != b"" and _FIRST_BYTES.startswith(data[: len(_FIRST_BYTES)])
            self._asked = False
        return data


class _Stream(httpcore.NetworkStream):
    """A connection of a blocking client."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self.turns = _Turns()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.turns.received(self._stream.read(max_bytes, _shortened(timeout, httpcore.ReadTimeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.turns.sent()
        self._stream.write(buffer, _shortened(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        timeout = _shortened(timeout, httpcore.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        timeout = _shortened(timeout, httpcore.ConnectTimeout)
        return _Stream(self._backend.connect_tcp(host, port, timeout, local_address, socket_options))


class _AsyncStream(httpcore.AsyncNetworkStream):
    """A connection of an async client, whose deadlines asyncio sees to."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self.turns = _Turns()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.turns.received(await self._stream.read(max_bytes, timeout))

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.turns.sent()
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return _AsyncStream(await self._backend.connect_tcp(host, port, timeout, local_address, socket_options))


def watched(transport: HttpTransportT) -> HttpTransportT:
    """Return the transport, its connections made by the classes of this module."""
    # httpcore's pools take a backend, but httpx has no argument to hand one on.
    pool: Any = transport._pool
    wrap: Callable[[Any], Any] = _Backend if isinstance(transport, httpx.HTTPTransport) else _AsyncBackend
    pool._network_backend = wrap(pool._network_backend)
    return transport


def is_unasked(response: httpx.Response) -> bool:
    """Return whether an answer, or its beginning, was there before its request was sent: it is to an earlier one."""
    turns = getattr(response.extensions.get("network_stream"), "turns", None)
    return turns is not None and not turns.answered
