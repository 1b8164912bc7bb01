"""The operations on webhook endpoints, and on the events they can receive."""

from __future__ import annotations

from dataclasses import replace

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import conflict, resource_not_found
from fullstory.sandbox.rules.webhooks import (
    ALERT,
    CUSTOM_EVENT,
    KINDS,
    VERSION,
    EventKind,
    check_event_types,
    check_url,
    sample,
    unknown_version,
)
from fullstory.sandbox.store.webhooks import WebhookEndpoint

_ENDPOINTS_ON_A_PAGE = 100
_SUBCATEGORIES_ON_A_PAGE = 1000


def create_endpoint(engine: Engine, request: ApiRequest) -> Answer:
    body = request.body
    url = body["url"]
    check_url(url)
    _check_free(engine, url)
    event_types = check_event_types(body.get("eventTypes", []), engine.settings.is_lenient)
    now = engine.clock.now()
    endpoint = WebhookEndpoint(0, url, body.get("secret", ""), True, event_types, now, now)
    return Answer.of(present_endpoint(engine.webhooks.add(endpoint)))


def list_endpoints(engine: Engine, request: ApiRequest) -> Answer:
    size = request.query.get("limit", _ENDPOINTS_ON_A_PAGE)
    name = "webhook endpoints"
    after = engine.tokens.read(name, request.query.get("paginationToken", ""))
    found = engine.webhooks.page(after, size + 1)
    answer: Json = {"endpoints": [present_endpoint(each) for each in found[:size]]}
    if len(found) > size:
        answer["nextPaginationToken"] = engine.tokens.make(name, found[size - 1].row)
    return Answer.of(answer)


def get_endpoint(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of(present_endpoint(find_endpoint(engine, request.path["id"])))


def update_endpoint(engine: Engine, request: ApiRequest) -> Answer:
    endpoint, body = find_endpoint(engine, request.path["id"]), request.body
    url = body.get("url") or endpoint.url
    if url != endpoint.url:
        check_url(url)
        _check_free(engine, url)
    changed = replace(
        endpoint,
        url=url,
        secret=body.get("secret") or endpoint.secret,
        # Left out, it enables the endpoint.
        enabled=not body.get("disabled", False),
        event_types=check_event_types(body.get("eventTypes", []), engine.settings.is_lenient) or endpoint.event_types,
        modified=engine.clock.now(),
    )
    engine.webhooks.save(changed)
    return Answer.of(present_endpoint(changed))


def delete_endpoint(engine: Engine, request: ApiRequest) -> Answer:
    engine.webhooks.delete(find_endpoint(engine, request.path["id"]))
    return Answer.of({})


def list_event_types(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of({"eventDefs": [kind.as_json() for kind in KINDS.values()]})


def list_subcategories(engine: Engine, request: ApiRequest) -> Answer:
    kind = _find_kind(request.path["event_name"])
    size = request.query.get("limit", _SUBCATEGORIES_ON_A_PAGE)
    listing = f"subcategories of {kind.name}"
    # The names are in alphabetical order, and a token counts those before its page.
    skipped = engine.tokens.read(listing, request.query.get("paginationToken", ""))
    names = _subcategories(engine, kind, skipped, size + 1)
    answer: Json = {"subcategoryDefs": [{"subcategory": name, "displayName": name} for name in names[:size]]}
    if len(names) > size:
        answer["nextPaginationToken"] = engine.tokens.make(listing, skipped + size)
    return Answer.of(answer)


def get_sample(engine: Engine, request: ApiRequest) -> Answer:
    kind = _find_kind(request.path["event_name"])
    version = request.query.get("version", VERSION)
    if version != VERSION:
        raise unknown_version(version)
    return Answer.of(sample(kind, request.query.get("subcategory", "")))


def present_endpoint(endpoint: WebhookEndpoint) -> Json:
    """Return an endpoint as the API shows it, which is without its secret."""
    return {
        "id": endpoint.id,
        "url": endpoint.url,
        "enabled": endpoint.enabled,
        "created": isoformat(endpoint.created),
        "modified": isoformat(endpoint.modified),
        "eventTypes": endpoint.event_types,
    }


def find_endpoint(engine: Engine, public_id: str) -> WebhookEndpoint:
    """Return the endpoint with this id, or raise a problem if there is none."""
    endpoint = engine.webhooks.by_id(public_id)
    if endpoint is None:
        raise resource_not_found(f"no webhook endpoint has the id {public_id!r}")
    return endpoint


def _check_free(engine: Engine, url: str) -> None:
    if engine.webhooks.by_url(url) is not None:
        raise conflict("an endpoint with this url exists")


def _find_kind(event_name: str) -> EventKind:
    if event_name not in KINDS:
        raise resource_not_found(f"no kind of event is named {event_name!r}; expected one of {', '.join(KINDS)}")
    return KINDS[event_name]


def _subcategories(engine: Engine, kind: EventKind, skipped: int, size: int) -> list[str]:
    if not kind.has_subcategories:
        return []
    if kind.name == CUSTOM_EVENT:
        return engine.events.names(skipped, size)
    return [ALERT][skipped : skipped + size]
