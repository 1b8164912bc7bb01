# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The people whose behaviour is captured.

https://developer.fullstory.com/server/v2/users/introduction/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource, only_given, request_body

if TYPE_CHECKING:
    from fullstory.batch.async_job import AsyncBatchJob
    from fullstory.batch.endpoints import BatchEndpoints
    from fullstory.batch.job import BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.batch.requests import AnyFields
    from fullstory.generated.models.create_user_response import CreateUserResponse
    from fullstory.generated.models.failed_user_import import FailedUserImport
    from fullstory.generated.models.get_user_response import GetUserResponse
    from fullstory.generated.models.property_schema import PropertySchemaDict
    from fullstory.generated.models.update_user_response import UpdateUserResponse
    from fullstory.generated.models.user_import import UserImport
    from fullstory.generated.models.user_import_request import UserImportRequestDict


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

        The users that match every given filter, a page at a time. Send the same filters with each page token.

        Iterate over the result to walk this page and all that follow.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this `uid`.
            email: Only users with this email address.
            display_name: Only users with this display name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

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
                uid=uid,
                email=email,
                display_name=display_name,
                is_identified=is_identified,
                page_token=page_token,
                include_schema=include_schema,
            )
        ).parsed

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
        wins. Without a `uid`, a new anonymous user is created.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                uid=uid,
                display_name=display_name,
                email=email,
                properties=properties,
                schema=schema,
                idempotency_key=idempotency_key,
            )
        ).parsed

    def delete(
        self,
        *,
        id: str | None = None,
        uid: str | None = None,
    ) -> None:
        """Delete a user.

        Starts deleting a user permanently. This takes a while: until then the user can be read, and has
        `is_being_deleted` set.

        Give exactly one argument.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        self._call(
            _delete(
                id=id,
                uid=uid,
            )
        )

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
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _get(
                id,
                include_schema=include_schema,
            )
        ).parsed

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

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.

        Returns:
            The user that was updated. When an anonymous user becomes identified, the id may be another one.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _update(
                id,
                uid=uid,
                display_name=display_name,
                email=email,
                properties=properties,
                schema=schema,
            )
        ).parsed

    def batch_create(
        self,
        requests: Iterable[UserImportRequestDict | AnyFields] = (),
        *,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> BatchJob[UserImport, FailedUserImport]:
        """Import users in a batch.

        Call `execute()` on the job that is returned to start it.

        Needs an API key of Standard level or higher; reading the results needs Architect level.

        https://developer.fullstory.com/server/v2/users/create-batch-user-import-job/

        Args:
            requests: The users: the fields of `create`, or `id` to update a user by its id. At most 50,000 items.
                They are copied.
            include_schema: Whether to report the type of each property, and the conflicts between types.
            options: How often to poll and retry.
            idempotency_key: Identifies this import for 24 hours, so that it is made once. A new UUID when left out.

        Returns:
            The job.

        Raises:
            InvalidArgumentError: Something cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.job import BatchJob

        endpoints = _batch_create(include_schema, idempotency_key)
        return BatchJob(self._caller, self._driver, endpoints, requests, None, options)


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
        """List users. The result is in the `parsed` of a Response.

        The users that match every given filter, a page at a time. Send the same filters with each page token.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this `uid`.
            email: Only users with this email address.
            display_name: Only users with this display name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

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
                uid=uid,
                email=email,
                display_name=display_name,
                is_identified=is_identified,
                page_token=page_token,
                include_schema=include_schema,
            )
        )

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
        """Create or update a user by uid. The result is in the `parsed` of a Response.

        Creates a user, or updates the one that already has this `uid`: properties are merged and the newest value
        wins. Without a `uid`, a new anonymous user is created.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                uid=uid,
                display_name=display_name,
                email=email,
                properties=properties,
                schema=schema,
                idempotency_key=idempotency_key,
            )
        )

    def delete(
        self,
        *,
        id: str | None = None,
        uid: str | None = None,
    ) -> Response[None]:
        """Delete a user. The result is in the `parsed` of a Response.

        Starts deleting a user permanently. This takes a while: until then the user can be read, and has
        `is_being_deleted` set.

        Give exactly one argument.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _delete(
                id=id,
                uid=uid,
            )
        )

    def get(
        self,
        id: str,
        *,
        include_schema: bool = False,
    ) -> Response[GetUserResponse]:
        """Get a user. The result is in the `parsed` of a Response.

        The user with this id.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            A user as FullStory knows it.

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
                include_schema=include_schema,
            )
        )

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
        """Update a user. The result is in the `parsed` of a Response.

        Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is set
        already cannot be changed. Sending the same update twice does no harm, so there is no `Idempotency-Key`.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.

        Returns:
            The user that was updated. When an anonymous user becomes identified, the id may be another one.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _update(
                id,
                uid=uid,
                display_name=display_name,
                email=email,
                properties=properties,
                schema=schema,
            )
        )


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

        The users that match every given filter, a page at a time. Send the same filters with each page token.

        Await the call for the first page, or walk all pages with `async for`.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this `uid`.
            email: Only users with this email address.
            display_name: Only users with this display name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

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
                    uid=uid,
                    email=email,
                    display_name=display_name,
                    is_identified=is_identified,
                    page_token=page_token,
                    include_schema=include_schema,
                ),
            )
        )

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
        wins. Without a `uid`, a new anonymous user is created.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _create(
                    uid=uid,
                    display_name=display_name,
                    email=email,
                    properties=properties,
                    schema=schema,
                    idempotency_key=idempotency_key,
                )
            )
        ).parsed

    async def delete(
        self,
        *,
        id: str | None = None,
        uid: str | None = None,
    ) -> None:
        """Delete a user.

        Starts deleting a user permanently. This takes a while: until then the user can be read, and has
        `is_being_deleted` set.

        Give exactly one argument.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        await self._call(
            _delete(
                id=id,
                uid=uid,
            )
        )

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
                    include_schema=include_schema,
                )
            )
        ).parsed

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

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.

        Returns:
            The user that was updated. When an anonymous user becomes identified, the id may be another one.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _update(
                    id,
                    uid=uid,
                    display_name=display_name,
                    email=email,
                    properties=properties,
                    schema=schema,
                )
            )
        ).parsed

    def batch_create(
        self,
        requests: Iterable[UserImportRequestDict | AnyFields] = (),
        *,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> AsyncBatchJob[UserImport, FailedUserImport]:
        """Import users in a batch.

        Call `execute()` on the job that is returned to start it.

        Needs an API key of Standard level or higher; reading the results needs Architect level.

        https://developer.fullstory.com/server/v2/users/create-batch-user-import-job/

        Args:
            requests: The users: the fields of `create`, or `id` to update a user by its id. At most 50,000 items.
                They are copied.
            include_schema: Whether to report the type of each property, and the conflicts between types.
            options: How often to poll and retry.
            idempotency_key: Identifies this import for 24 hours, so that it is made once. A new UUID when left out.

        Returns:
            The job.

        Raises:
            InvalidArgumentError: Something cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.async_job import AsyncBatchJob

        endpoints = _batch_create(include_schema, idempotency_key)
        return AsyncBatchJob(self._caller, self._driver, endpoints, requests, None, options)


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
        """List users. The result is in the `parsed` of a Response.

        The users that match every given filter, a page at a time. Send the same filters with each page token.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this `uid`.
            email: Only users with this email address.
            display_name: Only users with this display name.
            is_identified: True for users that have a `uid`, false for anonymous ones; both when left out.
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            include_schema: Whether to report the type of each property, and the conflicts between types.

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
                uid=uid,
                email=email,
                display_name=display_name,
                is_identified=is_identified,
                page_token=page_token,
                include_schema=include_schema,
            )
        )

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
        """Create or update a user by uid. The result is in the `parsed` of a Response.

        Creates a user, or updates the one that already has this `uid`: properties are merged and the newest value
        wins. Without a `uid`, a new anonymous user is created.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.
            idempotency_key: Any string that identifies this one request, preferably a version 4 UUID. Within 24
                hours, the same key with the same body gets the first answer again instead of doing the work twice; with
                another body it is an error. A new UUID when left out.

        Returns:
            The user that was created or updated.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            ConflictError: A request with the same `Idempotency-Key` is still running.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _create(
                uid=uid,
                display_name=display_name,
                email=email,
                properties=properties,
                schema=schema,
                idempotency_key=idempotency_key,
            )
        )

    async def delete(
        self,
        *,
        id: str | None = None,
        uid: str | None = None,
    ) -> Response[None]:
        """Delete a user. The result is in the `parsed` of a Response.

        Starts deleting a user permanently. This takes a while: until then the user can be read, and has
        `is_being_deleted` set.

        Give exactly one argument.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _delete(
                id=id,
                uid=uid,
            )
        )

    async def get(
        self,
        id: str,
        *,
        include_schema: bool = False,
    ) -> Response[GetUserResponse]:
        """Get a user. The result is in the `parsed` of a Response.

        The user with this id.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the type of each property, and the conflicts between types.

        Returns:
            A user as FullStory knows it.

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
                include_schema=include_schema,
            )
        )

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
        """Update a user. The result is in the `parsed` of a Response.

        Sets the fields given and merges the properties; what is left out stays as it was. A `uid` that is set
        already cannot be changed. Sending the same update twice does no harm, so there is no `Idempotency-Key`.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier for the user. Once set, it never changes. At most 256 characters.
            display_name: The name that FullStory shows. At most 256 characters.
            email: The user's email address. At most 128 characters.
            properties: Custom properties of a user, by name. A name is a letter followed by letters, digits and
                underscores, at most 512 characters (for nested objects the dotted path counts). A value is a string, a
                number, a boolean, an ISO 8601 date in a string, an array of those, or an object of those; at most 8,192
                bytes. At most 500 entries.
            schema: Types that override FullStory's own guess, which treats every number as a real.

        Returns:
            The user that was updated. When an anonymous user becomes identified, the id may be another one.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _update(
                id,
                uid=uid,
                display_name=display_name,
                email=email,
                properties=properties,
                schema=schema,
            )
        )


