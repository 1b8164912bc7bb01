# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The API key and the organisation it belongs to.

https://developer.fullstory.com/server/v1/authentication/
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fullstory import calls
from fullstory.calls import Response
from fullstory.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from fullstory.generated.models.get_me_response import GetMeResponse
    from fullstory.generated.models.get_quotas_response import GetQuotasResponse


class Account(Resource):
    """The API key and the organisation it belongs to."""

    @cached_property
    def with_response(self) -> AccountWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AccountWithResponse(self._caller, self._driver)

    def me(
        self,
    ) -> GetMeResponse:
        """Test the API key.

        Says which organisation the API key belongs to, and what it may do.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/authentication/me/

        Returns:
            The API key, and the organisation it belongs to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_me()).parsed

    def quotas(
        self,
    ) -> GetQuotasResponse:
        """Get the quotas of the organisation.

        How many sessions and server events the billing cycle allows, and how many of them are used.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/organization/get-quotas/

        Returns:
            The quotas of the current billing cycle.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_quotas()).parsed


class AccountWithResponse(Resource):
    """The API key and the organisation it belongs to. Every method returns a Response around its result."""

    def me(
        self,
    ) -> Response[GetMeResponse]:
        """Test the API key. The result is in the `parsed` of a Response.

        Says which organisation the API key belongs to, and what it may do.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/authentication/me/

        Returns:
            The API key, and the organisation it belongs to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_me())

    def quotas(
        self,
    ) -> Response[GetQuotasResponse]:
        """Get the quotas of the organisation. The result is in the `parsed` of a Response.

        How many sessions and server events the billing cycle allows, and how many of them are used.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/organization/get-quotas/

        Returns:
            The quotas of the current billing cycle.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_quotas())


class AsyncAccount(AsyncResource):
    """The API key and the organisation it belongs to. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncAccountWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncAccountWithResponse(self._caller, self._driver)

    async def me(
        self,
    ) -> GetMeResponse:
        """Test the API key.

        Says which organisation the API key belongs to, and what it may do.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/authentication/me/

        Returns:
            The API key, and the organisation it belongs to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_me())).parsed

    async def quotas(
        self,
    ) -> GetQuotasResponse:
        """Get the quotas of the organisation.

        How many sessions and server events the billing cycle allows, and how many of them are used.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/organization/get-quotas/

        Returns:
            The quotas of the current billing cycle.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_quotas())).parsed


class AsyncAccountWithResponse(AsyncResource):
    """The API key and the organisation it belongs to. Every method returns a Response around its result."""

    async def me(
        self,
    ) -> Response[GetMeResponse]:
        """Test the API key. The result is in the `parsed` of a Response.

        Says which organisation the API key belongs to, and what it may do.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/authentication/me/

        Returns:
            The API key, and the organisation it belongs to.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_me())

    async def quotas(
        self,
    ) -> Response[GetQuotasResponse]:
        """Get the quotas of the organisation. The result is in the `parsed` of a Response.

        How many sessions and server events the billing cycle allows, and how many of them are used.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/organization/get-quotas/

        Returns:
            The quotas of the current billing cycle.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            PermissionDeniedError: The API key's level does not allow this.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_quotas())


def _me() -> calls.Operation[GetMeResponse]:
    from fullstory.generated.api.account import get_me
    from fullstory.generated.models.get_me_response import GetMeResponse

    return calls.Operation(get_me.build_request(), GetMeResponse.from_dict, get_me.REPEAT)


def _quotas() -> calls.Operation[GetQuotasResponse]:
    from fullstory.generated.api.account import get_quotas
    from fullstory.generated.models.get_quotas_response import GetQuotasResponse

    return calls.Operation(get_quotas.build_request(), GetQuotasResponse.from_dict, get_quotas.REPEAT)
