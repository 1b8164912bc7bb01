"""Faults of a network, over real sockets: what is tried again, and what is raised."""

from __future__ import annotations

from email.utils import formatdate
from time import time

import httpx
import pytest

import fullstory
from fullstory import ErrorName
from tests.integration.answers import api
from tests.integration.cases import BUSY, CALLS, HTML, SHORT, SILENCES, busy, create, get
from tests.integration.faulty_server import BREAKS, Fault, FaultyServer, Step, Then, always, closed_port, response
from tests.integration.harness import Call, Connect, by_name, parts

# The connection


@by_name(CALLS, "call")
async def test_nobody_listens(connect: Connect, call: Call) -> None:
    subject = connect(f"http://127.0.0.1:{closed_port()}")
    with pytest.raises(fullstory.ConnectionFailedError) as caught:
        await subject.call(call)
    error = caught.value
    assert isinstance(error, ConnectionError)
    assert isinstance(error.__cause__, httpx.ConnectError)
    assert (error.name, error.can_retry) == (ErrorName.ERROR_CONNECTION, True)
    assert subject.waits == [0.5, 1.0]


@by_name(BREAKS, "fault")
@by_name(CALLS, "call")
async def test_a_broken_connection_is_tried_again(connect: Connect, call: Call, fault: Fault) -> None:
    with FaultyServer([fault(api), fault(api)], rest=api) as server:
        subject = connect(server.url)
        await subject.call(call)
        assert subject.waits == [0.5, 1.0]
        assert server.connections == 3
        assert len(set(parts(server))) == 1


@by_name(BREAKS, "fault")
async def test_a_connection_that_always_breaks(connect: Connect, fault: Fault) -> None:
    with FaultyServer([fault(api)] * 3) as server:
        subject = connect(server.url)
        with pytest.raises(fullstory.ConnectionFailedError) as caught:
            await subject.call(create)
        assert isinstance(caught.value.__cause__, httpx.TransportError)
        assert len(subject.waits) == 2
        assert server.connections == 3


@pytest.mark.parametrize("then", [Then.RESET, Then.CLOSE])
async def test_a_connection_that_ends_after_the_answer(connect: Connect, then: Then) -> None:
    """The answer counts, and the next request gets a connection of its own instead of an error."""
    with FaultyServer([Step(api, then=then)], rest=api) as server:
        subject = connect(server.url)
        assert (await subject.call(create)).id == "1"
        assert server.closed_connections.acquire(timeout=5)
        assert (await subject.call(create)).id == "1"
        assert subject.waits == []
        assert (len(server.requests), server.connections) == (2, 2)


async def test_what_is_no_http(connect: Connect) -> None:
    with FaultyServer([Step(always(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), then=Then.CLOSE)], rest=api) as server:
        assert (await connect(server.url).call(create)).id == "1"
        assert len(server.requests) == 2


# Time


@by_name(SILENCES, "fault")
async def test_silence_is_tried_again(connect: Connect, fault: Fault) -> None:
    with FaultyServer([fault(api)], rest=api) as server:
        subject = connect(server.url, timeout=SHORT)
        assert (await subject.call(create)).id == "1"
        assert subject.waits == [0.5]
        assert len(set(parts(server))) == 1


@by_name(SILENCES, "fault")
async def test_silence_without_retries(connect: Connect, fault: Fault) -> None:
    with FaultyServer([fault(api)]) as server:
        subject = connect(server.url, timeout=SHORT, max_retries=0)
        with pytest.raises(fullstory.RequestTimeoutError) as caught:
            await subject.call(create)
    error = caught.value
    assert isinstance(error, TimeoutError)
    assert isinstance(error.__cause__, httpx.ReadTimeout)
    assert (error.name, error.can_retry) == (ErrorName.ERROR_TIMEOUT, True)


# A 200 that is none

NOT_THE_API: dict[str, bytes] = {
    "HTML": response(200, HTML, content_type="text/html"),
    "HTML that claims to be JSON": response(200, HTML),
    "truncated JSON": response(200, b'{"id": "1'),
    "a list": response(200, []),
    "null": response(200, b"null"),
    "a string": response(200, "1"),
    "Latin-1": response(200, '{"id": "é"}'.encode("latin-1"), content_type="application/json; charset=latin-1"),
}


@by_name(NOT_THE_API, "content")
@by_name(CALLS, "call")
async def test_a_success_that_is_not_the_apis(connect: Connect, call: Call, content: bytes) -> None:
    with FaultyServer(rest=always(content)) as server:
        with pytest.raises(fullstory.ResponseParseError) as caught:
            await connect(server.url).call(call)
        assert len(server.requests) == 1, "whether the server did the work is unknown, and asking again would not tell"
    error = caught.value
    assert (error.name, error.can_retry, error.status_code) == (ErrorName.ERROR_PARSE_RESPONSE, False, 200)
    assert error.body == content.partition(b"\r\n\r\n")[2].decode(errors="replace")
    assert error.headers["content-length"] == str(len(content.partition(b"\r\n\r\n")[2]))


WRITES = {name: call for name, call in CALLS.items() if name in ("users.create", "users.update")}


