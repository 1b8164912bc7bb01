# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The wrapped methods, a class for each tag of the API document, and the client attributes that lead to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullstory.calls import Caller
    from fullstory.drivers import AsyncDriver, BlockingDriver

    from .account import Account, AsyncAccount
    from .annotations import Annotations, AsyncAnnotations
    from .events import AsyncEvents, Events
    from .sessions import AsyncSessions, Sessions
    from .summary_profiles import AsyncSummaryProfiles, SummaryProfiles
    from .users import AsyncUsers, Users


class Resources:
    """One attribute for each tag. Its module is imported when the attribute is first used."""

    _caller: Caller
    _driver: BlockingDriver

    @cached_property
    def account(self) -> Account:
        """The API key and the organisation it belongs to."""
        from .account import Account

        return Account(self._caller, self._driver)

    @cached_property
    def annotations(self) -> Annotations:
        """Notes on the time axis of charts, such as a release or a campaign."""
        from .annotations import Annotations

        return Annotations(self._caller, self._driver)

    @cached_property
    def events(self) -> Events:
        """Things that users did, recorded from a server."""
        from .events import Events

        return Events(self._caller, self._driver)

    @cached_property
    def sessions(self) -> Sessions:
        """What users did, visit by visit."""
        from .sessions import Sessions

        return Sessions(self._caller, self._driver)

    @cached_property
    def summary_profiles(self) -> SummaryProfiles:
        """Stored configurations of session summaries."""
        from .summary_profiles import SummaryProfiles

        return SummaryProfiles(self._caller, self._driver)

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
    def account(self) -> AsyncAccount:
        """The API key and the organisation it belongs to."""
        from .account import AsyncAccount

        return AsyncAccount(self._caller, self._driver)

    @cached_property
    def annotations(self) -> AsyncAnnotations:
        """Notes on the time axis of charts, such as a release or a campaign."""
        from .annotations import AsyncAnnotations

        return AsyncAnnotations(self._caller, self._driver)

    @cached_property
    def events(self) -> AsyncEvents:
        """Things that users did, recorded from a server."""
        from .events import AsyncEvents

        return AsyncEvents(self._caller, self._driver)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """What users did, visit by visit."""
        from .sessions import AsyncSessions

        return AsyncSessions(self._caller, self._driver)

    @cached_property
    def summary_profiles(self) -> AsyncSummaryProfiles:
        """Stored configurations of session summaries."""
        from .summary_profiles import AsyncSummaryProfiles

        return AsyncSummaryProfiles(self._caller, self._driver)

    @cached_property
    def users(self) -> AsyncUsers:
        """The people whose behaviour is captured."""
        from .users import AsyncUsers

        return AsyncUsers(self._caller, self._driver)
