"""Proxies that the environment names: this machine is never reached through one, everything else is."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest

import fullstory
from fullstory.generated.api.users import get_user
from tests.clients import settled
from tests.integration.answers import api
from tests.integration.faulty_server import FaultyServer, Request, closed_port, response
from tests.integration.harness import API_KEY
from tests.integration.own_clients import Opener

VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"]


@pytest.fixture
def proxy() -> Iterator[FaultyServer]:
    """A proxy that answers every request itself, and makes no tunnels."""

    def answer(request: Request) -> bytes:
        return response(502) if request.method == "CONNECT" else api(request)

    with FaultyServer(rest=answer) as proxy:
        yield proxy


@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_this_machine_is_never_reached_through_a_proxy(
    open_client: Opener, proxy: FaultyServer, variable: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, proxy.url)
    with FaultyServer(rest=api) as server:
        client: Any = open_client(f"http://{host}:{server.port}")
        assert (await settled(client.users.get("1"))).uid == "ada"
        raw = get_user.sync if isinstance(client, fullstory.FullStory) else get_user.asyncio
        assert await settled(raw("1", client=client.raw)) is not None
    # Nobody listens there.
    client = open_client(f"https://{host}:{closed_port()}", max_retries=0)
    with pytest.raises(fullstory.ConnectionFailedError):
        await settled(client.users.get("1"))
    assert proxy.connections == 0


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "ALL_PROXY", "http_proxy"])
async def test_other_hosts_are_reached_through_it(
    open_client: Opener, proxy: FaultyServer, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, proxy.url)
    client: Any = open_client("http://fullstory.test:8080")
    for _ in range(2):
        assert (await settled(client.users.get("1"))).uid == "ada"
    assert [request.target for request in proxy.requests] == ["http://fullstory.test:8080/v2/users/1"] * 2
    assert proxy.requests[0].headers["host"] == "fullstory.test:8080"
    assert proxy.requests[0].headers["authorization"] == f"Basic {API_KEY}"
    assert proxy.connections == 1


async def test_https_goes_through_a_tunnel(
    open_client: Opener, proxy: FaultyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    client: Any = open_client("https://fullstory.test", max_retries=0)
    # There is none, so that nobody sees the key.
    with pytest.raises(fullstory.FullStoryError):
        await settled(client.users.get("1"))
    assert {(request.method, request.target) for request in proxy.requests} == {("CONNECT", "fullstory.test:443")}
    assert API_KEY not in repr(proxy.requests)


@pytest.mark.parametrize("given", ["127.0.0.1:{port}", "http://127.0.0.1:{port}/"])
async def test_a_proxy_may_be_given_as_host_and_port(
    open_client: Opener, proxy: FaultyServer, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", given.format(port=proxy.port))
    client: Any = open_client("http://fullstory.test")
    assert (await settled(client.users.get("1"))).uid == "ada"


# httpx-aiohttp hands the password on in a way that aiohttp is about to give up.
@pytest.mark.filterwarnings("ignore:(BasicAuth|The .proxy_auth.):DeprecationWarning")
async def test_a_proxy_with_a_password(
    open_client: Opener, proxy: FaultyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://me:s3cret@127.0.0.1:{proxy.port}")
    client: Any = open_client("http://fullstory.test")
    for _ in range(2):
        assert (await settled(client.users.get("1"))).uid == "ada"
    sent = [request.headers.get("proxy-authorization") for request in proxy.requests]
    assert sent == [f"Basic {b64encode(b'me:s3cret').decode()}"] * 2


@pytest.mark.parametrize("no_proxy", ["fullstory.test", ".test", "*", "other.example, fullstory.test"])
async def test_hosts_that_are_exempt(
    open_client: Opener, proxy: FaultyServer, no_proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("NO_PROXY", no_proxy)
    client: Any = open_client("http://fullstory.test", max_retries=0)
    # There is no such host.
    with pytest.raises(fullstory.ConnectionFailedError):
        await settled(client.users.get("1"))
    assert proxy.connections == 0


async def test_a_client_with_another_base_url(
    open_client: Opener, proxy: FaultyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    with FaultyServer(rest=api) as server:
        client: Any = open_client(server.url)
        assert (await settled(client.users.get("1"))).uid == "ada"
        other = client.with_options(base_url="http://fullstory.test")
        assert (await settled(other.users.get("1"))).uid == "ada"
        assert (len(server.requests), len(proxy.requests)) == (1, 1)


# httpx-aiohttp hands the password on in a way that aiohttp is about to give up.
@pytest.mark.filterwarnings("ignore:(BasicAuth|The .proxy_auth.):DeprecationWarning")
async def test_a_proxy_that_is_not_there(open_client: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer() as gone:
        pass
    monkeypatch.setenv("HTTP_PROXY", f"http://me:s3cret@127.0.0.1:{gone.port}")
    client: Any = open_client("http://fullstory.test", max_retries=0)
    with pytest.raises(fullstory.ConnectionFailedError) as caught:
        await settled(client.users.get("1"))
    assert "s3cret" not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"
