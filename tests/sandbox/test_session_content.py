"""What a session holds: its events, its context for a language model, and its summary."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from tests.sandbox.api import Api, problem

BROWSER = {
    "url": "https://shop.example/cart?item=1&item=2&gift",
    "user_agent": "Mozilla/5.0",
    "initial_referrer": "https://search.example/",
}
CONTEXT = {
    "browser": BROWSER,
    "device": {"screen_width": 1920, "screen_height": 1080, "viewport_width": 800},
    "location": {"country": "DE", "region": "BE", "city": "Berlin"},
}
EVENTS: list[dict[str, Any]] = [
    {"name": "navigate", "page_properties": {"title": "Cart"}},
    {
        "name": "click",
        "page_properties": {"title": "Cart"},
        "properties": {"selector": "div ul li.x", "content": "Buy"},
    },
    {"name": "Order Completed", "context": {}, "properties": {"total": 9.5}},
    {"name": "rage-click", "context": {"browser": {"url": "https://shop.example/help"}}},
]
URL = "/v2/sessions/11%3A22"


@pytest.fixture
def session(api: Api) -> Api:
    """A sandbox with a session of four events, a minute apart, on three pages."""
    api.create_user(uid="ada", display_name="Ada", email="ada@example.com", properties={"plan": "pro", "visits": 3})
    api.sandbox.add_session(user_uid="ada", session_id="11:22")
    for minute, event in enumerate(EVENTS):
        at = f"2030-01-01T10:0{minute}:00Z"
        sent = {"context": CONTEXT, **event, "timestamp": at, "session": {"id": "11:22"}}
        assert api.post("/v2/events", json=sent).status_code == 200
    return api


def context(api: Api, **body: Any) -> dict[str, Any]:
    response = api.post(f"{URL}/context", json=body)
    assert response.status_code == 200, response.text
    data: dict[str, Any] = response.json()["context_data"]
    return data


def events_in(data: dict[str, Any]) -> list[str]:
    return [event["description"] for page in data["pages"] for event in page["events"]]


def test_events_have_the_shape_of_the_published_example(session: Api) -> None:
    rows = session.get(f"{URL}/events", params={"enable_event_cache": "true"}).json()["events"]
    assert [row["event_type"] for row in rows] == ["navigate", "click", "custom", "rage-click"]
    assert rows[1] == {
        "device_id": "11",
        "session_id": "22",
        "view_id": rows[0]["view_id"],
        "event_time": "2030-01-01T10:01:00.000Z",
        "event_type": "click",
        "event_properties": {"event_name": "click", "properties": EVENTS[1]["properties"]},
        "source_type": "server",
        "source_properties": {
            "user_agent": {"raw_user_agent": "Mozilla/5.0"},
            "url": {
                "full_url": BROWSER["url"],
                "host": "shop.example",
                "path": "/cart",
                "query": {"item": {"values": ["1", "2"]}, "gift": {"values": [""]}},
            },
            "initial_referrer": "https://search.example/",
        },
    }
    assert rows[2]["source_properties"] == {"initial_referrer": None}
    assert len({row["view_id"] for row in rows}) == 3


def test_an_address_that_is_none_is_shown_as_it_is(api: Api) -> None:
    url = "http://[half"
    sent = {"name": "Seen", "session": {"id": "11:22"}, "context": {"browser": {"url": url}}}
    api.post("/v2/events", json=sent)
    (row,) = api.get(f"{URL}/events").json()["events"]
    assert row["source_properties"]["url"] == {"full_url": url}
    assert context(api)["pages"][0]["url"] == url


def test_the_context_of_a_session(session: Api) -> None:
    data = context(session)
    assert data["context"] == {
        "session_id": "11:22",
        "session_url": f"{session.sandbox.url}/ui/SANDBOX/session/11%3A22",
        "session_created_at": "2030-01-01T10:00:00.000Z",
        "org_context": {
            "org_id": "SANDBOX",
            "name": "Sandbox",
            "industry": "Software",
            "domain": "example.com",
            "country": "US",
        },
        "user_context": {
            "user_uid": "ada",
            "display_name": "Ada",
            "email": "ada@example.com",
            "properties": {"plan": "pro", "visits": "3"},
        },
        "location_context": {"country": "DE", "region": "BE", "city": "Berlin"},
        "device_context": {
            "browser": "Mozilla/5.0",
            "screen_size": {"height_pixels": 1080, "width_pixels": 1920},
            "viewport_size": {"width_pixels": 800},
        },
    }
    assert [(page["url"], page["title"], len(page["events"])) for page in data["pages"]] == [
        (BROWSER["url"], "Cart", 2),
        ("", "", 1),
        ("https://shop.example/help", "", 1),
    ]
    assert data["pages"][0]["events"][1] == {
        "type": "click",
        "description": "click",
        "timestamp": "2030-01-01T10:01:00.000Z",
        "content": "Buy",
        "properties": {"selector": "div ul li.x"},
    }


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "application/json"}])
def test_a_context_needs_no_body(session: Api, headers: dict[str, str]) -> None:
    assert session.post(f"{URL}/context", headers=headers).json()["context_data"] == context(session)
    refused = session.post(f"{URL}/summary", headers=headers)
    assert problem(refused) == (400, "invalid_argument"), "a summary needs one"


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ({}, "org user location device"),
        ({"exclude_org_context": True}, "user location device"),
        ({"exclude_user_context": True, "exclude_location": True}, "org device"),
        ({"exclude_device": True, "exclude_org_context": False}, "org user location"),
        ({"include": ["user"]}, "user"),
        ({"exclude": ["user"]}, "org location device"),
        ({"include": ["user", "org"], "exclude": ["org"]}, "user"),
        ({"include": ["user"], "exclude_user_context": True}, "user"),
        ({"exclude": ["org"], "exclude_user_context": True}, "user location device"),
    ],
)
def test_facts_are_left_out(session: Api, options: dict[str, Any], left: str) -> None:
    found = context(session, context=options)["context"].keys() - {"session_id", "session_url", "session_created_at"}
    names = {"org": "org_context", "user": "user_context", "location": "location_context", "device": "device_context"}
    assert found == {names[kind] for kind in left.split()}


ALL = [event["name"] for event in EVENTS]
LATER, LATEST = "2030-01-01T10:01:00Z", "2030-01-01T10:03:00Z"


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ({"mode": "FIRST"}, ALL),
        ({"event_limit": 0}, ALL),
        ({"event_limit": 2}, ALL[:2]),
        ({"mode": "LAST", "event_limit": 1}, ALL[3:]),
        ({"duration_limit_ms": 60_000}, ALL[:2]),
        ({"duration_limit_ms": "60000", "mode": "LAST"}, ALL[2:]),
        ({"mode": "TIMESTAMP", "start_timestamp": LATER}, ALL[1:]),
        ({"mode": "TIMESTAMP", "start_timestamp": LATER, "end_timestamp": LATEST}, ALL[1:3]),
        ({"mode": "TIMESTAMP", "start_timestamp": LATER, "duration_limit_ms": 60_000}, ALL[1:3]),
        ({"end_timestamp": LATER}, ALL[:1]),
        ({"end_timestamp": "2030-01-01T12:01:00+02:00"}, ALL[:1]),
        ({"start_timestamp": "2031-01-01T00:00:00Z"}, []),
    ],
)
def test_a_slice_keeps_a_part(session: Api, rule: dict[str, Any], kept: list[str]) -> None:
    assert events_in(context(session, slice=rule)) == kept


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"include_types": ["click", "rage-click"]}, [ALL[1], ALL[3]]),
        ({"exclude_types": ["click"]}, [ALL[0], *ALL[2:]]),
        ({"include_types": ["click"], "exclude_types": ["click"]}, []),
        ({"exclude_api_events": True}, [*ALL[:2], ALL[3]]),
        ({"include_types": []}, ALL),
    ],
)
def test_kinds_of_events_are_chosen(session: Api, options: dict[str, Any], kept: list[str]) -> None:
    assert events_in(context(session, events=options)) == kept


def test_limits_count_what_was_chosen(session: Api) -> None:
    data = context(session, events={"exclude_types": ["navigate"]}, slice={"event_limit": 1})
    assert events_in(data) == ["click"]


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ({"events": {"exclude_event_timestamps": True}}, {"timestamp": ...}),
        ({"events": {"exclude_selectors": True}}, {"properties": {}}),
        ({"events": {"trim_to_last_n_selectors": 2}}, {"properties": {"selector": "ul li.x"}}),
        ({"events": {"include_tab_index": True}}, {"properties": {"selector": "div ul li.x", "tab": 1}}),
        ({"events": {"include_descriptions": False}}, {"description": ...}),
        ({"context": {"exclude_descriptions": True}}, {"description": ...}),
        ({"context": {"exclude_descriptions": True}, "events": {"include_descriptions": True}}, {}),
        ({"cache": {"enable_event_cache": False}}, {}),
        ({"media": {"include_screenshots": True, "screenshot_event_types": ["click"]}}, {}),
    ],
)
def test_what_is_said_about_an_event(session: Api, body: dict[str, Any], changed: dict[str, Any]) -> None:
    whole = context(session)["pages"][0]["events"][1]
    expected = {name: value for name, value in {**whole, **changed}.items() if value is not ...}
    assert context(session, **body)["pages"][0]["events"][1] == expected


def test_a_wrong_duration_is_refused(session: Api) -> None:
    for duration in ("a minute", "-1", "", -1, 1.5, 2**63):
        refused = session.post(f"{URL}/context", json={"slice": {"duration_limit_ms": duration}})
        assert problem(refused) == (400, "invalid_argument")
        assert "slice.duration_limit_ms: must have one of the forms" in refused.json()["message"]
    assert problem(session.post(f"{URL}/context", json={"slices": {}})) == (400, "invalid_argument")


# Summaries


def test_a_summary_is_made_of_counts_and_says_so(session: Api) -> None:
    answer = session.get(f"{URL}/summary").json()
    assert answer == {
        "summary": "The sandbox counted, and no language model wrote this: 4 events on 2 pages from "
        "2030-01-01T10:00:00.000Z to 2030-01-01T10:03:00.000Z (1 click, 1 custom, 1 navigate, 1 rage-click): "
        "Order Completed, click, navigate, rage-click."
    }
    assert session.post(f"{URL}/summary", json={}).json() == answer
    earlier = session.get(f"{URL}/summary", params={"end_timestamp": LATER}).json()["summary"]
    assert "1 event on 1 page" in earlier
    none = session.post(f"{URL}/summary", json={"slice": {"start_timestamp": "2031-01-01T00:00:00Z"}}).json()
    assert none["summary"].endswith(": 0 events.")


def profile(api: Api, **body: Any) -> str:
    created: str = api.post("/v2/visit_profile", json=body).json()["id"]
    return created


def test_overrides_are_laid_over_the_profile_and_lists_are_appended(session: Api) -> None:
    stored = profile(
        session,
        name="Clicks",
        slice={"event_limit": 1, "mode": "LAST"},
        events={"include_types": ["click"]},
        llm={
            "response_schema": {"type": "OBJECT", "properties": {"count": {"type": "INTEGER"}}, "required": ["count"]}
        },
    )
    plain = session.get(f"{URL}/summary", params={"config_profile": stored}).json()
    assert plain["response"] == {"count": 1}
    overrides = {
        "slice": {"event_limit": 5},
        "events": {"include_types": ["rage-click"]},
        "llm": {"response_schema": {"properties": {"bad": {"type": "BOOLEAN"}}, "required": ["bad"]}},
    }
    laid = session.post(f"{URL}/summary", json={"config_profile": stored, **overrides}).json()
    assert laid["response"] == {"count": 2, "bad": True}
    assert laid["response_schema"] == {
        "type": "OBJECT",
        "properties": {"count": {"type": "INTEGER"}, "bad": {"type": "BOOLEAN"}},
        "required": ["count", "bad"],
    }
    assert session.get(f"{URL}/summary", params={"config_profile": stored}).json() == plain, "the profile is unchanged"


def test_an_unknown_profile_and_a_wrong_time_are_refused(session: Api) -> None:
    missing = session.get(f"{URL}/summary", params={"config_profile": "x"})
    assert problem(missing) == (404, "resource_not_found")
    assert problem(session.post(f"{URL}/summary", json={"config_profile": "x"})) == (404, "resource_not_found")
    wrong = session.get(f"{URL}/summary", params={"end_timestamp": "yesterday"})
    assert problem(wrong) == (400, "invalid_parameter")


SHAPE: dict[str, Any] = {
    "type": "OBJECT",
    "properties": {
        "title": {"type": "STRING", "description": "A title."},
        "mood": {"type": "STRING", "format": "enum", "enum": ["calm", "angry"]},
        "when": {"type": "STRING", "format": "date-time"},
        "score": {"type": "NUMBER", "nullable": True},
        "clicks": {"type": "INTEGER"},
        "angry": {"type": "BOOLEAN"},
        "steps": {"type": "ARRAY", "items": {"properties": {"what": {}}, "required": ["what"]}},
        "anything": {"type": "OPENAPI_TYPE_UNSPECIFIED"},
        "bare": {"type": "ARRAY"},
    },
    "required": ["title", "mood", "clicks"],
}


def as_json_schema(shape: Any) -> Any:
    """Return a response schema as JSON Schema, by which a validator from elsewhere judges the answer."""
    if not isinstance(shape, dict):
        return shape
    schema = {name: value for name, value in shape.items() if name not in ("nullable", "format")}
    if shape.get("format") == "date-time":
        schema["format"] = "date-time"
    kind = schema.pop("type", "OPENAPI_TYPE_UNSPECIFIED")
    if kind != "OPENAPI_TYPE_UNSPECIFIED":
        schema["type"] = kind.lower()
    if "properties" in schema:
        schema["properties"] = {name: as_json_schema(each) for name, each in schema["properties"].items()}
    if "items" in schema:
        schema["items"] = as_json_schema(schema["items"])
    return schema


def test_a_response_has_the_shape_that_was_asked_for(session: Api) -> None:
    answer = session.post(f"{URL}/summary", json={"llm": {"response_schema": SHAPE}}).json()
    validator = jsonschema_rs.validator_for(json.dumps(as_json_schema(SHAPE)), validate_formats=True)
    assert [error.message for error in validator.iter_errors(answer["response"])] == []
    assert answer["response"].keys() == SHAPE["properties"].keys()
    assert (answer["response"]["clicks"], answer["response"]["mood"]) == (4, "calm")
    assert answer["response"]["steps"] == [{"what": "what of a session of 4 events, from the sandbox"}]
    assert answer["response_schema"] == SHAPE


def test_a_shape_that_is_no_object_gets_a_name(session: Api) -> None:
    answer = session.post(f"{URL}/summary", json={"llm": {"response_schema": {"type": "INTEGER"}}}).json()
    assert answer["response"] == {"response": 4}
