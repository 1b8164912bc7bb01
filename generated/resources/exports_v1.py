# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The older export of captured events, and the exports of one user's data for requests under data-protection law. Only
accounts with the export add-on have it. Segment exports replace the first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fullstory.resource import AsyncResource, Resource

if TYPE_CHECKING:
    pass


class ExportsV1(Resource):
    """The older export of captured events, and the exports of one user's data for requests under data-protection
    law. Only accounts with the export add-on have it. Segment exports replace the first."""

    @cached_property
    def with_response(self) -> ExportsV1WithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return ExportsV1WithResponse(self._caller, self._driver)


class ExportsV1WithResponse(Resource):
    """The older export of captured events, and the exports of one user's data for requests under data-protection
    law. Only accounts with the export add-on have it. Segment exports replace the first. Every method returns a Response around its result."""


class AsyncExportsV1(AsyncResource):
    """The older export of captured events, and the exports of one user's data for requests under data-protection
    law. Only accounts with the export add-on have it. Segment exports replace the first. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncExportsV1WithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncExportsV1WithResponse(self._caller, self._driver)


class AsyncExportsV1WithResponse(AsyncResource):
    """The older export of captured events, and the exports of one user's data for requests under data-protection
    law. Only accounts with the export add-on have it. Segment exports replace the first. Every method returns a Response around its result."""
