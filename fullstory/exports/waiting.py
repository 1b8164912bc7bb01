"""Carries out the waits for operations, blocking and async."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fullstory.arguments import non_negative_seconds, optional, path_id, positive_seconds
from fullstory.calls import Caller, Response
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.exports import requests
from fullstory.exports.life import Pause, Seen, Watch, watch
from fullstory.generated.models.operation import Operation

Note = Callable[[Operation], object]
"""Is told each answer about the operation."""


def checked_watch(id: Any, timeout: Any, poll_interval: Any) -> Watch:
    """Check the arguments of a wait, and return its steps.

    Raises:
        InvalidArgumentError: One of them cannot be used.
    """
    return watch(
        path_id("id", id),
        optional(non_negative_seconds, "timeout", timeout),
        optional(positive_seconds, "poll_interval", poll_interval),
    )


def wait(caller: Caller, driver: BlockingDriver, steps: Watch, note: Note = bool) -> Response[Operation]:
    """Wait on the calling thread until an operation is finished."""
    started = driver.clock()
    seen: Seen | None = None
    while True:
        try:
            action = steps.send(seen)
        except StopIteration as end:
            finished: Response[Operation] = end.value
            return finished
        if isinstance(action, Pause):
            driver.sleep(action.seconds)
            seen = None
        else:
            response = driver.run(caller.call(requests.look(action.operation_id)))
            note(response.parsed)
            seen = Seen(response, driver.clock() - started)


async def wait_async(caller: Caller, driver: AsyncDriver, steps: Watch, note: Note = bool) -> Response[Operation]:
    """Wait on the running event loop until an operation is finished."""
    started = driver.clock()
    seen: Seen | None = None
    while True:
        try:
            action = steps.send(seen)
        except StopIteration as end:
            finished: Response[Operation] = end.value
            return finished
        if isinstance(action, Pause):
            await driver.sleep(action.seconds)
            seen = None
        else:
            response = await driver.run(caller.call(requests.look(action.operation_id)))
            note(response.parsed)
            seen = Seen(response, driver.clock() - started)
