"""Users: what cannot be written in the API document. The rest is in `fullstory.generated.resources.users`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from fullstory.arguments import non_blank, path_id
from fullstory.calls import Operation, Response
from fullstory.errors import InvalidArgumentError
from fullstory.generated.resources import users as generated

if TYPE_CHECKING:
    from fullstory.batch.async_job import AsyncBatchJob
    from fullstory.batch.job import BatchJob
    from fullstory.batch.options import BatchJobOptions
    from fullstory.batch.requests import AnyFields
    from fullstory.generated.models.failed_user_import import FailedUserImport
    from fullstory.generated.models.user_import import UserImport
    from fullstory.generated.models.user_import_request import UserImportRequestDict


class Users(generated.Users):
    """The people whose behaviour is captured."""

    @cached_property
    def with_response(self) -> UsersWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return UsersWithResponse(self._caller, self._driver)

    def delete(self, *, id: str | None = None, uid: str | None = None) -> None:
        """Delete a user, for good.

        The server works on it for a while: until then the user can be read and has `is_being_deleted` set.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Give this or `id`, not both.

        Raises:
            InvalidArgumentError: Both or neither were given; nothing was sent.
            NotFoundError: The user does not exist.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        self._call(_delete(id, uid))

    def batch_create(
        self,
        requests: Iterable[UserImportRequestDict | AnyFields] = (),
        *,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> BatchJob[UserImport, FailedUserImport]:
        """Prepare the import of up to 50,000 users; `execute()` on the job starts it.

        Needs an API key of Standard level or higher; reading what came of it needs Architect level.

        https://developer.fullstory.com/server/v2/users/create-batch-user-import-job/

        Args:
            requests: One mapping a user: the fields of `create`, or `id` to update a user by its id. They are copied.
            include_schema: Whether the imported users report the types of their properties.
            options: How often to poll and to retry.
            idempotency_key: Names this import for 24 hours, so that it is made once. A new UUID when left out.

        Returns:
            The job, not executed.

        Raises:
            InvalidArgumentError: A request cannot be sent; the message names the item and the field.
        """
        from fullstory.batch.endpoints import user_endpoints
        from fullstory.batch.job import BatchJob

        endpoints = user_endpoints(include_schema, idempotency_key)
        return BatchJob(self._caller, self._driver, endpoints, requests, None, options)


class UsersWithResponse(generated.UsersWithResponse):
    """The people whose behaviour is captured. Every method returns a Response around its result."""

    def delete(self, *, id: str | None = None, uid: str | None = None) -> Response[None]:
        """Delete a user, for good.

        The server works on it for a while: until then the user can be read and has `is_being_deleted` set.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Give this or `id`, not both.

        Raises:
            InvalidArgumentError: Both or neither were given; nothing was sent.
            NotFoundError: The user does not exist.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        return self._call(_delete(id, uid))


class AsyncUsers(generated.AsyncUsers):
    """The people whose behaviour is captured. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncUsersWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncUsersWithResponse(self._caller, self._driver)

    async def delete(self, *, id: str | None = None, uid: str | None = None) -> None:
        """Delete a user, for good.

        The server works on it for a while: until then the user can be read and has `is_being_deleted` set.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Give this or `id`, not both.

        Raises:
            InvalidArgumentError: Both or neither were given; nothing was sent.
            NotFoundError: The user does not exist.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        await self._call(_delete(id, uid))

    def batch_create(
        self,
        requests: Iterable[UserImportRequestDict | AnyFields] = (),
        *,
        include_schema: bool = False,
        options: BatchJobOptions | None = None,
        idempotency_key: str | None = None,
    ) -> AsyncBatchJob[UserImport, FailedUserImport]:
        """Prepare the import of up to 50,000 users; `execute()` on the job starts it. See `Users.batch_create`."""
        from fullstory.batch.async_job import AsyncBatchJob
        from fullstory.batch.endpoints import user_endpoints

        endpoints = user_endpoints(include_schema, idempotency_key)
        return AsyncBatchJob(self._caller, self._driver, endpoints, requests, None, options)


class AsyncUsersWithResponse(generated.AsyncUsersWithResponse):
    """The people whose behaviour is captured. Every method returns a Response around its result."""

    async def delete(self, *, id: str | None = None, uid: str | None = None) -> Response[None]:
        """Delete a user, for good.

        The server works on it for a while: until then the user can be read and has `is_being_deleted` set.

        Needs an API key of Admin level.

        https://developer.fullstory.com/server/v2/users/delete-user/

        Args:
            id: The id that FullStory gave the user.
            uid: Your own identifier of the user. Give this or `id`, not both.

        Raises:
            InvalidArgumentError: Both or neither were given; nothing was sent.
            NotFoundError: The user does not exist.
            FullStoryError: The base of all errors, such as those that any call can meet.
        """
        return await self._call(_delete(id, uid))


def _delete(id: str | None, uid: str | None) -> Operation[None]:
    from fullstory.generated.api.users import delete_user, delete_user_by_uid

    if (id is None) == (uid is None):
        given = "both" if id is not None else "neither"
        raise InvalidArgumentError(f"users.delete() takes either id or uid, and got {given}")
    if id is not None:
        return Operation(delete_user.build_request(path_id("id", id)), None, delete_user.REPEAT)
    return Operation(delete_user_by_uid.build_request(uid=non_blank("uid", uid)), None, delete_user_by_uid.REPEAT)
