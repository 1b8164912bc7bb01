# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The wrapped methods, a class for each tag of the API document, and the client attributes that lead to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullstory.calls import Caller
    from fullstory.drivers import AsyncDriver, BlockingDriver

    from .events import AsyncEvents, Events
    from .operations import AsyncOperations, Operations
    from .segments import AsyncSegments, Segments
    from .users import AsyncUsers, Users


class Resources:
    """One attribute for each tag. Its module is imported when the attribute is first used."""

    _caller: Caller
    _driver: BlockingDriver

    @cached_property
    def events(self) -> Events:
        """Things that users did, recorded from a server."""
        from .events import Events

        return Events(self._caller, self._driver)

    @cached_property
    def operations(self) -> Operations:
        """Work that goes on after the call that started it, such as exports and deletions."""
        from .operations import Operations

        return Operations(self._caller, self._driver)

    @cached_property
    def segments(self) -> Segments:
        """Groups of people who share something, and files of what they did."""
        from .segments import Segments

        return Segments(self._caller, self._driver)

    @cached_property
    def users(self) -> Users:
        """The people whose behaviour is captured."""
        from .users import Users

        return Users(self._caller, self._driver)


class AsyncResources:
    """One attribute for each tag. Its module is imported when the attribute is first used."""

    _caller: Caller
    _driver: AsyncDriver

    @cached_property
    def events(self) -> AsyncEvents:
        """Things that users did, recorded from a server."""
        from .events import AsyncEvents

        return AsyncEvents(self._caller, self._driver)

    @cached_property
    def operations(self) -> AsyncOperations:
        """Work that goes on after the call that started it, such as exports and deletions."""
        from .operations import AsyncOperations

        return AsyncOperations(self._caller, self._driver)

    @cached_property
    def segments(self) -> AsyncSegments:
        """Groups of people who share something, and files of what they did."""
        from .segments import AsyncSegments

        return AsyncSegments(self._caller, self._driver)

    @cached_property
    def users(self) -> AsyncUsers:
        """The people whose behaviour is captured."""
        from .users import AsyncUsers

        return AsyncUsers(self._caller, self._driver)
