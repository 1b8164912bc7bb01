"""Page properties of events, and what the events of a batch share."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.sandbox.api import Api, problem
from tests.sandbox.looking import shown, text_of

SEEN = {"name": "Seen"}
PAGE: dict[str, Any] = {
    "page_properties": {"section": "shop", "position": 3, "nested": {"a": True}},
    "page_properties_schema": {"properties": {"position": "int"}},
}
SHARED: list[dict[str, Any]] = [
    {"user": {"uid": "ada"}},
    {"session": {"id": "1:2"}},
    {"page_properties": {"section": "shop"}},
    {"page_properties_schema": {"properties": {"position": "int"}}},
    {"context": {"location": {"city": "Rome"}}},
]


def test_page_properties_are_stored_and_not_echoed_by_imports(api: Api, page: httpx.Client) -> None:
    assert api.post("/v2/events", json=SEEN | PAGE).json() == {}
    (imported,) = api.run_batch("events", [SEEN | PAGE]).imports
    assert not set(PAGE) & set(imported)
    for event in api.sandbox.events():
        assert event["page_properties"] == PAGE["page_properties"]
        assert event["page_properties_schema"] == {
            "properties": {"section": "str", "position": "int", "nested.a": "bool"}
        }
    assert "Page properties Property Type Value section str shop position int 3" in text_of(shown(page, "/events/1"))


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("page_properties['a-b']", {"page_properties": {"a-b": 1}}),
        ("page_properties.o['1']", {"page_properties": {"o": {"1": 1}}}),
        ("page_properties.nothing", {"page_properties": {"nothing": None}}),
        ("page_properties.text", {"page_properties": {"text": "x" * 8193}}),
        ("page_properties.list", {"page_properties": {"list": [{}]}}),
        ("page_properties.n", {"page_properties": {"n": "x"}, "page_properties_schema": {"properties": {"n": "int"}}}),
        ("page_properties_schema.properties.n", {"page_properties_schema": {"properties": {"n": "number"}}}),
    ],
)
def test_page_properties_keep_the_rules_of_other_properties(api: Api, path: str, fields: dict[str, Any]) -> None:
    refused = api.post("/v2/events", json=SEEN | fields)
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["message"].startswith(path)
    (error,) = api.run_batch("events", [SEEN | fields, SEEN]).errors
    assert (error["code"], error["event"]) == ("invalid_argument", SEEN | fields)
    refused = api.post("/v2/events/batch", json={"requests": [SEEN], "shared": fields})
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["message"].startswith(f"shared.{path}"), "what is shared is refused with the whole batch"


def test_events_get_what_the_batch_shares(api: Api) -> None:
    shared = {"user": {"uid": "ada"}, "session": {"use_most_recent": True}, "context": {"browser": {"url": "u"}}} | PAGE
    session = api.sandbox.add_session(user_uid="ada")
    batch = api.run_batch("events", [SEEN, SEEN | {"properties": {"n": 1}}], shared=shared)
    ada = api.create_user(uid="ada")
    for imported in batch.imports:
        assert (imported["user"], imported["session"]) == ({"id": ada, "uid": "ada"}, {"id": session})
        assert imported["context"] == shared["context"]
    assert [event["page_properties"] for event in api.sandbox.events()] == [PAGE["page_properties"]] * 2


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: next(iter(shared)))
def test_an_event_must_not_give_what_the_batch_shares(api: Api, shared: dict[str, Any]) -> None:
    batch = api.run_batch("events", [SEEN, SEEN | shared], shared=shared)
    assert len(batch.imports) == 1
    (error,) = batch.errors
    assert (error["code"], error["event"], error["shared"]) == ("invalid_argument", SEEN | shared, shared)
    (name,) = shared
    assert error["message"].startswith(f"{name}: already given in the batch's shared")


def test_an_event_may_give_what_the_batch_does_not_share(api: Api) -> None:
    batch = api.run_batch("events", [SEEN | {"user": {"uid": "eva"}}], shared={"context": {}, **PAGE})
    assert batch.imports[0]["user"]["uid"] == "eva"
    typed = {"page_properties_schema": {"properties": {"position": "int"}}}
    right, wrong = (SEEN | {"page_properties": {"position": value}} for value in (3, 1.5))
    batch = api.run_batch("events", [right, wrong], shared=typed)
    assert [error["event"] for error in batch.errors] == [wrong]


def test_an_event_and_its_batch_name_at_most_one_identity_together(api: Api) -> None:
    batch = api.run_batch("events", [SEEN | {"session": {"id": "1:2"}}, SEEN], shared={"user": {"uid": "ada"}})
    assert [error["event"] for error in batch.errors] == [SEEN | {"session": {"id": "1:2"}}]
    assert "at most one identity" in batch.errors[0]["message"]


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("shared.user.uid", {"user": {"uid": "x" * 257}}),
        ("shared.context.device.screen_width", {"context": {"device": {"screen_width": 2**31}}}),
        ("shared.name", {"name": "Seen"}),
        ("shared.user", {"user": "ada"}),
    ],
)
def test_wrong_shared_data_are_refused_with_the_whole_batch(api: Api, path: str, shared: dict[str, Any]) -> None:
    refused = api.post("/v2/events/batch", json={"requests": [SEEN], "shared": shared})
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["message"].startswith(f"{path}: ")
    assert api.sandbox.jobs() == []
