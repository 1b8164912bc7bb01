# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The people whose behaviour is captured.

https://developer.fullstory.com/server/v2/users/introduction/
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fullstory.arguments import (
    flag,
    idempotency_key_or_new,
    non_blank,
    optional,
    path_id,
)
from fullstory.calls import Operation, Response
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.generated.models.create_user_response import CreateUserResponse
    from fullstory.generated.models.get_user_response import GetUserResponse
    from fullstory.generated.models.property_schema import PropertySchemaDict
    from fullstory.generated.models.update_user_response import UpdateUserResponse


class Users(Resource):
    """The people whose behaviour is captured."""

    @cached_property
    def with_response(self) -> UsersWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return UsersWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool = False,
    ) -> Page[GetUserResponse]:
        """List users.

        Users that match every filter given, a page at a time. Repeat the same filters with each page token.

        Iterate over the result to walk this page and all that follow.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this identifier of your own.
            email: Only users with this email address.
            display_name: Only users shown under this name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the page before; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _list(
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
        return self._list(operation).parsed

    def create(
        self,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> CreateUserResponse:
        """Create or update a user by uid.

        Creates a user, or updates the one that already has this `uid`: properties are merged and the newest value
        wins. Without a `uid` the user is anonymous and always new.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.
            idempotency_key: Any string, best a version 4 UUID, that names this one request. Within 24 hours, the
                same key with the same body gets the first answer again instead of doing the work twice; the same key
                with another body is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _create(
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
            idempotency_key=idempotency_key,
        )
        return self._call(operation).parsed

    def get(
        self,
        id: str,
        *,
        include_schema: bool = False,
    ) -> GetUserResponse:
        """Get a user.

        The user with this id.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            A user as FullStory knows it.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _get(
            id,
            include_schema=include_schema,
        )
        return self._call(operation).parsed

    def update(
        self,
        id: str,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
    ) -> UpdateUserResponse:
        """Update a user.

        Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is set
        already cannot be changed. Sending the same update twice does no harm, so there is no `Idempotency-Key`.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.

        Returns:
            The user that was updated. An anonymous user that became identified may answer with another id.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _update(
            id,
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
        )
        return self._call(operation).parsed


class UsersWithResponse(Resource):
    """The people whose behaviour is captured. Every method returns a Response around its result."""

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool = False,
    ) -> Response[Page[GetUserResponse]]:
        """List users. The result stands in the `parsed` of a Response.

        Users that match every filter given, a page at a time. Repeat the same filters with each page token.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this identifier of your own.
            email: Only users with this email address.
            display_name: Only users shown under this name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the page before; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _list(
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
        return self._list(operation)

    def create(
        self,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> Response[CreateUserResponse]:
        """Create or update a user by uid. The result stands in the `parsed` of a Response.

        Creates a user, or updates the one that already has this `uid`: properties are merged and the newest value
        wins. Without a `uid` the user is anonymous and always new.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.
            idempotency_key: Any string, best a version 4 UUID, that names this one request. Within 24 hours, the
                same key with the same body gets the first answer again instead of doing the work twice; the same key
                with another body is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _create(
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
            idempotency_key=idempotency_key,
        )
        return self._call(operation)

    def get(
        self,
        id: str,
        *,
        include_schema: bool = False,
    ) -> Response[GetUserResponse]:
        """Get a user. The result stands in the `parsed` of a Response.

        The user with this id.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            A user as FullStory knows it.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _get(
            id,
            include_schema=include_schema,
        )
        return self._call(operation)

    def update(
        self,
        id: str,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
    ) -> Response[UpdateUserResponse]:
        """Update a user. The result stands in the `parsed` of a Response.

        Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is set
        already cannot be changed. Sending the same update twice does no harm, so there is no `Idempotency-Key`.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.

        Returns:
            The user that was updated. An anonymous user that became identified may answer with another id.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _update(
            id,
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
        )
        return self._call(operation)


