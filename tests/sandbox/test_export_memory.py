"""An export needs no more memory for more events, and neither does its download."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Prints how many megabytes the process took at most: before the export, and after its file was downloaded.
PROGRAM = """
import resource, sys, time
import httpx
from fullstory.sandbox import Sandbox

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

with Sandbox(processing_time=0, db=sys.argv[1]) as sandbox:
    key = {"Authorization": f"Basic {sandbox.api_key}"}
    with httpx.Client(base_url=sandbox.url, headers=key, timeout=60) as api:
        sandbox.generate_events(count=int(sys.argv[2]))
        before = peak()
        everything = {"start": "", "end": ""}
        body = {"segmentId": "everyone", "type": "TYPE_EVENT", "format": sys.argv[3], "timeRange": everything}
        operation = api.post("/segments/v1/exports", json=body).json()["operationId"]
        while (shown := api.get(f"/operations/v1/{operation}").json())["state"] == "PENDING":
            time.sleep(0.05)
        export = shown["results"]["searchExportId"]
        location = api.get(f"/search/v1/exports/{export}/results").json()["location"]
        with httpx.stream("GET", location) as response:
            size = sum(len(part) for part in response.iter_raw())
    print(before, peak(), size)
"""


def test_an_export_takes_little_memory(tmp_path: Path) -> None:
    for form in ("FORMAT_NDJSON", "FORMAT_CSV"):
        command = [sys.executable, "-c", PROGRAM, str(tmp_path / f"{form}.db"), "40000", form]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=True)
        before, peak, size = map(int, done.stdout.split())
        assert size > 1_000_000
        # All rows together take more than twice that.
        assert peak - before < 20, f"{form}: {before} MB before the export, {peak} MB at most"
