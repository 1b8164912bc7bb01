"""Environments that name what cannot be used: a client is made all the same, or says what to look at."""

from __future__ import annotations

import ssl
import sys
import traceback
from pathlib import Path
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import InvalidArgumentError
from tests.clients import settled
from tests.integration.answers import api
from tests.integration.faulty_server import FaultyServer
from tests.integration.harness import API_KEY, by_name
from tests.integration.own_clients import Opener

HTTPS = "https://fullstory.test"

UNUSABLE_PROXIES = {
    "SOCKS without socksio": "socks5://me:s3cret@127.0.0.1:1080",
    "another scheme": "gopher://me:s3cret@127.0.0.1",
    "no port": "http://me:s3cret@127.0.0.1:port",
    "no host": "http://me:s3cret@[::1",
    "control characters": "http://me:s3cret@127.0.0.1\x01",
}


def shown(error: BaseException) -> str:
    """Return all that a traceback shows, local variables included."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


@by_name(UNUSABLE_PROXIES, "proxy")
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY"])
def test_proxies_that_cannot_be_used(
    open_client: Opener, variable: str, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv(variable, proxy)
    with pytest.raises(InvalidArgumentError) as caught:
        # In a frame of its own, as that of the test holds the proxy.
        (lambda: open_client(HTTPS))()
    assert "HTTPS_PROXY or ALL_PROXY; a SOCKS proxy needs `pip install httpx[socks]`" in str(caught.value)
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next
    assert "s3cret" not in shown(error)
    assert API_KEY not in shown(error)


@by_name(UNUSABLE_PROXIES, "proxy")
async def test_they_do_not_matter_to_this_machine(
    open_client: Opener, proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with FaultyServer(rest=api) as server:
        client: Any = open_client(server.url)
        assert (await settled(client.users.get("1"))).uid == "ada"


async def test_they_are_met_where_another_base_url_needs_them(
    open_client: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", UNUSABLE_PROXIES["another scheme"])
    client: Any = open_client("http://localhost:1")
    with pytest.raises(InvalidArgumentError, match="no connection can be made with this environment"):
        await settled(client.with_options(base_url="http://fullstory.test").users.get("1"))


@pytest.mark.parametrize("no_proxy", ["fd00::/8", "::1/128,10.0.0.0/8", "[::1]", "*.test", " , ,", "fullstory.test:x"])
def test_exemptions_of_every_kind(open_client: Opener, no_proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", no_proxy)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    open_client(HTTPS)
    open_client("http://fullstory.test")
    open_client("http://[::1]:1")


# What each names in a folder that holds an empty file, "empty.pem".
UNUSABLE_FILES = {
    "a missing file": ("SSL_CERT_FILE", "missing.pem"),
    "an empty file": ("SSL_CERT_FILE", "empty.pem"),
    "a folder as a file": ("SSL_CERT_FILE", ""),
    "a key log in a missing folder": ("SSLKEYLOGFILE", "missing/keys.log"),
    "a key log that is a folder": ("SSLKEYLOGFILE", ""),
}


@by_name(UNUSABLE_FILES, "named")
async def test_certificates_that_cannot_be_used(
    open_client: Opener, named: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable, file = named
    (tmp_path / "empty.pem").touch()
    monkeypatch.setenv(variable, str(tmp_path / file))
    with pytest.raises(InvalidArgumentError, match=f"check .*{variable}"):
        open_client(HTTPS)
    # http:// needs none.
    with FaultyServer(rest=api) as server:
        client: Any = open_client(server.url)
        assert (await settled(client.users.get("1"))).uid == "ada"


def test_a_missing_folder_of_certificates_is_one_without_any(
    open_client: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is what OpenSSL makes of it: a server is trusted by none of them, and each call says so."""
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "missing"))
    open_client(HTTPS)


def test_certificates_are_read_once_and_only_for_https(open_client: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = ssl.SSLContext.load_verify_locations

    def load(context: ssl.SSLContext, *args: Any, **kwargs: Any) -> None:
        read.append("certificates")
        real(context, *args, **kwargs)

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", load)
    open_client("http://localhost:1")
    assert read == []
    open_client(HTTPS)
    assert len(read) == 1


def test_the_users_http_client_needs_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", UNUSABLE_PROXIES["another scheme"])
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"uid": "ada"}))
    with httpx.Client(transport=transport, trust_env=False) as http:
        assert fullstory.init(API_KEY, base_url=HTTPS, http_client=http).users.get("1").uid == "ada"
