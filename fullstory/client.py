"""The clients: options in, the resources and the configured generated client out."""

from __future__ import annotations

import copy
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, Unpack

from fullstory._version import __version__
from fullstory.calls import Caller
from fullstory.connections import BlockingConnections
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError
from fullstory.generated.client import AuthenticatedClient
from fullstory.generated.resources import AsyncResources, Resources
from fullstory.options import AsyncHttpClient, ClientChanges, ClientOptions, HttpClient, hidden, takes_options

if TYPE_CHECKING:
    from fullstory.events import AsyncEvents, Events
    from fullstory.operations import AsyncOperations, Operations
    from fullstory.segments import AsyncSegments, Segments
    from fullstory.sessions import AsyncSessions, Sessions
    from fullstory.users import AsyncUsers, Users
    from fullstory.webhook_endpoints import AsyncWebhooks, Webhooks

HttpT = TypeVar("HttpT", HttpClient, AsyncHttpClient)
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
        http: Any = driver.connections.http
        timeout = options.timeout if options.sets_timeout else http.timeout
        client = AuthenticatedClient(options.url, token, prefix, headers=headers, timeout=timeout)
        if isinstance(driver, BlockingDriver):
            return client.set_httpx_client(http)
        return client.set_async_httpx_client(http)


class FullStory(_Client[HttpClient, BlockingDriver], Resources):
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

    @takes_options(ClientOptions[HttpClient])
    def __init__(self, options: ClientOptions[HttpClient]) -> None:
        """Make a client."""
        options = options.checked()
        given = options.http_client
        _check_http_client(given, "Client")
        self.set_up(
            options,
            BlockingDriver(
                BlockingConnections.opened(options.url, options.max_connections)
                if given is None
                else BlockingConnections(given, owned=False)
            ),
        )

    @cached_property
    def operations(self) -> Operations:
        """Work that goes on after the call that started it, such as exports and deletions."""
        from fullstory.operations import Operations

        return Operations(self._caller, self._driver)

    @cached_property
    def segments(self) -> Segments:
        """Groups of people who share something, and files of what they did."""
        from fullstory.segments import Segments

        return Segments(self._caller, self._driver)

    @cached_property
    def sessions(self) -> Sessions:
        """What users did, visit by visit."""
        from fullstory.sessions import Sessions

        return Sessions(self._caller, self._driver)

    @cached_property
    def events(self) -> Events:
        """Things that users did, recorded from a server."""
        from fullstory.events import Events

        return Events(self._caller, self._driver)

    @cached_property
    def users(self) -> Users:
        """The people whose behaviour is captured."""
        from fullstory.users import Users

        return Users(self._caller, self._driver)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Where FullStory reports what happens, and what it can report."""
        from fullstory.webhook_endpoints import Webhooks

        return Webhooks(self._caller, self._driver)

    def close(self) -> None:
        """Close the connections; if batch jobs are running, after the last one."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncFullStory(_Client[AsyncHttpClient, AsyncDriver], AsyncResources):
    """A client for FullStory's Server API whose calls are awaited. It belongs to one event loop.

    Close it, or use it as an async context manager, to close its connections. Its arguments and attributes are those of
    FullStory, but that `http_client` is an httpx.AsyncClient or an httpx2.AsyncClient.
    """

    @takes_options(ClientOptions[AsyncHttpClient])
    def __init__(self, options: ClientOptions[AsyncHttpClient]) -> None:
        """Make a client."""
        options = options.checked()
        given = options.http_client
        _check_http_client(given, "AsyncClient")
        from fullstory.async_connections import AsyncConnections

        self.set_up(
            options,
            AsyncDriver(
                AsyncConnections.opened(options.url, options.max_connections)
                if given is None
                else AsyncConnections(given, owned=False)
            ),
        )

    @cached_property
    def operations(self) -> AsyncOperations:
        """Work that goes on after the call that started it, such as exports and deletions."""
        from fullstory.operations import AsyncOperations

        return AsyncOperations(self._caller, self._driver)

    @cached_property
    def segments(self) -> AsyncSegments:
        """Groups of people who share something, and files of what they did."""
        from fullstory.segments import AsyncSegments

        return AsyncSegments(self._caller, self._driver)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """What users did, visit by visit."""
        from fullstory.sessions import AsyncSessions

        return AsyncSessions(self._caller, self._driver)

    @cached_property
    def events(self) -> AsyncEvents:
        """Things that users did, recorded from a server."""
        from fullstory.events import AsyncEvents

        return AsyncEvents(self._caller, self._driver)

    @cached_property
    def users(self) -> AsyncUsers:
        """The people whose behaviour is captured."""
        from fullstory.users import AsyncUsers

        return AsyncUsers(self._caller, self._driver)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Where FullStory reports what happens, and what it can report."""
        from fullstory.webhook_endpoints import AsyncWebhooks

        return AsyncWebhooks(self._caller, self._driver)

    async def aclose(self) -> None:
        """Finish the batch jobs that are running, and close the connections."""
        await self._driver.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()


def _check_http_client(given: Any, kind: str) -> None:
    # Who has a client of httpx2 has imported it.
    kinds = [getattr(sys.modules[family], kind) for family in ("httpx", "httpx2") if family in sys.modules]
    if given is not None and not isinstance(given, tuple(kinds)):
        name = f"{type(given).__module__}.{type(given).__qualname__}"
        raise InvalidArgumentError(f"http_client must be an httpx.{kind} or httpx2.{kind}, not {name}")
