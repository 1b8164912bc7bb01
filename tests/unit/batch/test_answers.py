"""Odd answers: what is missing, null or of another type costs nothing but itself."""

from __future__ import annotations

from typing import Any

import pytest

import fullstory
from fullstory import JobState
from fullstory.generated.models import EventImport, FailedEventImport, FailedUserImport, UserImport
from tests.unit.batch.harness import (
    COMPLETED,
    CREATED,
    IMPORTED,
    IMPORTS,
    NOT_IMPORTED,
    NOTHING,
    SUCCESS_STEPS,
    Start,
    finished,
    job,
    page,
)
from tests.unit.harness import Answer, collected

LEFT_OUT = object()
ODD = [LEFT_OUT, None, 7, "odd", ["odd"], "", [], {}, True]


def name(value: Any) -> str:
    return "left out" if value is LEFT_OUT else repr(value)[:40]


each_oddity = pytest.mark.parametrize("odd", ODD, ids=name)


def with_odd(content: dict[str, Any], field: str, odd: Any) -> dict[str, Any]:
    """The same JSON object with one odd field."""
    changed = {name: value for name, value in content.items() if name != field}
    return changed if odd is LEFT_OUT else {**changed, field: odd}


def as_read(odd: Any) -> Any:
    return None if odd is LEFT_OUT else odd


async def succeeds(
    start: Start, *, created: Answer = CREATED, polled: Answer = COMPLETED, job_id: str = "job-1"
) -> Any:
    """The job, which went its way in spite of these answers."""
    api = start(created, polled, IMPORTED, NOT_IMPORTED)
    job = api.job()
    result = await finished(job.execute())
    assert [sent.path.removeprefix("/v2/users/batch") for sent in api.sent] == [
        "", f"/{job_id}", f"/{job_id}/imports", f"/{job_id}/errors",
    ]  # fmt: skip
    assert job.state is JobState.COMPLETED
    assert job.errors == []
    assert (len(result.imports), len(result.failed_imports)) == (2, 1)
    return job


WITHOUT_JOB = [Answer(), Answer(204, b""), Answer(200, b"")]
WITHOUT_JOB += [Answer(body={"job": odd}) for odd in (None, 7, "odd", ["odd"])]


class TestCreation:
    @each_oddity
    @pytest.mark.parametrize("field", ["status", "created", "finished"])
    async def test_an_odd_field(self, start: Start, field: str, odd: Any) -> None:
        seen: list[Any] = []
        api = start(Answer(body={"job": with_odd(job("PROCESSING"), field, odd)}), COMPLETED, IMPORTED, NOTHING)
        subject = api.job().on("created", lambda job: seen.append((job.id, getattr(job.metadata, field))))
        result = await finished(subject.execute())
        assert seen == [("job-1", as_read(odd))]
        assert len(result.imports) == 2

    async def test_nothing_but_an_id(self, start: Start) -> None:
        await succeeds(start, created=Answer(body={"job": {"id": "job-1"}}))

    @pytest.mark.parametrize("status_code", [200, 201, 202])
    async def test_any_code_that_tells_success(self, start: Start, status_code: int) -> None:
        await succeeds(start, created=Answer(status_code, CREATED.body))

    async def test_an_id_that_is_a_number(self, start: Start) -> None:
        created = Answer(body={"job": {**job("PROCESSING"), "id": 12}})
        polled = Answer(body={"job": {**job("COMPLETED"), "id": 12}})
        subject = await succeeds(start, created=created, polled=polled, job_id="12")
        assert (subject.id, subject.metadata.id) == ("12", "12")

    @pytest.mark.parametrize("odd", [LEFT_OUT, None, "", " ", ["job-1"], {}, True, 1.5], ids=name)
    async def test_without_an_id_nothing_can_go_on(self, start: Start, odd: Any) -> None:
        subject = start(Answer(body={"job": with_odd(job("PROCESSING"), "id", odd)})).job()
        with pytest.raises(fullstory.ResponseParseError, match=r"POST /v2/users/batch .*, but the job has no id"):
            await finished(subject.execute())
        assert (subject.id, subject.state) == (None, JobState.ABORTED)

    @pytest.mark.parametrize(
        "answer",
        [
            Answer(),
            Answer(204, b""),
            Answer(200, b""),
            *[Answer(body={"job": odd}) for odd in (None, 7, "odd", ["odd"])],
        ],
        ids=repr,
    )
    async def test_without_a_job_nothing_can_go_on(self, start: Start, answer: Answer) -> None:
        with pytest.raises(fullstory.ResponseParseError, match="the job has no id"):
            await finished(start(answer).job().execute())

    async def test_it_can_be_executed_again_with_the_same_key(self, start: Start) -> None:
        api = start(Answer(204, b""), CREATED, COMPLETED, IMPORTED, NOTHING)
        subject = api.job()
        with pytest.raises(fullstory.ResponseParseError):
            await finished(subject.execute())
        assert len((await finished(subject.execute())).imports) == 2
        assert len(set(api.creations)) == 1


