"""Exports many events in a process of its own, and measures what that takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# Prints how many megabytes the process took at most, before the export and after its file was downloaded, the size of
# the file, and how many seconds it took to make the events, to export them, and to download the file.
PROGRAM = """
import resource, sys, time
import httpx
from fullstory.sandbox import Sandbox

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

with Sandbox(processing_time=0, db=sys.argv[1]) as sandbox:
    key = {"Authorization": f"Basic {sandbox.api_key}"}
    with httpx.Client(base_url=sandbox.url, headers=key, timeout=60) as api:
        times = [time.monotonic()]
        sandbox.generate_events(count=int(sys.argv[2]))
        before = peak()
        times.append(time.monotonic())
        everything = {"start": "", "end": ""}
        body = {"segmentId": "everyone", "type": "TYPE_EVENT", "format": sys.argv[3], "timeRange": everything}
        operation = api.post("/segments/v1/exports", json=body).json()["operationId"]
        while (shown := api.get(f"/operations/v1/{operation}").json())["state"] == "PENDING":
            time.sleep(0.05)
        times.append(time.monotonic())
        export = shown["results"]["searchExportId"]
        location = api.get(f"/search/v1/exports/{export}/results").json()["location"]
        with httpx.stream("GET", location) as response:
            size = sum(len(part) for part in response.iter_raw())
        times.append(time.monotonic())
    print(before, peak(), size, *(later - earlier for earlier, later in zip(times, times[1:])))
"""


class Measured(NamedTuple):
    """What an export took. Memory is in megabytes, and the most that the whole process had until then."""

    memory_before: int
    memory: int
    file_bytes: int
    seconds_to_fill: float
    seconds_to_export: float
    seconds_to_download: float


def export_events(database: Path, events: int, form: str, timeout: float) -> Measured:
    """Fill a sandbox with made-up events, export them, and download the file."""
    command = [sys.executable, "-c", PROGRAM, str(database), str(events), form]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=True)
    before, peak, size, *seconds = done.stdout.split()
    return Measured(int(before), int(peak), int(size), *map(float, seconds))
