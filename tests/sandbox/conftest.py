from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from fullstory.sandbox import Sandbox

from .api import Api


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox whose batches are processed at once."""
    with Sandbox(processing_time=0, deletion_time=60) as running:
        yield running


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[Api]:
    """The sandbox's API with an Admin key."""
    with Api(sandbox.url, sandbox.api_key) as client:
        yield client


@pytest.fixture
def start() -> Iterator[Callable[..., Api]]:
    """Starts a sandbox with other options, and gives its API with an Admin key."""
    opened: list[tuple[Sandbox, Api]] = []

    def start(**options: object) -> Api:
        running = Sandbox(**options).start()  # type: ignore[arg-type]
        opened.append((running, Api(running.url, running.api_key, sandbox=running)))
        return opened[-1][1]

    yield start
    for running, client in opened:
        client.close()
        running.stop()


@pytest.fixture
def page(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Somebody who looks at the pages, without a key."""
    with httpx.Client(base_url=sandbox.url, timeout=20) as client:
        yield client
