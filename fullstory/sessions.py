"""What the API document cannot say about sessions: which arguments go together, and what a call may cost."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from fullstory import arguments
from fullstory.calls import Operation, Response
from fullstory.errors import (
    ConnectionFailedError,
    FullStoryError,
    InvalidArgumentError,
    RequestTimeoutError,
    ResponseParseError,
    ServerError,
)
from fullstory.generated.resources import sessions as generated
from fullstory.resource import request_body
from fullstory.session_ids import session_id as checked_id

if TYPE_CHECKING:
    from datetime import datetime

    from fullstory.generated.models.generate_session_context_response import GenerateSessionContextResponse
    from fullstory.generated.models.generate_session_summary_response import GenerateSessionSummaryResponse
    from fullstory.generated.models.get_session_events_response import GetSessionEventsResponse
    from fullstory.generated.models.list_sessions_response import ListSessionsResponse
    from fullstory.generated.models.session_cache_options import SessionCacheOptionsDict
    from fullstory.generated.models.session_context_options import SessionContextOptionsDict
    from fullstory.generated.models.session_event_options import SessionEventOptionsDict
    from fullstory.generated.models.session_media_options import SessionMediaOptionsDict
    from fullstory.generated.models.session_slice import SessionSliceDict
    from fullstory.generated.models.summary_model_options import SummaryModelOptionsDict

T = TypeVar("T")

_MAY_HAVE_COST = (ConnectionFailedError, RequestTimeoutError, ResponseParseError, ServerError)


class Sessions(generated.Sessions):
    """What users did, visit by visit. Sessions are taken by their id in any of its forms, or by the URL of a replay."""

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
        _check_whose(uid, email, session_uid)
        return super().list(uid=uid, email=email, session_uid=session_uid, limit=limit)

    def events(self, session_id: str, *, enable_event_cache: bool | None = None) -> GetSessionEventsResponse:
        session_id = checked_id("session_id", session_id)
        return super().events(session_id, enable_event_cache=enable_event_cache)

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
        session_id = checked_id("session_id", session_id)
        return super().context(session_id, slice=slice, context=context, events=events, cache=cache, media=media)

    def summary(
        self,
        session_id: str,
        *,
        profile: str | None = None,
        end: datetime | str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> GenerateSessionSummaryResponse:
        """Summarise a session.

        A language model writes the summary while the call waits, for up to 300 seconds unless the client was given a
        timeout. Each call costs an activation, so it is repeated only when it certainly was not counted.

        The configuration is that of the stored profile, with the arguments from `slice` to `llm` laid over it value by
        value; a list is appended to the profile's list. With neither, a plain synopsis comes back. A None is not sent.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v2/sessions/generate-summary/

        Args:
            session_id: The id of the session, as `A:B`, `A!B` or percent-encoded, or the URL of a replay.
            profile: The id of a summary profile.
            end: Only events before this moment count. Together with any of the arguments below, give
                `slice={"end_timestamp": ...}` instead.
            slice: Which part of the session is looked at; the beginning when left out.
            context: Which facts about the session are given; all of them when left out.
            events: Which events of the session are given, and what is said about each.
            cache: Whether stored results may be used.
            llm: What the language model is asked; with a `response_schema` it answers in that shape.

        Returns:
            The summary as text in `summary`, or in the shape that was asked for in `response`.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The session or the profile does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        operation = _summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return self._call(operation).parsed

    def _call(self, operation: Operation[T]) -> Response[T]:
        try:
            return super()._call(operation)
        except _MAY_HAVE_COST as error:
            _mention_cost(operation, error)
            raise


