"""A new kind of fault is one class: these are defined here, and used through Python, HTTP and the form on the page."""

from __future__ import annotations

import httpx
import pytest

from fullstory.sandbox import Fault
from fullstory.sandbox.control.fault_form import FormField, parse_integer
from fullstory.sandbox.control.fault_kinds import KINDS, Connection, Effect, JobOutcome
from fullstory.sandbox.control.fault_options import Moment
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import Problem
from tests.sandbox.api import Api, over_http, problem
from tests.sandbox.looking import post, shown, tags_of, text_of


class Teapot(Effect):
    name = "teapot"
    title = "answer that it is a teapot"
    moments = (Moment.BEFORE_READ, Moment.AFTER_READ)
    fields = (
        FormField("message", "Inscription", "short and stout"),
        FormField("status", "Spout", "418", parse_integer),
    )

    def describe(self) -> str:
        return f"is a teapot {self.options.when.words}"

    async def happen(self, connection: Connection) -> Answer | None:
        return Answer.to(Problem(418, "teapot", self.options.message))


class LostBatch(Effect):
    name = "lost_batch"
    title = "lose batches"
    counts = "job"

    def describe(self) -> str:
        return "loses batches"

    def change_job(self, outcome: JobOutcome) -> None:
        outcome.failure = Problem(500, "lost", "lost in the post")


@pytest.fixture(autouse=True)
def new_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (Teapot, LostBatch):
        monkeypatch.setitem(KINDS, kind.name, kind)


def test_it_is_used_from_python_and_over_http(api: Api) -> None:
    api.sandbox.add_fault(Fault(kind="teapot", message="tip me over", path="/v2/users", times=1))
    teapot = api.get("/me")
    assert teapot.status_code == 200, "another path"
    with httpx.Client(base_url=api.base_url, headers=api.headers) as client:
        teapot = client.get("/v2/users")
        assert (problem(teapot), teapot.json()["message"]) == ((418, "teapot"), "tip me over")
        over_http(api, "POST", "faults", {"kind": "teapot", "when": "before_read", "times": 1})
        assert client.get("/v2/users").status_code == 418
        assert client.get("/v2/users").status_code == 200
    listed = over_http(api, "GET", "faults")
    assert [(fault["kind"], fault["happened"]) for fault in listed] == [("teapot", 1), ("teapot", 1)]


def test_it_is_added_with_the_form_and_described_on_the_page(page: httpx.Client, api: Api) -> None:
    form = shown(page, "/faults")
    assert "answer that it is a teapot" in text_of(form)
    fields = [attributes for tag, attributes in tags_of(form) if attributes.get("name") == "message"]
    assert len(fields) == 1, "a field of several kinds is there once"
    style = page.get("/static/fault-form.css").text
    assert '[value="item_fails"], [value="teapot"]):checked)) .for-message { display: none; }' in style
    added = post(page, "/faults", {"kind": "teapot", "message": "here is my handle", "when": "before_read"})
    assert added.status_code == 303
    assert "is a teapot before the request is read" in text_of(shown(page, "/faults"))
    with httpx.Client(base_url=api.base_url, headers=api.headers) as client:
        assert client.get("/v2/users").json()["message"] == "here is my handle"


def test_its_fields_are_checked(page: httpx.Client, api: Api) -> None:
    refused = post(page, "/faults", {"kind": "teapot", "status": "wide"})
    assert "A fault's status must be a whole number, not 'wide'." in text_of(refused.text)
    refused = api.post("/_sandbox/faults", json={"kind": "teapot", "when": "mid_answer"})
    assert problem(refused) == (400, "invalid_argument")
    assert "teapot" in api.post("/_sandbox/faults", json={"kind": "kettle"}).json()["message"], "the kinds there are"


def test_it_may_count_batches(page: httpx.Client, api: Api) -> None:
    api.sandbox.add_fault(Fault(kind="lost_batch", every=2))
    assert api.run_batch("users", [{}]).errors == []
    assert [error["code"] for error in api.run_batch("users", [{}]).errors] == ["lost"]
    assert "loses batches any path one job in 2" in text_of(shown(page, "/faults"))
