"""What deliveries to webhooks say: read as answers are, whatever they hold."""

from __future__ import annotations

import contextlib
import json
import traceback
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fullstory
from fullstory.webhooks import (
    MetricAlert,
    MobileAppCrash,
    NoteCreated,
    RecordedCustomEvent,
    SegmentCreated,
    SegmentTrendAlert,
    StreamEvent,
    WebhookEvent,
    WebhookEventData,
    parse,
)


def delivery(event_name: str, data: Any) -> bytes:
    return json.dumps({"eventName": event_name, "version": 1, "data": data}).encode()


def event_of(body: bytes) -> WebhookEvent:
    event = parse(body)
    assert isinstance(event, WebhookEvent)
    return event


def test_a_note() -> None:
    page = {"pageUrl": "https://x.test/", "ipAddress": "192.0.2.1", "pageHeight": 10, "country": "DE"}
    data = {"id": "7", "created": "2026-01-31T12:00:00Z", "author": "a@x.test", "text": "Hm", "pageInfo": page}
    event = event_of(delivery("note.created", data | {"sessionUrl": "https://s.test", "new": [1]}))
    note = event.data
    assert (event.event_name, event.version) == ("note.created", 1)
    assert isinstance(note, NoteCreated)
    assert (note.id, note.text, note.author, note.session_url) == ("7", "Hm", "a@x.test", "https://s.test")
    assert note.created == datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert note.page_info is not None
    assert (note.page_info.page_url, note.page_info.page_height) == ("https://x.test/", 10)
    assert note["new"] == [1]
    shown = repr(event) + repr(note)
    assert not any(secret in shown for secret in ("a@x.test", "Hm", "192.0.2.1", "x.test", "s.test"))


def test_the_other_kinds() -> None:
    alert = {"value": 12.5, "alertConfig": {"threshold": 10, "direction": "ABOVE", "segmentName": "All"}}
    trend = event_of(delivery("segment.trend.alert", alert)).data
    assert isinstance(trend, SegmentTrendAlert)
    assert trend.alert_config
    assert (trend.value, trend.alert_config.threshold, trend.alert_config.direction) == (12.5, 10, "ABOVE")
    metric = event_of(delivery("metric.alert", {"alertId": "a", "alertConfig": {"metricName": "Errors"}})).data
    assert isinstance(metric, MetricAlert)
    assert metric.alert_config
    assert (metric.alert_id, metric.alert_config.metric_name) == ("a", "Errors")
    crash = event_of(delivery("nativemobile.event.crash", {"appPackageName": "com.x", "osVersion": "16"})).data
    assert isinstance(crash, MobileAppCrash)
    assert (crash.app_package_name, crash.os_version) == ("com.x", "16")
    segment = event_of(delivery("segment.created", {"id": "s", "creator": "c@x.test", "created": "2026-01-31"})).data
    assert isinstance(segment, SegmentCreated)
    assert (segment.id, segment.creator) == ("s", "c@x.test")
    errors = [{"errCode": "bad", "field": "price", "value": 7}]
    custom = event_of(delivery("recording.event.custom", {"properties": {"price_real": 1.5}, "errors": errors})).data
    assert isinstance(custom, RecordedCustomEvent)
    assert custom.errors
    assert custom.properties
    assert dict(custom.properties) == {"price_real": 1.5}
    assert (custom.errors[0].err_code, custom.errors[0].value) == ("bad", 7)


def test_a_kind_that_nobody_knows_is_data() -> None:
    event = event_of(delivery("something.new", {"a": {"b": 1}}))
    assert isinstance(event.data, WebhookEventData)
    assert event.data == {"a": {"b": 1}}


def test_the_event_of_a_stream_as_the_documentation_shows_it() -> None:
    body = b"""{
    "name": "Test Event", "timestamp": "2024-01-02T03:04:05Z", "api_version": "v2", "signal_version": "1",
    "user": {"id": "2", "uid": "3", "email": "someone@example.com", "display_name": "A Name"}
    }"""
    event = parse(body)
    assert isinstance(event, StreamEvent)
    assert event.user
    assert (event.name, event.api_version, event.signal_version) == ("Test Event", "v2", "1")
    assert event.timestamp == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (event.user.id, event.user.uid, event.user.email) == ("2", "3", "someone@example.com")
    assert "someone@example.com" not in repr(event)
    other = parse(b'{"properties": {"session_id": "1:2"}, "city": "Bonn"}')
    assert isinstance(other, StreamEvent)
    assert other.properties
    assert (other.name, other.user, other["city"]) == (None, None, "Bonn")
    assert dict(other.properties) == {"session_id": "1:2"}


@pytest.mark.parametrize("data", [None, 7, "x", [1], True, {}, {"id": 7, "created": "soon", "pageInfo": [1]}])
def test_odd_data_stays_as_it_came(data: Any) -> None:
    event = event_of(delivery("note.created", data))
    if isinstance(data, dict):
        assert isinstance(event.data, NoteCreated)
        assert (event.data.id, event.data.page_info) == (data.get("id"), data.get("pageInfo"))
    else:
        assert event.data == data


@pytest.mark.parametrize("name", [None, 7, ["note.created"], {"a": 1}, True])
def test_an_odd_name(name: Any) -> None:
    event = event_of(json.dumps({"eventName": name, "data": {"id": 1}}).encode())
    assert (event.event_name, event.version, event.data) == (name, None, {"id": 1})


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not JSON"),
        (b"<html>", "not JSON"),
        (b'{"eventName": "x"', "not JSON"),
        (b'{"a": "\xff"}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 10_000, "not JSON"),
        (b'["secret text"]', "must be a JSON object, not an array"),
        (b'"secret text"', "must be a JSON object, not a string"),
        (b"null", "must be a JSON object, not null"),
        (b"7", "must be a JSON object, not a number"),
        (b"true", "must be a JSON object, not a boolean"),
    ],
)
def test_what_is_no_event(body: bytes, why: str) -> None:
    with pytest.raises(fullstory.WebhookParseError, match=why) as caught:
        parse(body)
    whole = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame.locals for frame in whole.stack if "/tests/" not in frame.filename.replace("\\", "/")]
    assert "secret text" not in f"{ours} {caught.value!r}"


def test_a_body_that_is_not_bytes() -> None:
    with pytest.raises(fullstory.InvalidArgumentError, match="raw bytes"):
        parse("{}")  # type: ignore[arg-type]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["eventName", "version", "data", "name", "user", "properties", "timestamp", "api_version"])
KINDS = st.sampled_from(["note.created", "metric.alert", "recording.event.custom", "segment.trend.alert"])
FIELDS = st.sampled_from(["id", "created", "pageInfo", "alertConfig", "errors", "properties", "timestamp", "value"])


@given(
    st.dictionaries(NAMES | st.text(), JSON)
    | st.builds(lambda kind, data: {"eventName": kind, "data": data}, KINDS, st.dictionaries(FIELDS, JSON))
)
def test_any_object_is_an_event(fields: dict[str, Any]) -> None:
    event = parse(json.dumps(fields).encode())
    assert isinstance(event, WebhookEvent if "eventName" in fields else StreamEvent)
    assert repr(event)
    assert repr(getattr(event, "data", None))


@given(st.binary())
def test_any_bytes_are_an_event_or_an_error_of_ours(body: bytes) -> None:
    with contextlib.suppress(fullstory.WebhookParseError):
        parse(body)
