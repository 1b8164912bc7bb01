"""Import a shop's customers and orders into a FullStory sandbox on this machine, and show the results.

    make demo

Nothing leaves the machine. To import into a FullStory account instead, set FULLSTORY_API_KEY and make the client with
`fullstory.init()`; nothing else changes.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fullstory
from fullstory import BatchJob, BatchJobOptions, EventRequest, FailedEventImport, UserRequest
from fullstory.sandbox import Sandbox

FOLDER = Path(__file__).resolve().parent
BAR_WIDTH = 30


def main() -> None:
    started = time.monotonic()
    with Sandbox(processing_time=2.5) as sandbox, fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
        print(f"A FullStory sandbox is listening on {sandbox.url}\n")
        options = BatchJobOptions(poll_interval=0.25)
        users = client.users.batch_create(read_customers(), options=options)
        run("customers.csv -> users", users)
        events = client.events.batch_create(read_orders(), options=options)
        run("orders.jsonl -> events", events)

        print_failures("users", [(failed.user.uid, failed.message) for failed in users.failed_imports])
        print_failures("events", [(order_id(failed), failed.message) for failed in events.failed_imports])
        print_user(client, uid="cust-00001")
    print(f"\nDone in {time.monotonic() - started:.1f} s. The code is examples/demo.py; README.md explains the calls.")


def read_customers() -> Iterator[UserRequest]:
    """Yield the rows of customers.csv as users to import."""
    with (FOLDER / "customers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "uid": row["customer_id"],
                "display_name": row["name"],
                "email": row["email"],
                "properties": {
                    "plan": row["plan"],
                    "country": row["country"],
                    "favourite_genre": row["favourite_genre"],
                    "newsletter": row["newsletter"] == "yes",
                    "signed_up": row["signed_up"],
                },
                "schema": {"properties": {"signed_up": "date"}},
            }


def read_orders() -> Iterator[EventRequest]:
    """Yield the lines of orders.jsonl, which are events ready to import."""
    with (FOLDER / "orders.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def run(title: str, job: BatchJob[Any, Any]) -> None:
    """Run a batch job to its end and show its progress."""
    total = len(job.requests)
    job.on("processing", lambda job: show_progress(title, job, total))
    job.on("error", lambda error: print(f"\n{error}", file=sys.stderr))
    started = time.monotonic()
    result = job.execute().wait()
    show_progress(title, job, total)
    imported, failed = len(result.imports), len(result.failed_imports)
    print(f"\n{'':24}{imported} imported, {failed} failed, {time.monotonic() - started:.1f} s, job {job.id}\n")


def show_progress(title: str, job: BatchJob[Any, Any], total: int) -> None:
    done = 0 if job.progress is None else job.progress.imports + (job.progress.errors or 0)
    bar = ("#" * round(BAR_WIDTH * done / total)).ljust(BAR_WIDTH, ".")
    # A terminal shows one bar that grows; in a file or a pipe each step is a line.
    print(f"{title:24}[{bar}] {done:>3} of {total}", end="\r" if sys.stdout.isatty() else "\n", flush=True)


def order_id(failed: FailedEventImport) -> str | None:
    properties = failed.event and failed.event.properties
    return properties["order_id"] if properties else None


def print_failures(kind: str, failures: list[tuple[str | None, str | None]]) -> None:
    print(f"Why {len(failures)} {kind} failed:")
    for name, message in failures:
        # A name comes from data that was refused: it may be missing, or too long.
        print(f"    {(name or '?')[:24]:24}  {message}")
    print()


def print_user(client: fullstory.FullStory, *, uid: str) -> None:
    [user] = client.users.list(uid=uid).results
    print(f"The user {uid}, read back:")
    for name, value in user.to_dict().items():
        print(f"    {name:24}  {json.dumps(value)}")


if __name__ == "__main__":
    main()