class TestPoll:
    @each_oddity
    @pytest.mark.parametrize("field", ["imports", "errors"])
    async def test_an_odd_count(self, start: Start, field: str, odd: Any) -> None:
        subject = await succeeds(start, polled=Answer(body=with_odd(COMPLETED.body, field, odd)))
        assert getattr(subject.progress, field) == as_read(odd)

    @each_oddity
    @pytest.mark.parametrize("field", ["created", "finished"])
    async def test_an_odd_time(self, start: Start, field: str, odd: Any) -> None:
        polled = Answer(body={**COMPLETED.body, "job": with_odd(job("COMPLETED"), field, odd)})
        subject = await succeeds(start, polled=polled)
        assert getattr(subject.metadata, field) == as_read(odd)

    @pytest.mark.parametrize("odd", [LEFT_OUT, None, "", [], ["job-2"], {}, True], ids=name)
    async def test_an_id_that_is_none(self, start: Start, odd: Any) -> None:
        subject = await succeeds(start, polled=Answer(body={"job": with_odd(job("COMPLETED"), "id", odd)}))
        assert (subject.id, subject.metadata.id, subject.status) == ("job-1", "job-1", "COMPLETED")

    @pytest.mark.parametrize("other", ["job-2", 7])
    async def test_the_answer_about_another_job_is_an_error(self, start: Start, other: Any) -> None:
        subject = start(CREATED, Answer(body={"job": {**job("COMPLETED"), "id": other}})).job()
        with pytest.raises(fullstory.ResponseParseError, match=f"the answer is about the job {other}"):
            await finished(subject.execute())
        assert (subject.id, subject.metadata.id) == ("job-1", "job-1")

    @pytest.mark.parametrize("body", [b"", b"{}", b'{"message": "not ready"}'])
    async def test_a_202_without_a_status_is_no_answer_yet(self, start: Start, body: bytes) -> None:
        api = start(CREATED, Answer(202, body), COMPLETED, IMPORTED, NOTHING)
        await finished(api.job().execute())
        assert api.steps == ["create", 0.25, "poll", 0.5, "poll", "imports", "errors"]

    async def test_nothing_but_a_status(self, start: Start) -> None:
        await succeeds(start, polled=Answer(body={"job": {"status": "COMPLETED"}}))

    @pytest.mark.parametrize("status_code", [200, 201, 202])
    async def test_any_code_that_tells_success(self, start: Start, status_code: int) -> None:
        await succeeds(start, polled=Answer(status_code, COMPLETED.body))

    @pytest.mark.parametrize("odd", [LEFT_OUT, None, "", 7, ["COMPLETED"], {}, True], ids=name)
    async def test_without_a_status_nothing_can_go_on(self, start: Start, odd: Any) -> None:
        subject = start(CREATED, Answer(body={"job": with_odd(job(""), "status", odd)})).job()
        with pytest.raises(fullstory.ResponseParseError, match="the job has no status"):
            await finished(subject.execute())
        assert (subject.id, subject.state) == ("job-1", JobState.ABORTED)

    @pytest.mark.parametrize(
        "answer",
        [
            Answer(),
            Answer(204, b""),
            Answer(200, b""),
            *[Answer(body={"job": odd}) for odd in (None, 7, "odd", ["odd"])],
        ],
        ids=repr,
    )
    async def test_without_a_job_nothing_can_go_on(self, start: Start, answer: Answer) -> None:
        with pytest.raises(fullstory.ResponseParseError, match="the job has no status"):
            await finished(start(CREATED, answer).job().execute())

    async def test_the_job_can_be_taken_up_after_that(self, start: Start) -> None:
        subject = start(CREATED, Answer(), COMPLETED, IMPORTED, NOTHING).job()
        with pytest.raises(fullstory.ResponseParseError):
            await finished(subject.execute())
        assert len((await finished(subject.restart())).imports) == 2


