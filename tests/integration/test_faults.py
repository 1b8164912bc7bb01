"""Faults of a network, over real sockets: what is tried again, what is raised, and that nothing happens twice."""

from __future__ import annotations

import inspect
import random
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import partial
from time import time
from typing import Any, Literal, TypeAlias, TypeVar

import httpx
import pytest

import fullstory
from fullstory import AsyncFullStory, BatchJobOptions, ErrorName, FullStory, JobState
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.options import ClientOptions
from fullstory.retry import RetryPolicy

from .answers import USERS, Batches, api
from .faulty_server import BREAKS, Fault, FaultyServer, Sent, Step, Then, always, closed_port, response

T = TypeVar("T")
Client: TypeAlias = FullStory | AsyncFullStory
Call: TypeAlias = Callable[[Client], Any]

# Loading certificates for each client would take most of these tests' time.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
API_KEY = "na1.c2VjcmV0LWtleQ=="
POLL = BatchJobOptions(poll_interval=0.01, max_retries=2)


@dataclass
class Subject:
    """A client that writes down its waits instead of waiting; jitter makes each as long as it may be."""

    kind: Literal["sync", "async"]
    options: dict[str, Any]
    waits: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        given = {"api_key": API_KEY, "integration_source": None, "timeout": 5.0, "max_retries": 2} | self.options
        options = ClientOptions.build(**given)
        self.client: Client
        if self.kind == "sync":
            self.client = FullStory.__new__(FullStory)
            self.client._set_up(
                options, BlockingDriver(httpx.Client(verify=NO_TLS), owned=True, sleep=self.waits.append)
            )
        else:
            self.client = AsyncFullStory.__new__(AsyncFullStory)
            self.client._set_up(options, AsyncDriver(httpx.AsyncClient(verify=NO_TLS), owned=True, sleep=self._sleep))
        self.client.users._transport.policy = RetryPolicy(options.max_retries, jitter=lambda: 1.0)

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def call(self, call: Call) -> Any:
        return await settled(call(self.client))

    async def import_users(self) -> Import:
        """Run a batch job to its end."""
        # The job of a blocking client waits on its thread, where no sleep can be given to it.
        self.client.users._transport.policy = RetryPolicy(2, jitter=lambda: 0.0)
        job = self.client.users.batch_create(USERS, options=POLL).execute()
        outcome = Import(job)
        try:
            outcome.uids = [user.uid for user in (await settled(job.wait(timeout=10))).imports]
        except fullstory.FullStoryError as error:
            outcome.error = error
        return outcome

    async def close(self) -> None:
        if isinstance(self.client, FullStory):
            self.client.close()
        else:
            await self.client.aclose()


@dataclass
class Import:
    """How a batch job ended."""

    job: Any
    uids: list[Any] = field(default_factory=list)
    error: fullstory.FullStoryError | None = None

    @property
    def errors(self) -> list[type[Exception]]:
        return [type(error) for error in self.job.errors]


async def settled(result: T | Awaitable[T]) -> T:
    """What a method of either client comes to."""
    return await result if inspect.isawaitable(result) else result


Connect: TypeAlias = Callable[..., Subject]


@pytest.fixture(params=["sync", "async"])
async def connect(request: pytest.FixtureRequest) -> AsyncIterator[Connect]:
    """Makes a client, of one kind and then of the other, of the server at a URL."""
    subjects: list[Subject] = []

    def connect(url: str, **options: Any) -> Subject:
        subjects.append(Subject(request.param, {"base_url": url} | options))
        return subjects[-1]

    yield connect
    for subject in subjects:
        await subject.close()


def create(client: Client) -> Any:
    return client.users.create(uid="ada")


def get(client: Client) -> Any:
    return client.users.get("1")


CALLS: dict[str, Call] = {
    "users.create": create,
    "users.get": get,
    "users.list": lambda client: client.users.list(uid="ada"),
    "users.update": lambda client: client.users.update("1", display_name="Ada"),
    "users.delete": lambda client: client.users.delete(id="1"),
    "events.create": lambda client: client.events.create(name="Signed up", user={"uid": "ada"}),
}

