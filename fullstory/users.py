"""Users: create, read, update, delete, and import in batches.

https://developer.fullstory.com/server/v2/users/introduction/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import httpx

from fullstory.errors import InvalidArgumentError
from fullstory.options import flag, non_blank, path_id, string
from fullstory.pages import AsyncPage, Page, PageContent
from fullstory.resource import (
    AsyncResource,
    Resource,
    async_returning_response,
    empty_parser,
    parser,
    request_body,
    returning_response,
)
from fullstory.transport import Flow, Response, Transport, idempotency_key_or_new

if TYPE_CHECKING:
    from typing import Unpack

    from fullstory.batch.job import AsyncBatchJob, BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.generated.models import (
        CreateUserResponse,
        FailedUserImport,
        GetUserResponse,
        UpdateUserResponse,
        UserImport,
    )
    from fullstory.generated.models.create_user_request import CreateUserRequestDict
    from fullstory.generated.models.update_user_request import UpdateUserRequestDict


class Users(Resource):
    """The users of a FullStory organisation. Every method blocks, and may raise any FullStoryError."""

    @property
    def with_response(self) -> UsersWithResponse:
        """The same methods, returning a Response with status code and headers around their result."""
        return UsersWithResponse(Users(self._transport, self._driver, whole_response=True))

    def create(
        self, *, idempotency_key: str | None = None, **fields: Unpack[CreateUserRequestDict]
    ) -> CreateUserResponse:
        """Create a user, or update the one that has the same `uid`.

        https://developer.fullstory.com/server/v2/users/create-user/

        Args:
            idempotency_key: Names this request for 24 hours, so that it takes effect once however often it is sent; a
                new UUID when left out.
            **fields: `uid` (your own identifier, at most 256 characters, never changed once set), `display_name` (at
                most 256 characters), `email` (at most 128 characters), `properties` (a mapping of at most 500, merged
                with those the user has), `schema` (types of properties).

        Returns:
            The `id` that FullStory gave the user.

        Raises:
            InvalidArgumentError: A field is unknown or cannot be sent; nothing was sent.
            ApiError: The server refused.
            ConnectionFailedError, RequestTimeoutError: There was no answer, after all retries.
        """
        return self._run(_create(self._transport, idempotency_key, fields))

    def get(self, id: str, *, include_schema: bool = False) -> GetUserResponse:
        """Get a user. The API key needs Architect level or higher.

        https://developer.fullstory.com/server/v2/users/get-user/

        Args:
            id: The id that FullStory gave the user.
            include_schema: Whether to report the types of the properties, and conflicts between types.

        Raises:
            NotFoundError: There is no such user.
        """
        return self._run(_get(self._transport, id, include_schema))

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
        """List the users that match every filter given. The API key needs Architect level or higher.

        https://developer.fullstory.com/server/v2/users/list-users/

        Args:
            uid: Only the user with this identifier of your own.
            email: Only users with this email address.
            display_name: Only users shown under this name.
            is_identified: True for users with a `uid`, False for anonymous ones.
            page_token: Starts at the page that this `next_page_token` stands for; the filters must be the same.
            include_schema: Whether to report the types of the properties, and conflicts between types.

        Returns:
            The first page. Iterating over it walks all pages.
        """

        filters = _filters(uid, email, display_name, is_identified, include_schema)

        def fetch(token: str | None) -> Response[PageContent[GetUserResponse]]:
            return self._driver.run(_list(self._transport, filters, token))

        def page(content: PageContent[GetUserResponse]) -> Page[GetUserResponse]:
            return Page(
                content.results,
                content.total_records,
                content.next_page_token,
                lambda token: page(fetch(token).parsed),
            )

        first = fetch(page_token)
        return self._finish(Response(first.status_code, first.headers, page(first.parsed)))

    def update(self, id: str, **fields: Unpack[UpdateUserRequestDict]) -> UpdateUserResponse:
        """Change the fields given of a user; properties are merged.

        https://developer.fullstory.com/server/v2/users/update-user/

        Args:
            id: The id that FullStory gave the user.
            **fields: As for `create`. A `uid` can be given to a user that has none.

        Returns:
            The user's `id`. An anonymous user that became identified may answer with another one.

        Raises:
            InvalidArgumentError: A field is unknown or cannot be sent; nothing was sent.
            BadRequestError: The user has another `uid` already, or a field is against a rule.
            NotFoundError: There is no such user.
        """
        return self._run(_update(self._transport, id, fields))

    def delete(self, *, id: str | None = None, uid: str | None = None) -> None:
        """Delete a user, for good. The API key needs Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        The server works on it for a while: until then the user can be read and has `is_being_deleted` set.

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Give this or `id`, not both.

        Raises:
            InvalidArgumentError: Both or neither were given; nothing was sent.
            NotFoundError: There is no such user.
        """
        return self._run(_delete(self._transport, id, uid))

    def batch_create(
        self,
        requests: Iterable[Mapping[str, Any]] = (),
        *,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> BatchJob[UserImport, FailedUserImport]:
        """Prepare the import of up to 50,000 users; `execute()` on the job starts it.

        https://developer.fullstory.com/server/v2/users/create-batch-user-import-job/

        Args:
            requests: One mapping a user: the fields of `create`, or `id` to update a user by its id.
            include_schema: Whether the imported users report the types of their properties.
            options: How often to poll and to retry.
            idempotency_key: Names this import for 24 hours, so that it is made once; a new UUID when left out.

        Raises:
            InvalidArgumentError: Something in the requests cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.base import JobSetup
        from fullstory.batch.endpoints import user_endpoints
        from fullstory.batch.job import BatchJob

        setup = JobSetup(user_endpoints(), requests, None, include_schema, options, idempotency_key)
        return BatchJob(self._transport, self._driver, setup)


