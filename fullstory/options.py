"""The options of a client, defined once: the signatures of `init`, `init_async` and `with_options` derive from them."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from ipaddress import ip_address
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, Self, TypedDict, TypeVar
from urllib.parse import urlsplit

from fullstory.arguments import (
    header_value,
    non_blank,
    non_negative_int,
    optional,
    positive_int,
    positive_seconds,
)
from fullstory.errors import InvalidArgumentError
from fullstory.redaction import Hidden, HiddenBytes

P = ParamSpec("P")
ClientT = TypeVar("ClientT")
HttpT = TypeVar("HttpT")
OptionsT = TypeVar("OptionsT")

API_KEY_VARIABLE = "FULLSTORY_API_KEY"
BASE_URL_VARIABLE = "FULLSTORY_BASE_URL"

_DEFAULT_HOST = "https://api.fullstory.com"
# A key made since August 2022 starts with the region whose hosts know it.
_REGION_HOSTS = {"eu1": "https://api.eu1.fullstory.com"}

# Without a dot, and no number, which is an address in another spelling; or below a domain that is not public.
_NEAR_NAME = re.compile(r"[a-z_][\w-]*|[\w.-]+\.(internal|test|local)", re.ASCII)

MAX_RESPONSE_BYTES = 64 * 1024 * 1024


class _AnyHttpClient(Protocol):
    @property
    def is_closed(self) -> bool: ...
    def build_request(self, *args: Any, **kwargs: Any) -> Any: ...
    def send(self, *args: Any, **kwargs: Any) -> Any: ...


class HttpClient(_AnyHttpClient, Protocol):
    """What an httpx.Client and an httpx2.Client have in common."""

    def close(self) -> None: ...


class AsyncHttpClient(_AnyHttpClient, Protocol):
    """What an httpx.AsyncClient and an httpx2.AsyncClient have in common."""

    async def aclose(self) -> None: ...


class _Default(float):
    """The default of an option, which can be told from the same number given by the user."""


DEFAULT_TIMEOUT = _Default(30.0)


def _variable(name: str) -> str | None:
    return os.environ.get(name)


@dataclass(frozen=True, kw_only=True)
class ClientOptions(Generic[HttpT]):
    """The options of a client.

    Args:
        api_key: The API key; the environment variable FULLSTORY_API_KEY when left out. White space around it is cut.
            One with a space inside, such as `Basic abc`, is sent as it is, any other after `Basic `.
        integration_source: The name of an integration, for FullStory's partners.
        base_url: Where the API is; the environment variable FULLSTORY_BASE_URL when left out, otherwise the host of the
            key's region. http:// is accepted for this machine, and for names that only a private network knows:
            those without a dot, and those that end in .internal, .test or .local.
        timeout: Seconds that each phase of a request may take: connecting, sending, each wait for data. Unless it is
            given, methods that take long by nature wait longer for their answer; their docstrings say how long.
        max_retries: How often a call is tried again after a failure that may pass.
        max_connections: How many connections may be open at once. Any number of calls may be under way: they wait for
            each other, and that is no timeout.
        http_client: An httpx or httpx2 client to send with, instead of connections of the client's own. It is used as
            it is, its timeout included unless `timeout` is given, and closed by its owner only.
        total_timeout: Seconds that a call may take in all, from its first attempt, with retries and the waits between.
        max_response_bytes: How large the body of a response may be, decompressed.
    """

    api_key: str | None = field(default=None, kw_only=False, repr=False)
    integration_source: str | None = None
    base_url: str | None = None
    timeout: float = DEFAULT_TIMEOUT
    max_retries: int = 2
    max_connections: int = 100
    http_client: HttpT | None = field(default=None, repr=False)
    total_timeout: float = 600.0
    max_response_bytes: int = MAX_RESPONSE_BYTES

    def __post_init__(self) -> None:
        object.__setattr__(self, "api_key", hidden(self.api_key))

    def checked(self, variable: Callable[[str], str | None] = _variable) -> Self:
        """Return the options complete and checked; what was left out comes from the environment.

        Args:
            variable: Returns the value of an environment variable. (A mapping of all of them would show in tracebacks
                with local variables.)

        Raises:
            InvalidArgumentError: One of the options cannot be used.
        """
        return replace(
            self,
            api_key=_api_key(self.api_key, variable),
            integration_source=optional(header_value, "integration_source", self.integration_source),
            base_url=_base_url(variable(BASE_URL_VARIABLE) or None if self.base_url is None else self.base_url),
            timeout=positive_seconds("timeout", self.timeout) if self.gives_timeout else DEFAULT_TIMEOUT,
            max_retries=non_negative_int("max_retries", self.max_retries),
            max_connections=positive_int("max_connections", self.max_connections),
            total_timeout=positive_seconds("total_timeout", self.total_timeout),
            max_response_bytes=positive_int("max_response_bytes", self.max_response_bytes),
        )

    def changed(self, changes: Mapping[str, Any]) -> Self:
        """Return these options, which were checked, with some of them changed.

        Raises:
            InvalidArgumentError: An option cannot be changed or cannot be used.
            TypeError: There is no such option.
        """
        for name in changes.keys() - ClientChanges.__optional_keys__:
            if name in ("max_connections", "http_client"):
                raise InvalidArgumentError(f"with_options() shares the connections: make a new client to change {name}")
            raise TypeError(f"with_options() got an unexpected keyword argument {name!r}")
        # What was left to the environment was decided when the first client was made.
        return replace(self, **changes).checked(lambda name: None)

    @property
    def waits_longer(self) -> bool:
        """Whether calls that are known to take long have a longer timeout: any that was given counts for all."""
        return self.http_client is None and not self.gives_timeout

    @property
    def gives_timeout(self) -> bool:
        """Whether a timeout was given."""
        return not isinstance(self.timeout, _Default)

    @property
    def sets_timeout(self) -> bool:
        """Whether the timeout counts: that of the user's HTTP client gives way only to one that was given."""
        return self.http_client is None or self.gives_timeout

    @property
    def url(self) -> str:
        """Where the API is."""
        return _region_host(self.api_key or "") if self.base_url is None else self.base_url

    @property
    def authorization(self) -> tuple[str, str]:
        """The prefix and the key of the Authorization header: a key that has a space brings its own prefix."""
        key = self.api_key or ""
        return ("", key) if " " in key else ("Basic", key)


