"""The account of a sandbox: whose key it is, and what is used of the quotas."""

from __future__ import annotations

import pytest

from tests.sandbox.api import Api, problem


@pytest.mark.parametrize(
    ("key", "role"), [("sandbox-standard", "USER"), ("sandbox-architect", "ARCHITECT"), ("sandbox-admin", "ADMIN")]
)
def test_a_key_learns_its_role(api: Api, key: str, role: str) -> None:
    with api.with_key(key) as client:
        assert client.get("/me").json() == {"email": "sandbox@example.com", "orgId": "SANDBOX", "role": role}


def test_an_unknown_key_learns_nothing(api: Api) -> None:
    with api.with_key("nobody") as client:
        for path in ("/me", "/v2/organization/quotas", "/v2beta/datasets"):
            assert problem(client.get(path)) == (401, "unauthorized")


def test_quotas_count_sessions_and_events_of_the_month(api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.set_clock("2030-01-31T23:00:00Z")
    api.sandbox.configure(limits={"session_quota": 7, "server_event_quota": 9})
    period = {"period_start": "2030-01-01T00:00:00.000Z", "period_end": "2030-02-01T00:00:00.000Z"}
    empty = {"usage": "0", **period}
    assert api.get("/v2/organization/quotas").json() == {
        "session_quota": {**empty, "limit": "7"},
        "server_event_quota": {**empty, "limit": "9"},
    }
    api.post("/v2/events", json={"name": "Seen", "user": {"uid": "ada"}})
    api.run_batch("events", [{"name": "Seen", "session": {"id": "1:2"}}, {"name": "Seen", "session": {"id": "1:2"}}])
    api.post("/v2/events", json={"name": "Seen", "user": {"uid": "ada"}, "timestamp": "2029-12-31T12:00:00Z"})
    api.post("/v2/events", json={"name": ""})
    api.sandbox.add_session(user_uid="ada")
    quotas = api.get("/v2/organization/quotas").json()
    assert quotas["server_event_quota"]["usage"] == "4", "those that were sent in the month"
    assert quotas["session_quota"]["usage"] == "3", "a day of a user's events, a session of events, an added one"
    api.sandbox.advance_clock(2 * 3600)
    later = api.get("/v2/organization/quotas").json()
    assert [later[name]["usage"] for name in later] == ["0", "0"]
    assert later["session_quota"]["period_start"] == "2030-02-01T00:00:00.000Z"


def test_quotas_in_the_last_month_that_can_be_written(api: Api) -> None:
    api.sandbox.set_clock("9999-12-31T12:00:00Z")
    assert api.get("/v2/organization/quotas").json()["session_quota"]["period_start"] == "9999-12-01T00:00:00.000Z"


def test_quotas_survive_a_reset_of_nothing_and_not_of_the_sandbox(api: Api) -> None:
    api.post("/v2/events", json={"name": "Seen"})
    api.sandbox.reset()
    assert api.get("/v2/organization/quotas").json()["server_event_quota"]["usage"] == "0"


def test_datasets(api: Api) -> None:
    (dataset,) = api.get("/v2beta/datasets").json()["datasets"]
    assert set(dataset) == {"id", "name", "description"}


# Annotations


def test_an_annotation_comes_back_whole(api: Api) -> None:
    whole = {
        "text": "Release 4.2",
        "start_time": "2030-01-01T10:00:00Z",
        "end_time": "2030-01-01T11:00:00+00:00",
        "source": "CI",
    }
    assert api.post("/v2/annotations", json=whole).json() == whole
    entry = api.sandbox.requests(limit=1)[0]
    assert (entry["path"], entry["status"]) == ("/v2/annotations", 200)
    assert "Release 4.2" in str(api.sandbox.request(entry["id"]))


def test_annotations_are_kept_until_the_reset(api: Api) -> None:
    for text in ("a", "b", "c"):
        assert api.post("/v2/annotations", json={"text": text}).status_code == 200
    newest, *others = api.sandbox.annotations()
    assert (newest["text"], [each["text"] for each in others]) == ("c", ["b", "a"])
    assert [each["text"] for each in api.sandbox.annotations(limit=1, before=newest["row"])] == ["b"]
    assert api.get("/_sandbox/annotations").json()[0] == newest
    api.sandbox.reset()
    assert api.sandbox.annotations() == []


def test_the_times_of_an_annotation_are_filled_in(api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.set_clock("2030-01-01T10:00:00Z")
    now = "2030-01-01T10:00:00.000Z"
    only_text = api.post("/v2/annotations", json={"text": "x"}).json()
    assert only_text == {"text": "x", "start_time": now, "end_time": now, "source": ""}
    started = api.post("/v2/annotations", json={"text": "x", "start_time": "2029-01-01T00:00:00Z"}).json()
    assert started["end_time"] == started["start_time"] == "2029-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "text is required"),
        ({"text": ""}, "text is required"),
        ({"text": "x" * 201}, "text: must be at most 200 characters long"),
        ({"text": "x", "source": "y" * 41}, "source: must be at most 40 characters long"),
        ({"text": "x", "start_time": "yesterday"}, "start_time: must be a valid date-time"),
        ({"text": "x", "start_time": "2030-01-01T10:00:00Z", "end_time": "2030-01-01T10:00:00Z"}, "must be after"),
        ({"text": "x", "start_time": "2030-01-01T10:00:00Z", "end_time": "2030-01-01T09:00:00Z"}, "must be after"),
        ({"text": "x", "end_time": "2000-01-01T00:00:00Z"}, "must be after"),
    ],
)
def test_a_wrong_annotation_is_refused(api: Api, body: dict[str, str], message: str) -> None:
    refused = api.post("/v2/annotations", json=body)
    assert problem(refused) == (400, "invalid_argument")
    assert message in refused.json()["message"]
