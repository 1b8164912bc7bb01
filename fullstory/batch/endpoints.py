"""The endpoints of the two kinds of batches: from an action to a request, and from its answer to an outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fullstory.answers import Answer
from fullstory.batch import steps
from fullstory.batch.item_check import ItemCheck
from fullstory.batch.results import ResultPage, ResultWalk, read_page
from fullstory.calls import Caller, Pieces, Request
from fullstory.generated.models.job_metadata import JobMetadata
from fullstory.generated.models.job_status import JobStatus
from fullstory.generated.models.job_status_response import JobStatusResponse

logger: logging.Logger = logging.getLogger("fullstory")

ImportT = TypeVar("ImportT")
FailedT = TypeVar("FailedT")


@dataclass(frozen=True)
class BatchEndpoints(Generic[ImportT, FailedT]):
    """The generated modules and models of one kind of batch, and what every request of one batch has in common."""

    create: Any
    status: Any
    imports: Any
    errors: Any
    item_check: ItemCheck
    check_shared: Callable[[Any, str], None] | None
    import_model: type[ImportT]
    failed_model: type[FailedT]
    include_schema: bool
    idempotency_key: str

    def request(self, caller: Caller, action: steps.Exchange, body: Callable[[], Pieces]) -> Request:
        """Return the request for an action; `body` returns the body of the one that creates the batch."""
        match action:
            case steps.Create():
                built = self.create.build_request(body={}, idempotency_key=self.idempotency_key)
                return caller.request(built, self.create.REPEAT, body())
            case steps.Poll(job_id):
                return caller.request(self.status.build_request(job_id), self.status.REPEAT)
            case steps.Fetch(steps.Results.IMPORTS, job_id, page_token):
                include_schema = self.include_schema or None
                built = self.imports.build_request(job_id, page_token=page_token, include_schema=include_schema)
                return caller.request(built, self.imports.REPEAT)
            case steps.Fetch(_, job_id, page_token):
                return caller.request(self.errors.build_request(job_id, page_token=page_token), self.errors.REPEAT)


class Answers:
    """Reads the answers that one job gets.

    What is missing or odd in an answer is no failure, but for what the job goes on with: its id and its status.

    Args:
        caller: Makes the errors.
    """

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._unknown_statuses: set[str] = set()

    def read(
        self,
        action: steps.Exchange,
        request: Request,
        response: Answer,
        walks: Mapping[steps.Results, ResultWalk],
    ) -> tuple[steps.Outcome, Any]:
        """Return what came of an action, and what the answer brought: metadata, progress or a page.

        Args:
            action: The action.
            request: Its request.
            response: A successful response.
            walks: How far each list of results was fetched.

        Raises:
            ResponseParseError: The job cannot go on with this answer.
        """
        match action:
            case steps.Create():
                created = self._metadata(request, response, self._caller.json_object(request, response).get("job"))
                return steps.JobCreated(created.id), created
            case steps.Poll(job_id):
                return self._status(request, response, job_id)
            case steps.Fetch(results):
                page = self.page(request, response, walks[results])
                return (steps.NotReady(), None) if page is None else (steps.PageSeen(page.next_page_token), page)

    def page(self, request: Request, response: Answer, walk: ResultWalk) -> ResultPage | None:
        """Return a page of results; None while the server has not prepared them.

        Raises:
            ResponseParseError: It is not a page.
        """
        if response.status_code == 202:
            return None
        page = read_page(response.content, self._caller.json_object(request, response))
        if problem := walk.take(page):
            walk.error = self._caller.unreadable(request, response, problem)
        return page

    def _metadata(self, request: Request, response: Answer, job: Any) -> JobMetadata:
        metadata = JobMetadata.from_dict(job if isinstance(job, dict) else {})
        job_id = _id(metadata)
        if job_id is None:
            raise self._caller.unreadable(request, response, "the job has no id")
        metadata.id = job_id
        return metadata

    def _status(self, request: Request, response: Answer, job_id: str) -> tuple[steps.Outcome, Any]:
        answer = JobStatusResponse.from_dict(self._caller.json_object(request, response))
        job = answer.job
        status = job.status if isinstance(job, JobMetadata) else None
        if not isinstance(status, str) or not status:
            if response.status_code == 202:
                return steps.NotReady(), None
            raise self._caller.unreadable(request, response, "the job has no status")
        if _id(job) not in (None, job_id):
            raise self._caller.unreadable(request, response, f"the answer is about the job {job.id}")
        job.id = job_id
        # The model keeps a status that the API document does not list as the string it is.
        if not isinstance(status, JobStatus) and status not in self._unknown_statuses:
            self._unknown_statuses.add(status)
            logger.warning("batch job %s: unknown status %r, which counts as processing", job_id, status)
        return steps.StatusSeen(status), answer


def _id(job: JobMetadata) -> str | None:
    """Return the id of a job that an answer holds, if it can be one."""
    # A number is as good as a string: it becomes a part of URLs.
    job_id: Any = job.id
    if isinstance(job_id, int) and not isinstance(job_id, bool):
        return str(job_id)
    return job_id if isinstance(job_id, str) and job_id.strip() else None
