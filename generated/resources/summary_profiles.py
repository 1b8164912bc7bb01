# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Stored configurations of session summaries.

https://developer.fullstory.com/server/sessions/introduction/
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.generated.models.session_cache_options import SessionCacheOptionsDict
    from fullstory.generated.models.session_context_options import SessionContextOptionsDict
    from fullstory.generated.models.session_event_options import SessionEventOptionsDict
    from fullstory.generated.models.session_slice import SessionSliceDict
    from fullstory.generated.models.summary_model_options import SummaryModelOptionsDict
    from fullstory.generated.models.summary_profile import SummaryProfile


class SummaryProfiles(Resource):
    """Stored configurations of session summaries."""

    @cached_property
    def with_response(self) -> SummaryProfilesWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SummaryProfilesWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        page_token: str | None = None,
        limit: int | None = None,
    ) -> Page[SummaryProfile]:
        """List summary profiles.

        The stored profiles, a page at a time.

        Iterate over the result to walk this page and all that follow.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            limit: The most profiles on one page; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _list(
                page_token=page_token,
                limit=limit,
            )
        ).parsed

    def create(
        self,
        name: str | None = None,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> SummaryProfile:
        """Create a summary profile.

        Stores a configuration that summaries can use by its id. Creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                name,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                llm=llm,
            )
        ).parsed

    def get(
        self,
        id: str,
    ) -> SummaryProfile:
        """Get a summary profile.

        The profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _get(
                id,
            )
        ).parsed

    def update(
        self,
        id: str,
        *,
        name: str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> SummaryProfile:
        """Update a summary profile.

        Sets the fields given; what is left out stays as it was. FullStory does not say whether a section that is
        given replaces the stored one or is laid over it: give a section whole to be sure.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _update(
                id,
                name=name,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                llm=llm,
            )
        ).parsed

    def delete(
        self,
        id: str,
    ) -> None:
        """Delete a summary profile.

        Deletes the profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        self._call(
            _delete(
                id,
            )
        )


class SummaryProfilesWithResponse(Resource):
    """Stored configurations of session summaries. Every method returns a Response around its result."""

    def list(
        self,
        *,
        page_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[SummaryProfile]]:
        """List summary profiles. The result is in the `parsed` of a Response.

        The stored profiles, a page at a time.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            limit: The most profiles on one page; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _list(
                page_token=page_token,
                limit=limit,
            )
        )

    def create(
        self,
        name: str | None = None,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> Response[SummaryProfile]:
        """Create a summary profile. The result is in the `parsed` of a Response.

        Stores a configuration that summaries can use by its id. Creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _create(
                name,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                llm=llm,
            )
        )

    def get(
        self,
        id: str,
    ) -> Response[SummaryProfile]:
        """Get a summary profile. The result is in the `parsed` of a Response.

        The profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _get(
                id,
            )
        )

    def update(
        self,
        id: str,
        *,
        name: str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> Response[SummaryProfile]:
        """Update a summary profile. The result is in the `parsed` of a Response.

        Sets the fields given; what is left out stays as it was. FullStory does not say whether a section that is
        given replaces the stored one or is laid over it: give a section whole to be sure.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _update(
                id,
                name=name,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                llm=llm,
            )
        )

    def delete(
        self,
        id: str,
    ) -> Response[None]:
        """Delete a summary profile. The result is in the `parsed` of a Response.

        Deletes the profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _delete(
                id,
            )
        )


