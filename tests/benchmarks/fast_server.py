"""A server that does next to nothing: every answer lies ready as bytes before the first request comes.

It runs in a process of its own, so that its work is never counted as that of what is measured, and tells at GET /so-far
how much of it there was, so that a run can show that nobody waited for the server: but for the delay that it was given,
which takes no work.

    python -m tests.benchmarks.fast_server --users 50000 --page-size 1000 --polls 3 --outcome COMPLETED --delay 0

prints the port, and serves until its standard input ends.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import orjson

from tests.benchmarks.people import imported, refused

Answer = bytes

JOB_ID = "6f1ad1c5-66d7-4e2f-9d4b-6b6a2f4d7f0e"
_JOB_PATH = f"/v2/users/batch/{JOB_ID}"


def answer(status: str, body: Any) -> Answer:
    """A whole HTTP answer."""
    content = orjson.dumps(body)
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


NOT_FOUND = answer("404 Not Found", {"code": "not_found", "message": "this server has no such path"})
NOT_ALL = answer("400 Bad Request", {"code": "invalid_argument", "message": "not all users of the batch arrived"})


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a server did since it was started.

    Attributes:
        cpu_seconds: The CPU time that it used.
        creates: How many users it was asked to create, one at a time.
        connections: How many connections that came over.
    """

    cpu_seconds: float
    creates: int
    connections: int


class Answers:
    """Which answer belongs to which request.

    Args:
        users: How many users a batch holds.
        page_size: How many results stand on one page.
        polls: How many polls find each job still processing.
        outcome: COMPLETED: all users are imported. FAILED: all are refused.
    """

    def __init__(self, users: int, page_size: int, polls: int, outcome: str) -> None:
        self._users = users
        self._polls = polls
        self._polls_left = polls
        self._creates = 0
        self._creators: set[object] = set()
        created = {"id": JOB_ID, "created": "2026-01-05T09:00:00Z"}
        self._created = answer("200 OK", {"job": {**created, "status": "PROCESSING"}})
        self._processing = answer("200 OK", {"imports": 0, "errors": 0, "job": {**created, "status": "PROCESSING"}})
        imports, errors = (users, 0) if outcome == "COMPLETED" else (0, users)
        done = {**created, "status": outcome, "finished": "2026-01-05T09:00:10Z"}
        self._done = answer("200 OK", {"imports": imports, "errors": errors, "job": done})
        self._user = answer("200 OK", {"id": "5000000000000000"})
        self._pages = {
            f"{_JOB_PATH}/imports": _pages(imported, imports, page_size),
            f"{_JOB_PATH}/errors": _pages(refused, errors, page_size),
        }

    def find(self, method: str, target: str, body: bytes, connection: object) -> Answer:
        """The answer to one request."""
        if method == "POST" and target == "/v2/users":
            self._creates += 1
            self._creators.add(connection)
            return self._user
        if method == "POST" and target == "/v2/users/batch":
            self._polls_left = self._polls
            return self._created if body.count(b'"uid"') == self._users else NOT_ALL
        if target == _JOB_PATH:
            self._polls_left -= 1
            return self._done if self._polls_left < 0 else self._processing
        if target == "/so-far":
            return answer("200 OK", asdict(SoFar(time.process_time(), self._creates, len(self._creators))))
        url = urlsplit(target)
        pages = self._pages.get(url.path)
        return NOT_FOUND if pages is None else pages[int(parse_qs(url.query).get("page_token", ["0"])[0])]


def _pages(result: Callable[[int], dict[str, Any]], count: int, page_size: int) -> list[Answer]:
    pages: list[Answer] = []
    for start in range(0, max(count, 1), page_size):
        end = min(start + page_size, count)
        page: dict[str, Any] = {"results": [result(number) for number in range(start, end)]}
        if end < count:
            page["next_page_token"] = str(len(pages) + 1)
        pages.append(answer("200 OK", page))
    return pages


class Connection(asyncio.Protocol):
    """Finds where each request ends, and writes its answer. It reads bodies with Content-Length and chunked ones.

    Args:
        answers: Finds the answers.
        delay: How many seconds each of them is held back.
    """

    def __init__(self, answers: Answers, delay: float) -> None:
        self._answers = answers
        self._delay = delay
        self._received = bytearray()
        self._head_end = -1
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transport is one without saying so.
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._head_end < 0:
            self._head_end = self._received.find(b"\r\n\r\n")
        if self._head_end < 0 or not self._is_complete():
            return
        method, target, _ = self._received[: self._received.index(b"\r\n")].decode("ascii").split(" ")
        body = bytes(self._received[self._head_end + 4 :])
        self._received.clear()
        self._head_end = -1
        assert self._transport is not None
        found = self._answers.find(method, target, body, self)
        if self._delay:
            asyncio.get_running_loop().call_later(self._delay, self._transport.write, found)
        else:
            self._transport.write(found)

    def _is_complete(self) -> bool:
        head = bytes(self._received[: self._head_end]).lower()
        if b"transfer-encoding: chunked" in head:
            return self._received.endswith(b"\r\n0\r\n\r\n")
        _, found, rest = head.partition(b"content-length:")
        length = int(rest.split(b"\r\n", 1)[0]) if found else 0
        return len(self._received) - self._head_end - 4 >= length


async def serve(answers: Answers, delay: float) -> None:
    """Serve on a free port until standard input ends."""
    loop = asyncio.get_running_loop()
    # A thousand clients may come at once.
    server = await loop.create_server(lambda: Connection(answers, delay), "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--users", type=int, required=True)
    parser.add_argument("--page-size", type=int, required=True)
    parser.add_argument("--polls", type=int, required=True)
    parser.add_argument("--outcome", choices=("COMPLETED", "FAILED"), required=True)
    parser.add_argument("--delay", type=float, required=True)
    options = parser.parse_args(arguments)
    answers = Answers(options.users, options.page_size, options.polls, options.outcome)
    run: Callable[..., None] = asyncio.run
    with suppress(ImportError):
        import uvloop

        run = uvloop.run
    run(serve(answers, options.delay))


@dataclass(frozen=True, slots=True)
class FastServer:
    """A server that is running."""

    port: int

    @property
    def url(self) -> str:
        """Its base URL."""
        return f"http://127.0.0.1:{self.port}"

    def so_far(self) -> SoFar:
        """What the server did so far."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        with closing(connection):
            connection.request("GET", "/so-far")
            return SoFar(**orjson.loads(connection.getresponse().read()))

    def cpu_seconds(self) -> float:
        """How much CPU time the server used so far."""
        return self.so_far().cpu_seconds


@contextmanager
def fast_server(
    *, users: int = 1, page_size: int = 1000, polls: int = 0, outcome: str = "COMPLETED", delay: float = 0.0
) -> Iterator[FastServer]:
    """Run a server in another process."""
    options = {"users": users, "page-size": page_size, "polls": polls, "outcome": outcome, "delay": delay}
    command = [sys.executable, "-m", __name__, *(f"--{name}={value}" for name, value in options.items())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield FastServer(int(process.stdout.readline()))
        finally:
            process.stdin.close()


if __name__ == "__main__":
    main()
