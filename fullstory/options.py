"""The options of a client, checked once and normalised, so that no other code asks what is missing or malformed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from fullstory.errors import InvalidArgumentError

API_KEY_VARIABLE = "FULLSTORY_API_KEY"
BASE_URL_VARIABLE = "FULLSTORY_BASE_URL"
DEFAULT_TIMEOUT_SECONDS = 30.0
DEFAULT_MAX_RETRIES = 2

_DEFAULT_HOST = "https://api.fullstory.com"
# A key made since August 2022 starts with the region whose hosts know it.
_REGION_HOSTS = {"eu1": "https://api.eu1.fullstory.com"}


@dataclass(frozen=True, slots=True)
class ClientOptions:
    """What a client was made with.

    Attributes:
        api_key: The key, without surrounding white space.
        chosen_base_url: Scheme and host, perhaps a path, without a slash at the end; None for the key's region.
        integration_source: The value of the Integration-Source header, if any.
        timeout: Seconds for each phase of a request.
        max_retries: Attempts after the first one.
    """

    api_key: str = field(repr=False)
    chosen_base_url: str | None
    integration_source: str | None
    timeout: float
    max_retries: int

    @classmethod
    def build(
        cls,
        *,
        api_key: str | None,
        base_url: str | None,
        integration_source: str | None,
        timeout: float,
        max_retries: int,
        environment: Mapping[str, str] = os.environ,
    ) -> ClientOptions:
        """Check what the caller gave, and fill in what the environment or the key says.

        Args:
            environment: The environment variables.

        Raises:
            InvalidArgumentError: One of the options cannot be used.
        """
        key = _api_key(environment.get(API_KEY_VARIABLE) if api_key is None else api_key)
        url = environment.get(BASE_URL_VARIABLE) or None if base_url is None else base_url
        if integration_source is not None:
            header_value("integration_source", integration_source)
        return cls(
            api_key=key,
            chosen_base_url=None if url is None else _base_url(url),
            integration_source=integration_source,
            timeout=positive_seconds("timeout", timeout),
            max_retries=non_negative_int("max_retries", max_retries),
        )

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return _region_host(self.api_key) if self.chosen_base_url is None else self.chosen_base_url

    @property
    def authorization(self) -> tuple[str, str]:
        """The prefix and the key of the Authorization header: a key that has a space brings its own prefix."""
        return ("", self.api_key) if " " in self.api_key else ("Basic", self.api_key)


def _api_key(value: Any) -> str:
    if value is None:
        raise InvalidArgumentError(f"api_key is missing: pass it, or set the environment variable {API_KEY_VARIABLE}")
    return header_value("api_key", non_blank("api_key", value).strip())


def _region_host(api_key: str) -> str:
    bare_key = api_key.rsplit(" ", 1)[-1]
    region, dot, _ = bare_key.partition(".")
    return _REGION_HOSTS.get(region, _DEFAULT_HOST) if dot else _DEFAULT_HOST


def _base_url(value: Any) -> str:
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
    if parts.scheme == "http" and not _is_loopback(host):
        raise InvalidArgumentError(f"base_url must use https:// for {host}: over http:// anyone could read the API key")
    return text.rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def header_value(name: str, value: Any) -> str:
    """A value that can stand in an HTTP header.

    Raises:
        InvalidArgumentError: It is no string, blank, or has characters that a header cannot carry.
    """
    text = non_blank(name, value)
    if not (text.isascii() and text.isprintable()):
        raise InvalidArgumentError(f"{name} must consist of printable ASCII characters")
    if text != text.strip():
        raise InvalidArgumentError(f"{name} must not start or end with a space")
    return text


def positive_seconds(name: str, value: Any) -> float:
    """A time span.

    Raises:
        InvalidArgumentError: It is no finite number above zero.
    """
    # The upper bound is that of a float: a longer int cannot become one.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= sys.float_info.max:
        raise InvalidArgumentError(f"{name} must be a number of seconds above 0, not {value!r}")
    return float(value)


def non_negative_int(name: str, value: Any) -> int:
    """A count.

    Raises:
        InvalidArgumentError: It is no whole number, or below zero.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidArgumentError(f"{name} must be a whole number of at least 0, not {value!r}")
    return value


def flag(name: str, value: Any) -> bool:
    """A choice between yes and no.

    Raises:
        InvalidArgumentError: It is something else.
    """
    if not isinstance(value, bool):
        raise InvalidArgumentError(f"{name} must be True or False, not {type(value).__name__}")
    return value


def string(name: str, value: Any) -> str:
    """A string that can be sent.

    Raises:
        InvalidArgumentError: It is no string, or one that UTF-8 cannot say.
    """
    if not isinstance(value, str):
        raise InvalidArgumentError(f"{name} must be a string, not {type(value).__name__}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{name} has a lone surrogate, which is no character") from None
    return value


def non_blank(name: str, value: Any) -> str:
    """A string that says something.

    Raises:
        InvalidArgumentError: It is no string, or blank.
    """
    text = string(name, value)
    if not text.strip():
        raise InvalidArgumentError(f"{name} is blank")
    return text


def path_id(name: str, value: Any) -> str:
    """An identifier that becomes one segment of a URL's path.

    Raises:
        InvalidArgumentError: It is no string, blank, or would change the path instead of standing in it.
    """
    segment = non_blank(name, value)
    # Everything else is percent-encoded, but HTTP clients and proxies resolve dot segments, encoded or not.
    if segment in (".", ".."):
        raise InvalidArgumentError(f"{name} must not be {segment!r}")
    return segment
