"""User ids, the ids of jobs and operations, and page tokens."""

from __future__ import annotations

import base64
import hashlib
import secrets

from fullstory.sandbox.problems import invalid_parameter

# A user's id is its row number times an odd constant, modulo a power of two, above a number of 19 digits: it looks like
# FullStory's ids, which have 19 digits and do not fit into the numbers of JavaScript. The next one cannot be guessed by
# adding one, and it needs neither a column nor an index, since the inverse gives the row.
_FIRST = 10**18
_MODULUS = 1 << 62
_FACTOR = 2_862_933_555_777_941_757
_INVERSE = pow(_FACTOR, -1, _MODULUS)
_DIGITS = len(str(_FIRST))


def user_id(row: int) -> str:
    """Return the public id of the user in this row."""
    return str(_FIRST + row * _FACTOR % _MODULUS)


def user_row(public_id: str) -> int | None:
    """Return the row of the user with this public id; None for anything that `user_id` never returns."""
    if not (public_id.isascii() and public_id.isdigit()) or len(public_id) != _DIGITS:
        return None
    number = int(public_id) - _FIRST
    return number * _INVERSE % _MODULUS if 0 <= number < _MODULUS else None


def new_job_id() -> str:
    return secrets.token_hex(10)


def new_operation_id() -> str:
    """Return an id that must be encoded in a path, as those of FullStory: it looks like base64, and ends in `=`."""
    return base64.urlsafe_b64encode(secrets.token_bytes(20)).decode()


def new_export_id() -> str:
    return secrets.token_urlsafe(15)


def new_signature() -> str:
    """Return what makes a link to a file valid."""
    return secrets.token_hex(32)


def new_rule_id() -> str:
    return secrets.token_hex(8)


class PageTokens:
    """Makes and reads page tokens.

    A token holds the row after which the next page starts, so it stays valid while rows are added and deleted, and a
    digest of the listing it belongs to, so any other listing refuses it. The digest is keyed: tokens cannot be forged.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def make(self, listing: str, row: int) -> str:
        return base64.urlsafe_b64encode(row.to_bytes(8) + self._digest(listing, row)).decode().rstrip("=")

    def read(self, listing: str, token: str) -> int:
        """Return the row after which the page starts; 0 for an empty token, which asks for the first page."""
        if not token:
            return 0
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except ValueError:
            raw = b""
        row = int.from_bytes(raw[:8])
        if len(raw) != 20 or raw[8:] != self._digest(listing, row):
            raise invalid_parameter(
                "page_token: not a token of this listing; use the path and the filters of the request that returned it"
            )
        return row

    def _digest(self, listing: str, row: int) -> bytes:
        return hashlib.blake2b(
            f"{row} {listing}".encode("utf-8", "surrogatepass"), key=self._secret, digest_size=12
        ).digest()
