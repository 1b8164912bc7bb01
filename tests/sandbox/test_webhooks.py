"""The operations on webhooks, over HTTP: raw, wrapped, and as other clients send them."""

from __future__ import annotations

import base64
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

import fullstory
from fullstory.generated import models
from fullstory.generated.api.webhooks import (
    create_webhook_endpoint,
    delete_webhook_endpoint,
    get_webhook_endpoint,
    get_webhook_event_sample,
    list_webhook_endpoints,
    list_webhook_event_subcategories,
    list_webhook_event_types,
    update_webhook_endpoint,
)
from fullstory.sandbox import Sandbox
from tests.clients import settled
from tests.sandbox.api import Api

# Its base64 has a slash, a plus and padding, and it leads nowhere.
URL = "https://example.com/~?>>>???"
ID = base64.b64encode(URL.encode()).decode()
ENDPOINTS = "/webhooks/v1/endpoints"
EVENT_TYPES = "/webhooks/v1/event-types"
PATH = f"{ENDPOINTS}/{quote(ID, safe='')}"
NOTE = {"eventName": "note.created"}


def create(api: Api, url: str = URL, **fields: Any) -> dict[str, Any]:
    response = api.post(ENDPOINTS, json={"url": url, "eventTypes": [NOTE], "secret": "hush"} | fields)
    assert response.status_code == 200, response.text
    created: dict[str, Any] = response.json()
    return created


def refusal(response: httpx.Response) -> tuple[int, str, str]:
    body = response.json()
    return response.status_code, body["code"], body["message"]


def test_the_id_needs_encoding() -> None:
    assert {"/", "=", "+"} <= set(ID)


async def test_all_eight_raw(api: Api, sandbox: Sandbox) -> None:
    with fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
        client.events.create(name="Ordered", user={"uid": "u"})
        raw = client.raw
        request = models.CreateWebhookEndpointRequest.from_dict({"url": URL, "eventTypes": [NOTE], "secret": "hush"})
        created = create_webhook_endpoint.sync(client=raw, body=request)
        assert isinstance(created, models.WebhookEndpoint)
        assert (created.id, created.url, created.enabled) == (ID, URL, True)
        found = get_webhook_endpoint.sync_detailed(ID, client=raw)
        assert (found.status_code, found.parsed) == (200, created)
        assert b"hush" not in found.content
        page = list_webhook_endpoints.sync(client=raw, limit=5)
        assert isinstance(page, models.ListWebhookEndpointsResponse)
        assert (page.endpoints, page.next_pagination_token) == ([created], None)
        change = models.UpdateWebhookEndpointRequest(disabled=True)
        updated = update_webhook_endpoint.sync(ID, client=raw, body=change)
        assert isinstance(updated, models.WebhookEndpoint)
        assert updated.enabled is False
        kinds = list_webhook_event_types.sync(client=raw)
        assert isinstance(kinds, models.ListWebhookEventTypesResponse)
        assert kinds.event_defs
        assert len(kinds.event_defs) == 6
        names = list_webhook_event_subcategories.sync("recording.event.custom", client=raw)
        assert isinstance(names, models.ListWebhookEventSubcategoriesResponse)
        assert names.subcategory_defs
        assert names.subcategory_defs[0].subcategory == "Ordered"
        sample = get_webhook_event_sample.sync("note.created", client=raw, version=1)
        assert isinstance(sample, models.WebhookEventSample)
        assert (sample.event_name, sample.version) == ("note.created", 1)
        assert delete_webhook_endpoint.sync_detailed(ID, client=raw).status_code == 200
    async with fullstory.init_async(sandbox.api_key, base_url=sandbox.url) as async_client:
        gone = await get_webhook_endpoint.asyncio(ID, client=async_client.raw)
        assert isinstance(gone, models.ErrorResponse)
        assert gone.code == "resource_not_found"


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, sandbox: Sandbox) -> Callable[..., Any]:
    """Call a method of a new client of either kind."""

    async def call(method: str, *args: Any, **fields: Any) -> Any:
        if request.param == "sync":
            with fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
                return await items(attrgetter(method)(client)(*args, **fields))
        async with fullstory.init_async(sandbox.api_key, base_url=sandbox.url) as async_client:
            return await items(attrgetter(method)(async_client)(*args, **fields))

    async def items(result: Any) -> Any:
        if hasattr(result, "__aiter__"):
            return [item async for item in result]
        result = await settled(result)
        return list(result) if isinstance(result, fullstory.Page) else result

    return call


