"""Recording settings: GET /settings/recording/v1/..., their history, and the old way to change element block rules."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api, over_http, problem

ROOT = "/settings/recording/v1"
# A change of each kind of settings, as people would make it.
CHANGES: dict[str, dict[str, Any]] = {
    "blocking": {"blockedIps": ["10.*.*.*"], "blockedUas": ["robot"]},
    "domain": {"onlyRecordKnownDomains": True, "domains": [{"domain": "example.com", "disabled": False}]},
    "geo": {"recordGeoMode": "GEO_BLOCK_LIST", "recordGeoZones": ["CH"]},
    "features": {"consoleWatcher": False},
    "targeting": {
        "sessionTargetingRules": [
            {
                "id": "1",
                "scope": "ALL_SESSIONS",
                "conditions": [{"attr": "APP_VERSION", "op": "GTE", "values": [{"versionVal": {"major": "2"}}]}],
            }
        ]
    },
    "privacy": {"discardIpAddresses": True, "ajaxWatches": [{"urlRegex": ".*", "recordReq": "RECORD"}]},
}
# What a new account has.
FIRST = {
    "blocking": {"blockedIps": [], "blockedUas": [], "blockedAppIds": []},
    "geo": {"recordGeoMode": "GEO_ALL", "recordGeoZones": []},
    "targeting": {"sessionTargetingRules": []},
}
each_area = pytest.mark.parametrize("area", CHANGES)


def settings(api: Api, area: str, **query: Any) -> dict[str, Any]:
    response = api.get(f"{ROOT}/{area}", params=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def history(api: Api, area: str, **query: Any) -> list[dict[str, Any]]:
    """Return all versions, however many pages there are."""
    versions: list[dict[str, Any]] = []
    while True:
        page = api.get(f"{ROOT}/{area}/history", params=query).json()
        versions += page["versions"]
        if not page["nextPaginationToken"]:
            return versions
        query["paginationToken"] = page["nextPaginationToken"]


@each_area
def test_every_object_says_when_it_was_made_and_by_whom(api: Api, area: str) -> None:
    found = settings(api, area)
    metadata = found.pop("metadata")
    assert metadata.keys() == {"lastUpdated", "lastUpdatedBy", "created", "createdBy"}
    assert all(metadata.values())
    assert found
    assert found == FIRST.get(area, found)


@each_area
def test_a_change_makes_a_version(api: Api, area: str) -> None:
    api.sandbox.freeze_clock()
    first = settings(api, area)
    api.sandbox.change_recording_settings(area, changes=CHANGES[area], author="Ada <ada@example.com>")
    changed = settings(api, area)
    assert changed == {**first, **CHANGES[area], "metadata": changed["metadata"]}
    assert changed["metadata"]["lastUpdated"] == api.sandbox.clock()["now"] > first["metadata"]["lastUpdated"]
    assert changed["metadata"]["lastUpdatedBy"] == "Ada <ada@example.com>"
    assert changed["metadata"]["created"] == first["metadata"]["created"]
    assert history(api, area) == [changed, first]


def test_no_change_makes_no_version(api: Api) -> None:
    for _ in range(2):
        api.sandbox.change_recording_settings("geo", changes=CHANGES["geo"])
    assert len(history(api, "geo")) == 2


@pytest.mark.parametrize("area", ["domain", "features"])
def test_websites_and_mobile_apps_have_settings_of_their_own(api: Api, area: str) -> None:
    first = settings(api, area)
    api.sandbox.change_recording_settings(area, changes=CHANGES[area], platform="mobile")
    assert settings(api, area) == settings(api, area, platform="web") == first
    assert CHANGES[area].items() <= settings(api, area, platform="mobile").items()
    assert [len(history(api, area, platform=platform)) for platform in ("web", "mobile")] == [1, 2]
    assert problem(api.get(f"{ROOT}/{area}", params={"platform": "tv"})) == (400, "invalid_parameter")


def test_a_history_is_given_in_pages_newest_first(api: Api) -> None:
    for number in range(25):
        api.sandbox.change_recording_settings("geo", changes={"recordGeoZones": [str(number)]})
    zones = [[str(number)] for number in reversed(range(25))] + [[]]
    for query in ({}, {"limit": 1}, {"limit": 26}, {"limit": 100}):
        assert [version["recordGeoZones"] for version in history(api, "geo", **query)] == zones
    first = api.get(f"{ROOT}/geo/history").json()
    assert len(first["versions"]) == 20
    # A version that is made meanwhile is on no later page.
    api.sandbox.change_recording_settings("geo", changes={"recordGeoZones": ["CH"]})
    rest = api.get(f"{ROOT}/geo/history", params={"paginationToken": first["nextPaginationToken"]}).json()
    assert [version["recordGeoZones"] for version in rest["versions"]] == zones[20:]


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "paginationToken=x"])
def test_a_wrong_page_is_refused(api: Api, query: str) -> None:
    assert problem(api.get(f"{ROOT}/geo/history?{query}")) == (400, "invalid_parameter")


def test_a_token_of_another_history_is_refused(api: Api) -> None:
    api.sandbox.change_recording_settings("domain", changes=CHANGES["domain"])
    token = api.get(f"{ROOT}/domain/history", params={"limit": 1}).json()["nextPaginationToken"]
    for path in ("geo/history", "domain/history?platform=mobile"):
        separator = "&" if "?" in path else "?"
        refused = api.get(f"{ROOT}/{path}{separator}paginationToken={token}")
        assert problem(refused) == (400, "invalid_parameter")


def test_parameters_that_are_unknown_are_ignored_and_either_spelling_of_the_token_is_read(api: Api) -> None:
    api.sandbox.change_recording_settings("geo", changes=CHANGES["geo"])
    query: dict[str, Any] = {"limit": 1, "updated_since": "2026-01-01T00:00:00Z"}
    token = api.get(f"{ROOT}/geo/history", params=query).json()["nextPaginationToken"]
    (second,) = api.get(f"{ROOT}/geo/history", params=query | {"pagination_token": token}).json()["versions"]
    assert second["recordGeoMode"] == "GEO_ALL"


@pytest.mark.parametrize(
    ("area", "changes"),
    [
        ("weather", {}),
        ("geo", {"recordGeoMode": "GEO_SOME"}),
        ("geo", {"recordGeoZones": "CH"}),
        ("geo", {"metadata": {}}),
        ("privacy", {"elementBlocks": []}),
        ("privacy", {"rules": []}),
        ("geo", ["CH"]),
    ],
)
def test_a_wrong_change_is_refused(api: Api, area: str, changes: Any) -> None:
    with pytest.raises(ValueError, match=r"must|expected|is not"):
        api.sandbox.change_recording_settings(area, changes=changes)
    refused = httpx.patch(f"{api.sandbox.url}/_sandbox/recording/{area}", json={"changes": changes})
    assert problem(refused) == (400, "invalid_argument")
    assert len(history(api, "geo")) == len(history(api, "privacy")) == 1


def test_a_change_over_http(api: Api) -> None:
    over_http(api, "PATCH", "recording/features", {"changes": {"enabled": False}, "platform": "mobile"})
    assert settings(api, "features", platform="mobile")["enabled"] is False
    for platform in ("tv", 7):
        with pytest.raises(ValueError, match="platform must be one of web, mobile"):
            api.sandbox.change_recording_settings("features", changes={}, platform=platform)  # type: ignore[arg-type]


def test_settings_survive_a_restart_but_not_a_reset(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file) as sandbox:
        sandbox.change_recording_settings("geo", changes=CHANGES["geo"])
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key, sandbox) as api:
        assert CHANGES["geo"].items() <= settings(api, "geo").items()
        sandbox.reset()
        assert settings(api, "geo")["recordGeoMode"] == "GEO_ALL"
        assert len(history(api, "geo")) == 1


def test_only_privacy_needs_more_than_a_standard_key(api: Api) -> None:
    with api.with_key("sandbox-standard") as standard:
        for area, suffix in itertools.product(CHANGES, ("", "/history")):
            answer = standard.get(f"{ROOT}/{area}{suffix}")
            assert answer.status_code == (403 if area == "privacy" else 200)
    with api.with_key("sandbox-architect") as architect:
        assert architect.get(f"{ROOT}/privacy").status_code == 200
        assert problem(change_blocks(architect, addElementBlocks=[])) == (403, "forbidden")


# The old way to change element block rules


def change_blocks(api: Api, **body: Any) -> httpx.Response:
    return api.post(f"{ROOT}/privacy:element-block-rules", json=body)


def custom_blocks(api: Api) -> list[dict[str, Any]]:
    return [block for block in settings(api, "privacy")["elementBlocks"] if block["groupId"] == 0]


def test_blocks_are_added_changed_and_removed(api: Api) -> None:
    added = change_blocks(
        api,
        addElementBlocks=[
            {"selector": ".card", "notes": "Cards", "ruleExceptions": [{"selector": ".logo"}]},
            {"selector": ".name", "type": "BLOCK_MASK", "consentControlled": True, "scope": "LIVE_SESSIONS_ONLY"},
        ],
    )
    assert added.json()["elementBlocks"] == settings(api, "privacy")["elementBlocks"]
    card, name = custom_blocks(api)
    assert (card["type"], card["notes"], card["exceptionSelectors"]) == ("BLOCK_EXCLUDE", "Cards", [".logo"])
    assert (card["scope"], card["consent"], card["targetingConditions"]) == ("ALL_SESSIONS", False, None)
    assert (name["type"], name["consent"], name["scope"]) == ("BLOCK_MASK", True, "LIVE_SESSIONS_ONLY")
    # Leaving the exceptions out removes them; everything else stays.
    update = {"key": {"selector": ".card"}, "update": {"notes": ""}}
    change_blocks(api, updateElementBlocks=[update], removeElementBlocks=[{"selector": ".name"}])
    (changed,) = custom_blocks(api)
    expected = {"notes": "", "exceptionSelectors": [], "lastUpdated": changed["lastUpdated"]}
    assert changed == card | expected


def test_a_change_is_all_or_nothing_and_one_version(api: Api) -> None:
    change_blocks(api, addElementBlocks=[{"selector": ".a"}, {"selector": ".b"}])
    assert len(history(api, "privacy")) == 2
    refused = change_blocks(
        api, addElementBlocks=[{"selector": ".c"}], removeElementBlocks=[{"selector": ".a"}, {"selector": ".z"}]
    )
    assert problem(refused) == (404, "resource_not_found")
    assert [block["selector"] for block in custom_blocks(api)] == [".a", ".b"]
    assert len(history(api, "privacy")) == 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"addElementBlocks": [{}]}, (400, "required_field")),
        ({"addElementBlocks": [{"selector": " "}]}, (400, "invalid_argument")),
        ({"addElementBlocks": [{"selector": ".a", "type": "EXCLUDE"}]}, (400, "invalid_argument")),
        ({"addElementBlocks": [{"selector": ".a", "groupId": 99}]}, (400, "invalid_argument")),
        ({"addElementBlocks": [{"selector": ".a"}, {"selector": ".a"}]}, (400, "invalid_argument")),
        ({"updateElementBlocks": [{"key": {"selector": ".a"}}]}, (400, "required_field")),
        ({"updateElementBlocks": [{"key": {"selector": ".a"}, "update": {}}]}, (404, "resource_not_found")),
        ({"removeElementBlocks": [{"selector": "input, textarea"}]}, (404, "resource_not_found")),
        ({"removeElementBlocks": [{"selector": "input, textarea", "groupId": 1}]}, (403, "forbidden")),
        ({"removed": []}, (400, "invalid_argument")),
    ],
)
def test_a_wrong_change_of_blocks_is_refused(api: Api, body: Any, expected: tuple[int, str]) -> None:
    before = settings(api, "privacy")
    assert problem(change_blocks(api, **body)) == expected
    assert settings(api, "privacy") == before


def test_a_built_in_block_can_be_changed_where_it_is_editable(api: Api) -> None:
    key = {"selector": "input, textarea", "groupId": 1}
    update = {"notes": "Ours", "scope": "NO_SESSIONS", "ruleExceptions": [{"selector": "#search"}]}
    assert change_blocks(api, updateElementBlocks=[{"key": key, "update": update}]).status_code == 200
    refused = change_blocks(api, updateElementBlocks=[{"key": key, "update": {"type": "BLOCK_UNMASK"}}])
    assert problem(refused) == (403, "forbidden")


def test_a_change_may_be_spelled_in_snake_case(api: Api) -> None:
    block = {"selector": ".a", "consent_controlled": True, "rule_exceptions": [{"selector": ".b"}]}
    assert change_blocks(api, add_element_blocks=[block]).status_code == 200
    (added,) = custom_blocks(api)
    assert (added["consent"], added["exceptionSelectors"]) == (True, [".b"])


@pytest.mark.parametrize("path", ["privacy%3Aelement-block-rules", "privacy:nothing", "weather", "geo/history/1"])
def test_other_paths_do_not_exist(start: Callable[..., Api], path: str) -> None:
    assert start().get(f"{ROOT}/{path}").status_code == 404
