"""Exports of segments: which rows they have, from whom, and in which form."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from tests.sandbox.api import Api, problem
from tests.sandbox.exporting import (
    ALL_TIME,
    TIME,
    add_event,
    asked,
    download,
    export,
    link,
    names,
    operation,
    rows_of,
    start,
)
from tests.sandbox.exporting import start as start_export

FORMS = ["FORMAT_NDJSON", "FORMAT_CSV", "FORMAT_JSON"]


@pytest.fixture
def shop(api: Api) -> Api:
    """A sandbox with two users and three events."""
    api.create_user(uid="ada", display_name="Ada", email="ada@example.com", properties={"plan": "paid", "seats": 3})
    api.create_user(uid="eva")
    api.sandbox.add_session(user_uid="ada", session_id="1234567890:9876543210", last_activity=TIME)
    context = {
        "browser": {"url": "https://shop.example.com/", "user_agent": "Browser/1"},
        "device": {"model": "Phone", "screen_width": 1080},
        "location": {"ip_address": "192.0.2.1", "latitude": 1.5, "longitude": -2.25},
    }
    properties = {"price": 14.5, "tags": ["a", "b"], "to": {"city": "Rome, Italy"}, "gift": True, "on": "2026-02-01"}
    session = {"id": "1234567890:9876543210"}
    add_event(api, "Ordered", session=session, context=context, properties=properties)
    add_event(api, "Paid", session=session, timestamp="2026-01-31T13:00:02.500+01:00", properties={"price": 2})
    add_event(api, "Seen", "eva", timestamp="2026-02-01T12:00:00Z")
    return api


def test_an_event_has_the_documented_fields(shop: Api) -> None:
    row, *_ = export(shop)
    assert row["UserAppKey"] == "ada"
    assert (row["UserDisplayName"], row["UserEmail"]) == ("Ada", "ada@example.com")
    assert (row["UserId"], row["SessionId"]) == (1234567890, 9876543210)
    assert (row["EventType"], row["EventCustomName"], row["EventStart"]) == ("custom", "Ordered", TIME)
    assert (row["SessionStart"], row["EventSessionOffset"]) == (TIME, 0)
    assert (row["PageUrl"], row["PageUserAgent"]) == ("https://shop.example.com/", "Browser/1")
    assert (row["PageIp"], row["PageLatLong"], row["PageScreenWidth"]) == ("192.0.2.1", "1.5,-2.25", 1080)
    assert row["UserCreated"] == TIME


def test_custom_variables_have_their_types_in_their_names(shop: Api) -> None:
    ordered, paid, seen = export(shop)
    assert {name: value for name, value in ordered.items() if name.startswith(("user_", "evt_"))} == {
        "user_plan_str": "paid",
        "user_seats_real": 3,
        "evt_price_real": 14.5,
        "evt_tags_strs": ["a", "b"],
        "evt_to.city_str": "Rome, Italy",
        "evt_gift_bool": True,
        "evt_on_date": "2026-02-01",
    }
    assert (paid["evt_price_real"], paid["EventStart"], paid["EventSessionOffset"]) == (
        2,
        "2026-01-31T12:00:02.500Z",
        2500,
    )
    assert not [name for name in seen if name.startswith(("user_", "evt_"))]


def test_a_declared_type_is_in_the_name(api: Api) -> None:
    api.create_user(uid="ada", properties={"seats": 3}, schema={"properties": {"seats": "int"}})
    add_event(api, "Ordered", properties={"n": 1}, schema={"properties": {"n": "int"}})
    (row,) = export(api)
    assert (row["user_seats_int"], row["evt_n_int"]) == (3, 1)


def test_ids_are_numbers_that_javascript_cannot_hold(shop: Api) -> None:
    ada = shop.sandbox.users()[1]["id"]
    row, *_ = export(shop)
    assert str(row["IndvId"]) == ada
    for name in ("IndvId", "PageId"):
        assert isinstance(row[name], int)
        assert 2**53 < row[name] < 2**63
        assert int(float(row[name])) != row[name]


def test_the_session_of_a_row_is_that_of_the_api(shop: Api) -> None:
    add_event(shop, "Own", session={"uid": "my session"})
    rows = export(shop)
    assert [row["EventCustomName"] for row in rows] == ["Ordered", "Paid", "Seen", "Own"]
    for row in rows:
        session = f"{row['UserId']}%3A{row['SessionId']}"
        found = shop.get(f"/v2/sessions/{session}/events")
        assert found.status_code == 200, found.text
        assert row["EventCustomName"] in found.text
        assert row["SessionStart"] <= row["EventStart"]


def test_a_number_beyond_64_bits_is_a_text(api: Api) -> None:
    add_event(api, "Seen", session={"id": f"{10**19}:{2**63 - 1}"})
    (row,) = export(api)
    assert (row["UserId"], row["SessionId"]) == (str(10**19), 2**63 - 1)


def test_the_three_forms_hold_the_same_rows(shop: Api) -> None:
    ndjson, text, array = (export(shop, format=form) for form in FORMS)
    assert ndjson == array
    assert len(text) == len(ndjson) == 3
    for row, cells in zip(ndjson, text, strict=True):
        assert {name for name, cell in cells.items() if cell} == {
            name for name, value in row.items() if value not in (None, "")
        }
        assert cells["IndvId"] == str(row["IndvId"])
    assert text[0]["evt_tags_strs"] == '["a","b"]'
    assert text[0]["evt_to.city_str"] == "Rome, Italy"
    assert text[0]["evt_gift_bool"] == "true"


@pytest.mark.parametrize(("form", "content"), [("NDJSON", b""), ("JSON", b"[]\n"), ("CSV", b"EventStart,evt_a_str\n")])
def test_an_export_may_have_no_rows(api: Api, form: str, content: bytes) -> None:
    location = link(api, start(api, format=f"FORMAT_{form}", fields=["EventStart", "evt_a_str"]))
    assert gzip.decompress(download(location).content) == content


@pytest.mark.parametrize("form", FORMS)
def test_the_fields_are_those_that_were_asked_for_in_their_order(shop: Api, form: str) -> None:
    row, *_ = export(shop, format=form, fields=["EventStart", "evt_price_real", "UserAppKey", "user_plan_str"])
    assert list(row) == ["EventStart", "evt_price_real", "UserAppKey", "user_plan_str"]
    starred, *_ = export(shop, format=form, fields=["user_*", "EventStart"])
    assert list(starred) == ["user_plan_str", "user_seats_real", "EventStart"]
    assert {name for name in export(shop, format=form, fields=["evt_*"])[0] if not name.startswith("evt_")} == set()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (["EventStart", "EventStart"], "more than once"),
        (["evt_price*"], "the patterns are user_* and evt_*"),
        (["*"], "the patterns are user_* and evt_*"),
        (["EventSart"], "unexpected field 'EventSart'"),
        (["evt_price"], "unexpected field 'evt_price'"),
        (["NumEvents"], "expected one that rows of TYPE_EVENT have"),
    ],
)
def test_fields_that_no_row_can_have_are_refused(api: Api, fields: list[str], words: str) -> None:
    refused = api.post("/segments/v1/exports", json=asked(fields=fields))
    assert problem(refused) == (400, "invalid_argument")
    assert words in refused.json()["message"]


def test_fields_that_fullstorys_client_always_asks_for(api: Api) -> None:
    fields = ["UserId", "SessionId", "PageId", "EventType", "EventStart", "EventSubType", "Uid"]
    answer = api.post("/segments/v1/exports", json=asked(type="TYPE_INDIVIDUAL", fields=fields))
    assert answer.status_code == 200


def test_a_lenient_sandbox_takes_other_fields(start: Any) -> None:
    api = start(strictness="lenient", processing_time=0)
    add_event(api, "Seen")
    assert export(api, fields=["EventSart", "EventCustomName"]) == [{"EventCustomName": "Seen"}]


# Times


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("", "", ["Ordered", "Paid", "Seen"]),
        (TIME, "", ["Ordered", "Paid", "Seen"]),
        ("2026-01-31T12:00:00.001Z", "", ["Paid", "Seen"]),
        ("", "2026-02-01T00:00:00Z", ["Ordered", "Paid"]),
        ("2026-02-01T00:00:00+01:00", "2026-02-02T00:00:00Z", ["Seen"]),
    ],
)
def test_the_range_decides_about_rows(shop: Api, first: str, last: str, found: list[str]) -> None:
    assert names(export(shop, timeRange={"start": first, "end": last})) == found


def test_an_open_end_is_the_time_of_the_request(shop: Api) -> None:
    add_event(shop, "To come", timestamp="2999-01-01T00:00:00Z")
    assert names(export(shop)) == ["Ordered", "Paid", "Seen"]
    assert names(export(shop, timeRange={"end": "2999-12-31T00:00:00Z"}))[-1] == "To come"


def test_rows_are_those_of_the_time_of_the_request(start: Any) -> None:
    api = start(processing_time=60)
    add_event(api, "Before")
    asked_for = start_export(api)
    add_event(api, "After")
    api.sandbox.advance_clock(seconds=61)
    content = gzip.decompress(download(link(api, asked_for)).content)
    assert names(rows_of(content, "FORMAT_NDJSON")) == ["Before"]


@pytest.mark.parametrize("kind", ["TYPE_EVENT", "TYPE_INDIVIDUAL"])
def test_times_at_the_end_of_the_calendar_do_no_harm(api: Api, kind: str) -> None:
    odd = ("0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-06-30T23:59:60Z", "2026-01-31t12:00:00.000z")
    for number, timestamp in enumerate(odd):
        session = {"id": f"{number}:{number}"}
        response = api.post("/v2/events", json={"name": f"{number}", "session": session, "timestamp": timestamp})
        assert response.status_code in (200, 400)
    api.sandbox.add_session(user_uid="ada")
    add_event(api, "Seen", timestamp=odd[0])
    rows = export(api, type=kind)
    assert [row["EventStart"] for row in rows] == [TIME] if kind == "TYPE_EVENT" else len(rows) >= 1
    assert api.get("/users/v1/individual/ada").status_code == 200


def test_everyone_is_who_was_active_in_the_last_30_days(shop: Api) -> None:
    body = asked(timeRange=ALL_TIME)
    del body["segmentTimeRange"]
    assert names(export(shop, segmentTimeRange=None)) == []
    api = shop
    api.sandbox.set_clock("2026-03-02T13:00:00Z")
    assert names(export(api, segmentTimeRange=None)) == ["Seen"]
    assert names(export(api, segmentTimeRange=None, now="2026-02-28T00:00:00Z")) == ["Ordered", "Paid", "Seen"]
    one_day = {"start": "2026-01-31T00:00:00Z", "end": "2026-02-01T00:00:00Z"}
    assert names(export(api, segmentTimeRange=one_day)) == ["Ordered", "Paid"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"timeRange": {"start": "yesterday"}}, "timeRange.start: must be empty, or a time in UTC"),
        ({"segmentTimeRange": {"end": "2026-01-31T12:00:00"}}, "segmentTimeRange.end: must be empty"),
        ({"timeRange": {"start": "2026-02-01T00:00:00Z", "end": TIME}}, "timeRange: starts after it ends"),
        ({"timezone": "Mars/Olympus"}, "timezone: must be the IANA name"),
        ({"timezone": "../../etc/passwd"}, "timezone: must be the IANA name"),
        ({"format": "FORMAT_XML"}, "format: must be one of"),
        ({"type": "TYPE_PAGE"}, "type: must be one of"),
        ({"fields": [1]}, "fields[0]: must be a string"),
        ({"eventDetails": {"scope": "SCOPE_NOTHING"}}, "eventDetails.scope: must be one of"),
        ({"segment": "everyone"}, "segment: unexpected field"),
    ],
)
def test_a_wrong_request_is_refused(api: Api, changes: dict[str, Any], words: str) -> None:
    refused = api.post("/segments/v1/exports", json=asked(**changes))
    assert problem(refused) == (400, "invalid_argument")
    assert refused.json()["error"] == "InvalidArgument"
    assert refused.json()["message"].startswith(words)
    assert api.sandbox.operations() == []


@pytest.mark.parametrize("name", ["segmentId", "type", "format", "timeRange"])
def test_what_is_required_must_be_there(api: Api, name: str) -> None:
    body = asked()
    del body[name]
    refused = api.post("/segments/v1/exports", json=body)
    assert problem(refused) == (400, "required_field")
    assert refused.json()["message"] == f"{name} is required"


# Whose


def test_a_segment_has_its_users_only(shop: Api) -> None:
    segment = shop.sandbox.add_segment(name="Eva", user_uids=["eva"])
    assert names(export(shop, segmentId=segment)) == ["Seen"]
    assert [row["Uid"] for row in export(shop, segmentId=segment, type="TYPE_INDIVIDUAL")] == ["eva"]
    everybody = shop.sandbox.add_segment(name="All")
    assert names(export(shop, segmentId=everybody, segmentTimeRange=None)) == ["Ordered", "Paid", "Seen"]


def test_an_unknown_segment_is_not_found(api: Api) -> None:
    refused = api.post("/segments/v1/exports", json=asked(segmentId="nobody"))
    assert problem(refused) == (404, "resource_not_found")
    assert refused.json()["error"] == "NotFound"


def test_an_individual_has_figures(shop: Api) -> None:
    ada, eva = export(shop, type="TYPE_INDIVIDUAL")
    assert (ada["Uid"], ada["DisplayName"], ada["Email"]) == ("ada", "Ada", "ada@example.com")
    assert (ada["NumEvents"], ada["NumSessions"], ada["NumPages"]) == (2, 1, 1)
    assert (ada["TotalSec"], ada["MaxSessionSec"], ada["LastSessionNumEvents"]) == (2.5, 2.5, 2)
    assert (ada["LastSessionStart"], ada["LastEventStart"]) == (TIME, "2026-01-31T12:00:02.500Z")
    assert (ada["user_plan_str"], ada["Created"]) == ("paid", TIME)
    assert isinstance(ada["IndvId"], int)
    assert (eva["NumEvents"], eva["NumSessions"]) == (1, 1)


@pytest.mark.parametrize("form", FORMS)
def test_individuals_come_by_when_they_were_active(shop: Api, form: str) -> None:
    february = {"start": "2026-02-01T00:00:00Z", "end": ""}
    found = export(shop, type="TYPE_INDIVIDUAL", format=form, timeRange=february, fields=["Uid", "NumEvents"])
    assert [row["Uid"] for row in found] == ["eva"]
    assert list(found[0]) == ["Uid", "NumEvents"]
    shop.create_user(uid="idle")
    everybody = export(shop, type="TYPE_INDIVIDUAL", format=form)
    assert [row["Uid"] for row in everybody] == ["ada", "eva", "idle"]


def test_events_of_a_deleted_user_are_gone(shop: Api) -> None:
    shop.delete("/v2/users", params={"uid": "ada"})
    shop.sandbox.advance_clock(61)
    assert names(export(shop)) == ["Seen"]


def test_anonymous_events_belong_to_everyone(api: Api) -> None:
    add_event(api, "Anonymous", None)
    (row,) = export(api)
    assert "UserAppKey" not in row
    assert row["IndvId"] > 2**53


# What clients send


@pytest.mark.parametrize("scope", ["SCOPE_EVENTS", "SCOPE_EVENT", "SCOPE_INDIVIDUALS", "SCOPE_INDIVIDUAL"])
def test_scopes_come_in_the_singular_and_in_the_plural(shop: Api, scope: str) -> None:
    assert len(export(shop, eventDetails={"scope": scope})) == 3


def test_both_spellings_and_null_are_taken(shop: Api) -> None:
    snake = {
        "segment_id": "everyone",
        "type": "TYPE_EVENT",
        "format": "FORMAT_JSON",
        "time_range": ALL_TIME,
        "segment_time_range": ALL_TIME,
        "event_details": {"scope": "SCOPE_EVENTS"},
        "fields": None,
        "timezone": None,
    }
    started = shop.post("/segments/v1/exports", json=snake).json()["operationId"]
    assert operation(shop, started)["state"] == "COMPLETED"
    twice = shop.post("/segments/v1/exports", json=asked(segment_id="everyone"))
    assert problem(twice) == (400, "invalid_argument")
    assert "segmentId is given as well" in twice.json()["message"]


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", None])
def test_json_may_come_without_its_content_type(shop: Api, content_type: str | None) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    body = b'{"segmentId":"everyone","type":"TYPE_EVENT","format":"FORMAT_JSON","timeRange":{"start":"","end":""}}'
    assert shop.post("/segments/v1/exports", content=body, headers=headers).status_code == 200


def test_it_takes_an_architect(api: Api) -> None:
    with api.with_key("sandbox-standard") as standard, api.with_key("sandbox-architect") as architect:
        assert problem(standard.post("/segments/v1/exports", json=asked())) == (403, "forbidden")
        started = architect.post("/segments/v1/exports", json=asked()).json()["operationId"]
        export_id = operation(standard, started)["results"]["searchExportId"]
        assert problem(standard.get(f"/search/v1/exports/{export_id}/results")) == (403, "forbidden")
