# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""What users did, visit by visit.

https://developer.fullstory.com/server/sessions/introduction/
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.resource import AsyncResource, Resource, request_body

if TYPE_CHECKING:
    from fullstory.generated.models.generate_session_context_response import GenerateSessionContextResponse
    from fullstory.generated.models.get_session_events_response import GetSessionEventsResponse
    from fullstory.generated.models.list_sessions_response import ListSessionsResponse
    from fullstory.generated.models.session_cache_options import SessionCacheOptionsDict
    from fullstory.generated.models.session_context_options import SessionContextOptionsDict
    from fullstory.generated.models.session_event_options import SessionEventOptionsDict
    from fullstory.generated.models.session_media_options import SessionMediaOptionsDict
    from fullstory.generated.models.session_slice import SessionSliceDict


class Sessions(Resource):
    """What users did, visit by visit."""

    @cached_property
    def with_response(self) -> SessionsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SessionsWithResponse(self._caller, self._driver)

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> ListSessionsResponse:
        """List the sessions of a user.

        The latest sessions of one user, newest first. Say whose with `uid` or `email` (with both, those of either),
        or ask for one session with `session_uid` alone. It is meant for looking up one person, not for export: the
        list is not paged.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/sessions/list-sessions/

        Args:
            uid: Your own identifier for the user.
            email: The user's email address.
            session_uid: Your own identifier for one session; excludes `uid` and `email`.
            limit: The most sessions to list; 20 when left out. At least 1.

        Returns:
            The sessions, newest first.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _list(
                uid=uid,
                email=email,
                session_uid=session_uid,
                limit=limit,
            )
        ).parsed

    def events(
        self,
        session_id: str,
        *,
        enable_event_cache: bool | None = None,
    ) -> GetSessionEventsResponse:
        """Get the events of a session.

        Everything that happened in a session, in one answer. Each call costs an activation, so it is not repeated
        when it may have been counted.

        Needs an API key of Standard level or higher.

        Waits up to 120 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/get-session-events/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            enable_event_cache: Deprecated. Whether events may come from a cache.

        Returns:
            The events of the session.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _events(
                session_id,
                enable_event_cache=enable_event_cache,
            )
        ).parsed

    def context(
        self,
        session_id: str,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        media: SessionMediaOptionsDict | None = None,
    ) -> GenerateSessionContextResponse:
        """Prepare a session for a language model.

        A session as facts and pages with their events, short enough for a prompt. Each call costs an activation, so
        it is not repeated when it may have been counted.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        Waits up to 300 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/generate-context/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            media: Which screenshots to take; only where FullStory has switched this on for the organisation.

        Returns:
            The session as a language model can read it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _context(
                session_id,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                media=media,
            )
        ).parsed


class SessionsWithResponse(Resource):
    """What users did, visit by visit. Every method returns a Response around its result."""

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> Response[ListSessionsResponse]:
        """List the sessions of a user. The result is in the `parsed` of a Response.

        The latest sessions of one user, newest first. Say whose with `uid` or `email` (with both, those of either),
        or ask for one session with `session_uid` alone. It is meant for looking up one person, not for export: the
        list is not paged.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/sessions/list-sessions/

        Args:
            uid: Your own identifier for the user.
            email: The user's email address.
            session_uid: Your own identifier for one session; excludes `uid` and `email`.
            limit: The most sessions to list; 20 when left out. At least 1.

        Returns:
            The sessions, newest first.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _list(
                uid=uid,
                email=email,
                session_uid=session_uid,
                limit=limit,
            )
        )

    def events(
        self,
        session_id: str,
        *,
        enable_event_cache: bool | None = None,
    ) -> Response[GetSessionEventsResponse]:
        """Get the events of a session. The result is in the `parsed` of a Response.

        Everything that happened in a session, in one answer. Each call costs an activation, so it is not repeated
        when it may have been counted.

        Needs an API key of Standard level or higher.

        Waits up to 120 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/get-session-events/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            enable_event_cache: Deprecated. Whether events may come from a cache.

        Returns:
            The events of the session.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _events(
                session_id,
                enable_event_cache=enable_event_cache,
            )
        )

    def context(
        self,
        session_id: str,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        media: SessionMediaOptionsDict | None = None,
    ) -> Response[GenerateSessionContextResponse]:
        """Prepare a session for a language model. The result is in the `parsed` of a Response.

        A session as facts and pages with their events, short enough for a prompt. Each call costs an activation, so
        it is not repeated when it may have been counted.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        Waits up to 300 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/generate-context/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            media: Which screenshots to take; only where FullStory has switched this on for the organisation.

        Returns:
            The session as a language model can read it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _context(
                session_id,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                media=media,
            )
        )


class AsyncSessions(AsyncResource):
    """What users did, visit by visit. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSessionsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSessionsWithResponse(self._caller, self._driver)

    async def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> ListSessionsResponse:
        """List the sessions of a user.

        The latest sessions of one user, newest first. Say whose with `uid` or `email` (with both, those of either),
        or ask for one session with `session_uid` alone. It is meant for looking up one person, not for export: the
        list is not paged.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/sessions/list-sessions/

        Args:
            uid: Your own identifier for the user.
            email: The user's email address.
            session_uid: Your own identifier for one session; excludes `uid` and `email`.
            limit: The most sessions to list; 20 when left out. At least 1.

        Returns:
            The sessions, newest first.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _list(
                    uid=uid,
                    email=email,
                    session_uid=session_uid,
                    limit=limit,
                )
            )
        ).parsed

    async def events(
        self,
        session_id: str,
        *,
        enable_event_cache: bool | None = None,
    ) -> GetSessionEventsResponse:
        """Get the events of a session.

        Everything that happened in a session, in one answer. Each call costs an activation, so it is not repeated
        when it may have been counted.

        Needs an API key of Standard level or higher.

        Waits up to 120 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/get-session-events/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            enable_event_cache: Deprecated. Whether events may come from a cache.

        Returns:
            The events of the session.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _events(
                    session_id,
                    enable_event_cache=enable_event_cache,
                )
            )
        ).parsed

    async def context(
        self,
        session_id: str,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        media: SessionMediaOptionsDict | None = None,
    ) -> GenerateSessionContextResponse:
        """Prepare a session for a language model.

        A session as facts and pages with their events, short enough for a prompt. Each call costs an activation, so
        it is not repeated when it may have been counted.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        Waits up to 300 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/generate-context/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            media: Which screenshots to take; only where FullStory has switched this on for the organisation.

        Returns:
            The session as a language model can read it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _context(
                    session_id,
                    slice=slice,
                    context=context,
                    events=events,
                    cache=cache,
                    media=media,
                )
            )
        ).parsed


