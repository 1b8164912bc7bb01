"""Batch jobs and the end of the process: it waits for them, unless Ctrl-C says otherwise."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import Any

import pytest

# A client whose server answers after many polls, or never. `fast` makes its waits last no more than a moment.
PROLOGUE = """
import asyncio, sys, threading, httpx, fullstory
from fullstory import BatchJobOptions

polls = 0
polled = asyncio.Event()

def answer(request):
    global polls
    job = {"id": "job-1", "status": "PROCESSING", "created": "2026-01-02T03:04:05Z"}
    if request.method == "POST":
        return httpx.Response(200, json={"job": job})
    if request.url.path.endswith("job-1"):
        polls += 1
        if polls == 3:
            print("polled", flush=True)
            polled.set()
        if polls > LONG:
            job["status"] = "COMPLETED"
        return httpx.Response(200, json={"job": job, "imports": 0})
    return httpx.Response(200, json={"results": []})

transport = httpx.MockTransport(answer)
options = BatchJobOptions(poll_interval=0.005)

def batch(http):
    kind = fullstory.FullStory if isinstance(http, httpx.Client) else fullstory.AsyncFullStory
    job = kind("key", http_client=http).users.batch_create([{"uid": "ada"}], options=options)
    return job.on("done", lambda *results: print("done", flush=True)).on("abort", lambda errors: print("aborted"))
"""

BLOCKING = "batch(httpx.Client(transport=transport)).execute()"
ASYNC = """
async def main():
    await batch(httpx.AsyncClient(transport=transport)).execute().wait()

asyncio.run(main())
"""


def run(program: str, *, long: int = 10) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROLOGUE.replace("LONG", str(long)) + program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    out, err = process.communicate(timeout=20)
    return out, err, process.returncode


@pytest.mark.parametrize(
    "program",
    [
        BLOCKING,
        f"client = threading.Thread(target=lambda: {BLOCKING}, daemon=True); client.start(); client.join()",
    ],
    ids=["from the main thread", "from a daemon thread"],
)
def test_the_thread_of_a_job_keeps_the_process_alive_until_it_is_done(program: str) -> None:
    assert ended(run(program)) == ("polled\ndone\n", "", 0)


STOPPED = "stopped before it was done; await its wait() or the client's aclose() to finish it"


def test_an_event_loop_does_not() -> None:
    program = """
async def main():
    job = batch(httpx.AsyncClient(transport=transport)).execute()
    await polled.wait()

asyncio.run(main())
"""
    out, err, code = ended(run(program))
    assert (out, code) == ("polled\naborted\n", 0)
    assert err == f"batch job job-1: {STOPPED}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
@pytest.mark.parametrize(
    ("program", "out"),
    [
        (f"{BLOCKING}.wait()", "polled\naborted\n"),
        (f"job = {BLOCKING}; job.on('abort', lambda errors: job.restart()); job.wait()", "polled\naborted\n"),
        (f"{BLOCKING}.wait(timeout=3600)", "polled\naborted\n"),
        (BLOCKING, None),
        (ASYNC, "polled\naborted\n"),
    ],
    ids=[
        "in wait",
        "with a job that restarts itself",
        "in wait with a timeout",
        "after the last line",
        "in async wait",
    ],
)
def test_ctrl_c_ends_the_process(program: str, out: str | None) -> None:
    process: Any = run(program, long=10**9)
    assert process.stdout.readline() == "polled\n"
    # The main thread is where it will stay.
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    rest, err, code = ended(process)
    assert "KeyboardInterrupt" in err
    if out is not None:
        assert "polled\n" + rest == out
        assert code != 0
