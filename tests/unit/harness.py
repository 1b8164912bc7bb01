"""One test for both clients: a scripted server, and either client in front of it.

Nothing here sleeps or touches the network: waits are noted, jitter makes each as long as it may be, and answers come
from a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal

import httpx
import orjson

from tests.clients import HttpClient, client_and_driver, settled

API_KEY = "na1.c2VjcmV0/a+b=="
BASE_URL = "https://api.fullstory.com"

Kind = Literal["sync", "async"]


@dataclass(frozen=True)
class Answer:
    """What the server says to one request."""

    status_code: int = 200
    body: Any = field(default_factory=dict)
    headers: Mapping[str, str | bytes] = field(default_factory=dict)

    def response(self) -> httpx.Response:
        content = self.body if isinstance(self.body, bytes) else orjson.dumps(self.body)
        headers = [
            (name.encode(), value if isinstance(value, bytes) else value.encode())
            for name, value in self.headers.items()
        ]
        return httpx.Response(self.status_code, headers=headers, content=content)


@dataclass(frozen=True)
class Sent:
    """What the server got in one request."""

    method: str
    path: str
    body: bytes = b""
    key: str | None = None


class Twin:
    """A client of either kind, with its scripted server and without a clock.

    Args:
        kind: Which client.
        answers: What the server does with each request: answer, or have it fail with an exception.
        options: Those of the client, and of `client_and_driver`.
    """

    def __init__(self, kind: Kind, *answers: Answer | BaseException, **options: Any) -> None:
        self.kind = kind
        self.requests: list[httpx.Request] = []
        self.calls: list[Sent | float] = []
        """What was sent and how long was waited, in order."""
        self._answers = list(answers)
        self.client: Any
        self.driver: Any
        transport = httpx.MockTransport(self._answer)
        self.http: HttpClient = (httpx.Client if kind == "sync" else httpx.AsyncClient)(transport=transport)
        given = {"api_key": API_KEY, "base_url": BASE_URL} | options
        self.client, self.driver = client_and_driver(self.http, self.calls.append, **given)

    async def call(self, method: str, *args: Any, **fields: Any) -> Any:
        """Call a method of the client by its path, such as `users.get`."""
        return await settled(attrgetter(method)(self.client)(*args, **fields))

    @property
    def sent(self) -> list[Sent]:
        return [call for call in self.calls if isinstance(call, Sent)]

    @property
    def waits(self) -> list[float]:
        return [call for call in self.calls if isinstance(call, float)]

    @property
    def request(self) -> httpx.Request:
        """The only request."""
        (request,) = self.requests
        return request

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode()
        key = request.headers.get("Idempotency-Key")
        self.requests.append(request)
        self.calls.append(Sent(request.method, path, request.content, key))
        answer = self._answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer.response()


async def collected(page: Any) -> list[Any]:
    """Return the items of a page of either client and of all pages that follow."""
    return [item async for item in page] if hasattr(page, "__aiter__") else list(page)


Connect = Callable[..., Twin]