# After these the server has done its work.
BREAKS_AFTER_THE_WORK = {name: fault for name, fault in BREAKS.items() if name != "reset before it is read"}

# A server that says nothing for longer than the client's timeout, SHORT.
SHORT = 0.25
SILENCES: dict[str, Fault] = {
    "answers too late": partial(Step, delay=3 * SHORT),
    "never answers": partial(Step, sent=Sent.NOTHING, then=Then.HANG),
    "falls silent before the body": partial(Step, sent=Sent.HEAD, then=Then.HANG),
    "falls silent in the body": partial(Step, sent=Sent.HALF, then=Then.HANG),
}


def by_name(cases: dict[str, Any], argument: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(argument, list(cases.values()), ids=list(cases))


def parts(server: FaultyServer) -> list[tuple[str, str, bytes, str | None]]:
    """Of each request what must be the same when it is sent again."""
    return [(each.method, each.target, each.body, each.headers.get("idempotency-key")) for each in server.requests]


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

HTML = b"<!DOCTYPE html><title>Sign in to the hotel's network</title>"
NOT_THE_API: dict[str, bytes] = {
    "HTML": response(200, HTML, content_type="text/html"),
    "HTML that claims to be JSON": response(200, HTML),
    "truncated JSON": response(200, b'{"id": "1'),
    "a list": response(200, []),
    "null": response(200, b"null"),
    "a string": response(200, "1"),
    "Latin-1": response(200, '{"id": "é"}'.encode("latin-1"), content_type="application/json; charset=latin-1"),
}
WRONG_SHAPES: dict[str, bytes] = {
    "another object": response(200, {"ident": "1"}),
    "a field of another type": response(200, {"id": {"value": 1}}),
    "nothing": response(200, b""),
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


@by_name(WRONG_SHAPES, "content")
@by_name({name: call for name, call in CALLS.items() if name not in ("users.delete", "events.create")}, "call")
async def test_a_success_of_the_wrong_shape(connect: Connect, call: Call, content: bytes) -> None:
    with FaultyServer(rest=always(content)) as server:
        with pytest.raises(fullstory.ResponseParseError, match="not what the API describes"):
            await connect(server.url).call(call)
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

BUSY = {"code": "too_many_requests", "message": "Slow down"}


def busy(retry_after: str | None) -> bytes:
    return response(429, BUSY, headers=[] if retry_after is None else [("Retry-After", retry_after)])


@pytest.mark.parametrize(
    ("retry_after", "wait"),
    [("7", 7.0), ("0", 0.0), ("soon", 0.5), ("-1", 0.5), ("1.5", 0.5), ("", 0.5), (None, 0.5)],
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


# Batch jobs

STAGES = ["create", "poll", "imports", "errors"]


@pytest.mark.parametrize("stage", STAGES)
@by_name(BREAKS | {"503": lambda answer: Step(always(response(503)))}, "fault")
async def test_a_batch_goes_on_after_a_fault(connect: Connect, stage: str, fault: Fault) -> None:
    batches = Batches()
    before = [Step(batches)] * STAGES.index(stage)
    with FaultyServer([*before, fault(batches), fault(batches)], rest=batches) as server:
        done = await connect(server.url).import_users()
        assert done.error is None
        assert done.uids == ["ada", "grace"]
        assert len(done.job.errors) == 2
        assert list(batches.jobs.values()) == [done.job.id] == ["job-1"]
        creations = {parts for parts in parts(server) if parts[0] == "POST"}
        assert len(creations) == 1


@by_name(BREAKS_AFTER_THE_WORK, "fault")
async def test_a_batch_that_was_accepted_unheard_is_not_created_twice(connect: Connect, fault: Fault) -> None:
    batches = Batches()
    with FaultyServer([fault(batches)], rest=batches) as server:
        done = await connect(server.url).import_users()
        creations = [request for request in server.requests if request.method == "POST"]
        assert done.uids == ["ada", "grace"]
        assert done.errors == [fullstory.ConnectionFailedError]
        assert len(creations) == 2
        assert list(batches.jobs) == [creations[0].headers["idempotency-key"]]


@by_name(SILENCES, "fault")
async def test_a_batch_that_was_accepted_too_late_is_not_created_twice(connect: Connect, fault: Fault) -> None:
    batches = Batches()
    with FaultyServer([fault(batches)], rest=batches) as server:
        done = await connect(server.url, timeout=SHORT).import_users()
        assert done.uids == ["ada", "grace"]
        assert done.errors == [fullstory.RequestTimeoutError]
        assert len(batches.jobs) == 1


async def test_a_batch_whose_creation_failed_can_be_executed_again(connect: Connect) -> None:
    """Giving up and starting again later is still one job to the server."""
    batches = Batches()
    unheard = Step(batches, sent=Sent.NOTHING, then=Then.RESET)
    with FaultyServer([unheard] * 3, rest=batches) as server:
        done = await connect(server.url).import_users()
        assert isinstance(done.error, fullstory.MaxRetriesError)
        assert done.job.id is None
        result = await settled(done.job.execute().wait(timeout=10))
        assert [user.uid for user in result.imports] == ["ada", "grace"]
        assert len(batches.jobs) == 1


async def test_a_batch_that_nobody_takes(connect: Connect) -> None:
    done = await connect(f"http://127.0.0.1:{closed_port()}").import_users()
    error = done.error
    assert isinstance(error, fullstory.MaxRetriesError)
    assert error.name is ErrorName.ERROR_MAX_RETRY
    assert [type(each) for each in error.errors] == [fullstory.ConnectionFailedError] * 3
    assert (done.job.state, done.job.id) == (JobState.ABORTED, None)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (response(200, HTML, content_type="text/html"), fullstory.ResponseParseError),
        (response(200, b'{"results": [{"id'), fullstory.ResponseParseError),
        (response(200, {"results": 7}), fullstory.ResponseParseError),
        (response(520, HTML), fullstory.ServerError),
        (response(302, headers=[("Location", "http://127.0.0.1:9/")]), fullstory.ApiError),
    ],
    ids=["HTML", "truncated JSON", "wrong shape", "520", "redirect"],
)
async def test_a_batch_aborts_at_once_where_trying_again_cannot_help(
    connect: Connect, stage: str, content: bytes, error: type[Exception]
) -> None:
    batches = Batches()
    before = [Step(batches)] * STAGES.index(stage)
    with FaultyServer([*before, Step(always(content))], rest=batches) as server:
        done = await connect(server.url).import_users()
        assert type(done.error) is error
        assert done.job.errors == [done.error]
        assert done.job.state is JobState.ABORTED
        assert len(server.requests) == len(before) + 1
        # Whatever it was, the job can go on: by its id, or, where it has none, with the same key.
        again = done.job.restart() if done.job.id else done.job.execute()
        assert len((await settled(again.wait(timeout=10))).imports) == len(USERS)
        assert len(batches.jobs) == 1


@pytest.mark.parametrize("retry_after", ["0", "soon", None])
async def test_a_batch_that_is_asked_to_slow_down(connect: Connect, retry_after: str | None) -> None:
    batches = Batches()
    slow = Step(always(busy(retry_after)))
    with FaultyServer([slow, Step(batches), slow, slow], rest=batches) as server:
        done = await connect(server.url).import_users()
        assert done.uids == ["ada", "grace"]
        assert done.errors == [fullstory.RateLimitError] * 3
        assert len(batches.jobs) == 1


async def test_a_batch_of_faults_at_random(connect: Connect) -> None:
    """Whatever order the faults come in: every user is imported once."""
    shuffled = random.Random(7)
    for _ in range(10):
        batches = Batches()
        faults: list[Fault] = [Step, *BREAKS.values()]
        # Never three faults in a row, which is when a job gives up.
        script = [step(batches) for _ in range(4) for step in (shuffled.choice(faults), Step)]
        with FaultyServer(script, rest=batches) as server:
            done = await connect(server.url).import_users()
            assert (done.uids, len(batches.jobs)) == (["ada", "grace"], 1)
