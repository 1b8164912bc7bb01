from __future__ import annotations

from collections.abc import Callable

import pytest

from fullstory.sandbox import Limits
from tests.sandbox.api import Api, problem


def test_a_batch_of_users_creates_and_updates(api: Api) -> None:
    ada = api.create_user(uid="ada", properties={"plan": "free"})
    anonymous = api.create_user()
    batch = api.run_batch(
        "users",
        [
            {"uid": "ada", "properties": {"seats": 3}},
            {"uid": "eva", "display_name": "Eva"},
            {"id": anonymous, "email": "x@example.com"},
            {"id": ada, "display_name": "Ada"},
            {},
        ],
    )
    assert batch.errors == []
    job = batch.status["job"]
    assert job["status"] == "COMPLETED"
    assert job["created"] <= job["finished"]
    assert [user["id"] for user in batch.imports][:4] == [ada, api.create_user(uid="eva"), anonymous, ada]
    no_schema = {"schema": None, "type_conflicts": None}
    assert batch.imports[0] == {"id": ada, "uid": "ada", "properties": {"seats": 3}} | no_schema
    assert batch.imports[3] == {"id": ada, "uid": "ada", "display_name": "Ada", "properties": None} | no_schema
    assert api.user(ada)["properties"] == {"plan": "free", "seats": 3}
    assert api.user(ada)["display_name"] == "Ada"
    assert api.get("/v2/users").json()["total_records"] == "4"


def test_the_same_uid_twice_in_a_batch_is_one_user(api: Api) -> None:
    batch = api.run_batch("users", [{"uid": "ada", "properties": {"n": n, f"p{n}": n}} for n in range(100)])
    (ada,) = {user["id"] for user in batch.imports}
    assert api.user(ada)["properties"] == {"n": 99, **{f"p{n}": n for n in range(100)}}


def test_a_user_may_be_named_by_id_and_by_uid_in_one_batch(api: Api) -> None:
    anonymous = api.create_user()
    named = [{"id": anonymous, "uid": "ada"}, {"uid": "ada"}, {"id": anonymous}]
    batch = api.run_batch("users", [{**named[n % 3], "properties": {f"p{n}": n}} for n in range(99)])
    assert {user["id"] for user in batch.imports} == {anonymous}
    assert len(api.user(anonymous)["properties"]) == 99


def test_an_anonymous_user_joins_a_known_one_within_a_batch(api: Api) -> None:
    ada, anonymous = api.create_user(uid="ada"), api.create_user(properties={"visits": 3})
    requests = [{"id": anonymous, "properties": {"n": 1}}, {"id": anonymous, "uid": "ada"}, {"id": anonymous}]
    batch = api.run_batch("users", [*requests, *[{"uid": "ada", "properties": {"last": True}}] * 60])
    assert [user["id"] for user in batch.imports] == [anonymous, ada, ada] + [ada] * 60
    assert api.user(ada)["properties"] == {"visits": 3, "n": 1, "last": True}
    assert api.get("/v2/users").json()["total_records"] == "1"


def test_the_same_new_uid_twice_in_a_batch_of_events_is_one_user(api: Api) -> None:
    batch = api.run_batch("events", [{"name": "Seen", "user": {"uid": "ada"}} for _ in range(100)])
    assert len({event["user"]["id"] for event in batch.imports}) == 1
    assert api.get("/v2/users").json()["total_records"] == "1"


def test_items_that_break_a_rule_fail_one_by_one(api: Api) -> None:
    ada = api.create_user(uid="ada")
    bad = [
        {"uid": "x" * 257},
        {"display_name": "x" * 257},
        {"email": "x" * 129},
        {"uid": "p1", "properties": {"not a name": 1}},
        {"uid": "p2", "properties": {f"p{n}": n for n in range(501)}},
        {"id": "12345"},
        {"id": ada, "uid": "eva"},
        {"uid": "p3", "properties": {"n": "x"}, "schema": {"properties": {"n": "int"}}},
        {"uid": "p4", "properties": {"n": 1}, "schema": {"properties": {"n": "number"}}},
        {"uid": ""},
    ]
    batch = api.run_batch("users", [{"uid": "first"}, *bad, {"uid": "last"}])
    assert batch.status["job"]["status"] == "FAILED"
    assert [user["uid"] for user in batch.imports] == ["first", "last"]
    assert [error["user"] for error in batch.errors] == bad
    codes = [error["code"] for error in batch.errors]
    assert codes == ["invalid_argument"] * 5 + ["user_not_found"] + ["invalid_argument"] * 3 + ["invalid_parameter"]
    assert all(error["message"] for error in batch.errors)
    assert batch.errors[-1]["message"] == "The provided uid parameter can not be empty"


