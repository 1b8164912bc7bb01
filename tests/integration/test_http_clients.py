"""The user's own HTTP client: it is used as it is, stays as it was, and stays open."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias

import httpx
import pytest
from httpx_aiohttp import HttpxAiohttpClient

import fullstory
from fullstory import FullStory
from fullstory.sandbox import Sandbox
from tests.clients import Client, HttpClient, settled
from tests.integration.answers import USERS, Batches, api
from tests.integration.faulty_server import BREAKS, Fault, FaultyServer, Step, always, closed_port, response
from tests.integration.harness import API_KEY, client_on, close

MakeHttp: TypeAlias = Callable[..., HttpClient]

OWN_AUTHORIZATION = f"Basic {b64encode(b'me:mine').decode()}"
OWN_OPTIONS: dict[str, Any] = {
    "auth": ("me", "mine"),
    "base_url": "https://intranet.example/wiki/",
    "cookies": {"session": "mine"},
    "event_hooks": {"request": [], "response": []},
    "follow_redirects": True,
    "headers": {"X-Team": "data", "Authorization": "Bearer mine", "Accept": "text/html"},
    "params": {"trace": "7"},
    "timeout": httpx.Timeout(1.5, pool=9.0),
    "trust_env": False,
}


@pytest.fixture(params=[httpx.Client, httpx.AsyncClient, HttpxAiohttpClient], ids=["httpx", "httpx async", "aiohttp"])
async def make_http(request: pytest.FixtureRequest) -> AsyncIterator[MakeHttp]:
    """Makes HTTP clients, of one kind after the other; their owner closes them."""
    made: list[HttpClient] = []

    def make(**options: Any) -> HttpClient:
        made.append(request.param(**options))
        return made[-1]

    yield make
    for http in made:
        await close(http)


def look(http: HttpClient) -> dict[str, Any]:
    """Everything about an HTTP client that could have been changed."""
    return {
        "auth": http.auth,
        "base_url": http.base_url,
        "cookies": dict(http.cookies),
        "event_hooks": http.event_hooks,
        "follow_redirects": http.follow_redirects,
        "headers": list(http.headers.multi_items()),
        "is_closed": http.is_closed,
        "max_redirects": http.max_redirects,
        "params": http.params,
        "timeout": http.timeout,
        "trust_env": http.trust_env,
        "transport": http._transport,
    }


async def use_everything(client: Client) -> None:
    """Make every kind of request: a plain one, one with options, a batch job, a raw one."""
    from fullstory.generated.api.users import get_user

    await settled(client.users.create(uid="ada"))
    other = client.with_options(timeout=2.0, api_key="another", integration_source="TEST")
    await settled(other.users.get("1"))
    await close(other)
    job = client.users.batch_create(USERS, options=fullstory.BatchJobOptions(poll_interval=0.01))
    await settled(job.execute().wait(timeout=10))
    if isinstance(client, FullStory):
        assert get_user.sync("1", client=client.raw) is not None
    else:
        assert await get_user.asyncio("1", client=client.raw) is not None


async def test_it_is_left_open_and_as_it_was(make_http: MakeHttp) -> None:
    http = make_http(**OWN_OPTIONS)
    before = look(http)
    batches = Batches()
    with FaultyServer(rest=lambda request: (batches if "batch" in request.path else api)(request)) as server:
        client = client_on(http, server.url)
        await use_everything(client)
        await close(client)
        assert look(http) == before
        assert not http.is_closed
        # Its owner goes on with it, and nothing of ours goes along.
        await settled(http.get(f"{server.url}/own"))
        own = server.requests[-1]
        assert own.headers["authorization"] == OWN_AUTHORIZATION
        assert (own.headers["accept"], own.headers["x-team"]) == ("text/html", "data")
        assert API_KEY not in str(server.requests[-1])


async def test_our_requests_are_ours(make_http: MakeHttp) -> None:
    """Our URL, key and headers come before its own; whatever else it always sends goes along."""
    with FaultyServer(rest=api) as server:
        await settled(client_on(make_http(**OWN_OPTIONS), server.url).users.create(uid="ada"))
        (request,) = server.requests
    assert request.target == "/v2/users?trace=7"
    assert request.headers["authorization"] == f"Basic {API_KEY}"
    assert request.headers["accept"] == "application/json"
    assert request.headers["x-team"] == "data"
    assert request.headers["cookie"] == "session=mine"


@pytest.mark.parametrize(
    "auth", [("me", "mine"), httpx.DigestAuth("me", "mine"), lambda request: request], ids=["basic", "digest", "own"]
)
@pytest.mark.parametrize("key", [API_KEY, f"Bearer {API_KEY}"])
async def test_an_auth_of_its_own_does_not_replace_the_key(make_http: MakeHttp, auth: Any, key: str) -> None:
    with FaultyServer(rest=api) as server:
        client = client_on(make_http(auth=auth), server.url, api_key=key)
        await settled(client.users.create(uid="ada"))
        expected = key if " " in key else f"Basic {key}"
        assert [request.headers["authorization"] for request in server.requests] == [expected]


async def test_it_does_not_follow_redirects_for_us(make_http: MakeHttp) -> None:
    http = make_http(follow_redirects=True)
    with FaultyServer(rest=api) as elsewhere:
        moved = response(307, headers=[("Location", f"{elsewhere.url}/v2/users/1")])
        with FaultyServer(rest=always(moved)) as server:
            client = client_on(http, server.url)
            for call in (lambda: client.users.create(uid="ada"), lambda: client.users.get("1")):
                with pytest.raises(fullstory.ApiError) as caught:
                    await settled(call())
                assert caught.value.status_code == 307
            assert elsewhere.connections == 0
            # For its owner it does.
            assert (await settled(http.get(f"{server.url}/own"))).status_code == 200
            assert elsewhere.connections == 1


@pytest.mark.parametrize("own", [None, 0.05], ids=["unlimited", "shorter"])
async def test_our_timeout_counts_not_its_own(make_http: MakeHttp, own: float | None) -> None:
    with FaultyServer([Step(api, delay=0.2), Step(api, delay=0.6)]) as server:
        http = make_http(timeout=own)
        patient = client_on(http, server.url, timeout=5, max_retries=0)
        assert (await settled(patient.users.get("1"))).uid == "ada"
        hasty = client_on(http, server.url, timeout=0.1, max_retries=0)
        with pytest.raises(fullstory.RequestTimeoutError):
            await settled(hasty.users.get("1"))
        assert http.timeout == httpx.Timeout(own)


@pytest.mark.parametrize("fault", list(BREAKS.values()), ids=list(BREAKS))
async def test_faults_are_the_same_whichever_client_meets_them(make_http: MakeHttp, fault: Fault) -> None:
    with FaultyServer([fault(api), fault(api)], rest=api) as server:
        with pytest.raises(fullstory.ConnectionFailedError):
            await settled(client_on(make_http(), server.url, max_retries=0).users.create(uid="ada"))
        server.requests.clear()
        client = client_on(make_http(), server.url)
        assert (await settled(client.users.create(uid="ada"))).id == "1"
        assert len({request.headers["idempotency-key"] for request in server.requests}) == 1


async def test_nobody_listens(make_http: MakeHttp) -> None:
    client = client_on(make_http(), f"http://127.0.0.1:{closed_port()}")
    with pytest.raises(fullstory.ConnectionFailedError):
        await settled(client.users.get("1"))


async def test_no_error_shows_the_key(make_http: MakeHttp) -> None:
    """aiohttp puts a request's headers into the repr of what it raises."""
    no_http = always(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    with FaultyServer(rest=no_http) as server, pytest.raises(fullstory.FullStoryError) as caught:
        await settled(client_on(make_http(), server.url).users.create(uid="ada"))
    link: BaseException | None = caught.value
    while link is not None:
        assert API_KEY not in f"{link} {link!r}"
        link = link.__cause__


async def test_one_that_its_owner_closed(make_http: MakeHttp) -> None:
    """Even then what comes is an error of this package."""
    http = make_http()
    with FaultyServer(rest=api) as server:
        client = client_on(http, server.url)
        await settled(client.users.get("1"))
        await close(http)
        with pytest.raises(fullstory.InvalidArgumentError, match="http_client is closed"):
            await settled(client.users.get("1"))


async def test_two_clients_share_it(make_http: MakeHttp) -> None:
    http = make_http()
    with FaultyServer(rest=api) as server:
        first, second = (client_on(http, server.url, api_key=key) for key in ("first", "second"))
        await settled(first.users.get("1"))
        await close(first)
        await settled(second.users.get("1"))
        assert [request.headers["authorization"] for request in server.requests] == ["Basic first", "Basic second"]
        assert server.connections == 1


async def test_an_import_into_the_sandbox(make_http: MakeHttp) -> None:
    with Sandbox(processing_time=0.05) as sandbox:
        http = make_http()
        client = client_on(http, sandbox.url, api_key=sandbox.api_key)
        options = fullstory.BatchJobOptions(poll_interval=0.05)
        job = client.users.batch_create(USERS, options=options).execute()
        result: Any = await settled(job.wait(timeout=10))
        assert [user.uid for user in result.imports] == ["ada", "grace"]
        page: Any = await settled(client.users.list(uid="ada"))
        assert [user.uid for user in page.results] == ["ada"]
        # The sandbox waits for connections that are open.
        await close(http)
