"""What sends requests and reads answers: connections that the client opens itself, or the user's own HTTP client."""

from __future__ import annotations

import os
import ssl
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import nullcontext
from functools import lru_cache
from http.cookiejar import DefaultCookiePolicy
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.request import getproxies, proxy_bypass
from weakref import WeakKeyDictionary

import httpx

from fullstory.answers import Answer, Body
from fullstory.deadline import Deadline
from fullstory.errors import InvalidArgumentError
from fullstory.lanes import LanesTransport
from fullstory.network import of_this_thread
from fullstory.options import AsyncHttpClient, HttpClient, is_loopback
from fullstory.redaction import Hidden, urls_hidden_in_logs

if TYPE_CHECKING:
    from fullstory.calls import Request

TransportT = TypeVar("TransportT", httpx.BaseTransport, httpx.AsyncBaseTransport)
HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)
HttpClientT = TypeVar("HttpClientT", HttpClient, AsyncHttpClient)

_renewable: WeakKeyDictionary[Any, Callable[[Any], None]] = WeakKeyDictionary()
# Connections that a process goes on using from which this one was forked. They are kept: whatever closes them would
# tell the operating system, and with it the other process.
_abandoned: list[Any] = []


class OwnTransports(Generic[TransportT]):
    """The transports of a client that opens its own connections: one for each way to a server.

    Args:
        make: Makes a transport of an SSL context, and of a proxy or None.
        url: Where the API is.

    Raises:
        InvalidArgumentError: The environment names certificates or a proxy that cannot be used.
    """

    def __init__(self, make: Callable[[ssl.SSLContext, httpx.Proxy | None], TransportT], url: str) -> None:
        self._make: Callable[[ssl.SSLContext, httpx.Proxy | None], TransportT] = make
        self._by_way: dict[tuple[str, str | None], TransportT] = {}
        self._by_host: dict[tuple[str, bytes], TransportT] = {}
        self.of(httpx.URL(url))
        renew_after_fork(self, OwnTransports.renew)

    def of(self, url: httpx.URL) -> TransportT:
        """Return the transport for a URL."""
        host = (url.scheme, url.netloc)
        transport = self._by_host.get(host)
        if transport is None:
            way = (url.scheme, _proxy(url))
            transport = self._by_way.get(way)
            if transport is None:
                # Another thread may be faster.
                transport = self._by_way.setdefault(way, self._new(*way))
            self._by_host[host] = transport
        return transport

    def all(self) -> list[TransportT]:
        """Return those in use."""
        return list(self._by_way.values())

    def renew(self) -> None:
        """Use new ones from now on, and leave those alone that the process this one was forked from goes on using."""
        abandon(self._by_way)
        self._by_way, self._by_host = {}, {}

    def _new(self, scheme: str, proxy: str | None) -> TransportT:
        try:
            # Reading the machine's certificates takes nearly all the time of making a client, and http:// needs none.
            needs_some = scheme == "https" or (proxy or "").startswith("https:")
            verify = httpx.create_ssl_context() if needs_some else no_certificates()
            return self._make(verify, None if proxy is None else httpx.Proxy(proxy))
        except Exception as problem:
            # The message may show the password of a proxy.
            kind = type(problem).__name__
        raise InvalidArgumentError(
            f"no connection can be made with this environment ({kind}): check SSL_CERT_FILE, SSL_CERT_DIR, "
            f"SSLKEYLOGFILE and {scheme.upper()}_PROXY or ALL_PROXY; a SOCKS proxy needs `pip install httpx[socks]`"
        )


MOST_FILES = 10_000
"""How many files may be open at once. Whoever reads several side by side would wait for itself if they had to wait."""