class AsyncSummaryProfiles(AsyncResource):
    """Stored configurations of session summaries. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSummaryProfilesWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSummaryProfilesWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        page_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[SummaryProfile]:
        """List summary profiles.

        The stored profiles, a page at a time.

        Await the call for the first page, or walk all pages with `async for`.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            limit: The most profiles on one page; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _list(
                    page_token=page_token,
                    limit=limit,
                ),
            )
        )

    async def create(
        self,
        name: str | None = None,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> SummaryProfile:
        """Create a summary profile.

        Stores a configuration that summaries can use by its id. Creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _create(
                    name,
                    slice=slice,
                    context=context,
                    events=events,
                    cache=cache,
                    llm=llm,
                )
            )
        ).parsed

    async def get(
        self,
        id: str,
    ) -> SummaryProfile:
        """Get a summary profile.

        The profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _get(
                    id,
                )
            )
        ).parsed

    async def update(
        self,
        id: str,
        *,
        name: str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> SummaryProfile:
        """Update a summary profile.

        Sets the fields given; what is left out stays as it was. FullStory does not say whether a section that is
        given replaces the stored one or is laid over it: give a section whole to be sure.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _update(
                    id,
                    name=name,
                    slice=slice,
                    context=context,
                    events=events,
                    cache=cache,
                    llm=llm,
                )
            )
        ).parsed

    async def delete(
        self,
        id: str,
    ) -> None:
        """Delete a summary profile.

        Deletes the profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        await self._call(
            _delete(
                id,
            )
        )


class AsyncSummaryProfilesWithResponse(AsyncResource):
    """Stored configurations of session summaries. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        page_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[SummaryProfile]]:
        """List summary profiles. The result is in the `parsed` of a Response.

        The stored profiles, a page at a time.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            page_token: The `next_page_token` of the previous page; leave it out for the first page.
            limit: The most profiles on one page; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _list(
                page_token=page_token,
                limit=limit,
            )
        )

    async def create(
        self,
        name: str | None = None,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> Response[SummaryProfile]:
        """Create a summary profile. The result is in the `parsed` of a Response.

        Stores a configuration that summaries can use by its id. Creating it twice makes two.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _create(
                name,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                llm=llm,
            )
        )

    async def get(
        self,
        id: str,
    ) -> Response[SummaryProfile]:
        """Get a summary profile. The result is in the `parsed` of a Response.

        The profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _get(
                id,
            )
        )

    async def update(
        self,
        id: str,
        *,
        name: str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> Response[SummaryProfile]:
        """Update a summary profile. The result is in the `parsed` of a Response.

        Sets the fields given; what is left out stays as it was. FullStory does not say whether a section that is
        given replaces the stored one or is laid over it: give a section whole to be sure.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.
            name: The name that the app shows.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked.

        Returns:
            A stored profile. After it was created or updated, the server may answer with no more than its id.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _update(
                id,
                name=name,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                llm=llm,
            )
        )

    async def delete(
        self,
        id: str,
    ) -> Response[None]:
        """Delete a summary profile. The result is in the `parsed` of a Response.

        Deletes the profile with this id.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/anywhere/activation/ai-session-summary-api/

        Args:
            id: The id of the profile.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _delete(
                id,
            )
        )


def _list(
    *,
    page_token: str | None = None,
    limit: int | None = None,
) -> Listing[SummaryProfile]:
    from fullstory.generated.api.summary_profiles import list_summary_profiles
    from fullstory.generated.models.summary_profile import SummaryProfile

    return Listing(
        list_summary_profiles.build_request(
            page_token=arguments.optional(arguments.non_blank, "page_token", page_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        SummaryProfile.from_dict,
        "page_token",
        (
            "next_page_token",
            "next_pagination_token",
        ),
        "profiles",
        list_summary_profiles.REPEAT,
    )


def _create(
    name: str | None = None,
    *,
    slice: SessionSliceDict | None = None,
    context: SessionContextOptionsDict | None = None,
    events: SessionEventOptionsDict | None = None,
    cache: SessionCacheOptionsDict | None = None,
    llm: SummaryModelOptionsDict | None = None,
) -> calls.Operation[SummaryProfile]:
    from fullstory.generated.api.summary_profiles import create_summary_profile
    from fullstory.generated.models.create_summary_profile_request import CreateSummaryProfileRequest
    from fullstory.generated.models.summary_profile import SummaryProfile

    return calls.Operation(
        create_summary_profile.build_request(
            body=request_body(
                "summary_profiles.create()",
                CreateSummaryProfileRequest.check,
                {
                    "name": name,
                    "slice": slice,
                    "context": context,
                    "events": events,
                    "cache": cache,
                    "llm": llm,
                },
            ),
        ),
        SummaryProfile.from_dict,
        create_summary_profile.REPEAT,
    )


def _get(
    id: str,
) -> calls.Operation[SummaryProfile]:
    from fullstory.generated.api.summary_profiles import get_summary_profile
    from fullstory.generated.models.summary_profile import SummaryProfile

    return calls.Operation(
        get_summary_profile.build_request(
            arguments.path_id("id", id),
        ),
        SummaryProfile.from_dict,
        get_summary_profile.REPEAT,
    )


def _update(
    id: str,
    *,
    name: str | None = None,
    slice: SessionSliceDict | None = None,
    context: SessionContextOptionsDict | None = None,
    events: SessionEventOptionsDict | None = None,
    cache: SessionCacheOptionsDict | None = None,
    llm: SummaryModelOptionsDict | None = None,
) -> calls.Operation[SummaryProfile]:
    from fullstory.generated.api.summary_profiles import update_summary_profile
    from fullstory.generated.models.summary_profile import SummaryProfile
    from fullstory.generated.models.update_summary_profile_request import UpdateSummaryProfileRequest

    return calls.Operation(
        update_summary_profile.build_request(
            arguments.path_id("id", id),
            body=request_body(
                "summary_profiles.update()",
                UpdateSummaryProfileRequest.check,
                {
                    "name": name,
                    "slice": slice,
                    "context": context,
                    "events": events,
                    "cache": cache,
                    "llm": llm,
                },
            ),
        ),
        SummaryProfile.from_dict,
        update_summary_profile.REPEAT,
    )


def _delete(
    id: str,
) -> calls.Operation[None]:
    from fullstory.generated.api.summary_profiles import delete_summary_profile

    return calls.Operation(
        delete_summary_profile.build_request(
            arguments.path_id("id", id),
        ),
        None,
        delete_summary_profile.REPEAT,
    )