def test_a_failed_event_is_echoed_with_what_the_batch_shares(api: Api) -> None:
    shared = {"context": {"browser": {"url": "https://example.com"}}}
    requests = [{"name": ""}, {"name": "Seen", "context": {"location": {"city": "Rome"}}}, {"name": "Seen"}]
    batch = api.run_batch("events", requests, shared=shared)
    assert [error["event"] for error in batch.errors] == requests[:2]
    assert all(error["shared"] == shared for error in batch.errors)
    assert batch.errors[0]["message"] == "events must have a non-empty name"
    assert "shared" in batch.errors[1]["message"]
    assert batch.imports[0]["context"] == shared["context"]


def test_an_event_may_have_its_own_context_where_nothing_is_shared(api: Api) -> None:
    context = {"location": {"city": "Rome"}}
    request = {"name": "Seen", "context": context}
    assert api.run_batch("events", [request]).imports[0]["context"] == context
    assert api.run_batch("events", [request], shared={}).imports[0]["context"] == context


@pytest.mark.parametrize(
    ("kind", "item", "path", "code"),
    [
        ("users", {"uid": 5}, "requests[17].uid", "invalid_argument"),
        ("users", {"properties": []}, "requests[17].properties", "invalid_argument"),
        ("users", "ada", "requests[17]", "invalid_argument"),
        ("users", {"uuid": "ada"}, "requests[17].uuid", "invalid_argument"),
        ("users", {"uid": None}, "requests[17].uid", "invalid_argument"),
        ("users", {"schema": {"properties": {"n": 5}}}, "requests[17].schema.properties.n", "invalid_argument"),
        ("events", {"name": 5}, "requests[17].name", "invalid_argument"),
        ("events", {}, "requests[17].name", "required_field"),
        ("events", {"name": "x", "user": "ada"}, "requests[17].user", "invalid_argument"),
        ("events", {"name": "x", "session": {"use_most_recent": 1}}, "requests[17].session.use_most_recent",
         "invalid_argument"),
    ],
)  # fmt: skip
def test_wrong_types_are_refused_with_the_whole_batch(api: Api, kind: str, item: object, path: str, code: str) -> None:
    good = {"name": "Seen"} if kind == "events" else {"uid": "ada"}
    refused = api.post(f"/v2/{kind}/batch", json={"requests": [good] * 17 + [item]})
    assert problem(refused) == (400, code)
    assert refused.json()["message"].startswith((f"{path}: ", f"{path} is required"))
    assert api.get("/v2/users").json()["total_records"] == "0"


@pytest.mark.parametrize("body", [{}, {"requests": []}, {"requests": {}}, {"requests": None}, [], "x", {"request": []}])
def test_a_batch_needs_requests(api: Api, body: object) -> None:
    assert api.post("/v2/users/batch", json=body).status_code == 400


def test_a_batch_has_at_most_50000_requests(api: Api) -> None:
    refused = api.post("/v2/users/batch", json={"requests": [{}] * 50_001})
    assert problem(refused) == (400, "invalid_argument")
    assert "50,000" in refused.json()["message"]
    assert api.post("/v2/users/batch", json={"requests": [{}] * 50_000}).status_code == 200


def test_a_job_takes_its_time_and_answers_202_meanwhile(start: Callable[..., Api]) -> None:
    api = start(processing_time=10)
    api.sandbox.freeze_clock()
    job = api.start_batch("users", [{"uid": f"u{n}"} for n in range(40)])
    for part in ("imports", "errors"):
        assert api.get(f"/v2/users/batch/{job}/{part}").status_code == 202
    status = api.get(f"/v2/users/batch/{job}").json()
    assert (status["job"]["status"], status["imports"]) == ("PROCESSING", 0)
    assert "finished" not in status["job"]
    api.sandbox.advance_clock(5)
    status = api.get(f"/v2/users/batch/{job}").json()
    assert (status["job"]["status"], status["imports"]) == ("PROCESSING", 20)
    assert api.get(f"/v2/users/batch/{job}/imports").status_code == 202
    api.sandbox.advance_clock(5)
    status = api.get(f"/v2/users/batch/{job}").json()
    assert (status["job"]["status"], status["imports"], status["errors"]) == ("COMPLETED", 40, 0)
    assert api.get(f"/v2/users/batch/{job}/imports").status_code == 200


