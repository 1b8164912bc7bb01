"""How the tests look at the pages for people without a browser."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import httpx

LISTS = ("/users", "/events", "/jobs", "/operations", "/requests", "/deliveries", "/faults", "/settings")


def shown(page: httpx.Client, path: str, /, **parameters: Any) -> str:
    response = page.get(path, params=parameters or None)
    assert response.status_code == 200, response.text
    return response.text


def pages(page: httpx.Client, path: str) -> list[str]:
    """The pages of a listing, by its links."""
    found = [shown(page, path)]
    while match := re.search(r'href="([^"]*)" rel="next"', found[-1]):
        found.append(shown(page, unescape(match[1])))
    return found


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
