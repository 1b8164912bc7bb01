"""Processes forked from one that uses a client: each opens connections of its own, and reads its own answers."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from tests.integration.answers import USERS, Batches
from tests.integration.faulty_server import FaultyServer, Request, response
from tests.integration.own_clients import run_script

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")

PROLOGUE = """
import asyncio, os, signal, sys, threading, httpx, fullstory
url, kind = sys.argv[1], sys.argv[2]
if kind == "httpx":
    sys.modules["httpx_aiohttp"] = None

def in_child(work):
    '''Do something in a child; return a function that waits for it and returns whether all went well.'''
    child = os.fork()
    if not child:
        # What hangs is ended.
        signal.alarm(30)
        try:
            work()
            os._exit(0)
        except BaseException as problem:
            print("child:", repr(problem), flush=True)
        os._exit(1)
    return lambda: os.waitpid(child, 0)[1] == 0

def refusal(call):
    try:
        call()
    except fullstory.InvalidArgumentError as error:
        print(error, flush=True)
"""

MANY = """
client = fullstory.init("key", base_url=url)
stop = threading.Event()
wrong = []

def check(name):
    if client.users.get(name).id != name:
        wrong.append(name)

def use(thread):
    number = 0
    # Now and then a connection is free when a process is forked.
    while not stop.wait(0.002):
        check(f"parent-{thread}-{number}")
        number += 1

def use_in_child():
    for number in range(3):
        check(f"child-{os.getpid()}-{number}")
    assert not wrong

# A module that another thread is importing when a process is forked hangs the child: Python's own locks do that.
check("parent-first")
threads = [threading.Thread(target=use, args=[number]) for number in range(6)]
for thread in threads:
    thread.start()
done = [in_child(use_in_child) for _ in range(100)]
print(sum(wait() for wait in done), "children")
stop.set()
for thread in threads:
    thread.join()
print(wrong)
"""

ASYNC = """
client = fullstory.init_async("key", base_url=url)

async def check(name):
    assert (await client.users.get(name)).id == name

async def use_in_child():
    await asyncio.gather(*(check(f"child-{number}") for number in range(5)))
    await client.aclose()

async def main():
    await asyncio.gather(*(check(f"parent-{number}") for number in range(5)))
    wait = in_child(lambda: asyncio.run(use_in_child()))
    while_it_runs = asyncio.create_task(check("parent-meanwhile"))
    print(await asyncio.to_thread(wait))
    await while_it_runs
    await asyncio.gather(*(check(f"parent-later-{number}") for number in range(5)))
    await client.aclose()

asyncio.run(main())
"""

USERS_OWN = """
http = httpx.Client()
client = fullstory.init("key", base_url=url, http_client=http)
client.users.get("parent")
print(in_child(lambda: refusal(lambda: client.users.get("child")))())
print(client.users.get("parent").id)
"""

USERS_OWN_ASYNC = """
async def main():
    async with httpx.AsyncClient() as http:
        client = fullstory.init_async("key", base_url=url, http_client=http)
        await client.users.get("parent")
        print(in_child(lambda: refusal(lambda: asyncio.run(client.users.get("child"))))())
        print((await client.users.get("parent")).id)

asyncio.run(main())
"""

JOB = """
client = fullstory.init("key", base_url=url)
options = fullstory.BatchJobOptions(poll_interval=0.02)
created = threading.Event()
job = client.users.batch_create([{"uid": "ada"}, {"uid": "grace"}], options=options)
job.on("created", lambda job: created.set()).execute()
created.wait()

def use_in_child():
    assert job.state == "pending"
    refusal(job.wait)
    job.on("processing", print)
    same = client.users.batch_create(options=options).restart(job.id)
    assert client.users.get("child").id == "child"
    assert len(same.wait(timeout=20).imports) == 2
    client.close()

print(in_child(use_in_child)())
print(len(job.wait(timeout=20).imports))

def look_in_child():
    assert len(job.wait().imports) == 2

print(in_child(look_in_child)())
"""


def echo(request: Request) -> bytes:
    """Answer with the id that was asked for."""
    time.sleep(0.002)
    return response(200, {"id": request.path.rpartition("/")[2]})


def until_asked_for(name: str, batches: Batches, server: Callable[[], FaultyServer]) -> Callable[[Request], bytes]:
    """Answer like FullStory, with batches that are not done before somebody asks for a user."""

    def answer(request: Request) -> bytes:
        if "batch" not in request.path:
            return echo(request)
        was_asked = any(each.path.endswith(name) for each in server().requests)
        if request.method == "GET" and not was_asked:
            return response(200, {"job": {"id": request.path.rpartition("/")[2], "status": "PROCESSING"}})
        return batches(request)

    return answer


def test_a_hundred_forks_in_the_middle_of_calls() -> None:
    with FaultyServer(rest=echo) as server:
        assert run_script(PROLOGUE + MANY, server.url, "-") == "100 children\n[]\n"


@pytest.mark.parametrize("kind", ["httpx", "aiohttp"])
def test_an_async_client(kind: str) -> None:
    with FaultyServer(rest=echo) as server:
        assert run_script(PROLOGUE + ASYNC, server.url, kind) == "True\n"
        assert len(server.requests) == 16


@pytest.mark.parametrize("script", [USERS_OWN, USERS_OWN_ASYNC], ids=["blocking", "async"])
def test_the_users_http_client_stays_with_its_process(script: str) -> None:
    with FaultyServer(rest=echo) as server:
        refused, *rest = run_script(PROLOGUE + script, server.url, "-").splitlines()
        assert refused == "http_client was used before this process was forked: give each process its own"
        assert rest == ["True", "parent"]
        assert [request.path for request in server.requests] == ["/v2/users/parent"] * 2


def test_a_batch_job_runs_in_one_process() -> None:
    server: FaultyServer
    batches = Batches()
    assert len(USERS) == 2
    with FaultyServer(rest=until_asked_for("child", batches, lambda: server)) as server:
        refused, *rest = run_script(PROLOGUE + JOB, server.url, "-").splitlines()
    assert refused == (
        "the job runs in the process that this one was forked from: wait() for it there, or go on with it here by "
        "calling restart() with its id on a new job"
    )
    assert rest == ["True", "2", "True"]
