from __future__ import annotations

import random
from functools import partial

import pytest

from .twins import Connect, Twin


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No options from the environment, and jitter that always waits as long as it may."""
    monkeypatch.delenv("FULLSTORY_API_KEY", raising=False)
    monkeypatch.delenv("FULLSTORY_BASE_URL", raising=False)
    monkeypatch.setattr(random, "random", lambda: 1.0)


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Connect:
    """Makes a client, of one kind and then of the other, whose server gives these answers."""
    return partial(Twin, request.param)
