"""The user's own HTTP client: it is used as it is, stays as it was, and stays open."""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias

import httpx
import httpx2
import pytest
from httpx_aiohttp import HttpxAiohttpClient

import fullstory
from fullstory import FullStory
from fullstory.generated.api.users import get_user
from fullstory.sandbox import Sandbox
from tests.clients import Client, HttpClient, settled
from tests.integration.answers import USERS, Batches, api
from tests.integration.faulty_server import BREAKS, Fault, FaultyServer, Step, always, closed_port, response
from tests.integration.harness import API_KEY, client_on, close
from tests.integration.own_clients import run_script

MakeHttp: TypeAlias = Callable[..., HttpClient]

GZIP = ("Content-Encoding", "gzip")
OWN_AUTHORIZATION = f"Basic {b64encode(b'me:mine').decode()}"
OWN_OPTIONS: dict[str, Any] = {
    "auth": ("me", "mine"),
    "base_url": "https://intranet.example/wiki/",
    "cookies": {"session": "mine"},
    "event_hooks": {"request": [], "response": []},
    "follow_redirects": True,
    "headers": {"X-Team": "data", "Authorization": "Bearer mine", "Accept": "text/html"},
    "params": {"trace": "7"},
    "timeout": (1.5, 1.5, 1.5, 9.0),
    "trust_env": False,
}


KINDS = {
    "httpx": httpx.Client,
    "httpx async": httpx.AsyncClient,
    "aiohttp": HttpxAiohttpClient,
    "httpx2": httpx2.Client,
    "httpx2 async": httpx2.AsyncClient,
}


@pytest.fixture(params=list(KINDS.values()), ids=list(KINDS))
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
    await settled(client.users.create(uid="ada"))
    other = client.with_options(timeout=2.0, api_key="another", integration_source="TEST")
    await settled(other.users.get("1"))
    await close(other)
    job = client.users.batch_create(USERS, options=fullstory.BatchJobOptions(poll_interval=0.01))
    await settled(job.execute().wait(timeout=10))
    assert await raw_get(client) is not None


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


@pytest.mark.parametrize("auth", ["basic", "digest", "own"])
@pytest.mark.parametrize("key", [API_KEY, f"Bearer {API_KEY}"])
async def test_an_auth_of_its_own_does_not_replace_the_key(make_http: MakeHttp, auth: str, key: str) -> None:
    http: Any = make_http()
    family = httpx2 if isinstance(http, httpx2.Client | httpx2.AsyncClient) else httpx
    kinds = {"basic": ("me", "mine"), "digest": family.DigestAuth("me", "mine"), "own": lambda request: request}
    http.auth = kinds[auth]
    with FaultyServer(rest=api) as server:
        await settled(client_on(http, server.url, api_key=key).users.create(uid="ada"))
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


def client_of(http: HttpClient, url: str, **options: Any) -> Any:
    """Make a client as a user does."""
    make: Any = fullstory.init if isinstance(http, httpx.Client | httpx2.Client) else fullstory.init_async
    return make(API_KEY, base_url=url, http_client=http, **options)


async def raw_get(client: Any) -> Any:
    raw = get_user.sync if isinstance(client, FullStory) else get_user.asyncio
    return await settled(raw("1", client=client.raw))


@pytest.mark.parametrize("own", [None, 0.05], ids=["unlimited", "shorter"])
async def test_a_timeout_that_is_given_counts_not_its_own(make_http: MakeHttp, own: float | None) -> None:
    with FaultyServer([Step(api, delay=0.2), Step(api, delay=0.2), Step(api, delay=0.6)]) as server:
        http = make_http(timeout=own)
        before = http.timeout
        patient = client_of(http, server.url, timeout=5, max_retries=0)
        assert (await settled(patient.users.get("1"))).uid == "ada"
        assert (await raw_get(patient)).uid == "ada"
        hasty = patient.with_options(timeout=0.1)
        with pytest.raises(fullstory.RequestTimeoutError):
            await settled(hasty.users.get("1"))
        assert http.timeout is before


async def test_otherwise_its_own_timeout_counts(make_http: MakeHttp) -> None:
    with FaultyServer(rest=api, script=[Step(api, delay=3)] * 3) as server:
        client = client_of(make_http(timeout=0.2), server.url, max_retries=0)
        for each in (client, client.with_options(max_retries=0)):
            with pytest.raises(fullstory.RequestTimeoutError):
                await settled(each.users.get("1"))
        with pytest.raises((httpx.TimeoutException, httpx2.TimeoutException)):
            await raw_get(client)
        # A default that is given is given.
        assert (await settled(client.with_options(timeout=30.0).users.get("1"))).uid == "ada"


def test_httpx2_is_not_imported_for_those_who_do_not_use_it() -> None:
    script = """
import sys, httpx, fullstory
client = fullstory.init("key", base_url="http://127.0.0.1:1", http_client=httpx.Client(), max_retries=0)
try:
    client.users.get("1")
except fullstory.ConnectionFailedError:
    print("httpx2" in sys.modules)
"""
    assert run_script(script) == "False\n"


def test_httpx2_in_the_place_of_httpx() -> None:
    """A process may have every package that imports httpx use httpx2."""
    script = """
import asyncio, sys, httpx2
httpx2.alias_httpx()
import fullstory

async def main():
    async with fullstory.init_async("key", base_url=sys.argv[1]) as client:
        print((await client.users.get("1")).uid)

with fullstory.init("key", base_url=sys.argv[1]) as client:
    print(client.users.get("1").uid)
asyncio.run(main())
sys.modules["httpx_aiohttp"] = None
asyncio.run(main())
"""
    with FaultyServer(rest=api) as server:
        assert run_script(script, server.url) == "ada\n" * 3
        assert server.connections == 3


async def test_a_hook_of_its_own_may_read_the_answer(make_http: MakeHttp) -> None:
    read: list[bytes] = []

    def hook(response: Any) -> None:
        read.append(response.read())

    async def async_hook(response: Any) -> None:
        read.append(await response.aread())

    with FaultyServer(rest=always(response(200, gzip.compress(b'{"uid": "ada"}'), headers=[GZIP]))) as server:
        http: Any = make_http()
        is_blocking = isinstance(http, httpx.Client | httpx2.Client)
        http.event_hooks = {"response": [hook if is_blocking else async_hook]}
        client = client_of(http, server.url)
        assert (await settled(client.users.get("1"))).uid == "ada"
        assert read == [b'{"uid": "ada"}']
        with pytest.raises(fullstory.ResponseParseError, match="more than 5 bytes"):
            await settled(client.with_options(max_response_bytes=5).users.get("1"))


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
    http = make_http()
    with FaultyServer(rest=api) as server:
        client = client_on(http, server.url)
        await settled(client.users.get("1"))
        await close(http)
        with pytest.raises(fullstory.InvalidArgumentError, match="http_client is closed: keep it open as long as"):
            await settled(client.users.get("1"))
        assert len(server.requests) == 1


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
