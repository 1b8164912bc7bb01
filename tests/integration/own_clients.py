"""Clients with connections of their own, of every kind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import fullstory
from tests.clients import Client
from tests.integration.harness import API_KEY

ROOT = Path(__file__).resolve().parents[2]

BLOCKING = "blocking"
ON_HTTPX = "async on httpx"
ON_AIOHTTP = "async on aiohttp"
KINDS = (BLOCKING, ON_HTTPX, ON_AIOHTTP)

Opener: TypeAlias = Callable[..., Client]

PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


def opener(kind: str, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Return what makes clients of a kind, of the server at a URL."""
    if kind == ON_HTTPX:
        # As if it were not installed.
        monkeypatch.setitem(sys.modules, "httpx_aiohttp", None)
    make: Callable[..., Client] = fullstory.init if kind == BLOCKING else fullstory.init_async

    def open_client(url: str, **options: Any) -> Client:
        return make(**{"api_key": API_KEY, "base_url": url} | options)

    return open_client


def run_script(script: str, *arguments: str, timeout: float = 60, **variables: str) -> str:
    """Run a script in a lean process of its own, and return what it printed.

    Args:
        script: The script; it finds `tests` and `fullstory`.
        arguments: Its `sys.argv[1:]`.
        timeout: Seconds after which the test fails.
        variables: Added to the environment.
    """
    # Memory is measured by the highest mark, which a process takes over from the one that started it: a shell's is low.
    command = ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", script, *arguments]
    environment = {name: value for name, value in os.environ.items() if name.upper() not in PROXY_VARIABLES}
    run = subprocess.run(
        command,
        capture_output=True,
        cwd=ROOT,
        env=environment | variables,
        check=False,
        text=True,
        timeout=timeout,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout
