"""The benchmarks run. What they measure is not looked at: a test must not depend on how fast a machine is."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_benchmarks_run() -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--without-node"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    for table in (
        "users.create",
        "50 threads",
        "async creates",
        "creates gathered",
        "import fullstory",
        "encoding a batch",
        "other numbers",
        "COMPLETED",
        "FAILED",
        "holding",
        "rows()",
    ):
        assert table in done.stdout