async def test_the_wrapped_methods(call: Callable[..., Any], api: Api) -> None:
    api.post("/v2/events", json={"name": "Ordered", "user": {"uid": "u"}})
    api.post("/v2/events", json={"name": "Looked", "user": {"uid": "u"}})
    created = await call("webhooks.endpoints.create", url=URL, event_types=[NOTE], secret="hush")
    assert (created.id, created.enabled, created.event_types[0].event_name) == (ID, True, "note.created")
    assert await call("webhooks.endpoints.get", ID) == created
    other = await call("webhooks.endpoints.create", url="http://other.example")
    assert await call("webhooks.endpoints.list", limit=1) == [created, other]
    kinds = (await call("webhooks.event_types")).event_defs
    assert {kind.event_name: kind.has_subcategories for kind in kinds} == {
        "note.created": False,
        "segment.trend.alert": True,
        "metric.alert": True,
        "nativemobile.event.crash": False,
        "segment.created": False,
        "recording.event.custom": True,
    }
    names = await call("webhooks.subcategories", "recording.event.custom", limit=1)
    assert [each.subcategory for each in names] == ["Looked", "Ordered"]
    assert await call("webhooks.subcategories", "note.created") == []
    sample = await call("webhooks.sample", "recording.event.custom", subcategory="Ordered")
    assert (sample.event_name, sample.version, sample.data["name"]) == ("recording.event.custom", 1, "Ordered")
    response = await call("webhooks.endpoints.with_response.get", ID)
    assert (response.status_code, response.parsed) == (200, created)
    assert await call("webhooks.endpoints.delete", ID) is None
    with pytest.raises(fullstory.NotFoundError):
        await call("webhooks.endpoints.get", ID)


async def test_an_update_keeps_what_it_does_not_say(call: Callable[..., Any], api: Api) -> None:
    create(api)
    assert (await call("webhooks.endpoints.update", ID, disabled=True)).enabled is False
    changed = await call("webhooks.endpoints.update", ID, event_types=[{"eventName": "segment.created"}])
    assert (changed.enabled, [each.event_name for each in changed.event_types]) == (False, ["segment.created"])
    moved = await call("webhooks.endpoints.update", ID, url="https://moved.example/")
    assert (moved.enabled, moved.url) == (False, "https://moved.example/")
    assert moved.id == base64.b64encode(b"https://moved.example/").decode()
    with pytest.raises(fullstory.NotFoundError):
        await call("webhooks.endpoints.update", ID, secret="x")
    enabled = await call("webhooks.endpoints.with_response.update", moved.id, disabled=False)
    assert enabled.parsed.enabled is True


def test_an_update_that_does_not_say_disabled_enables(api: Api) -> None:
    create(api)
    assert api.post(PATH, json={"disabled": True}).json()["enabled"] is False
    answer = api.post(PATH, json={"eventTypes": [], "url": "", "secret": ""}).json()
    assert (answer["enabled"], answer["url"], answer["eventTypes"]) == (True, URL, [NOTE])


def test_a_url_is_registered_once(api: Api) -> None:
    create(api)
    create(api, "http://other.example")
    assert refusal(api.post(ENDPOINTS, json={"url": URL}))[:2] == (409, "conflict")
    assert refusal(api.post(PATH, json={"url": "http://other.example"}))[:2] == (409, "conflict")
    assert api.post(PATH, json={"url": URL}).status_code == 200
    assert api.delete(PATH).json() == {}
    assert create(api)["id"] == ID


@pytest.mark.parametrize(
    "path", [f"{ENDPOINTS}/{ID}", f"{ENDPOINTS}/{quote(ID, safe='=')}", PATH, PATH.replace("%2F", "%2f")]
)
def test_ids_as_clients_put_them_into_paths(api: Api, path: str) -> None:
    create(api)
    assert api.get(path).json()["id"] == ID


@pytest.mark.parametrize("public_id", ["nothing", "aHR0cA", "%FF", "aHR0cDovLw==", "%C3%B6"])
def test_an_id_that_no_endpoint_has(api: Api, public_id: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        answer = api.request(method, f"{ENDPOINTS}/{public_id}", json={} if method == "POST" else None)
        assert refusal(answer)[:2] == (404, "resource_not_found")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({}, "required_field", "url is required"),
        ({"url": "ftp://x.test"}, "invalid_argument", "url: must be a URL with http or https"),
        ({"url": "http://"}, "invalid_argument", "url: must be a URL"),
        ({"url": "http://x.test:99999"}, "invalid_argument", "url: must be a URL"),
        ({"url": "http://[::1"}, "invalid_argument", "url: must be a URL"),
        ({"url": "http://\N{SNOWMAN}.localhost:9/"}, "invalid_argument", "url: must be a URL"),
        ({"url": "http://127.0.0.1:9\t/x"}, "invalid_argument", "url: must be a URL"),
        ({"url": 7}, "invalid_argument", "url: must be a string"),
        ({"url": URL, "eventTypes": [{}]}, "required_field", "eventTypes[0].eventName is required"),
        ({"url": URL, "eventTypes": [NOTE, {"eventName": "x"}]}, "invalid_argument", "eventTypes[1].eventName: must"),
        ({"url": URL, "eventTypes": [{"eventName": "metric.alert"}]}, "required_field", "eventTypes[0].subcategory"),
        ({"url": URL, "eventTypes": [NOTE | {"subcategory": "x"}]}, "invalid_argument", "note.created has no subcat"),
        ({"url": URL, "events": []}, "invalid_argument", "events: unexpected field"),
    ],
)
def test_what_cannot_be_created(api: Api, body: Any, code: str, message: str) -> None:
    status, got_code, got_message = refusal(api.post(ENDPOINTS, json=body))
    assert (status, got_code) == (400, code)
    assert message in got_message


