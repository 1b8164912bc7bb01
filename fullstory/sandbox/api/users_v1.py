"""The older operations on users, which name them by uid."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from fullstory.sandbox.api.event_writer import EventWriter
from fullstory.sandbox.api.operation_runner import present_operation
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.api.user_writer import UserWriter
from fullstory.sandbox.api.users import start_deleting
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.identifiers import user_id
from fullstory.sandbox.problems import invalid_argument, uid_not_found
from fullstory.sandbox.rules.export_rows import moment_of, time_text
from fullstory.sandbox.rules.properties import flatten, report_types
from fullstory.sandbox.rules.typed_names import read_typed
from fullstory.sandbox.rules.users import User

_VALUE_NAMES = {"str": "strVal", "int": "intVal", "real": "realVal", "bool": "boolVal", "date": "dateVal"}
_session_in_url = re.compile(r"/session/([^/?#]+)").search
# What a body says about the user itself; the rest are properties.
_OWN_FIELDS = {"displayName": "display_name", "email": "email"}


def get_user(engine: Engine, request: ApiRequest) -> Answer:
    uid = request.path["uid"]
    user = engine.users.by_uid(uid)
    if user is None:
        user = engine.users.being_deleted_by_uid(uid)
        if user is None:
            raise uid_not_found(uid)
        operation = engine.operations.deleting(user.row)
        shown: Json = {"uid": uid}
        if operation is not None:
            shown["existingOperation"] = present_operation(operation, engine.clock.now())
        return Answer.of(shown)
    return Answer.of(_present(engine, user))


def delete_user(engine: Engine, request: ApiRequest) -> Answer:
    uid = request.path["uid"]
    user = engine.users.by_uid(uid) or engine.users.being_deleted_by_uid(uid)
    if user is None:
        raise uid_not_found(uid)
    start_deleting(engine, user)
    operation = engine.operations.deleting(user.row)
    return Answer.of({} if operation is None else {"id": operation.id})


def set_properties(engine: Engine, request: ApiRequest) -> Answer:
    user = _known(engine, request)
    own = {name: request.body[given] for given, name in _OWN_FIELDS.items() if given in request.body}
    given = {name: value for name, value in request.body.items() if name not in _OWN_FIELDS}
    properties, types = read_typed(given, engine.settings.is_lenient)
    writer = UserWriter(engine.users, engine.settings.is_lenient)
    writer.update(user_id(user.row), {**own, "properties": properties, "schema": {"properties": types}})
    writer.flush()
    return Answer.of({})


def create_event(engine: Engine, request: ApiRequest) -> Answer:
    user, given = _known(engine, request), request.body["event"]
    properties, types = read_typed(given.get("event_data") or {}, engine.settings.is_lenient)
    event: Json = {"name": given["event_name"], "properties": properties, "schema": {"properties": types}}
    if "timestamp" in given:
        event["timestamp"] = given["timestamp"]
    event |= _identity(given, user)
    writer = EventWriter(engine)
    record = writer.record(event)
    writer.flush()
    record = record._replace(user=user.row)  # the path names the user, whatever the session says
    engine.events.add([record])
    return Answer.of({}, after_commit=lambda: engine.outbox.recorded([record]))


def _identity(given: Json, user: User) -> Json:
    """Return how an event of today's API names its session and its user."""
    named = [name for name in ("session_url", "device_session", "use_recent_session") if given.get(name)]
    if len(named) > 1:
        raise invalid_argument(f"event: {named[0]} and {named[1]} are both given; an event has one session")
    if given.get("use_recent_session"):
        return {"user": {"id": user_id(user.row)}, "session": {"use_most_recent": True}}
    if given.get("session_url"):
        return {"session": {"id": _session_id(given["session_url"])}}
    if given.get("device_session"):
        return {"session": {"id": given["device_session"]}}
    return {"user": {"id": user_id(user.row)}}


def _session_id(url: str) -> str:
    found = _session_in_url(url)
    if found is None:
        raise invalid_argument("event.session_url: must be the address of a session, with its id after /session/")
    return unquote(found[1]).replace("!", ":", 1)


def _present(engine: Engine, user: User) -> Json:
    source = engine.export_source
    shown: Json = {"uid": user.uid, "displayName": user.display_name, "email": user.email}
    shown["numSessions"] = str(len(engine.shown_sessions.of_user(user.row)))
    for name, at in (("firstSeen", source.first_seen(user.row)), ("lastSeen", source.last_seen(user.row))):
        shown[name] = None if at is None else isoformat(at)
    shown["customVars"] = _custom_vars(user)
    return {name: value for name, value in shown.items() if value is not None}


def _custom_vars(user: User) -> Json:
    """Return the properties by name and kind of value. Lists are left out: there is no kind for them."""
    types = report_types(user.properties, user.types)
    shown = {}
    for name, value in flatten(user.properties):
        kind = _VALUE_NAMES.get(types.get(name, ""))
        if kind is not None:
            shown[name] = {kind: _value(kind, value)}
    return shown


def _value(kind: str, value: Any) -> Any:
    if kind == "intVal":
        return str(int(value))
    if kind == "dateVal":  # which may be a day alone
        moment = moment_of(value)
        return value if moment is None else time_text(moment)
    return value


def _known(engine: Engine, request: ApiRequest) -> User:
    user = engine.users.by_uid(request.path["uid"])
    if user is None:
        raise uid_not_found(request.path["uid"])
    return user