class AsyncSessionsWithResponse(AsyncResource):
    """What users did, visit by visit. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> Response[ListSessionsResponse]:
        """List the sessions of a user. The result is in the `parsed` of a Response.

        The latest sessions of one user, newest first. Say whose with `uid` or `email` (with both, those of either),
        or ask for one session with `session_uid` alone. It is meant for looking up one person, not for export: the
        list is not paged.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/sessions/list-sessions/

        Args:
            uid: Your own identifier for the user.
            email: The user's email address.
            session_uid: Your own identifier for one session; excludes `uid` and `email`.
            limit: The most sessions to list; 20 when left out. At least 1.

        Returns:
            The sessions, newest first.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _list(
                uid=uid,
                email=email,
                session_uid=session_uid,
                limit=limit,
            )
        )

    async def events(
        self,
        session_id: str,
        *,
        enable_event_cache: bool | None = None,
    ) -> Response[GetSessionEventsResponse]:
        """Get the events of a session. The result is in the `parsed` of a Response.

        Everything that happened in a session, in one answer. Each call costs an activation, so it is not repeated
        when it may have been counted.

        Needs an API key of Standard level or higher.

        Waits up to 120 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/get-session-events/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            enable_event_cache: Deprecated. Whether events may come from a cache.

        Returns:
            The events of the session.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _events(
                session_id,
                enable_event_cache=enable_event_cache,
            )
        )

    async def context(
        self,
        session_id: str,
        *,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        media: SessionMediaOptionsDict | None = None,
    ) -> Response[GenerateSessionContextResponse]:
        """Prepare a session for a language model. The result is in the `parsed` of a Response.

        A session as facts and pages with their events, short enough for a prompt. Each call costs an activation, so
        it is not repeated when it may have been counted.

        A None is not sent, neither a field nor what stands in a mapping at any depth.

        Needs an API key of Standard level or higher.

        Waits up to 300 seconds for the answer, unless the client was given a timeout.

        https://developer.fullstory.com/server/sessions/generate-context/

        Args:
            session_id: The id of the session, two numbers with a colon between them.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out. `include` and `exclude`
                beat the single switches.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            media: Which screenshots to take; only where FullStory has switched this on for the organisation.

        Returns:
            The session as a language model can read it.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _context(
                session_id,
                slice=slice,
                context=context,
                events=events,
                cache=cache,
                media=media,
            )
        )


def _list(
    *,
    uid: str | None = None,
    email: str | None = None,
    session_uid: str | None = None,
    limit: int | None = None,
) -> calls.Operation[ListSessionsResponse]:
    from fullstory.generated.api.sessions import list_sessions
    from fullstory.generated.models.list_sessions_response import ListSessionsResponse

    return calls.Operation(
        list_sessions.build_request(
            uid=arguments.optional(arguments.non_blank, "uid", uid),
            email=arguments.optional(arguments.non_blank, "email", email),
            session_uid=arguments.optional(arguments.non_blank, "session_uid", session_uid),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        ListSessionsResponse.from_dict,
        list_sessions.REPEAT,
    )


def _events(
    session_id: str,
    *,
    enable_event_cache: bool | None = None,
) -> calls.Operation[GetSessionEventsResponse]:
    from fullstory.generated.api.sessions import get_session_events
    from fullstory.generated.models.get_session_events_response import GetSessionEventsResponse

    return calls.Operation(
        get_session_events.build_request(
            arguments.path_id("session_id", session_id),
            enable_event_cache=arguments.optional(arguments.flag, "enable_event_cache", enable_event_cache),
        ),
        GetSessionEventsResponse.from_dict,
        get_session_events.REPEAT,
        get_session_events.TIMEOUT,
    )


def _context(
    session_id: str,
    *,
    slice: SessionSliceDict | None = None,
    context: SessionContextOptionsDict | None = None,
    events: SessionEventOptionsDict | None = None,
    cache: SessionCacheOptionsDict | None = None,
    media: SessionMediaOptionsDict | None = None,
) -> calls.Operation[GenerateSessionContextResponse]:
    from fullstory.generated.api.sessions import generate_session_context
    from fullstory.generated.models.generate_session_context_request import GenerateSessionContextRequest
    from fullstory.generated.models.generate_session_context_response import GenerateSessionContextResponse

    return calls.Operation(
        generate_session_context.build_request(
            arguments.path_id("session_id", session_id),
            body=request_body(
                "sessions.context()",
                GenerateSessionContextRequest.check,
                {
                    "slice": slice,
                    "context": context,
                    "events": events,
                    "cache": cache,
                    "media": media,
                },
            ),
        ),
        GenerateSessionContextResponse.from_dict,
        generate_session_context.REPEAT,
        generate_session_context.TIMEOUT,
    )
