"""The generated client of a client: the same connections, key, headers and timeout, and nothing more."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from fullstory.generated.api.events import create_event
from fullstory.generated.api.users import create_user, get_user
from fullstory.generated.client import AuthenticatedClient, Client
from fullstory.generated.errors import UnexpectedStatus
from fullstory.generated.models import CreateEventRequest, CreateUserRequest, ErrorResponse, GetUserResponse
from tests.clients import settled
from tests.unit.calls import USER
from tests.unit.harness import API_KEY, Answer, Connect, Twin


async def run(api: Twin, endpoint: Any, *args: Any, detailed: bool = False, **fields: Any) -> Any:
    """Call the function of an endpoint's module that fits the kind of client."""
    function = ("sync" if api.kind == "sync" else "asyncio") + ("_detailed" if detailed else "")
    return await settled(getattr(endpoint, function)(*args, client=api.client.raw, **fields))


async def test_a_generated_function_on_the_same_connections(connect: Connect) -> None:
    api = connect(Answer(body=USER), integration_source="acme", timeout=7)
    assert await run(api, get_user, "123") == GetUserResponse.from_dict(USER)
    assert (api.sent[0].method, api.sent[0].path) == ("GET", "/v2/users/123")
    assert api.request.headers["Authorization"] == f"Basic {API_KEY}"
    assert api.request.headers["Integration-Source"] == "acme"
    assert api.request.extensions["timeout"]["read"] == 7


async def test_a_model_as_body(connect: Connect) -> None:
    api = connect(Answer(body={"id": "1"}), Answer())
    created = await run(api, create_user, body=CreateUserRequest(uid="u"), idempotency_key="k")
    assert created.id == "1"
    assert (api.sent[0].body, api.sent[0].key) == (b'{"uid":"u"}', "k")
    await run(api, create_event, body=CreateEventRequest(name="n"))
    assert (api.sent[1].body, api.sent[1].key) == (b'{"name":"n"}', None)


async def test_there_are_no_retries_and_no_errors(connect: Connect) -> None:
    api = connect(Answer(503), Answer(404, {"code": "user_not_found", "message": "no"}), httpx.ReadError("lost"))
    assert await run(api, get_user, "1") is None
    assert await run(api, get_user, "1") == ErrorResponse(code="user_not_found", message="no")
    with pytest.raises(httpx.ReadError):
        await run(api, get_user, "1")
    assert len(api.sent) == 3


@pytest.mark.parametrize("status_code", [499, 520, 527])
async def test_status_codes_outside_of_ianas_list(connect: Connect, status_code: int) -> None:
    response = await run(connect(Answer(status_code, b"<html>")), get_user, "1", detailed=True)
    assert response.status_code == status_code
    assert (response.parsed, response.content) == (None, b"<html>")


async def test_redirects_are_not_followed(connect: Connect) -> None:
    api = connect(Answer(302, b"", {"Location": "https://elsewhere.example"}))
    api.http.follow_redirects = True
    response = await run(api, get_user, "1", detailed=True)
    assert response.status_code == 302
    assert len(api.sent) == 1


async def test_an_unexpected_status_raises_where_asked_for(connect: Connect) -> None:
    api = connect(Answer(520, b"down"))
    api.client.raw.raise_on_unexpected_status = True
    with pytest.raises(UnexpectedStatus, match="520"):
        await run(api, get_user, "1")


def test_what_is_left_out_is_none() -> None:
    assert GetUserResponse.from_dict({"id": "1", "is_being_deleted": False}).email is None
    assert CreateUserRequest().to_dict() == {}


async def test_the_callers_headers_stay_as_they_are() -> None:
    headers = {"X-Mine": "1"}
    raw = AuthenticatedClient(base_url="https://h.example/", token="k", headers=headers)
    request = raw.request_arguments({"url": "/"})
    assert request["headers"] == [("X-Mine", "1"), ("Authorization", "Basic k")]
    request["headers"].append(("X-Other", "2"))
    assert ("X-Other", "2") not in raw.request_arguments({"url": "/"})["headers"]
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=USER))) as http:
        get_user.sync("1", client=raw.set_httpx_client(http))
        assert "Authorization" not in http.headers
    assert headers == {"X-Mine": "1"}


async def test_headers_for_one_request_leave_the_client_alone(connect: Connect) -> None:
    api = connect(Answer(body=USER), Answer(body=USER))
    changed = api.client.raw.with_headers({"X-Mine": "1"}).with_timeout(3)
    await settled((get_user.sync if api.kind == "sync" else get_user.asyncio)("1", client=changed))
    await run(api, get_user, "1")
    first, second = api.requests
    assert (first.headers["X-Mine"], first.extensions["timeout"]["read"]) == ("1", 3)
    assert "X-Mine" not in second.headers
    assert second.extensions["timeout"]["read"] == 30


def test_a_client_by_itself_does_not_wait_for_ever() -> None:
    assert Client("https://h.example").request_arguments({"url": "/"})["timeout"] == httpx.Timeout(30)


def test_a_header_of_a_request_replaces_that_of_every_request_in_any_case() -> None:
    raw = Client("https://h.example", headers={"content-type": "text/plain"})
    request = raw.request_arguments({"url": "/", "headers": {"Content-Type": "application/json"}})
    assert request["headers"] == [("Content-Type", "application/json")]


async def test_connection_pools_of_its_own() -> None:
    raw = Client("https://h.example", cookies={"a": "1"}, httpx_args={"trust_env": False})
    with raw as blocking:
        assert dict(blocking.get_httpx_client().cookies) == {"a": "1"}
        assert raw.with_cookies({"b": "2"}).get_httpx_client() is not raw.get_httpx_client()
        assert raw.with_timeout(1).get_httpx_client() is raw.get_httpx_client()
    assert raw.get_httpx_client().is_closed
    async with raw as awaited:
        assert awaited.get_async_httpx_client() is raw.get_async_httpx_client()
    assert raw.get_async_httpx_client().is_closed
    assert repr(raw) == "Client(base_url='https://h.example')"
