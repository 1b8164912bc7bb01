"""Sessions: their ids in every form, the right call for a summary, and calls that cost something."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import httpx
import pytest

import fullstory
from fullstory.generated.models import (
    GenerateSessionSummaryResponse,
    SessionSlice,
    SummaryModelOptions,
)
from tests.unit.harness import Answer, Connect

# Ids

REPLAY = "https://app.fullstory.com/ui/KWH/session/"
FORMS = {
    "as the API has it": "6584312370757632:5638304115785728",
    "percent-encoded": "6584312370757632%3A5638304115785728",
    "percent-encoded in lower case": "6584312370757632%3a5638304115785728",
    "as older URLs have it": "6584312370757632!5638304115785728",
    "with a page": "6584312370757632:5638304115785728!4885698742583296",
    "with a time and a page": "6584312370757632:5638304115785728:1655394849421!2314",
    "with space around it": " 6584312370757632:5638304115785728\n",
    "the URL of a replay": f"{REPLAY}6584312370757632:5638304115785728",
    "the URL, percent-encoded": f"{REPLAY}6584312370757632%3A5638304115785728",
    "the URL, percent-encoded twice": f"{REPLAY}6584312370757632%253A5638304115785728",
    "the older URL": f"{REPLAY}6584312370757632!5638304115785728",
    "the URL of a page": f"{REPLAY}6584312370757632:5638304115785728!4885698742583296",
    "the URL with a query": f"{REPLAY}6584312370757632:5638304115785728?integration_src=x&n=/session/1:2",
    "the URL with a fragment": f"{REPLAY}6584312370757632:5638304115785728#t=5",
    "the URL with a slash at the end": f"{REPLAY}6584312370757632:5638304115785728/",
    "the URL as part of another one": quote(f"{REPLAY}6584312370757632%3A5638304115785728", safe=""),
    "the URL without its scheme": "app.fullstory.com/ui/KWH/session/6584312370757632:5638304115785728",
    "the URL of the European region": "https://app.eu1.fullstory.com/ui/KWH/session/6584312370757632:5638304115785728",
    "the URL of a sandbox": "http://127.0.0.1:8320/ui/SANDBOX/session/6584312370757632%3A5638304115785728",
}
SENT = "/v2/sessions/6584312370757632%3A5638304115785728/events"


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
async def test_a_session_is_known_in_every_form(connect: Connect, form: str) -> None:
    api = connect(Answer())
    await api.call("sessions.events", form)
    assert [(each.method, each.path) for each in api.sent] == [("GET", SENT)]


WRONG_IDS: dict[str, tuple[Any, str]] = {
    "nothing": ("", "session_id must not be blank"),
    "None": (None, "session_id must be a string, not NoneType"),
    "a number": (5, "session_id must be a string, not int"),
    "one half": ("6584312370757632", "session_id is only one half of an id"),
    "one half and a colon": ("6584312370757632:", "session_id is only one half of an id"),
    "a uid of one's own": ("visit-7", "session_id is not the id of a session"),
    "digits of another script": ("\u0661:\u0662", "session_id is not the id of a session"),
    "more than 64 bits": ("1:18446744073709551616", "session_id holds a number of more than 64 bits"),
    "the URL of something else": (
        "https://app.fullstory.com/ui/KWH/segments/everyone",
        "session_id is a URL without /session/",
    ),
    "a URL that ends early": (REPLAY, "session_id is a URL that ends before the id"),
    "the URL of a replay of nothing": (f"{REPLAY}ada@example.com", "session_id is not the id of a session"),
    "dots": ("..", "session_id is not the id of a session"),
}


@pytest.mark.parametrize(("wrong", "message"), WRONG_IDS.values(), ids=WRONG_IDS)
@pytest.mark.parametrize("method", ["events", "context", "summary", "with_response.summary", "with_response.events"])
async def test_what_is_no_session_is_refused(connect: Connect, method: str, wrong: Any, message: str) -> None:
    with pytest.raises(fullstory.InvalidArgumentError) as caught:
        await connect().call(f"sessions.{method}", wrong)
    assert str(caught.value).startswith(message)
    assert "ada@example.com" not in str(caught.value)


# Lists


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"uid": "a b"}, "/v2/sessions?uid=a+b"),
        ({"email": "a@example.com", "limit": 5}, "/v2/sessions?email=a%40example.com&limit=5"),
        ({"uid": "ada", "email": "a@example.com"}, "/v2/sessions?uid=ada&email=a%40example.com"),
        ({"session_uid": "visit-7"}, "/v2/sessions?session_uid=visit-7"),
    ],
)
@pytest.mark.parametrize("method", ["sessions.list", "sessions.with_response.list"])
async def test_sessions_are_listed(connect: Connect, method: str, fields: dict[str, Any], path: str) -> None:
    answer = {"results": [{"id": "1:2", "app_url": f"{REPLAY}1:2", "created_time": "2026-01-02T03:04:05Z"}]}
    api = connect(Answer(body=answer))
    listed = await api.call(method, **fields)
    (session,) = (listed.parsed if "with_response" in method else listed).results
    assert (session.id, session.created_time) == ("1:2", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert api.sent[0].path == path


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "sessions.list() takes uid, email or both, or session_uid alone, and got none"),
        ({"limit": 5}, "and got none"),
        ({"session_uid": "v", "uid": "ada"}, "sessions.list() takes session_uid alone, and got uid as well"),
        ({"session_uid": "v", "uid": "a", "email": "e"}, "and got uid and email as well"),
        ({"uid": ""}, "uid must not be blank"),
        ({"uid": "ada", "limit": 0}, "limit must be a whole number of at least 1, not 0"),
    ],
)
@pytest.mark.parametrize("method", ["sessions.list", "sessions.with_response.list"])
async def test_a_list_of_nobodys_sessions_is_refused(
    connect: Connect, method: str, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(fullstory.InvalidArgumentError) as caught:
        await connect().call(method, **fields)
    assert message in str(caught.value)


# Context and summaries

END = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SUMMARY = "/v2/sessions/1%3A2/summary"
SHAPE = {"type": "OBJECT", "properties": {"mood": {"type": "STRING", "enum": ["calm"]}}, "required": ["mood"]}


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({}, SUMMARY),
        ({"profile": "p1"}, f"{SUMMARY}?config_profile=p1"),
        ({"end": END}, f"{SUMMARY}?end_timestamp=2026-01-02T03%3A04%3A05Z"),
        (
            {"profile": "p1", "end": "2026-01-02T03:04:05Z", "llm": None},
            f"{SUMMARY}?config_profile=p1&end_timestamp=2026-01-02T03%3A04%3A05Z",
        ),
    ],
)
async def test_a_stored_configuration_is_a_get(connect: Connect, fields: dict[str, Any], path: str) -> None:
    api = connect(Answer(body={"summary": "Calm."}), Answer(body={"summary": "Calm."}))
    assert (await api.call("sessions.summary", "1:2", **fields)).summary == "Calm."
    response = await api.call("sessions.with_response.summary", "1:2", **fields)
    assert (response.status_code, response.parsed.summary) == (200, "Calm.")
    assert [(each.method, each.path, each.body) for each in api.sent] == [("GET", path, b"")] * 2


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"slice": {"event_limit": 5, "mode": "LAST"}}, {"slice": {"event_limit": 5, "mode": "LAST"}}),
        ({"slice": {}}, {"slice": {}}),
        ({"profile": "p1", "llm": {"temperature": 0.5}}, {"llm": {"temperature": 0.5}, "config_profile": "p1"}),
        ({"llm": {"response_schema": SHAPE}}, {"llm": {"response_schema": SHAPE}}),
        ({"llm": SummaryModelOptions(post_prompt="Why?")}, {"llm": {"post_prompt": "Why?"}}),
        ({"slice": {"end_timestamp": END}}, {"slice": {"end_timestamp": "2026-01-02T03:04:05Z"}}),
        ({"slice": SessionSlice(duration_limit_ms="60000")}, {"slice": {"duration_limit_ms": "60000"}}),
        ({"slice": {"duration_limit_ms": 60_000}}, {"slice": {"duration_limit_ms": 60_000}}),
        (
            {"context": {"exclude": ["user"]}, "events": {"exclude_types": ["dead-click"]}, "cache": {}},
            {"context": {"exclude": ["user"]}, "events": {"exclude_types": ["dead-click"]}, "cache": {}},
        ),
    ],
)
async def test_overrides_are_a_post(connect: Connect, fields: dict[str, Any], body: dict[str, Any]) -> None:
    answer = {"summary": "", "response": {"mood": "calm"}, "response_schema": SHAPE}
    api = connect(Answer(body=answer), Answer(body=answer))
    summary = await api.call("sessions.summary", "1%3A2", **fields)
    assert summary.response["mood"] == "calm"
    assert summary.response_schema.properties["mood"].enum == ["calm"]
    assert (await api.call("sessions.with_response.summary", "1:2", **fields)).parsed == summary
    assert [(each.method, each.path, json.loads(each.body)) for each in api.sent] == [("POST", SUMMARY, body)] * 2


@pytest.mark.parametrize("fields", [{}, {"slice": {"event_limit": 5}, "media": {"include_screenshots": True}}])
async def test_a_context_is_a_post(connect: Connect, fields: dict[str, Any]) -> None:
    data = {"context": {"user_context": {"user_uid": "ada"}}, "pages": [{"url": "/", "events": [{"type": "click"}]}]}
    api = connect(Answer(body={"context_data": data}), Answer(body={"context_data": data}))
    answer = await api.call("sessions.context", "1!2", **fields)
    assert answer.context_data.context.user_context.user_uid == "ada"
    assert answer.context_data.pages[0].events[0].type_ == "click"
    assert (await api.call("sessions.with_response.context", "1:2", **fields)).parsed == answer
    path = "/v2/sessions/1%3A2/context"
    assert [(each.method, each.path, json.loads(each.body)) for each in api.sent] == [("POST", path, fields)] * 2


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (
        "summary",
        {"slice": {"modus": "LAST"}},
        "sessions.summary(): unexpected field 'slice.modus'; expected one of mode",
    ),
    ("summary", {"slice": {"mode": "MIDDLE"}}, "sessions.summary(): slice.mode must be one of FIRST, LAST, TIMESTAMP"),
    ("summary", {"slice": {"duration_limit_ms": 1.5}}, "slice.duration_limit_ms must be a string or a whole number"),
    ("summary", {"slice": {"duration_limit_ms": True}}, "slice.duration_limit_ms must be a string or a whole number"),
    ("summary", {"slice": {"end_timestamp": datetime(2026, 1, 2)}}, "slice.end_timestamp must be a datetime"),
    (
        "summary",
        {"llm": {"response_schema": {"properties": {"a": {"type": "TEXT"}}}}},
        "llm.response_schema.properties.a.type must be one of",
    ),
    ("summary", {"llm": {"response_schema": {"$schema": "x"}}}, "unexpected field 'llm.response_schema.$schema'"),
    ("summary", {"llm": "brief"}, "llm must be a mapping, not str"),
    ("summary", {"profile": ""}, "profile must not be blank"),
    ("summary", {"profile": 5, "slice": {}}, "profile must be a string, not int"),
    ("summary", {"end": datetime(2026, 1, 2)}, "end must be a datetime or a string in ISO 8601"),
    (
        "summary",
        {"end": END, "slice": {}, "llm": {}},
        "sessions.summary() takes end without slice and llm; give slice={'end_timestamp': ...}",
    ),
    ("context", {"events": {"include_types": ["click", "clack"]}}, "events.include_types[1] must be one of click,"),
    ("context", {"context": {"include": "user"}}, "context.include must be a list, not str"),
    ("context", {"cache": {"enable_event_cache": 1}}, "cache.enable_event_cache must be True or False, not int"),
]


@pytest.mark.parametrize(("method", "fields", "message"), REFUSED)
async def test_a_wrong_configuration_is_refused_with_its_path(
    connect: Connect, method: str, fields: dict[str, Any], message: str
) -> None:
    for path in (f"sessions.{method}", f"sessions.with_response.{method}"):
        with pytest.raises(fullstory.InvalidArgumentError) as caught:
            await connect().call(path, "1:2", **fields)
        assert message in str(caught.value)


# What a call costs

COSTLY: dict[str, dict[str, Any]] = {
    "events": {},
    "context": {},
    "summary": {},
    "summary with overrides": {"slice": {}},
    "with_response.events": {},
    "with_response.context": {},
    "with_response.summary": {},
}
costly = pytest.mark.parametrize(("method", "fields"), [(name.split()[0], given) for name, given in COSTLY.items()])
COST = "; the call may have cost an activation, so it was not repeated"


@costly
@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        (httpx.ReadTimeout("slow"), fullstory.RequestTimeoutError),
        (httpx.WriteTimeout("slow"), fullstory.RequestTimeoutError),
        (httpx.ReadError("lost"), fullstory.ConnectionFailedError),
        (httpx.RemoteProtocolError("lost"), fullstory.ConnectionFailedError),
        (Answer(500), fullstory.ServerError),
        (Answer(503, headers={"Retry-After": "1"}), fullstory.ServerError),
        (Answer(504), fullstory.ServerError),
        (Answer(200, b"<html>"), fullstory.ResponseParseError),
    ],
)
async def test_what_may_have_cost_something_is_not_repeated(
    connect: Connect, method: str, fields: dict[str, Any], outcome: Any, error: type[fullstory.FullStoryError]
) -> None:
    api = connect(outcome)
    with pytest.raises(error) as caught:
        await api.call(f"sessions.{method}", "1:2", **fields)
    assert len(api.sent) == 1
    assert api.waits == []
    assert str(caught.value).endswith(COST)
    assert not caught.value.can_retry


@costly
@pytest.mark.parametrize("outcome", [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), Answer(429)])
async def test_what_certainly_cost_nothing_is_repeated(
    connect: Connect, method: str, fields: dict[str, Any], outcome: Any
) -> None:
    api = connect(outcome, outcome, Answer())
    await api.call(f"sessions.{method}", "1:2", **fields)
    assert len(api.sent) == 3
    assert api.waits == [0.5, 1.0]
    with pytest.raises(fullstory.FullStoryError) as caught:
        await connect(*[outcome] * 3).call(f"sessions.{method}", "1:2", **fields)
    assert "activation" not in str(caught.value)


@costly
@pytest.mark.parametrize("status_code", [400, 401, 403, 404])
async def test_a_refusal_says_nothing_of_costs(
    connect: Connect, method: str, fields: dict[str, Any], status_code: int
) -> None:
    with pytest.raises(fullstory.ApiError) as caught:
        await connect(Answer(status_code)).call(f"sessions.{method}", "1:2", **fields)
    assert "activation" not in str(caught.value)


async def test_a_list_costs_nothing_and_is_repeated(connect: Connect) -> None:
    api = connect(httpx.ReadTimeout("slow"), Answer(503), Answer(body={"results": []}))
    assert (await api.call("sessions.list", uid="ada")).results == []
    with pytest.raises(fullstory.RequestTimeoutError) as caught:
        await connect(*[httpx.ReadTimeout("slow")] * 3).call("sessions.list", uid="ada")
    assert "activation" not in str(caught.value)


@pytest.mark.parametrize(
    ("method", "fields", "seconds"),
    [("events", {}, 120), ("context", {}, 300), ("summary", {}, 300), ("summary", {"slice": {}}, 300)],
)
async def test_slow_calls_wait_longer_unless_a_timeout_is_given(
    connect: Connect, method: str, fields: dict[str, Any], seconds: int
) -> None:
    api = connect(Answer())
    await api.call(f"sessions.{method}", "1:2", **fields)
    assert api.request.extensions["timeout"]["read"] == seconds
    patient = connect(Answer(), timeout=7.0)
    await patient.call(f"sessions.{method}", "1:2", **fields)
    assert patient.request.extensions["timeout"]["read"] == 7.0


def test_a_summary_keeps_people_out_of_its_repr() -> None:
    summary = GenerateSessionSummaryResponse.from_dict({"summary": "Ada was calm.", "response": {"name": "Ada"}})
    assert "Ada" not in repr(summary)