class AsyncUsers(AsyncResource):
    """The people whose behaviour is captured. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncUsersWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncUsersWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool = False,
    ) -> AsyncPager[GetUserResponse]:
        """List users.

        Users that match every filter given, a page at a time. Repeat the same filters with each page token.

        Await the call for the first page, or walk all pages with `async for`.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this identifier of your own.
            email: Only users with this email address.
            display_name: Only users shown under this name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the page before; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _list(
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
        return AsyncPager(lambda: self._first_page(operation))

    async def create(
        self,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> CreateUserResponse:
        """Create or update a user by uid.

        Creates a user, or updates the one that already has this `uid`: properties are merged and the newest value
        wins. Without a `uid` the user is anonymous and always new.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.
            idempotency_key: Any string, best a version 4 UUID, that names this one request. Within 24 hours, the
                same key with the same body gets the first answer again instead of doing the work twice; the same key
                with another body is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _create(
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
            idempotency_key=idempotency_key,
        )
        return (await self._call(operation)).parsed

    async def get(
        self,
        id: str,
        *,
        include_schema: bool = False,
    ) -> GetUserResponse:
        """Get a user.

        The user with this id.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            A user as FullStory knows it.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _get(
            id,
            include_schema=include_schema,
        )
        return (await self._call(operation)).parsed

    async def update(
        self,
        id: str,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
    ) -> UpdateUserResponse:
        """Update a user.

        Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is set
        already cannot be changed. Sending the same update twice does no harm, so there is no `Idempotency-Key`.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.

        Returns:
            The user that was updated. An anonymous user that became identified may answer with another id.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _update(
            id,
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
        )
        return (await self._call(operation)).parsed


class AsyncUsersWithResponse(AsyncResource):
    """The people whose behaviour is captured. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool = False,
    ) -> Response[AsyncPage[GetUserResponse]]:
        """List users. The result stands in the `parsed` of a Response.

        Users that match every filter given, a page at a time. Repeat the same filters with each page token.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this identifier of your own.
            email: Only users with this email address.
            display_name: Only users shown under this name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the page before; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _list(
            uid=uid,
            email=email,
            display_name=display_name,
            is_identified=is_identified,
            page_token=page_token,
            include_schema=include_schema,
        )
        return await self._list(operation)

    async def create(
        self,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
        idempotency_key: str | None = None,
    ) -> Response[CreateUserResponse]:
        """Create or update a user by uid. The result stands in the `parsed` of a Response.

        Creates a user, or updates the one that already has this `uid`: properties are merged and the newest value
        wins. Without a `uid` the user is anonymous and always new.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.
            idempotency_key: Any string, best a version 4 UUID, that names this one request. Within 24 hours, the
                same key with the same body gets the first answer again instead of doing the work twice; the same key
                with another body is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _create(
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
            idempotency_key=idempotency_key,
        )
        return await self._call(operation)

    async def get(
        self,
        id: str,
        *,
        include_schema: bool = False,
    ) -> Response[GetUserResponse]:
        """Get a user. The result stands in the `parsed` of a Response.

        The user with this id.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            A user as FullStory knows it.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _get(
            id,
            include_schema=include_schema,
        )
        return await self._call(operation)

    async def update(
        self,
        id: str,
        *,
        uid: str | None = None,
        display_name: str | None = None,
        email: str | None = None,
        properties: Mapping[str, Any] | None = None,
        schema: PropertySchemaDict | None = None,
    ) -> Response[UpdateUserResponse]:
        """Update a user. The result stands in the `parsed` of a Response.

        Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is set
        already cannot be changed. Sending the same update twice does no harm, so there is no `Idempotency-Key`.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Once set it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which takes every number as a real.

        Returns:
            The user that was updated. An anonymous user that became identified may answer with another id.

        Raises:
            InvalidArgumentError: An argument cannot be sent; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or against a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: There is no such user or job.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        operation = _update(
            id,
            uid=uid,
            display_name=display_name,
            email=email,
            properties=properties,
            schema=schema,
        )
        return await self._call(operation)


def _list(
    *,
    uid: str | None = None,
    email: str | None = None,
    display_name: str | None = None,
    is_identified: bool | None = None,
    page_token: str | None = None,
    include_schema: bool = False,
) -> Listing[GetUserResponse]:
    from fullstory.generated.api.users import list_users
    from fullstory.generated.models.get_user_response import GetUserResponse

    request = list_users.build_request(
        uid=optional(non_blank, "uid", uid),
        email=optional(non_blank, "email", email),
        display_name=optional(non_blank, "display_name", display_name),
        is_identified=optional(flag, "is_identified", is_identified),
        page_token=optional(non_blank, "page_token", page_token),
        include_schema=flag("include_schema", include_schema) or None,
    )
    return Listing(request, GetUserResponse.from_dict, "page_token", "next_page_token", "results", "safe")


def _create(
    *,
    uid: str | None = None,
    display_name: str | None = None,
    email: str | None = None,
    properties: Mapping[str, Any] | None = None,
    schema: PropertySchemaDict | None = None,
    idempotency_key: str | None = None,
) -> Operation[CreateUserResponse]:
    from fullstory.generated.api.users import create_user
    from fullstory.generated.models.create_user_request import CreateUserRequest
    from fullstory.generated.models.create_user_response import CreateUserResponse

    request = create_user.build_request(
        body=request_body(
            "users.create()",
            CreateUserRequest.check,
            {
                "uid": uid,
                "display_name": display_name,
                "email": email,
                "properties": properties,
                "schema": schema,
            },
        ),
        idempotency_key=idempotency_key_or_new(idempotency_key),
    )
    return Operation(request, CreateUserResponse.from_dict, "keyed")


def _get(
    id: str,
    *,
    include_schema: bool = False,
) -> Operation[GetUserResponse]:
    from fullstory.generated.api.users import get_user
    from fullstory.generated.models.get_user_response import GetUserResponse

    request = get_user.build_request(
        path_id("id", id),
        include_schema=flag("include_schema", include_schema) or None,
    )
    return Operation(request, GetUserResponse.from_dict, "safe")


def _update(
    id: str,
    *,
    uid: str | None = None,
    display_name: str | None = None,
    email: str | None = None,
    properties: Mapping[str, Any] | None = None,
    schema: PropertySchemaDict | None = None,
) -> Operation[UpdateUserResponse]:
    from fullstory.generated.api.users import update_user
    from fullstory.generated.models.update_user_request import UpdateUserRequest
    from fullstory.generated.models.update_user_response import UpdateUserResponse

    request = update_user.build_request(
        path_id("id", id),
        body=request_body(
            "users.update()",
            UpdateUserRequest.check,
            {
                "uid": uid,
                "display_name": display_name,
                "email": email,
                "properties": properties,
                "schema": schema,
            },
        ),
    )
    return Operation(request, UpdateUserResponse.from_dict, "safe")
