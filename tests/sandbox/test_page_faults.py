"""The page about faults: its forms, without a browser."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from fullstory.sandbox import FaultKind, Sandbox
from fullstory.sandbox.control.fault_kinds import KINDS
from tests.sandbox.api import Api
from tests.sandbox.looking import post, shown, text_of


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
    assert "answers 429 before the request is read GET /v2/users* every request, at most 5 times 1 1" in html
    assert post(page, f"/faults/{fault['id']}/clear").status_code == 303
    assert api.get("/v2/users").status_code == 200


def test_all_faults_are_cleared_at_once(page: httpx.Client, sandbox: Sandbox) -> None:
    for kind in ("reset", "job_stuck"):
        post(page, "/faults", {"kind": kind})
    assert len(sandbox.faults()) == 2
    assert post(page, "/faults/clear").status_code == 303
    assert sandbox.faults() == []
    assert post(page, "/faults/1/clear").status_code == 303, "cleared already"


DESCRIPTIONS = {
    "status": "answers 503 before the request takes effect",
    "delay": "waits 1 s before the request takes effect",
    "reset": "resets the connection",
    "truncate": "cuts the answer off in the middle",
    "garbage": "answers with garbage",
    "content_type": "answers with the content type text/html",
    "job_fails": "makes every item fail with server_error",
    "job_stuck": "holds jobs until the fault is cleared",
    "item_fails": "makes items fail with server_error any path one item in 2, with probability 0.5",
}


def test_every_kind_is_here() -> None:
    assert DESCRIPTIONS.keys() == set(FaultKind)


@pytest.mark.parametrize(("kind", "words"), DESCRIPTIONS.items())
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
        ({"headers": "nonsense"}, "A fault's headers must be lines like"),
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


def test_the_form_says_what_each_field_does(page: httpx.Client) -> None:
    html = shown(page, "/faults")
    labels = [
        text_of(before).strip()
        for before in re.findall(r"<label[^>]*>(.*?)<(?:input|select|textarea)", html, re.DOTALL)
    ]
    assert labels == [
        "What goes wrong", "At which moment", "Status of the answer", "Headers of the answer, one on each line",
        "Body of the answer", "Seconds to wait", "Content type of the answer", "Error code of the items",
        "Error message of the items", "Only requests with this method",
        "Only requests to this path; * stands for any text", "How often; 3 is every third time",
        "How likely each time, from 0 to 1", "Stop after happening this often",
        "Seed, for the same choices in each run",
    ]  # fmt: skip
    kinds = re.findall(r'<option value="\w+">([^<]*)</option>', html.partition("</select>")[0])
    assert kinds == [effect.title for effect in KINDS.values()]


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
