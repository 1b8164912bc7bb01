"""The methods of sessions, completed by hand where the API document is not enough: see `session_calls`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from fullstory.calls import Operation, Response
from fullstory.errors import (
    ConnectionFailedError,
    RequestTimeoutError,
    ResponseParseError,
    ServerError,
)
from fullstory.generated.resources import sessions as generated
from fullstory.resource import AsyncResource, Resource, described_by
from fullstory.session_calls import check_whose, checked_id, mention_cost, summary

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

ClassT = TypeVar("ClassT", bound=type)

_MAY_HAVE_COST = (ConnectionFailedError, RequestTimeoutError, ResponseParseError, ServerError)


class _Costly(Resource):
    """Calls that may cost something, and whose errors say so."""

    def _call(self, operation: Operation[T]) -> Response[T]:
        try:
            return super()._call(operation)
        except _MAY_HAVE_COST as error:
            mention_cost(operation, error)
            raise


class _AsyncCostly(AsyncResource):
    """Calls to await that may cost something, and whose errors say so."""

    async def _call(self, operation: Operation[T]) -> Response[T]:
        try:
            return await super()._call(operation)
        except _MAY_HAVE_COST as error:
            mention_cost(operation, error)
            raise


def _with_docs(cls: ClassT) -> ClassT:
    """Give the methods that only check their arguments the docstrings of those that they call."""
    for name, method in vars(cls).items():
        if callable(method) and method.__doc__ is None:
            method.__doc__ = getattr(super(cls, cls), name).__doc__
    return cls


@_with_docs
class Sessions(_Costly, generated.Sessions):
    """What users did, visit by visit.

    The id of a session may have any of its forms, and may be the URL of a replay.
    """

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
        check_whose(uid, email, session_uid)
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

        https://developer.fullstory.com/server/sessions/generate-summary/

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
        operation = summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return self._call(operation).parsed


@_with_docs
class SessionsWithResponse(_Costly, generated.SessionsWithResponse):
    """What users did, visit by visit. Every method returns a Response around its result."""

    def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> Response[ListSessionsResponse]:
        check_whose(uid, email, session_uid)
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

    @described_by(Sessions.summary)
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
        operation = summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return self._call(operation)


@_with_docs
class AsyncSessions(_AsyncCostly, generated.AsyncSessions):
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
        check_whose(uid, email, session_uid)
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

    @described_by(Sessions.summary)
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
        operation = summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return (await self._call(operation)).parsed


@_with_docs
class AsyncSessionsWithResponse(_AsyncCostly, generated.AsyncSessionsWithResponse):
    """What users did, visit by visit. Every method returns a Response around its result."""

    async def list(
        self,
        *,
        uid: str | None = None,
        email: str | None = None,
        session_uid: str | None = None,
        limit: int | None = None,
    ) -> Response[ListSessionsResponse]:
        check_whose(uid, email, session_uid)
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

    @described_by(Sessions.summary)
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
        operation = summary(
            session_id, profile=profile, end=end, slice=slice, context=context, events=events, cache=cache, llm=llm
        )
        return await self._call(operation)
