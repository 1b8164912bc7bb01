"""Deliveries to webhook endpoints: what is sent, when it is sent again, and what peers can do to it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

import fullstory
from fullstory.sandbox import Sandbox
from fullstory.webhooks import RecordedCustomEvent, WebhookEvent, parse, verify
from tests.integration.faulty_server import (
    BREAKS,
    FaultyServer,
    Request,
    Sent,
    Step,
    Then,
    always,
    closed_port,
    response,
)
from tests.sandbox.api import Api

NOTE = {"eventName": "note.created"}
ORDERED = {"eventName": "recording.event.custom", "subcategory": "Ordered"}
FINE = always(response(200, {"received": True}))


@pytest.fixture
def receiver() -> Iterator[FaultyServer]:
    """A server that takes everything."""
    with FaultyServer(rest=FINE) as server:
        yield server


def register(api: Api, url: str, *event_types: dict[str, str], secret: str = "hush") -> str:
    body = {"url": url, "eventTypes": list(event_types or [NOTE]), "secret": secret}
    answer = api.post("/webhooks/v1/endpoints", json=body)
    assert answer.status_code == 200, answer.text
    public_id: str = answer.json()["id"]
    return public_id


def wait_for(condition: Callable[[], Any], seconds: float = 15.0) -> Any:
    """Return what a condition returns once that is true."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)
    return found


def settled(sandbox: Sandbox, number: int = 1, attempts: int = 1) -> dict[str, Any]:
    """Return a delivery once so many attempts were made, or there will be none."""

    def found() -> dict[str, Any] | None:
        delivery = sandbox.delivery(number)
        return delivery if delivery["attempt_count"] >= attempts or delivery["state"] != "waiting" else None

    delivery: dict[str, Any] = wait_for(found)
    return delivery


def event_of(request: Request, secret: str = "hush") -> WebhookEvent:
    """Return the event in a delivery whose signature is right."""
    assert verify(request.body, request.headers["fullstory-signature"], secret).org_id == "SANDBOX"
    event = parse(request.body)
    assert isinstance(event, WebhookEvent)
    return event


