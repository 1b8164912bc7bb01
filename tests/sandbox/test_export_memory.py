"""An export needs no more memory for more events, and neither does its download."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sandbox.export_process import export_events


@pytest.mark.parametrize("form", ["FORMAT_NDJSON", "FORMAT_CSV"])
def test_an_export_takes_little_memory(tmp_path: Path, form: str) -> None:
    measured = export_events(tmp_path / "sandbox.db", 40_000, form, timeout=240)
    assert measured.file_bytes > 1_000_000
    # All rows together take more than twice that.
    assert measured.memory - measured.memory_before < 20, measured
