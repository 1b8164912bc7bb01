# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Groups of people who share something, and files of what they did.

https://developer.fullstory.com/server/v1/segments/list-segments/
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from fullstory.generated.models.segment import Segment


class Segments(Resource):
    """Groups of people who share something, and files of what they did."""

    @cached_property
    def with_response(self) -> SegmentsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SegmentsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        creator: str | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> Page[Segment]:
        """List segments.

        The segments of the account, built-in ones such as `everyone` among them, a page at a time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/list-segments/

        Args:
            creator: Only segments made by the FullStory account with this email address.
            limit: The most segments on a page, up to 100. At least 1. At most 100. 20 when left out.
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
                creator=creator,
                limit=limit,
                pagination_token=pagination_token,
            )
        ).parsed

    def get(
        self,
        id: str,
    ) -> Segment:
        """Get a segment.

        The segment with this id.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/get-segment/

        Args:
            id: The id of the segment, which is also the last part of its address in the app.

        Returns:
            A group of people who share something.

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


class SegmentsWithResponse(Resource):
    """Groups of people who share something, and files of what they did. Every method returns a Response around its result."""

    def list(
        self,
        *,
        creator: str | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> Response[Page[Segment]]:
        """List segments. The result is in the `parsed` of a Response.

        The segments of the account, built-in ones such as `everyone` among them, a page at a time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/list-segments/

        Args:
            creator: Only segments made by the FullStory account with this email address.
            limit: The most segments on a page, up to 100. At least 1. At most 100. 20 when left out.
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
                creator=creator,
                limit=limit,
                pagination_token=pagination_token,
            )
        )

    def get(
        self,
        id: str,
    ) -> Response[Segment]:
        """Get a segment. The result is in the `parsed` of a Response.

        The segment with this id.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/get-segment/

        Args:
            id: The id of the segment, which is also the last part of its address in the app.

        Returns:
            A group of people who share something.

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


class AsyncSegments(AsyncResource):
    """Groups of people who share something, and files of what they did. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSegmentsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSegmentsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        creator: str | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> AsyncPager[Segment]:
        """List segments.

        The segments of the account, built-in ones such as `everyone` among them, a page at a time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/list-segments/

        Args:
            creator: Only segments made by the FullStory account with this email address.
            limit: The most segments on a page, up to 100. At least 1. At most 100. 20 when left out.
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
                    creator=creator,
                    limit=limit,
                    pagination_token=pagination_token,
                ),
            )
        )

    async def get(
        self,
        id: str,
    ) -> Segment:
        """Get a segment.

        The segment with this id.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/get-segment/

        Args:
            id: The id of the segment, which is also the last part of its address in the app.

        Returns:
            A group of people who share something.

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


class AsyncSegmentsWithResponse(AsyncResource):
    """Groups of people who share something, and files of what they did. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        creator: str | None = None,
        limit: int | None = None,
        pagination_token: str | None = None,
    ) -> Response[AsyncPage[Segment]]:
        """List segments. The result is in the `parsed` of a Response.

        The segments of the account, built-in ones such as `everyone` among them, a page at a time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/list-segments/

        Args:
            creator: Only segments made by the FullStory account with this email address.
            limit: The most segments on a page, up to 100. At least 1. At most 100. 20 when left out.
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
                creator=creator,
                limit=limit,
                pagination_token=pagination_token,
            )
        )

    async def get(
        self,
        id: str,
    ) -> Response[Segment]:
        """Get a segment. The result is in the `parsed` of a Response.

        The segment with this id.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/segments/get-segment/

        Args:
            id: The id of the segment, which is also the last part of its address in the app.

        Returns:
            A group of people who share something.

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


def _list(
    *,
    creator: str | None = None,
    limit: int | None = None,
    pagination_token: str | None = None,
) -> Listing[Segment]:
    from fullstory.generated.api.segments import list_segments
    from fullstory.generated.models.segment import Segment

    return Listing(
        list_segments.build_request(
            creator=arguments.optional(arguments.non_blank, "creator", creator),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
        ),
        Segment.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "segments",
        list_segments.REPEAT,
    )


def _get(
    id: str,
) -> calls.Operation[Segment]:
    from fullstory.generated.api.segments import get_segment
    from fullstory.generated.models.segment import Segment

    return calls.Operation(
        get_segment.build_request(
            arguments.path_id("id", id),
        ),
        Segment.from_dict,
        get_segment.REPEAT,
    )