class UsersWithResponse:
    """The methods of Users that make a request, each returning a Response around its result."""

    def __init__(self, users: Users) -> None:
        self.create = returning_response(users.create)
        self.get = returning_response(users.get)
        self.list = returning_response(users.list)
        self.update = returning_response(users.update)
        self.delete = returning_response(users.delete)


class AsyncUsers(AsyncResource):
    """The users of a FullStory organisation. Every method is awaited, and may raise any FullStoryError."""

    @property
    def with_response(self) -> AsyncUsersWithResponse:
        """The same methods, returning a Response with status code and headers around their result."""
        return AsyncUsersWithResponse(AsyncUsers(self._transport, self._driver, whole_response=True))

    async def create(
        self, *, idempotency_key: str | None = None, **fields: Unpack[CreateUserRequestDict]
    ) -> CreateUserResponse:
        """Create a user, or update the one that has the same `uid`. See `Users.create`."""
        return await self._run(_create(self._transport, idempotency_key, fields))

    async def get(self, id: str, *, include_schema: bool = False) -> GetUserResponse:
        """Get a user. See `Users.get`."""
        return await self._run(_get(self._transport, id, include_schema))

    async def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        display_name: str | None = None,
        is_identified: bool | None = None,
        page_token: str | None = None,
        include_schema: bool = False,
    ) -> AsyncPage[GetUserResponse]:
        """List the users that match every filter given. See `Users.list`; `async for` walks all pages."""

        filters = _filters(uid, email, display_name, is_identified, include_schema)

        async def fetch(token: str | None) -> Response[PageContent[GetUserResponse]]:
            return await self._driver.run(_list(self._transport, filters, token))

        def page(content: PageContent[GetUserResponse]) -> AsyncPage[GetUserResponse]:
            async def fetch_page(token: str) -> AsyncPage[GetUserResponse]:
                return page((await fetch(token)).parsed)

            return AsyncPage(content.results, content.total_records, content.next_page_token, fetch_page)

        first = await fetch(page_token)
        return self._finish(Response(first.status_code, first.headers, page(first.parsed)))

    async def update(self, id: str, **fields: Unpack[UpdateUserRequestDict]) -> UpdateUserResponse:
        """Change the fields given of a user; properties are merged. See `Users.update`."""
        return await self._run(_update(self._transport, id, fields))

    async def delete(self, *, id: str | None = None, uid: str | None = None) -> None:
        """Delete a user, for good. See `Users.delete`."""
        return await self._run(_delete(self._transport, id, uid))

    def batch_create(
        self,
        requests: Iterable[Mapping[str, Any]] = (),
        *,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> AsyncBatchJob[UserImport, FailedUserImport]:
        """Prepare the import of up to 50,000 users. See `Users.batch_create`."""
        from fullstory.batch.base import JobSetup
        from fullstory.batch.endpoints import user_endpoints
        from fullstory.batch.job import AsyncBatchJob

        setup = JobSetup(user_endpoints(), requests, None, include_schema, options, idempotency_key)
        return AsyncBatchJob(self._transport, self._driver, setup)


class AsyncUsersWithResponse:
    """The methods of AsyncUsers that make a request, each returning a Response around its result."""

    def __init__(self, users: AsyncUsers) -> None:
        self.create = async_returning_response(users.create)
        self.get = async_returning_response(users.get)
        self.list = async_returning_response(users.list)
        self.update = async_returning_response(users.update)
        self.delete = async_returning_response(users.delete)


def _create(
    transport: Transport, idempotency_key: str | None, fields: Mapping[str, Any]
) -> Flow[Response[CreateUserResponse]]:
    from fullstory.generated.api.users import create_user
    from fullstory.generated.models.create_user_request import CreateUserRequest, CreateUserRequestDict
    from fullstory.generated.models.create_user_response import CreateUserResponse

    body = request_body("users.create", fields, CreateUserRequestDict, CreateUserRequest)
    built = create_user.build_request(body=body, idempotency_key=idempotency_key_or_new(idempotency_key))
    return transport.call(transport.request(built), parser(transport, create_user.parse_response, CreateUserResponse))


def _get(transport: Transport, id: str, include_schema: bool) -> Flow[Response[GetUserResponse]]:
    from fullstory.generated.api.users import get_user
    from fullstory.generated.models.get_user_response import GetUserResponse

    built = get_user.build_request(path_id("id", id), include_schema=flag("include_schema", include_schema) or None)
    return transport.call(transport.request(built), parser(transport, get_user.parse_response, GetUserResponse))


def _filters(
    uid: str | None, email: str | None, display_name: str | None, is_identified: bool | None, include_schema: bool
) -> dict[str, Any]:
    for name, value in (("uid", uid), ("email", email), ("display_name", display_name)):
        # A blank filter is most often a value that was never set, and would not narrow the list.
        if value is not None:
            non_blank(name, value)
    if is_identified is not None:
        flag("is_identified", is_identified)
    return {
        "uid": uid,
        "email": email,
        "display_name": display_name,
        "is_identified": is_identified,
        "include_schema": flag("include_schema", include_schema) or None,
    }


def _list(
    transport: Transport, filters: dict[str, Any], page_token: str | None
) -> Flow[Response[PageContent[GetUserResponse]]]:
    from fullstory.generated.api.users import list_users
    from fullstory.generated.models.list_users_response import ListUsersResponse

    if page_token is not None:
        string("page_token", page_token)
    parse_response = parser(transport, list_users.parse_response, ListUsersResponse)

    def parse(response: httpx.Response) -> PageContent[GetUserResponse]:
        page = parse_response(response)
        next_page_token = page.next_page_token or None
        if next_page_token is not None and next_page_token == page_token:
            raise ValueError("'next_page_token' leads to the same page again")
        return PageContent(page.results, int(page.total_records), next_page_token)

    return transport.call(transport.request(list_users.build_request(**filters, page_token=page_token)), parse)


def _update(transport: Transport, id: str, fields: Mapping[str, Any]) -> Flow[Response[UpdateUserResponse]]:
    from fullstory.generated.api.users import update_user
    from fullstory.generated.models.update_user_request import UpdateUserRequest, UpdateUserRequestDict
    from fullstory.generated.models.update_user_response import UpdateUserResponse

    body = request_body("users.update", fields, UpdateUserRequestDict, UpdateUserRequest)
    built = update_user.build_request(path_id("id", id), body=body)
    return transport.call(transport.request(built), parser(transport, update_user.parse_response, UpdateUserResponse))


def _delete(transport: Transport, id: str | None, uid: str | None) -> Flow[Response[None]]:
    from fullstory.generated.api.users import delete_user, delete_user_by_uid
    from fullstory.generated.models.delete_user_response import DeleteUserResponse

    if (id is None) == (uid is None):
        raise InvalidArgumentError(f"delete() takes id or uid, {'not both' if id is not None else 'and got neither'}")
    if id is not None:
        built, parse_response = delete_user.build_request(path_id("id", id)), delete_user.parse_response
    else:
        built = delete_user_by_uid.build_request(uid=non_blank("uid", uid))
        parse_response = delete_user_by_uid.parse_response
    return transport.call(transport.request(built), empty_parser(transport, parse_response, DeleteUserResponse))
