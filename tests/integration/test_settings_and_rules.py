"""Recording settings and rules, with both clients and the generated functions, against a sandbox and a bare socket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from operator import attrgetter
from typing import Any

import pytest

import fullstory
from fullstory.generated.api.element_block_rules import (
    create_element_block_rule,
    delete_element_block_rule,
    get_element_block_rule,
    list_element_block_rules,
    update_element_block_rule,
)
from fullstory.generated.api.extraction_rules import (
    archive_extraction_rule,
    create_extraction_rule,
    get_extraction_rule,
    list_extraction_rules,
    replace_extraction_rule,
    unarchive_extraction_rule,
    update_extraction_rule,
)
from fullstory.generated.api.settings import update_element_block_rules_v1
from fullstory.generated.models import (
    BlockingSettings,
    ChangeElementBlocksRequest,
    CreateElementBlockRuleRequest,
    CreateExtractionRuleRequest,
    DomainSettings,
    ElementBlockType,
    FeatureSettings,
    GeoSettings,
    PrivacySettings,
    RecordGeoMode,
    ReplaceExtractionRuleRequest,
    TargetingSettings,
    UpdateElementBlockRuleRequest,
    UpdateExtractionRuleRequest,
)
from fullstory.sandbox import Sandbox
from tests.clients import Client, settled
from tests.integration.faulty_server import FaultyServer, always, response
from tests.integration.harness import Connect, Subject
from tests.integration.own_clients import Opener

MODELS: dict[str, Any] = {
    "blocking": BlockingSettings,
    "domain": DomainSettings,
    "geo": GeoSettings,
    "features": FeatureSettings,
    "targeting": TargetingSettings,
    "privacy": PrivacySettings,
}
RULE: dict[str, Any] = {
    "name": "Cards",
    "source": {"selector": ".card"},
    "operation": {"action": "MASK", "scope": "ALL_SESSIONS"},
    "platforms": ["WEB"],
}
EXTRACTION: dict[str, Any] = {
    "name": "Prices",
    "scope": "PAGE",
    "source": {"element": {"selectors": {"selectors": [{"platform": ["WEB"], "selector": ".price"}]}}},
    "mappings": [{"element_value": {"inner_text": True}, "target": {"property": {"name": "price"}}}],
}
each_area = pytest.mark.parametrize("area", MODELS)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def subject(connect: Connect, sandbox: Sandbox) -> Subject:
    return connect(sandbox.url, api_key=sandbox.api_key)


async def method(subject: Subject, path: str, **fields: Any) -> Any:
    """Call a method of the client by its path."""
    return await settled(attrgetter(path)(subject.client)(**fields))


async def raw(client: Client, endpoint: Any, *args: Any, **fields: Any) -> Any:
    """Call the function of an endpoint's module that fits the kind of client."""
    function = endpoint.sync if isinstance(client, fullstory.FullStory) else endpoint.asyncio
    return await settled(function(*args, client=client.raw, **fields))


@each_area
async def test_settings_are_read(subject: Subject, area: str) -> None:
    found = await method(subject, f"settings.{area}.get")
    assert type(found) is MODELS[area]
    assert found.metadata.created == datetime(2024, 1, 1, tzinfo=UTC)
    response = await method(subject, f"settings.with_response.{area}.get")
    assert (response.status_code, response.parsed) == (200, found)
    assert response.headers["content-type"] == "application/json"
    page = await method(subject, f"settings.{area}.history")
    assert (page.results, page.next_page_token, page.total_records) == ([found], None, None)
    response = await method(subject, f"settings.with_response.{area}.history", limit=1)
    assert (response.status_code, response.parsed.results) == (200, [found])


async def test_a_history_is_walked(subject: Subject, sandbox: Sandbox) -> None:
    for number in range(5):
        sandbox.change_recording_settings("geo", changes={"recordGeoZones": [str(number)]})
    sandbox.change_recording_settings("geo", changes={"recordGeoMode": "GEO_BLOCK_LIST"})
    listing: Any = subject.client.settings.geo.history(limit=2)
    if isinstance(subject.client, fullstory.FullStory):
        versions = list(listing)
    else:
        versions = [version async for version in listing]
    assert [version.record_geo_zones for version in versions] == [["4"], ["4"], ["3"], ["2"], ["1"], ["0"], []]
    assert versions[0].record_geo_mode is RecordGeoMode.GEO_BLOCK_LIST


