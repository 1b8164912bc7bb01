"""The pages about deliveries to webhooks."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

import httpx
import pytest

from fullstory.sandbox import Sandbox
from tests.integration.faulty_server import FaultyServer, Step, always, response
from tests.sandbox.api import Api
from tests.sandbox.looking import pages, post, shown, tags_of, text_of
from tests.sandbox.test_deliveries import register, settled
from tests.sandbox.test_page_safety import HOSTILE


@pytest.fixture
def receiver() -> Iterator[FaultyServer]:
    """A server that is busy at first."""
    with FaultyServer([Step(always(response(503, b"busy")))], rest=always(response(200))) as server:
        yield server


def test_deliveries_and_their_attempts(page: httpx.Client, api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    empty = text_of(shown(page, "/deliveries"))
    assert "No deliveries yet." in empty
    assert "No webhook endpoints yet." in empty
    register(api, receiver.url)
    sandbox.freeze_clock()
    sandbox.send_webhook(event_name="note.created")
    settled(sandbox)
    assert f"note.created {receiver.url} answered 503 1 waiting" in text_of(shown(page, "/deliveries"))
    sandbox.advance_clock(1)
    delivery = settled(sandbox, attempts=2)
    assert f"{receiver.url} answered 200 2 delivered" in text_of(shown(page, "/deliveries"))
    html = shown(page, "/deliveries/1")
    text = text_of(html)
    assert "State delivered" in text
    assert "answered 503 busy" in text
    for attempt in delivery["attempts"]:
        assert attempt["signature"] in text
    assert '"The button does nothing here."' in text
    assert "hush" not in html + shown(page, "/deliveries")


def test_the_form_sends_an_event(page: httpx.Client, api: Api, sandbox: Sandbox, receiver: FaultyServer) -> None:
    refused = post(page, "/deliveries", {"event_name": "note.created"})
    assert refused.status_code == 400
    assert "No enabled endpoint is registered for this event" in refused.text
    public_id = register(api, receiver.url, {"eventName": "segment.created"})
    sent = post(page, "/deliveries", {"event_name": "note.created", "endpoint_id": public_id, "data": '{"text": "Hm"}'})
    assert (sent.status_code, sent.headers["location"]) == (303, "/deliveries/1")
    assert settled(sandbox)["body"] == '{"eventName":"note.created","version":1,"data":{"text":"Hm"}}'
    sent = post(page, "/deliveries", {"event_name": "segment.created", "subcategory": "", "endpoint_id": ""})
    assert sent.headers["location"] == "/deliveries/2"


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"event_name": "nothing"}, "event_name must be one of"),
        ({"event_name": ""}, "event_name must"),
        ({"event_name": "note.created", "data": "{"}, "data must be JSON"),
        ({"event_name": "note.created", "data": "[]"}, "data must be a JSON object"),
        ({"event_name": "note.created", "endpoint_id": "x"}, "no webhook endpoint has the id"),
    ],
)
def test_what_the_form_refuses(page: httpx.Client, form: dict[str, str], why: str) -> None:
    answer = post(page, "/deliveries", form)
    assert answer.status_code == 400
    assert why.lower() in text_of(answer.text).lower()


def test_older_deliveries_are_on_other_pages(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    register(api, "http://example.com/")
    for _ in range(60):
        sandbox.send_webhook(event_name="note.created")
    settled(sandbox, 60)
    assert [html.count("not sent</td>") for html in pages(page, "/deliveries")] == [50, 10]


@pytest.mark.parametrize("path", ["/deliveries/1", "/deliveries/x", "/deliveries?before=x"])
def test_what_does_not_exist(page: httpx.Client, path: str) -> None:
    assert page.get(path).status_code == 404


def test_hostile_names_are_text(page: httpx.Client, start: Callable[..., Api]) -> None:
    api = start(strictness="lenient")
    url = f"http://example.com/{HOSTILE}"
    register(api, url, {"eventName": HOSTILE, "subcategory": HOSTILE})
    data = {"text": HOSTILE}
    public_id = base64.b64encode(url.encode()).decode()
    api.sandbox.send_webhook(event_name=HOSTILE, data=data, endpoint_id=public_id)
    settled(api.sandbox)
    with httpx.Client(base_url=api.sandbox.url) as client:
        for path in ("/deliveries", "/deliveries/1"):
            html = shown(client, path)
            assert HOSTILE not in html
            assert "alert(1)" in text_of(html)
            scripts = [attributes for tag, attributes in tags_of(html) if tag == "script"]
            assert scripts == [{"src": "/static/page.js", "defer": None}]
