# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The wrapped methods, a class for each tag of the API document, and the client attributes that lead to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullstory.calls import Caller
    from fullstory.drivers import AsyncDriver, BlockingDriver

    from .events import AsyncEvents, Events
    from .users import AsyncUsers, Users
    from .webhooks import AsyncWebhooks, Webhooks


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
    def users(self) -> Users:
        """The people whose behaviour is captured."""
        from .users import Users

        return Users(self._caller, self._driver)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Where FullStory reports what happens, and what it can report."""
        from .webhooks import Webhooks

        return Webhooks(self._caller, self._driver)


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
    def users(self) -> AsyncUsers:
        """The people whose behaviour is captured."""
        from .users import AsyncUsers

        return AsyncUsers(self._caller, self._driver)

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Where FullStory reports what happens, and what it can report."""
        from .webhooks import AsyncWebhooks

        return AsyncWebhooks(self._caller, self._driver)
