"""The listeners of a batch job."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fullstory.batch.steps import Notification
from fullstory.errors import InvalidArgumentError

logger: logging.Logger = logging.getLogger("fullstory")

Callback = Callable[..., Any]


def is_coroutine_function(callback: Callback) -> bool:
    """Return whether calling it returns something to await, as far as that can be seen."""
    return inspect.iscoroutinefunction(callback) or inspect.iscoroutinefunction(type(callback).__call__)


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
        """Log which listener raised what."""
        logger.exception("the batch job listener %s raised an exception", self._name)

    def log(self, problem: str) -> None:
        """Log what is wrong with the listener."""
        logger.warning("the batch job listener %s %s", self._name, problem)

    @property
    def _name(self) -> str:
        return getattr(self.callback, "__qualname__", type(self.callback).__name__)


class Listeners:
    """The listeners of one job, by event."""

    def __init__(self) -> None:
        self._callbacks: dict[Notification, list[Callback]] = {each: [] for each in Notification}

    def add(self, event: str, callback: Callback) -> Notification:
        """Register a listener.

        Raises:
            InvalidArgumentError: The event is unknown, or the listener cannot be called.
        """
        try:
            notification = Notification(event)
        except ValueError:
            names = ", ".join(each.value for each in Notification)
            raise InvalidArgumentError(f"unexpected event {event!r}; expected one of {names}") from None
        if not callable(callback):
            raise InvalidArgumentError(f"the listener for {event!r} must be callable, not {type(callback).__name__}")
        self._callbacks[notification].append(callback)
        return notification

    def remove(self, notification: Notification, callback: Callback) -> None:
        """Forget a listener."""
        self._callbacks[notification].remove(callback)

    def calls(self, notification: Notification, *arguments: Any) -> list[CallbackCall]:
        """Return the calls that tell everybody registered now."""
        return [CallbackCall(callback, arguments) for callback in self._callbacks[notification]]
