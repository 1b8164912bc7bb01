# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Users, as the first version of the API knows them, by uid."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fullstory.resource import AsyncResource, Resource

if TYPE_CHECKING:
    pass


class UsersV1(Resource):
    """Users, as the first version of the API knows them, by uid."""

    @cached_property
    def with_response(self) -> UsersV1WithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return UsersV1WithResponse(self._caller, self._driver)


class UsersV1WithResponse(Resource):
    """Users, as the first version of the API knows them, by uid. Every method returns a Response around its result."""


class AsyncUsersV1(AsyncResource):
    """Users, as the first version of the API knows them, by uid. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncUsersV1WithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncUsersV1WithResponse(self._caller, self._driver)


class AsyncUsersV1WithResponse(AsyncResource):
    """Users, as the first version of the API knows them, by uid. Every method returns a Response around its result."""
