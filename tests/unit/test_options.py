"""What a client is made with: keys, hosts, environment variables and limits."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from typing import Any

import httpx
import pytest

import fullstory
from fullstory import InvalidArgumentError
from fullstory.options import ClientChanges, ClientOptions
from tests.unit.harness import Answer, Connect


def options(**given: Any) -> ClientOptions[httpx.Client]:
    return ClientOptions[httpx.Client](**({"api_key": "key"} | given)).checked()


@pytest.mark.parametrize(
    ("api_key", "header"),
    [
        ("abc", "Basic abc"),
        ("  abc\n", "Basic abc"),
        ("Basic abc", "Basic abc"),
        ("Bearer abc", "Bearer abc"),
    ],
)
async def test_a_key_with_a_space_is_sent_as_it_is_any_other_after_basic(
    connect: Connect, api_key: str, header: str
) -> None:
    api = connect(Answer(body={"id": "1"}), api_key=api_key)
    await api.call("users.create")
    assert api.request.headers["Authorization"] == header


@pytest.mark.parametrize(
    "api_key", ["", "  ", "a\nb", "a\rb", "a\x00b", "a\tb", "a\x7fb", "schlüssel", "\ud800", 7, b"k"]
)
def test_a_key_that_no_header_can_carry_is_refused(api_key: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="api_key") as caught:
        options(api_key=api_key)
    assert "schlüssel" not in str(caught.value)


def test_a_missing_key_names_the_environment_variable() -> None:
    with pytest.raises(InvalidArgumentError, match="FULLSTORY_API_KEY"):
        options(api_key=None)


def test_the_environment_fills_in_what_the_caller_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FULLSTORY_API_KEY", " from-environment\n")
    monkeypatch.setenv("FULLSTORY_BASE_URL", "https://environment.example")
    assert options(api_key=None).api_key == "from-environment"
    assert options(api_key=None).url == "https://environment.example"
    assert options(api_key="argument").api_key == "argument"
    assert options(base_url="https://argument.example").url == "https://argument.example"


def test_empty_environment_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FULLSTORY_BASE_URL", "")
    assert options().url == "https://api.fullstory.com"
    monkeypatch.setenv("FULLSTORY_API_KEY", "")
    with pytest.raises(InvalidArgumentError, match="api_key must not be blank"):
        options(api_key=None)


@pytest.mark.parametrize(
    ("api_key", "host"),
    [
        ("eu1.abc", "https://api.eu1.fullstory.com"),
        ("Basic eu1.abc", "https://api.eu1.fullstory.com"),
        ("na1.abc", "https://api.fullstory.com"),
        ("abc", "https://api.fullstory.com"),
        ("eu1", "https://api.fullstory.com"),
        ("evil.example/.abc", "https://api.fullstory.com"),
    ],
)
def test_the_region_of_a_key_chooses_the_host(api_key: str, host: str) -> None:
    assert options(api_key=api_key).url == host


def test_a_base_url_outweighs_the_region() -> None:
    assert options(api_key="eu1.abc", base_url="https://other.example").url == "https://other.example"


@pytest.mark.parametrize(
    ("given", "base_url"),
    [
        (" https://h.example/ \n", "https://h.example"),
        ("https://h.example/fullstory//", "https://h.example/fullstory"),
        ("https://h.example:8443", "https://h.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://LOCALHOST", "http://LOCALHOST"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("http://127.8.9.10", "http://127.8.9.10"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://sandbox:8000", "http://sandbox:8000"),
        ("http://Full-Story_1", "http://Full-Story_1"),
        ("http://host.docker.internal:8000/api", "http://host.docker.internal:8000/api"),
        ("http://fullstory.test", "http://fullstory.test"),
        ("http://printer.local", "http://printer.local"),
    ],
)
def test_base_urls(given: str, base_url: str) -> None:
    assert options(base_url=given).url == base_url


@pytest.mark.parametrize(
    ("base_url", "complaint"),
    [
        ("", "https://"),
        ("api.fullstory.com", "https://"),
        ("//api.fullstory.com", "https://"),
        ("ftp://api.fullstory.com", "https://"),
        ("https://", "host"),
        ("https:///v2", "host"),
        ("https://[::1", "not a URL"),
        ("https://h:99999", "not a URL"),
        ("https://h.example?x=1", "query"),
        ("https://h.example?", "query"),
        ("https://h.example#x", "fragment"),
        ("https://h.example#", "fragment"),
        ("https://user:password@h.example", "password"),
        ("https://ex ample.com", "spaces"),
        ("https://h.example\n.evil.example", "printable"),
        ("https://hä.example", "ASCII"),
        ("http://api.fullstory.com", "use https://"),
        ("http://0.0.0.0", "use https://"),
        ("http://10.0.0.1", "use https://"),
        ("http://134744072", "use https://"),
        ("http://0x08080808", "use https://"),
        ("http://[2001:db8::1]", "use https://"),
        ("http://fullstory.test.example", "use https://"),
        ("http://notinternal.example", "use https://"),
        ("http://evil.example%2f.test", "use https://"),
        ("http://api.fullstory.com.", "use https://"),
        ("http://localhost.evil.example", "use https://"),
        ("http://127.0.0.1.evil.example", "use https://"),
        ("http://127.0.0.1\\.evil.example", "use https://"),
        (7, "string"),
    ],
)
def test_base_urls_that_are_refused(base_url: Any, complaint: str) -> None:
    with pytest.raises(InvalidArgumentError, match=complaint) as caught:
        options(base_url=base_url)
    assert "base_url" in str(caught.value)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 10**400, True, "30", None])
def test_timeouts_that_are_refused(timeout: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="timeout must be a number of seconds above 0"):
        options(timeout=timeout)


@pytest.mark.parametrize("max_retries", [-1, 1.0, True, "2", None])
def test_retry_counts_that_are_refused(max_retries: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="max_retries must be a whole number"):
        options(max_retries=max_retries)


async def test_timeout_and_integration_source_go_into_every_request(connect: Connect) -> None:
    api = connect(Answer(body={"id": "1"}), timeout=7, integration_source="acme")
    await api.call("users.create")
    assert api.request.extensions["timeout"] == {"connect": 7, "read": 7, "write": 7, "pool": None}
    assert api.request.headers["Integration-Source"] == "acme"


async def test_without_an_integration_source_there_is_no_such_header(connect: Connect) -> None:
    api = connect(Answer(body={"id": "1"}))
    await api.call("users.create")
    assert "Integration-Source" not in api.request.headers
    assert api.request.headers["User-Agent"].startswith("fullstory-python/")
    assert api.request.headers["Accept"] == "application/json"


@pytest.mark.parametrize("value", ["", " ", "a\nb", " acme", "acme ", "ä", 7, "\ud800"])
def test_integration_sources_that_are_refused(value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="integration_source"):
        options(integration_source=value)


@pytest.mark.parametrize("max_connections", [0, -1, 1.0, True, "2", None])
def test_numbers_of_connections_that_are_refused(max_connections: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="max_connections must be a whole number of at least 1"):
        options(max_connections=max_connections)


def test_options_hide_the_key() -> None:
    assert "key" not in repr(options(api_key="key")).replace("api_key", "")


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
def test_what_takes_options_takes_all_of_them(make: Any) -> None:
    names = [name for name in inspect.signature(make).parameters if name != "self"]
    assert names == [field.name for field in fields(ClientOptions)]
    assert all(f"\n    {name}: " in vars(make)["__init__"].__doc__ for name in names)


def test_with_options_takes_those_that_are_not_of_the_connections() -> None:
    kinds = {field.name: field.type for field in fields(ClientOptions)}
    changes = ClientChanges.__annotations__
    assert kinds.keys() - changes.keys() == {"max_connections", "http_client"}
    for name, kind in changes.items():
        assert kind.__forward_arg__ in (kinds[name], str(kinds[name]).removesuffix(" | None"))
        assert f"`{name}`" in (fullstory.FullStory.with_options.__doc__ or "")


def test_every_option_is_documented() -> None:
    documented = re.findall(r"^    (\w+): ", inspect.cleandoc(ClientOptions.__doc__ or ""), re.MULTILINE)
    assert documented == [field.name for field in fields(ClientOptions)]
