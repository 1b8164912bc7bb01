"""The methods of operations, completed by hand: waiting until one is finished."""

from __future__ import annotations

from functools import cached_property

from fullstory.calls import Response
from fullstory.exports.waiting import checked_watch, wait, wait_async
from fullstory.generated.models.operation import Operation
from fullstory.generated.resources import operations


class Operations(operations.Operations):
    """Work that goes on after the call that started it."""

    @cached_property
    def with_response(self) -> OperationsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return OperationsWithResponse(self._caller, self._driver)

    def wait(self, id: str, timeout: float | None = None, *, poll_interval: float | None = None) -> Operation:
        """Wait until an operation is finished, and return it: also one that failed, as its `state` says.

        At the end of a wait that was too short, the operation goes on.

        Args:
            id: The id of the operation.
            timeout: The maximum number of seconds to wait; no limit when left out.
            poll_interval: The seconds between two looks; when left out a second, then more, up to 5.

        Returns:
            The operation: COMPLETED, or FAILED with a reason in its `error_details`.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            WaitTimeoutError: It took longer; also a TimeoutError.
            NotFoundError: There is no such operation.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self.with_response.wait(id, timeout, poll_interval=poll_interval).parsed


class OperationsWithResponse(operations.OperationsWithResponse):
    """Work that goes on after the call that started it. Each method returns a Response."""

    def wait(self, id: str, timeout: float | None = None, *, poll_interval: float | None = None) -> Response[Operation]:
        """Wait until an operation is finished. The last answer is in a Response. See `Operations.wait`."""
        return wait(self._caller, self._driver, checked_watch(id, timeout, poll_interval))


class AsyncOperations(operations.AsyncOperations):
    """Work that goes on after the call that started it. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncOperationsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncOperationsWithResponse(self._caller, self._driver)

    async def wait(self, id: str, timeout: float | None = None, *, poll_interval: float | None = None) -> Operation:
        """Wait until an operation is finished, and return it. See `Operations.wait`."""
        return (await self.with_response.wait(id, timeout, poll_interval=poll_interval)).parsed


class AsyncOperationsWithResponse(operations.AsyncOperationsWithResponse):
    """Work that goes on after the call that started it. Each method returns a Response to await."""

    async def wait(
        self, id: str, timeout: float | None = None, *, poll_interval: float | None = None
    ) -> Response[Operation]:
        """Wait until an operation is finished. The last answer is in a Response. See `AsyncOperations.wait`."""
        return await wait_async(self._caller, self._driver, checked_watch(id, timeout, poll_interval))