async def test_a_platform_is_chosen(subject: Subject, sandbox: Sandbox) -> None:
    for area, changes in (("features", {"enabled": False}), ("domain", {"onlyRecordKnownDomains": True})):
        sandbox.change_recording_settings(area, changes=changes, platform="mobile")
        history = f"settings.{area}.history"
        (web,) = (await method(subject, history, platform="web")).results
        mobile = (await method(subject, history, platform="mobile")).results
        assert await method(subject, f"settings.{area}.get") == web
        assert await method(subject, f"settings.{area}.get", platform="mobile") == mobile[0] != web
    with pytest.raises(fullstory.InvalidArgumentError, match="platform must be one of mobile, web"):
        await method(subject, "settings.domain.get", platform="tv")
    with pytest.raises(fullstory.InvalidArgumentError, match="limit"):
        await method(subject, "settings.geo.history", limit="many")


async def test_a_standard_key_does_not_read_privacy_settings(connect: Connect, sandbox: Sandbox) -> None:
    standard = connect(sandbox.url, api_key="sandbox-standard")
    for name in ("get", "history"):
        with pytest.raises(fullstory.PermissionDeniedError):
            await method(standard, f"settings.privacy.{name}")


# The generated functions: what the wrapped methods call, and what has none


@each_area
async def test_raw_settings(subject: Subject, area: str) -> None:
    name = "recording_features" if area == "features" else f"{area}_settings"
    get, history = (
        import_module(f"fullstory.generated.api.settings.{each}") for each in (f"get_{name}", f"list_{name}_history")
    )
    found = await raw(subject.client, get)
    assert type(found) is MODELS[area]
    assert (await raw(subject.client, history, limit=5)).versions == [found]


async def test_raw_changes_of_blocks(subject: Subject) -> None:
    body = ChangeElementBlocksRequest.from_dict({"addElementBlocks": [{"selector": ".a", "type": "BLOCK_MASK"}]})
    changed = await raw(subject.client, update_element_block_rules_v1, body=body)
    assert (changed.element_blocks[-1].selector, changed.element_blocks[-1].type_) == (
        ".a",
        ElementBlockType.BLOCK_MASK,
    )


async def test_raw_element_block_rules(subject: Subject) -> None:
    body = CreateElementBlockRuleRequest.from_dict(RULE)
    created = await raw(subject.client, create_element_block_rule, body=body, idempotency_key="k")
    assert await raw(subject.client, create_element_block_rule, body=body, idempotency_key="k") == created
    assert await raw(subject.client, get_element_block_rule, created.id) == created
    listed = await raw(subject.client, list_element_block_rules)
    assert (listed.results[-1], listed.total_records) == (created, "3")
    change = UpdateElementBlockRuleRequest.from_dict(RULE | {"name": "Numbers"})
    assert (await raw(subject.client, update_element_block_rule, created.id, body=change)).name == "Numbers"
    assert (await raw(subject.client, delete_element_block_rule, created.id)).to_dict() == {}
    assert (await raw(subject.client, get_element_block_rule, created.id)).code == "resource_not_found"


async def test_raw_extraction_rules(subject: Subject) -> None:
    body = CreateExtractionRuleRequest.from_dict({"rule": EXTRACTION})
    created = await raw(subject.client, create_extraction_rule, body=body)
    rule_id = created.rule.id
    assert (created.rule.mappings[0].target.property_.name, created.active_count) == ("price", 1)
    assert (await raw(subject.client, get_extraction_rule, rule_id)).rule == created.rule
    change = UpdateExtractionRuleRequest.from_dict({"description": "Of goods"})
    assert (await raw(subject.client, update_extraction_rule, rule_id, body=change)).rule.description == "Of goods"
    replacement = ReplaceExtractionRuleRequest.from_dict({"rule": EXTRACTION | {"name": "Taxes"}})
    replaced = (await raw(subject.client, replace_extraction_rule, rule_id, body=replacement)).rule
    assert (replaced.name, replaced.description) == ("Taxes", "")
    assert (await raw(subject.client, archive_extraction_rule, rule_id)).rule.archived is True
    listed = await raw(subject.client, list_extraction_rules, scope="PAGE", include_archived=True)
    assert (len(listed.rules), listed.total_records, listed.usage_by_scope[0].active_count) == (1, 1, 0)
    assert (await raw(subject.client, unarchive_extraction_rule, rule_id)).active_count == 1


async def test_the_colon_of_a_path_goes_out_as_it_is(open_client: Opener) -> None:
    with FaultyServer([], rest=always(response(200, {}))) as server:
        client = open_client(server.url)
        await raw(client, update_element_block_rules_v1, body=ChangeElementBlocksRequest())
        (request,) = server.requests
    assert (request.method, request.target) == ("POST", "/settings/recording/v1/privacy:element-block-rules")
