from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.integration.harness import Connect, Subject


@pytest.fixture(params=["sync", "async"])
async def connect(request: pytest.FixtureRequest) -> AsyncIterator[Connect]:
    """Make a client, of one kind and then of the other, of the server at a URL."""
    subjects: list[Subject] = []

    def connect(url: str, **options: Any) -> Subject:
        subjects.append(Subject(request.param, url, options))
        return subjects[-1]

    yield connect
    for subject in subjects:
        await subject.close()
