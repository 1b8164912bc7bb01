"""The client: where its connections come from, who closes them, and clients made from clients."""

from __future__ import annotations

from typing import Any

import httpx
import httpx2
import httpx_aiohttp
import pytest
import respx

import fullstory
from fullstory import AsyncFullStory, FullStory, InvalidArgumentError
from tests.clients import settled
from tests.unit.harness import API_KEY, Answer, Connect

CREATED = Answer(body={"id": "1"})


async def close(client: Any) -> None:
    await settled((client.close if isinstance(client, FullStory) else client.aclose)())


def http_of(client: FullStory | AsyncFullStory) -> httpx.Client | httpx.AsyncClient:
    """Return the HTTP client that a client sends with."""
    raw = client.raw
    return raw.get_httpx_client() if isinstance(client, FullStory) else raw.get_async_httpx_client()


@pytest.fixture(params=[FullStory, AsyncFullStory])
def client(request: pytest.FixtureRequest) -> Any:
    """A client of either kind with connections of its own."""
    return request.param("key")


async def test_the_users_http_client_is_left_as_it_is_and_open(connect: Connect) -> None:
    api = connect(CREATED)
    api.http.headers["X-Mine"] = "1"
    before = dict(api.http.headers), api.http.timeout, str(api.http.base_url), dict(api.http.cookies)
    await api.call("users.create")
    assert api.request.headers["X-Mine"] == "1"
    await close(api.client)
    assert not api.http.is_closed
    assert (dict(api.http.headers), api.http.timeout, str(api.http.base_url), dict(api.http.cookies)) == before


async def test_the_key_goes_out_whatever_the_users_http_client_authenticates_with(connect: Connect) -> None:
    api = connect(CREATED)
    api.http.auth = httpx.BasicAuth("name", "password")
    api.http.headers["authorization"] = "mine"
    await api.call("users.create")
    assert api.request.headers.get_list("Authorization") == [f"Basic {API_KEY}"]


# They are made in no time.
NO_NETWORK: Any = httpx.MockTransport(lambda request: httpx.Response(500))
WRONG = {
    "x": "builtins.str",
    object(): "builtins.object",
    httpx.Client: "builtins.type",
    type("Session", (), {"__module__": "requests.sessions"})(): "requests.sessions.Session",
}


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        *WRONG.items(),
        (httpx.AsyncClient(transport=NO_NETWORK), "httpx.AsyncClient"),
        (httpx2.AsyncClient(transport=NO_NETWORK), "httpx2.AsyncClient"),
    ],
)
def test_a_blocking_client_takes_a_blocking_http_client(wrong: Any, name: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        FullStory("key", http_client=wrong)
    assert str(caught.value) == f"http_client must be an httpx.Client or httpx2.Client, not {name}"


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        *WRONG.items(),
        (httpx.Client(transport=NO_NETWORK), "httpx.Client"),
        (httpx2.Client(transport=NO_NETWORK), "httpx2.Client"),
    ],
)
def test_an_async_client_takes_an_async_http_client(wrong: Any, name: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        AsyncFullStory("key", http_client=wrong)
    assert str(caught.value) == f"http_client must be an httpx.AsyncClient or httpx2.AsyncClient, not {name}"


async def test_an_http_client_on_aiohttp() -> None:
    async with httpx_aiohttp.HttpxAiohttpClient() as http:
        client = AsyncFullStory("key", http_client=http)
        assert client.raw.get_async_httpx_client() is http
        await client.aclose()
        assert not http.is_closed


async def test_closing_closes_connections_of_its_own(client: Any) -> None:
    http = http_of(client)
    await close(client)
    assert http.is_closed
    await close(client)


async def test_a_closed_client_says_so(client: Any) -> None:
    await close(client)
    with pytest.raises(InvalidArgumentError, match="the client is closed: make a new one"):
        await settled(client.users.get("1"))


async def test_a_closed_http_client_says_so(connect: Connect) -> None:
    api = connect()
    await settled((api.http.close if isinstance(api.http, httpx.Client | httpx2.Client) else api.http.aclose)())
    with pytest.raises(InvalidArgumentError, match="http_client is closed: keep it open as long as the client is used"):
        await api.call("users.get", "1")


async def test_context_managers() -> None:
    with fullstory.init("key") as client:
        http = http_of(client)
        assert not http.is_closed
    assert http.is_closed
    async with fullstory.init_async("key") as async_client:
        async_http = http_of(async_client)
        assert not async_http.is_closed
    assert async_http.is_closed


async def test_a_context_manager_closes_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), fullstory.init("key") as client:
        raise ZeroDivisionError
    assert http_of(client).is_closed
    with pytest.raises(ZeroDivisionError):
        async with fullstory.init_async("key") as async_client:
            raise ZeroDivisionError
    assert http_of(async_client).is_closed


async def test_with_options_changes_only_the_new_client(connect: Connect) -> None:
    api = connect(CREATED, CREATED, CREATED)
    other = api.client.with_options(timeout=3, integration_source="acme", api_key="other key")
    await settled(other.users.create())
    await settled(other.events.with_response.create(name="n"))
    await api.call("users.create")
    first, second, third = api.requests
    for changed in (first, second):
        assert changed.headers["Authorization"] == "other key"
        assert changed.headers["Integration-Source"] == "acme"
        assert changed.extensions["timeout"]["read"] == 3
    assert third.headers["Authorization"].startswith("Basic na1.")
    assert "Integration-Source" not in third.headers
    assert third.extensions["timeout"]["read"] == 30


