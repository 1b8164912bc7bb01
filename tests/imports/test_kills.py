"""What is killed at any moment goes on where it stood: every event arrives exactly once."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from fullstory.sandbox import Sandbox
from tests.imports.kills import FAULTS, run_killed, run_queues

COUNT = 3000
_KILLS = 5


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_event_exactly_once(tmp_path: Path, seed: int, is_async: bool) -> None:
    # Slow enough for an import to take longer than it is left alone.
    with Sandbox(processing_time=0.3, faults=FAULTS) as sandbox:
        settings = {
            "url": sandbox.url,
            "key": sandbox.api_key,
            "kind": "events",
            "count": COUNT,
            "batch_size": 150,
            "journal": str(tmp_path / "journal"),
            "is_async": is_async,
        }
        struck = run_killed(sandbox, settings, Random(seed), 1.2, _KILLS)
    assert struck >= 2, "the import was done too soon for the kills to mean anything"


def test_every_acknowledged_put_exactly_once(tmp_path: Path) -> None:
    with Sandbox(processing_time=0.05, faults=FAULTS) as sandbox:
        assert run_queues(sandbox, tmp_path / "queues", Random(3), 20) > 200
