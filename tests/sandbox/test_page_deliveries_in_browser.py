"""The pages about deliveries, in a browser."""

from __future__ import annotations

from tests.integration.faulty_server import FaultyServer, Step, always, response
from tests.sandbox.api import Api
from tests.sandbox.browser import Browser, needs_chromium
from tests.sandbox.test_deliveries import register, settled

pytestmark = needs_chromium


def test_deliveries_appear_and_change(browser: Browser, api: Api) -> None:
    with FaultyServer([Step(always(response(503)))], rest=always(response(200))) as receiver:
        register(api, receiver.url)
        api.sandbox.freeze_clock()
        browser.open("/deliveries")
        api.sandbox.send_webhook(event_name="note.created")
        browser.until(lambda: browser.texts("tbody [data-field=outcome]") == ["answered 503"])
        assert browser.texts("tbody [data-field=state]") == ["waiting"]
        api.sandbox.advance_clock(1)
        browser.until(lambda: browser.texts("tbody [data-field=state]") == ["delivered"])
        assert browser.texts("tbody [data-field=attempts]") == ["2"]
        row = browser.driver.execute_script("return document.querySelector('tbody tr').outerHTML")
        browser.driver.get("about:blank")
        browser.open("/deliveries")
        again = browser.driver.execute_script("return document.querySelector('tbody tr').outerHTML")
        assert "".join(row.replace(' class="new"', "").split()) == "".join(again.split())
        browser.one("tbody a").click()
        browser.until(lambda: browser.texts("h1") == ["note.created"])
        assert browser.complaints() == []


def test_deliveries_fit_a_phone(phone: Browser, api: Api) -> None:
    with FaultyServer(rest=always(response(200, b"x" * 300))) as receiver:
        register(api, f"{receiver.url}/{'x' * 200}")
        api.sandbox.send_webhook(event_name="note.created")
        settled(api.sandbox)
        for path in ("/deliveries", "/deliveries/1"):
            phone.open(path)
            assert phone.driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), path
