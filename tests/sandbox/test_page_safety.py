"""The pages for people, faced with hostile names, other sites and other names for this machine."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Sandbox
from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.page.routes import page_routes
from tests.sandbox.api import Api
from tests.sandbox.looking import LISTS, post, shown, tags_of, text_of

HOSTILE = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>"
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


# Every form of the pages, filled in so that it changes something.
FORMS: dict[str, dict[str, str]] = {
    "/deliveries": {"event_name": "note.created"},
    "/faults": {"kind": "status"},
    "/faults/clear": {},
    "/faults/1/clear": {},
    "/settings": {"page_size": "7"},
    "/settings/clock": {"advance": "60"},
    "/settings/reset": {"sure": "yes"},
}


def test_names_and_properties_are_text_on_every_page(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid=HOSTILE, display_name=HOSTILE, email="x@example.com", properties={"note": HOSTILE})
    api.create_user(uid=HOSTILE, properties={"a": {"b": [HOSTILE]}})
    event = {"name": HOSTILE, "user": {"uid": HOSTILE}, "properties": {"a": HOSTILE}}
    api.post("/v2/events", json=event, headers={"X-Note": HOSTILE, "Idempotency-Key": HOSTILE})
    job = api.start_batch("events", [event, {"name": HOSTILE, "user": {"id": HOSTILE}}])
    api.wait("events", job)
    users = api.start_batch("users", [{"uid": HOSTILE, "email": "x"}])
    api.wait("users", users)
    api.get(f"/{HOSTILE}", params={"q": HOSTILE})
    number = api.get("/_sandbox/requests").json()[0]["id"]
    requests = [f"/requests/{one}" for one in range(1, number + 1)]
    paths = ["/", *LISTS, f"/users/{user}", "/events/1", "/events/2", f"/jobs/{job}", f"/jobs/{users}", *requests]
    htmls = {path: shown(page, path) for path in paths} | {"find": shown(page, "/users", find=HOSTILE + "x")}
    for path, html in htmls.items():
        tags = tags_of(html)
        assert [attributes for tag, attributes in tags if tag == "script"] == [
            {"src": "/static/page.js", "defer": None}
        ]
        assert [attributes["src"] for tag, attributes in tags if tag == "img"] == ["/static/icon.svg"], path
        names = {name for _, attributes in tags for name in attributes}
        assert not [name for name in names if name == "style" or name.startswith("on")], path
        links = [attributes["href"] or "" for _, attributes in tags if "href" in attributes]
        assert all(link.startswith(("/", "#")) for link in links), path
    for path in ("/users", "/events", f"/users/{user}", "/events/1", f"/jobs/{job}"):
        assert HOSTILE in text_of(htmls[path]), path


def test_every_answer_has_the_policy(page: httpx.Client) -> None:
    for path in ("/", *LISTS, "/users/nope", "/static/page.js", "/static/page.css", "/favicon.ico"):
        check_headers(page.get(path))
    check_headers(page.get("/", headers={"Host": "evil.example"}))
    check_headers(page.post("/faults/clear"))
    check_headers(post(page, "/faults", {"kind": "reset"}))


def check_headers(response: httpx.Response) -> None:
    assert set(response.headers["content-security-policy"].split("; ")) == POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers.get("cache-control") == "no-store" or response.status_code in (303, 403)


def test_nothing_comes_from_elsewhere(page: httpx.Client) -> None:
    static = page.get("/static/page.css").text + page.get("/static/page.js").text
    assert not re.search(r"https?:|url\(|@import|innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write", static)
    for path in ("/", *LISTS):
        sources = re.findall(r'(?:src|action)="([^"]*)"|<link [^>]*href="([^"]*)"', shown(page, path))
        assert all((source or link).startswith("/") for source, link in sources)


def test_keys_are_masked_but_for_the_snippet(start: Callable[..., Api]) -> None:
    api = start(keys={"an-admin-key-of-mine": "admin", "a-standard-key-of-mine": "standard", "short": "architect"})
    api.get("/v2/users")
    html = shown(api, "/")
    assert "Admin an-a…ne" in text_of(html)
    assert "a-standard-key-of-mine" not in html
    assert "short" not in html
    assert "an-admin-key-of-mine" not in re.sub(r"<pre.*?</pre>", "", html, flags=re.DOTALL)
    assert "need not be kept secret" in html
    assert "an-admin-key-of-mine" not in shown(api, "/requests/1")
    assert "(hidden)" in shown(api, "/requests/1")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "192.168.0.1", "localhost.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/users", "/requests"])
def test_another_name_for_this_machine_is_refused(page: httpx.Client, path: str, host: str) -> None:
    refused = page.get(path, headers={"Host": host})
    assert refused.status_code == 403
    assert "<" not in refused.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize(("path", "form"), FORMS.items())
def test_forms_of_other_sites_do_nothing(
    page: httpx.Client, api: Api, sandbox: Sandbox, path: str, form: dict[str, str], headers: dict[str, str]
) -> None:
    api.post("/webhooks/v1/endpoints", json={"url": "http://x.test", "eventTypes": [{"eventName": "note.created"}]})
    sandbox.add_fault(Fault(kind=FaultKind.RESET, path="/nowhere"))
    sandbox.freeze_clock()
    before = (sandbox.faults(), sandbox.settings(), sandbox.clock(), len(sandbox.deliveries()))
    assert page.post(path, data=form, headers=headers).status_code == 403
    assert (sandbox.faults(), sandbox.settings(), sandbox.clock(), len(sandbox.deliveries())) == before
    assert post(page, path, form).status_code == 303
    assert (sandbox.faults(), sandbox.settings(), sandbox.clock(), len(sandbox.deliveries())) != before


def test_every_form_is_among_these() -> None:
    engine = Engine(Settings())
    routes = page_routes(engine, lambda host: True)
    engine.close()
    assert {one.path.replace("{row}", "1") for one in routes if "POST" in (one.methods or ())} == set(FORMS)


def test_a_form_for_another_name_of_this_machine_does_nothing(page: httpx.Client, sandbox: Sandbox) -> None:
    refused = post(page, "/faults", {"kind": "status"}, Host="evil.example", Origin="http://evil.example")
    assert refused.status_code == 403
    assert sandbox.faults() == []