def _batch_create(include_schema: bool, idempotency_key: str | None) -> BatchEndpoints[UserImport, FailedUserImport]:
    from fullstory.batch.endpoints import BatchEndpoints
    from fullstory.batch.item_check import ItemCheck
    from fullstory.generated.api.users import (
        create_user_batch,
        get_user_batch,
        list_user_batch_errors,
        list_user_batch_imports,
    )
    from fullstory.generated.models.failed_user_import import FailedUserImport
    from fullstory.generated.models.user_import import UserImport
    from fullstory.generated.models.user_import_request import UserImportRequest

    return BatchEndpoints(
        create=create_user_batch,
        status=get_user_batch,
        imports=list_user_batch_imports,
        errors=list_user_batch_errors,
        item_check=ItemCheck(UserImportRequest.check),
        check_shared=None,
        import_model=UserImport,
        failed_model=FailedUserImport,
        include_schema=arguments.flag("include_schema", include_schema),
        idempotency_key=arguments.idempotency_key_or_new(idempotency_key),
    )


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

    return Listing(
        list_users.build_request(
            uid=arguments.optional(arguments.non_blank, "uid", uid),
            email=arguments.optional(arguments.non_blank, "email", email),
            display_name=arguments.optional(arguments.non_blank, "display_name", display_name),
            is_identified=arguments.optional(arguments.flag, "is_identified", is_identified),
            page_token=arguments.optional(arguments.non_blank, "page_token", page_token),
            include_schema=arguments.flag("include_schema", include_schema) or None,
        ),
        GetUserResponse.from_dict,
        "page_token",
        ("next_page_token",),
        "results",
        list_users.REPEAT,
    )


