"""The kinds of faults: what each one does, how it is described, and what its form asks for.

To add a kind, add a class here, and name it in `KINDS` and in `FaultKind`. A new option goes into `fault_options`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, Literal, Protocol

import orjson

from fullstory.sandbox.control.fault_form import FormField, parse_headers, parse_integer, parse_number
from fullstory.sandbox.control.fault_options import DEFAULT_MESSAGE, FaultOptions, Moment
from fullstory.sandbox.http.answers import Answer, error_code
from fullstory.sandbox.problems import Problem


class FaultKind(StrEnum):
    """What goes wrong.

    STATUS: the answer has the status `status`, with `headers` and `body`.
    DELAY: nothing happens for `seconds`, then the request continues.
    RESET: the connection is reset.
    TRUNCATE: the connection is closed after half of the answer's body.
    GARBAGE: the answer's body is not JSON.
    CONTENT_TYPE: the answer's Content-Type is `content_type`, whatever its body is.
    JOB_FAILS: the batch is accepted, and every item of it fails with `code` and `message`.
    JOB_STUCK: the batch is accepted, and makes no progress until this fault is removed.
    ITEM_FAILS: an item of a batch fails with `code` and `message`.
    """

    STATUS = "status"
    DELAY = "delay"
    RESET = "reset"
    TRUNCATE = "truncate"
    GARBAGE = "garbage"
    CONTENT_TYPE = "content_type"
    JOB_FAILS = "job_fails"
    JOB_STUCK = "job_stuck"
    ITEM_FAILS = "item_fails"


Counted = Literal["request", "job", "item"]
_UNTIL_ANSWER = (Moment.BEFORE_READ, Moment.AFTER_READ, Moment.AFTER_EFFECT)


class Connection(Protocol):
    """The connection that a request came over, as far as faults use it. Neither method returns."""

    async def reset(self) -> None: ...
    async def close(self) -> None: ...


@dataclass(slots=True)
class JobOutcome:
    """What faults decide about a batch job when it is accepted."""

    failure: Problem | None = None
    is_held: bool = False


class Effect:
    """What a kind of fault does. Subclasses override the hook that they need.

    Attributes:
        name: The kind, as `Fault(kind=...)` and JSON have it.
        title: The kind as the form offers it.
        counts: What a fault of this kind happens to, and so what `times` and `every` count.
        moments: The moments that `when` may name; empty if the kind itself decides.
        fields: The options that this kind uses apart from `when`, as the form asks for them.
        comes_last: Whether other faults of the same moment happen first.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    counts: ClassVar[Counted] = "request"
    moments: ClassVar[tuple[Moment, ...]] = ()
    fields: ClassVar[tuple[FormField, ...]] = ()
    comes_last: ClassVar[bool] = False

    def __init__(self, options: FaultOptions) -> None:
        self.options = options

    @classmethod
    def option_names(cls) -> tuple[str, ...]:
        """Return the names of the `FaultOptions` that this kind uses."""
        return (*(field.option for field in cls.fields), *(("when",) if cls.moments else ()))

    @property
    def moment(self) -> Moment | None:
        """When `happen` is called; None for a kind that only changes the answer."""
        return self.options.when if self.moments else None

    def describe(self) -> str:
        """Return what it does in a few words, for the page."""
        raise NotImplementedError

    async def happen(self, connection: Connection) -> Answer | None:
        """Make the fault happen. Return an answer to give in place of the request's own, if any."""
        return None

    def change_answer(self, answer: Answer) -> Answer:
        """Return the answer as it is sent; only for a kind without a moment."""
        return answer

    def change_job(self, outcome: JobOutcome) -> None:
        """Decide about a batch job; only for a kind that counts jobs."""

    def item_problem(self) -> Problem:
        """Return why an item fails; only for a kind that counts items."""
        return Problem(500, self.options.code, self.options.message)


