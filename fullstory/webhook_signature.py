"""The signature of a delivery to a webhook: how it is computed, written and read. It knows neither time nor errors.

A delivery carries it in the header `Fullstory-Signature`: `o:<organisation id>,t:<seconds since 1970>,v:<signature>`.
The signature is the base64 of an HMAC-SHA256: the key is the endpoint's secret, the message the raw body, a colon, the
organisation id, a colon, and the seconds.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import NamedTuple

HEADER = "Fullstory-Signature"

# A real one has about 80 characters.
_LONGEST_HEADER = 1024
# The last second that a datetime can hold: the end of the year 9999.
_LAST_SECOND = 253_402_300_799


class SignatureParts(NamedTuple):
    """What a header says.

    Args:
        org_id: The id of the organisation.
        timestamp: When the delivery was signed, in seconds since 1970.
        digest: The bytes of the signature.
    """

    org_id: str
    timestamp: int
    digest: bytes


def digest(body: bytes | bytearray | memoryview, secret: bytes, org_id: str, timestamp: int) -> bytes:
    """Return the bytes of the signature."""
    mac = hmac.new(secret, body, hashlib.sha256)
    mac.update(f":{org_id}:{timestamp}".encode())
    return mac.digest()


def signature_header(body: bytes | bytearray | memoryview, secret: bytes, org_id: str, timestamp: int) -> str:
    """Return the value of the header for a delivery."""
    signature = base64.b64encode(digest(body, secret, org_id, timestamp)).decode()
    return f"o:{org_id},t:{timestamp},v:{signature}"


def read_header(header: str) -> SignatureParts:
    """Return what a header says. The order of its parts, white space around them and unknown parts do not matter.

    Raises:
        ValueError: It is no such header; the message says why, without anything of what it holds.
    """
    if len(header) > _LONGEST_HEADER:
        raise ValueError(f"it is longer than {_LONGEST_HEADER:,} characters")
    found: dict[str, str] = {}
    for part in header.split(","):
        # The signature itself may hold any other character that separates something, but no colon comes before its own.
        name, _, value = part.strip().partition(":")
        if name not in ("o", "t", "v"):
            continue
        if name in found:
            raise ValueError(f"it has the part {name} twice")
        found[name] = value.strip()
    for name in ("o", "t", "v"):
        if not found.get(name):
            raise ValueError(f"it lacks the part {name}")
    return SignatureParts(_read_org_id(found["o"]), _read_timestamp(found["t"]), _read_digest(found["v"]))


def _read_org_id(text: str) -> str:
    # It is a part of what was signed, and must be the same text when it is encoded.
    if not (text.isascii() and text.isprintable()):
        raise ValueError("its part o is no organisation id")
    return text


def _read_timestamp(text: str) -> int:
    # int() takes more than digits, and leading zeros would be lost from what was signed.
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_LAST_SECOND))):
        raise ValueError("its part t is no time in seconds")
    timestamp = int(text)
    if str(timestamp) != text or timestamp > _LAST_SECOND:
        raise ValueError("its part t is no time in seconds")
    return timestamp


def _read_digest(text: str) -> bytes:
    try:
        signature = base64.b64decode(text, validate=True)
    except ValueError:
        raise ValueError("its part v is not base64") from None
    if len(signature) != hashlib.sha256().digest_size:
        raise ValueError("its part v is no SHA-256 signature")
    return signature