def _create(
    *,
    uid: str | None = None,
    display_name: str | None = None,
    email: str | None = None,
    properties: Mapping[str, Any] | None = None,
    schema: PropertySchemaDict | None = None,
    idempotency_key: str | None = None,
) -> calls.Operation[CreateUserResponse]:
    from fullstory.generated.api.users import create_user
    from fullstory.generated.models.create_user_request import CreateUserRequest
    from fullstory.generated.models.create_user_response import CreateUserResponse

    return calls.Operation(
        create_user.build_request(
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
            idempotency_key=arguments.idempotency_key_or_new(idempotency_key),
        ),
        CreateUserResponse.from_dict,
        create_user.REPEAT,
    )


def _delete(
    *,
    id: str | None = None,
    uid: str | None = None,
) -> calls.Operation[None]:
    from fullstory.generated.api.users import delete_user, delete_user_by_uid

    given = only_given(
        "users.delete()",
        id=id,
        uid=uid,
    )
    if given == "id":
        return calls.Operation(
            delete_user.build_request(
                arguments.path_id("id", id),
            ),
            None,
            delete_user.REPEAT,
        )
    return calls.Operation(
        delete_user_by_uid.build_request(
            uid=arguments.non_blank("uid", uid),
        ),
        None,
        delete_user_by_uid.REPEAT,
    )


def _get(
    id: str,
    *,
    include_schema: bool = False,
) -> calls.Operation[GetUserResponse]:
    from fullstory.generated.api.users import get_user
    from fullstory.generated.models.get_user_response import GetUserResponse

    return calls.Operation(
        get_user.build_request(
            arguments.path_id("id", id),
            include_schema=arguments.flag("include_schema", include_schema) or None,
        ),
        GetUserResponse.from_dict,
        get_user.REPEAT,
    )


def _update(
    id: str,
    *,
    uid: str | None = None,
    display_name: str | None = None,
    email: str | None = None,
    properties: Mapping[str, Any] | None = None,
    schema: PropertySchemaDict | None = None,
) -> calls.Operation[UpdateUserResponse]:
    from fullstory.generated.api.users import update_user
    from fullstory.generated.models.update_user_request import UpdateUserRequest
    from fullstory.generated.models.update_user_response import UpdateUserResponse

    return calls.Operation(
        update_user.build_request(
            arguments.path_id("id", id),
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
        ),
        UpdateUserResponse.from_dict,
        update_user.REPEAT,
    )
