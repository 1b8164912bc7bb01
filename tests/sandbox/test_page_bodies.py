"""How the page of a request shows its bodies, without a browser."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import httpx
import pytest

from tests.sandbox.api import Api
from tests.sandbox.looking import shown, text_of

REQUEST = "/requests/1"


def items(html: str) -> list[Any]:
    """The items that a page shows one by one."""
    texts = re.findall(r"<li><pre[^>]*>(.*?)</pre>", html, flags=re.DOTALL)
    return [json.loads(unescape(text)) for text in texts]


def users(number: int) -> list[dict[str, Any]]:
    return [{"uid": f"user-{n}", "properties": {"note": "x" * 20, "n": n}} for n in range(number)]


def test_a_batch_is_shown_item_by_item(api: Api, page: httpx.Client) -> None:
    job = api.start_batch("users", users(12))
    html = shown(page, REQUEST)
    assert items(html) == users(12)
    assert "requests : 12 items" in text_of(html)
    assert "Show 7 more" in html
    assert '<ol class="items" start="6">' in html
    assert '  "uid": "user-0",\n' in unescape(html), "an item takes several lines"
    assert f'href="/jobs/{job}"' in html


def test_of_a_batch_that_is_cut_off_all_whole_items_are_shown(api: Api, page: httpx.Client) -> None:
    job = api.start_batch("users", users(50_000))
    html = shown(page, REQUEST)
    first = items(html)
    assert first == users(50_000)[: len(first)]
    assert len(first) > 100
    assert f"requests : the first {len(first)} of 50,000 items" in text_of(html)
    assert "only the beginning is kept. The job has the results of all items." in text_of(html)
    assert f'href="/jobs/{job}"' in html
    assert len(html) < 150_000


def test_what_stands_beside_the_items_is_shown_too(api: Api, page: httpx.Client) -> None:
    api.start_batch("events", [{"name": "a"}], shared={"user": {"uid": "<ada>"}})
    html = shown(page, REQUEST)
    assert items(html) == [{"name": "a"}]
    assert "requests : 1 item " in text_of(html)
    assert 'shared { "user": { "uid": "<ada>" } }' in text_of(html)


def test_the_pages_of_a_listing_are_shown_item_by_item(api: Api, page: httpx.Client) -> None:
    for number in range(3):
        api.create_user(uid=f"user-{number}")
    api.get("/v2/users")
    html = shown(page, "/requests/4")
    assert [item["uid"] for item in items(html)] == ["user-0", "user-1", "user-2"]
    assert 'total_records "3"' in text_of(html)


@pytest.mark.parametrize(
    "body",
    [
        '{"requests": [{"uid": "a"}, {"uid":',
        '{"requests": [{"uid": "a"}], "n": NaN}',
        '{"requests": [{"uid": "a"}],}',
        '{"requests": {"uid": "a"}}',
        '{"requests": []',
        '[{"requests": 1}',
        "{}}",
        "{" * 5000,
        '{"requests": [' + "[" * 5000,
    ],
)
def test_what_is_no_batch_is_shown_as_it_is(api: Api, page: httpx.Client, body: str) -> None:
    api.post("/v2/users", content=body)
    html = shown(page, REQUEST)
    assert items(html) == []
    assert "".join(body.split()) in "".join(unescape(html).split())


def test_an_item_that_cannot_be_laid_out_is_shown_as_it_was_sent(api: Api, page: httpx.Client) -> None:
    number, deep = "1" * 40, "[" * 300 + "]" * 300
    api.post("/v2/users/batch", content=f'{{"a": {number}, "requests": [{{"n":{number}}}, {deep}]}}')
    html = unescape(shown(page, REQUEST))
    for text in (f'>{{"n":{number}}}<', f">{deep}<", f">{number}<"):
        assert text in html


def test_even_the_worst_body_makes_no_long_page(api: Api, page: httpx.Client) -> None:
    deep = "[" * 200 + "]" * 200
    api.post("/v2/users/batch", content=f'{{"requests": [{",".join([deep] * 35)}]}}')
    html = shown(page, REQUEST)
    assert len(html) < 150_000
    assert re.search(r"requests : the first \d+ of 35 items", text_of(html))


def test_the_items_that_failed_make_no_long_page(api: Api, page: httpx.Client) -> None:
    large = {"id": "1", "properties": {f"p{number}": "x" * 8000 for number in range(20)}}
    job = api.start_batch("users", [large] * 20)
    api.wait("users", job)
    assert len(shown(page, f"/jobs/{job}")) < 400_000
