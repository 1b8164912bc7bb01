"""The client: options in; the configured generated client and the resources out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypedDict

import httpx

from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError
from fullstory.events import AsyncEvents, Events
from fullstory.options import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT_SECONDS, ClientOptions
from fullstory.transport import USER_AGENT, Transport
from fullstory.users import AsyncUsers, Users

if TYPE_CHECKING:
    from typing import Unpack

    from fullstory.generated.client import AuthenticatedClient


class OptionChanges(TypedDict, total=False):
    """What `with_options` can change; the meaning of each is that of `init`."""

    api_key: str
    integration_source: str | None
    base_url: str
    timeout: float
    max_retries: int


class FullStory:
    """A client for FullStory's Server API whose calls block. It may be shared between threads.

    Close it, or use it as a context manager, to close its connections.

    https://developer.fullstory.com/server/v2/getting-started/

    Args:
        api_key: The API key; the environment variable FULLSTORY_API_KEY when left out. White space around it is cut.
            One with a space inside, such as `Basic abc`, is sent as it is, any other after `Basic `.
        integration_source: The name of an integration, for FullStory's partners.
        base_url: Where the API is; the environment variable FULLSTORY_BASE_URL when left out, otherwise the host of
            the key's region. http:// is accepted for this machine only.
        timeout: Seconds that each phase of a request may take: connecting, sending, each wait for data.
        max_retries: How often a call is tried again after a failure that may pass.
        http_client: An httpx.Client to send with. It is used as it is, and closed by its owner only.

    Attributes:
        users: The users.
        events: The events.
        raw: The generated client on the same connections, for the functions in `fullstory.generated.api`, with neither
            retries nor the errors of this package.

    Raises:
        InvalidArgumentError: An option cannot be used.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        integration_source: str | None = None,
        base_url: str | None = None,
        timeout: float = DEFAULT_TIMEOUT_SECONDS,
        max_retries: int = DEFAULT_MAX_RETRIES,
        http_client: httpx.Client | None = None,
    ) -> None:
        options = ClientOptions.build(
            api_key=api_key,
            base_url=base_url,
            integration_source=integration_source,
            timeout=timeout,
            max_retries=max_retries,
        )
        if http_client is not None and not isinstance(http_client, httpx.Client):
            raise InvalidArgumentError(f"http_client must be an httpx.Client, not {type(http_client).__name__}")
        http = httpx.Client() if http_client is None else http_client
        self._set_up(options, BlockingDriver(http, owned=http_client is None))

    def _set_up(self, options: ClientOptions, driver: BlockingDriver) -> None:
        self._options = options
        self._driver = driver
        self.raw = generated_client(options).set_httpx_client(driver.http)
        transport = Transport(options, self.raw)
        self.users = Users(transport, driver)
        self.events = Events(transport, driver)

    def with_options(self, **changes: Unpack[OptionChanges]) -> FullStory:
        """A client on the same connections with other options; closing it leaves them open.

        Raises:
            InvalidArgumentError: An option is unknown or cannot be used.
        """
        other = FullStory.__new__(FullStory)
        other._set_up(changed_options(self._options, changes), self._driver.borrowed())
        return other

    def close(self) -> None:
        """Close the connections; where batch jobs still run, after the last of them."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return shown_client(self)


class AsyncFullStory:
    """A client for FullStory's Server API whose calls are awaited. It belongs to one event loop.

    Close it, or use it as an async context manager, to close its connections. The arguments and attributes are those
    of FullStory, but that `http_client` is an httpx.AsyncClient.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        integration_source: str | None = None,
        base_url: str | None = None,
        timeout: float = DEFAULT_TIMEOUT_SECONDS,
        max_retries: int = DEFAULT_MAX_RETRIES,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        options = ClientOptions.build(
            api_key=api_key,
            base_url=base_url,
            integration_source=integration_source,
            timeout=timeout,
            max_retries=max_retries,
        )
        if http_client is not None and not isinstance(http_client, httpx.AsyncClient):
            raise InvalidArgumentError(f"http_client must be an httpx.AsyncClient, not {type(http_client).__name__}")
        http = httpx.AsyncClient() if http_client is None else http_client
        self._set_up(options, AsyncDriver(http, owned=http_client is None))

    def _set_up(self, options: ClientOptions, driver: AsyncDriver) -> None:
        self._options = options
        self._driver = driver
        self.raw = generated_client(options).set_async_httpx_client(driver.http)
        transport = Transport(options, self.raw)
        self.users = AsyncUsers(transport, driver)
        self.events = AsyncEvents(transport, driver)

    def with_options(self, **changes: Unpack[OptionChanges]) -> AsyncFullStory:
        """A client on the same connections with other options; closing it leaves them open.

        Raises:
            InvalidArgumentError: An option is unknown or cannot be used.
        """
        other = AsyncFullStory.__new__(AsyncFullStory)
        other._set_up(changed_options(self._options, changes), self._driver.borrowed())
        return other

    async def aclose(self) -> None:
        """Close the connections; where batch jobs still run, after the last of them."""
        await self._driver.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return shown_client(self)


def generated_client(options: ClientOptions) -> AuthenticatedClient:
    """The generated client that these options describe."""
    # Imported with the first client: `import fullstory` stays quick.
    from fullstory.generated.client import AuthenticatedClient

    prefix, token = options.authorization
    headers = {"Accept": "application/json", "User-Agent": USER_AGENT}
    if options.integration_source is not None:
        headers["Integration-Source"] = options.integration_source
    return AuthenticatedClient(
        base_url=options.base_url, token=token, prefix=prefix, headers=headers, timeout=httpx.Timeout(options.timeout)
    )


def shown_client(client: FullStory | AsyncFullStory) -> str:
    """The repr of a client, even of one whose options were refused: tracebacks that print local variables show that."""
    options: ClientOptions | None = getattr(client, "_options", None)
    return f"<{type(client).__name__} {'without options' if options is None else f'base_url={options.base_url!r}'}>"


def changed_options(options: ClientOptions, changes: Any) -> ClientOptions:
    """The options with some of them changed, checked like new ones."""
    known = OptionChanges.__optional_keys__
    for name in changes:
        if name not in known:
            raise InvalidArgumentError(f"with_options() has no option {name!r}; there are {', '.join(sorted(known))}")
    given = {
        "integration_source": options.integration_source,
        "base_url": options.chosen_base_url,
        "timeout": options.timeout,
        "max_retries": options.max_retries,
    }
    # The key is in no local variable: some tracebacks print those. What was left to the environment was decided when
    # the first client was made.
    return ClientOptions.build(**({"api_key": options.api_key} | given | changes), environment={})
