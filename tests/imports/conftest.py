"""Clients of both kinds, which the tests use alike."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import fullstory
from fullstory import BatchJobOptions
from fullstory.sandbox import Sandbox

OPTIONS = BatchJobOptions(poll_interval=0.02)

Act: TypeAlias = Callable[[Callable[[Any], Any]], Any]


def acting(sandbox: Sandbox, kind: str) -> Act:
    """Return what calls a function with a client of a kind, and returns what that comes to."""

    def act(call: Callable[[Any], Any]) -> Any:
        if kind == "sync":
            with fullstory.init(sandbox.api_key, base_url=sandbox.url) as client:
                return call(client)
        return asyncio.run(awaited(call))

    async def awaited(call: Callable[[Any], Any]) -> Any:
        async with fullstory.init_async(sandbox.api_key, base_url=sandbox.url) as client:
            result = call(client)
            return await result if inspect.isawaitable(result) else result

    return act


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of client."""
    param: str = request.param
    return param


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """The path of a journal that does not exist yet."""
    return tmp_path / "journal"
