"""Names of this machine: who may use the API, the controls and the pages."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

AllowedHost = Callable[[str], bool]


def host_check(listening_on: str) -> AllowedHost:
    """Return the check of a `Host` header for a sandbox that listens on this address.

    A sandbox on a loopback address accepts loopback names only. Otherwise a website could point its domain at
    this machine, and use the sandbox through the browser of whoever visits the site.
    """
    if not is_loopback(listening_on):
        return lambda host: True
    return lambda host: is_loopback(_name_in(host))


def is_same_origin(origin: str, host: str) -> bool:
    """Return whether an `Origin` header names the host of the `Host` header."""
    try:
        return urlsplit(origin).netloc == host
    except ValueError:
        return False


def _name_in(host: str) -> str:
    """Return the name or address in a `Host` header, without the port; an empty text if there is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:  # such as a bracket without its other half
        return ""


def is_local(url: str) -> bool:
    """Return whether a URL leads to this machine."""
    return is_loopback(urlsplit(url).hostname or "")


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
