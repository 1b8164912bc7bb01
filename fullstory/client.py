"""The clients: options in, the resources and the configured generated client out."""

from __future__ import annotations

import copy
from functools import cached_property
from typing import Any, Generic, Self, TypeVar, Unpack

import httpx

from fullstory._version import __version__
from fullstory.calls import Caller
from fullstory.connections import BlockingConnections
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError
from fullstory.generated.client import AuthenticatedClient
from fullstory.generated.resources import AsyncResources, Resources
from fullstory.options import ClientChanges, ClientOptions, hidden, takes_options

HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)
DriverT = TypeVar("DriverT", BlockingDriver, AsyncDriver)

USER_AGENT = f"fullstory-python/{__version__}"


class _Client(Generic[HttpT, DriverT]):
    """What both clients have."""

    raw: AuthenticatedClient
    _options: ClientOptions[HttpT]
    _driver: DriverT

    def set_up(self, options: ClientOptions[HttpT], driver: DriverT) -> None:
        """Use these options, which were checked, and this driver from now on."""
        self._options = options
        self._driver = driver
        self.raw = self._generated_client(options, driver)
        self._caller = Caller(options, self.raw, driver.jitter)

    def with_options(self, **changes: Unpack[ClientChanges]) -> Self:
        """Return a client on the same connections with other options; closing it leaves them open.

        Args:
            **changes: Any of `api_key`, `integration_source`, `base_url`, `timeout`, `max_retries`, `total_timeout` and
                `max_response_bytes`, which mean what they mean in `fullstory.ClientOptions`. Options that are left out
                stay unchanged.

        Raises:
            InvalidArgumentError: An option cannot be changed or cannot be used.
        """
        hidden_changes = {name: hidden(value) for name, value in changes.items()}
        # Some tracebacks show local variables, and these hold the API key.
        del changes
        options = self._options.changed(hidden_changes)
        other = copy.copy(self)
        # It makes resources of its own.
        for name in list(vars(other)):
            if isinstance(getattr(type(self), name, None), cached_property):
                del vars(other)[name]
        other.set_up(options, self._driver.lend())
        return other

    def __repr__(self) -> str:
        # Tracebacks with local variables show even a client whose options were refused.
        options: ClientOptions[Any] | None = vars(self).get("_options")
        return f"<{type(self).__name__} {'without options' if options is None else f'base_url={options.url!r}'}>"

    def _generated_client(self, options: ClientOptions[HttpT], driver: DriverT) -> AuthenticatedClient:
        prefix, token = options.authorization
        headers = {"Accept": "application/json", "User-Agent": USER_AGENT}
        if options.integration_source is not None:
            headers["Integration-Source"] = options.integration_source
        timeout = httpx.Timeout(options.timeout)
        client = AuthenticatedClient(options.url, token, prefix, headers=headers, timeout=timeout)
        http: Any = driver.connections.http
        if isinstance(driver, BlockingDriver):
            return client.set_httpx_client(http)
        return client.set_async_httpx_client(http)


class FullStory(_Client[httpx.Client, BlockingDriver], Resources):
    """A client for FullStory's Server API whose calls block. Threads may share it.

    Close it, or use it as a context manager, to close its connections. Its arguments are the fields of
    `fullstory.ClientOptions`.

    https://developer.fullstory.com/server/v2/getting-started/

    Attributes:
        raw: The generated client on the same connections, for the functions in `fullstory.generated.api`, with neither
            retries nor the errors of this package.

    Raises:
        InvalidArgumentError: An option cannot be used.
    """

    @takes_options(ClientOptions[httpx.Client])
    def __init__(self, options: ClientOptions[httpx.Client]) -> None:
        """Make a client."""
        options = options.checked()
        given = options.http_client
        if given is not None and not isinstance(given, httpx.Client):
            raise InvalidArgumentError(f"http_client must be an httpx.Client, not {type(given).__name__}")
        self.set_up(
            options,
            BlockingDriver(
                BlockingConnections.opened(options.url, options.max_connections)
                if given is None
                else BlockingConnections(given, owned=False)
            ),
        )

    def close(self) -> None:
        """Close the connections; where batch jobs still run, after the last of them."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncFullStory(_Client[httpx.AsyncClient, AsyncDriver], AsyncResources):
    """A client for FullStory's Server API whose calls are awaited. It belongs to one event loop.

    Close it, or use it as an async context manager, to close its connections. Its arguments and attributes are those of
    FullStory, but that `http_client` is an httpx.AsyncClient.
    """

    @takes_options(ClientOptions[httpx.AsyncClient])
    def __init__(self, options: ClientOptions[httpx.AsyncClient]) -> None:
        """Make a client."""
        options = options.checked()
        given = options.http_client
        if given is not None and not isinstance(given, httpx.AsyncClient):
            raise InvalidArgumentError(f"http_client must be an httpx.AsyncClient, not {type(given).__name__}")
        from fullstory.async_connections import AsyncConnections

        self.set_up(
            options,
            AsyncDriver(
                AsyncConnections.opened(options.url, options.max_connections)
                if given is None
                else AsyncConnections(given, owned=False)
            ),
        )

    async def aclose(self) -> None:
        """Close the connections; where batch jobs still run, after the last of them."""
        await self._driver.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()
