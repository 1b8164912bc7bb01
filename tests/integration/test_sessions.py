"""Sessions, profiles and the account over real sockets: against the sandbox, and where connections break."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import fullstory
from fullstory import FullStory
from fullstory.generated import models
from fullstory.sandbox import Sandbox
from tests.clients import Client, settled
from tests.integration.faulty_server import BREAKS, Fault, FaultyServer, Sent, Step, Then, always, closed_port, response
from tests.integration.harness import Connect
from tests.integration.own_clients import Opener

COST = "the call may have cost an activation, so it was not repeated"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(open_client: Opener, sandbox: Sandbox) -> Client:
    return open_client(sandbox.url, api_key=sandbox.api_key)


async def both(resource: Any, method: str, *args: Any, **fields: Any) -> Any:
    """Call a method with and without its response, and return the result, which must be of one kind."""
    plain = await settled(getattr(resource, method)(*args, **fields))
    whole = await settled(getattr(resource.with_response, method)(*args, **fields))
    assert (whole.status_code, type(whole.parsed)) == (200, type(plain))
    assert whole.headers["content-type"] == "application/json"
    return plain


async def session_of(client: Client, **fields: Any) -> Any:
    await settled(client.events.create(name="Seen", user={"uid": "ada"}, properties={"plan": "pro"}))
    (session,) = (await both(client.sessions, "list", **fields)).results
    assert isinstance(session, models.Session)
    return session


async def test_a_session_from_the_list_to_its_summary(client: Client) -> None:
    session = await session_of(client, uid="ada", limit=3)
    for form in (session.id, session.app_url, session.id.replace(":", "!")):
        (event,) = (await both(client.sessions, "events", form)).events
        assert (event.event_type, event.event_properties["event_name"]) == ("custom", "Seen")
        assert f"{event.device_id}:{event.session_id}" == session.id
    data = (await both(client.sessions, "context", session.app_url, context={"include": ["user"]})).context_data
    assert (data.context.session_id, data.context.user_context.user_uid) == (session.id, "ada")
    assert data.context.org_context is None
    assert [event.description for page in data.pages for event in page.events] == ["Seen"]
    assert "1 event" in (await both(client.sessions, "summary", session.id)).summary
    none = await both(client.sessions, "summary", session.id, end="2020-01-01T00:00:00Z")
    assert "0 events" in none.summary
    with pytest.raises(fullstory.NotFoundError):
        await settled(client.sessions.events("5:6"))


async def test_a_profile_from_its_creation_to_its_end(client: Client) -> None:
    session = await session_of(client, uid="ada")
    shape = {"type": "OBJECT", "properties": {"count": {"type": "INTEGER"}}}
    profiles = client.summary_profiles
    profile = await both(
        profiles, "create", "Support", slice={"duration_limit_ms": 60_000}, llm={"response_schema": shape}
    )
    assert (profile.name, profile.configuration.slice_.duration_limit_ms) == ("Support", "60000")
    assert await both(profiles, "get", profile.id) == profile
    assert (await both(profiles, "update", profile.id, name="Sales")).name == "Sales"
    page: Any = profiles.list(limit=1)
    names = [each.name for each in page] if isinstance(client, FullStory) else [each.name async for each in page]
    assert sorted(names) == ["Sales", "Support"]
    whole = await settled(profiles.with_response.list(limit=1))
    assert (len(whole.parsed.results), whole.parsed.total_records) == (1, None)
    assert whole.parsed.next_page_token
    assert (await both(client.sessions, "summary", session.id, profile=profile.id)).response["count"] == 1
    overrides = {"llm": {"response_schema": {"properties": {"good": {"type": "BOOLEAN"}}}}}
    laid = await both(client.sessions, "summary", session.id, profile=profile.id, **overrides)
    assert dict(laid.response) == {"count": 1, "good": True}
    await settled(profiles.delete(profile.id))
    with pytest.raises(fullstory.NotFoundError):
        await settled(profiles.with_response.delete(profile.id))


async def test_the_account_and_annotations(client: Client) -> None:
    me = await settled(client.me())
    assert (me.org_id, me.role) == ("SANDBOX", "ADMIN")
    assert (await settled(client.with_response.me())).parsed == me == await both(client.account, "me")
    assert (await both(client.account, "quotas")).server_event_quota.usage == "0"
    assert await settled(client.quotas()) == (await settled(client.with_response.quotas())).parsed
    assert (await both(client.annotations, "create", "Release 4.2", source="CI")).text == "Release 4.2"
    with pytest.raises(fullstory.BadRequestError, match="text is required"):
        await settled(client.annotations.create(""))


async def test_activations_run_out(client: Client, sandbox: Sandbox) -> None:
    session = await session_of(client, uid="ada")
    sandbox.configure(limits={"activations": 1})
    await settled(client.sessions.summary(session.id))
    with pytest.raises(fullstory.RateLimitError) as caught:
        await settled(client.sessions.summary(session.id))
    assert (caught.value.retry_after or 0) > 0
    assert "not repeated" not in str(caught.value)


# Raw calls

SLICE: Any = {"slice": {"event_limit": 5}}
RAW: dict[str, tuple[tuple[Any, ...], dict[str, Any], type]] = {
    "account.get_me": ((), {}, models.GetMeResponse),
    "account.get_quotas": ((), {}, models.GetQuotasResponse),
    "account.list_datasets": ((), {}, models.ListDatasetsResponse),
    "annotations.create_annotation": ((), {"body": {"text": "x"}}, models.CreateAnnotationResponse),
    "sessions.list_sessions": ((), {"uid": "ada", "limit": 5}, models.ListSessionsResponse),
    "sessions.list_sessions_v1": ((), {"uid": "ada"}, models.ListSessionsV1Response),
    "sessions.get_session_events": (("1:2",), {}, models.GetSessionEventsResponse),
    "sessions.generate_session_context": (("1:2",), {"body": SLICE}, models.GenerateSessionContextResponse),
    "sessions.generate_session_summary": (("1:2",), {"config_profile": "P"}, models.GenerateSessionSummaryResponse),
    "sessions.generate_session_summary_with_overrides": (
        ("1:2",),
        {"body": {"config_profile": "P", **SLICE}},
        models.GenerateSessionSummaryResponse,
    ),
    "summary_profiles.create_summary_profile": ((), {"body": {"name": "x", **SLICE}}, models.SummaryProfile),
    "summary_profiles.list_summary_profiles": ((), {"limit": 5}, models.ListSummaryProfilesResponse),
    "summary_profiles.get_summary_profile": (("P",), {}, models.SummaryProfile),
    "summary_profiles.update_summary_profile": (("P",), {"body": {"name": "x"}}, models.SummaryProfile),
    "summary_profiles.delete_summary_profile": (("P",), {}, models.DeleteSummaryProfileResponse),
}


def naming(given: Any, profile: str) -> Any:
    """Return arguments with the id of a profile in the place of `P`."""
    if isinstance(given, dict):
        return {name: naming(value, profile) for name, value in given.items()}
    if isinstance(given, tuple):
        return tuple(naming(value, profile) for value in given)
    return profile if given == "P" else given


@pytest.mark.parametrize("operation", RAW)
async def test_every_operation_can_be_called_raw(client: Client, sandbox: Sandbox, operation: str) -> None:
    sandbox.add_session(user_uid="ada", session_id="1:2")
    profile = await settled(client.summary_profiles.create("Support"))
    args, fields, model = RAW[operation]
    args, fields = naming(args, profile.id), naming(fields, profile.id)
    module = import_module(f"fullstory.generated.api.{operation}")
    call = module.sync_detailed if isinstance(client, FullStory) else module.asyncio_detailed
    answer = await settled(call(*args, client=client.raw, **fields))
    assert (answer.status_code, type(answer.parsed)) == (200, model)


async def test_the_older_list_is_read(client: Client, sandbox: Sandbox) -> None:
    from fullstory.generated.api.sessions import list_sessions_v1

    sandbox.add_session(user_uid="ada", session_id="1:2", last_activity="2030-01-01T10:00:00Z")
    call: Any = list_sessions_v1.sync if isinstance(client, FullStory) else list_sessions_v1.asyncio
    (session,) = (await settled(call(client=client.raw, uid="ada"))).sessions
    assert (session.user_id, session.session_id, session.created_time) == ("1", "2", "1893492000")
    assert session.fs_url.endswith("/session/1%3A2")


# Connections that break

CALLS = {"events": {}, "context": {}, "summary": {}, "with_response.summary": {"slice": {"event_limit": 5}}}
costly = pytest.mark.parametrize(("method", "fields"), CALLS.items(), ids=CALLS)


async def call(client: Client, method: str, fields: Any) -> Any:
    resource: Any = client.sessions
    if method.startswith("with_response."):
        resource = resource.with_response
    return await settled(getattr(resource, method.rpartition(".")[2])("1:2", **fields))


@costly
@pytest.mark.parametrize("fault", BREAKS.values(), ids=BREAKS)
async def test_a_connection_that_breaks_is_not_made_again(
    connect: Connect, method: str, fields: Any, fault: Fault
) -> None:
    with FaultyServer([fault(always(response(body={})))] * 2) as server:
        subject = connect(server.url)
        with pytest.raises(fullstory.ConnectionFailedError, match=COST):
            await call(subject.client, method, fields)
        assert server.connections == 1
        assert subject.waits == []


@costly
async def test_an_answer_that_does_not_come_is_not_asked_for_again(
    open_client: Opener, method: str, fields: Any
) -> None:
    silence = Step(always(response(body={})), Sent.NOTHING, Then.HANG)
    with FaultyServer([silence, silence]) as server:
        with pytest.raises(fullstory.RequestTimeoutError, match=COST):
            await call(open_client(server.url, timeout=0.3), method, fields)
        assert len(server.requests) == 1


@costly
async def test_a_refused_connection_is_tried_again(connect: Connect, method: str, fields: Any) -> None:
    subject = connect(f"http://127.0.0.1:{closed_port()}")
    with pytest.raises(fullstory.ConnectionFailedError) as caught:
        await call(subject.client, method, fields)
    assert subject.waits == [0.5, 1.0]
    assert "activation" not in str(caught.value)


async def test_every_kind_of_client_knows_a_refused_connection(open_client: Opener) -> None:
    client = open_client(f"http://127.0.0.1:{closed_port()}", max_retries=0)
    with pytest.raises(fullstory.ConnectionFailedError) as caught:
        await call(client, "summary", {})
    assert caught.value.can_retry
    assert "activation" not in str(caught.value)
