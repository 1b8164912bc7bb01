# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""The wrapped methods, a class for each tag of the API document, and the client attributes that lead to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullstory.calls import Caller
    from fullstory.drivers import AsyncDriver, BlockingDriver
    from fullstory.generated.models.get_me_response import GetMeResponse
    from fullstory.generated.models.get_quotas_response import GetQuotasResponse

    from .account import Account, AccountWithResponse, AsyncAccount, AsyncAccountWithResponse
    from .annotations import Annotations, AsyncAnnotations
    from .events import AsyncEvents, Events
    from .operations import AsyncOperations, Operations
    from .segments import AsyncSegments, Segments
    from .sessions import AsyncSessions, Sessions
    from .settings import AsyncSettings, Settings
    from .summary_profiles import AsyncSummaryProfiles, SummaryProfiles
    from .users import AsyncUsers, Users
    from .webhooks import AsyncWebhooks, Webhooks


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
        """Notes on the time axis of charts."""
        from .annotations import Annotations

        return Annotations(self._caller, self._driver)

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
    def sessions(self) -> Sessions:
        """What users did, visit by visit."""
        from .sessions import Sessions

        return Sessions(self._caller, self._driver)

    @cached_property
    def settings(self) -> Settings:
        """What is recorded, and what of it is kept."""
        from .settings import Settings

        return Settings(self._caller, self._driver)

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

    @cached_property
    def webhooks(self) -> Webhooks:
        """Where FullStory reports what happens, and what it can report."""
        from .webhooks import Webhooks

        return Webhooks(self._caller, self._driver)

    @cached_property
    def with_response(self) -> AccountWithResponse:
        """The client's own methods, each returning a Response with status code and headers around its result."""
        return self.account.with_response

    def me(self) -> GetMeResponse:
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
        return self.account.me()

    def quotas(self) -> GetQuotasResponse:
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
        return self.account.quotas()


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
        """Notes on the time axis of charts."""
        from .annotations import AsyncAnnotations

        return AsyncAnnotations(self._caller, self._driver)

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
    def sessions(self) -> AsyncSessions:
        """What users did, visit by visit."""
        from .sessions import AsyncSessions

        return AsyncSessions(self._caller, self._driver)

    @cached_property
    def settings(self) -> AsyncSettings:
        """What is recorded, and what of it is kept."""
        from .settings import AsyncSettings

        return AsyncSettings(self._caller, self._driver)

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

    @cached_property
    def webhooks(self) -> AsyncWebhooks:
        """Where FullStory reports what happens, and what it can report."""
        from .webhooks import AsyncWebhooks

        return AsyncWebhooks(self._caller, self._driver)

    @cached_property
    def with_response(self) -> AsyncAccountWithResponse:
        """The client's own methods, each returning a Response with status code and headers around its result."""
        return self.account.with_response

    async def me(self) -> GetMeResponse:
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
        return await self.account.me()

    async def quotas(self) -> GetQuotasResponse:
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
        return await self.account.quotas()
