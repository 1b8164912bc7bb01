"""Fixtures for pytest: a sandbox for each test, and a client that talks to it.

Installed with the package. Nothing is imported until a test asks for a fixture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fullstory import FullStory
    from fullstory.sandbox import Sandbox


@pytest.fixture
def fullstory_sandbox() -> Iterator[Sandbox]:
    """A sandbox of the test's own, empty, whose batch jobs are processed at once."""
    from fullstory.sandbox import Sandbox

    with Sandbox(processing_time=0) as sandbox:
        yield sandbox


@pytest.fixture
def fullstory_client(fullstory_sandbox: Sandbox) -> Iterator[FullStory]:
    """A client of the test's own sandbox, with an Admin key."""
    import fullstory

    with fullstory.init(fullstory_sandbox.api_key, base_url=fullstory_sandbox.url) as client:
        yield client
