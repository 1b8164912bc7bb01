"""The summary profiles of a sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.api import Api, problem

PATH = "/v2/visit_profile"
SECTIONS: dict[str, Any] = {
    "slice": {"mode": "LAST", "event_limit": 50},
    "context": {"exclude": ["location"]},
    "events": {"include_types": ["click"], "trim_to_last_n_selectors": 0, "include_descriptions": False},
    "cache": {"enable_event_cache": True},
}
LLM = {"pre_prompt": "Be brief.", "temperature": 0.5, "response_schema": {"type": "OBJECT", "properties": {}}}


def create(api: Api, **body: Any) -> dict[str, Any]:
    response = api.post(PATH, json=body)
    assert response.status_code == 200, response.text
    profile: dict[str, Any] = response.json()
    return profile


def test_a_profile_is_flat_when_sent_and_nested_when_answered(api: Api) -> None:
    created = create(api, name="Support", llm=LLM, **SECTIONS)
    assert created == {"id": created["id"], "name": "Support", "configuration": SECTIONS, "llm": LLM}
    assert api.get(f"{PATH}/{created['id']}").json() == created
    assert create(api) | {"id": ""} == {"id": "", "name": "", "configuration": {}}


def test_integers_of_64_bits_come_back_as_strings(api: Api) -> None:
    for given in (60_000, "60000"):
        created = create(api, slice={"duration_limit_ms": given})
        assert created["configuration"]["slice"] == {"duration_limit_ms": "60000"}


def test_an_update_replaces_the_sections_it_has_and_answers_with_the_whole(api: Api) -> None:
    created = create(api, name="Support", llm=LLM, **SECTIONS)
    updated = api.post(f"{PATH}/{created['id']}", json={"slice": {"event_limit": 9}}).json()
    assert updated == {**created, "configuration": {**SECTIONS, "slice": {"event_limit": 9}}}
    assert api.post(f"{PATH}/{created['id']}", json={"name": "Sales"}).json() == {**updated, "name": "Sales"}


def test_a_deleted_profile_is_gone(api: Api) -> None:
    path = f"{PATH}/{create(api)['id']}"
    assert api.delete(path).json() == {}
    assert problem(api.get(path)) == (404, "resource_not_found")
    assert problem(api.post(path, json={})) == (404, "resource_not_found")
    assert problem(api.delete(path)) == (404, "resource_not_found")


@pytest.mark.parametrize("parameter", ["page_token", "pagination_token"])
@pytest.mark.parametrize("field", ["next_page_token", "next_pagination_token"])
def test_both_spellings_of_tokens_lead_through_the_pages(api: Api, parameter: str, field: str) -> None:
    names = [create(api, name=f"p{number}")["name"] for number in range(5)]
    found, parameters = [], {"limit": 2}
    while True:
        page = api.get(PATH, params=parameters).json()
        found.append([profile["name"] for profile in page["profiles"]])
        if not page[field]:
            break
        parameters[parameter] = page[field]
    assert found == [names[:2], names[2:4], names[4:]]


def test_a_page_holds_20_profiles_unless_it_is_asked_for_others(api: Api) -> None:
    for _ in range(21):
        create(api)
    assert len(api.get(PATH).json()["profiles"]) == 20
    assert len(api.get(PATH, params={"limit": 100}).json()["profiles"]) == 21
    for limit in ("0", "101", "x", "1.5"):
        assert problem(api.get(PATH, params={"limit": limit})) == (400, "invalid_parameter")
    assert problem(api.get(PATH, params={"page_token": "x"})) == (400, "invalid_parameter")
    users = api.get("/v2/users").json()
    assert users["next_page_token"] is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"slice": {"mode": "MIDDLE"}}, "slice.mode: must be one of UNSPECIFIED, FIRST, LAST, TIMESTAMP"),
        ({"events": {"include_types": ["clack"]}}, "events.include_types[0]: must be one of navigate"),
        ({"context": {"include": "user"}}, "context.include: must be an array"),
        ({"llm": {"response_schema": {"$schema": "x"}}}, "llm.response_schema['$schema']: unexpected field"),
        (
            {"llm": {"response_schema": {"properties": {"a": {"type": "TEXT"}}}}},
            "llm.response_schema.properties.a.type",
        ),
        ({"slice": {"start_timestamp": "now"}}, "slice.start_timestamp: must be a valid date-time"),
        ({"profile_id": "x"}, "profile_id: unexpected field"),
    ],
)
def test_a_wrong_profile_is_refused(api: Api, body: dict[str, Any], message: str) -> None:
    refused = api.post(PATH, json=body)
    assert problem(refused) == (400, "invalid_argument")
    assert message in refused.json()["message"]


def test_profiles_survive_a_restart(start: Any, tmp_path: Any) -> None:
    first = start(db=tmp_path / "sandbox.db")
    created = create(first, name="Support")
    first.sandbox.stop()
    again = start(db=tmp_path / "sandbox.db")
    assert again.get(f"{PATH}/{created['id']}").json() == created