class _OwnTransport(httpx.BaseTransport):
    """The connections of a blocking client."""

    def __init__(self, url: str, max_connections: int) -> None:
        self._transports: OwnTransports[httpx.BaseTransport] = OwnTransports(
            lambda verify, proxy: LanesTransport(max_connections, verify=verify, proxy=proxy), url
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._transports.of(request.url).handle_request(request)

    def close(self) -> None:
        for transport in self._transports.all():
            transport.close()


class Connections(ABC, Generic[HttpClientT, TransportT]):
    """Exchanges requests for answers.

    Args:
        http: The HTTP client that sends.
        owned: Whether it is closed with the connections.
        transport: What sends instead of it, without what it adds to a request; None where it is the user's.
        max_connections: How many requests may be under way at once; None for any number.
    """

    def __init__(
        self,
        http: HttpClientT,
        *,
        owned: bool,
        transport: TransportT | None = None,
        max_connections: int | None = None,
    ) -> None:
        self.http: HttpClientT = http
        self.owned: bool = owned
        self._transport: TransportT | None = transport
        # Files come from other hosts, on connections that the API's are not kept waiting for.
        self._files: TransportT | None = None
        self._max_connections = max_connections
        self._process: int | None = None
        self.renew()
        renew_after_fork(self, type(self).renew)

    @abstractmethod
    def renew(self) -> None:
        """Forget who waits, in a process that was forked."""

    def _built_for_file(self, arguments: dict[str, Any]) -> Any:
        """Return a request for the user's HTTP client that goes to another host: without what that client adds."""
        built = self._built(arguments)
        return type(built)(**{**arguments, "extensions": built.extensions})

    def _built(self, arguments: dict[str, Any]) -> Any:
        """Return a request for the user's HTTP client, which may add to it.

        Raises:
            InvalidArgumentError: That client is closed, or belongs to another process.
        """
        http: Any = self.http
        if http.is_closed:
            raise InvalidArgumentError("http_client is closed: keep it open as long as the client is used")
        if self._process not in (None, os.getpid()):
            raise InvalidArgumentError("http_client was used before this process was forked: give each process its own")
        self._process = os.getpid()
        return http.build_request(**arguments)


class BlockingConnections(Connections[HttpClient, httpx.BaseTransport]):
    """Exchanges requests for answers on the calling thread."""

    @classmethod
    def opened(cls, url: str, max_connections: int) -> BlockingConnections:
        """Return connections of the client's own."""
        transport = _OwnTransport(url, max_connections)
        http = without_cookies(httpx.Client(transport=transport, trust_env=False))
        return cls(http, owned=True, transport=transport, max_connections=max_connections)

    def renew(self) -> None:
        """Forget who waits."""
        # Whoever waits for a connection does so here, where it costs nothing and is no timeout.
        self._slots = nullcontext() if self._max_connections is None else threading.Semaphore(self._max_connections)

    def exchange(self, request: Request, deadline: Deadline) -> Answer:
        """Send a request and read the answer, whatever the server makes of it.

        Raises:
            httpx.HTTPError: No complete answer came, or not in time.
            TimeoutError: It came too slowly.
            UnreadableError: The body is too large, or cannot be decompressed.
        """
        with self._slots:
            deadline.start()
            of_this_thread.ends = deadline.ends
            try:
                response = self._send(request)
                try:
                    body = Body(response, request.max_response_bytes)
                    if not body.is_read:
                        for piece in response.stream:
                            body.add(piece)
                            refuse_late(deadline)
                finally:
                    response.close()
                return body.answer()
            finally:
                of_this_thread.ends = None

    def _send(self, request: Request) -> Any:
        if self._transport is not None:
            return self._transport.handle_request(own_request(**request.arguments))
        # The key is in the headers; an auth of the HTTP client's own would take its place.
        return self.http.send(self._built(request.arguments), stream=True, auth=None, follow_redirects=False)

    def open_file(self, request: Request) -> Any:
        """Request a file, and return the answer with its body unread. Whoever calls this closes it.

        Raises:
            httpx.HTTPError: No answer came.
        """
        if self._transport is not None:
            if self._files is None:
                self._files = _OwnTransport(request.arguments["url"], MOST_FILES)
            return self._files.handle_request(own_request(**request.arguments))
        with urls_hidden_in_logs():
            built = self._built_for_file(request.arguments)
            return self.http.send(built, stream=True, auth=None, follow_redirects=False)

    def close(self) -> None:
        """Close what belongs to the client."""
        self.http.close()
        if self._files is not None:
            self._files.close()


def without_cookies(http: HttpT) -> HttpT:
    """Return an HTTP client that keeps no cookies: they would be shared by all keys, and grow without bound."""
    http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return http


def own_request(
    method: str, url: str, headers: list[tuple[bytes, bytes]], content: Any = None, params: Any = None, **other: Any
) -> httpx.Request:
    """Return a request for connections of the client's own; the arguments are those of an httpx.Request."""
    if params is not None or not isinstance(content, bytes):
        return httpx.Request(method, url, headers=headers, content=content, params=params, **other)
    # What httpx does to arrive at the same takes half as long as aiohttp takes to send it and to read the answer.
    parsed = _parsed(url)
    complete = [(b"Host", parsed.netloc), *headers, (b"Content-Length", str(len(content)).encode())]
    request = httpx.Request(method, parsed, headers=complete, stream=httpx.ByteStream(content), **other)
    request.read()
    return request


@lru_cache
def _parsed(url: str) -> httpx.URL:
    return httpx.URL(url)


def refuse_late(deadline: Deadline) -> None:
    """Stop reading an answer that comes so slowly that the deadline passed.

    Raises:
        TimeoutError: It passed.
    """
    if monotonic() > deadline.ends:
        raise TimeoutError


def renew_after_fork(thing: Any, renew: Callable[[Any], None]) -> None:
    """Call a function with a thing in every process that is forked from this one, as long as the thing exists."""
    _renewable[thing] = renew


def abandon(thing: Any) -> None:
    """Keep a thing that a process goes on using from which this one was forked: closing it would disturb that one."""
    _abandoned.append(thing)


def _renew_all() -> None:
    for thing, renew in list(_renewable.items()):
        renew(thing)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_all)


def _proxy(url: httpx.URL) -> str | None:
    """Return the proxy that the environment names for a URL."""
    if is_loopback(url.host) or proxy_bypass(url.netloc.decode("ascii")):
        return None
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    # Many write only host and port. The URL may hold a password, and some tracebacks show local variables.
    return Hidden(proxy if "://" in proxy else f"http://{proxy}") if proxy else None


def no_certificates() -> ssl.SSLContext:
    """Return what encrypts and trusts nobody, which takes no time to make."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
