"""The pages for people in headless Chromium: they are live, and hostile names run nothing."""

from __future__ import annotations

import re
import socket

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from fullstory.sandbox import Fault, FaultKind
from tests.sandbox.api import Api
from tests.sandbox.browser import PHONE, Browser, needs_chromium
from tests.sandbox.looking import LISTS

HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>\'"'
REQUEST_ROWS = "[data-live=request] tbody"

pytestmark = needs_chromium


def send_raw_request(url: str, path: str) -> None:
    """A request whose path is sent as it is, which no decent client does."""
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert connection.recv(12).startswith(b"HTTP/1.1 404")


def paths(browser: Browser) -> list[str]:
    return browser.texts(f"{REQUEST_ROWS} [data-field=path]")


@pytest.mark.parametrize("page", ["/", "/requests"])
def test_a_request_appears_as_it_comes_in(browser: Browser, api: Api, page: str) -> None:
    api.get("/v2/users")
    browser.open(page)
    api.get("/v2/users", params={"email": HOSTILE})
    api.get("/v2/users/1")
    # A request has its duration once it has ended.
    browser.until(lambda: len(list(filter(None, browser.texts("tbody [data-field=duration]")))) == 3)
    assert paths(browser)[0] == "/v2/users/1"
    assert paths(browser)[1].startswith("/v2/users?email=%3Cimg")
    assert browser.texts("[data-field=status]")[:2] == ["404", "200"]
    assert not browser.was_reloaded
    live = browser.text(REQUEST_ROWS)
    browser.open(page)
    assert browser.text(REQUEST_ROWS) == live, "the script writes what the server writes"


def test_a_request_that_came_in_leads_to_its_details(browser: Browser, api: Api) -> None:
    browser.open("/requests")
    api.create_user(uid="ada", display_name=HOSTILE)
    browser.until(lambda: paths(browser) == ["/v2/users"])
    browser.one("[data-field=path]").send_keys(Keys.ENTER)
    browser.until(lambda: browser.driver.current_url.endswith("/requests/1"))
    browser.until(lambda: any("onerror" in text for text in browser.texts("pre")))


def test_many_requests_leave_the_newest(browser: Browser, api: Api) -> None:
    browser.open("/requests")
    for number in range(1, 121):
        api.get(f"/v2/users/{number}")
    browser.until(lambda: paths(browser)[:1] == ["/v2/users/120"])
    assert paths(browser) == [f"/v2/users/{number}" for number in range(120, 70, -1)]


def test_nothing_moves_while_paused_and_nothing_is_missed(browser: Browser, api: Api) -> None:
    browser.open("/requests")
    browser.one("#live").click()
    assert browser.text("#live") == "Paused"
    api.get("/v2/users")
    assert paths(browser) == []
    browser.one("#live").click()
    browser.until(lambda: paths(browser) == ["/v2/users"])


def test_counts_and_the_number_of_faults_move(browser: Browser, api: Api) -> None:
    browser.open("/")
    api.create_user(uid="ada")
    fault = api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0))
    browser.until(lambda: browser.texts("[data-count]") == ["1", "0", "0", "1", "1"])
    assert browser.text("#fault-count") == "1"
    api.sandbox.remove_fault(fault)
    browser.until(lambda: browser.shows("#fault-count") is False)


def until_progress(browser: Browser, progress: float) -> None:
    browser.until(lambda: browser.value("progress") == progress)


@pytest.mark.parametrize("page", ["/", "/jobs", "/jobs/{id}"])
def test_the_progress_of_a_job_moves(browser: Browser, api: Api, page: str) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.configure(processing_time=100)
    job = api.start_batch("users", [{"uid": str(number)} for number in range(19)] + [{"id": "1"}])
    browser.open(page.format(id=job))
    for progress in (0.25, 0.5, 0.75):
        api.sandbox.advance_clock(25)
        until_progress(browser, progress)
    assert not browser.was_reloaded
    api.sandbox.advance_clock(25)
    browser.until(lambda: browser.texts("[data-field=state]")[0] == "failed")
    browser.until(lambda: browser.texts("[data-field=errors]")[0] == "1")


