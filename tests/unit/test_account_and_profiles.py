"""Summary profiles, annotations, and the account."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

import fullstory
from fullstory.generated.models import SummaryProfile
from tests.unit.harness import Answer, Connect

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SHAPE = {"type": "OBJECT", "properties": {"mood": {"type": "STRING", "enum": ["calm"]}}, "required": ["mood"]}

PROFILE = {
    "id": "p1",
    "name": "Support",
    "configuration": {
        "slice": {"mode": "LAST", "duration_limit_ms": "60000", "start_timestamp": "2026-01-02T03:04:05Z"},
        "context": {"exclude_org_context": True},
        "events": {"include_types": ["click"], "trim_to_last_n_selectors": 0},
        "cache": {"enable_event_cache": True},
    },
    "llm": {"pre_prompt": "Be brief.", "temperature": 0.5, "response_schema": SHAPE},
}


@pytest.mark.parametrize(
    ("method", "args", "fields", "sent"),
    [
        ("create", ("Support",), {"llm": {"pre_prompt": "Be brief."}}, ("POST", "/v2/visit_profile")),
        ("create", (), {"name": "Support", "slice": {"mode": "LAST"}}, ("POST", "/v2/visit_profile")),
        ("get", ("p1",), {}, ("GET", "/v2/visit_profile/p1")),
        ("update", ("p/1",), {"name": "Support"}, ("POST", "/v2/visit_profile/p%2F1")),
    ],
)
async def test_a_profile_is_made_read_and_changed(
    connect: Connect, method: str, args: tuple[str, ...], fields: dict[str, Any], sent: tuple[str, str]
) -> None:
    api = connect(Answer(body=PROFILE), Answer(body=PROFILE))
    profile = await api.call(f"summary_profiles.{method}", *args, **fields)
    assert profile == SummaryProfile.from_dict(PROFILE)
    assert profile.configuration.slice_.duration_limit_ms == "60000"
    assert profile.llm.response_schema.properties["mood"].type_ == "STRING"
    assert (await api.call(f"summary_profiles.with_response.{method}", *args, **fields)).parsed == profile
    assert [(each.method, each.path) for each in api.sent] == [sent] * 2
    if method != "get":
        body = {"name": "Support"} if method == "create" else {}
        assert json.loads(api.sent[0].body) == {**body, **fields}


async def test_after_a_profile_was_made_its_id_alone_will_do(connect: Connect) -> None:
    profile = await connect(Answer(body={"id": "p1"})).call("summary_profiles.create", "Support")
    assert (profile.id, profile.name, profile.configuration) == ("p1", None, None)


async def test_a_read_profile_can_be_stored_again(connect: Connect) -> None:
    profile = SummaryProfile.from_dict(PROFILE)
    api = connect(Answer(body=PROFILE))
    configuration = profile.configuration
    assert configuration is not None
    fields = {"slice": configuration.slice_, "events": configuration.events, "llm": profile.llm}
    await api.call("summary_profiles.update", "p1", **fields)
    sent = PROFILE["configuration"]
    assert isinstance(sent, dict)
    assert json.loads(api.sent[0].body) == {"slice": sent["slice"], "events": sent["events"], "llm": PROFILE["llm"]}


@pytest.mark.parametrize("name", ["next_page_token", "next_pagination_token"])
async def test_profiles_come_a_page_at_a_time(connect: Connect, name: str) -> None:
    pages = [Answer(body={"profiles": [{"id": "1"}], name: "t"}), Answer(body={"profiles": [{"id": "2"}], name: ""})]
    api = connect(*pages)
    page = await api.call("summary_profiles.list", limit=1)
    found = [each async for each in page] if api.kind == "async" else list(page)
    assert [each.id for each in found] == ["1", "2"]
    paths = ["/v2/visit_profile?limit=1", "/v2/visit_profile?limit=1&page_token=t"]
    assert [sorted(each.path.split("?")[1].split("&")) for each in api.sent] == [
        sorted(path.split("?")[1].split("&")) for path in paths
    ]


async def test_a_profile_is_deleted_and_changed_safely_but_made_once(connect: Connect) -> None:
    lost = httpx.ReadError("lost")
    assert await connect(lost, Answer()).call("summary_profiles.update", "p1", name="x") is not None
    await connect(lost, Answer()).call("summary_profiles.delete", "p1")
    for method in ("summary_profiles.create", "annotations.create"):
        api = connect(lost)
        with pytest.raises(fullstory.ConnectionFailedError) as caught:
            await api.call(method, "x")
        assert len(api.sent) == 1
        assert "activation" not in str(caught.value)


async def test_an_annotation_is_made(connect: Connect) -> None:
    answer = {"text": "Release", "start_time": "2026-01-02T03:04:05Z", "end_time": "2026-01-02T03:04:05Z", "source": ""}
    api = connect(*[Answer(body=answer)] * 3)
    made = await api.call("annotations.create", "Release", start_time=NOW)
    assert (made.text, made.start_time, made.source) == ("Release", NOW, "")
    assert await api.call("annotations.create", text="Release", start_time=NOW) == made
    assert (await api.call("annotations.with_response.create", "Release", start_time=NOW)).parsed == made
    body = {"text": "Release", "start_time": "2026-01-02T03:04:05Z"}
    assert [(each.method, each.path, json.loads(each.body)) for each in api.sent] == [
        ("POST", "/v2/annotations", body)
    ] * 3


ME = {"email": "a@example.com", "orgId": "KWH", "role": "ARCHITECT", "scopes": "read", "clientId": "c", "new": 1}
QUOTA = {
    "usage": "18446744073709551615",
    "limit": "100",
    "period_start": "2026-01-01T00:00:00Z",
    "period_end": "2026-02-01T00:00:00Z",
}


@pytest.mark.parametrize("method", ["me", "account.me", "with_response.me", "account.with_response.me"])
async def test_a_key_is_tested(connect: Connect, method: str) -> None:
    api = connect(Answer(body=ME))
    answer = await api.call(method)
    me = answer.parsed if "with_response" in method else answer
    assert (me.email, me.org_id, me.role, me.client_id, me.embed_partner_id) == (
        "a@example.com", "KWH", "ARCHITECT", "c", None,
    )  # fmt: skip
    assert "a@example.com" not in repr(me)
    assert (api.sent[0].method, api.sent[0].path) == ("GET", "/me")


@pytest.mark.parametrize("method", ["quotas", "account.quotas", "with_response.quotas"])
async def test_quotas_are_read(connect: Connect, method: str) -> None:
    api = connect(Answer(body={"session_quota": QUOTA}))
    answer = await api.call(method)
    quotas = answer.parsed if "with_response" in method else answer
    assert int(quotas.session_quota.usage) == 2**64 - 1
    assert quotas.session_quota.period_end == datetime(2026, 2, 1, tzinfo=UTC)
    assert quotas.server_event_quota is None
    assert api.sent[0].path == "/v2/organization/quotas"
