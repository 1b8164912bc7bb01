from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from selenium import webdriver

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api
from tests.sandbox.browser import PHONE, Browser, start_chromium
from tests.sandbox.curl_command import Curl
from tests.sandbox.node_sdk import NodeSdk


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox whose batches are processed at once."""
    with Sandbox(processing_time=0, deletion_time=60) as running:
        yield running


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[Api]:
    """The sandbox's API with an Admin key."""
    with Api(sandbox.url, sandbox.api_key, sandbox=sandbox) as client:
        yield client


@pytest.fixture
def start() -> Iterator[Callable[..., Api]]:
    """Return a function that starts a sandbox with other options, and returns its API with an Admin key."""
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
    """A client for the pages, without a key."""
    with httpx.Client(base_url=sandbox.url, timeout=20) as client:
        yield client


@pytest.fixture
def curl_at(tmp_path: Path) -> Callable[[Api], Curl]:
    """Return a function that returns curl for a sandbox."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    return lambda api: Curl(api, tmp_path)


@pytest.fixture
def curl(curl_at: Callable[[Api], Curl], api: Api) -> Curl:
    return curl_at(api)


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> NodeSdk:
    return NodeSdk(tmp_path_factory.mktemp("node"))


@pytest.fixture
def still(start: Callable[..., Api]) -> Api:
    """A sandbox in which a batch takes a minute, and time stands still."""
    api = start(processing_time=60)
    api.sandbox.freeze_clock()
    return api


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    driver = start_chromium(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome, api: Api) -> Iterator[Browser]:
    opened = Browser(chromium, str(api.base_url).rstrip("/"))
    opened.complaints()
    yield opened
    complaints = opened.complaints()
    chromium.get("about:blank")
    assert complaints == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Browser]:
    """The browser with the screen of a phone."""
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    yield browser
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
