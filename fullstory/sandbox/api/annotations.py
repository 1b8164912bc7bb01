"""The operation on annotations."""

from __future__ import annotations

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.clock import isoformat, parse_time
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import Problem, invalid_argument


def create_annotation(engine: Engine, request: ApiRequest) -> Answer:
    body = request.body
    start = body.get("start_time") or isoformat(engine.clock.now())
    end = body.get("end_time") or start
    if body.get("end_time") and parse_time("end_time", end) <= parse_time("start_time", start):
        raise invalid_argument("end_time must be after start_time")
    annotation = {"text": body["text"], "start_time": start, "end_time": end, "source": body.get("source", "")}
    engine.annotations.add(annotation)
    return Answer.of(annotation)


def refusal(problem: Problem) -> Problem:
    """Return the problem of a body that the document does not allow, as this operation words it."""
    # Elsewhere a missing field has another code, and an empty text other words.
    lacks_text = problem.code == "required_field" or problem.message.startswith("text: must be at least")
    return invalid_argument("text is required") if lacks_text else problem
