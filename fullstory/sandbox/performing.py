"""Carries out one valid request: once, and at most once for each idempotency key."""

from __future__ import annotations

import hashlib

from .calls import Answer, Call
from .engine import IDEMPOTENCY_SECONDS, Engine
from .operations import HANDLERS
from .problems import Problem, invalid_argument
from .store.answers import KeptAnswer


def fingerprint(method: str, path: str, body: bytes) -> bytes:
    """Stands for a request: equal for equal ones only."""
    return hashlib.blake2b(b"\n".join((method.encode(), path.encode(), body)), digest_size=16).digest()


def kept_answer(engine: Engine, key: str, request: bytes) -> Answer | None:
    """The answer that was given to the first request with this key. Raises if that was another request."""
    kept = engine.answers.get(key, engine.clock.now() - IDEMPOTENCY_SECONDS)
    if kept is None:
        return None
    if kept.fingerprint != request:
        raise invalid_argument("Idempotency-Key: it was used for another request; each needs a key of its own")
    return Answer(kept.status, kept.body)


def perform(engine: Engine, call: Call, key: str | None, request: bytes) -> Answer:
    """Carries out a call. Its effect and the answer kept for its key are stored together."""
    handler = HANDLERS[call.operation.id]
    if call.operation.method == "GET":
        return handler(engine, call)
    try:
        with engine.database.transaction():
            answer = handler(engine, call)
            if key is not None:
                keep(engine, key, request, answer)
    except Problem as problem:
        answer = Answer.to(problem)
        if key is not None:
            keep(engine, key, request, answer)
    if answer.after_commit is not None:
        answer.after_commit()
    return answer


def keep(engine: Engine, key: str, request: bytes, answer: Answer) -> None:
    """Keeps an answer for its key, unless it is one that may be asked for again: 429 and errors above 500."""
    if answer.status != 429 and answer.status <= 500:
        engine.answers.keep(key, KeptAnswer(request, answer.status, answer.body, engine.clock.now()))
