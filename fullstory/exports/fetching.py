"""Carries out the transfers of files, blocking and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from fullstory.answers import Answer
from fullstory.calls import Caller, Request, Send
from fullstory.drivers import AsyncDriver, BlockingDriver, log_retry
from fullstory.errors import FullStoryError
from fullstory.exports.head import Head, Link, read_head, read_link
from fullstory.exports.transfer import Action, Ask, Begin, Give, Open, Outcome, Pause, Read, Steps, Transfer
from fullstory.generated.api.segments import get_search_export_results
from fullstory.generated.models.search_export_results import SearchExportResults


class _Exchanges:
    """The requests of one transfer, and what their answers mean.

    Args:
        caller: Makes requests and errors.
        search_export_id: What the file is fetched with.
    """

    def __init__(self, caller: Caller, search_export_id: str) -> None:
        self._caller = caller
        built = get_search_export_results.build_request(search_export_id)
        self.request: Request = caller.request(built, get_search_export_results.REPEAT)

    def link(self, outcome: Answer | Exception) -> Link | FullStoryError:
        """Return what came of asking for a link."""
        result = self._caller.result(self.request, outcome)
        if isinstance(result, FullStoryError):
            return result
        return read_link(SearchExportResults.from_dict(self._caller.json_object(self.request, result)))

    def file_request(self, action: Open) -> Request | None:
        """Return the request for the file; None if the link has expired."""
        if action.may_have_expired and action.link.has_expired(datetime.now(UTC)):
            return None
        return self._caller.file_request(action.link.url, action.headers)

    def head(self, request: Request, response: Any) -> Head | FullStoryError:
        """Return what came of requesting the file."""
        if isinstance(response, Exception):
            return self._caller.file_error(request, response)
        if response.status_code in (200, 206):
            return read_head(response)
        return self._caller.file_error(request, Answer(response.status_code, response.headers, b""))

    def broken(self, request: Request, problem: Exception) -> FullStoryError:
        """Return the error of a body that broke off."""
        return self._caller.file_error(request, problem)


class _BlockingTransfer:
    """Acts for one transfer on the calling thread."""

    def __init__(self, exchanges: _Exchanges, driver: BlockingDriver) -> None:
        self._exchanges = exchanges
        self._driver = driver
        self._request: Request = exchanges.request
        self._response: Any = None
        self._pieces: Iterator[bytes] = iter(())

    def act(self, action: Ask | Open | Read | Pause) -> Outcome:
        """Carry out an action and return its outcome."""
        match action:
            case Read():
                try:
                    # Only the end is empty.
                    return next(filter(None, self._pieces), b"")
                except Exception as problem:
                    return self._exchanges.broken(self._request, problem)
            case Open():
                return self._open(action)
            case Ask(attempt):
                self._driver.check_open()
                return self._exchanges.link(self._driver.send(Send(self._exchanges.request, attempt)))
            case Pause(seconds, error):
                log_retry(self._request, error, seconds)
                self._driver.sleep(seconds)
        return None

    def _open(self, action: Open) -> Outcome:
        self.close()
        request = self._exchanges.file_request(action)
        if request is None:
            return None
        self._request = request
        response = self._driver.open_file(Send(request, action.attempt))
        if not isinstance(response, Exception):
            self._response = response
            self._pieces = iter((response.content,) if response.is_stream_consumed else response.stream)
        return self._exchanges.head(request, response)

    def close(self) -> None:
        """Give the connection back; what is under way on it is broken off."""
        response, self._response = self._response, None
        if response is not None:
            with suppress(Exception):
                response.close()


def fetch(
    caller: Caller, driver: BlockingDriver, search_export_id: str, *, can_begin_again: bool
) -> Iterator[Begin | bytes]:
    """Yield a file piece by piece, on the calling thread.

    Args:
        caller: Makes requests and errors.
        driver: Sends and waits.
        search_export_id: What the file is fetched with.
        can_begin_again: Whether a Begin may come again, after which everything before is void.
    """
    transfer = _BlockingTransfer(_Exchanges(caller, search_export_id), driver)
    steps = Transfer(caller.policy, can_begin_again=can_begin_again).steps()
    outcome: Outcome = None
    try:
        while (action := _next(steps, outcome)) is not None:
            outcome = None
            if isinstance(action, Give):
                yield action.piece
            elif isinstance(action, Begin):
                yield action
            else:
                outcome = transfer.act(action)
    finally:
        transfer.close()


class _AsyncTransfer:
    """Acts for one transfer on the running event loop."""

    def __init__(self, exchanges: _Exchanges, driver: AsyncDriver) -> None:
        self._exchanges = exchanges
        self._driver = driver
        self._request: Request = exchanges.request
        self._response: Any = None
        self._pieces: AsyncIterator[bytes] = _given()

    async def act(self, action: Ask | Open | Read | Pause) -> Outcome:
        """Carry out an action and return its outcome."""
        match action:
            case Read():
                return await self._read()
            case Open():
                return await self._open(action)
            case Ask(attempt):
                self._driver.check_open()
                return self._exchanges.link(await self._driver.send(Send(self._exchanges.request, attempt)))
            case Pause(seconds, error):
                log_retry(self._request, error, seconds)
                await self._driver.sleep(seconds)
        return None

    async def _read(self) -> Outcome:
        try:
            async for piece in self._pieces:
                # Only the end is empty.
                if piece:
                    return piece
        except Exception as problem:
            return self._exchanges.broken(self._request, problem)
        return b""

    async def _open(self, action: Open) -> Outcome:
        await self.close()
        request = self._exchanges.file_request(action)
        if request is None:
            return None
        self._request = request
        response = await self._driver.open_file(Send(request, action.attempt))
        if not isinstance(response, Exception):
            self._response = response
            self._pieces = _given(response.content) if response.is_stream_consumed else aiter(response.stream)
        return self._exchanges.head(request, response)

    async def close(self) -> None:
        """Give the connection back; what is under way on it is broken off."""
        response, self._response = self._response, None
        if response is not None:
            with suppress(Exception):
                await response.aclose()


async def fetch_async(
    caller: Caller, driver: AsyncDriver, search_export_id: str, *, can_begin_again: bool
) -> AsyncIterator[Begin | bytes]:
    """Yield a file piece by piece, on the running event loop. See `fetch`."""
    transfer = _AsyncTransfer(_Exchanges(caller, search_export_id), driver)
    steps = Transfer(caller.policy, can_begin_again=can_begin_again).steps()
    outcome: Outcome = None
    try:
        while (action := _next(steps, outcome)) is not None:
            outcome = None
            if isinstance(action, Give):
                yield action.piece
            elif isinstance(action, Begin):
                yield action
            else:
                outcome = await transfer.act(action)
    finally:
        await transfer.close()


async def _given(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def _next(steps: Steps, outcome: Outcome) -> Action | None:
    """Return the next action; None at the end."""
    try:
        return steps.send(outcome)
    except StopIteration:
        return None
