"""Listings in headless Chromium: filters hold while requests and jobs come in, and a phone shows all that is there."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from fullstory.sandbox import Fault, FaultKind
from tests.sandbox.api import Api
from tests.sandbox.browser import PHONE, Browser, needs_chromium

pytestmark = needs_chromium

GOOD, BAD = {"name": "x"}, {"name": "x", "user": {"id": "1"}}


def paths(browser: Browser) -> list[str]:
    return browser.texts("[data-live=request] tbody [data-field=path]")


def test_a_filter_of_requests_holds_for_those_that_come_in(browser: Browser, api: Api) -> None:
    api.get("/v2/users/1")
    browser.open("/requests")
    Select(browser.one("[name=method]")).select_by_visible_text("GET")
    browser.one("[name=status]").send_keys("4xx", Keys.ENTER)
    browser.until(lambda: "status=4xx" in browser.driver.current_url and browser.text("#live") == "Live")
    api.get("/v2/users")
    api.post("/v2/users", json={"uid": 1})
    api.get("/v2/users/2")
    browser.until(lambda: paths(browser) == ["/v2/users/2", "/v2/users/1"])
    browser.open("/requests")
    browser.until(lambda: len(paths(browser)) == 4)


def test_a_filtered_listing_has_no_more_rows_than_a_page(browser: Browser, api: Api) -> None:
    browser.open("/requests?method=GET")
    for number in range(60):
        api.get(f"/v2/users/{number}")
    browser.until(lambda: paths(browser) == [f"/v2/users/{number}" for number in range(59, 9, -1)])


def test_a_job_leaves_a_listing_that_it_no_longer_matches(browser: Browser, api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.configure(processing_time=100)
    browser.open("/jobs?status=processing&kind=events")
    api.start_batch("users", [{"uid": "a"}])
    job = api.start_batch("events", [GOOD])
    browser.until(lambda: browser.texts("tbody [data-field=id]") == [job])
    api.sandbox.advance_clock(100)
    browser.until(lambda: browser.text(".empty") == "No batch job matches." and browser.shows(".empty"))
    assert browser.texts("tbody [data-field=id]") == []


def test_the_bar_of_a_job_shows_failed_items_as_they_fail(browser: Browser, api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.configure(processing_time=100)
    api.start_batch("events", [GOOD] * 10 + [BAD] * 10)
    browser.open("/jobs")
    api.sandbox.advance_clock(75)
    done, imported = (f"tbody progress.{name}" for name in ("done", "imported"))
    browser.until(lambda: browser.value(done) == 0.75)
    assert browser.value(imported) == 0.5
    assert browser.one(done).get_attribute("aria-valuetext") == "10 imported, 5 failed, 5 to go"
    assert browser.one(done).get_attribute("title") == "10 imported, 5 failed, 5 to go"
    row = browser.driver.execute_script("return document.querySelector('tbody tr').outerHTML")
    browser.driver.get("about:blank")
    browser.open("/jobs")
    again = browser.driver.execute_script("return document.querySelector('tbody tr').outerHTML")
    assert "".join(row.split()) == "".join(again.split()), "the script writes what the server writes"


# The texts of all cells and links of the page that take no room on the screen, or lie outside of it.
UNSEEN = """
const width = document.documentElement.clientWidth;
return [...document.querySelectorAll("td, nav a, label, dt, dd, button, .badge")].filter((element) => {
  const text = element.innerText?.trim() || element.textContent.trim();
  const { width: across, height, left, right } = element.getBoundingClientRect();
  return text && !element.closest("[hidden], details:not([open]), [class*=for-]")
    && getComputedStyle(element).display !== "contents"
    && (!across || !height || left < 0 || right > width + 1);
}).map((element) => element.textContent.trim());
"""


def test_a_phone_shows_everything_that_is_there(phone: Browser, api: Api) -> None:
    for _ in range(2):
        api.post("/v2/users", json={"uid": "ada", "email": "ada@example.com"}, headers={"Idempotency-Key": "once"})
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0, path="/v2/users", every=1, times=3))
    api.get("/v2/users")
    session = api.sandbox.add_session(user_uid="ada")
    event = {"name": "Seen", "user": {"uid": "ada"}, "properties": {"n": 1}}
    job = api.start_batch("events", [event, BAD])
    api.wait("events", job)
    api.post("/v2/events", json={"name": "Heard", "session": {"id": session}})
    cases = {
        "/": ["replayed", f"fault {fault}", "Overview", "events", "Imported"],
        "/users": ["ada@example.com", "Properties"],
        "/events": [f"Session {session}", "Properties 1", f"Job {job[:8]}"],
        "/jobs": ["events", "Items 2", "Imported 1", "Failed 1", "failed"],
        "/requests": ["replayed", f"fault {fault}", " ms"],
        "/faults": ["at most 3 times", "Matched 1", "Happened 1"],
        f"/jobs/{job}": ["1 imported", "1 failed"],
    }
    for path, words in cases.items():
        phone.open(path)
        assert phone.driver.execute_script(UNSEEN) == [], path
        seen = " ".join(str(phone.text("body")).split())
        labels = phone.driver.execute_script(
            "return [...document.querySelectorAll('td[data-label]')].filter((cell) => cell.textContent)"
            ".map((cell) => getComputedStyle(cell, '::before').content.slice(1, -1) + cell.textContent.trim())"
        )
        for word in words:
            assert word in seen or any(word in label for label in labels), (path, word)
    assert phone.shows("nav a[aria-current]")


# The links to pages and jobs that take several lines, or lie outside of the screen or of what can be seen of their box.
BROKEN = """
return [...document.querySelectorAll("nav a, td > a.code")].filter((link) => {
  const { left, right } = link.getBoundingClientRect();
  const box = link.parentElement.getBoundingClientRect();
  return link.getClientRects().length > 1 || left < box.left || right > Math.min(box.right, innerWidth);
}).map((link) => link.textContent.trim());
"""


@pytest.mark.parametrize("width", [360, 740, 770, 950, 970, 1100])
def test_pages_and_jobs_are_named_on_one_line(phone: Browser, api: Api, width: int) -> None:
    api.wait("events", api.start_batch("events", [GOOD] * 1000))
    phone.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**PHONE, "width": width})
    phone.open("/jobs")
    assert phone.driver.execute_script(BROKEN) == []
    assert phone.driver.execute_script("return document.documentElement.scrollWidth") <= width
