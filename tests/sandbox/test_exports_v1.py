"""The older data export."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.sandbox.api import Api, problem
from tests.sandbox.exporting import TIME, add_event, names

DAY = 86400
FIRST_DAY = int(datetime(2026, 1, 31, tzinfo=UTC).timestamp())


@pytest.fixture
def shop(api: Api) -> Api:
    """Events of two days that are over, and one of today."""
    api.create_user(uid="ada", display_name="Ada")
    api.sandbox.add_session(user_uid="ada", session_id="1:2")
    page = {"browser": {"url": "https://shop.example.com/"}}
    add_event(api, "First", session={"id": "1:2"}, context=page, properties={"total": 2})
    add_event(api, "Second", session={"id": "1:2"}, context=page, timestamp="2026-01-31T23:59:59.999Z")
    add_event(api, "Third", "eva", timestamp="2026-02-02T01:00:00+02:00")
    add_event(api, "Today", "eva", timestamp=api.sandbox.clock()["now"])
    return api


def bundles(api: Api, start: Any) -> list[dict[str, int]]:
    listed: list[dict[str, int]] = api.get("/api/v1/export/list", params={"start": start}).json()["exports"]
    return listed


def rows(response: httpx.Response) -> list[dict[str, Any]]:
    unpacked: list[dict[str, Any]] = json.loads(gzip.decompress(response.content))
    return unpacked


def test_bundles_are_the_days_that_are_over(shop: Api) -> None:
    first, second = bundles(shop, 0)
    assert (first["Start"], first["Stop"]) == (FIRST_DAY, FIRST_DAY + DAY)
    assert (second["Start"], second["Stop"]) == (FIRST_DAY + DAY, FIRST_DAY + 2 * DAY)
    assert bundles(shop, first["Stop"]) == [second]
    assert bundles(shop, first["Stop"] - 1) == [first, second]
    assert bundles(shop, second["Stop"]) == []
    shop.sandbox.advance_clock(DAY)
    assert len(bundles(shop, 0)) == 3


def test_twenty_bundles_are_listed_at_a_time(api: Api) -> None:
    for day in range(25):
        add_event(api, "Seen", timestamp=f"2026-03-{day + 1:02}T12:00:00Z")
    listed = bundles(api, 0)
    assert len(listed) == 20
    assert listed == sorted(listed, key=lambda one: one["Start"])
    assert len(bundles(api, listed[-1]["Stop"])) == 5


def test_a_bundle_is_a_compressed_array_of_its_events(shop: Api) -> None:
    first, second = bundles(shop, 0)
    response = shop.get("/api/v1/export/get", params={"id": first["Id"]})
    assert response.headers["content-type"] == "application/gzip"
    assert response.headers["content-disposition"] == 'attachment; filename="DataExport.json.gz"'
    found = rows(response)
    assert names(found) == ["First", "Second"]
    assert (found[0]["EventStart"], found[0]["UserAppKey"], found[0]["evt_total_real"]) == (TIME, "ada", 2)
    assert found[0]["IndvId"] > 2**53
    assert names(rows(shop.get("/api/v1/export/get", params={"id": second["Id"]}))) == ["Third"]


def test_two_bundles_can_be_downloaded_in_a_minute(shop: Api) -> None:
    shop.sandbox.freeze_clock()
    first, second = bundles(shop, 0)
    path = "/api/v1/export/get?id="
    assert [shop.get(f"{path}{one['Id']}").status_code for one in (first, second)] == [200, 200]
    refused = shop.get(f"{path}{first['Id']}")
    assert problem(refused) == (429, "too_many_requests")
    assert (refused.headers["Retry-After"], refused.json()["error"]) == ("60", "TooManyRequests")
    assert bundles(shop, 0) == [first, second], "the list has no such limit"
    shop.sandbox.advance_clock(60)
    assert shop.get(f"{path}{first['Id']}").status_code == 200
    shop.sandbox.configure(limits={"bundle_downloads": 3})
    assert shop.get(f"{path}{first['Id']}").status_code == 200


@pytest.mark.parametrize("as_text", [True, False])
def test_both_take_a_post(shop: Api, as_text: bool) -> None:
    kind = str if as_text else int
    listed = shop.post("/api/v1/export/list", json={"start": kind(FIRST_DAY)}).json()["exports"]
    assert listed == bundles(shop, FIRST_DAY)
    response = shop.post("/api/v1/export/get", json={"id": kind(listed[0]["Id"])})
    assert names(rows(response)) == ["First", "Second"]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("list", (400, "required_field")),
        ("list?start=yesterday", (400, "invalid_parameter")),
        ("list?start=-1", (400, "invalid_parameter")),
        ("get", (400, "required_field")),
        ("get?id=first", (400, "invalid_parameter")),
        ("get?id=1", (404, "resource_not_found")),
        ("userEvents", (400, "required_field")),
        ("userEvents?uid=nobody", (404, "user_not_found")),
        ("userPages?uid=nobody", (404, "user_not_found")),
    ],
)
def test_a_wrong_request_is_refused(shop: Api, path: str, answer: tuple[int, str]) -> None:
    refused = shop.get(f"/api/v1/export/{path}")
    assert problem(refused) == answer
    assert refused.json()["error"] in ("InvalidArgument", "NotFound")
    assert problem(shop.post("/api/v1/export/list", json={})) == (400, "required_field")


def test_the_bundle_of_today_cannot_be_downloaded(shop: Api) -> None:
    today = int(datetime.fromisoformat(shop.sandbox.clock()["now"]).timestamp()) // DAY
    assert problem(shop.get(f"/api/v1/export/get?id={today}")) == (404, "resource_not_found")


def test_a_file_holds_the_events_of_a_user(shop: Api) -> None:
    response = shop.get("/api/v1/export/userEvents", params={"uid": "eva"})
    assert response.headers["content-type"] == "application/json"
    assert response.headers["content-disposition"] == 'attachment; filename="DataExport.json"'
    assert names(response.json()) == ["Third", "Today"]


def test_a_file_holds_the_pages_of_a_user(shop: Api) -> None:
    response = shop.get("/api/v1/export/userPages", params={"uid": "ada"})
    assert response.headers["content-disposition"] == 'attachment; filename="UserPagesExport.json"'
    (page,) = response.json()
    assert (page["PageUrl"], page["PageStart"], page["PageNumEvents"]) == ("https://shop.example.com/", TIME, 2)
    assert shop.get("/api/v1/export/userPages", params={"uid": "eva"}).json() == []


@pytest.mark.parametrize("path", ["userEvents?uid=user-1", "userPages?uid=user-1", "get?id={day}"])
def test_other_requests_are_answered_while_a_file_is_written(api: Api, path: str) -> None:
    api.sandbox.generate_events(count=30_000, users=1, hours=0.001)
    api.sandbox.advance_clock(2 * DAY)
    path = path.format(day=bundles(api, 0)[-1]["Id"])
    with ThreadPoolExecutor() as pool, httpx.Client(base_url=api.base_url, headers=api.headers, timeout=60) as other:
        other.get("/me")  # connects
        download = pool.submit(other.get, f"/api/v1/export/{path}")
        waits = []
        while not download.done():
            waits.append(api.get("/me").elapsed)
    assert download.result().status_code == 200
    assert max(waits) < download.result().elapsed / 2


def test_it_takes_an_architect(shop: Api) -> None:
    with shop.with_key("sandbox-standard") as standard:
        for path in ("list?start=0", "get?id=1", "userEvents?uid=ada", "userPages?uid=ada"):
            assert problem(standard.get(f"/api/v1/export/{path}")) == (403, "forbidden")
        assert problem(standard.post("/api/v1/export/list", json={"start": 0})) == (403, "forbidden")
