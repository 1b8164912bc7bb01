"""How a file is fetched, however often the connection breaks and the link expires.

Decisions without clock, sleep and HTTP: `Transfer.steps` is a generator that yields actions and is sent their outcomes.

Rules:
1. A file that broke off goes on where it was, if the host sends the rest of the same version; otherwise from its
   first byte. Then the receiver starts anew as well, or what it already has is skipped and compared by its checksum.
2. A link that the host refuses is replaced. Everything that may pass is tried again after a wait.
3. Failures in a row are counted as long as nothing comes at all; and, where a host can only send the file from its
   first byte, attempts that came no further than one before.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator
from typing import NamedTuple

from fullstory.errors import ApiError, ConnectionFailedError, ExportError, FullStoryError
from fullstory.exports.head import Head, Link
from fullstory.retry import RetryPolicy

MOST_FAILURES = 8
"""How many failures in a row, without a single byte, are tried again, unless the client's `max_retries` is higher."""

MOST_ATTEMPTS = 32
"""How many attempts in a row may come no further than one before."""

# How often in a row a new link may be refused.
_MOST_REFUSALS = 3
# What a host says to a link that has expired, or that it does not know.
_REFUSALS = frozenset({400, 401, 403, 404, 410})
_RANGE_NOT_SATISFIABLE = 416
_GZIP = frozenset({"gzip", "x-gzip"})


class Ask(NamedTuple):
    """Ask the API for a link; the outcome is the link or an error."""

    attempt: int


class Open(NamedTuple):
    """Request the file; the outcome is the head of a successful answer, an error, or None if the link has expired."""

    link: Link
    headers: dict[str, str]
    may_have_expired: bool
    attempt: int

    def __repr__(self) -> str:
        # The link is a secret.
        return f"Open({self.headers})"


class Read(NamedTuple):
    """Read on; the outcome is what came, empty at the end, or an error."""


class Begin(NamedTuple):
    """Tell the receiver that the first byte of the file comes next; whatever it was given before is void.

    Attributes:
        is_coded: Whether the host says that it compressed the file on its way.
    """

    is_coded: bool


class Give(NamedTuple):
    """Give the receiver what comes next."""

    piece: bytes


class Pause(NamedTuple):
    """Wait before the next attempt."""

    seconds: float
    error: FullStoryError


Action = Ask | Open | Read | Begin | Give | Pause
Outcome = Link | Head | FullStoryError | bytes | None
Steps = Generator[Action, Outcome, None]
Part = Generator[Action, Outcome, FullStoryError | None]