# Holds back what the sandbox has answered.
LATE_ANSWERS = """
const ask = window.fetch;
window.held = [];
window.fetch = async (...question) => {
  const data = await (await ask(...question)).json();
  await new Promise((resume) => window.held.push(resume));
  return { ok: true, json: async () => data };
};
"""
SEND_THEM = """
const [done] = arguments;
window.held.forEach((resume) => resume());
let frames = 0;
const count = () => (++frames < 10 ? requestAnimationFrame(count) : done());
count();
"""


def test_an_answer_that_comes_late_does_not_turn_the_progress_back(browser: Browser, api: Api) -> None:
    api.sandbox.freeze_clock()
    api.sandbox.configure(processing_time=100)
    api.start_batch("users", [{"uid": str(number)} for number in range(20)])
    browser.open("/jobs")
    browser.one("#live").click()
    browser.driver.execute_script(LATE_ANSWERS)
    browser.one("#live").click()
    browser.until(lambda: browser.driver.execute_script("return window.held.length"))
    api.sandbox.advance_clock(25)
    until_progress(browser, 0.25)
    browser.driver.execute_async_script(SEND_THEM)
    assert browser.value("progress") == 0.25


def test_a_new_job_appears(browser: Browser, api: Api) -> None:
    browser.open("/jobs")
    jobs = [api.start_batch("events", [{"name": "x"}]) for _ in range(2)]
    browser.until(lambda: browser.texts("tbody [data-field=state]") == ["completed"] * 2)
    assert browser.texts("tbody [data-field=id]") == jobs[::-1]


def test_an_operation_appears_and_ends(browser: Browser, api: Api) -> None:
    api.sandbox.configure(processing_time=60)
    browser.open("/operations")
    body = {"segmentId": "everyone", "type": "TYPE_EVENT", "format": "FORMAT_JSON", "timeRange": {}}
    operation = api.post("/segments/v1/exports", json=body).json()["operationId"]
    browser.until(lambda: browser.texts("tbody [data-field=state]") == ["pending"])
    assert browser.texts("tbody [data-field=id]") == [operation]
    api.sandbox.advance_clock(60)
    browser.until(lambda: browser.texts("tbody [data-field=state]") == ["completed"])
    export = api.sandbox.operations()[0]["results"]["searchExportId"]
    assert browser.texts("tbody [data-field=outcome]") == [export]


def test_a_hostile_name_is_text_and_runs_nothing(browser: Browser, api: Api) -> None:
    user = api.create_user(uid=HOSTILE, display_name=HOSTILE, email="x@example.com", properties={"note": HOSTILE})
    event = {"name": HOSTILE, "user": {"uid": HOSTILE}, "properties": {"note": HOSTILE}}
    job = api.start_batch("events", [event, {"name": HOSTILE, "user": {"id": HOSTILE}}])
    api.wait("events", job)
    for path in ("/users", f"/users/{user}", "/events", "/events/1", f"/jobs/{job}", "/requests/1", "/requests"):
        browser.open(path)
        if path != "/requests":
            assert HOSTILE in browser.texts("main")[0].replace('\\"', '"'), path
        api.get(f"/{HOSTILE}", headers={"Idempotency-Key": HOSTILE})
        assert browser.driver.execute_script("return document.querySelectorAll('main img, main script').length") == 0
    raw = "/<img/src=x/onerror=alert(1)>"
    send_raw_request(browser.url, raw)
    browser.until(lambda: raw in paths(browser))
    assert browser.driver.execute_script("return document.querySelectorAll('main img').length") == 0
    assert browser.complaints() == []


