"""The connections of an async client on aiohttp, which is many times faster than httpx.

Imported only where it is installed.
"""

from __future__ import annotations

import ssl
import warnings
from typing import Any

import aiohttp
import httpx
import httpx_aiohttp
import yarl


class _Connector(aiohttp.TCPConnector):
    """A pool that hands out no connection on which an answer waits that nobody asked for."""

    async def connect(self, *args: Any, **kwargs: Any) -> Any:
        """Return a connection for a request."""
        while True:
            connection = await super().connect(*args, **kwargs)
            # aiohttp looks at this when an answer has ended, and not at what came later.
            if connection.protocol is None or not connection.protocol.should_close:
                return connection
            connection.close()


with warnings.catch_warnings():
    # aiohttp would rather have no subclasses, but its own place to keep a URL as it is is its caller, httpx-aiohttp.
    warnings.simplefilter("ignore", DeprecationWarning)

    class _Session(aiohttp.ClientSession):
        """A session that sends a URL as it is: a colon in an id stays `%3A`."""

        def request(self, method: str, url: Any, **options: Any) -> Any:
            """Send a request."""
            return super().request(method, yarl.URL(url, encoded=True), **options)


class _Transport(httpx_aiohttp.AiohttpTransport):
    """A transport that raises nothing but what httpx does."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request."""
        try:
            return await super().handle_async_request(request)
        except aiohttp.ClientError as error:
            raise httpx.RemoteProtocolError("what came is no answer of HTTP", request=request) from error


def on_aiohttp(verify: ssl.SSLContext, proxy: httpx.Proxy | None, max_connections: int) -> httpx.AsyncBaseTransport:
    """Return a transport on aiohttp that keeps no cookies.

    Args:
        verify: What checks the server's certificate.
        proxy: An HTTP proxy; None for none.
        max_connections: How many connections may be open at once.
    """

    def session() -> _Session:
        connector = _Connector(limit=max_connections, ssl=verify)
        return _Session(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    return _Transport(verify=verify, proxy=proxy, client=session)