@pytest.mark.parametrize("listed", ["imports", "errors"])
class TestPages:
    """Of both lists, the other one being as it should be."""

    async def fetched(self, start: Start, listed: str, *answers: Answer) -> tuple[Any, Any]:
        """The twin and the results of the list whose pages these are."""
        api = start(CREATED, COMPLETED, *((*answers, NOTHING) if listed == "imports" else (NOTHING, *answers)))
        result = await finished(api.job().execute())
        other = result.failed_imports if listed == "imports" else result.imports
        assert len(other) == 0
        return api, result.imports if listed == "imports" else result.failed_imports

    @pytest.mark.parametrize("odd", [LEFT_OUT, None, 7, "odd", "", [], {}, True], ids=name)
    async def test_results_that_are_no_list(self, start: Start, listed: str, odd: Any) -> None:
        api, results = await self.fetched(start, listed, Answer(body=with_odd(IMPORTED.body, "results", odd)))
        assert list(results) == []
        assert api.steps == SUCCESS_STEPS

    @each_oddity
    async def test_the_total_does_not_matter(self, start: Start, listed: str, odd: Any) -> None:
        _, results = await self.fetched(start, listed, Answer(body=with_odd(IMPORTED.body, "total_records", odd)))
        assert len(results) == 2

    @pytest.mark.parametrize("odd", [LEFT_OUT, None, "", [], {}, False], ids=name)
    async def test_no_next_page(self, start: Start, listed: str, odd: Any) -> None:
        api, results = await self.fetched(start, listed, Answer(body=with_odd(IMPORTED.body, "next_page_token", odd)))
        assert len(results) == 2
        assert api.steps == SUCCESS_STEPS

    @pytest.mark.parametrize("odd", [7, "odd", ["odd"], {"odd": 1}, True], ids=name)
    async def test_any_other_token_asks_for_the_next_page(self, start: Start, listed: str, odd: Any) -> None:
        first = Answer(body={"results": IMPORTS, "next_page_token": odd})
        api, results = await self.fetched(start, listed, first, IMPORTED)
        assert len(results) == 4
        assert len(api.sent) == 5

    @pytest.mark.parametrize("answer", [Answer(), Answer(204, b""), Answer(200, b""), Answer(201, b"")], ids=repr)
    async def test_an_empty_page(self, start: Start, listed: str, answer: Answer) -> None:
        api, results = await self.fetched(start, listed, answer)
        assert list(results) == []
        assert api.steps == SUCCESS_STEPS

    async def test_an_empty_page_after_others(self, start: Start, listed: str) -> None:
        _, results = await self.fetched(start, listed, page(*IMPORTS, then="a"), Answer(204, b""))
        assert len(results) == 2

    async def test_any_code_but_202_brings_results(self, start: Start, listed: str) -> None:
        not_ready = Answer(202, IMPORTED.body)
        api, results = await self.fetched(start, listed, not_ready, Answer(201, IMPORTED.body))
        assert len(results) == 2
        assert 0.5 in api.waits

    @pytest.mark.parametrize("body", [[], 7, "page", None, b"<html>", b"[", b"\xff"], ids=repr)
    async def test_what_is_not_a_json_object_is_not_a_page(self, start: Start, listed: str, body: Any) -> None:
        with pytest.raises(
            fullstory.ResponseParseError,
            match=f"GET /v2/users/batch/job-1/{listed} answered 200, but the body is not a JSON object",
        ):
            await self.fetched(start, listed, Answer(body=body))


