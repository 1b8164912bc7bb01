"""The page about the settings, the clock and the reset: its forms, without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Limits, ProcessingTime, RateLimit, Sandbox
from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.control.settings_form import changed_settings, setting_groups, setting_texts
from tests.sandbox.api import Api, problem
from tests.sandbox.looking import post, shown, text_of

PAGE = "/settings"


def form_of(page: httpx.Client) -> dict[str, str]:
    """The form of the settings as it is filled in."""
    html = shown(page, PAGE)
    html = html[html.index('class="settings-form"') :].partition("</form>")[0]
    found = {
        name: unescape(value) for name, value in re.findall(r'<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"', html)
    }
    for name, options in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', html):
        (found[name],) = re.findall(r"<option selected>(\w+)<", options)
    return found


def save(page: httpx.Client, **changes: str) -> httpx.Response:
    """Sends the form, filled in as it is but for the changes. Two underscores stand for the dot in a name."""
    return post(page, PAGE, form_of(page) | {name.replace("__", "."): text for name, text in changes.items()})


# ---- The form follows from the settings


def test_every_setting_but_the_keys_is_in_the_form(page: httpx.Client) -> None:
    expected = {field.name for field in fields(Settings)} - {"keys", "limits", "processing_time", "rate_limit"}
    for name, kind in (("limits", Limits), ("processing_time", ProcessingTime), ("rate_limit", RateLimit)):
        expected |= {f"{name}.{field.name}" for field in fields(kind)}
    assert set(form_of(page)) == expected
    assert {field.name for group in setting_groups() for field in group.fields} == expected


def test_every_field_is_explained(page: httpx.Client) -> None:
    hints = {field.name: field.hint for group in setting_groups() for field in group.fields}
    assert [name for name, hint in hints.items() if not hint.endswith(".")] == []
    text = text_of(shown(page, PAGE)).replace(" .", ".").replace(" ,", ",")
    for hint in hints.values():
        assert hint.replace("`", " ").replace("  ", " ").split(". ")[0].split(" , ")[0][:40] in text


def test_the_form_shows_the_settings(start: Callable[..., Api]) -> None:
    api = start(
        keys={"a-secret-key-of-mine": "admin"}, strictness="lenient",
        processing_time=ProcessingTime(fixed=0.25, seed=7), limits=Limits(session_events=3),
        rate_limit=RateLimit(requests=5, seconds=2.5), strict_sessions=True,
    )  # fmt: skip
    form = form_of(api)
    wanted = {
        "processing_time.fixed": "0.25", "processing_time.per_item": "0", "processing_time.seed": "7",
        "strictness": "lenient", "strict_sessions": "yes", "limits.session_events": "3", "rate_limit.requests": "5",
        "rate_limit.seconds": "2.5", "limits.batch_requests": "50000", "page_size": "100",
    }  # fmt: skip
    assert {name: form[name] for name in wanted} == wanted
    assert "a-secret-key-of-mine" not in shown(api, PAGE)


def test_a_form_that_is_sent_as_it_is_changes_nothing(page: httpx.Client, sandbox: Sandbox) -> None:
    before = sandbox.settings()
    assert changed_settings(setting_texts(before), before) == {}
    assert save(page).status_code == 303
    assert sandbox.settings() == before


# ---- Saving


CHANGES: list[tuple[dict[str, str], dict[str, Any]]] = [
    ({"page_size": " 7 "}, {"page_size": 7}),
    ({"strictness": "lenient", "strict_sessions": "yes"}, {"strictness": "lenient", "strict_sessions": True}),
    ({"client_timeout": "1.5"}, {"client_timeout": 1.5}),
    ({"limits__running_jobs": "3"}, {"limits": {"running_jobs": 3}}),
    ({"limits__session_events": "9"}, {"limits": {"session_events": 9}}),
    ({"processing_time__random": "2", "processing_time__seed": "5"}, {"processing_time": {"random": 2.0, "seed": 5}}),
    ({"rate_limit__requests": "4"}, {"rate_limit": {"requests": 4, "seconds": 1.0}}),
    ({"rate_limit__requests": "4", "rate_limit__seconds": "60"}, {"rate_limit": {"requests": 4, "seconds": 60.0}}),
    ({"rate_limit__seconds": "60"}, {}),
]


@pytest.mark.parametrize(("changes", "changed"), CHANGES)
def test_what_is_saved_changes_and_nothing_else(
    page: httpx.Client, sandbox: Sandbox, changes: dict[str, str], changed: dict[str, Any]
) -> None:
    expected = sandbox.settings()
    for name, value in changed.items():
        expected[name] = {**(expected[name] or {}), **value} if isinstance(value, dict) else value
    saved = save(page, **changes)
    assert (saved.status_code, saved.headers["location"]) == (303, "/settings?done=settings#settings-part")
    assert sandbox.settings() == expected
    assert "The settings were saved." in text_of(shown(page, PAGE, done="settings"))


def test_a_limit_and_a_rate_limit_are_removed_by_emptying_them(start: Callable[..., Api]) -> None:
    api = start(limits=Limits(session_events=3), rate_limit=RateLimit(requests=5))
    assert save(api, rate_limit__requests="", limits__session_events="").status_code == 303
    settings = api.sandbox.settings()
    assert (settings["rate_limit"], settings["limits"]["session_events"]) == (None, None)


def test_a_setting_takes_effect(page: httpx.Client, api: Api) -> None:
    save(page, rate_limit__requests="1", rate_limit__seconds="3600")
    assert api.get("/v2/users").status_code == 200
    assert problem(api.get("/v2/users")) == (429, "too_many_requests")


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"page_size": "0"}, "Nothing was changed: page_size must be an integer from 1", "page_size"),
        ({"page_size": ""}, "Nothing was changed: page_size must be a whole number, not ''.", "page_size"),
        (
            {"deletion_time": "soon"},
            "Nothing was changed: deletion_time must be a number, not 'soon'.",
            "deletion_time",
        ),
        (
            {"limits__running_jobs": "1.5"},
            "Nothing was changed: limits.running_jobs must be a whole number",
            "limits.running_jobs",
        ),
        (
            {"limits__running_jobs": "0"},
            "Nothing was changed: limits.running_jobs must be an integer of at least 1",
            "limits.running_jobs",
        ),
        ({"rate_limit__requests": "-1"}, "Nothing was changed: rate_limit.requests must be", "rate_limit.requests"),
        (
            {"processing_time__fixed": "nan"},
            "Nothing was changed: processing_time.fixed must be a number",
            "processing_time.fixed",
        ),
        (
            {"strictness": "strict"},
            "Nothing was changed: strictness must be one of documented, lenient, not 'strict'.",
            "strictness",
        ),
        (
            {"strict_sessions": "maybe"},
            "Nothing was changed: strict_sessions must be one of yes, no, not 'maybe'.",
            "strict_sessions",
        ),
    ],
)
def test_a_wrong_setting_is_explained_and_the_form_kept(
    page: httpx.Client, sandbox: Sandbox, changes: dict[str, str], words: str, field: str
) -> None:
    before = sandbox.settings()
    refused = save(page, result_page_size="77", **changes)
    assert refused.status_code == 400
    assert words in text_of(refused.text)
    (marked,) = re.findall(r'name="([^"]*)"[^>]* aria-invalid="true"', refused.text)
    assert marked == field
    assert 'value="77"' in refused.text
    assert sandbox.settings() == before


def test_an_unknown_field_is_no_setting(page: httpx.Client, sandbox: Sandbox) -> None:
    before = sandbox.settings()
    assert post(page, PAGE, {"keys": "mine", "limits": "1", "limits.more": "1"}).status_code == 303
    assert sandbox.settings() == before


# ---- The clock


def set_clock(page: httpx.Client, **form: str) -> httpx.Response:
    return post(page, f"{PAGE}/clock", form)


def test_the_clock_is_shown_moved_stopped_and_set(page: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.freeze_clock()
    sandbox.set_clock("2030-01-31T12:00:00Z")
    text = text_of(shown(page, PAGE))
    assert "2030-01-31 12:00:00 UTC" in text
    assert "stands still" in text
    assert set_clock(page, advance="60").headers["location"] == "/settings?done=clock#clock-part"
    set_clock(page, advance="1.5", unit="hours")
    set_clock(page, advance="2", unit="days")
    assert sandbox.clock()["now"] == "2030-02-02T13:31:00.000Z"
    set_clock(page, now="2031-01-01T00:00:00+01:00")
    assert sandbox.clock() == {"now": "2030-12-31T23:00:00.000Z", "frozen": True}
    set_clock(page, frozen="no")
    assert not sandbox.clock()["frozen"]
    assert "runs" in text_of(shown(page, PAGE))
    set_clock(page, frozen="yes")
    assert sandbox.clock()["frozen"]
    set_clock(page, to_machine="yes")
    assert not sandbox.clock()["frozen"]
    assert abs(sandbox.now - datetime.now(UTC)) < timedelta(seconds=5)


def test_moving_the_clock_finishes_jobs(still: Api) -> None:
    job = still.start_batch("users", [{"uid": "a"}])
    set_clock(still, advance="1", unit="minutes")
    assert still.sandbox.jobs()[0]["status"] == "COMPLETED"
    assert still.sandbox.jobs()[0]["id"] == job


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"advance": "soon"}, "Nothing was changed: advance must be a number, not 'soon'."),
        ({"advance": ""}, "Nothing was changed: advance must be a number"),
        ({"advance": "-1", "unit": "days"}, "Nothing was changed: advance must be a number from 0"),
        ({"advance": "inf"}, "Nothing was changed: advance must be a number from 0"),
        ({"now": "noon"}, "Nothing was changed: now must be a time in ISO 8601, not 'noon'."),
        ({"now": "2030-01-31T12:00:00"}, "Nothing was changed: now must have a time zone"),
        ({"now": ""}, "Nothing was changed: now must be a time in ISO 8601"),
    ],
)
def test_a_wrong_time_is_explained_and_the_form_kept(
    page: httpx.Client, sandbox: Sandbox, form: dict[str, str], words: str
) -> None:
    sandbox.freeze_clock()
    before = sandbox.clock()
    refused = set_clock(page, **form)
    assert refused.status_code == 400
    assert words in text_of(refused.text)
    for name in ("now", "advance"):
        if form.get(name):
            assert re.search(rf'name="{name}" value="{re.escape(form[name])}"', refused.text)
    assert "unit" not in form or f"<option selected>{form['unit']}</option>" in refused.text
    assert sandbox.clock() == before


# ---- The reset


def test_a_reset_deletes_everything_once_it_is_confirmed(page: httpx.Client, api: Api, sandbox: Sandbox) -> None:
    api.create_user(uid="ada")
    sandbox.add_fault(Fault(kind=FaultKind.RESET, path="/nowhere"))
    sandbox.configure(page_size=2)
    sandbox.freeze_clock()
    refused = post(page, f"{PAGE}/reset")
    assert refused.status_code == 400
    assert "Nothing was changed: tick the box first: a reset cannot be undone." in text_of(refused.text)
    assert len(sandbox.users()) == 1
    done = post(page, f"{PAGE}/reset", {"sure": "yes"})
    assert done.headers["location"] == "/settings?done=reset#reset-part"
    state = sandbox.state()
    assert [state[name] for name in ("users", "events", "jobs", "requests", "faults")] == [0] * 5
    assert (sandbox.settings()["page_size"], sandbox.clock()["frozen"]) == (100, False)
    assert "All data were deleted" in text_of(shown(page, PAGE, done="reset"))


def test_only_known_messages_are_shown(page: httpx.Client) -> None:
    assert 'role="status">' not in shown(page, PAGE, done="<b>nonsense</b>").replace('role="status" hidden', "")
