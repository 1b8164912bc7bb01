"""What nobody has seen the real server refuse or accept: refused by default, accepted by a lenient sandbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fullstory.sandbox import Sandbox, Strictness
from tests.sandbox.api import Api, problem
from tests.sandbox.controls_table import PAGE

LARGE = "x" * 8193


def user(**fields: Any) -> dict[str, Any]:
    return {"url": "/v2/users", "json": fields}


def event(**fields: Any) -> dict[str, Any]:
    return {"url": "/v2/events", "json": {"name": "Seen", **fields}}


# By what the table in docs/sandbox.md calls them.
RULES: dict[str, list[dict[str, Any]]] = {
    "`null` for a field": [user(uid="ada", email=None), user(schema=None), event(session=None, user={"id": None})],
    "`null` for a property or in an array": [
        user(properties={"plan": None, "tags": ["a", None], "o": {"x": None}}),
        event(properties={"plan": None}, page_properties={"page": None}),
    ],
    "an array of objects or arrays": [user(properties={"list": [{"a": 1}, [2]]}), event(properties={"list": [{}]})],
    "any characters in the name of a property": [user(properties={"first name": "Ada", "1é": 1, "a.b": 2, "": 3})],
    "a value of more than 8,192 bytes": [user(properties={"text": LARGE, "list": [LARGE]})],
    "a time that is not in RFC 3339": [
        event(timestamp=time) for time in ("2026-01-31T12:00:00+0000", "2026-01-31T12:00:00", "2026-01-31 12:00Z")
    ],
    "a slash at the end of the path": [user() | {"url": "/v2/users/"}, {"method": "GET", "url": "/me/"}],
    "`1`, `t`, `TRUE`, `0`, `f` and so on for a boolean parameter": [
        {"method": "GET", "url": f"/v2/users?include_schema={text}"} for text in ("1", "t", "T", "True", "TRUE", "0")
    ],
    "a field that is not in the API document": [user(uid="ada", nickname="Ada"), event(context={"web": {"url": "u"}})],
    "camel case for any field": [
        event(pageProperties={"page": 1}, session={"useMostRecent": True}, user={"uid": "ada"}),
        {"url": "/v2/events/batch", "json": {"requests": [{"name": "Seen"}], "shared": {"pageProperties": {}}}},
    ],
    "a number in a string": [
        event(context={"device": {"screen_width": "1024"}, "location": {"latitude": "33.7", "longitude": "-1e1"}})
    ],
    "another `Content-Type`": [{"url": "/v2/users", "content": b"{}", "headers": {"Content-Type": "text/plain"}}],
    "an empty body": [{"url": "/v2/users", "content": b""}],
    "an event with a user and a session": [
        event(user={"uid": "ada"}, session={"id": "1:2"}),
        event(user={"uid": "ada"}, session={"id": "1:2", "use_most_recent": True}),
        event(session={"id": "1:2", "use_most_recent": True}),
    ],
}
CASES = [
    pytest.param(request, id=f"{rule} {number}") for rule, all in RULES.items() for number, request in enumerate(all)
]


def send(api: Api, method: str = "POST", **request: Any) -> Any:
    return api.request(method, **request)


@pytest.fixture
def lenient(start: Callable[..., Api]) -> Api:
    return start(strictness="lenient", processing_time=0)


@pytest.mark.parametrize("request_", CASES)
def test_it_is_refused_by_default(api: Api, request_: dict[str, Any]) -> None:
    assert send(api, **request_).status_code in (400, 404)
    assert api.sandbox.users() == api.sandbox.events() == []


@pytest.mark.parametrize("request_", CASES)
def test_it_is_accepted_leniently(lenient: Api, request_: dict[str, Any]) -> None:
    response = send(lenient, **request_)
    assert response.status_code == 200, response.text


def test_the_documentation_has_every_rule() -> None:
    _, table = PAGE.read_text().split("| what is sent | lenient")
    rows = table.split("\n\n")[0].splitlines()[2:]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == list(RULES)


def test_strictness_can_be_changed_while_it_runs(api: Api) -> None:
    with_null = user(uid="ada", email=None)
    assert api.sandbox.settings()["strictness"] == "documented"
    for given, status in ((Strictness.LENIENT, 200), ("documented", 400), ("lenient", 200)):
        api.sandbox.configure(strictness=given)
        assert send(api, **with_null).status_code == status
    assert api.patch("/_sandbox/settings", json={"strictness": "documented"}).json()["strictness"] == "documented"
    refused = api.patch("/_sandbox/settings", json={"strictness": "strict"})
    assert problem(refused) == (400, "invalid_argument")
    with pytest.raises(ValueError, match="strictness must be one of documented, lenient, not 'strict'"):
        Sandbox(strictness="strict")  # type: ignore[arg-type]


def test_what_was_left_out_or_respelt_is_stored_as_the_document_has_it(lenient: Api) -> None:
    fields = {
        "displayName": "Ada",
        "email": None,
        "mail": "x",
        "properties": {"a": None, "o": {"b": None, "l": [1, None]}},
    }
    stored = lenient.user(lenient.create_user(**fields), includeSchema="T")
    assert (stored["display_name"], stored["properties"]) == ("Ada", {"o": {"l": [1]}})
    assert "email" not in stored
    assert stored["schema"] == {"properties": {"o.l": "reals"}}


def test_arrays_of_objects_are_kept(lenient: Api) -> None:
    properties = {"list": [{"a": 1}, [2], "x"], "first name": "Ada", "text": LARGE}
    ada = lenient.create_user(properties=properties)
    stored = lenient.user(ada, include_schema=True)
    assert lenient.get(f"/users/{ada}").status_code == 200, "the page can show it"
    assert stored["properties"] == properties
    assert stored["schema"]["properties"]["list"] == "strs"
    for nested in (101, 250):
        deep: Any = 1
        for _ in range(nested):
            deep = [deep]
        assert problem(lenient.post("/v2/users", json={"properties": {"l": deep}})) == (400, "invalid_argument")


def test_times_are_kept_in_rfc_3339(lenient: Api) -> None:
    times = ["2026-01-31T12:00:00+0100", "2026-01-31T12:00:00", "2026-01-31", "2026-01-31t12:00:00.5+01:00"]
    batch = lenient.run_batch("events", [{"name": "Seen", "timestamp": time} for time in times])
    assert [one["timestamp"] for one in batch.imports] == [
        "2026-01-31T11:00:00Z", "2026-01-31T12:00:00Z", "2026-01-31T00:00:00Z", "2026-01-31t12:00:00.5+01:00",
    ]  # fmt: skip
    for wrong in ("soon", "9999-12-31T23:59:59-2359", "2026-02-30", ""):
        refused = lenient.post("/v2/events", json={"name": "Seen", "timestamp": wrong})
        assert problem(refused) == (400, "invalid_argument")


def test_numbers_in_strings_are_numbers(lenient: Api) -> None:
    context = {"device": {"screen_width": "1024"}, "location": {"latitude": "33.7", "city": "7"}}
    lenient.post("/v2/events", json={"name": "Seen", "context": context})
    stored = lenient.sandbox.events()[0]["context"]
    assert stored == {"device": {"screen_width": 1024}, "location": {"latitude": 33.7, "city": "7"}}
    for wrong in ("wide", "1.5", "NaN", "Infinity", "9" * 30):
        refused = lenient.post("/v2/events", json={"name": "x", "context": {"device": {"screen_width": wrong}}})
        assert problem(refused) == (400, "invalid_argument")


def test_the_user_of_a_session_wins(lenient: Api) -> None:
    known = lenient.sandbox.add_session(user_uid="eva")
    for session in (known, "1:2"):
        request = event(user={"uid": "ada"}, session={"id": session})
        assert send(lenient, **request).status_code == 200
    stored = [(one["user"]["uid"], one["session"]["id"]) for one in lenient.sandbox.events()]
    assert stored == [("ada", "1:2"), ("eva", known)]
    both = event(user={"uid": "ada", "id": "1"}, session={"id": known})
    assert problem(send(lenient, **both)) == (400, "invalid_argument")


@pytest.mark.parametrize(
    "request_",
    [
        user(uid="x" * 257),
        user(uid=5),
        user(properties={"p" * 513: 1}),
        user(properties={f"p{n}": n for n in range(501)}),
        event(name=""),
        event(name=None),
        event(user={"uid": "ada", "id": "1"}),
        {"url": "/v2/users/batch", "json": {"requests": [None]}},
        {"url": "/v2/users", "content": b"uid=ada"},
        {"method": "GET", "url": "/v2/users?include_schema=yes"},
        {"method": "GET", "url": "/v2/users?include_schema=1&includeSchema=1"},
    ],
)
def test_a_lenient_sandbox_still_refuses_what_is_wrong(lenient: Api, request_: dict[str, Any]) -> None:
    assert send(lenient, **request_).status_code == 400
