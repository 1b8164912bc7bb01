"""How the pages show the progress of jobs, without a browser."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from tests.sandbox.api import Api
from tests.sandbox.looking import shown, tags_of, text_of

GOOD, BAD = {"name": "x"}, {"name": "x", "user": {"id": "1"}}


def bars(html: str) -> list[tuple[float, float, str | None]]:
    """What is done, what was imported, and the words, of each bar of the page that is not in a template."""
    shown = re.sub(r"<template>.*?</template>", "", html, flags=re.DOTALL)
    found = [attributes for tag, attributes in tags_of(shown) if tag == "progress"]
    done, imported = found[::2], found[1::2]
    assert all(one["aria-hidden"] == "true" for one in imported), "the words are read out once"
    assert all(one["title"] == one["aria-valuetext"] for one in done)
    values = [(float(one["value"] or ""), one["aria-valuetext"]) for one in done]
    return [(value, float(one["value"] or ""), words) for (value, words), one in zip(values, imported, strict=True)]


@pytest.mark.parametrize(
    ("items", "bar", "tone", "status"),
    [
        ([GOOD] * 3 + [BAD], (1.0, 0.75, "3 imported, 1 failed"), "bad", "failed"),
        ([BAD] * 4, (1.0, 0.0, "4 failed"), "bad", "failed"),
        ([GOOD] * 1000, (1.0, 1.0, "1,000 imported"), "good", "completed"),
    ],
)
def test_the_bar_of_a_finished_job_shows_what_was_imported_and_what_failed(
    api: Api, page: httpx.Client, items: list[Any], bar: tuple[float, float, str], tone: str, status: str
) -> None:
    job = api.start_batch("events", items)
    api.wait("events", job)
    for path in ("/", "/jobs", f"/jobs/{job}"):
        html = shown(page, path)
        assert bars(html) == [bar]
        assert re.search(rf'data-field="state"[^>]* data-tone="{tone}">{status}<', html)
    failed = text_of(shown(page, f"/jobs/{job}"))
    assert ("A job counts as failed when any of its items failed." in failed) == (status == "failed")
    assert ("Nothing was imported." in failed) == (bar[1] == 0)


def test_the_bar_of_a_job_in_progress_shows_what_is_to_do(still: Api) -> None:
    job = still.start_batch("events", [GOOD] * 10 + [BAD] * 10)
    still.sandbox.advance_clock(45)
    for path in ("/jobs", f"/jobs/{job}"):
        assert bars(shown(still, path)) == [(0.75, 0.5, "10 imported, 5 failed, 5 to go")]


def test_the_number_of_failed_items_stands_out_only_if_there_are_any(api: Api, page: httpx.Client) -> None:
    for items, tone in (([GOOD], ""), ([BAD], "bad")):
        api.wait("events", api.start_batch("events", items))
        html = shown(page, "/jobs")
        assert re.search(rf'data-field="errors"[^>]*data-tone="{tone}">{len(tone) and 1}<', html)