class Status(Effect):
    name: ClassVar[str] = FaultKind.STATUS
    title = "answer with a status of your choice"
    moments: ClassVar[tuple[Moment, ...]] = _UNTIL_ANSWER
    fields: ClassVar[tuple[FormField, ...]] = (
        FormField("status", "Status of the answer", "503", parse_integer, "tiny"),
        FormField("headers", "Headers of the answer, one on each line", "Retry-After: 2", parse_headers, is_long=True),
        FormField("body", "Body of the answer", "an error that fits the status", is_long=True),
    )

    def describe(self) -> str:
        return f"answers {self.options.status} {self.options.when.words}"

    async def happen(self, connection: Connection) -> Answer | None:
        return Answer(self.options.status, self._body(), headers=self.options.headers)

    def _body(self) -> bytes:
        status, body = self.options.status, self.options.body
        if status in (204, 304):
            return b""
        if isinstance(body, str):
            return body.encode()
        if body is None:
            body = {"message": f"the sandbox answered {status} on purpose", "code": error_code(status)}
        return orjson.dumps(body)


class Delay(Effect):
    name: ClassVar[str] = FaultKind.DELAY
    title = "answer late"
    moments: ClassVar[tuple[Moment, ...]] = tuple(Moment)
    fields: ClassVar[tuple[FormField, ...]] = (FormField("seconds", "Seconds to wait", "1", parse_number, "tiny"),)

    def describe(self) -> str:
        return f"waits {self.options.seconds:g} s {self.options.when.words}"

    async def happen(self, connection: Connection) -> Answer | None:
        await asyncio.sleep(self.options.seconds)
        return None


class Reset(Effect):
    name: ClassVar[str] = FaultKind.RESET
    title = "reset the connection"
    moments: ClassVar[tuple[Moment, ...]] = tuple(Moment)

    def describe(self) -> str:
        return f"resets the connection {self.options.when.words}"

    async def happen(self, connection: Connection) -> Answer | None:
        await connection.reset()
        return None


class Truncate(Effect):
    name: ClassVar[str] = FaultKind.TRUNCATE
    title = "cut the answer off in the middle"
    comes_last = True

    @property
    def moment(self) -> Moment | None:
        return Moment.MID_ANSWER

    def describe(self) -> str:
        return "cuts the answer off in the middle"

    async def happen(self, connection: Connection) -> Answer | None:
        await connection.close()
        return None


class Garbage(Effect):
    name: ClassVar[str] = FaultKind.GARBAGE
    title = "answer with something that is not JSON"

    def describe(self) -> str:
        return "answers with garbage"

    def change_answer(self, answer: Answer) -> Answer:
        answer.close()
        return replace(answer, body=b"\x00\xff{]garbage" + answer.body[::-1], file=None)


class ContentType(Effect):
    name: ClassVar[str] = FaultKind.CONTENT_TYPE
    title = "answer with a wrong content type"
    fields: ClassVar[tuple[FormField, ...]] = (
        FormField("content_type", "Content type of the answer", "text/html; charset=utf-8"),
    )

    def describe(self) -> str:
        return f"answers with the content type {self.options.content_type}"

    def change_answer(self, answer: Answer) -> Answer:
        return replace(answer, content_type=self.options.content_type)


_ERROR_FIELDS = (
    FormField("code", "Error code of the items", "server_error", width="tiny"),
    FormField("message", "Error message of the items", DEFAULT_MESSAGE),
)


class JobFails(Effect):
    name: ClassVar[str] = FaultKind.JOB_FAILS
    title = "make whole batch jobs fail"
    counts: ClassVar[Counted] = "job"
    fields: ClassVar[tuple[FormField, ...]] = _ERROR_FIELDS

    def describe(self) -> str:
        return f"makes every item fail with {self.options.code}"

    def change_job(self, outcome: JobOutcome) -> None:
        outcome.failure = self.item_problem()


class JobStuck(Effect):
    name: ClassVar[str] = FaultKind.JOB_STUCK
    title = "keep batch jobs from making progress"
    counts: ClassVar[Counted] = "job"

    def describe(self) -> str:
        return "holds jobs until the fault is cleared"

    def change_job(self, outcome: JobOutcome) -> None:
        outcome.is_held = True


class ItemFails(Effect):
    name: ClassVar[str] = FaultKind.ITEM_FAILS
    title = "make items of batches fail"
    counts: ClassVar[Counted] = "item"
    fields: ClassVar[tuple[FormField, ...]] = _ERROR_FIELDS

    def describe(self) -> str:
        return f"makes items fail with {self.options.code}"


KINDS: dict[str, type[Effect]] = {
    effect.name: effect
    for effect in (Status, Delay, Reset, Truncate, Garbage, ContentType, JobFails, JobStuck, ItemFails)
}