async def test_with_options_keeps_what_it_does_not_change(connect: Connect) -> None:
    api = connect(
        Answer(503), CREATED, api_key="eu1.abc", base_url=None, timeout=3, integration_source="acme", max_retries=0
    )
    other = api.client.with_options(max_retries=1).with_options(base_url="https://other.example")
    await settled(other.users.create())
    assert len(api.requests) == 2
    for request in api.requests:
        assert request.url.host == "other.example"
        assert request.headers["Authorization"] == "Basic eu1.abc"
        assert request.headers["Integration-Source"] == "acme"
        assert request.extensions["timeout"]["read"] == 3


async def test_with_options_can_take_the_integration_source_away(connect: Connect) -> None:
    api = connect(CREATED, integration_source="acme")
    await settled(api.client.with_options(integration_source=None).users.create())
    assert "Integration-Source" not in api.request.headers


async def test_another_key_goes_to_its_own_region(connect: Connect) -> None:
    api = connect(CREATED, base_url=None)
    await settled(api.client.with_options(api_key="eu1.abc").users.create())
    assert api.request.url.host == "api.eu1.fullstory.com"


async def test_the_environment_counts_when_the_first_client_is_made(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = connect(CREATED, base_url=None)
    monkeypatch.setenv("FULLSTORY_BASE_URL", "https://later.example")
    await settled(api.client.with_options(timeout=1).users.create())
    assert api.request.url.host == "api.fullstory.com"


async def test_max_retries_of_with_options(connect: Connect) -> None:
    api = connect(*[Answer(503)] * 3, max_retries=0)
    with pytest.raises(fullstory.ServerError):
        await settled(api.client.with_options(max_retries=1).users.get("1"))
    with pytest.raises(fullstory.ServerError):
        await api.call("users.get", "1")
    assert len(api.sent) == 3


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"max_connections": 5}, "shares the connections: make a new client to change max_connections"),
        ({"http_client": None}, "shares the connections: make a new client to change http_client"),
        ({"timeout": 0}, "timeout"),
        ({"max_retries": -1}, "max_retries"),
        ({"base_url": "http://far.example"}, "base_url"),
        ({"api_key": "a\nb"}, "api_key"),
        ({"api_key": None}, "api_key is missing"),
    ],
)
def test_with_options_checks_like_init(client: Any, changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(InvalidArgumentError, match=complaint):
        client.with_options(**changes)


async def test_clients_made_from_a_client_share_its_connections_and_never_close_them(client: Any) -> None:
    other = client.with_options(timeout=1)
    grandchild = other.with_options(timeout=2)
    assert type(other) is type(client)
    assert http_of(grandchild) is http_of(other) is http_of(client)
    await close(grandchild)
    await close(other)
    assert not http_of(client).is_closed
    await close(client)
    assert http_of(other).is_closed


def test_with_options_takes_options_by_name(client: Any) -> None:
    with pytest.raises(TypeError, match="positional argument"):
        client.with_options("another key")


def test_with_options_takes_no_other_names(client: Any) -> None:
    with pytest.raises(TypeError, match=r"^with_options\(\) got an unexpected keyword argument 'tiemout'$"):
        client.with_options(tiemout=1)


class Tenant(FullStory):
    region = "north"


class AsyncTenant(AsyncFullStory):
    region = "north"


@pytest.mark.parametrize("kind", [Tenant, AsyncTenant])
async def test_a_subclass_makes_clients_of_its_own_kind(kind: Any) -> None:
    client = kind("key")
    client.region, client.name = "south", "acme"
    users = client.users
    other = client.with_options(timeout=1)
    assert type(other) is kind
    assert (other.region, other.name) == ("south", "acme")
    assert http_of(other) is http_of(client)
    # Its resources carry its own options.
    assert other.users is not users
    assert client.users is users
    other.name = "changed"
    assert client.name == "acme"
    await close(client)


@respx.mock
async def test_connections_of_its_own_follow_no_redirect(client: Any) -> None:
    elsewhere = respx.get("https://elsewhere.example/").respond(200)
    respx.get("https://api.fullstory.com/v2/users/1").respond(302, headers={"Location": "https://elsewhere.example/"})
    with pytest.raises(fullstory.ApiError):
        await settled(client.users.get("1"))
    assert not elsewhere.called
    await close(client)


@respx.mock
async def test_failures_that_respx_makes(client: Any) -> None:
    respx.get("https://api.fullstory.com/v2/users/1").mock(side_effect=httpx.ConnectError("refused"))
    with pytest.raises(fullstory.ConnectionFailedError):
        await settled(client.with_options(max_retries=0).users.get("1"))
    await close(client)


async def test_pytest_httpx_is_obeyed(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It puts functions of its own into the transports of httpx."""

    def answer(self: Any, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"uid": request.url.path})

    async def answer_async(self: Any, request: httpx.Request) -> httpx.Response:
        return answer(self, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer_async)
    assert (await settled(client.users.get("1"))).uid == "/v2/users/1"
    await close(client)


@respx.mock
async def test_the_first_request_of_a_new_client(client: Any) -> None:
    route = respx.post("https://api.fullstory.com/v2/users").respond(200, json={"id": "1"})
    assert (await settled(client.users.create(uid="u"))).id == "1"
    assert route.calls.last.request.headers["Authorization"] == "Basic key"
    await close(client)
