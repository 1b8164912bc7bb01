"""What this process took so far."""

from __future__ import annotations

import re
import resource
from pathlib import Path


def cpu_seconds() -> float:
    """User and system time, of all threads."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def peak_memory() -> int:
    """The most memory that this process had so far, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux ru_maxrss starts from what the parent process had.
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
        assert found is not None
        return int(found[1]) * 1024
    # In bytes on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