def test_an_event_that_is_created_is_delivered(api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    register(api, f"{receiver.url}/hook?a=b c", ORDERED, NOTE)
    event = {"name": "Ordered", "user": {"uid": "u"}, "timestamp": "2026-01-31T12:00:00Z"}
    event |= {"properties": {"price": 9, "note": "x", "box": {"w": 1}}, "schema": {"properties": {"price": "int"}}}
    event |= {"context": {"browser": {"url": "https://shop.test/"}}}
    assert api.post("/v2/events", json=event).status_code == 200
    assert api.post("/v2/events", json={"name": "Looked", "user": {"uid": "u"}}).status_code == 200
    delivery = settled(sandbox)
    (request,) = receiver.requests
    assert (request.method, request.target) == ("POST", "/hook?a=b%20c")
    assert request.headers["content-type"] == "application/json"
    assert request.headers["host"] == f"127.0.0.1:{receiver.port}"
    data = event_of(request).data
    assert isinstance(data, RecordedCustomEvent)
    assert (data.name, data.page_url) == ("Ordered", "https://shop.test/")
    assert data.properties
    assert dict(data.properties) == {"price_int": 9, "note_str": "x", "box": {"w": 1}}
    assert (delivery["state"], delivery["status"], delivery["attempt_count"]) == ("delivered", 200, 1)
    assert delivery["attempts"][0]["answer"] == '{"received":true}'
    assert delivery["attempts"][0]["signature"] == request.headers["fullstory-signature"]
    assert delivery["body"] == request.body.decode()
    assert len(sandbox.deliveries()) == 1


def test_events_of_a_batch_are_delivered_once_they_are_imported(
    api: Api, sandbox: Sandbox, receiver: FaultyServer
) -> None:
    register(api, receiver.url, ORDERED)
    api.run_batch("events", [{"name": "Ordered"}, {"name": "Looked"}, {"name": "Ordered"}, {"name": ""}])
    wait_for(lambda: len(receiver.requests) == 2)
    assert [event_of(request).data.name for request in receiver.requests] == ["Ordered", "Ordered"]
    assert len(sandbox.deliveries()) == 2


def test_a_refused_event_is_not_delivered(api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    register(api, receiver.url, ORDERED)
    assert api.post("/v2/events", json={"name": "Ordered", "user": {"id": "nobody"}}).status_code == 404
    assert sandbox.deliveries() == []


@pytest.mark.parametrize(
    "name",
    ["note.created", "segment.trend.alert", "metric.alert", "nativemobile.event.crash", "segment.created"],
)
def test_the_control_lets_an_event_happen(api: Api, sandbox: Sandbox, receiver: FaultyServer, name: str) -> None:
    has_alerts = name.endswith(".alert")
    event_type = {"eventName": name} | ({"subcategory": "sandbox-alert"} if has_alerts else {})
    register(api, receiver.url, event_type)
    (number,) = sandbox.send_webhook(event_name=name, subcategory="sandbox-alert" if has_alerts else None)
    assert settled(sandbox, number)["state"] == "delivered"
    assert event_of(receiver.requests[0]).event_name == name
    assert sandbox.send_webhook(event_name="recording.event.custom", subcategory="x") == []


def test_a_test_delivery_to_one_endpoint(api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    public_id = register(api, receiver.url)
    register(api, f"{receiver.url}/other", {"eventName": "segment.created"})
    api.post(f"/webhooks/v1/endpoints/{public_id}", json={"disabled": True})
    assert sandbox.send_webhook(event_name="note.created") == []
    data = {"id": "s", "name": "Mine"}
    ids = sandbox.send_webhook(event_name="segment.created", endpoint_id=public_id, data=data)
    assert settled(sandbox, ids[0])["state"] == "delivered"
    assert event_of(receiver.requests[0]).data.name == "Mine"
    wait_for(lambda: len(receiver.requests) == 1)


def test_the_control_over_http(api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    public_id = register(api, receiver.url)
    plain = httpx.Client(base_url=f"{sandbox.url}/_sandbox")
    assert plain.post("/deliveries", json={"event_name": "note.created"}).json() == {"ids": [1]}
    assert settled(sandbox)["endpoint_id"] == public_id
    listed = plain.get("/deliveries", params={"limit": 1}).json()
    assert [each["id"] for each in listed] == [1]
    assert plain.get("/deliveries/1").json()["body"].startswith('{"eventName":"note.created"')
    assert plain.get("/deliveries/2").status_code == 404
    for body in ({}, {"event_name": "nothing"}, {"event_name": 7}, {"event_name": "note.created", "data": 7}):
        assert plain.post("/deliveries", json=body).status_code == 400
    unknown = {"event_name": "note.created", "endpoint_id": "x"}
    assert plain.post("/deliveries", json=unknown).status_code == 404
    plain.close()


def test_an_endpoint_without_a_secret_gets_no_signature(api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    register(api, receiver.url, secret="")
    sandbox.send_webhook(event_name="note.created")
    settled(sandbox)
    assert "fullstory-signature" not in receiver.requests[0].headers


def test_a_new_secret_and_a_new_url_count_at_once(api: Api, start: Callable[..., Api]) -> None:
    api = start()
    api.sandbox.freeze_clock()
    with FaultyServer([Step(always(response(503)))], rest=FINE) as receiver:
        public_id = register(api, receiver.url)
        api.sandbox.send_webhook(event_name="note.created")
        settled(api.sandbox)
        change = {"url": f"{receiver.url}/new", "secret": "new"}
        assert api.post(f"/webhooks/v1/endpoints/{public_id}", json=change).status_code == 200
        api.sandbox.advance_clock(1)
        assert settled(api.sandbox, attempts=2)["state"] == "delivered"
        assert receiver.requests[1].target == "/new"
        assert event_of(receiver.requests[1], "new")


@pytest.mark.parametrize("status", [500, 503, 429, 302, 303, 307])
def test_what_may_pass_is_sent_again_by_the_sandboxs_clock(start: Callable[..., Api], status: int) -> None:
    api = start()
    api.sandbox.freeze_clock()
    elsewhere = [("Location", "http://127.0.0.1:1/")]
    with FaultyServer([Step(always(response(status, headers=elsewhere)))] * 3, rest=FINE) as receiver:
        register(api, receiver.url)
        api.sandbox.send_webhook(event_name="note.created")
        for attempts, delay in ((1, 1), (2, 2), (3, 4)):
            delivery = settled(api.sandbox, attempts=attempts)
            assert (delivery["state"], delivery["status"]) == ("waiting", status)
            assert len(receiver.requests) == attempts
            api.sandbox.advance_clock(delay)
        assert settled(api.sandbox, attempts=4)["state"] == "delivered"
        # The signature carries the time of this machine.
        assert [event_of(request).event_name for request in receiver.requests] == ["note.created"] * 4


def test_attempts_end_after_five_hours(start: Callable[..., Api]) -> None:
    api = start()
    api.sandbox.freeze_clock()
    before = api.sandbox.now
    with FaultyServer(rest=always(response(500))) as receiver:
        register(api, receiver.url)
        api.sandbox.send_webhook(event_name="note.created")
        for attempts in range(1, 32):
            delivery = settled(api.sandbox, attempts=attempts)
            if delivery["state"] == "waiting":
                # It is shown without what is less than a millisecond.
                api.sandbox.set_clock(datetime.fromisoformat(delivery["due"]) + timedelta(milliseconds=1))
        assert (delivery["state"], len(receiver.requests)) == ("failed", 31)
        assert 5 * 3600 < (api.sandbox.now - before).total_seconds() < 5.5 * 3600


@pytest.mark.parametrize("status", [301, 400, 401, 404, 410])
def test_what_will_not_pass_is_not_sent_again(api: Api, sandbox: Sandbox, status: int) -> None:
    with FaultyServer(rest=always(response(status, b"no"))) as receiver:
        register(api, receiver.url)
        sandbox.send_webhook(event_name="note.created")
        delivery = settled(sandbox)
        assert (delivery["state"], delivery["status"], delivery["attempts"][0]["answer"]) == ("failed", status, "no")
        assert len(receiver.requests) == 1


GARBAGE = {
    "not HTTP": b"SSH-2.0-OpenSSH_9.9\r\n\r\n",
    "an endless head": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000,
    "bytes": bytes(range(256)) + b"\r\n\r\n",
    "a status of words": b"HTTP/1.1 OK fine\r\n\r\n",
}
FAULTS = {name: fault(FINE) for name, fault in BREAKS.items() if "body" not in name and "Length" not in name}
FAULTS |= {name: Step(always(content), then=Then.CLOSE) for name, content in GARBAGE.items()}
FAULTS |= {"silence": Step(FINE, Sent.NOTHING, Then.HANG)}
del FAULTS["cut off before the last chunk"]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))
def test_a_peer_that_does_not_answer(start: Callable[..., Api], fault: Step) -> None:
    api = start(delivery_timeout=0.3)
    api.sandbox.freeze_clock()
    with FaultyServer([fault], rest=FINE) as receiver:
        register(api, receiver.url)
        api.sandbox.send_webhook(event_name="note.created")
        delivery = settled(api.sandbox)
        assert (delivery["state"], delivery["status"]) == ("waiting", None)
        assert delivery["error"]
        api.sandbox.advance_clock(1)
        assert settled(api.sandbox, attempts=2)["state"] == "delivered"


@pytest.mark.parametrize("then", [Then.HANG, Then.RESET, Then.CLOSE])
@pytest.mark.parametrize("sent", [Sent.HEAD, Sent.HALF])
def test_the_status_counts_even_without_the_whole_body(start: Callable[..., Api], sent: Sent, then: Then) -> None:
    api = start(delivery_timeout=5)
    with FaultyServer([Step(FINE, sent, then)]) as receiver:
        register(api, receiver.url)
        api.sandbox.send_webhook(event_name="note.created")
        assert settled(api.sandbox)["state"] == "delivered"


def test_what_comes_before_the_answer_is_no_answer(api: Api, sandbox: Sandbox) -> None:
    with FaultyServer(rest=always(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + response(204))) as receiver:
        register(api, receiver.url)
        sandbox.send_webhook(event_name="note.created")
        assert settled(sandbox)["status"] == 204


def test_nobody_listens(api: Api, sandbox: Sandbox) -> None:
    register(api, f"http://localhost:{closed_port()}/")
    sandbox.send_webhook(event_name="note.created")
    assert "the connection failed" in settled(sandbox)["error"]


def test_a_host_that_tls_has_no_name_for_is_a_failed_attempt(
    api: Api, sandbox: Sandbox, receiver: FaultyServer
) -> None:
    register(api, f"https://a..localhost:{urlsplit(receiver.url).port}/")
    sandbox.send_webhook(event_name="note.created")
    delivery = settled(sandbox)
    assert "the request could not be sent" in delivery["error"]
    assert (delivery["state"], delivery["attempt_count"]) == ("waiting", 1)


@pytest.mark.parametrize(
    "url", ["http://example.com/", "https://192.0.2.1/", "http://localhost.example.com/", "http://127.0.0.1.nip.io/"]
)
def test_nothing_is_sent_to_another_machine(api: Api, sandbox: Sandbox, url: str) -> None:
    register(api, url)
    sandbox.send_webhook(event_name="note.created")
    delivery = settled(sandbox)
    assert (delivery["state"], delivery["attempt_count"]) == ("not_sent", 0)
    assert delivery["reason"] == "the sandbox sends only to this machine"


@pytest.mark.parametrize("host", ["localhost", "hooks.localhost", "127.0.0.2"])
def test_other_names_of_this_machine(api: Api, sandbox: Sandbox, host: str) -> None:
    with FaultyServer(rest=FINE) as receiver:
        register(api, f"http://user:pass@{host}:{receiver.port}/")
        sandbox.send_webhook(event_name="note.created")
        delivery = settled(sandbox)
        if host == "127.0.0.2":
            assert delivery["attempt_count"] == 1
        else:
            assert delivery["state"] == "delivered"
            assert receiver.requests[0].headers["host"] == f"{host}:{receiver.port}"


def test_proxies_of_the_environment_are_not_used(
    monkeypatch: pytest.MonkeyPatch, api: Api, sandbox: Sandbox, receiver: FaultyServer
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    register(api, receiver.url)
    sandbox.send_webhook(event_name="note.created")
    assert settled(sandbox)["state"] == "delivered"


def test_peers_that_hang_block_neither_the_api_nor_the_end(start: Callable[..., Api]) -> None:
    api = start(delivery_timeout=30)
    with FaultyServer(rest=FINE) as fine, FaultyServer([Step(FINE, Sent.NOTHING, Then.HANG)] * 20) as hanging:
        register(api, hanging.url)
        for _ in range(12):
            api.sandbox.send_webhook(event_name="note.created")
        wait_for(lambda: len(hanging.requests) == 8)
        started = time.monotonic()
        for _ in range(20):
            assert api.post("/v2/events", json={"name": "Ordered", "user": {"uid": "u"}}).status_code == 200
        assert time.monotonic() - started < 5
        register(api, fine.url)
        states = [each["state"] for each in api.sandbox.deliveries()]
        assert states == ["waiting"] * 12
        started = time.monotonic()
        api.sandbox.stop()
        assert time.monotonic() - started < 5


def test_a_deleted_or_disabled_endpoint_gets_no_more(start: Callable[..., Api]) -> None:
    api = start()
    api.sandbox.freeze_clock()
    with FaultyServer(rest=always(response(500))) as receiver:
        ids = [register(api, f"{receiver.url}/{number}") for number in range(2)]
        api.sandbox.send_webhook(event_name="note.created")
        settled(api.sandbox, 1)
        settled(api.sandbox, 2)
        api.delete(f"/webhooks/v1/endpoints/{ids[0].replace('/', '%2F')}")
        api.post(f"/webhooks/v1/endpoints/{ids[1].replace('/', '%2F')}", json={"disabled": True})
        api.sandbox.advance_clock(1)
        wait_for(lambda: all(each["state"] == "failed" for each in api.sandbox.deliveries()))
        reasons = [each["reason"] for each in reversed(api.sandbox.deliveries())]
        assert reasons == ["the endpoint was deleted", "the endpoint was disabled"]
        assert len(receiver.requests) == 2


def test_the_queue_has_an_end(start: Callable[..., Api]) -> None:
    api = start(processing_time=0)
    api.sandbox.freeze_clock()
    with FaultyServer(rest=always(response(500))) as receiver:
        register(api, receiver.url, ORDERED)
        api.run_batch("events", [{"name": "Ordered"}] * 12_000)
        deliveries = api.sandbox.deliveries(limit=1000)
        assert [each["reason"] for each in deliveries if each["state"] == "not_sent"] == [
            "10,000 deliveries wait, so that none is added until half of them are done"
        ]
        assert len(deliveries) == 1000
        # Those that the log has dropped are delivered all the same.
        wait_for(lambda: len(receiver.requests) > 1100, seconds=60)
        api.sandbox.reset()
        register(api, receiver.url, ORDERED)
        assert api.sandbox.send_webhook(event_name="recording.event.custom", subcategory="Ordered")


def test_a_reset_forgets_deliveries(start: Callable[..., Api]) -> None:
    api = start()
    with FaultyServer([Step(FINE, delay=0.5)], rest=FINE) as receiver:
        register(api, receiver.url)
        api.sandbox.send_webhook(event_name="note.created")
        wait_for(lambda: receiver.requests)
        api.sandbox.reset()
        assert api.sandbox.deliveries() == []
        register(api, receiver.url)
        assert api.sandbox.send_webhook(event_name="note.created") == [2]
        assert settled(api.sandbox, 2)["state"] == "delivered"


def test_deliveries_are_in_the_log(
    api: Api, sandbox: Sandbox, receiver: FaultyServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "fullstory.sandbox")
    register(api, receiver.url)
    sandbox.send_webhook(event_name="note.created")
    settled(sandbox)
    assert f"delivery 1 of note.created to {receiver.url}: answered 200" in caplog.text
    assert "hush" not in caplog.text


def test_a_client_and_its_webhook(sandbox: Sandbox, receiver: FaultyServer) -> None:
    with fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
        client.webhooks.endpoints.create(url=receiver.url, event_types=[ORDERED], secret="hush")  # type: ignore[list-item]
        client.events.create(name="Ordered", user={"uid": "u"})
    settled(sandbox)
    assert event_of(receiver.requests[0]).data.name == "Ordered"
