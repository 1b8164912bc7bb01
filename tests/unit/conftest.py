from __future__ import annotations

from functools import partial

import pytest
from hypothesis import HealthCheck, settings

from tests.unit.grown import grown
from tests.unit.harness import Connect, Twin

__all__ = ["grown"]

# How fast values are made depends on what else a machine does.
settings.register_profile("unit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unit")


@pytest.fixture(autouse=True)
def no_options_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FULLSTORY_API_KEY", raising=False)
    monkeypatch.delenv("FULLSTORY_BASE_URL", raising=False)


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Connect:
    """Make a client, of one kind and then of the other, whose server gives these answers."""
    return partial(Twin, request.param)