def test_results_are_paged_in_the_order_of_the_batch(start: Callable[..., Api]) -> None:
    api = start(processing_time=0, result_page_size=3)
    users = api.run_batch("users", [{"uid": f"u{n}" if n % 2 else "x" * 300, "email": f"{n}"} for n in range(14)])
    assert [user["email"] for user in users.imports] == [str(n) for n in range(14) if n % 2]
    assert [error["user"]["email"] for error in users.errors] == [str(n) for n in range(14) if not n % 2]
    page = api.get(f"/v2/users/batch/{users.status['job']['id']}/imports").json()
    assert page["total_records"] == "7"
    assert len(page["results"]) == 3
    events = api.run_batch("events", [{"name": f"e{n}"} for n in range(7)])
    assert [event["name"] for event in events.imports] == [f"e{n}" for n in range(7)]


def test_page_tokens_of_one_job_or_part_are_refused_by_another(start: Callable[..., Api]) -> None:
    api = start(processing_time=0, result_page_size=1)
    first = api.run_batch("users", [{"uid": "a"}, {"uid": "b"}]).status["job"]["id"]
    second = api.run_batch("users", [{"uid": "a"}, {"uid": "b"}]).status["job"]["id"]
    token = api.get(f"/v2/users/batch/{first}/imports").json()["next_page_token"]
    for path in (f"/v2/users/batch/{second}/imports", f"/v2/users/batch/{first}/errors", "/v2/users"):
        assert problem(api.get(path, params={"page_token": token})) == (400, "invalid_parameter")


def test_an_unknown_job_is_resource_not_found(api: Api) -> None:
    job = api.start_batch("users", [{}])
    for path in ("/v2/users/batch/nope", f"/v2/events/batch/{job}", f"/v2/events/batch/{job}/imports"):
        assert problem(api.get(path)) == (404, "resource_not_found")


def test_include_schema_reports_types_and_conflicts_of_imported_users(api: Api) -> None:
    api.create_user(uid="ada", properties={"age": 36})
    job = api.run_batch(
        "users", [{"uid": "ada", "properties": {"age": "36", "n": 1}, "schema": {"properties": {"n": "int"}}}]
    ).status["job"]["id"]
    (user,) = api.all_pages(f"/v2/users/batch/{job}/imports", include_schema=True)
    assert user["schema"] == {"properties": {"age": "str", "n": "int"}}
    assert user["type_conflicts"] == {"properties": {"age": ["real", "str"]}}
    (user,) = api.all_pages(f"/v2/users/batch/{job}/imports")
    assert (user["schema"], user["type_conflicts"]) == (None, None)


def test_jobs_beyond_those_running_wait_for_their_turn(start: Callable[..., Api]) -> None:
    api = start(processing_time=10, limits=Limits(running_jobs=2))
    api.sandbox.freeze_clock()
    jobs = [api.start_batch("users", [{"uid": f"u{n}"}]) for n in range(3)]

    def statuses() -> list[str]:
        return [api.get(f"/v2/users/batch/{job}").json()["job"]["status"] for job in jobs]

    api.sandbox.advance_clock(10)
    assert statuses() == ["COMPLETED", "COMPLETED", "PROCESSING"]
    api.sandbox.advance_clock(9)
    assert statuses() == ["COMPLETED", "COMPLETED", "PROCESSING"]
    api.sandbox.advance_clock(1)
    assert statuses() == ["COMPLETED"] * 3


@pytest.mark.parametrize("limits", [Limits(accepted_jobs=2), Limits(operations_in_progress=9)])
def test_too_many_batches_in_progress_are_refused_until_some_finish(start: Callable[..., Api], limits: Limits) -> None:
    api = start(processing_time=10, limits=limits)
    for _ in range(2):
        api.start_batch("events", [{"name": "Seen"}] * 4)
    refused = api.post("/v2/events/batch", json={"requests": [{"name": "Seen"}] * 2})
    assert problem(refused) == (429, "too_many_requests")
    assert refused.headers["retry-after"] == "1"
    api.sandbox.advance_clock(10)
    api.start_batch("events", [{"name": "Seen"}])


def test_the_documented_limits_are_the_default() -> None:
    limits = Limits()
    assert (limits.batch_requests, limits.running_jobs) == (50_000, 100)
    assert (limits.accepted_jobs, limits.operations_in_progress) == (200, 500_000)
