"""Who wants to hear of a batch job, and of what."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fullstory.batch.machine import Notice
from fullstory.errors import InvalidArgumentError

logger = logging.getLogger("fullstory")

Callback = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class CallbackCall:
    """A listener about to be told something."""

    callback: Callback
    arguments: tuple[Any, ...]

    def __call__(self) -> Any:
        """Call the listener. What it raises is logged and changes nothing."""
        try:
            return self.callback(*self.arguments)
        except Exception:
            self.log_exception()
            return None

    def log_exception(self) -> None:
        """Say which listener raised what."""
        name = getattr(self.callback, "__qualname__", type(self.callback).__name__)
        logger.exception("the batch job listener %s raised an exception", name)


class Listeners:
    """The listeners of one job, by event."""

    def __init__(self) -> None:
        self._callbacks: dict[Notice, list[Callback]] = {notice: [] for notice in Notice}

    def add(self, event: str, callback: Callback) -> Notice:
        """Register a listener.

        Raises:
            InvalidArgumentError: There is no such event, or the listener cannot be called.
        """
        try:
            notice = Notice(event)
        except ValueError:
            names = ", ".join(notice.value for notice in Notice)
            raise InvalidArgumentError(f"there is no event {event!r}; there are {names}") from None
        if not callable(callback):
            raise InvalidArgumentError(f"the listener for {event!r} must be callable, not {type(callback).__name__}")
        self._callbacks[notice].append(callback)
        return notice

    def calls(self, notice: Notice, *arguments: Any) -> list[CallbackCall]:
        """The calls that tell everybody registered now."""
        return [CallbackCall(callback, arguments) for callback in self._callbacks[notice]]
