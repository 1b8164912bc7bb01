"""The examples do what they say."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_demo_imports_everything_but_the_rows_that_are_wrong() -> None:
    run = subprocess.run(
        [sys.executable, EXAMPLES / "demo.py"], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert "317 imported, 3 failed" in run.stdout
    assert "475 imported, 5 failed" in run.stdout
    for reason in ("email: ", "display_name: ", "uid: ", "non-empty name", "2nd_item", "properties.lines"):
        assert reason in run.stdout
    assert '"display_name"' not in run.stdout
    assert "The user cust-00001, read back:" in run.stdout


def test_the_data_is_what_its_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_data = load("make_data")
    monkeypatch.setattr(make_data, "FOLDER", tmp_path)
    make_data.main()
    for name in ("customers.csv", "orders.jsonl"):
        assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes()
