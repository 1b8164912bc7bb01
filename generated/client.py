# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The client that the endpoint functions take."""

import ssl
from typing import Any, Self

import httpx
from attrs import define, evolve, field

DEFAULT_TIMEOUT = httpx.Timeout(30.0)


def _without_slash(url: str) -> str:
    return url.rstrip("/")


def _copy(headers: dict[str, str]) -> dict[str, str]:
    return dict(headers)


class _Hidden(str):
    """A string that its repr does not show: tracebacks that print local variables print lists and dicts of headers."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'[hidden]'"


@define
class Client:
    """Where the API is and how to reach it.

    The connection pools are made when first needed, or given by `set_httpx_client` and `set_async_httpx_client`.

    Args:
        base_url: What comes before the path of every endpoint.
        cookies: Sent with every request by connection pools made here.
        headers: Sent with every request.
        timeout: Limits each phase of a request: connecting, sending, each wait for data. None waits for ever.
        verify_ssl: Whether, or with what, connection pools made here check the server's certificate.
        follow_redirects: Whether to follow redirects. They would carry the headers along.
        httpx_args: More arguments for the httpx.Client and httpx.AsyncClient made here.
        raise_on_unexpected_status: Whether a status code that the API document does not list raises
            errors.UnexpectedStatus.
    """

    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url", converter=_without_slash)
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", repr=False, converter=_copy)
    _timeout: httpx.Timeout | float | None = field(default=DEFAULT_TIMEOUT, kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False)

    def request_arguments(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Return what httpx needs for the request that an endpoint's `build_request` describes."""
        # A header's name counts in any case: the request's own replaces that of every request.
        headers = {name.lower(): (name, value) for name, value in self._headers.items()}
        for name, value in arguments.get("headers", {}).items():
            headers[name.lower()] = (name, value)
        return {
            **arguments,
            "url": self._base_url + arguments["url"],
            "headers": list(headers.values()),
            "timeout": self._timeout,
            "follow_redirects": self._follow_redirects,
        }

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client like this one, on the same connection pools, that sends these headers too."""
        return self._sharing_pools(evolve(self, headers={**self._headers, **headers}))

    def with_timeout(self, timeout: httpx.Timeout | float | None) -> Self:
        """Return a client like this one, on the same connection pools, with another timeout."""
        return self._sharing_pools(evolve(self, timeout=timeout))

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client like this one, with connection pools of its own, that sends these cookies too."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def _sharing_pools(self, other: Self) -> Self:
        other._client = self._client
        other._async_client = self._async_client
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


@define
class AuthenticatedClient(Client):
    """A client with a key.

    Args:
        token: The API key.
        prefix: What comes before the key in the header; empty for nothing.
        auth_header_name: The header that carries the key.
    """

    token: str = field(repr=False)
    prefix: str = "Basic"
    auth_header_name: str = "Authorization"

    def request_arguments(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Return what httpx needs for the request that an endpoint's `build_request` describes, the key included."""
        request = super().request_arguments(arguments)
        key = f"{self.prefix} {self.token}" if self.prefix else self.token
        request["headers"].append((self.auth_header_name, _Hidden(key)))
        # An httpx client with an auth of its own would put that in the key's place.
        request["auth"] = None
        return request
