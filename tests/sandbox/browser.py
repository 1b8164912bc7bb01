"""The pages in headless Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
OPTIONS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--force-prefers-reduced-motion",
    "--disable-features=BackForwardCache,SpareRendererForSitePerProcess",
    "--disable-dev-shm-usage",
    "--window-size=1200,900",
)
PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}

needs_chromium = pytest.mark.skipif(
    not (CHROMIUM.exists() and DRIVER.exists()),
    reason="needs Chromium and its driver: apt-get install chromium chromium-driver",
)


def start_chromium(profile: Path) -> webdriver.Chrome:
    """Start Chromium with a profile of its own."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    # Chromium's own sandbox cannot be used by root, which is who runs tests in a container.
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    for option in (*OPTIONS, *root, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


class Browser:
    """A browser at the pages of a sandbox.

    What a page shows is read by scripts: an element that was found first and asked then may be gone in between, because
    the pages change by themselves.
    """

    def __init__(self, driver: webdriver.Chrome, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self, path: str) -> None:
        """Open a page, and wait until its live updates have begun."""
        self.driver.get(self.url + path)
        self.until(lambda: self.text("#live") == "Live")
        self.driver.execute_script("window.opened = true")

    @property
    def was_reloaded(self) -> bool:
        return not self.driver.execute_script("return window.opened === true")

    def one(self, selector: str) -> WebElement:
        """Return an element to click or to type into."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str | None:
        """Return what a person sees of an element; None if there is no such element."""
        found: str | None = self._read(selector, "innerText")
        return found

    def value(self, selector: str) -> Any:
        return self._read(selector, "value")

    def shows(self, selector: str) -> bool | None:
        """Return whether a person sees an element; None if there is no such element."""
        found: bool | None = self._read(selector, "checkVisibility()")
        return found

    def texts(self, selector: str) -> list[str]:
        found: list[str] = self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map((element) => element.textContent.trim())", selector
        )
        return found

    def until(self, condition: Callable[[], Any], seconds: float = 15) -> None:
        ignored = [StaleElementReferenceException]
        WebDriverWait(self.driver, seconds, 0.02, ignored).until(lambda _: condition())

    def complaints(self) -> list[str]:
        """Return the new lines of the console: errors, and violations of the policy."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def _read(self, selector: str, what: str) -> Any:
        return self.driver.execute_script(f"return document.querySelector(arguments[0])?.{what}", selector)