class Transfer:
    """One transfer of a file.

    Args:
        policy: How long to wait after an error.
        can_begin_again: Whether the receiver can start anew.
    """

    def __init__(self, policy: RetryPolicy, *, can_begin_again: bool) -> None:
        self._policy = policy._replace(max_retries=max(policy.max_retries, MOST_FAILURES))
        self._can_begin_again = can_begin_again
        self._link: Link | None = None
        self._failures = 0
        self._refusals = 0
        self._first: Head | None = None
        self._takes_ranges = True
        # What the receiver has: how many bytes, and their checksum.
        self._given = 0
        self._checksum = 0
        self._furthest = 0
        self._stalls = 0
        # Whether the latest attempt brought anything.
        self._received = False

    def steps(self) -> Steps:
        """Fetch the file.

        Raises:
            FullStoryError: What ended the transfer.
        """
        while (error := (yield from self._attempt())) is not None:
            self._stalls += 1
            if self._given > self._furthest:
                self._furthest, self._stalls = self._given, 0
            if self._received:
                self._failures = 0
            if self._stalls >= MOST_ATTEMPTS:
                raise error
            delay = self._policy.delay(can_retry=error.can_retry, retry_after=error.retry_after, attempt=self._failures)
            if delay is None:
                raise error
            self._failures += 1
            yield Pause(delay, error)

    def _attempt(self) -> Part:
        """Fetch what is missing, as far as it comes; return the error that ended it."""
        is_new, self._received = self._link is None, False
        if self._link is None:
            answer = yield Ask(self._failures)
            if not isinstance(answer, Link):
                return _error(answer)
            self._link = answer
        opened = yield Open(self._link, self._range_headers(), not is_new, self._failures)
        if _is_refusal(opened):
            self._link = None
            if not is_new:
                return (yield from self._attempt())
        if not isinstance(opened, Head):
            return self._refused(_error(opened))
        self._refusals = 0
        if opened.status_code == 206 and not self._continues(opened):
            self._takes_ranges = False
            return _broken("another part of the file came than was asked for")
        return (yield from self._receive(opened))

    def _refused(self, error: FullStoryError) -> FullStoryError:
        """Return the error of an attempt that brought nothing, with what may help noted."""
        if _is_refusal(error):
            self._refusals += 1
            error.can_retry = self._refusals < _MOST_REFUSALS
        elif isinstance(error, ApiError) and error.status_code == _RANGE_NOT_SATISFIABLE and self._takes_ranges:
            self._takes_ranges = False
            error.can_retry = True
        return error

    def _range_headers(self) -> dict[str, str]:
        """Return the headers that ask for what is missing; none to ask for all of it."""
        first = self._first
        if not self._given or not self._takes_ranges or first is None:
            return {}
        if first.if_range is not None:
            return {"Range": f"bytes={self._given}-", "If-Range": first.if_range}
        if first.total is None and first.etag is None and first.last_modified is None:
            # Nothing would tell whether the rest is that of another version.
            return {}
        return {"Range": f"bytes={self._given}-"}

    def _continues(self, head: Head) -> bool:
        if self._first is None:
            return head.start == 0
        return head.start == self._given and self._first.is_of_same_file(head)

    def _receive(self, head: Head) -> Part:
        """Take in a body that begins at the file's first byte, or where the receiver is."""
        if head.encoding and head.encoding not in _GZIP:
            raise ExportError("the file of the export is compressed in a way that was not asked for")
        if self._first is None or (head.start == 0 and (self._can_begin_again or not self._given)):
            self._first, self._given, self._checksum = head, 0, 0
            yield Begin(head.encoding in _GZIP)
        elif head.start == 0:
            if self._first.total not in (None, head.total) and head.total is not None:
                raise _changed()
            self._first = head
        if head.start == 0:
            self._takes_ranges = True
        skip, checksum = (self._given if head.start == 0 else 0), 0
        while True:
            piece = yield Read()
            if not isinstance(piece, bytes):
                return _error(piece)
            if not piece:
                return self._ending(skip)
            self._received = True
            if skip:
                known, piece = piece[:skip], piece[skip:]
                checksum = zlib.crc32(known, checksum)
                skip -= len(known)
                if not skip and checksum != self._checksum:
                    raise _changed()
            if piece:
                self._checksum = zlib.crc32(piece, self._checksum)
                self._given += len(piece)
                yield Give(piece)

    def _ending(self, skip: int) -> FullStoryError | None:
        """Return what is wrong with the end of a body; None if the file is complete."""
        total = None if self._first is None else self._first.total
        if skip or (total is not None and self._given < total):
            return _broken("it ended too early")
        return None


def _is_refusal(outcome: Outcome) -> bool:
    """Return whether the link does not work any more; None says that it was not even tried."""
    return outcome is None or (isinstance(outcome, ApiError) and outcome.status_code in _REFUSALS)


def _error(outcome: Outcome) -> FullStoryError:
    return outcome if isinstance(outcome, FullStoryError) else _broken("nothing came")


def _broken(problem: str) -> ConnectionFailedError:
    return ConnectionFailedError(f"the file of the export could not be fetched: {problem}")


def _changed() -> ExportError:
    return ExportError("the file of the export changed while it was read: read it from the beginning")
