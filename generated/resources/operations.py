# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Work that goes on after the call that started it, such as exports and deletions.

https://developer.fullstory.com/server/asynchronous-workflows/
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from fullstory.generated.models.operation import Operation
    from fullstory.generated.models.operation_state import OperationState
    from fullstory.generated.models.operation_type import OperationType


class Operations(Resource):
    """Work that goes on after the call that started it, such as exports and deletions."""

    @cached_property
    def with_response(self) -> OperationsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return OperationsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        state: OperationState | Literal["COMPLETED", "FAILED", "PENDING"] | None = None,
        type: OperationType
        | Literal["DELETE_SEGMENT_SESSIONS", "DELETE_SEGMENT_USERS", "DELETE_SESSION", "DELETE_USER", "SEARCH_EXPORT"]
        | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> Page[Operation]:
        """List operations.

        The operations that match every given filter, a page at a time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/list-operations/

        Args:
            state: Only operations in this state. One of `PENDING`, `COMPLETED`, `FAILED`.
            type: Only operations of this type. One of `DELETE_USER`, `SEARCH_EXPORT`, `DELETE_SESSION`,
                `DELETE_SEGMENT_SESSIONS`, `DELETE_SEGMENT_USERS`.
            limit: The most operations on a page, up to 100. At least 1. At most 100. 100 when left out.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _list(
                state=state,
                type=type,
                limit=limit,
                pagination_token=pagination_token,
            )
        ).parsed

    def get(
        self,
        id: str,
    ) -> Operation:
        """Get an operation.

        How far the operation with this id has got.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/get-operation/

        Args:
            id: The id of the operation.

        Returns:
            Work that goes on after the call that started it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _get(
                id,
            )
        ).parsed

    def cancel(
        self,
        id: str,
    ) -> None:
        """Cancel an operation.

        Stops an export of a segment; other operations cannot be cancelled. There is no state for what was
        cancelled: expect FAILED.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/cancel-operation/

        Args:
            id: The id of the operation.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        self._call(
            _cancel(
                id,
            )
        )


class OperationsWithResponse(Resource):
    """Work that goes on after the call that started it, such as exports and deletions. Every method returns a Response around its result."""

    def list(
        self,
        *,
        state: OperationState | Literal["COMPLETED", "FAILED", "PENDING"] | None = None,
        type: OperationType
        | Literal["DELETE_SEGMENT_SESSIONS", "DELETE_SEGMENT_USERS", "DELETE_SESSION", "DELETE_USER", "SEARCH_EXPORT"]
        | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> Response[Page[Operation]]:
        """List operations. The result is in the `parsed` of a Response.

        The operations that match every given filter, a page at a time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/list-operations/

        Args:
            state: Only operations in this state. One of `PENDING`, `COMPLETED`, `FAILED`.
            type: Only operations of this type. One of `DELETE_USER`, `SEARCH_EXPORT`, `DELETE_SESSION`,
                `DELETE_SEGMENT_SESSIONS`, `DELETE_SEGMENT_USERS`.
            limit: The most operations on a page, up to 100. At least 1. At most 100. 100 when left out.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _list(
                state=state,
                type=type,
                limit=limit,
                pagination_token=pagination_token,
            )
        )

    def get(
        self,
        id: str,
    ) -> Response[Operation]:
        """Get an operation. The result is in the `parsed` of a Response.

        How far the operation with this id has got.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/get-operation/

        Args:
            id: The id of the operation.

        Returns:
            Work that goes on after the call that started it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _get(
                id,
            )
        )

    def cancel(
        self,
        id: str,
    ) -> Response[None]:
        """Cancel an operation. The result is in the `parsed` of a Response.

        Stops an export of a segment; other operations cannot be cancelled. There is no state for what was
        cancelled: expect FAILED.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/cancel-operation/

        Args:
            id: The id of the operation.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _cancel(
                id,
            )
        )


