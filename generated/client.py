# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The client that the endpoint functions take."""

from __future__ import annotations

import copy
import ssl
from typing import Any, Self
from urllib.parse import urlsplit

import httpx
from fullstory.redaction import Hidden

DEFAULT_TIMEOUT = httpx.Timeout(30.0)

SERVERS = frozenset(
    {
        "https://api.fullstory.com",
        "https://api.eu1.fullstory.com",
    }
)
"""Where the API is."""


class Client:
    """Where the API is and how to reach it.

    The connection pools are made when first needed, or given by `set_httpx_client` and `set_async_httpx_client`.

    Args:
        base_url: What comes before the path of every endpoint.
        cookies: Sent with every request by connection pools made here.
        headers: Sent with every request.
        timeout: Limits each phase of a request: connecting, sending, each wait for data. None means no limit.
        verify_ssl: Whether, or with what, connection pools made here check the server's certificate.
        follow_redirects: Whether to follow redirects. They would carry the headers along.
        httpx_args: More arguments for the httpx.Client and httpx.AsyncClient made here.
        raise_on_unexpected_status: Whether a status code that the API document does not list raises
            errors.UnexpectedStatus.
    """

    def __init__(
        self,
        base_url: str,
        *,
        cookies: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        timeout: httpx.Timeout | float | None = DEFAULT_TIMEOUT,
        verify_ssl: str | bool | ssl.SSLContext = True,
        follow_redirects: bool = False,
        httpx_args: dict[str, Any] | None = None,
        raise_on_unexpected_status: bool = False,
    ) -> None:
        self.raise_on_unexpected_status: bool = raise_on_unexpected_status
        self._base_url = base_url.rstrip("/")
        self._cookies = dict(cookies or {})
        self._headers = dict(headers or {})
        self._timeout = timeout
        self._verify_ssl = verify_ssl
        self._follow_redirects = follow_redirects
        self._httpx_args = dict(httpx_args or {})
        self._client: httpx.Client | None = None
        self._async_client: httpx.AsyncClient | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

    def url_of(self, url: str) -> str:
        """Return the whole URL for what an endpoint's `build_request` names.

        Args:
            url: A path, or a path behind the server that the API document names for it. Whoever talks to another server
                than those of the API, such as a proxy or a sandbox, finds that path there too.
        """
        if "://" not in url:
            return self._base_url + url
        return url if self._base_url in SERVERS else self._base_url + urlsplit(url).path

    def request_arguments(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Return what httpx needs for the request that an endpoint's `build_request` describes."""
        # Header names are case-insensitive. The request's own headers replace those of the client.
        headers = {name.lower(): (name, value) for name, value in self._headers.items()}
        for name, value in arguments.get("headers", {}).items():
            headers[name.lower()] = (name, value)
        return {
            **arguments,
            "url": self.url_of(arguments["url"]),
            "headers": list(headers.values()),
            "timeout": self._timeout,
            "follow_redirects": self._follow_redirects,
        }

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client like this one, on the same connection pools, that sends these headers too."""
        other = copy.copy(self)
        other._headers = {**self._headers, **headers}
        return other

    def with_timeout(self, timeout: httpx.Timeout | float | None) -> Self:
        """Return a client like this one, on the same connection pools, with another timeout."""
        other = copy.copy(self)
        other._timeout = timeout
        return other

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client like this one, with connection pools of its own, that sends these cookies too."""
        other = copy.copy(self)
        other._cookies = {**self._cookies, **cookies}
        other._client = other._async_client = None
        return other

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use this httpx.Client, unchanged, for the blocking functions."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the httpx.Client in use, made now if there was none."""
        if self._client is None:
            self._client = httpx.Client(cookies=self._cookies, verify=self._verify_ssl, **self._httpx_args)
        return self._client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *args: Any, **kwargs: Any) -> None:
        self.get_httpx_client().__exit__(*args, **kwargs)

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use this httpx.AsyncClient, unchanged, for the async functions."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the httpx.AsyncClient in use, made now if there was none."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(cookies=self._cookies, verify=self._verify_ssl, **self._httpx_args)
        return self._async_client

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *args: Any, **kwargs: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*args, **kwargs)


class AuthenticatedClient(Client):
    """A client with a key.

    Args:
        base_url: What comes before the path of every endpoint.
        token: The API key.
        prefix: What comes before the key in the header; empty for nothing.
        auth_header_name: The header that carries the key.
        **options: The other arguments of Client.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        prefix: str = "Basic",
        auth_header_name: str = "Authorization",
        **options: Any,
    ) -> None:
        super().__init__(base_url, **options)
        self.token: str = token
        self.prefix: str = prefix
        self.auth_header_name: str = auth_header_name

    def request_arguments(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Return what httpx needs for the request that an endpoint's `build_request` describes, the key included."""
        request = super().request_arguments(arguments)
        key = f"{self.prefix} {self.token}" if self.prefix else self.token
        request["headers"].append((self.auth_header_name, Hidden(key)))
        # An httpx client with an auth of its own would send that instead of the key.
        request["auth"] = None
        return request