@by_name(
    {
        "another object": response(200, {"ident": "1"}),
        "a field of another type": response(200, {"id": {"value": 1}}),
        "a number": response(200, {"id": 1}),
        "nothing": response(200, b""),
        "204": response(204),
    },
    "content",
)
@by_name(WRITES, "call")
async def test_a_success_without_the_id(connect: Connect, call: Call, content: bytes) -> None:
    """The server did the work: an error would have the caller do it again."""
    with FaultyServer(rest=always(content)) as server:
        user = await connect(server.url).call(call)
        assert user.id in (None, 1, {"value": 1})
        assert len(server.requests) == 1


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "no-such-charset"])
async def test_json_is_utf8_whatever_charset_is_declared(connect: Connect, charset: str) -> None:
    user = {"id": "1", "is_being_deleted": False, "display_name": "Zoë 東京"}
    success = response(200, user, content_type=f"application/json; charset={charset}")
    failure = response(400, {"message": "Zoë 東京"}, content_type=f"application/json; charset={charset}")
    with FaultyServer([Step(always(success)), Step(always(failure))]) as server:
        subject = connect(server.url)
        assert (await subject.call(get)).display_name == "Zoë 東京"
        with pytest.raises(fullstory.BadRequestError) as caught:
            await subject.call(get)
        assert caught.value.api_message == "Zoë 東京"


# 429


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [("7", 7.0), ("0", 0.0), ("soon", 0.5), ("-1", 0.5), ("1.5", 1.5), ("", 0.5), (None, 0.5)],
)
async def test_too_many_requests(connect: Connect, retry_after: str | None, wait: float) -> None:
    with FaultyServer([Step(always(busy(retry_after)))], rest=api) as server:
        subject = connect(server.url)
        await subject.call(create)
        assert subject.waits == [wait]
        assert len(set(parts(server))) == 1


@by_name(CALLS, "call")
async def test_too_many_requests_of_any_kind(connect: Connect, call: Call) -> None:
    with FaultyServer([Step(always(busy("7")))], rest=api) as server:
        subject = connect(server.url)
        await subject.call(call)
        assert subject.waits == [7.0]
        assert len(server.requests) == 2


@pytest.mark.parametrize(("offset", "least", "most"), [(20, 18, 20), (-3600, 0, 0)])
async def test_too_many_requests_until_a_date(connect: Connect, offset: int, least: float, most: float) -> None:
    date = formatdate(time() + offset, usegmt=True)
    with FaultyServer([Step(always(busy(date)))], rest=api) as server:
        subject = connect(server.url)
        await subject.call(create)
        assert least <= subject.waits[0] <= most


@pytest.mark.parametrize(
    "retry_after", ["61", "9" * 400, formatdate(time() + 3600, usegmt=True)], ids=["seconds", "digits", "date"]
)
async def test_too_many_requests_for_too_long(connect: Connect, retry_after: str) -> None:
    with FaultyServer(rest=always(busy(retry_after))) as server:
        subject = connect(server.url)
        with pytest.raises(fullstory.RateLimitError) as caught:
            await subject.call(create)
        assert caught.value.retry_after is not None
        assert caught.value.retry_after > 60
        assert (subject.waits, len(server.requests)) == ([], 1)


async def test_too_many_requests_for_ever(connect: Connect) -> None:
    with FaultyServer(rest=always(busy("1"))) as server:
        subject = connect(server.url)
        with pytest.raises(fullstory.RateLimitError) as caught:
            await subject.call(create)
        assert subject.waits == [1.0, 1.0]
    error = caught.value
    assert (error.name, error.status_code, error.retry_after) == (ErrorName.ERROR_RATE_LIMITED, 429, 1.0)
    assert (error.code, error.api_message, error.payload) == ("too_many_requests", "Slow down", BUSY)


# 5xx


@pytest.mark.parametrize(
    ("status", "call", "attempts"),
    [
        # With an Idempotency-Key a 500 may be the stored answer, which every further attempt would get too.
        (500, create, 1),
        (500, CALLS["events.create"], 1),
        (500, get, 3),
        (500, CALLS["users.update"], 3),
        *[(status, call, 3) for status in (502, 503, 504) for call in CALLS.values()],
        # It does not say whether the server did the work or ever will.
        *[(520, call, 1) for call in CALLS.values()],
    ],
)
async def test_server_errors(connect: Connect, status: int, call: Call, attempts: int) -> None:
    with FaultyServer(rest=always(response(status, HTML, content_type="text/html; charset=x"))) as server:
        subject = connect(server.url)
        with pytest.raises(fullstory.ServerError) as caught:
            await subject.call(call)
        assert len(server.requests) == attempts
        assert len(set(parts(server))) == 1
        assert len(subject.waits) == attempts - 1
    error = caught.value
    assert (error.name, error.status_code) == (ErrorName.ERROR_FULLSTORY, status)
    assert (error.method, error.path) == (server.requests[0].method, server.requests[0].path)
    assert (error.payload, error.body) == (None, HTML.decode())


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@by_name(CALLS, "call")
async def test_a_redirect_is_not_followed(connect: Connect, call: Call, status: int) -> None:
    with FaultyServer() as elsewhere:
        there = f"http://localhost:{elsewhere.port}/v2/users"
        with FaultyServer(rest=always(response(status, headers=[("Location", there)]))) as server:
            with pytest.raises(fullstory.ApiError) as caught:
                await connect(server.url).call(call)
            assert len(server.requests) == 1
        assert (caught.value.status_code, caught.value.headers["location"]) == (status, there)
        assert elsewhere.connections == 0
