"""Segments: the built-in one and those that a control adds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.sandbox.api import Api, over_http, problem


def test_everyone_is_built_in(api: Api) -> None:
    (everyone,) = api.get("/segments/v1").json()["segments"]
    assert (everyone["id"], everyone["name"], everyone["creator"]) == ("everyone", "Everyone", "system")
    assert everyone["url"].endswith("/segments/everyone")
    assert "created" not in everyone
    assert api.get("/segments/v1/everyone").json() == everyone


def test_others_can_be_added(api: Api) -> None:
    added = api.sandbox.add_segment(name="Payers", segment_id="payers", creator="ada@example.com", user_uids=["ada"])
    assert added == "payers"
    segment = api.get("/segments/v1/payers").json()
    assert (segment["name"], segment["creator"]) == ("Payers", "ada@example.com")
    assert segment["created"] <= api.sandbox.clock()["now"]
    over_http(api, "POST", "segments", {"name": "Buyers", "segment_id": "payers"})
    everyone, changed = over_http(api, "GET", "segments")
    assert (everyone["user_uids"], changed["name"], changed["user_uids"]) == (None, "Buyers", None)


def test_webhooks_are_told_of_a_new_one(api: Api) -> None:
    endpoint = {"url": "http://127.0.0.1:9/", "eventTypes": [{"eventName": "segment.created"}]}
    assert api.post("/webhooks/v1/endpoints", json=endpoint).status_code == 200
    for _ in range(2):
        api.sandbox.add_segment(name="Payers", segment_id="payers")
    (delivery,) = api.sandbox.deliveries()
    data = json.loads(api.sandbox.delivery(delivery["id"])["body"])["data"]
    assert data == api.get("/segments/v1/payers").json()


@pytest.mark.parametrize(
    "wrong",
    [{}, {"name": ""}, {"name": "a", "segment_id": "everyone"}, {"name": "a", "user_uids": "ada"}, {"user_uids": [1]}],
)
def test_a_wrong_segment_is_refused(api: Api, wrong: dict[str, Any]) -> None:
    response = api.post("/_sandbox/segments", json=wrong)
    assert problem(response) == (400, "invalid_argument")
    assert len(api.sandbox.segments()) == 1


def test_the_list_has_a_filter_and_pages(api: Api) -> None:
    ids = ["everyone"]
    ids += [api.sandbox.add_segment(name=f"Segment {n}", creator=f"{n % 2}@example.com") for n in range(5)]
    found, token = [], ""
    while True:
        page = api.get("/segments/v1", params={"limit": 2, "paginationToken": token}).json()
        found += [one["id"] for one in page["segments"]]
        token = page.get("nextPaginationToken", "")
        if not token:
            break
    assert found == ids
    by_creator = api.get("/segments/v1", params={"creator": "1@example.com"}).json()
    assert [one["name"] for one in by_creator["segments"]] == ["Segment 1", "Segment 3"]
    assert [one["id"] for one in api.get("/segments/v1?creator=system").json()["segments"]] == ["everyone"]
    assert problem(api.get("/segments/v1", params={"limit": 101})) == (400, "invalid_parameter")


def test_twenty_are_on_a_page_by_default(api: Api) -> None:
    for n in range(20):
        api.sandbox.add_segment(name=f"Segment {n}")
    assert len(api.get("/segments/v1").json()["segments"]) == 20


def test_an_unknown_one_is_not_found(api: Api) -> None:
    refused = api.get("/segments/v1/nobody")
    assert problem(refused) == (404, "resource_not_found")
    assert refused.json()["error"] == "NotFound"
    # There is no such list, and no segment has this id.
    assert api.get("/segments/v1/exports").status_code == 405
