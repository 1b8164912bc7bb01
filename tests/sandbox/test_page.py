"""The pages for people: what they show. No browser here; see test_page_in_browser."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Sandbox
from tests.sandbox.api import Api
from tests.sandbox.looking import LISTS, pages, shown, text_of

# ---- What is there


@pytest.mark.parametrize("path", ["/", *LISTS])
def test_every_page_answers_when_there_is_nothing_yet(page: httpx.Client, path: str) -> None:
    assert "<main" in shown(page, path)


def test_every_page_answers_when_there_is_something(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid="ada", display_name="Ada Lovelace", email="a@example.com", properties={"seats": 2})
    api.post("/v2/events", json={"name": "Signed Up", "user": {"uid": "ada"}, "context": {"browser": {"url": "u"}}})
    job = api.start_batch("users", [{"uid": "grace", "properties": {"seats": 3}}, {"id": "1"}])
    api.wait("users", job)
    overview = text_of(shown(page, "/"))
    for words in ("2 users", "1 events", "1 jobs", "0 faults", str(page.base_url).rstrip("/"), job, "/v2/events"):
        assert words in overview
    assert "Ada Lovelace" in shown(page, "/users")
    details = text_of(shown(page, f"/users/{user}"))
    for words in (user, "a@example.com", "seats real 2", "Signed Up"):
        assert words in details
    assert "Signed Up" in shown(page, "/events")
    assert "Signed Up" in shown(page, "/events", user=user)
    assert '"url": "u"' in text_of(shown(page, "/events/1"))
    assert job in shown(page, "/jobs")
    assert "2 items 1 imported 1 failed" in text_of(shown(page, f"/jobs/{job}"))
    assert "grace" in shown(page, f"/jobs/{job}")
    assert "/v2/users/batch" in shown(page, "/requests")
    assert '"display_name": "Ada Lovelace"' in text_of(shown(page, "/requests/1"))


def test_the_address_of_a_user_in_the_api_leads_to_the_page(page: httpx.Client, api: Api) -> None:
    url = api.user(api.create_user(uid="ada"))["app_url"]
    assert page.get(url).status_code == 200


def test_a_user_shows_conflicting_types_and_sessions(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    user = api.create_user(uid="ada", properties={"seats": 2})
    api.create_user(uid="ada", properties={"seats": "two"})
    session = sandbox.add_session(user_uid="ada")
    details = text_of(shown(page, f"/users/{user}"))
    assert "seats str was real two" in details
    assert session in details


def test_an_event_of_a_batch_leads_to_its_job_and_its_user(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid="ada")
    job = api.start_batch("events", [{"name": "A", "user": {"uid": "ada"}}])
    api.wait("events", job)
    event = shown(page, "/events/1")
    assert f'href="/jobs/{job}"' in event
    assert f'href="/users/{user}"' in event


def test_a_user_is_found_by_uid_or_id(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid="ada & co")
    for wanted in ("ada & co", user):
        found = page.get("/users", params={"find": wanted})
        assert (found.status_code, found.headers["location"]) == (303, f"/users/{user}")
    assert "No user has this uid or id: nobody" in text_of(shown(page, "/users", find="nobody"))


def test_a_request_that_was_replayed_or_met_a_fault_says_so(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    for _ in range(2):
        api.post("/v2/users", json={"uid": "ada"}, headers={"Idempotency-Key": "once"})
    fault = sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=429))
    api.get("/v2/users")
    assert "replayed" in text_of(shown(page, "/requests"))
    assert f"fault {fault}" in text_of(shown(page, "/requests"))
    assert "once answer replayed" in text_of(shown(page, "/requests/2"))
    assert f"/faults#fault-{fault}" in shown(page, "/requests/3")
    sandbox.clear_faults()
    assert f"fault {fault} (cleared)" in text_of(shown(page, "/requests/3"))


def test_a_long_body_is_shown_in_part_and_a_deeply_nested_one_as_it_is(page: httpx.Client, api: Api) -> None:
    api.post("/v2/users", content=b'{"a": "' + b"x" * 20_000 + b'"}')
    assert "20,009 bytes in total" in text_of(shown(page, "/requests/1"))
    nested = "[" * 500 + "]" * 500
    api.post("/v2/users", content=nested)
    assert nested in shown(page, "/requests/2")


@pytest.mark.parametrize(
    "path",
    ["/users/1", "/users/nope", "/users/%2e%2e", "/events/1", "/events/x", "/events/" + "9" * 5000, "/jobs/1",
     "/requests/1", "/events?user=x", "/events?before=x", "/jobs?before=-1", "/requests?before=" + "9" * 30],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(page: httpx.Client, path: str) -> None:
    response = page.get(path)
    assert response.status_code == 404
    assert "Not found" in response.text
    assert "<nav" in response.text


@pytest.mark.parametrize("path", ["/static/../routes.py", "/static/%2e%2e/routes.py", "/static/", "/static/page.py"])
def test_no_other_file_is_served(page: httpx.Client, path: str) -> None:
    assert page.get(path).status_code == 404


def test_pages_are_not_in_the_log_of_requests(page: httpx.Client, sandbox: Sandbox) -> None:
    for path in ("/", *LISTS, "/static/page.js", "/static/page.css", "/favicon.ico"):
        assert page.get(path).status_code == 200
    assert sandbox.requests() == []


# ---- Paging


def test_listings_have_pages(page: httpx.Client, api: Api) -> None:
    for number in range(120):
        api.create_user(uid=f"user-{number:03}")
        api.post("/v2/events", json={"name": f"event-{number:03}", "user": {"uid": "user-000"}})
    user = api.get("/v2/users", params={"uid": "user-000"}).json()["results"][0]["id"]
    for path, name in (("/users", "user"), ("/events", "event"), (f"/events?user={user}", "event")):
        names = [re.findall(rf">({name}-\d\d\d)</a>", html) for html in pages(page, path)]
        assert [len(some) for some in names] == [50, 50, 20]
        assert [one for some in names for one in some] == [f"{name}-{number:03}" for number in reversed(range(120))]
    requests = [re.findall(r'href="/requests/(\d+)"', html) for html in pages(page, "/requests")]
    assert [len(some) for some in requests] == [50, 50, 50, 50, 41]


def test_jobs_have_pages_and_so_have_their_results(page: httpx.Client, api: Api) -> None:
    bad = [{"name": "x", "user": {"id": "1"}}] * 30
    good = [{"name": f"event-{number:03}"} for number in range(30)]
    jobs = [api.start_batch("events", [{"name": "x"}]) for _ in range(59)] + [api.start_batch("events", bad + good)]
    for job in jobs:
        api.wait("events", job)
    assert [html.count('class="code" data-field="id"') - 1 for html in pages(page, "/jobs")] == [50, 10]
    job_page = f"/jobs/{jobs[-1]}"
    links = re.findall(r'href="([^"]*)" rel="next"', shown(page, job_page))
    assert len(links) == 2
    errors, imports = (shown(page, unescape(link).partition("#")[0]) for link in links)
    assert errors.count("The item") == 10
    assert re.findall(r">(event-\d\d\d)</a>", imports) == [f"event-{number:03}" for number in range(20, 30)]


def test_operations_are_listed(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    assert "No operations yet" in text_of(shown(page, "/operations"))
    api.create_user(uid="ada")
    deletion = api.delete("/users/v1/individual/ada").json()["id"]
    body = {"segmentId": "everyone", "type": "TYPE_EVENT", "format": "FORMAT_JSON", "timeRange": {}}
    export = api.post("/segments/v1/exports", json=body).json()["operationId"]
    sandbox.add_fault(Fault(kind=FaultKind.JOB_FAILS, message="<b>out of luck</b>"))
    api.post("/segments/v1/exports", json=body)
    done = sandbox.operations(type="SEARCH_EXPORT", state="COMPLETED")[0]["results"]["searchExportId"]
    listed = text_of(shown(page, "/operations"))
    for words in (deletion, export, f"completed {done}", "failed <b>out of luck</b>", "DELETE_USER pending"):
        assert words in listed
    assert "&lt;b&gt;out of luck" in shown(page, "/operations")
    pending = text_of(shown(page, "/operations", state="PENDING"))
    assert deletion in pending
    assert export not in pending
    assert page.get("/operations", params={"state": "DONE"}).status_code == 400
