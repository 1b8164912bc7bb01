"""Whole conversations with the server: what is sent and how long is waited, the same for both kinds of job."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import httpx
import pytest

import fullstory
from fullstory import JobState
from fullstory.generated.models import EventImport, FailedEventImport, FailedUserImport, UserImport
from tests.unit.batch.harness import (
    BODY,
    COMPLETED,
    CREATED,
    FAILED,
    FAILURES,
    IMPORTED,
    IMPORTS,
    NOT_IMPORTED,
    NOT_READY,
    NOTHING,
    PROCESSING,
    REFUSED,
    SUCCESS,
    SUCCESS_STEPS,
    UNAVAILABLE,
    USERS,
    Start,
    finished,
    page,
    rate_limited,
    status,
)
from tests.unit.harness import Answer

LOST = httpx.ReadError("the connection was lost")


async def test_plain_success(start: Start) -> None:
    api = start(*SUCCESS)
    job = api.job()
    result = await finished(job.execute())
    assert api.steps == SUCCESS_STEPS
    assert result.imports == [UserImport.from_dict(item) for item in IMPORTS]
    assert result.failed_imports == []
    assert (result.imports, result.failed_imports) == (job.imports, job.failed_imports)
    assert (job.id, job.state, job.status, job.errors) == ("job-1", JobState.COMPLETED, "COMPLETED", [])
    assert (job.metadata.id, job.progress.imports) == ("job-1", 2)


async def test_the_requests_of_users(start: Start) -> None:
    api = start(*SUCCESS)
    await finished(api.job(include_schema=True, idempotency_key="my key").execute())
    assert [(sent.method, sent.path, sent.body, sent.key) for sent in api.sent] == [
        ("POST", "/v2/users/batch", BODY, "my key"),
        ("GET", "/v2/users/batch/job-1", b"", None),
        ("GET", "/v2/users/batch/job-1/imports?include_schema=true", b"", None),
        ("GET", "/v2/users/batch/job-1/errors", b"", None),
    ]
    assert api.requests[0].headers["Content-Type"] == "application/json"
    assert api.requests[0].headers["Content-Length"] == str(len(BODY))


async def test_the_requests_of_events(start: Start) -> None:
    event = {"name": "Signed up", "user": {"uid": "ada"}}
    failure = {"code": "no_user", "message": "?", "event": {"name": "?"}}
    api = start(CREATED, FAILED, page(event), page(failure))
    result = await finished(api.job([event], resource="events", shared={"context": {"browser": {}}}).execute())
    create, *rest = api.sent
    assert json.loads(create.body) == {"requests": [event], "shared": {"context": {"browser": {}}}}
    assert [sent.path for sent in rest] == [
        f"/v2/events/batch/job-1{results}" for results in ("", "/imports", "/errors")
    ]
    assert result.imports == [EventImport.from_dict(event)]
    assert result.failed_imports == [FailedEventImport.from_dict(failure)]


async def test_polls_until_the_server_is_done(start: Start) -> None:
    api = start(CREATED, *[PROCESSING] * 4, *SUCCESS[1:])
    await finished(api.job().execute())
    assert api.steps == [
        "create", 0.25, "poll", 0.5, "poll", 1.0, "poll", 2.0, "poll", 2.0, "poll", "imports", "errors",
    ]  # fmt: skip


async def test_polls_as_often_as_the_options_say(start: Start) -> None:
    api = start(CREATED, PROCESSING, *SUCCESS[1:])
    await finished(api.job(poll_interval=7.0).execute())
    assert api.waits == [7.0, 7.0]


@pytest.mark.parametrize("failure", [UNAVAILABLE, LOST, Answer(409), rate_limited(1)])
async def test_creating_fails_and_is_tried_again(start: Start, failure: Answer | Exception) -> None:
    api = start(failure, failure, *SUCCESS)
    await finished(api.job().execute())
    assert [step for step in api.steps if isinstance(step, str)] == [
        "create", "create", "create", "poll", "imports", "errors",
    ]  # fmt: skip
    first, *others = api.creations
    assert first.key is not None
    assert first.body == BODY
    assert others == [first, first]


async def test_the_answer_to_creating_is_lost_after_the_server_accepted(start: Start) -> None:
    """The same key again, so that the server answers with the job it has."""
    api = start(httpx.RemoteProtocolError("closed in the middle of the answer"), *SUCCESS)
    job = api.job()
    await finished(job.execute())
    assert api.steps == ["create", 0.5, *SUCCESS_STEPS]
    assert len(set(api.creations)) == 1
    assert [type(error) for error in job.errors] == [fullstory.ConnectionFailedError]


async def test_a_poll_fails(start: Start) -> None:
    api = start(CREATED, LOST, *SUCCESS[1:])
    job = api.job()
    await finished(job.execute())
    assert api.steps == ["create", 0.25, "poll", 0.5, "poll", "imports", "errors"]
    assert [type(error) for error in job.errors] == [fullstory.ConnectionFailedError]


async def test_a_500_may_pass_where_nothing_is_created(start: Start) -> None:
    api = start(CREATED, Answer(500), *SUCCESS[1:])
    await finished(api.job().execute())
    assert api.steps == ["create", 0.25, "poll", 0.5, "poll", "imports", "errors"]


async def test_a_429_slows_polling_down(start: Start) -> None:
    api = start(CREATED, rate_limited(9), PROCESSING, *SUCCESS[1:])
    await finished(api.job().execute())
    assert api.steps == ["create", 0.25, "poll", 9.0, "poll", 9.0, "poll", "imports", "errors"]


@pytest.mark.parametrize("body", [b"", b"{}", b"not yet"])
async def test_results_that_are_not_ready_are_asked_for_again(start: Start, body: bytes) -> None:
    wait = Answer(202, body)
    api = start(CREATED, COMPLETED, wait, wait, IMPORTED, wait, NOTHING)
    job = api.job()
    result = await finished(job.execute())
    assert api.steps == [
        "create", 0.25, "poll", "imports", 0.5, "imports", 1.0, "imports", "errors", 2.0, "errors",
    ]  # fmt: skip
    assert job.errors == []
    assert len(result.imports) == 2


async def test_every_page_is_fetched(start: Start) -> None:
    api = start(
        CREATED, FAILED,
        page(IMPORTS[0], then="a"), NOT_READY, page(then="b"), LOST, page(IMPORTS[1]),
        page(FAILURES[0], then="a"), page(*FAILURES),
    )  # fmt: skip
    result = await finished(api.job().execute())
    assert api.steps == [
        "create", 0.25, "poll",
        "imports", "imports page_token=a", 0.5, "imports page_token=a", "imports page_token=b", 0.5,
        "imports page_token=b", "errors", "errors page_token=a",
    ]  # fmt: skip
    assert [user.uid for user in result.imports] == ["ada", "grace"]
    assert len(result.failed_imports) == 2


async def test_a_failed_job_is_finished_and_has_both(start: Start) -> None:
    api = start(CREATED, FAILED, IMPORTED, NOT_IMPORTED)
    job = api.job()
    result = await finished(job.execute())
    assert api.steps == SUCCESS_STEPS
    assert job.state is JobState.COMPLETED
    assert job.status == "FAILED"
    assert [user.uid for user in result.imports] == ["ada", "grace"]
    assert result.failed_imports == [FailedUserImport.from_dict(FAILURES[0])]


async def test_a_status_nobody_knows_means_still_at_work(start: Start) -> None:
    api = start(CREATED, status("PAUSED_FOR_REVIEW"), *SUCCESS[1:])
    job = api.job()
    seen: list[Any] = []
    job.on("processing", lambda job: seen.append(job.status))
    await finished(job.execute())
    assert seen == ["PAUSED_FOR_REVIEW"]
    assert api.steps == ["create", 0.25, "poll", 0.5, "poll", "imports", "errors"]


NO_JSON = Answer(200, b"<html>")
ELSEWHERE = Answer(302, headers={"Location": "https://elsewhere.example"})


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (NO_JSON, fullstory.ResponseParseError),
        (ELSEWHERE, fullstory.ApiError),
        (RuntimeError("a fault of the HTTP client"), fullstory.UnknownError),
    ],
)
@pytest.mark.parametrize("stage", range(4), ids=["creating", "polling", "imports", "errors"])
async def test_an_error_that_cannot_pass_aborts_at_once(
    start: Start, stage: int, failure: Answer | Exception, error: type[Exception]
) -> None:
    api = start(*SUCCESS[:stage], failure)
    job = api.job()
    with pytest.raises(error) as caught:
        await finished(job.execute())
    assert [step for step in api.steps if isinstance(step, str)] == ["create", "poll", "imports", "errors"][: stage + 1]
    assert job.state is JobState.ABORTED
    assert job.errors == [caught.value]
    assert (job.id is None) == (stage == 0)


@pytest.mark.parametrize("stage", [0, 1])
async def test_a_refusal_aborts_at_once(start: Start, stage: int) -> None:
    job = start(*SUCCESS[:stage], REFUSED).job()
    with pytest.raises(fullstory.PermissionDeniedError) as caught:
        await finished(job.execute())
    assert (job.state, job.errors) == (JobState.ABORTED, [caught.value])


@pytest.mark.parametrize("refusal", [REFUSED, Answer(404)], ids=["403", "404"])
class TestUnreadableResults:
    """The import is over: what it brought is not lost with a list that cannot be read."""

    async def test_the_failed_imports_are_fetched_without_the_imports(self, start: Start, refusal: Answer) -> None:
        api = start(CREATED, FAILED, page(IMPORTS[0], then="a"), refusal, NOT_IMPORTED)
        job = api.job()
        result = await finished(job.execute())
        assert api.exchanges == ["create", "poll", "imports", "imports page_token=a", "errors"]
        assert (job.state, job.status) == (JobState.COMPLETED, "FAILED")
        assert (len(result.imports), len(result.failed_imports)) == (1, 1)
        assert [result.imports.error] == job.errors
        assert result.failed_imports.error is None

    async def test_the_imports_are_there_without_the_failed_imports(self, start: Start, refusal: Answer) -> None:
        job = start(CREATED, COMPLETED, IMPORTED, refusal).job()
        result = await finished(job.execute())
        assert (len(result.imports), result.imports.error) == (2, None)
        assert (len(result.failed_imports), [result.failed_imports.error]) == (0, job.errors)

    async def test_neither_list(self, start: Start, refusal: Answer, caplog: pytest.LogCaptureFixture) -> None:
        heard: list[Any] = []
        job = start(CREATED, COMPLETED, refusal, refusal).job()
        job.on("error", heard.append).on("done", lambda imports, failed: heard.append("done"))
        result = await finished(job.execute())
        assert [*result.imports, *result.failed_imports] == []
        assert heard == [result.imports.error, result.failed_imports.error, "done"]
        assert job.progress.imports == 2
        assert [message.partition(":")[0] for message in caplog.messages] == ["batch job job-1"] * 2
        assert "its imports cannot be read" in caplog.text


@pytest.mark.parametrize(
    ("fetch", "exchanges"),
    [
        ("all", ["create", "poll", "imports", "errors"]),
        ("failures", ["create", "poll", "errors"]),
        ("none", ["create", "poll"]),
    ],
)
async def test_which_results_are_fetched(start: Start, fetch: Any, exchanges: list[str]) -> None:
    answers = {"all": [IMPORTED, NOT_IMPORTED], "failures": [NOT_IMPORTED], "none": []}
    api = start(CREATED, FAILED, *answers[fetch])
    job = api.client.users.batch_create(USERS, options=fullstory.BatchJobOptions(fetch=fetch))
    result = await finished(job.execute())
    assert api.exchanges == exchanges
    assert job.state is JobState.COMPLETED
    assert (len(result.imports), len(result.failed_imports)) == (2 * (fetch == "all"), 1 * (fetch != "none"))


@pytest.mark.parametrize("stage", range(4), ids=["creating", "polling", "imports", "errors"])
async def test_a_job_waits_as_long_as_the_server_asks(start: Start, stage: int) -> None:
    api = start(*SUCCESS[:stage], rate_limited(3600), *SUCCESS[stage:])
    await finished(api.job().execute())
    assert 3600 in api.waits


async def test_a_job_that_takes_too_long_aborts(start: Start) -> None:
    api = start(CREATED, *[PROCESSING] * 100_000)
    options = fullstory.BatchJobOptions(total_timeout=0.05)
    job = api.client.users.batch_create(USERS, options=options)
    with pytest.raises(fullstory.RequestTimeoutError, match=r"batch job job-1: not done within 0\.05 s") as caught:
        await finished(job.execute())
    assert not caught.value.can_retry
    assert job.state is JobState.ABORTED


@pytest.mark.parametrize("stage", range(4), ids=["creating", "polling", "imports", "errors"])
async def test_errors_in_a_row_abort(start: Start, stage: int) -> None:
    api = start(*SUCCESS[:stage], LOST, UNAVAILABLE, LOST)
    job = api.job(max_retries=2)
    with pytest.raises(fullstory.MaxRetriesError) as caught:
        await finished(job.execute())
    assert len([step for step in api.steps if isinstance(step, str)]) == stage + 3
    assert job.state is JobState.ABORTED
    assert caught.value.errors == job.errors
    assert len(job.errors) == 3
    assert caught.value.__cause__ is job.errors[-1]


async def test_any_success_starts_the_count_of_errors_anew(start: Start) -> None:
    api = start(
        LOST, LOST, CREATED,
        LOST, LOST, PROCESSING, LOST, LOST, COMPLETED,
        LOST, LOST, NOT_READY, LOST, LOST, page(*IMPORTS, then="a"), LOST, LOST, page(),
        LOST, LOST, NOTHING,
    )  # fmt: skip
    job = api.job(max_retries=2)
    await finished(job.execute())
    assert job.state is JobState.COMPLETED
    assert len(job.errors) == 14


async def test_imports_and_errors_may_have_the_same_page_tokens(start: Start) -> None:
    api = start(CREATED, COMPLETED, page(then="a"), IMPORTED, page(then="a"), NOTHING)
    await finished(api.job().execute())
    assert api.steps[-1] == "errors page_token=a"


async def test_what_was_given_can_be_read_while_the_job_runs_and_afterwards(start: Start) -> None:
    api = start(*SUCCESS)
    options = fullstory.BatchJobOptions(poll_interval=7.0)
    context = {"browser": {"url": "https://example.com"}}
    events = [{"name": "Signed up"}]
    job = api.client.events.batch_create(events, shared={"context": context}, options=options, idempotency_key="mine")
    await finished(job.execute())
    assert job.options is options
    assert job.idempotency_key == "mine"
    assert job.shared == {"context": context}
    assert job.requests == events


async def test_what_was_left_out_has_its_default(start: Start) -> None:
    api = start(*SUCCESS)
    job = api.client.users.batch_create(USERS)
    assert job.options == fullstory.BatchJobOptions()
    assert job.shared is None
    assert UUID(job.idempotency_key).version == 4
    await finished(job.execute())
    assert api.creations[0].key == job.idempotency_key
