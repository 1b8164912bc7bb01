"""The operations on users."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import orjson

from fullstory.sandbox.api.batches import BatchKind
from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.api.user_writer import UserWriter
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer, listing
from fullstory.sandbox.identifiers import user_id
from fullstory.sandbox.problems import invalid_parameter, resource_not_found, uid_not_found, user_not_found
from fullstory.sandbox.rules.properties import TypeHistory, report_conflicts, report_types
from fullstory.sandbox.rules.users import NO_SCHEMA, User, check_user
from fullstory.sandbox.store.jobs import ImportedUser, Job
from fullstory.sandbox.store.users import UserFilter


def create_user(engine: Engine, request: ApiRequest) -> Answer:
    writer = UserWriter(engine.users, engine.settings.is_lenient)
    user = writer.create(request.body)
    writer.flush()
    return Answer.of({"id": user_id(user.row)})


def update_user(engine: Engine, request: ApiRequest) -> Answer:
    writer = UserWriter(engine.users, engine.settings.is_lenient)
    user = writer.update(request.path["id"], request.body)
    writer.flush()
    return Answer.of({"id": user_id(user.row)})


def get_user(engine: Engine, request: ApiRequest) -> Answer:
    user = _find(engine, request.path["id"])
    return Answer.of(present_user(engine, user, request.query.get("include_schema", False)))


def list_users(engine: Engine, request: ApiRequest) -> Answer:
    query = request.query
    # An empty filter is no filter.
    chosen = UserFilter(
        uid=query.get("uid") or None,
        email=query.get("email") or None,
        display_name=query.get("display_name") or None,
        is_identified=query.get("is_identified"),
    )
    name = f"users {chosen}"
    size = engine.settings.page_size
    after = engine.tokens.read(name, query.get("page_token", ""))
    users = engine.users.page(chosen, after, size + 1)
    token = engine.tokens.make(name, users[size - 1].row) if len(users) > size else None
    results = [present_user(engine, user, query.get("include_schema", False)) for user in users[:size]]
    return listing(results, engine.users.count(chosen), token, app_url=f"{engine.url}/users")


def delete_user(engine: Engine, request: ApiRequest) -> Answer:
    if "uid" in request.ignored:
        raise invalid_parameter("uid: the path names the user by id already; name a user by one of the two")
    start_deleting(engine, _find(engine, request.path["id"]))
    return Answer.of({})


def delete_user_by_uid(engine: Engine, request: ApiRequest) -> Answer:
    uid = request.query["uid"]
    user = engine.users.by_uid(uid) or engine.users.being_deleted_by_uid(uid)
    if user is None:
        raise uid_not_found(uid)
    start_deleting(engine, user)
    return Answer.of({})


def create_user_stream(engine: Engine, request: ApiRequest) -> Answer:
    check_user(request.body, engine.settings.is_lenient)
    request_id = str(uuid4())
    due = engine.clock.now() + engine.runner.duration(items=1)
    engine.streamed.add(request_id, due, request.body)
    engine.tidy_by(due)
    return Answer.of({"request_id": request_id})


def get_user_stream(engine: Engine, request: ApiRequest) -> Answer:
    try:
        row = engine.streamed.user_of(request.path["request_id"])
    except LookupError as error:
        raise resource_not_found(str(error)) from None
    user = None if row is None else engine.users.by_row(row)
    return Answer.of({"id": "" if row is None else user_id(user.row if user else row)})


class UserBatches(BatchKind):
    """Batches of users."""

    kind = "users"
    item = "user"

    def imported(
        self, engine: Engine, job: Job, after: int, size: int, include_schema: bool
    ) -> tuple[list[int], list[Any]]:
        users = engine.jobs.imports(job, after, size)
        return [user.item for user in users], [_present_imported(user, include_schema) for user in users]


BATCHES = UserBatches()


def present_user(engine: Engine, user: User, include_schema: bool) -> Json:
    """Return a user as the API shows it."""
    public_id = user_id(user.row)
    shown: Json = {"id": public_id, "is_being_deleted": user.is_being_deleted, "properties": user.properties or None}
    for name in ("uid", "display_name", "email"):
        value = getattr(user, name)
        if value is not None:
            shown[name] = value
    shown |= NO_SCHEMA
    if include_schema:
        shown |= _reported(report_types(user.properties, user.types), report_conflicts(user.types))
    shown["app_url"] = f"{engine.url}/users/{public_id}"
    return shown


def _present_imported(imported: ImportedUser, include_schema: bool) -> Any:
    if not include_schema:
        return orjson.Fragment(imported.data)
    user: Json = orjson.loads(imported.data)
    history: TypeHistory = orjson.loads(imported.types) if imported.types else {}
    types = report_types(user.get("properties") or {}, history)
    return user | _reported(types, {name: kinds for name, kinds in report_conflicts(history).items() if name in types})


def _reported(types: dict[str, str], conflicts: dict[str, list[str]]) -> Json:
    return {
        "schema": {"properties": types} if types else None,
        "type_conflicts": {"properties": conflicts} if conflicts else None,
    }


def start_deleting(engine: Engine, user: User) -> None:
    """Start the operation that deletes a user. The caller holds the transaction."""
    # Deleting a user again while it is being deleted changes nothing, so that a repeated request is safe.
    if not user.is_being_deleted:
        gone_at = engine.clock.now() + engine.settings.deletion_time
        engine.users.start_deleting(user.row, gone_at)
        engine.operation_runner.accept_deletion(user.row, gone_at)
        engine.tidy_by(gone_at)


def _find(engine: Engine, public_id: str) -> User:
    user = engine.users.by_id(public_id)
    if user is None:
        raise user_not_found(public_id)
    return user
