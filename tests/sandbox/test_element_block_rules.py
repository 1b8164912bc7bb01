"""Element block rules: /v2beta/privacy/elements, which the privacy settings show as well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api, problem

PATH = "/v2beta/privacy/elements"
RULE: dict[str, Any] = {
    "name": "Cards",
    "description": "Numbers of credit cards",
    "source": {"selector": ".card", "exception_selectors": [".logo"]},
    "operation": {"action": "MASK", "consent": True, "scope": "ALL_SESSIONS"},
    "platforms": ["WEB", "IOS"],
}


def create(api: Api, **changes: Any) -> dict[str, Any]:
    response = api.post(PATH, json=RULE | changes)
    assert response.status_code == 200, response.text
    created: dict[str, Any] = response.json()
    return created


def get(api: Api, rule_id: str) -> dict[str, Any]:
    response = api.get(f"{PATH}/{rule_id}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def replacing(rule: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return what replaces a rule by itself, with some changes."""
    return {name: rule[name] for name in RULE} | changes


def test_a_rule_is_created_read_replaced_and_deleted(api: Api) -> None:
    api.sandbox.freeze_clock()
    created = create(api)
    assert RULE.items() <= created.items()
    assert (created["editable"], created["group_id"]) == ("EDITABLE_ANY", 0)
    assert created["created_at"] == created["last_updated"] == api.sandbox.clock()["now"]
    assert get(api, created["id"]) == created
    api.sandbox.advance_clock(60)
    # A full replacement: what is left out is cleared.
    minimal = {
        "name": "Cards",
        "source": {"selector": ".card"},
        "operation": {"action": "EXCLUDE", "scope": "NO_SESSIONS"},
        "platforms": ["WEB"],
    }
    replaced = api.post(f"{PATH}/{created['id']}", json=minimal).json()
    assert replaced["description"] == ""
    assert replaced["source"] == {"selector": ".card", "exception_selectors": []}
    assert replaced["operation"] == {"action": "EXCLUDE", "consent": False, "scope": "NO_SESSIONS"}
    assert replaced["last_updated"] > created["last_updated"] == replaced["created_at"]
    assert get(api, created["id"]) == replaced
    assert api.delete(f"{PATH}/{created['id']}").json() == {}
    for method in ("GET", "DELETE"):
        assert problem(api.request(method, f"{PATH}/{created['id']}")) == (404, "resource_not_found")
    assert problem(api.post(f"{PATH}/{created['id']}", json=minimal)) == (404, "resource_not_found")


def test_rules_are_listed_in_pages(start: Callable[..., Api]) -> None:
    api = start(page_size=2)
    names = [create(api, name=f"Rule {number}")["name"] for number in range(3)]
    listed = api.all_pages(PATH)
    assert [rule["group_id"] for rule in listed] == [1, 1, 0, 0, 0]
    assert [rule["name"] for rule in listed[2:]] == names
    page = api.get(PATH).json()
    assert (len(page["results"]), page["total_records"]) == (2, "5")
    # A rule that is deleted between two pages hides no other.
    token = api.get(PATH, params={"page_token": page["next_page_token"]}).json()["next_page_token"]
    api.delete(f"{PATH}/{listed[3]['id']}")
    (last,) = api.get(PATH, params={"page_token": token}).json()["results"]
    assert last == listed[4]
    assert problem(api.get(PATH, params={"page_token": "x"})) == (400, "invalid_parameter")


def test_privacy_settings_and_the_old_call_have_the_same_rules(api: Api) -> None:
    rule = create(api)
    privacy = api.get("/settings/recording/v1/privacy").json()
    block = privacy["elementBlocks"][-1]
    assert (block["selector"], block["label"], block["notes"]) == (".card", RULE["name"], RULE["description"])
    assert (block["type"], block["consent"], block["exceptionSelectors"]) == ("BLOCK_MASK", True, [".logo"])
    assert block["lastUpdated"] == rule["last_updated"] == privacy["metadata"]["lastUpdated"]
    old = "/settings/recording/v1/privacy:element-block-rules"
    api.post(old, json={"addElementBlocks": [{"selector": ".name"}]})
    assert api.all_pages(PATH)[-1]["source"]["selector"] == ".name"
    api.post(old, json={"removeElementBlocks": [{"selector": ".card"}]})
    assert problem(api.get(f"{PATH}/{rule['id']}")) == (404, "resource_not_found")
    versions = api.get("/settings/recording/v1/privacy/history").json()["versions"]
    assert [len(version["elementBlocks"]) for version in versions] == [3, 4, 3, 2]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ...}, (400, "required_field")),
        ({"source": ...}, (400, "required_field")),
        ({"operation": ...}, (400, "required_field")),
        ({"platforms": ...}, (400, "required_field")),
        ({"source": {}}, (400, "required_field")),
        ({"operation": {"action": "MASK"}}, (400, "required_field")),
        ({"operation": {"scope": "ALL_SESSIONS"}}, (400, "required_field")),
        ({"name": ""}, (400, "invalid_argument")),
        ({"name": "x" * 257}, (400, "invalid_argument")),
        ({"description": "x" * 1025}, (400, "invalid_argument")),
        ({"source": {"selector": ""}}, (400, "invalid_argument")),
        ({"operation": {"action": "BLOCK_MASK", "scope": "ALL_SESSIONS"}}, (400, "invalid_argument")),
        ({"operation": {"action": "MASK", "scope": "SOME"}}, (400, "invalid_argument")),
        ({"platforms": []}, (400, "invalid_argument")),
        ({"platforms": ["TV"]}, (400, "invalid_argument")),
        ({"group_id": 1}, (400, "invalid_argument")),
    ],
)
def test_a_wrong_rule_is_refused(api: Api, changes: dict[str, Any], expected: tuple[int, str]) -> None:
    body = {name: value for name, value in (RULE | changes).items() if value is not ...}
    assert problem(api.post(PATH, json=body)) == expected
    rule = create(api)
    assert problem(api.post(f"{PATH}/{rule['id']}", json=body)) == expected
    assert get(api, rule["id"]) == rule


