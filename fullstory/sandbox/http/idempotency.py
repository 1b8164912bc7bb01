"""Idempotency keys: a request with a key takes effect once, and gets the same answer again for 24 hours."""

from __future__ import annotations

import hashlib

from fullstory.sandbox.engine import IDEMPOTENCY_SECONDS, Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import invalid_argument
from fullstory.sandbox.store.stored_answers import StoredAnswer


class IdempotentRequest:
    """A request that may have an idempotency key, and the answer stored for it.

    Raises:
        Problem: The key was used for another request.
    """

    def __init__(self, engine: Engine, key: str | None, method: str, path: str, body: bytes) -> None:
        self._engine = engine
        self._key = key
        self.stored: Answer | None = None
        if key is None:
            return
        self._fingerprint = hashlib.blake2b(b"\n".join((method.encode(), path.encode(), body)), digest_size=16).digest()
        found = engine.answers.get(key, engine.clock.now() - IDEMPOTENCY_SECONDS)
        if found is not None:
            if found.fingerprint != self._fingerprint:
                raise invalid_argument("Idempotency-Key: already used for another request; each needs a key of its own")
            self.stored = Answer(found.status, found.body)

    def store(self, answer: Answer) -> None:
        """Store the first answer, unless it is one to retry: 429, or an error above 500."""
        if self._key is not None and self.stored is None and answer.status != 429 and answer.status <= 500:
            stored = StoredAnswer(self._fingerprint, answer.status, answer.body, self._engine.clock.now())
            self._engine.answers.put(self._key, stored)
