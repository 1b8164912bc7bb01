"""How long an export of many events takes in the sandbox, and how much memory.

python -m tests.benchmarks.sandbox_exports [EVENTS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.sandbox.export_process import export_events

_FORMS = ("FORMAT_NDJSON", "FORMAT_CSV", "FORMAT_JSON")


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for form in _FORMS:
        with tempfile.TemporaryDirectory() as folder:
            took = export_events(Path(folder) / "sandbox.db", events, form, timeout=1800)
        print(
            f"{events:,} events, {form}: filled in {took.seconds_to_fill:.1f} s, exported in "
            f"{took.seconds_to_export:.1f} s, downloaded in {took.seconds_to_download:.1f} s, "
            f"{took.file_bytes / 1e6:.1f} MB; at most {took.memory} MB of memory for the whole process",
            flush=True,
        )


if __name__ == "__main__":
    main()
