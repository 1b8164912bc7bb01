"""Every method that makes one request: how it is called, what it sends and what it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fullstory.generated.models import CreateUserResponse, GetUserResponse, UpdateUserResponse
from tests.unit.harness import Answer

USER = {
    "id": "123",
    "is_being_deleted": False,
    "uid": "user123",
    "display_name": "Ada Lovelace",
    "email": "ada@example.com",
    "properties": {"plan": "pro", "visits": 3},
}


@dataclass(frozen=True)
class Call:
    method: str
    sends: tuple[str, str]
    args: tuple[Any, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    answer: Answer = Answer()  # noqa: RUF009
    result: Any = None

    @property
    def has_key(self) -> bool:
        return self.method.endswith(".create")


CREATE_USER = Call(
    "users.create",
    fields={"uid": "user123", "email": "ada@example.com", "display_name": None, "properties": {"plan": "pro"}},
    sends=("POST", "/v2/users"),
    body={"uid": "user123", "email": "ada@example.com", "properties": {"plan": "pro"}},
    answer=Answer(body={"id": "123"}),
    result=CreateUserResponse(id="123"),
)
GET_USER = Call(
    "users.get",
    args=("123",),
    sends=("GET", "/v2/users/123"),
    answer=Answer(body=USER),
    result=GetUserResponse.from_dict(USER),
)
UPDATE_USER = Call(
    "users.update",
    args=("123",),
    fields={"display_name": "Ada", "schema": {"properties": {"visits": "int"}}},
    sends=("POST", "/v2/users/123"),
    body={"display_name": "Ada", "schema": {"properties": {"visits": "int"}}},
    answer=Answer(body={"id": "456"}),
    result=UpdateUserResponse(id="456"),
)
DELETE_USER = Call("users.delete", fields={"id": "123"}, sends=("DELETE", "/v2/users/123"))
DELETE_USER_BY_UID = Call("users.delete", fields={"uid": "a b&c"}, sends=("DELETE", "/v2/users?uid=a+b%26c"))
CREATE_EVENT = Call(
    "events.create",
    fields={"name": "Order Completed", "user": {"uid": "user123"}, "properties": {"total": 9.5, "coupon": None}},
    sends=("POST", "/v2/events"),
    body={"name": "Order Completed", "user": {"uid": "user123"}, "properties": {"total": 9.5}},
)

CALLS = [CREATE_USER, GET_USER, UPDATE_USER, DELETE_USER, DELETE_USER_BY_UID, CREATE_EVENT]
