"""The forms that choose what a listing shows, without a browser, and the controls that they use."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind
from tests.sandbox.api import Api, over_http, problem
from tests.sandbox.looking import pages, shown, tags_of, text_of


@pytest.fixture
def requests(api: Api) -> Api:
    """A log with requests of every kind. The paths are its order."""
    api.post("/v2/users", json={"uid": "ada"})
    api.get("/v2/users", params={"uid": "Ada"})
    api.get("/v2/users/1")
    api.get("/v2/events/batch/1/imports")
    api.post("/v2/events", json={})
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.RESET, times=1))
    with pytest.raises(httpx.TransportError):
        api.delete("/v2/users/2")
    api.sandbox.remove_fault(fault)
    return api


REQUESTS: list[tuple[dict[str, Any], set[int]]] = [
    ({}, {1, 2, 3, 4, 5, 6}),
    ({"method": "GET"}, {2, 3, 4}),
    ({"method": "delete"}, {6}),
    ({"path": "/v2/users"}, {1, 2, 3, 6}),
    ({"path": "uid=ADA"}, {2}),
    ({"path": "/v2/*/*ports"}, {4}),
    ({"path": "ports*/v2"}, set()),
    ({"status": "404"}, {3, 4}),
    ({"status": "4xx"}, {3, 4, 5}),
    ({"status": "2XX"}, {1, 2}),
    ({"status": "dropped"}, {6}),
    ({"status": "5xx"}, set()),
    ({"method": "GET", "path": "users", "status": "200"}, {2}),
]


@pytest.mark.parametrize(("chosen", "ids"), REQUESTS)
def test_requests_are_found_by_method_path_and_status(
    requests: Api, page: httpx.Client, chosen: dict[str, Any], ids: set[int]
) -> None:
    assert {one["id"] for one in requests.sandbox.requests(**chosen)} == ids
    over = requests.get("/_sandbox/requests", params=chosen).json()
    assert {one["id"] for one in over} == ids
    html = shown(page, "/requests", **chosen)
    assert set(map(int, re.findall(r'href="/requests/(\d+)"', html))) == ids
    if not ids:
        assert "No request matches." in text_of(html)


def test_a_status_may_be_a_number(requests: Api) -> None:
    assert [one["id"] for one in requests.sandbox.requests(status=404)] == [4, 3]


@pytest.mark.parametrize(
    ("what", "chosen", "words"),
    [
        ("requests", {"status": "6xx"}, "status must be a status such as 404, 4xx or dropped, not '6xx'"),
        ("requests", {"status": "4x"}, "status must be"),
        ("requests", {"path": ""}, "path must be a non-empty string"),
        ("jobs", {"status": "done"}, "status must be one of PROCESSING, COMPLETED, FAILED, not 'DONE'"),
        ("jobs", {"kind": "user"}, "kind must be one of users, events, not 'user'"),
    ],
)
def test_a_filter_that_cannot_match_is_refused(api: Api, what: str, chosen: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        getattr(api.sandbox, what)(**chosen)
    assert problem(api.get(f"/_sandbox/{what}", params=chosen)) == (400, "invalid_argument")


@pytest.mark.parametrize(
    ("path", "chosen", "status", "words"),
    [
        ("/requests", {"status": "six"}, 400, "Not accepted: status must be a status such as 404"),
        ("/jobs", {"kind": "nonsense"}, 400, "Not accepted: kind must be one of users, events"),
        ("/events", {"user": "nobody"}, 404, "Not found: no user has the uid or id 'nobody'"),
    ],
)
def test_a_wrong_field_is_explained_and_the_form_kept(
    page: httpx.Client, path: str, chosen: dict[str, str], status: int, words: str
) -> None:
    answer = page.get(path, params={**chosen, "path": "kept", "name": "kept"})
    assert answer.status_code == status
    assert words in text_of(answer.text)
    assert "matches." not in answer.text, "what is not asked cannot be answered"
    assert path == "/jobs" or 'value="kept"' in answer.text
    assert 'data-live="request"' not in answer.text


def test_events_are_found_by_name_and_user(api: Api, page: httpx.Client) -> None:
    for user in ("ada", "eva"):
        for name in ("Signed Up", "Order 100%", "Order_1"):
            api.post("/v2/events", json={"name": name, "user": {"uid": user}})
    ada = api.get("/v2/users", params={"uid": "ada"}).json()["results"][0]["id"]
    anonymous = api.create_user(display_name="Nobody")
    api.post("/v2/events", json={"name": "Alone", "user": {"id": anonymous}})
    cases: list[tuple[dict[str, str], list[int]]] = [
        ({"name": "order"}, [6, 5, 3, 2]),
        ({"name": "100%"}, [5, 2]),
        ({"name": "r_1"}, [6, 3]),
        ({"user": "ada"}, [3, 2, 1]),
        ({"user": ada, "name": "SIGNED"}, [1]),
        ({"user": anonymous}, [7]),
        ({"name": "nothing"}, []),
    ]
    for chosen, rows in cases:
        html = shown(page, "/events", **chosen)
        assert list(map(int, re.findall(r'href="/events/(\d+)"', html))) == rows
        assert ("No event matches." in text_of(html)) == (not rows)
    assert [event["row"] for event in api.sandbox.events(name="ORDER", user_uid="eva")] == [6, 5]
    assert [event["row"] for event in over_http(api, "GET", "events?name=sign")] == [4, 1]


def test_jobs_are_found_by_status_and_kind(still: Api) -> None:
    bad, good = {"name": "x", "user": {"id": "1"}}, {"name": "x"}
    failed, completed = still.start_batch("events", [good, bad]), still.start_batch("users", [{"uid": "a"}])
    still.sandbox.advance_clock(60)
    running = still.start_batch("events", [good])
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({"status": "failed"}, [failed]),
        ({"status": "COMPLETED"}, [completed]),
        ({"status": "processing", "kind": "events"}, [running]),
        ({"kind": "events"}, [running, failed]),
        ({"kind": "users", "status": "failed"}, []),
    ]
    for chosen, ids in cases:
        assert [job["id"] for job in still.sandbox.jobs(**chosen)] == ids
        html = shown(still, "/jobs", **chosen)
        assert re.findall(r'href="/jobs/(\w+)"', html) == ids
        assert all(f"<option selected>{value.lower()}</option>" in html for value in chosen.values())


def test_a_filter_holds_on_every_page(api: Api, page: httpx.Client) -> None:
    for number in range(60):
        api.post("/v2/events", json={"name": f"A & B {number}"})
        api.post("/v2/events", json={"name": "other"})
        api.get("/v2/users", params={"q": number})
        api.post("/v2/users", json={"uid": 1})
    found = [re.findall(r">A &amp; B (\d+)</a>", html) for html in pages(page, "/events?name=A+%26+B")]
    assert [len(some) for some in found] == [50, 10]
    assert [int(one) for some in found for one in some] == list(reversed(range(60)))
    found = [re.findall(r">/v2/users\?q=(\d+)</a>", html) for html in pages(page, "/requests?method=GET&status=200")]
    assert [len(some) for some in found] == [50, 10]
    first, second = pages(page, "/requests?method=POST&status=400")
    assert 'data-live="request" data-limit="50" data-filter="method=POST&amp;status=400"' in first
    assert 'data-live=""' in second
    newest = re.findall(r'href="([^"]*)">Newest', second)
    assert unescape(newest[0]) == "/requests?method=POST&status=400"


def test_the_form_is_one_of_get_and_empty_fields_choose_nothing(page: httpx.Client, api: Api) -> None:
    api.get("/v2/users")
    html = shown(page, "/requests", method="", path="", status=" ")
    assert ">/v2/users</a>" in html
    form = next(attributes for tag, attributes in tags_of(html) if tag == "form")
    assert (form["action"], form.get("method")) == ("/requests", None)
    assert 'data-filter=""' in html
    assert "Show all" not in html


def test_every_method_that_came_in_can_be_chosen(page: httpx.Client, api: Api) -> None:
    api.request("PATCH", "/v2/users")
    html = shown(page, "/requests", method="patch")
    assert re.search(r"<option selected>PATCH</option>", html)
    assert all(f"<option>{method}</option>" in html for method in ("DELETE", "GET", "POST"))


def test_a_path_with_a_thousand_stars_takes_no_time(start: Callable[..., Api]) -> None:
    api = start()
    api.get("/v2/users/" + "a" * 5000)
    assert api.sandbox.requests(path="a*" * 1000 + "b") == []
