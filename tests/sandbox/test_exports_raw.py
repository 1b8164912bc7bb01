"""Segments, operations, and the older users and exports by way of the generated functions."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest

import fullstory
from fullstory.generated.api.exports_v1 import (
    get_event_export,
    get_user_events_export,
    get_user_pages_export,
    list_event_exports,
)
from fullstory.generated.api.operations import cancel_operation, get_operation, list_operations
from fullstory.generated.api.segments import (
    create_segment_export,
    get_search_export_results,
    get_segment,
    list_segments,
)
from fullstory.generated.api.users_v1 import (
    create_user_event_v1,
    delete_user_v1,
    get_user_v1,
    set_user_properties_v1,
)
from fullstory.generated.models import V1ErrorResponse
from tests.sandbox.api import Api
from tests.sandbox.exporting import add_event, asked, names

UID = "a/b=c+d e"


class Raw:
    """The generated functions, on the connections of a client."""

    def __init__(self, client: fullstory.FullStory) -> None:
        self._client = client

    def __call__(self, endpoint: ModuleType, *args: Any, **fields: Any) -> Any:
        return endpoint.sync(*args, client=self._client.raw, **fields)


@pytest.fixture
def raw(api: Api) -> Iterator[Raw]:
    with fullstory.init(api.sandbox.api_key, base_url=api.sandbox.url) as client:
        yield Raw(client)


def test_a_segment_is_exported(raw: Raw, api: Api) -> None:
    add_event(api, "Seen")
    assert [segment.id for segment in raw(list_segments, limit=10).segments] == ["everyone"]
    assert raw(get_segment, "everyone").creator == "system"
    started = raw(create_segment_export, body=asked(format="FORMAT_JSON")).operation_id
    operation = raw(get_operation, started)
    assert (operation.state, operation.estimate_pct_complete) == ("COMPLETED", 100)
    assert [one.id for one in raw(list_operations, state="COMPLETED", type_="SEARCH_EXPORT").operations] == [started]
    results = raw(get_search_export_results, operation.results.search_export_id)
    assert names(json.loads(gzip.decompress(httpx.get(results.location).content))) == ["Seen"]


def test_an_export_is_cancelled(raw: Raw, api: Api) -> None:
    api.sandbox.configure(processing_time=60)
    started = raw(create_segment_export, body=asked()).operation_id
    raw(cancel_operation, started)
    operation = raw(get_operation, started)
    assert (operation.state, operation.error_details) == ("FAILED", "the export was canceled")


def test_an_older_user(raw: Raw, api: Api) -> None:
    unknown = raw(get_user_v1, UID)
    assert isinstance(unknown, V1ErrorResponse)
    assert (unknown.error, unknown.code) == ("NotFound", "user_not_found")
    api.create_user(uid=UID)
    raw(set_user_properties_v1, UID, body={"displayName": "Ada", "seats_int": 2}, integration="acme")
    event = {"event_name": "Paid", "event_data": {"total_real": 1.5}, "timestamp": "2026-01-31T12:00:00Z"}
    raw(create_user_event_v1, UID, body={"event": event}, integration="acme")
    user = raw(get_user_v1, UID)
    assert (user.uid, user.display_name, user.num_sessions) == (UID, "Ada", "1")
    assert user.first_seen.year == 2026
    assert user.custom_vars["seats"].int_val == "2"
    deletion = raw(delete_user_v1, UID).id
    assert raw(get_user_v1, UID).existing_operation.id == deletion
    assert raw(get_operation, deletion).type_ == "DELETE_USER"


def test_older_exports(raw: Raw, api: Api) -> None:
    add_event(api, "Seen")
    (bundle,) = raw(list_event_exports, start=0).exports
    assert bundle.stop - bundle.start == 86400
    content = raw(get_event_export, id=str(bundle.id))
    assert names(json.loads(gzip.decompress(content))) == ["Seen"]
    assert names(json.loads(raw(get_user_events_export, uid="ada"))) == ["Seen"]
    assert json.loads(raw(get_user_pages_export, uid="ada")) == []
