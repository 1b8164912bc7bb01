"""Queues: what is put into them arrives, whatever happens to the network, the server and the process."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

import fullstory
from fullstory.imports.queue_options import Cut, QueueOptions, next_cut
from fullstory.sandbox import Fault, Sandbox
from tests.clients import settled

Use = Callable[[Any], Awaitable[None]]


def using(sandbox: Sandbox, kind: str, use: Use, *, what: str = "events", closes: bool = True, **options: Any) -> None:
    """Let a function use a queue of a kind."""
    options = {"flush_interval": 0.05} | options

    async def with_queue() -> None:
        client: Any
        if kind == "sync":
            client = fullstory.init(sandbox.api_key, base_url=sandbox.url)
        else:
            client = fullstory.init_async(sandbox.api_key, base_url=sandbox.url)
        queue = getattr(client, what).queue(**options)
        try:
            await use(queue)
        finally:
            if closes:
                await settled(queue.close())
            await settled(client.close() if kind == "sync" else client.aclose())

    asyncio.run(with_queue())


def files(folder: Path) -> list[str]:
    return sorted(path.name.split("-")[0] + path.suffix for path in folder.iterdir())


@pytest.mark.parametrize("what", ["users", "events"])
def test_few_go_one_by_one_and_many_as_batches(kind: str, tmp_path: Path, what: str) -> None:
    def fields(number: int) -> dict[str, Any]:
        return {"name": f"e{number}"} if what == "events" else {"uid": f"u{number}"}

    with Sandbox(processing_time=0) as sandbox:

        async def use(queue: Any) -> None:
            for number in range(2):
                await settled(queue.put(**fields(number)))
            await settled(queue.flush(20))
            assert [each["path"] for each in sandbox.requests()] == [f"/v2/{what}"] * 2
            sandbox.clear_requests()
            for number in range(2, 102):
                await settled(queue.put(**fields(number)))
            await settled(queue.flush(20))
            assert {each["path"] for each in sandbox.requests() if each["method"] == "POST"} == {f"/v2/{what}/batch"}
            assert queue.stats().pending == 0
            while queue.stats().imported < 102:
                await asyncio.sleep(0.02)

        using(sandbox, kind, use, what=what, journal=tmp_path / "q", max_batch=40, flush_interval=5)
        assert sandbox.state()[what] == 102
    assert files(tmp_path / "q") == [], "a journal that holds nothing is removed"


def test_put_needs_no_network_and_the_next_queue_sends(kind: str, tmp_path: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:
        fault = sandbox.add_fault(Fault(kind="reset", when="before_read"))  # type: ignore[arg-type]

        async def put(queue: Any) -> None:
            for number in range(10):
                await settled(queue.put(name=f"e{number}"))
            with pytest.raises(TimeoutError, match="it stays in the journal"):
                await settled(queue.flush(0.2))
            assert queue.stats().pending == 10
            await settled(queue.close(0.1))

        using(sandbox, kind, put, journal=tmp_path)
        assert sandbox.state()["events"] == 0
        assert stat.S_IMODE(next(tmp_path.glob("*.queue")).stat().st_mode) == 0o600
        sandbox.remove_fault(fault)

        async def wait(queue: Any) -> None:
            deadline = time.monotonic() + 20
            while sandbox.state()["events"] < 10 and time.monotonic() < deadline:
                await asyncio.sleep(0.02)

        using(sandbox, kind, wait, journal=tmp_path)
        assert sandbox.state()["events"] == 10


def test_what_cannot_be_sent_is_refused_by_put(kind: str, tmp_path: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:

        async def use(queue: Any) -> None:
            with pytest.raises(fullstory.InvalidArgumentError, match="put: unexpected field 'bogus'"):
                await settled(queue.put(name="a", bogus=1))
            with pytest.raises(fullstory.InvalidArgumentError, match=r"properties\.price is nan"):
                await settled(queue.put(name="a", properties={"price": float("nan")}))
            assert queue.stats().pending == 0
            await settled(queue.close())
            with pytest.raises(fullstory.InvalidArgumentError, match="the queue is closed"):
                await settled(queue.put(name="a"))

        using(sandbox, kind, use, journal=tmp_path)


def test_a_full_queue_raises(kind: str, tmp_path: Path) -> None:
    with Sandbox(faults=[Fault(kind="status", status=503)]) as sandbox:

        async def use(queue: Any) -> None:
            for _ in range(3):
                await settled(queue.put(name="a"))
            with pytest.raises(fullstory.QueueFullError, match="holds 3 records") as caught:
                await settled(queue.put(name="a"))
            assert caught.value.can_retry
            await settled(queue.close(0.1))

        using(sandbox, kind, use, journal=tmp_path, max_pending=3)


def test_a_full_queue_blocks_until_there_is_room(kind: str, tmp_path: Path) -> None:
    with Sandbox(processing_time=0, faults=[Fault(kind="status", status=503, times=1)]) as sandbox:

        async def use(queue: Any) -> None:
            for number in range(12):
                await settled(queue.put(name=f"e{number}"))
                assert queue.stats().pending <= 3

        using(sandbox, kind, use, journal=tmp_path, max_pending=3, on_full="block")
        assert sandbox.state()["events"] == 12


def test_dead_letters(kind: str, tmp_path: Path) -> None:
    fault = Fault(kind="status", status=400, path="/v2/events", times=1)
    with Sandbox(processing_time=0, faults=[fault, Fault(kind="item_fails", every=4, code="late")]) as sandbox:

        async def use(queue: Any) -> None:
            await settled(queue.put(name="alone"))
            await settled(queue.flush(20))
            for number in range(8):
                await settled(queue.put(name=f"e{number}"))
            await settled(queue.flush(20))
            deadline = time.monotonic() + 20
            while queue.stats().failed < 3 and time.monotonic() < deadline:
                await asyncio.sleep(0.02)
            assert (queue.stats().imported, queue.stats().failed) == (6, 3)
            letters = {each.record["name"]: (each.code, each.message) for each in queue.failures()}
            assert set(letters) == {"alone", "e3", "e7"}
            assert letters["e3"][0] == "late"
            assert "400" in str(letters["alone"][1])

        using(sandbox, kind, use, journal=tmp_path)

        async def look(queue: Any) -> None:
            assert len(list(queue.failures())) == 3, "they outlive the process"

        using(sandbox, kind, look, journal=tmp_path)


def test_a_key_that_is_refused_loses_nothing(kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    fault = Fault(kind="status", status=401)
    with Sandbox(processing_time=0, faults=[fault]) as sandbox:

        async def use(queue: Any) -> None:
            await settled(queue.put(name="a"))
            with pytest.raises(TimeoutError):
                await settled(queue.flush(0.3))
            await settled(queue.close(0))

        using(sandbox, kind, use, journal=tmp_path)
        assert "trying again in 60 s" in caplog.text
        assert sandbox.api_key not in caplog.text
        sandbox.clear_faults()

        async def wait(queue: Any) -> None:
            deadline = time.monotonic() + 20
            while not sandbox.state()["events"] and time.monotonic() < deadline:
                await asyncio.sleep(0.02)

        using(sandbox, kind, wait, journal=tmp_path)
        assert sandbox.state()["events"] == 1


def test_events_that_may_have_arrived_a_day_ago_are_set_aside(kind: str, tmp_path: Path) -> None:
    lost = Fault(kind="reset", when="after_effect", method="POST")  # type: ignore[arg-type]
    with Sandbox(processing_time=0, faults=[lost]) as sandbox:

        async def put(queue: Any) -> None:
            await settled(queue.put(name="a"))
            with pytest.raises(TimeoutError):
                await settled(queue.flush(0.3))
            await settled(queue.close(0))

        using(sandbox, kind, put, journal=tmp_path)
        sandbox.clear_faults()
        [path] = tmp_path.glob("*.queue")
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE batches SET sent_at = sent_at - 86400")
        connection.close()

        async def look(queue: Any) -> None:
            deadline = time.monotonic() + 20
            while not (found := list(queue.failures())) and time.monotonic() < deadline:
                await asyncio.sleep(0.02)
            assert [each.record["name"] for each in found] == ["a"]
            assert "24 hours" in str(found[0].message)

        using(sandbox, kind, look, journal=tmp_path)
        assert sandbox.state()["events"] == 1, "it is not sent twice"


def test_threads_share_a_queue(tmp_path: Path) -> None:
    with Sandbox(processing_time=0) as sandbox, fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
        queue = client.events.queue(journal=tmp_path, flush_interval=0.05)

        def put(name: str) -> None:
            for number in range(200):
                queue.put(name=f"{name} {number}")

        threads = [threading.Thread(target=put, args=(f"t{number}",)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        queue.flush(20)
        deadline = time.monotonic() + 20
        while sandbox.state()["events"] < 800 and time.monotonic() < deadline:
            time.sleep(0.02)
        queue.close()
        names = {event["name"] for event in sandbox.events(limit=1000)}
        assert len(names) == sandbox.state()["events"] == 800


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_has_a_journal_of_its_own(tmp_path: Path) -> None:
    with Sandbox(processing_time=0) as sandbox, fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
        queue = client.events.queue(journal=tmp_path, flush_interval=0.05)
        queue.put(name="before")
        queue.flush(20)
        child = os.fork()
        if child == 0:
            try:
                queue.put(name="child")
                queue.flush(20)
                queue.close()
                os._exit(0)
            finally:
                os._exit(1)
        queue.put(name="parent")
        queue.flush(20)
        assert os.waitpid(child, 0)[1] == 0
        queue.close()
        assert sorted(event["name"] for event in sandbox.events()) == ["before", "child", "parent"]


def test_each_record_on_the_disk(kind: str, tmp_path: Path) -> None:
    with Sandbox(processing_time=0) as sandbox:

        async def use(queue: Any) -> None:
            await settled(queue.put(name="a"))
            await settled(queue.flush(20))

        using(sandbox, kind, use, journal=tmp_path, fsync="each")
        assert sandbox.state()["events"] == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"journal": ""}, "journal must be the path of a folder"),
        ({"max_batch": 50_001}, "max_batch must be at most 50,000"),
        ({"flush_interval": 0}, "flush_interval"),
        ({"on_full": "drop"}, "on_full must be one of raise, block"),
        ({"fsync": "never"}, "fsync must be one of interval, each"),
        ({"max_pending": 0}, "max_pending"),
    ],
)
def test_options_are_checked(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    with fullstory.init("na1.key") as client, pytest.raises(fullstory.InvalidArgumentError, match=message):
        client.events.queue(**({"journal": tmp_path} | options))


@pytest.mark.parametrize(
    ("waiting", "age", "is_flushing", "expected"),
    [
        (0, 100.0, True, None),
        (1, 4.9, False, None),
        (1, 5.0, False, Cut(1, is_single=True)),
        (3, 0.0, True, Cut(1, is_single=True)),
        (4, 0.0, True, Cut(4, is_single=False)),
        (99, 4.9, False, None),
        (100, 0.0, False, Cut(100, is_single=False)),
        (1000, 0.0, False, Cut(100, is_single=False)),
    ],
)
def test_when_what_is_sent(waiting: int, age: float, is_flushing: bool, expected: Cut | None) -> None:
    options = QueueOptions(journal="q", flush_interval=5.0, max_batch=100)
    assert next_cut(options, waiting, age, is_flushing=is_flushing) == expected
