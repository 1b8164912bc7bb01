"""What type checkers make of programs that use the SDK: mistakes are found, on the very line, and all else is accepted.

Both type checkers see the package as users have it: installed, without this project's settings.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# Each line with `# wrong` at its end is an error, and no other line is.
PROGRAMS: dict[str, str] = {
    "calls": """
from datetime import datetime, timezone
from typing import Any, assert_type

import fullstory
from fullstory import CreateUserResponse, GetUserResponse, Page, Response

client = fullstory.init("key", timeout=3, max_retries=0)
fields: dict[str, Any] = {"uid": "ada", "properties": {"plan": "pro"}}

assert_type(client.users.create(**fields), CreateUserResponse)
assert_type(client.users.get("1").is_being_deleted, bool)
assert_type(client.users.get("1").uid, str | None)
assert_type(client.users.list(email="ada@example.com"), Page[GetUserResponse])
assert_type([user.id for user in client.users.list()], list[str])
assert_type(client.users.with_response.get("1"), Response[GetUserResponse])
client.users.create(uid="ada", properties={"visits": 3, "tags": ["a"]}, schema={"properties": {"visits": "int"}})
client.users.update("1", display_name=None)
client.events.create(name="Signed up", timestamp=datetime.now(timezone.utc), user={"uid": "ada"})
client.events.create(name="Signed up", context={"browser": {"url": "https://shop.example"}})

client.users.create(uid=7)  # wrong
client.users.create(user_id="ada")  # wrong
client.users.create(schema={"properties": {"visits": "integer"}})  # wrong
client.users.get(1)  # wrong
client.users.get("1", True)  # wrong
client.users.list(is_identified="yes")  # wrong
client.users.update(display_name="Ada")  # wrong
client.users.delete("1")  # wrong
client.users.with_response.create(emial="ada@example.com")  # wrong
client.events.create(user={"uid": "ada"})  # wrong
client.events.create(name="Signed up", user={"name": "ada"})  # wrong
client.events.create(name="Signed up", context={"location": {"latitude": "52"}})  # wrong
client.users.get("1").nmae  # wrong
""",
    "options": """
from typing import assert_type

import httpx
import httpx2

import fullstory
from fullstory import AsyncFullStory, ClientOptions, FullStory


class Tenant(FullStory):
    name = "acme"


client = fullstory.init()
assert_type(client, FullStory)
assert_type(client.with_options(timeout=3), FullStory)
assert_type(Tenant("key").with_options(api_key="other"), Tenant)
assert_type(fullstory.init_async("key"), AsyncFullStory)
fullstory.init("key", http_client=httpx.Client(), max_connections=3)
fullstory.init_async("key", http_client=httpx.AsyncClient())
fullstory.init("key", http_client=httpx2.Client())
fullstory.init_async("key", http_client=httpx2.AsyncClient())
with fullstory.init("key") as opened:
    assert_type(opened, FullStory)
ClientOptions[httpx.Client]("key", timeout=1.5)

fullstory.init(7)  # wrong
fullstory.init("key", tiemout=3)  # wrong
fullstory.init("key", timeout="3")  # wrong
fullstory.init("key", None)  # wrong
fullstory.init("key", http_client=httpx.AsyncClient())  # wrong
fullstory.init_async("key", http_client=httpx.Client())  # wrong
fullstory.init("key", http_client=httpx2.AsyncClient())  # wrong
fullstory.init_async("key", http_client=httpx2.Client())  # wrong
client.with_options(tiemout=3)  # wrong
client.with_options(max_retries="2")  # wrong
client.nothing  # wrong
""",
    "batches": """
from collections.abc import Iterator
from typing import Any, assert_type

import fullstory
from fullstory import (
    BatchJob,
    BatchJobOptions,
    BatchResults,
    EventRequest,
    FailedUserImport,
    FullStoryError,
    UserImport,
    UserRequest,
)

client = fullstory.init("key")
plain: list[dict[str, Any]] = [{"uid": "ada"}]
typed: list[UserRequest] = [{"uid": "ada", "email": "ada@example.com"}, {"id": "1"}]
event: EventRequest = {"name": "Signed up", "user": {"uid": "ada"}}


def rows() -> Iterator[dict[str, Any]]:
    yield {"uid": "ada"}


job = client.users.batch_create([{"uid": "ada"}], options=BatchJobOptions(poll_interval=1))
assert_type(job, BatchJob[UserImport, FailedUserImport])
client.users.batch_create(plain)
client.users.batch_create(typed)
client.users.batch_create(rows())
client.events.batch_create([event], shared={"context": {"browser": {"url": "https://shop.example"}}})
job.add({"uid": "grace"}, *plain, *typed)