class AsyncOperations(AsyncResource):
    """Work that goes on after the call that started it, such as exports and deletions. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncOperationsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncOperationsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        state: OperationState | Literal["COMPLETED", "FAILED", "PENDING"] | None = None,
        type: OperationType
        | Literal["DELETE_SEGMENT_SESSIONS", "DELETE_SEGMENT_USERS", "DELETE_SESSION", "DELETE_USER", "SEARCH_EXPORT"]
        | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> AsyncPager[Operation]:
        """List operations.

        The operations that match every given filter, a page at a time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/list-operations/

        Args:
            state: Only operations in this state. One of `PENDING`, `COMPLETED`, `FAILED`.
            type: Only operations of this type. One of `DELETE_USER`, `SEARCH_EXPORT`, `DELETE_SESSION`,
                `DELETE_SEGMENT_SESSIONS`, `DELETE_SEGMENT_USERS`.
            limit: The most operations on a page, up to 100. At least 1. At most 100. 100 when left out.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _list(
                    state=state,
                    type=type,
                    limit=limit,
                    pagination_token=pagination_token,
                ),
            )
        )

    async def get(
        self,
        id: str,
    ) -> Operation:
        """Get an operation.

        How far the operation with this id has got.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/get-operation/

        Args:
            id: The id of the operation.

        Returns:
            Work that goes on after the call that started it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _get(
                    id,
                )
            )
        ).parsed

    async def cancel(
        self,
        id: str,
    ) -> None:
        """Cancel an operation.

        Stops an export of a segment; other operations cannot be cancelled. There is no state for what was
        cancelled: expect FAILED.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/cancel-operation/

        Args:
            id: The id of the operation.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        await self._call(
            _cancel(
                id,
            )
        )


class AsyncOperationsWithResponse(AsyncResource):
    """Work that goes on after the call that started it, such as exports and deletions. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        state: OperationState | Literal["COMPLETED", "FAILED", "PENDING"] | None = None,
        type: OperationType
        | Literal["DELETE_SEGMENT_SESSIONS", "DELETE_SEGMENT_USERS", "DELETE_SESSION", "DELETE_USER", "SEARCH_EXPORT"]
        | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> Response[AsyncPage[Operation]]:
        """List operations. The result is in the `parsed` of a Response.

        The operations that match every given filter, a page at a time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/list-operations/

        Args:
            state: Only operations in this state. One of `PENDING`, `COMPLETED`, `FAILED`.
            type: Only operations of this type. One of `DELETE_USER`, `SEARCH_EXPORT`, `DELETE_SESSION`,
                `DELETE_SEGMENT_SESSIONS`, `DELETE_SEGMENT_USERS`.
            limit: The most operations on a page, up to 100. At least 1. At most 100. 100 when left out.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _list(
                state=state,
                type=type,
                limit=limit,
                pagination_token=pagination_token,
            )
        )

    async def get(
        self,
        id: str,
    ) -> Response[Operation]:
        """Get an operation. The result is in the `parsed` of a Response.

        How far the operation with this id has got.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/get-operation/

        Args:
            id: The id of the operation.

        Returns:
            Work that goes on after the call that started it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _get(
                id,
            )
        )

    async def cancel(
        self,
        id: str,
    ) -> Response[None]:
        """Cancel an operation. The result is in the `parsed` of a Response.

        Stops an export of a segment; other operations cannot be cancelled. There is no state for what was
        cancelled: expect FAILED.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/operations/cancel-operation/

        Args:
            id: The id of the operation.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _cancel(
                id,
            )
        )


def _list(
    *,
    state: OperationState | Literal["COMPLETED", "FAILED", "PENDING"] | None = None,
    type: OperationType
    | Literal["DELETE_SEGMENT_SESSIONS", "DELETE_SEGMENT_USERS", "DELETE_SESSION", "DELETE_USER", "SEARCH_EXPORT"]
    | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> Listing[Operation]:
    from fullstory.generated.api.operations import list_operations
    from fullstory.generated.models.operation import Operation
    from fullstory.generated.models.operation_state import OperationState
    from fullstory.generated.models.operation_type import OperationType

    return Listing(
        list_operations.build_request(
            state=arguments.optional(arguments.one_of(OperationState), "state", state),
            type_=arguments.optional(arguments.one_of(OperationType), "type", type),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
        ),
        Operation.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "operations",
        list_operations.REPEAT,
    )


def _get(
    id: str,
) -> calls.Operation[Operation]:
    from fullstory.generated.api.operations import get_operation
    from fullstory.generated.models.operation import Operation

    return calls.Operation(
        get_operation.build_request(
            arguments.path_id("id", id),
        ),
        Operation.from_dict,
        get_operation.REPEAT,
    )


def _cancel(
    id: str,
) -> calls.Operation[None]:
    from fullstory.generated.api.operations import cancel_operation

    return calls.Operation(
        cancel_operation.build_request(
            arguments.path_id("id", id),
        ),
        None,
        cancel_operation.REPEAT,
    )
