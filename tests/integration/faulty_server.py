"""An HTTP server on loopback that fails as it is told: a script says what becomes of each request."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from http import HTTPStatus
from io import BufferedReader
from types import TracebackType
from typing import Self

import orjson


@dataclass(frozen=True)
class Request:
    """A request as it arrived; the names of headers are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


Answer = Callable[[Request], bytes]
"""Makes the bytes of a response, status line and headers included. Whatever it does has happened, even if the response
never reaches the client."""


class Sent(Enum):
    """How much of a response reaches the client."""

    NOTHING = "nothing"
    HEAD = "status line and headers"
    HALF = "half of the body"
    ALL = "all"


class Then(Enum):
    """What becomes of the connection."""

    KEEP = "it waits for the next request"
    CLOSE = "it is closed in order"
    RESET = "it is reset"
    HANG = "it stays open, and silent"


@dataclass(frozen=True)
class Step:
    """What happens to one request.

    Attributes:
        answer: Makes the response.
        sent: How much of it is sent.
        then: What becomes of the connection.
        delay: Seconds between the request and the response.
        more: Makes pieces that follow the response, for as long as the client stays.
        unread: Whether the request is not even read; it is then no request to the server, and `answer` is not asked.
    """

    answer: Answer
    sent: Sent = Sent.ALL
    then: Then = Then.KEEP
    delay: float = 0.0
    more: Callable[[], Iterable[bytes]] = tuple
    unread: bool = False


def response(
    status: int = 200,
    body: object = b"",
    *,
    content_type: str = "application/json",
    headers: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The bytes of a response; a body that is not bytes becomes JSON."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    reason = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Unassigned"
    fields = [("Content-Type", content_type), ("Content-Length", str(len(content))), *headers]
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {status} {reason}\r\n{head}\r\n".encode("latin-1") + content


def chunked(answer: Answer) -> Answer:
    """The same responses, with chunks instead of a Content-Length."""

    def chunked_answer(request: Request) -> bytes:
        head, _, body = answer(request).partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
        chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body)
        return b"\r\n".join([*lines, b"Transfer-Encoding: chunked", b"", chunks]) + b"0\r\n\r\n"

    return chunked_answer


def always(content: bytes) -> Answer:
    """The same response to every request."""
    return lambda request: content


NOTHING_LEFT = always(response(418, {"code": "script_over", "message": "the script has no step for this request"}))


Fault = Callable[[Answer], Step]
"""Does something to an answer."""

# A connection that breaks: how far the server gets, and how it ends.
BREAKS: dict[str, Fault] = {
    "reset before it is read": partial(Step, unread=True, then=Then.RESET),
    "reset before the answer": partial(Step, sent=Sent.NOTHING, then=Then.RESET),
    "reset before the body": partial(Step, sent=Sent.HEAD, then=Then.RESET),
    "reset in the body": partial(Step, sent=Sent.HALF, then=Then.RESET),
    "closed before the answer": partial(Step, sent=Sent.NOTHING, then=Then.CLOSE),
    "cut off before Content-Length": partial(Step, sent=Sent.HALF, then=Then.CLOSE),
    "cut off before the last chunk": lambda answer: Step(chunked(answer), Sent.HALF, Then.CLOSE),
}


@dataclass
class FaultyServer:
    """A server, and what came to it. Use it as a context manager.

    Args:
        script: The steps, one a request, in order.
        rest: Answers every request after the script.

    Attributes:
        requests: The requests that were read.
        connections: How many connections were made.
        closed_connections: Released once for each connection that ended.
    """

    script: Sequence[Step] = ()
    rest: Answer = NOTHING_LEFT
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    closed_connections: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def __post_init__(self) -> None:
        self._steps = iter(self.script)
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._run(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        # A listener that waits for a connection wakes up when there is one.
        socket.create_connection(("127.0.0.1", self.port)).close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        self._listener.close()

    def _run(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stopped.is_set():
                connection.close()
                return
            with self._lock:
                self.connections += 1
                self._open.add(connection)
            self._run(partial(self._serve, connection))

    def _serve(self, connection: socket.socket) -> None:
        try:
            with contextlib.suppress(OSError), connection, connection.makefile("rb") as stream:
                # A kept connection takes its next step when a request arrives: the client may not use it again.
                while self._exchange(connection, stream) and stream.peek(1):
                    pass
        finally:
            with self._lock:
                self._open.discard(connection)
            self.closed_connections.release()

    def _exchange(self, connection: socket.socket, stream: BufferedReader) -> bool:
        """Carry out the next step; whether the connection goes on."""
        with self._lock:
            step = next(self._steps, Step(self.rest))
        content = b""
        if not step.unread:
            request = _read(stream)
            with self._lock:
                self.requests.append(request)
            content = _part(step.answer(request), step.sent)
        self._stopped.wait(step.delay)
        connection.sendall(content)
        for piece in step.more():
            if self._stopped.is_set():
                return False
            connection.sendall(piece)
        if step.then is Then.RESET:
            if step.sent is Sent.ALL:
                # On some systems a reset overtakes what was sent before it.
                self._stopped.wait(0.05)
            # With a linger time of zero, closing discards what is under way and sends a reset.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if step.then is Then.HANG:
            self._stopped.wait()
        return step.then is Then.KEEP


def _read(stream: BufferedReader) -> Request:
    first = stream.readline()
    if not first:
        raise ConnectionError("the client left without a request")
    method, target, _ = first.decode("latin-1").split(" ")
    headers: dict[str, str] = {}
    while line := stream.readline().decode("latin-1").rstrip("\r\n"):
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        body = b"".join(_chunks(stream))
    else:
        body = stream.read(int(headers.get("content-length", 0)))
    return Request(method, target, headers, body)


def _chunks(stream: BufferedReader) -> Iterator[bytes]:
    while size := int(stream.readline(), 16):
        yield stream.read(size)
        stream.readline()
    stream.readline()


def _part(content: bytes, sent: Sent) -> bytes:
    head, end, body = content.partition(b"\r\n\r\n")
    match sent:
        case Sent.NOTHING:
            return b""
        case Sent.HEAD:
            return head + end
        case Sent.HALF:
            return head + end + body[: len(body) // 2]
        case Sent.ALL:
            return content


def closed_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
