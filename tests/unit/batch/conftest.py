from __future__ import annotations

from functools import partial

import pytest

from tests.unit.batch.harness import BatchTwin, Start


@pytest.fixture(params=["sync", "async"])
def start(request: pytest.FixtureRequest) -> Start:
    """Makes a client, of one kind and then of the other, whose server gives these answers."""
    return partial(BatchTwin, request.param)
