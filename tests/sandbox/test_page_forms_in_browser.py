"""The page of the settings, and the command that repeats a request, in headless Chromium."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.sandbox.api import Api
from tests.sandbox.browser import Browser, needs_chromium

pytestmark = needs_chromium
PAGE = "/settings"


def test_settings_are_saved_by_the_form(browser: Browser, api: Api) -> None:
    browser.open(PAGE)
    field = browser.one("[name='limits.running_jobs']")
    field.clear()
    field.send_keys("3")
    Select(browser.one("[name=strictness]")).select_by_visible_text("lenient")
    browser.one(".settings-form button").click()
    browser.until(lambda: browser.texts("#settings-part [role=status]") == ["The settings were saved."])
    settings = api.sandbox.settings()
    assert (settings["limits"]["running_jobs"], settings["strictness"]) == (3, "lenient")


def test_settings_that_others_change_do_not_disturb_the_form(browser: Browser, api: Api) -> None:
    browser.open(PAGE)
    browser.until(lambda: browser.driver.execute_script("return firstSettings"))
    browser.one("[name=page_size]").send_keys("0")
    api.sandbox.configure(deletion_time=5)
    browser.until(lambda: browser.shows("#settings-changed"))
    assert browser.value("[name=page_size]") == "1000"
    assert not browser.was_reloaded


def test_the_clock_runs_and_follows_the_sandbox(browser: Browser, api: Api) -> None:
    browser.open(PAGE)
    first = str(browser.text("#clock"))
    browser.until(lambda: str(browser.text("#clock")) > first)
    api.sandbox.freeze_clock()
    api.sandbox.set_clock("2030-01-31T12:00:00.700Z")
    browser.until(lambda: browser.text("#clock") == "2030-01-31 12:00:00")
    assert browser.text("#clock-state") == "stands still"
    browser.one("[name=advance][value='3600']").click()
    browser.until(lambda: browser.texts("#clock-part [role=status]") == ["The clock was changed."])
    assert browser.text("#clock") == "2030-01-31 13:00:00"
    browser.one("[name=now]").send_keys("2031-01-01T00:00:00Z", Keys.ENTER)
    browser.until(lambda: browser.text("#clock") == "2031-01-01 00:00:00")
    assert api.sandbox.clock() == {"now": "2031-01-01T00:00:00.000Z", "frozen": True}


def test_a_reset_needs_a_tick(browser: Browser, api: Api) -> None:
    api.create_user(uid="ada")
    browser.open(PAGE)
    browser.one(".danger").click()
    assert len(api.sandbox.users()) == 1
    browser.one("[name=sure]").click()
    browser.one(".danger").click()
    browser.until(lambda: browser.texts("#reset-part [role=status]"))
    assert api.sandbox.users() == []


@pytest.mark.parametrize("body", [b'{\n  "uid": "it\'s"\n}\n', b'{"uid": "\xe2\x80\xae\t"}'])
def test_a_command_is_copied_whole(browser: Browser, api: Api, tmp_path: Path, body: bytes) -> None:
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": browser.url}
    browser.driver.execute_cdp_cmd("Browser.grantPermissions", grant)
    api.post("/v2/users", content=body)
    browser.open("/requests/1")
    browser.one("summary").click()
    browser.one(".copy").click()
    browser.until(lambda: browser.text(".copy") == "Copied")
    command = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    environment = {**os.environ, "HOME": str(tmp_path), "no_proxy": "*", "FULLSTORY_API_KEY": api.sandbox.api_key}
    subprocess.run(["bash", "-c", command], env=environment, check=True, capture_output=True, timeout=20)
    first, again = (api.sandbox.request(number) for number in (1, 2))
    assert (again["body"], again["body_bytes"]) == (first["body"], len(body))