class ClientChanges(TypedDict, total=False):
    """The options that `with_options` changes. The others belong to the connections, which it shares."""

    api_key: str
    integration_source: str | None
    base_url: str | None
    timeout: float
    max_retries: int
    total_timeout: float
    max_response_bytes: int


def takes_options(
    options: Callable[P, OptionsT],
) -> Callable[[Callable[[ClientT, OptionsT], None]], Callable[Concatenate[ClientT, P], None]]:
    """Let a method that takes options be called with the arguments that make them, and show them in help()."""

    def decorate(method: Callable[[ClientT, OptionsT], None]) -> Callable[Concatenate[ClientT, P], None]:
        @wraps(method)
        def call(self: ClientT, /, *args: P.args, **kwargs: P.kwargs) -> None:
            made: OptionsT | None = None
            problem = ""
            try:
                made = options(*args, **kwargs)
            except TypeError as error:
                problem = str(error).replace("ClientOptions.__init__", type(self).__name__)
            # Some tracebacks show local variables, and these hold the API key.
            del args, kwargs
            if made is None:
                raise TypeError(problem)
            method(self, made)

        this = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
        call.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [this, *inspect.signature(ClientOptions).parameters.values()]
        )
        arguments = inspect.cleandoc(ClientOptions.__doc__ or "").partition("\n\n")[2]
        call.__doc__ = f"{inspect.cleandoc(method.__doc__ or '')}\n\n{arguments}"
        return call

    return decorate


def hidden(value: Any) -> Any:
    """Return text, in bytes too, wrapped so that its repr hides it, and anything else unchanged."""
    if isinstance(value, bytes):
        return HiddenBytes(value)
    return Hidden(value) if isinstance(value, str) else value


def _api_key(given: Any, variable: Callable[[str], str | None]) -> str:
    key = hidden(variable(API_KEY_VARIABLE)) if given is None else given
    if key is None:
        raise InvalidArgumentError(f"api_key is missing: pass it, or set the environment variable {API_KEY_VARIABLE}")
    return header_value("api_key", Hidden(non_blank("api_key", key).strip()))


def _region_host(api_key: str) -> str:
    bare_key = api_key.rsplit(" ", 1)[-1]
    region, dot, _ = bare_key.partition(".")
    return _REGION_HOSTS.get(region, _DEFAULT_HOST) if dot else _DEFAULT_HOST


def _base_url(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidArgumentError(f"base_url must be a string, not {type(value).__name__}")
    text = value.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port  # reading it checks it
    except ValueError as problem:
        raise InvalidArgumentError(f"base_url is not a URL: {problem}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise InvalidArgumentError("base_url must start with https:// (or http:// for this machine) and name a host")
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise InvalidArgumentError("base_url must consist of printable ASCII characters without spaces")
    if parts.username is not None or parts.password is not None:
        raise InvalidArgumentError("base_url must not contain a user name or password")
    # An empty one counts too: the paths of the requests would end up behind it.
    if "?" in text or "#" in text:
        raise InvalidArgumentError("base_url must not contain a query or a fragment")
    if parts.scheme == "http" and not is_near(host):
        raise InvalidArgumentError(f"base_url must use https:// for {host}: over http:// anyone could read the API key")
    return text.rstrip("/")


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_near(host: str) -> bool:
    """Return whether a host is this machine or has a name that only a private network knows, such as a container's."""
    return is_loopback(host) or _NEAR_NAME.fullmatch(host) is not None
