from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.clients import Client
from tests.integration.harness import Connect, Subject, close
from tests.integration.own_clients import KINDS, PROXY_VARIABLES, Opener, opener


@pytest.fixture(autouse=True)
def no_proxies_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(params=KINDS)
async def open_client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Opener]:
    """Make clients with connections of their own, of one kind after the other."""
    opened: list[Client] = []
    make = opener(request.param, monkeypatch)

    def open_client(url: str, **options: Any) -> Client:
        opened.append(make(url, **options))
        return opened[-1]

    yield open_client
    for client in opened:
        await close(client)


@pytest.fixture(params=["sync", "async"])
async def connect(request: pytest.FixtureRequest) -> AsyncIterator[Connect]:
    """Make a client, of one kind and then of the other, of the server at a URL."""
    subjects: list[Subject] = []

    def connect(url: str, **options: Any) -> Subject:
        subjects.append(Subject(request.param, url, options))
        return subjects[-1]

    yield connect
    for subject in subjects:
        await subject.close()