class SessionsWithResponse(generated.SessionsWithResponse):
    """What users did, visit by visit. Every method returns a Response around its result."""

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> Response[ListSessionsResponse]:
        _check_whose(uid, email, session_uid)
        return super().list(uid=uid, email=email, session_uid=session_uid, limit=limit)

    def events(self, session_id: str, *, enable_event_cache: bool | None = None) -> Response[GetSessionEventsResponse]:
        session_id = checked_id("session_id", session_id)
        return super().events(session_id, enable_event_cache=enable_event_cache)

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
        session_id = checked_id("session_id", session_id)
        return super().context(session_id, slice=slice, context=context, events=events, cache=cache, media=media)

    def summary(
        self,
        session_id: str,
        *,
        profile: str | None = None,
        end: datetime | str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> Response[GenerateSessionSummaryResponse]:
        """Summarise a session, as `fullstory.sessions.Sessions.summary` describes it. The result is in the `parsed` of a Response."""
        operation = _summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return self._call(operation)

    def _call(self, operation: Operation[T]) -> Response[T]:
        try:
            return super()._call(operation)
        except _MAY_HAVE_COST as error:
            _mention_cost(operation, error)
            raise


class AsyncSessions(generated.AsyncSessions):
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
        _check_whose(uid, email, session_uid)
        return await super().list(uid=uid, email=email, session_uid=session_uid, limit=limit)

    async def events(self, session_id: str, *, enable_event_cache: bool | None = None) -> GetSessionEventsResponse:
        session_id = checked_id("session_id", session_id)
        return await super().events(session_id, enable_event_cache=enable_event_cache)

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
        session_id = checked_id("session_id", session_id)
        return await super().context(session_id, slice=slice, context=context, events=events, cache=cache, media=media)

    async def summary(
        self,
        session_id: str,
        *,
        profile: str | None = None,
        end: datetime | str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> GenerateSessionSummaryResponse:
        """Summarise a session, as `fullstory.sessions.Sessions.summary` describes it."""
        operation = _summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return (await self._call(operation)).parsed

    async def _call(self, operation: Operation[T]) -> Response[T]:
        try:
            return await super()._call(operation)
        except _MAY_HAVE_COST as error:
            _mention_cost(operation, error)
            raise


class AsyncSessionsWithResponse(generated.AsyncSessionsWithResponse):
    """What users did, visit by visit. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> Response[ListSessionsResponse]:
        _check_whose(uid, email, session_uid)
        return await super().list(uid=uid, email=email, session_uid=session_uid, limit=limit)

    async def events(
        self, session_id: str, *, enable_event_cache: bool | None = None
    ) -> Response[GetSessionEventsResponse]:
        session_id = checked_id("session_id", session_id)
        return await super().events(session_id, enable_event_cache=enable_event_cache)

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
        session_id = checked_id("session_id", session_id)
        return await super().context(session_id, slice=slice, context=context, events=events, cache=cache, media=media)

    async def summary(
        self,
        session_id: str,
        *,
        profile: str | None = None,
        end: datetime | str | None = None,
        slice: SessionSliceDict | None = None,
        context: SessionContextOptionsDict | None = None,
        events: SessionEventOptionsDict | None = None,
        cache: SessionCacheOptionsDict | None = None,
        llm: SummaryModelOptionsDict | None = None,
    ) -> Response[GenerateSessionSummaryResponse]:
        """Summarise a session, as `fullstory.sessions.Sessions.summary` describes it. The result is in the `parsed` of a Response."""
        operation = _summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return await self._call(operation)

    async def _call(self, operation: Operation[T]) -> Response[T]:
        try:
            return await super()._call(operation)
        except _MAY_HAVE_COST as error:
            _mention_cost(operation, error)
            raise


def _check_whose(uid: str | None, email: str | None, session_uid: str | None) -> None:
    """Refuse a list of nobody's sessions, and one of a session and of a user at once."""
    of_user = uid is not None or email is not None
    if not of_user and session_uid is None:
        raise InvalidArgumentError(
            "sessions.list() takes uid, email or both, or session_uid alone, and got none of them"
        )
    if of_user and session_uid is not None:
        others = " and ".join(name for name, given in (("uid", uid), ("email", email)) if given is not None)
        raise InvalidArgumentError(f"sessions.list() takes session_uid alone, and got {others} as well")


def _summary(
    session_id: str, *, profile: str | None, end: datetime | str | None, **overrides: Any
) -> Operation[GenerateSessionSummaryResponse]:
    """Return the call for a summary: a GET with a stored configuration, or a POST with one of its own."""
    from fullstory.generated.api.sessions import generate_session_summary, generate_session_summary_with_overrides
    from fullstory.generated.models.generate_session_summary_request import GenerateSessionSummaryRequest
    from fullstory.generated.models.generate_session_summary_response import GenerateSessionSummaryResponse

    session_id = checked_id("session_id", session_id)
    profile = arguments.optional(arguments.non_blank, "profile", profile)
    end = arguments.optional(arguments.moment, "end", end)
    body = request_body("sessions.summary()", GenerateSessionSummaryRequest.check, overrides)
    read = GenerateSessionSummaryResponse.from_dict
    if not body:
        request = generate_session_summary.build_request(session_id, config_profile=profile, end_timestamp=end)
        return Operation(request, read, generate_session_summary.REPEAT, generate_session_summary.TIMEOUT)
    if end is not None:
        # Only the GET has this parameter.
        raise InvalidArgumentError(
            f"sessions.summary() takes end without {' and '.join(body)}; give slice={{'end_timestamp': ...}} instead"
        )
    if profile is not None:
        body["config_profile"] = profile
    overridden = generate_session_summary_with_overrides
    request = overridden.build_request(session_id, body=body)
    return Operation(request, read, overridden.REPEAT, overridden.TIMEOUT)


def _mention_cost(operation: Operation[Any], error: FullStoryError) -> None:
    """Say in the error of a call that costs something that it may have been counted."""
    # What can be tried again was certainly not counted: such a call is never repeated otherwise.
    if operation.repeat == "never" and not error.can_retry:
        error.args = (f"{error}; the call may have cost an activation, so it was not repeated",)