def test_a_fault_added_by_the_form_makes_the_next_call_fail_until_it_is_cleared(browser: Browser, api: Api) -> None:
    browser.open("/faults")
    Select(browser.one("[name=kind]")).select_by_value("status")
    browser.one("[name=status]").send_keys("429")
    browser.one("[name=path]").send_keys("/v2/users*")
    browser.one("[name=headers]").send_keys("Retry-After: 7", Keys.TAB)
    browser.one("[name=times]").send_keys("2", Keys.ENTER)
    browser.until(lambda: browser.texts("#faults tbody tr"))
    refused = api.get("/v2/users")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "7")
    browser.until(lambda: browser.texts("[data-field=happened]") == ["1"])
    browser.one("[aria-label='Clear fault 1']").click()
    browser.until(lambda: "No fault is active" in str(browser.text("main")))
    assert api.get("/v2/users").status_code == 200


FIELDS_BY_KIND = """
const [kinds] = document.getElementsByName("kind");
return Object.fromEntries([...kinds.options].map((kind) => {
  kind.selected = true;
  const fields = [...document.querySelectorAll(".fault-form [name]")].filter((field) => field.checkVisibility());
  return [kind.value, fields.map((field) => field.name)];
}));
"""


def test_the_form_shows_the_fields_of_the_chosen_kind(browser: Browser) -> None:
    browser.open("/faults")
    always = ["kind", "method", "path", "times", "every", "probability", "seed"]
    fields = {
        "status": ["when", "status", "headers", "body"],
        "delay": ["when", "seconds"],
        "reset": ["when"],
        "truncate": [],
        "garbage": [],
        "content_type": ["content_type"],
        "job_fails": ["code", "message"],
        "job_stuck": [],
        "item_fails": ["code", "message"],
    }
    shown = browser.driver.execute_script(FIELDS_BY_KIND)
    assert {kind: sorted(names) for kind, names in shown.items()} == {
        kind: sorted(always + more) for kind, more in fields.items()
    }


def test_faults_that_others_change_do_not_disturb_the_form(browser: Browser, api: Api) -> None:
    browser.open("/faults")
    browser.one("[name=path]").send_keys("/v2/typing")
    api.sandbox.add_fault(Fault(kind=FaultKind.RESET, path="/nowhere"))
    browser.until(lambda: browser.shows("#faults-changed"))
    assert browser.value("[name=path]") == "/v2/typing"


def test_a_reset_of_the_sandbox_empties_the_page(browser: Browser, api: Api) -> None:
    api.get("/v2/users")
    browser.open("/requests")
    api.sandbox.reset()
    browser.until(lambda: browser.was_reloaded and paths(browser) == [])


def test_every_page_fits_a_phone_and_a_keyboard(phone: Browser, api: Api) -> None:
    wide = "x" * 200
    user = api.create_user(uid=wide, display_name=wide, properties={"note": wide})
    api.post("/v2/events", json={"name": wide[:100], "user": {"uid": wide}, "properties": {"note": wide}})
    job = api.start_batch("users", [{"uid": wide}, {"id": wide}])
    api.wait("users", job)
    api.sandbox.configure(processing_time=3600)
    api.start_batch("events", [{"name": "x"}] * 10_000)
    api.sandbox.add_fault(Fault(kind=FaultKind.DELAY, seconds=0, path=f"/{wide}"))
    api.get(f"/{wide}")
    for path in ("/", *LISTS, f"/users/{user}", "/events/1", f"/jobs/{job}", "/requests/1"):
        phone.open(path)
        assert phone.driver.execute_script("return document.documentElement.scrollWidth") <= PHONE["width"], path
        phone.one("body").send_keys(Keys.TAB)
        assert phone.text(":focus") == "Skip to the content"


def test_a_snippet_is_copied_whole(browser: Browser, api: Api) -> None:
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": browser.url}
    browser.driver.execute_cdp_cmd("Browser.grantPermissions", grant)
    browser.open("/")
    browser.one(".copy").click()
    browser.until(lambda: browser.text(".copy") == "Copied")
    copied = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert re.search(rf'fullstory.init\(api_key="{api.sandbox.api_key}", base_url="{browser.url}"\)', copied)