def test_both_spellings_of_requests(api: Api) -> None:
    body = {"url": URL, "event_types": [{"event_name": "note.created"}], "secret": "x"}
    response = api.post(ENDPOINTS, json=body)
    assert (response.status_code, response.json()["eventTypes"]) == (200, [NOTE])
    create(api, "http://other.example")
    token = api.get(ENDPOINTS, params={"limit": 1}).json()["nextPaginationToken"]
    for name in ("paginationToken", "pagination_token"):
        (second,) = api.get(ENDPOINTS, params={name: token, "limit": 1}).json()["endpoints"]
        assert second["url"] == "http://other.example"
    both = {"url": URL, "eventTypes": [], "event_types": []}
    assert refusal(api.post(ENDPOINTS, json=both))[0] == 400


@pytest.mark.parametrize(("limit", "why"), [("0", "at least 1"), ("101", "at most 100"), ("x", "an integer")])
def test_limits_of_pages(api: Api, limit: str, why: str) -> None:
    status, code, message = refusal(api.get(ENDPOINTS, params={"limit": limit}))
    assert (status, code) == (400, "invalid_parameter")
    assert why in message


def test_pages_of_many(api: Api) -> None:
    urls = [f"http://x.test/{number}" for number in range(105)]
    for url in urls:
        create(api, url)
    first = api.get(ENDPOINTS).json()
    assert len(first["endpoints"]) == 100
    second = api.get(ENDPOINTS, params={"paginationToken": first["nextPaginationToken"]}).json()
    assert [each["url"] for each in first["endpoints"] + second["endpoints"]] == urls
    assert "nextPaginationToken" not in second
    # A thousand subcategories fit on a page, but not more than 100 endpoints.
    assert api.get(f"{EVENT_TYPES}/metric.alert/subcategories", params={"limit": 1000}).status_code == 200


def test_alerts_have_a_subcategory(api: Api) -> None:
    for name in ("segment.trend.alert", "metric.alert"):
        (one,) = api.get(f"{EVENT_TYPES}/{name}/subcategories").json()["subcategoryDefs"]
        create(api, f"http://x.test/{name}", eventTypes=[{"eventName": name, "subcategory": one["subcategory"]}])


def test_samples_fit_the_models(api: Api) -> None:
    import json

    for kind in api.get(EVENT_TYPES).json()["eventDefs"]:
        sample = api.get(f"{EVENT_TYPES}/{kind['eventName']}/sample").json()
        event = fullstory.webhooks.parse(json.dumps(sample).encode())
        assert isinstance(event, models.WebhookEvent)
        assert event.event_name == kind["eventName"]
        assert not isinstance(event.data, models.WebhookEventData)
        assert event.data.additional_keys == []
        assert None not in [getattr(event.data, name) for name in event.data.__slots__ if not name.startswith("_")]


def test_samples_that_do_not_exist(api: Api) -> None:
    assert refusal(api.get(f"{EVENT_TYPES}/nothing/sample"))[:2] == (404, "resource_not_found")
    assert refusal(api.get(f"{EVENT_TYPES}/nothing/subcategories"))[:2] == (404, "resource_not_found")
    assert refusal(api.get(f"{EVENT_TYPES}/note.created/sample", params={"version": 2}))[:2] == (
        400,
        "invalid_parameter",
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ENDPOINTS),
        ("POST", ENDPOINTS),
        ("GET", PATH),
        ("POST", PATH),
        ("DELETE", PATH),
        ("GET", EVENT_TYPES),
        ("GET", f"{EVENT_TYPES}/note.created/subcategories"),
        ("GET", f"{EVENT_TYPES}/note.created/sample"),
    ],
)
def test_a_standard_key_is_not_enough(api: Api, method: str, path: str) -> None:
    create(api)
    keys = {level.label: key for key, level in api.sandbox.keys.items()}
    with api.with_key(keys["Standard"]) as standard:
        assert refusal(standard.request(method, path))[:2] == (403, "forbidden")
    with api.with_key(keys["Architect"]) as architect:
        assert architect.request(method, path, json={"url": "http://y.test"} if method == "POST" else None).is_success


def test_endpoints_survive_a_restart_and_no_reset(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.db"
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        created = create(api)
    with Sandbox(db=file) as sandbox, Api(sandbox.url, sandbox.api_key) as api:
        assert api.get(PATH).json() == created
        sandbox.reset()
        assert api.get(ENDPOINTS).json() == {"endpoints": []}