USER = {
    "id": "1", "uid": "ada", "display_name": "Ada", "email": "ada@example.com",
    "properties": {"plan": "pro"}, "schema": {"properties": {}}, "type_conflicts": {},
}  # fmt: skip
EVENT = {
    "name": "Signed up", "timestamp": "2026-01-02T03:04:05Z", "properties": {"plan": "pro"}, "user": {"id": "1"},
    "session": {"id": "1:2"}, "context": {"browser": {"url": "https://example.com"}}, "schema": {"properties": {}},
}  # fmt: skip
FAILED_USER = {"code": "invalid_uid", "message": "the uid is too long", "user": USER}
FAILED_EVENT = {"code": "no_user", "message": "no user", "event": EVENT, "shared": {"context": {}}}
ITEMS: list[tuple[str, str, Any, dict[str, Any]]] = [
    ("users", "imports", UserImport, USER),
    ("users", "failed_imports", FailedUserImport, FAILED_USER),
    ("events", "imports", EventImport, EVENT),
    ("events", "failed_imports", FailedEventImport, FAILED_EVENT),
]


@pytest.mark.parametrize(("resource", "listed", "model", "item"), ITEMS, ids=[f"{each[0]} {each[1]}" for each in ITEMS])
class TestItems:
    """An odd item between two others hides neither of them."""

    async def results(self, start: Start, resource: str, listed: str, *items: Any) -> list[Any]:
        """The same items in all ways they can be read."""
        answers = (page(*items), NOTHING) if listed == "imports" else (NOTHING, page(*items))
        api = start(CREATED, COMPLETED, *answers, page(*items))
        requests = [{"name": "Signed up"}] if resource == "events" else [{"uid": "ada"}]
        job = api.job(requests, resource=resource)
        await finished(job.execute())
        results = getattr(job, listed)
        assert len(results) == len(items)
        assert [results[position] for position in range(len(items))] == list(results)
        streamed = await collected(job.iter_imports() if listed == "imports" else job.iter_failed_imports())
        assert streamed == list(results)
        return streamed

    async def test_each_field(self, start: Start, resource: str, listed: str, model: Any, item: dict[str, Any]) -> None:
        cases = [(field, odd) for field in item for odd in ODD if odd != {}]
        odd_items = [with_odd(item, field, odd) for field, odd in cases]
        first, *read, last = await self.results(start, resource, listed, item, *odd_items, item)
        assert first == last == model.from_dict(item)
        assert first.additional_properties == {}
        for (field, odd), found in zip(cases, read, strict=True):
            assert getattr(found, field) == as_read(odd), (field, odd)
            for other in item.keys() - {field}:
                assert getattr(found, other) == getattr(first, other), (field, odd, other)

    async def test_what_is_not_an_object(
        self, start: Start, resource: str, listed: str, model: Any, item: dict[str, Any]
    ) -> None:
        odd_items: list[Any] = [None, 7, "odd", ["odd"], {}, True]
        first, *read, last = await self.results(start, resource, listed, item, *odd_items, item)
        assert first == last == model.from_dict(item)
        assert read == [model.from_dict({})] * len(odd_items)

    async def test_unknown_fields(
        self, start: Start, resource: str, listed: str, model: Any, item: dict[str, Any]
    ) -> None:
        (read,) = await self.results(start, resource, listed, {**item, "new": {"field": 1}})
        assert read["new"] == {"field": 1}
        for field in item:
            assert getattr(read, field) == getattr(model.from_dict(item), field)


async def test_a_time_that_cannot_be_parsed_stays_text(start: Start) -> None:
    failed = {"event": {"name": "", "timestamp": ""}}
    api = start(CREATED, COMPLETED, page({"name": "x", "timestamp": "yesterday"}), page(failed))
    result = await finished(api.job([{"name": ""}], resource="events").execute())
    assert result.imports[0].timestamp == "yesterday"
    assert (result.failed_imports[0].event.name, result.failed_imports[0].event.timestamp) == ("", "")