def test_limits_include_the_longest(api: Api) -> None:
    rule = create(api, name="x" * 256, description="x" * 1024)
    assert (len(rule["name"]), len(rule["description"])) == (256, 1024)


def test_what_was_read_can_be_sent_back(api: Api) -> None:
    rule = create(api)
    source = rule["source"] | {"backup_selector": "#card"}
    assert api.post(f"{PATH}/{rule['id']}", json=replacing(rule, source=source)).json() == rule


class TestBuiltInRules:
    def test_only_what_is_editable_may_differ(self, api: Api) -> None:
        described, scoped = api.all_pages(PATH)
        assert described["editable"] == "EDITABLE_DESCRIPTION_ONLY"
        assert scoped["editable"] == "EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS"
        scope = scoped["operation"] | {"scope": "LIVE_SESSIONS_ONLY"}
        exceptions = scoped["source"] | {"exception_selectors": ["#search"]}
        for rule in (described, scoped):
            changed = api.post(f"{PATH}/{rule['id']}", json=replacing(rule, description="Ours"))
            assert changed.json()["description"] == "Ours"
        for changes in ({"operation": scope}, {"source": exceptions}):
            assert api.post(f"{PATH}/{scoped['id']}", json=replacing(scoped, **changes)).status_code == 200
            refused = api.post(f"{PATH}/{described['id']}", json=replacing(described, **changes))
            assert problem(refused) == (403, "forbidden")
        for changes in (
            {"name": "Mine"},
            {"source": {"selector": ".mine"}},
            {"operation": scoped["operation"] | {"action": "UNMASK"}},
            {"operation": scoped["operation"] | {"consent": True}},
            {"platforms": ["IOS"]},
        ):
            refused = api.post(f"{PATH}/{scoped['id']}", json=replacing(scoped, **changes))
            assert problem(refused) == (403, "forbidden")

    def test_it_is_switched_off_but_not_deleted(self, api: Api) -> None:
        for rule in api.all_pages(PATH):
            off = replacing(rule, operation=rule["operation"] | {"scope": "NO_SESSIONS"})
            assert api.post(f"{PATH}/{rule['id']}", json=off).json()["operation"]["scope"] == "NO_SESSIONS"
            assert api.post(f"{PATH}/{rule['id']}", json=replacing(rule)).json()["operation"] == rule["operation"]
            refused = api.delete(f"{PATH}/{rule['id']}")
            assert problem(refused) == (403, "forbidden")
            assert "NO_SESSIONS" in refused.json()["message"]


def test_the_same_idempotency_key_is_one_rule(api: Api) -> None:
    key = {"Idempotency-Key": "k"}
    first, second = (api.post(PATH, json=RULE, headers=key).json() for _ in range(2))
    assert first == second
    assert len(api.all_pages(PATH)) == 3
    assert problem(api.post(PATH, json=RULE | {"name": "Other"}, headers=key)) == (400, "invalid_argument")


def test_architect_keys_read_and_admin_keys_change(api: Api) -> None:
    rule = create(api)
    with api.with_key("sandbox-standard") as standard, api.with_key("sandbox-architect") as architect:
        for path in (PATH, f"{PATH}/{rule['id']}"):
            assert problem(standard.get(path)) == (403, "forbidden")
            assert architect.get(path).status_code == 200
        refused: list[httpx.Response] = [
            architect.post(PATH, json=RULE),
            architect.post(f"{PATH}/{rule['id']}", json=RULE),
            architect.delete(f"{PATH}/{rule['id']}"),
        ]
        assert [problem(each) for each in refused] == [(403, "forbidden")] * 3


def test_rules_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        rule = create(api)
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert get(api, rule["id"]) == rule
