"""Users: what cannot be written in the API document. The rest is in `fullstory.generated.resources.users`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

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


class AsyncUsers(generated.AsyncUsers):
    """The people whose behaviour is captured. Every method is awaited."""

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
