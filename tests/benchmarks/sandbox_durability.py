"""Kills a sandbox with SIGKILL under load, many times, and looks whether everything it acknowledged is still there.

`python -m tests.benchmarks.sandbox_durability [--kills 100]`. Each time, four connections create users and send batches
until the process is gone; then it is started again on the same file, and every user and every batch that was
acknowledged is looked up. All kills hit the same file, so it also grows through a hundred recoveries.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import httpx

from tests.benchmarks.sandbox_rates import KEY, url_printed_by

CONNECTIONS = 4


def start(file: Path) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "fullstory.cli", "sandbox", "--port", "0", "--processing-time", "0.05"]
    process = subprocess.Popen([*command, "--db", str(file)], stdout=subprocess.PIPE, text=True)
    return process, url_printed_by(process)


def load(url: str, name: str, users: list[str], jobs: list[str]) -> None:
    """Creates users and batches, and notes what was acknowledged, until the connection ends."""
    with httpx.Client(base_url=url, headers={"Authorization": f"Basic {KEY}"}) as client:
        try:
            for number in range(1_000_000):
                users.append(client.post("/v2/users", json={"uid": f"{name}-{number}"}).raise_for_status().json()["id"])
                if number % 20 == 0:
                    batch = {"requests": [{"name": "Seen", "user": {"uid": name}}] * 500}
                    jobs.append(client.post("/v2/events/batch", json=batch).raise_for_status().json()["job"]["id"])
        except httpx.TransportError:
            pass


def lost(url: str, users: Sequence[str], jobs: Sequence[str]) -> int:
    """How many of them are not there, or not complete."""
    missing = 0
    with httpx.Client(base_url=url, headers={"Authorization": f"Basic {KEY}"}) as client:
        missing += sum(client.get(f"/v2/users/{user}").status_code != 200 for user in users)
        for job in jobs:
            while True:
                status = client.get(f"/v2/events/batch/{job}")
                if status.status_code != 200 or status.json()["job"]["status"] != "PROCESSING":
                    break
                time.sleep(0.01)
            missing += status.status_code != 200 or status.json()["imports"] != 500
    return missing


def flat(lists: Sequence[Sequence[str]]) -> list[str]:
    return [one for some in lists for one in some]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sandbox_durability")
    parser.add_argument("--kills", type=int, default=100, help="how often it is killed (default: %(default)s)")
    kills = parser.parse_args(arguments).kills
    chance = random.Random(1)
    intact = acknowledged = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sandbox.db"
        process, url = start(file)
        for kill in range(kills):
            users: list[list[str]] = [[] for _ in range(CONNECTIONS)]
            jobs: list[list[str]] = [[] for _ in range(CONNECTIONS)]
            threads = [
                threading.Thread(target=load, args=(url, f"k{kill}c{number}", users[number], jobs[number]))
                for number in range(CONNECTIONS)
            ]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.1, 0.6))
            process.kill()
            process.communicate()
            for thread in threads:
                thread.join()
            process, url = start(file)
            created, sent = flat(users), flat(jobs)
            missing = lost(url, created, sent)
            acknowledged += len(created) + len(sent)
            intact += missing == 0
            print(f"kill {kill + 1}: {len(created)} users, {len(sent)} batches, {missing} lost", flush=True)
        process.kill()
        process.communicate()
    print(f"everything that was acknowledged ({acknowledged:,} requests) was there after {intact} of {kills} kills")


if __name__ == "__main__":
    main()