client.users.batch_create([{"uid": "ada", "emial": "ada@example.com"}])  # wrong
client.users.batch_create([{"uid": 7}])  # wrong
client.users.batch_create(7)  # wrong
client.events.batch_create([{"user": {"uid": "ada"}}])  # wrong
client.events.batch_create([{"name": "Signed up", "user": {"name": "ada"}}])  # wrong
client.events.batch_create([{"name": "Signed up"}], shared={"contxt": {}})  # wrong
client.events.batch_create([{"name": "Signed up"}], shared={"context": {"browsr": {}}})  # wrong
client.users.batch_create(shared={})  # wrong
client.users.batch_create(options={"poll_interval": 1})  # wrong
BatchJobOptions(pol_interval=1)  # wrong
job.add({"emial": "ada@example.com"})  # wrong
misspelt: UserRequest = {"emial": "ada@example.com"}  # wrong
nameless: EventRequest = {"user": {"uid": "ada"}}  # wrong
""",
    "listeners": """
from typing import Any

import fullstory
from fullstory import BatchJob, BatchResults, FailedUserImport, FullStoryError, UserImport

job = fullstory.init("key").users.batch_create()
async_job = fullstory.init_async("key").users.batch_create()


def created(job: BatchJob[UserImport, FailedUserImport]) -> None: ...
def failed(error: FullStoryError) -> None: ...
def aborted(errors: list[FullStoryError]) -> None: ...
def done(imports: BatchResults[UserImport], failures: BatchResults[FailedUserImport]) -> None: ...
def anything(*arguments: Any) -> None: ...


job.on("created", created).on("processing", created).on("error", failed).on("abort", aborted).on("done", done)
job.on("created", lambda job: print(job.id))
job.on("error", lambda error: print(error.can_retry))
job.on("done", lambda imports, failures: print(len(imports), len(failures)))
job.on("done", anything)
async_job.on("error", failed)
async_job.on("done", lambda imports, failures: None)

job.on("finished", anything)  # wrong
job.on("created", failed)  # wrong
job.on("error", created)  # wrong
job.on("error", aborted)  # wrong
job.on("abort", failed)  # wrong
job.on("done", created)  # wrong
job.on("done", lambda imports: None)  # wrong
async_job.on("created", created)  # wrong
async_job.on("finished", anything)  # wrong
""",
    "awaited": """
from typing import assert_type

import fullstory
from fullstory import AsyncPage, CreateUserResponse, GetUserResponse


async def main() -> None:
    async with fullstory.init_async("key") as client:
        assert_type(await client.users.create(uid="ada"), CreateUserResponse)
        assert_type(await client.users.list(), AsyncPage[GetUserResponse])
        async for user in client.users.list():
            assert_type(user, GetUserResponse)
        async for user in await client.users.list():
            assert_type(user, GetUserResponse)
        response = await client.users.with_response.list()
        assert_type(response.parsed, AsyncPage[GetUserResponse])
        await client.users.create(uid=7)  # wrong
        client.users.get("1").id  # wrong
        for user in client.users.list():  # wrong
            pass
        with client:  # wrong
            pass
""",
}


Line = tuple[str, int]


def mypy(folder: Path, files: list[str]) -> set[Line]:
    """Return the lines with errors that mypy --strict finds."""
    done = run(folder, "mypy", "--strict", "--cache-dir", "cache", "--no-error-summary", "--no-pretty", *files)
    assert not done.stderr
    found = [line.split(":", 3) for line in done.stdout.splitlines()]
    return {(file, int(number)) for file, number, severity, _ in found if severity.strip() == "error"}


def pyright(folder: Path, files: list[str]) -> set[Line]:
    """Return the lines with errors that pyright finds."""
    done = run(folder, "pyright", "--pythonpath", sys.executable, "--outputjson", *files)
    found = json.loads(done.stdout)["generalDiagnostics"]
    return {
        (Path(each["file"]).name, each["range"]["start"]["line"] + 1) for each in found if each["severity"] == "error"
    }


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.parametrize("check", [mypy, pyright])
def test_mistakes_are_found_and_nothing_else(tmp_path: Path, check: Callable[[Path, list[str]], set[Line]]) -> None:
    lines: dict[Line, str] = {}
    for name, program in PROGRAMS.items():
        file = tmp_path / f"{name}.py"
        file.write_text(program, encoding="utf-8")
        lines |= {(file.name, number): line for number, line in enumerate(program.splitlines(), 1)}
    found = check(tmp_path, [f"{name}.py" for name in PROGRAMS])
    wrong = {place for place, line in lines.items() if line.endswith("# wrong")}
    assert {place: lines.get(place) for place in found - wrong} == {}
    assert {place: lines[place] for place in wrong - found} == {}
