"""The rules of exports that need no server."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fullstory.sandbox.problems import Problem
from fullstory.sandbox.rules.export_fields import FIELDS, columns
from fullstory.sandbox.rules.export_files import CsvForm, FileForm, JsonForm, NdjsonForm
from fullstory.sandbox.rules.exports import ExportPlan, file_name, percent_done, plan_of
from fullstory.sandbox.rules.families import is_older
from fullstory.sandbox.rules.typed_names import read_typed

ROW = st.dictionaries(
    st.sampled_from(["EventStart", "evt_a_str", "evt_b_real"]),
    st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**63), 2**63 - 1) | st.booleans(),
)
PORTIONS = st.lists(st.lists(ROW, max_size=4), max_size=4)


def file_of(form: FileForm, portions: list[list[dict[str, Any]]]) -> bytes:
    return form.head() + b"".join(map(form.rows, portions)) + form.tail()


@given(PORTIONS)
def test_portions_make_one_file(portions: list[list[dict[str, Any]]]) -> None:
    rows = [row for portion in portions for row in portion]
    assert json.loads(file_of(JsonForm(), portions)) == rows
    assert [json.loads(line) for line in file_of(NdjsonForm(), portions).split(b"\n") if line] == rows


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))))
def test_a_record_holds_any_text(values: list[str]) -> None:
    content = file_of(CsvForm(["a", "b"]), [[{"a": value, "b": 1}] for value in values]).decode()
    assert [row["a"] for row in csv.DictReader(io.StringIO(content, newline=""))] == values


def test_the_documented_fields_are_known() -> None:
    assert (len(FIELDS["TYPE_EVENT"]), len(FIELDS["TYPE_INDIVIDUAL"])) == (9 + 20 + 25 + 4 + 3 + 7, 27)
    assert all(len(set(names)) == len(names) for names in FIELDS.values())


def test_columns_come_in_the_order_of_the_fields() -> None:
    custom = ["evt_b_str", "user_a_str", "evt_a_str"]
    default = columns([], "TYPE_INDIVIDUAL", custom)
    assert default == [*FIELDS["TYPE_INDIVIDUAL"], "user_a_str", "evt_a_str", "evt_b_str"]
    assert columns(["evt_b_str", "evt_*", "Uid"], "TYPE_INDIVIDUAL", custom) == ["evt_b_str", "evt_a_str", "Uid"]


@pytest.mark.parametrize(
    ("now", "percent"), [(-5, 0), (0, 0), (0.1, 1), (5, 50), (9.999, 99), (10, 99), (99, 99)]
)  # fmt: skip
def test_no_unfinished_operation_is_done(now: float, percent: int) -> None:
    assert percent_done(0, 10, now) == percent
    assert percent_done(0, 0, now) == 0


def plan(**changes: Any) -> ExportPlan:
    body = {"segmentId": "s", "type": "TYPE_EVENT", "format": "FORMAT_CSV", "timeRange": {}} | changes
    return plan_of(body, "My segment/é", is_built_in=False, now=1000.0, lenient=False)


def test_a_plan_has_fixed_times() -> None:
    made = plan(timeRange={"start": "1970-01-01T00:01:00Z"}, now="1970-01-01T00:10:00.5Z")
    assert (made.start, made.end, made.active_from, made.active_until) == (60.0, 600.5, None, 600.5)
    assert ExportPlan.from_json(made.as_json()) == made
    assert file_name(made, 0) == "My_segment___1970-01-01.csv.gz"


@pytest.mark.parametrize(
    ("path", "older"),
    [
        ("/users/v1/individual/1", True),
        ("/me", True),
        ("/menu", False),
        ("/v2/users", False),
        ("/webhooks/v1/endpoints", False),
    ],
)
def test_which_families_are_older(path: str, older: bool) -> None:
    assert is_older(path) is older


def test_names_tell_types() -> None:
    given = {"a_b_str": "x", "n_ints": [1], "in": {"deep_real": 1.5}}
    assert read_typed(given, lenient=False) == (
        {"a_b": "x", "n": [1], "in": {"deep": 1.5}},
        {"a_b": "str", "n": "ints", "in.deep": "real"},
    )
    for wrong in ({"plain": 1}, {"_str": 1}, {"in": {"plain": 1}}, {"x_obj": 1}, {"a_str": "x", "a_int": 1}):
        with pytest.raises(Problem):
            read_typed(wrong, lenient=False)
    assert read_typed({"plain": [{}]}, lenient=True) == ({"plain": [{}]}, {})
