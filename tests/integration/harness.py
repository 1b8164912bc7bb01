"""Clients of real servers, whose waits are written down instead of waited."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import httpx
import httpx2
import pytest

import fullstory
from fullstory import BatchJobOptions, FullStory
from tests.clients import Client, HttpClient, client_and_driver, settled
from tests.integration.answers import USERS
from tests.integration.faulty_server import FaultyServer

Call: TypeAlias = Callable[[Client], Any]

API_KEY = "na1.c2VjcmV0LWtleQ=="
# Loading certificates for each client would take most of these tests' time.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_POLL = BatchJobOptions(poll_interval=0.01, max_retries=2)


def client_on(http: HttpClient, url: str, *, waits: list[float] | None = None, **options: Any) -> Client:
    """Make a client on an HTTP client, which notes its waits."""
    noted: list[float] = [] if waits is None else waits
    client, _ = client_and_driver(http, noted.append, **{"api_key": API_KEY, "base_url": url} | options)
    return client


async def close(client: Client | HttpClient) -> None:
    """Close a client of any kind."""
    if isinstance(client, FullStory | httpx.Client | httpx2.Client):
        client.close()
    else:
        await client.aclose()


@dataclass
class Import:
    """How a batch job ended."""

    job: Any
    uids: list[Any] = field(default_factory=list)
    error: fullstory.FullStoryError | None = None

    @property
    def errors(self) -> list[type[Exception]]:
        return [type(error) for error in self.job.errors]


class Subject:
    """A client of one kind with an HTTP client of its own."""

    def __init__(self, kind: Literal["sync", "async"], url: str, options: dict[str, Any]) -> None:
        self.waits: list[float] = []
        self._http = httpx.Client(verify=NO_TLS) if kind == "sync" else httpx.AsyncClient(verify=NO_TLS)
        self.client = client_on(self._http, url, waits=self.waits, **{"timeout": 5.0} | options)

    async def call(self, call: Call) -> Any:
        return await settled(call(self.client))

    async def import_users(self) -> Import:
        """Run a batch job to its end."""
        outcome = Import(self.client.users.batch_create(USERS, options=_POLL).execute())
        try:
            outcome.uids = [user.uid for user in (await settled(outcome.job.wait(timeout=10))).imports]
        except fullstory.FullStoryError as error:
            outcome.error = error
        return outcome

    async def close(self) -> None:
        await close(self._http)


Connect: TypeAlias = Callable[..., Subject]


def by_name(cases: dict[str, Any], argument: str) -> pytest.MarkDecorator:
    """Run a test with each of some named cases."""
    return pytest.mark.parametrize(argument, list(cases.values()), ids=list(cases))


def parts(server: FaultyServer) -> list[tuple[str, str, bytes, str | None]]:
    """Return of each request what must be the same when it is sent again."""
    return [(each.method, each.target, each.body, each.headers.get("idempotency-key")) for each in server.requests]
