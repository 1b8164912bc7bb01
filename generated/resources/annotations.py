# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Notes on the time axis of charts.

https://developer.fullstory.com/server/annotations/create-annotation/
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from fullstory import calls
from fullstory.calls import Response
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.generated.models.create_annotation_response import CreateAnnotationResponse


class Annotations(Resource):
    """Notes on the time axis of charts."""

    @cached_property
    def with_response(self) -> AnnotationsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AnnotationsWithResponse(self._caller, self._driver)

    def create(
        self,
        text: str,
        *,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        source: str | None = None,
    ) -> CreateAnnotationResponse:
        """Create an annotation.

        Marks a moment or a span of time in charts. An annotation can be read, changed and deleted in the app only,
        and creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/annotations/create-annotation/

        Args:
            text: What the annotation says. At most 200 characters.
            start_time: When it begins; now when left out.
            end_time: When it ends, which must be after it begins; the same as `start_time` when left out.
            source: Where the annotation comes from, shown with it. At most 40 characters.

        Returns:
            The annotation that was created.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                text,
                start_time=start_time,
                end_time=end_time,
                source=source,
            )
        ).parsed


class AnnotationsWithResponse(Resource):
    """Notes on the time axis of charts. Every method returns a Response around its result."""

    def create(
        self,
        text: str,
        *,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        source: str | None = None,
    ) -> Response[CreateAnnotationResponse]:
        """Create an annotation. The result is in the `parsed` of a Response.

        Marks a moment or a span of time in charts. An annotation can be read, changed and deleted in the app only,
        and creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/annotations/create-annotation/

        Args:
            text: What the annotation says. At most 200 characters.
            start_time: When it begins; now when left out.
            end_time: When it ends, which must be after it begins; the same as `start_time` when left out.
            source: Where the annotation comes from, shown with it. At most 40 characters.

        Returns:
            The annotation that was created.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                text,
                start_time=start_time,
                end_time=end_time,
                source=source,
            )
        )


class AsyncAnnotations(AsyncResource):
    """Notes on the time axis of charts. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncAnnotationsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncAnnotationsWithResponse(self._caller, self._driver)

    async def create(
        self,
        text: str,
        *,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        source: str | None = None,
    ) -> CreateAnnotationResponse:
        """Create an annotation.

        Marks a moment or a span of time in charts. An annotation can be read, changed and deleted in the app only,
        and creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/annotations/create-annotation/

        Args:
            text: What the annotation says. At most 200 characters.
            start_time: When it begins; now when left out.
            end_time: When it ends, which must be after it begins; the same as `start_time` when left out.
            source: Where the annotation comes from, shown with it. At most 40 characters.

        Returns:
            The annotation that was created.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _create(
                    text,
                    start_time=start_time,
                    end_time=end_time,
                    source=source,
                )
            )
        ).parsed


class AsyncAnnotationsWithResponse(AsyncResource):
    """Notes on the time axis of charts. Every method returns a Response around its result."""

    async def create(
        self,
        text: str,
        *,
        start_time: datetime | str | None = None,
        end_time: datetime | str | None = None,
        source: str | None = None,
    ) -> Response[CreateAnnotationResponse]:
        """Create an annotation. The result is in the `parsed` of a Response.

        Marks a moment or a span of time in charts. An annotation can be read, changed and deleted in the app only,
        and creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/annotations/create-annotation/

        Args:
            text: What the annotation says. At most 200 characters.
            start_time: When it begins; now when left out.
            end_time: When it ends, which must be after it begins; the same as `start_time` when left out.
            source: Where the annotation comes from, shown with it. At most 40 characters.

        Returns:
            The annotation that was created.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _create(
                text,
                start_time=start_time,
                end_time=end_time,
                source=source,
            )
        )


def _create(
    text: str,
    *,
    start_time: datetime | str | None = None,
    end_time: datetime | str | None = None,
    source: str | None = None,
) -> calls.Operation[CreateAnnotationResponse]:
    from fullstory.generated.api.annotations import create_annotation
    from fullstory.generated.models.create_annotation_request import CreateAnnotationRequest
    from fullstory.generated.models.create_annotation_response import CreateAnnotationResponse

    return calls.Operation(
        create_annotation.build_request(
            body=request_body(
                "annotations.create()",
                CreateAnnotationRequest.check,
                {
                    "text": text,
                    "start_time": start_time,
                    "end_time": end_time,
                    "source": source,
                },
            ),
        ),
        CreateAnnotationResponse.from_dict,
        create_annotation.REPEAT,
    )
