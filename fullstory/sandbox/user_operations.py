"""The operations on users."""

from __future__ import annotations

from .calls import Answer, Call, page
from .document import Json
from .engine import Engine
from .identifiers import user_id, user_row
from .problems import uid_not_found, user_not_found
from .rules.properties import report_conflicts, report_types
from .rules.users import User
from .store.users import UserFilter
from .writing import UserWriter


def create_user(engine: Engine, call: Call) -> Answer:
    writer = UserWriter(engine.users)
    user = writer.create(call.body)
    writer.flush()
    return Answer.of({"id": user_id(user.row)})


def update_user(engine: Engine, call: Call) -> Answer:
    writer = UserWriter(engine.users)
    user = writer.update(call.path["id"], call.body)
    writer.flush()
    return Answer.of({"id": user_id(user.row)})


def get_user(engine: Engine, call: Call) -> Answer:
    user = _find(engine, call.path["id"])
    return Answer.of(present_user(engine, user, call.query.get("include_schema", False)))


def list_users(engine: Engine, call: Call) -> Answer:
    # An empty filter is no filter.
    chosen = UserFilter(
        uid=call.query.get("uid") or None,
        email=call.query.get("email") or None,
        display_name=call.query.get("display_name") or None,
        is_identified=call.query.get("is_identified"),
    )
    include_schema = call.query.get("include_schema", False)
    listing = f"users {chosen}"
    size = engine.settings.page_size
    after = engine.tokens.read(listing, call.query.get("page_token", ""))
    users = engine.users.page(chosen, after, size + 1)
    token = engine.tokens.make(listing, users[size - 1].row) if len(users) > size else None
    results = [present_user(engine, user, include_schema) for user in users[:size]]
    return page(results, engine.users.count(chosen), token, app_url=f"{engine.url}/users")


def delete_user(engine: Engine, call: Call) -> Answer:
    return _delete(engine, _find(engine, call.path["id"]))


def delete_user_by_uid(engine: Engine, call: Call) -> Answer:
    uid = call.query["uid"]
    user = engine.users.by_uid(uid) or engine.users.being_deleted_by_uid(uid)
    if user is None:
        raise uid_not_found(uid)
    return _delete(engine, user)


def _delete(engine: Engine, user: User) -> Answer:
    # Deleting a user that is being deleted already changes nothing, so that a repeated request does no harm.
    if not user.is_being_deleted:
        gone_at = engine.clock.now() + engine.settings.deletion_time
        engine.users.start_deleting(user.row, gone_at)
        engine.expect_purge(gone_at)
    return Answer.of({})


def _find(engine: Engine, public_id: str) -> User:
    row = user_row(public_id)
    user = None if row is None else engine.users.by_row(row)
    if user is None:
        raise user_not_found(public_id)
    return user


def present_user(engine: Engine, user: User, include_schema: bool) -> Json:
    """A user as the API shows it."""
    public_id = user_id(user.row)
    shown: Json = {"id": public_id, "is_being_deleted": user.is_being_deleted, "properties": user.properties}
    for name in ("uid", "display_name", "email"):
        value = getattr(user, name)
        if value is not None:
            shown[name] = value
    if include_schema:
        shown["schema"] = {"properties": report_types(user.properties, user.types)}
        conflicts = report_conflicts(user.types)
        if conflicts:
            shown["type_conflicts"] = {"properties": conflicts}
    shown["app_url"] = f"{engine.url}/users/{public_id}"
    return shown
