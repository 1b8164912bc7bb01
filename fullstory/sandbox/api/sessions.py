"""The operations on sessions."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from zlib import crc32

import orjson

from fullstory.sandbox.api.account import count_activation
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.api.summary_profiles import configuration_of, find_profile
from fullstory.sandbox.control.clock import isoformat, parse_time
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import invalid_argument, invalid_parameter, required_field, resource_not_found
from fullstory.sandbox.rules.session_events import SessionEvent, chosen, describes, pages, read_event, sliced
from fullstory.sandbox.rules.session_facts import ORGANISATION, facts
from fullstory.sandbox.rules.session_ids import halves
from fullstory.sandbox.rules.summaries import merged, structured, summary_of
from fullstory.sandbox.store.shown_sessions import ShownSession
from fullstory.sandbox.store.users import UserFilter

_LIMIT = 20


def list_sessions(engine: Engine, request: ApiRequest) -> Answer:
    query = request.query
    session_uid = query.get("session_uid") or None
    if session_uid is not None:
        if query.get("uid") or query.get("email"):
            raise invalid_argument("session_uid excludes uid and email")
        found = engine.shown_sessions.named(session_uid)
        sessions = [found] if found else []
    else:
        sessions = _of_users(engine, query, "uid, email or session_uid")
    return Answer.of({"results": [_present(engine, session) for session in sessions]})


def list_sessions_v1(engine: Engine, request: ApiRequest) -> Answer:
    results = []
    for session in _of_users(engine, request.query, "uid or email"):
        user_id, session_id = halves(session.id)
        shown = {"userId": user_id, "sessionId": session_id, "createdTime": str(int(session.created))}
        results.append({**shown, "fsUrl": _url(engine, session)})
    return Answer.of({"sessions": results})


def get_session_events(engine: Engine, request: ApiRequest) -> Answer:
    session = _find(engine, request)
    count_activation(engine)
    return Answer.of({"events": [_row(session, event) for event in _events(engine, session)]})


def generate_session_context(engine: Engine, request: ApiRequest) -> Answer:
    session = _find(engine, request)
    configuration = request.body
    whole = _events(engine, session)
    kept = _kept(whole, configuration)
    user = None if session.user is None else engine.users.by_row(session.user)
    count_activation(engine)
    context = {
        "session_id": session.id,
        "session_url": _url(engine, session),
        "session_created_at": isoformat(session.created),
        **facts(configuration.get("context", {}), user, whole),
    }
    shown = pages(kept, configuration.get("events", {}), describes(configuration))
    return Answer.of({"context_data": {"context": context, "pages": shown}})


def generate_session_summary(engine: Engine, request: ApiRequest) -> Answer:
    end = request.query.get("end_timestamp") or None
    if end is not None:
        try:
            parse_time("end_timestamp", end)
        except ValueError as problem:
            raise invalid_parameter(str(problem)) from None
    overrides = {} if end is None else {"slice": {"end_timestamp": end}}
    return _summary(engine, request, request.query.get("config_profile"), overrides)


def generate_session_summary_with_overrides(engine: Engine, request: ApiRequest) -> Answer:
    overrides = {name: value for name, value in request.body.items() if name != "config_profile"}
    return _summary(engine, request, request.body.get("config_profile"), overrides)


def _summary(engine: Engine, request: ApiRequest, profile_id: str | None, overrides: Json) -> Answer:
    session = _find(engine, request)
    profile = configuration_of(find_profile(engine, profile_id)) if profile_id else {}
    configuration = merged(profile, overrides)
    events = _kept(_events(engine, session), configuration)
    count_activation(engine)
    answer: Json = {"summary": summary_of(events)}
    schema = configuration.get("llm", {}).get("response_schema")
    if schema:
        response = structured(schema, len(events))
        # A shape that is no object has no names of its own.
        answer["response"] = response if isinstance(response, dict) else {"response": response}
        answer["response_schema"] = schema
    return Answer.of(answer)


def _of_users(engine: Engine, query: Any, expected: str) -> list[ShownSession]:
    """Return the latest sessions of the users with this uid or email address, the newest first."""
    uid, email = query.get("uid") or None, query.get("email") or None
    if uid is None and email is None:
        raise required_field(expected)
    users = {}
    if uid is not None and (user := engine.users.by_uid(uid)):
        users[user.row] = user
    if email is not None:
        chosen_users = UserFilter(email=email)
        users |= {user.row: user for user in engine.users.page(chosen_users, 0, engine.users.count(chosen_users))}
    sessions = [session for row in users for session in engine.shown_sessions.of_user(row)]
    sessions.sort(key=lambda session: (session.created, session.id), reverse=True)
    return sessions[: query.get("limit", _LIMIT)]


def _find(engine: Engine, request: ApiRequest) -> ShownSession:
    session_id = request.path["session_id"]
    session = engine.shown_sessions.get(session_id)
    if session is None:
        raise resource_not_found(f"no session has the id {session_id!r}")
    return session


def _events(engine: Engine, session: ShownSession) -> list[SessionEvent]:
    kinds = frozenset(engine.document.content["components"]["schemas"]["SessionEventKind"]["enum"])
    stored = engine.shown_sessions.events(session)
    return [read_event(event.name, event.at, orjson.loads(event.data), kinds) for event in stored]


def _kept(events: list[SessionEvent], configuration: Json) -> list[SessionEvent]:
    return sliced(chosen(events, configuration.get("events", {})), configuration.get("slice", {}))


def _present(engine: Engine, session: ShownSession) -> Json:
    return {"id": session.id, "app_url": _url(engine, session), "created_time": isoformat(session.created)}


def _url(engine: Engine, session: ShownSession) -> str:
    return f"{engine.url}/ui/{ORGANISATION['org_id']}/session/{quote(session.id, safe='')}"


def _row(session: ShownSession, event: SessionEvent) -> Json:
    """Return an event in the shape of FullStory's published example."""
    device_id, session_id = halves(session.id)
    return {
        "device_id": device_id,
        "session_id": session_id,
        "view_id": _view(session, event),
        "event_time": isoformat(event.at),
        "event_type": event.kind,
        "event_properties": {"event_name": event.name, "properties": event.properties},
        "source_type": "server",
        "source_properties": _source(event),
    }


def _view(session: ShownSession, event: SessionEvent) -> str:
    return str(crc32(f"{session.id} {event.url}".encode("utf-8", "surrogatepass")))


def _source(event: SessionEvent) -> Json:
    browser = event.context.get("browser", {})
    source: Json = {"initial_referrer": browser.get("initial_referrer")}
    if "user_agent" in browser:
        source["user_agent"] = {"raw_user_agent": browser["user_agent"]}
    if event.url:
        source["url"] = {"full_url": event.url, **_parts(event.url)}
    return source


def _parts(url: str) -> Json:
    try:
        parts = urlsplit(url)
        query = parse_qs(parts.query, keep_blank_values=True)
    except ValueError:  # the address of a page may be any text
        return {}
    values = {name: {"values": given} for name, given in query.items()}
    return {"host": parts.netloc, "path": parts.path, "query": values}
