"""The pages for people: what they show, to whom, and what their forms do. No browser here; see test_page_in_browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Fault, Sandbox

from .api import Api

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
LISTS = ("/users", "/events", "/jobs", "/requests", "/faults")


@pytest.fixture
def page(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Somebody who looks at the pages, without a key."""
    with httpx.Client(base_url=sandbox.url, timeout=20) as client:
        yield client


def shown(page: httpx.Client, path: str, **parameters: Any) -> str:
    response = page.get(path, params=parameters or None)
    assert response.status_code == 200, response.text
    return response.text


def text_of(html: str) -> str:
    """What a reader sees of a page, more or less."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags of a page, each with its attributes, as a browser reads them."""
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(html)
    return found


def post(page: httpx.Client, path: str, form: dict[str, str] | None = None, **headers: str) -> httpx.Response:
    """Sends a form as a browser does from one of the sandbox's own pages."""
    origin = {"Origin": str(page.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    return page.post(path, data=form or {}, headers={**origin, **headers})


# ---- What is there


@pytest.mark.parametrize("path", ["/", *LISTS])
def test_every_page_answers_when_there_is_nothing_yet(page: httpx.Client, path: str) -> None:
    assert "<main" in shown(page, path)


def test_every_page_answers_when_there_is_something(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid="ada", display_name="Ada Lovelace", email="a@example.com", properties={"seats": 2})
    api.post("/v2/events", json={"name": "Signed Up", "user": {"uid": "ada"}, "context": {"browser": {"url": "u"}}})
    job = api.start_batch("users", [{"uid": "grace", "properties": {"seats": 3}}, {"id": "1"}])
    api.wait("users", job)
    overview = text_of(shown(page, "/"))
    for words in ("2 users", "1 events", "1 jobs", "0 faults", str(page.base_url).rstrip("/"), job, "/v2/events"):
        assert words in overview
    assert "Ada Lovelace" in shown(page, "/users")
    details = text_of(shown(page, f"/users/{user}"))
    for words in (user, "a@example.com", "seats real 2", "Signed Up"):
        assert words in details
    assert "Signed Up" in shown(page, "/events")
    assert "Signed Up" in shown(page, "/events", user=user)
    assert '"url": "u"' in text_of(shown(page, "/events/1"))
    assert job in shown(page, "/jobs")
    assert "2 items 1 imported 1 failed" in text_of(shown(page, f"/jobs/{job}"))
    assert "grace" in shown(page, f"/jobs/{job}")
    assert "/v2/users/batch" in shown(page, "/requests")
    assert '"display_name": "Ada Lovelace"' in text_of(shown(page, "/requests/1"))


def test_the_address_of_a_user_in_the_api_leads_to_the_page(page: httpx.Client, api: Api) -> None:
    url = api.user(api.create_user(uid="ada"))["app_url"]
    assert page.get(url).status_code == 200


def test_a_user_shows_conflicting_types_and_sessions(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    user = api.create_user(uid="ada", properties={"seats": 2})
    api.create_user(uid="ada", properties={"seats": "two"})
    session = sandbox.add_session(user_uid="ada")
    details = text_of(shown(page, f"/users/{user}"))
    assert "seats str was real two" in details
    assert session in details


def test_an_event_of_a_batch_leads_to_its_job_and_its_user(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid="ada")
    job = api.start_batch("events", [{"name": "A", "user": {"uid": "ada"}}])
    api.wait("events", job)
    event = shown(page, "/events/1")
    assert f'href="/jobs/{job}"' in event
    assert f'href="/users/{user}"' in event


def test_a_user_is_found_by_uid_or_id(page: httpx.Client, api: Api) -> None:
    user = api.create_user(uid="ada & co")
    for wanted in ("ada & co", user):
        found = page.get("/users", params={"find": wanted})
        assert (found.status_code, found.headers["location"]) == (303, f"/users/{user}")
    assert "No user has this uid or id: nobody" in text_of(shown(page, "/users", find="nobody"))


def test_a_request_that_was_replayed_or_met_a_fault_says_so(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    for _ in range(2):
        api.post("/v2/users", json={"uid": "ada"}, headers={"Idempotency-Key": "once"})
    fault = sandbox.add_fault(Fault(kind="status", status=429))  # type: ignore[arg-type]
    api.get("/v2/users")
    assert "replayed" in text_of(shown(page, "/requests"))
    assert f"fault {fault}" in text_of(shown(page, "/requests"))
    assert "once answer replayed" in text_of(shown(page, "/requests/2"))
    assert f"/faults#fault-{fault}" in shown(page, "/requests/3")
    sandbox.clear_faults()
    assert f"fault {fault} (cleared)" in text_of(shown(page, "/requests/3"))


def test_a_long_body_is_shown_in_part_and_a_deeply_nested_one_as_it_is(page: httpx.Client, api: Api) -> None:
    api.post("/v2/users", content=b'{"a": "' + b"x" * 20_000 + b'"}')
    assert "20,009 bytes in all" in text_of(shown(page, "/requests/1"))
    nested = "[" * 500 + "]" * 500
    api.post("/v2/users", content=nested)
    assert nested in shown(page, "/requests/2")


@pytest.mark.parametrize(
    "path",
    ["/users/1", "/users/nope", "/users/%2e%2e", "/events/1", "/events/x", "/events/" + "9" * 5000, "/jobs/1",
     "/requests/1", "/events?user=x", "/events?before=x", "/jobs?before=-1", "/requests?before=" + "9" * 30],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(page: httpx.Client, path: str) -> None:
    response = page.get(path)
    assert response.status_code == 404
    assert "Not found" in response.text
    assert "<nav" in response.text


@pytest.mark.parametrize("path", ["/static/../routes.py", "/static/%2e%2e/routes.py", "/static/", "/static/page.py"])
def test_no_other_file_is_served(page: httpx.Client, path: str) -> None:
    assert page.get(path).status_code == 404


def test_pages_are_not_in_the_log_of_requests(page: httpx.Client, sandbox: Sandbox) -> None:
    for path in ("/", *LISTS, "/static/page.js", "/static/page.css", "/favicon.ico"):
        assert page.get(path).status_code == 200
    assert sandbox.requests() == []


# ---- Paging


def pages(page: httpx.Client, path: str) -> list[str]:
    """The pages of a listing, by its links."""
    found = [shown(page, path)]
    while match := re.search(r'href="([^"]*)" rel="next"', found[-1]):
        found.append(shown(page, unescape(match[1])))
    return found


def test_listings_have_pages(page: httpx.Client, api: Api) -> None:
    for number in range(120):
        api.create_user(uid=f"user-{number:03}")
        api.post("/v2/events", json={"name": f"event-{number:03}", "user": {"uid": "user-000"}})
    user = api.get("/v2/users", params={"uid": "user-000"}).json()["results"][0]["id"]
    for path, name in (("/users", "user"), ("/events", "event"), (f"/events?user={user}", "event")):
        names = [re.findall(rf">({name}-\d\d\d)</a>", html) for html in pages(page, path)]
        assert [len(some) for some in names] == [50, 50, 20]
        assert [one for some in names for one in some] == [f"{name}-{number:03}" for number in reversed(range(120))]
    requests = [re.findall(r'href="/requests/(\d+)"', html) for html in pages(page, "/requests")]
    assert [len(some) for some in requests] == [50, 50, 50, 50, 41]


def test_jobs_have_pages_and_so_have_their_results(page: httpx.Client, api: Api) -> None:
    bad = [{"name": "x", "user": {"id": "1"}}] * 30
    good = [{"name": f"event-{number:03}"} for number in range(30)]
    jobs = [api.start_batch("events", [{"name": "x"}]) for _ in range(59)] + [api.start_batch("events", bad + good)]
    for job in jobs:
        api.wait("events", job)
    assert [html.count('class="code" data-field="id"') - 1 for html in pages(page, "/jobs")] == [50, 10]
    job_page = f"/jobs/{jobs[-1]}"
    links = re.findall(r'href="([^"]*)" rel="next"', shown(page, job_page))
    assert len(links) == 2
    errors, imports = (shown(page, unescape(link).partition("#")[0]) for link in links)
    assert errors.count("The item") == 10
    assert re.findall(r">(event-\d\d\d)</a>", imports) == [f"event-{number:03}" for number in range(20, 30)]


# ---- Hostile input


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
    assert "no secret" in html
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
@pytest.mark.parametrize("path", ["/faults", "/faults/clear", "/faults/1/clear"])
def test_forms_of_other_sites_do_nothing(
    page: httpx.Client, sandbox: Sandbox, path: str, headers: dict[str, str]
) -> None:
    sandbox.add_fault(Fault(kind="reset", path="/nowhere"))  # type: ignore[arg-type]
    before = sandbox.faults()
    assert page.post(path, data={"kind": "status"}, headers=headers).status_code == 403
    assert sandbox.faults() == before


def test_a_form_for_another_name_of_this_machine_does_nothing(page: httpx.Client, sandbox: Sandbox) -> None:
    refused = post(page, "/faults", {"kind": "status"}, Host="evil.example", Origin="http://evil.example")
    assert refused.status_code == 403
    assert sandbox.faults() == []


# ---- Faults


def test_a_fault_of_the_form_takes_effect_until_it_is_cleared(page: httpx.Client, api: Api) -> None:
    form = {
        "kind": "status", "method": "get", "path": "/v2/users*", "when": "before_read", "times": "5", "every": "1",
        "probability": "1.0", "seed": "7", "status": "429", "headers": "Retry-After: 7\r\nX-A: b:c\r\n",
        "body": '{"message": "m", "code": "too_many_requests"}', "seconds": "9", "content_type": "", "code": "x",
        "message": "",
    }  # fmt: skip
    added = post(page, "/faults", form)
    assert (added.status_code, added.headers["location"]) == (303, "/faults")
    refused = api.get("/v2/users")
    assert (refused.status_code, refused.json()["message"]) == (429, "m")
    assert (refused.headers["retry-after"], refused.headers["x-a"]) == ("7", "b:c")
    assert api.post("/v2/users", json={}).status_code == 200
    (fault,) = api.get("/_sandbox/faults").json()
    assert (fault["seconds"], fault["code"]) == (1.0, "server_error"), "fields that the kind does not have"
    html = text_of(shown(page, "/faults"))
    assert "answers 429 before the request is read GET /v2/users* every request, 5 at most 1 1" in html
    assert post(page, f"/faults/{fault['id']}/clear").status_code == 303
    assert api.get("/v2/users").status_code == 200


def test_all_faults_are_cleared_at_once(page: httpx.Client, sandbox: Sandbox) -> None:
    for kind in ("reset", "job_stuck"):
        post(page, "/faults", {"kind": kind})
    assert len(sandbox.faults()) == 2
    assert post(page, "/faults/clear").status_code == 303
    assert sandbox.faults() == []
    assert post(page, "/faults/1/clear").status_code == 303, "cleared already"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("status", "answers 503 before the request takes effect"),
        ("delay", "waits 1 s before the request takes effect"),
        ("reset", "resets the connection"),
        ("truncate", "ends in the middle of the answer"),
        ("garbage", "answers with garbage"),
        ("content_type", "calls the answer text/html"),
        ("job_fails", "lets every item fail with server_error"),
        ("job_stuck", "holds jobs until it is cleared"),
        ("item_fails", "lets items fail with server_error * * one item in 2, with probability 0.5"),
    ],
)
def test_every_kind_can_be_added(page: httpx.Client, kind: str, words: str) -> None:
    more = {"every": "2", "probability": "0.5"} if kind == "item_fails" else {}
    assert post(page, "/faults", {"kind": kind, "when": "", **more}).status_code == 303
    assert words in text_of(shown(page, "/faults"))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"status": "1000"}, "A fault's status must be an integer from 200 to 599, not 1000."),
        ({"times": "many"}, "A fault's times must be a whole number, not 'many'."),
        ({"probability": "nan"}, "A fault's probability must be a number from 0 to 1"),
        ({"headers": "nonsense"}, "A fault's headers are lines like"),
        ({"headers": "A: b\x07"}, "A fault's headers"),
        ({"when": "mid_answer"}, "A fault of kind status cannot happen mid_answer."),
        ({"kind": "nonsense"}, "A fault's kind must be one of"),
    ],
)
def test_a_wrong_field_is_explained_and_the_form_kept(
    page: httpx.Client, sandbox: Sandbox, form: dict[str, str], words: str
) -> None:
    refused = post(page, "/faults", {"kind": "status", "path": "/v2/kept", **form})
    assert refused.status_code == 400
    assert words in text_of(refused.text)
    assert 'value="/v2/kept"' in refused.text
    assert sandbox.faults() == []


def test_the_examples_fill_in_the_form(page: httpx.Client, sandbox: Sandbox) -> None:
    for link in re.findall(r'href="(/faults\?[^"]*)#add"', shown(page, "/faults")):
        html = shown(page, unescape(link))
        form = dict(re.findall(r'<input name="(\w+)" value="([^"]*)"', html))
        form |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)<', html))
        for name, options in re.findall(r'<select name="(\w+)">(.*?)</select>', html):
            form[name] = re.findall(r'value="(\w+)" selected', options)[0]
        assert post(page, "/faults", form).status_code == 303
    assert [fault["kind"] for fault in sandbox.faults()] == ["status", "status", "reset", "delay", "item_fails"]


def test_what_is_no_form_is_refused(page: httpx.Client, sandbox: Sandbox) -> None:
    assert post(page, "/faults", {str(number): "x" for number in range(60)}).status_code == 400
    assert post(page, "/faults", {"body": "x" * 70_000}).status_code == 413
    assert sandbox.faults() == []
