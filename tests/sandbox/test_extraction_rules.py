"""Extraction rules: /v2beta/extraction/rules."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api, problem

PATH = "/v2beta/extraction/rules"
Json = dict[str, Any]

ELEMENT: Json = {"element": {"selectors": {"selectors": [{"platform": ["WEB"], "selector": ".price"}]}}}
URL: Json = {"url": {"any": True}}
NETWORK: Json = {"network": {"filters": []}}
TEXT: Json = {"element_value": {"inner_text": True}}
HREF: Json = {"attribute": "href", "include_ancestors": True}
PRICE: Json = {"property": {"name": "price", "data_type": "FLOAT"}}
NAME: Json = {"api_name": True}
MAPPING: Json = TEXT | {"target": PRICE}


def rule(scope: str = "PAGE", source: Json = ELEMENT, mappings: Any = (MAPPING,), **more: Any) -> Json:
    return deepcopy({"name": "Prices", "scope": scope, "source": source, "mappings": list(mappings), **more})


def create(api: Api, **changes: Any) -> Json:
    response = api.post(PATH, json={"rule": rule(**changes)})
    assert response.status_code == 200, response.text
    created: Json = response.json()["rule"]
    return created


def listed(api: Api, scope: str, **query: Any) -> list[Json]:
    response = api.get(PATH, params={"scope": scope, **query})
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    assert answer["total_records"] == len(answer["rules"])
    rules: list[Json] = answer["rules"]
    return rules


# What each scope, source, value and target may be together. Every one is created.
VALID: list[Json] = [
    rule(),
    rule("USER", URL, [{"url_value": {"query": "mail"}, "target": {"email": True}}]),
    rule("USER", mappings=[TEXT | {"target": {"uid": True}}, TEXT | {"target": {"display_name": True}}]),
    rule("ELEMENT", {"element": {"match_any_selector": {}, "any_child": {}}}),
    rule("ELEMENT", {"element": {**ELEMENT["element"], "child_selectors": ELEMENT["element"]["selectors"]}}),
    rule("ELEMENT", {"element": {**ELEMENT["element"], "child_named_element_id": "7"}}),
    rule(
        mappings=[{"element_value": {"attribute": {"attribute": "href", "include_ancestors": True}}, "target": PRICE}]
    ),
    rule(mappings=[{"static_value": {"value": "7"}, "target": PRICE}]),
    rule(mappings=[MAPPING | {"operation": {"regex": {"expression": r"(\d+)", "format": "$1"}}}]),
    rule(mappings=[MAPPING | {"operation": {"regex": {"expression": r"\pL+\z"}}}]),
    rule(mappings=[MAPPING | {"operation": {"regex": {"expression": r"(?P<price>[0-9]+)|(?:a\.b)|(?i:c)"}}}]),
    rule(mappings=[]),
    *(
        rule(source=URL, mappings=[{"url_value": {part: True}, "target": PRICE}])
        for part in ("full", "path", "host", "fragment")
    ),
    *(
        rule("REQUEST", NETWORK, [{"network_value": value, "target": PRICE}])
        for value in (
            {"method": True},
            {"duration_ms": True},
            {"status": True},
            {"request_body_size": True},
            {"response_body_size": True},
            {"url": {"path": True}},
            {"request_header": {"name": "A"}},
            {"response_header": {"name": "A"}},
            {"request_body": {"path": ["a", "b"]}},
            {"response_body": {"path": ["a"]}},
        )
    ),
    *(
        rule("REQUEST", {"network": {"filters": [each]}})
        for each in (
            {"request_url": {"regex": {"expression": "^https://.*"}}},
            {"status": {"equals": 404}},
            {"status": {"range": {"min": 100, "max": 599}}},
            {"method": {"equals": "GET"}},
            {"method": {"any_of": {"methods": ["PUT", "PATCH"]}}},
        )
    ),
    rule("EVENT", NETWORK, [{"static_value": {"value": "Paid"}, "target": NAME}, MAPPING]),
]

# The message of each begins with the place of what is wrong.
INVALID: list[tuple[str, Json]] = [
    ("rule.name", rule(name="")),
    ("rule.name", rule(name="x" * 257)),
    ("rule.description", rule(description="x" * 1025)),
    ("rule.scope", rule("UNSPECIFIED")),
    ("rule.scope", rule("SESSION")),
    ("rule.source", rule(source={})),
    ("rule.source", rule(source=ELEMENT | URL)),
    ("rule.source", rule("REQUEST")),
    ("rule.source", rule("EVENT", URL, [TEXT | {"target": NAME}])),
    ("rule.source.element", rule(source={"element": {}})),
    ("rule.source.element", rule(source={"element": {"match_any_selector": {}, **ELEMENT["element"]}})),
    ("rule.source.element.named_element_id", rule(source={"element": {"named_element_id": "7"}})),
    (
        "rule.source.element",
        rule(source={"element": {**ELEMENT["element"], "any_child": {}, "child_named_element_id": "7"}}),
    ),
    ("rule.source.element.selectors.selectors", rule(source={"element": {"selectors": {"selectors": []}}})),
    ("rule.source.element.selectors is", rule(source={"element": {"selectors": []}})),
    ("rule.source.network.filters[0]", rule("REQUEST", {"network": {"filters": [{}]}})),
    (
        "rule.source.network.filters[0]",
        rule("REQUEST", {"network": {"filters": [{"status": {"equals": 200}, "method": {"equals": "GET"}}]}}),
    ),
    ("rule.source.network.filters[0].status", rule("REQUEST", {"network": {"filters": [{"status": {}}]}})),
    (
        "rule.source.network.filters[0].status.equals",
        rule("REQUEST", {"network": {"filters": [{"status": {"equals": 600}}]}}),
    ),
    (
        "rule.source.network.filters[0].status.range",
        rule("REQUEST", {"network": {"filters": [{"status": {"range": {"min": 500, "max": 400}}}]}}),
    ),
    (
        "rule.source.network.filters[0].method",
        rule("REQUEST", {"network": {"filters": [{"method": {"equals": "UNSPECIFIED"}}]}}),
    ),
    (
        "rule.source.network.filters[0].method.any_of.methods",
        rule("REQUEST", {"network": {"filters": [{"method": {"any_of": {"methods": []}}}]}}),
    ),
    *(
        (
            "rule.source.network.filters[0].request_url.regex.expression",
            rule("REQUEST", {"network": {"filters": [{"request_url": {"regex": {"expression": expression}}}]}}),
        )
        for expression in ("(", "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", r"(a)\1", "(?P<a>b)(?P=a)")
    ),
    ("rule.mappings[0]", rule(mappings=[{"target": PRICE}])),
    ("rule.mappings[1]", rule(mappings=[MAPPING, MAPPING | {"static_value": {"value": "x"}}])),
    ("rule.mappings[0].element_value", rule(mappings=[{"element_value": {}, "target": PRICE}])),
    (
        "rule.mappings[0].element_value.inner_text",
        rule(mappings=[{"element_value": {"inner_text": False}, "target": PRICE}]),
    ),
    ("rule.mappings[0].url_value", rule(mappings=[{"url_value": {"full": True, "path": True}, "target": PRICE}])),
    ("rule.mappings[0].network_value", rule(mappings=[{"network_value": {}, "target": PRICE}])),
    (
        "rule.mappings[0].network_value",
        rule(mappings=[{"network_value": {"status": True, "method": True}, "target": PRICE}]),
    ),
    ("rule.mappings[0].network_value.url", rule(mappings=[{"network_value": {"url": {}}, "target": PRICE}])),
    ("rule.mappings[0].target", rule(mappings=[TEXT | {"target": {}}])),
    ("rule.mappings[0].target", rule("USER", mappings=[TEXT | {"target": {"uid": True, "email": True}}])),
    ("rule.mappings[0].target.email", rule(mappings=[TEXT | {"target": {"email": True}}])),
    ("rule.mappings[0].target.property.name", rule(mappings=[TEXT | {"target": {"property": {"data_type": "DATE"}}}])),
    (
        "rule.mappings[0].operation.regex.expression",
        rule(mappings=[MAPPING | {"operation": {"regex": {"expression": "*"}}}]),
    ),
    ("rule.mappings", rule("EVENT", NETWORK)),
    ("rule.mappings", rule("EVENT", NETWORK, [TEXT | {"target": NAME}] * 2)),
    ("rule.color", rule(color="red")),
]


@pytest.mark.parametrize("valid", VALID, ids=range(len(VALID)))
def test_a_rule_that_is_right_is_created(api: Api, valid: Json) -> None:
    answer = api.post(PATH, json={"rule": valid})
    assert answer.status_code == 200, answer.text
    created = answer.json()["rule"]
    assert valid.items() <= created.items()
    assert api.get(f"{PATH}/{created['id']}").json() == {"rule": created}
    assert listed(api, valid["scope"]) == [created]


@pytest.mark.parametrize(("place", "invalid"), INVALID, ids=range(len(INVALID)))
def test_a_rule_that_is_wrong_is_refused(api: Api, place: str, invalid: Json) -> None:
    place = place.removesuffix(" is")
    known = create(api)
    for refused in (
        api.post(PATH, json={"rule": invalid}),
        api.put(f"{PATH}/{known['id']}", json={"rule": invalid | {"scope": "PAGE"}})
        if invalid["scope"] == "PAGE"
        else None,
    ):
        if refused is not None:
            assert refused.status_code == 400
            assert refused.json()["message"].startswith(place), refused.text
    assert listed(api, "PAGE") == [known]


@pytest.mark.parametrize("field", ["name", "scope", "source", "mappings"])
def test_a_rule_needs_its_parts(api: Api, field: str) -> None:
    body = rule()
    del body[field]
    refused = api.post(PATH, json={"rule": body})
    assert problem(refused) == (400, "required_field")
    assert refused.json()["message"] == f"rule.{field} is required"
    assert problem(api.post(PATH, json={})) == (400, "required_field")


def test_rules_are_listed_by_scope_and_property(api: Api) -> None:
    page, user = create(api), create(api, scope="USER")
    other = create(api, mappings=[TEXT | {"target": {"property": {"name": "tax"}}}])
    assert listed(api, "PAGE") == [page, other]
    assert listed(api, "USER") == [user]
    assert listed(api, "EVENT") == []
    assert listed(api, "UNSPECIFIED") == [page, user, other]
    assert listed(api, "PAGE", property_name="tax") == [other]
    assert listed(api, "PAGE", property_name="price") == [page]
    assert problem(api.get(PATH)) == (400, "required_field")
    assert problem(api.get(PATH, params={"scope": "SESSION"})) == (400, "invalid_parameter")


def test_a_rule_is_changed_part_by_part(api: Api) -> None:
    api.sandbox.freeze_clock()
    created = create(api, description="Of goods")
    assert created["created_at"] == created["updated_at"]
    api.sandbox.advance_clock(60)
    tax = [TEXT | {"target": {"property": {"name": "tax"}}}]
    for change, expected in (
        ({"name": "Taxes"}, {"name": "Taxes"}),
        ({"description": ""}, {"description": ""}),
        ({"source": URL}, {"source": URL}),
        ({"mappings": {"mappings": tax}}, {"mappings": tax}),
        ({}, {}),
        ({"etag": ""}, {}),
    ):
        before = api.get(f"{PATH}/{created['id']}").json()["rule"]
        after = api.patch(f"{PATH}/{created['id']}", json=change).json()["rule"]
        assert after == before | expected | {"updated_at": after["updated_at"]}
    assert after["updated_at"] > created["updated_at"]
    wrong: list[Json] = [{"name": ""}, {"source": {}}, {"mappings": tax}, {"scope": "USER"}, {"mappings": {}}]
    for each in wrong:
        assert api.patch(f"{PATH}/{created['id']}", json=each).status_code == 400
    assert api.get(f"{PATH}/{created['id']}").json()["rule"] == after


def test_a_rule_is_replaced(api: Api) -> None:
    created = create(api, description="Of goods")
    api.post(f"{PATH}/{created['id']}/archive")
    answer = api.put(f"{PATH}/{created['id']}", json={"rule": rule(name="Taxes", source=URL)})
    replaced = answer.json()["rule"]
    assert (replaced["id"], replaced["created_at"]) == (created["id"], created["created_at"])
    assert (replaced["name"], replaced["source"], replaced["description"]) == ("Taxes", URL, "")
    assert replaced["archived"] is True
    refused = api.put(f"{PATH}/{created['id']}", json={"rule": rule("USER")})
    assert problem(refused) == (400, "invalid_argument")
    # What was read can be sent back.
    again = api.put(f"{PATH}/{created['id']}", json={"rule": replaced | {"archived": False, "etag": ""}}).json()["rule"]
    assert again == replaced | {"updated_at": again["updated_at"]}


def test_a_rule_is_archived_and_back(api: Api) -> None:
    created, other = create(api), create(api)
    answer = api.post(f"{PATH}/{created['id']}/archive").json()
    assert (answer["rule"]["archived"], answer["active_limit"], answer["active_count"]) == (True, 100, 1)
    assert listed(api, "PAGE") == listed(api, "PAGE", include_archived=False) == [other]
    assert listed(api, "PAGE", include_archived=True) == [answer["rule"], other]
    # Doing it again changes nothing.
    assert api.post(f"{PATH}/{created['id']}/archive").json() == answer
    answer = api.post(f"{PATH}/{created['id']}/unarchive").json()
    assert (answer["rule"]["archived"], answer["active_count"]) == (False, 2)
    assert listed(api, "PAGE") == [answer["rule"], other]


def test_each_scope_has_a_limit(start: Callable[..., Api]) -> None:
    api = start(limits={"extraction_rules": 2})
    first, _ = create(api), create(api)
    refused = api.post(PATH, json={"rule": rule()})
    assert problem(refused) == (400, "invalid_argument")
    assert "PAGE" in refused.json()["message"]
    create(api, scope="USER")
    api.post(f"{PATH}/{first['id']}/archive")
    create(api)
    assert problem(api.post(f"{PATH}/{first['id']}/unarchive")) == (400, "invalid_argument")
    usage = api.get(PATH, params={"scope": "EVENT"}).json()["usage_by_scope"]
    assert {each["scope"]: each["active_count"] for each in usage} == {
        "PAGE": 2, "USER": 1, "ELEMENT": 0, "REQUEST": 0, "EVENT": 0,
    }  # fmt: skip
    assert {each["active_limit"] for each in usage} == {2}


def test_an_unknown_rule_is_not_found(api: Api) -> None:
    for method, path, body in (
        ("GET", "", None),
        ("PATCH", "", {}),
        ("PUT", "", {"rule": rule()}),
        ("POST", "/archive", None),
        ("POST", "/unarchive", None),
    ):
        assert problem(api.request(method, f"{PATH}/nope{path}", json=body)) == (404, "resource_not_found")


def test_standard_keys_read_and_architect_keys_change(api: Api) -> None:
    known = create(api)
    with api.with_key("sandbox-standard") as standard, api.with_key("sandbox-architect") as architect:
        assert standard.get(PATH, params={"scope": "PAGE"}).status_code == 200
        assert standard.get(f"{PATH}/{known['id']}").status_code == 200
        for method, path, body in (
            ("POST", "", {"rule": rule()}),
            ("PATCH", f"/{known['id']}", {}),
            ("PUT", f"/{known['id']}", {"rule": rule()}),
            ("POST", f"/{known['id']}/archive", None),
            ("POST", f"/{known['id']}/unarchive", None),
        ):
            assert problem(standard.request(method, PATH + path, json=body)) == (403, "forbidden")
            assert architect.request(method, PATH + path, json=body).status_code == 200


def test_rules_survive_a_restart_but_not_a_reset(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        known = create(api)
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert listed(api, "PAGE") == [known]
        sandbox.reset()
        assert listed(api, "PAGE") == []
