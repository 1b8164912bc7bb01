from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fullstory.sandbox import Sandbox
from tests.sandbox.api import Api, problem


def test_create_answers_with_the_id_and_get_returns_the_user(api: Api) -> None:
    properties = {
        "plan": "paid",
        "seats": 3,
        "score": 1.5,
        "beta": True,
        "tags": ["a", "b"],
        "address": {"city": "Rome"},
    }
    created = api.post(
        "/v2/users", json={"uid": "ada", "display_name": "Ada", "email": "ada@example.com", "properties": properties}
    )
    assert created.status_code == 200
    assert list(created.json()) == ["id"]
    user = api.user(created.json()["id"])
    assert user.pop("app_url").startswith("http")
    assert user == {
        "id": created.json()["id"],
        "uid": "ada",
        "display_name": "Ada",
        "email": "ada@example.com",
        "is_being_deleted": False,
        "properties": properties,
        "schema": None,
        "type_conflicts": None,
    }


def test_create_with_a_known_uid_updates_that_user(api: Api) -> None:
    first = api.create_user(uid="ada", display_name="Ada", properties={"plan": "free", "seats": 1})
    assert api.create_user(uid="ada", email="ada@example.com", properties={"plan": "paid"}) == first
    user = api.user(first)
    assert (user["display_name"], user["email"]) == ("Ada", "ada@example.com")
    assert user["properties"] == {"plan": "paid", "seats": 1}


def test_users_without_uid_are_anonymous_and_always_new(api: Api) -> None:
    first, second = api.create_user(), api.create_user()
    assert first != second
    assert "uid" not in api.user(first)


def test_update_merges_properties_by_dotted_path_and_the_newest_value_wins(api: Api) -> None:
    ada = api.create_user(uid="ada", properties={"address": {"city": "Rome", "zip": "00100"}, "tags": ["a"], "x": 1})
    response = api.post(
        f"/v2/users/{ada}", json={"properties": {"address": {"city": "Pisa"}, "tags": ["b"], "x": {"y": 1}}}
    )
    assert response.json() == {"id": ada}
    assert api.user(ada)["properties"] == {"address": {"city": "Pisa", "zip": "00100"}, "tags": ["b"], "x": {"y": 1}}


def test_a_uid_never_changes(api: Api) -> None:
    ada = api.create_user(uid="ada", display_name="Ada")
    api.create_user(uid="kay")
    for other in ("eva", "kay"):
        refused = api.post(f"/v2/users/{ada}", json={"uid": other, "display_name": "Eva"})
        assert problem(refused) == (400, "invalid_argument")
        assert "uid" in refused.json()["message"]
    assert api.user(ada)["uid"] == "ada"
    assert api.user(ada)["display_name"] == "Ada"
    assert api.post(f"/v2/users/{ada}", json={"uid": "ada"}).status_code == 200


def test_an_anonymous_user_becomes_identified_and_keeps_its_id(api: Api) -> None:
    anonymous = api.create_user(properties={"x": 1})
    assert api.post(f"/v2/users/{anonymous}", json={"uid": "ada"}).json() == {"id": anonymous}
    assert api.create_user(uid="ada") == anonymous


def test_an_anonymous_user_that_turns_out_to_be_known_answers_with_the_other_id(api: Api) -> None:
    ada = api.create_user(uid="ada", properties={"plan": "paid"})
    anonymous = api.create_user(email="ada@example.com", properties={"plan": "free", "visits": 3})
    updated = api.post(f"/v2/users/{anonymous}", json={"uid": "ada", "properties": {"seats": 2}})
    assert updated.json() == {"id": ada}
    merged = api.user(anonymous)
    assert merged["id"] == ada
    assert merged["email"] == "ada@example.com"
    assert merged["properties"] == {"plan": "paid", "visits": 3, "seats": 2}
    assert api.get("/v2/users").json()["total_records"] == "1"


@pytest.mark.parametrize("user_id", ["1", "nobody", "0", "%2F..%2F", "1" * 40, "١٢٣", "-5", "9007199254740993"])
def test_an_unknown_id_is_user_not_found(api: Api, user_id: str) -> None:
    assert problem(api.get(f"/v2/users/{user_id}")) == (404, "user_not_found")
    assert problem(api.post(f"/v2/users/{user_id}", json={})) == (404, "user_not_found")
    assert problem(api.delete(f"/v2/users/{user_id}")) == (404, "user_not_found")


def test_a_deleted_user_is_being_deleted_for_a_while_and_then_not_found(start: Callable[..., Api]) -> None:
    api = start(deletion_time=60)
    ada = api.create_user(uid="ada")
    assert api.delete(f"/v2/users/{ada}").json() == {}
    assert api.user(ada)["is_being_deleted"] is True
    assert problem(api.post(f"/v2/users/{ada}", json={})) == (404, "user_not_found")
    assert api.delete(f"/v2/users/{ada}").json() == {}, "deleting twice is safe"
    api.sandbox.advance_clock(59)
    assert api.user(ada)["is_being_deleted"] is True
    api.sandbox.advance_clock(2)
    assert problem(api.get(f"/v2/users/{ada}")) == (404, "user_not_found")
    assert api.get("/v2/users").json()["total_records"] == "0"


def test_delete_by_uid(api: Api) -> None:
    ada = api.create_user(uid="ada")
    assert api.delete("/v2/users", params={"uid": "ada"}).json() == {}
    assert api.user(ada)["is_being_deleted"] is True
    assert api.delete("/v2/users", params={"uid": "ada"}).json() == {}
    assert problem(api.delete("/v2/users", params={"uid": "eva"})) == (404, "user_not_found")


def test_delete_needs_one_and_only_one_of_id_and_uid(api: Api) -> None:
    ada = api.create_user(uid="ada")
    assert problem(api.delete("/v2/users")) == (400, "required_field")
    assert problem(api.delete("/v2/users", params={"uid": ""})) == (400, "required_field")
    assert problem(api.delete(f"/v2/users/{ada}", params={"uid": "ada"})) == (400, "invalid_parameter")
    assert api.user(ada)["is_being_deleted"] is False


def test_the_uid_of_a_user_being_deleted_is_free_for_a_new_user(api: Api) -> None:
    old = api.create_user(uid="ada")
    api.delete(f"/v2/users/{old}")
    new = api.create_user(uid="ada")
    assert new != old
    assert api.user(new)["is_being_deleted"] is False


def test_the_list_filters_by_everything_given(api: Api) -> None:
    api.create_user(uid="ada", display_name="Ada", email="a@example.com")
    api.create_user(uid="eva", display_name="Ada", email="e@example.com")
    api.create_user(display_name="Ada")

    def found(**filters: Any) -> list[str | None]:
        return [user.get("uid") for user in api.all_pages("/v2/users", **filters)]

    assert found() == ["ada", "eva", None]
    assert found(display_name="Ada") == ["ada", "eva", None]
    assert found(email="e@example.com") == ["eva"]
    assert found(uid="ada") == ["ada"]
    assert found(uid="ada", email="e@example.com") == []
    assert found(is_identified=False) == [None]
    assert found(is_identified=True, display_name="Ada") == ["ada", "eva"]
    assert problem(api.get("/v2/users", params={"is_identified": "yes"})) == (400, "invalid_parameter")
    assert found(mail="e@example.com") == found(), "an unknown parameter is ignored"


def test_total_records_is_a_string_that_counts_all_pages(start: Callable[..., Api]) -> None:
    api = start(page_size=2)
    for number in range(5):
        api.create_user(uid=f"u{number}")
    page = api.get("/v2/users").json()
    assert page["total_records"] == "5"
    assert len(page["results"]) == 2
    assert [user["uid"] for user in api.all_pages("/v2/users")] == [f"u{number}" for number in range(5)]


def test_a_page_token_stays_valid_while_users_come_and_go(start: Callable[..., Api]) -> None:
    api = start(page_size=2, deletion_time=0)
    ids = [api.create_user(uid=f"u{number}") for number in range(5)]
    token = api.get("/v2/users").json()["next_page_token"]
    for gone in (0, 1, 2):
        api.delete(f"/v2/users/{ids[gone]}")
    api.create_user(uid="u5")
    page = api.get("/v2/users", params={"page_token": token}).json()
    assert [user["uid"] for user in page["results"]] == ["u3", "u4"]


def test_a_page_token_is_opaque_and_refused_with_other_filters(start: Callable[..., Api]) -> None:
    api = start(page_size=1)
    api.create_user(uid="ada", display_name="Ada")
    api.create_user(uid="eva", display_name="Ada")
    token = api.get("/v2/users", params={"display_name": "Ada"}).json()["next_page_token"]
    assert api.get("/v2/users", params={"display_name": "Ada", "page_token": token}).status_code == 200
    others: list[dict[str, Any]] = [{}, {"display_name": "Eva"}, {"display_name": "Ada", "is_identified": True}]
    for parameters in others:
        refused = api.get("/v2/users", params={**parameters, "page_token": token})
        assert problem(refused) == (400, "invalid_parameter")
    for forged in ("1", "abc", token[:-1], token + "A", "B" + token[1:], "é"):
        refused = api.get("/v2/users", params={"display_name": "Ada", "page_token": forged})
        assert problem(refused) == (400, "invalid_parameter"), forged


def test_ids_with_a_slash_are_quoted_not_interpreted(api: Api, sandbox: Sandbox) -> None:
    ada = api.create_user(uid="ada")
    assert problem(api.get(f"/v2/users/..%2Fusers%2F{ada}")) == (404, "user_not_found")


def test_include_schema_reports_types(api: Api) -> None:
    ada = api.create_user(
        uid="ada",
        properties={
            "s": "x", "n": 1, "f": 1.5, "b": True, "d": "2026-01-31", "t": "2026-01-31T10:00:00Z",
            "ss": ["x"], "ns": [1, 2], "bs": [True], "ds": ["2026-01-31"], "o": {"code": 7}, "i": 3,
        },
        schema={"properties": {"i": "int", "o.code": "int"}},
    )  # fmt: skip
    assert api.user(ada)["schema"] is None
    assert api.user(ada, include_schema=True)["schema"] == {
        "properties": {
            "s": "str", "n": "real", "f": "real", "b": "bool", "d": "date", "t": "date",
            "ss": "strs", "ns": "reals", "bs": "bools", "ds": "dates", "o.code": "int", "i": "int",
        }
    }  # fmt: skip


def test_include_schema_reports_type_conflicts(api: Api) -> None:
    ada = api.create_user(uid="ada", properties={"age": 36, "plan": "paid", "o": {"x": 1}})
    api.create_user(uid="ada", properties={"age": "36", "plan": "free", "o": {"x": True}})
    assert api.user(ada)["type_conflicts"] is None
    user = api.user(ada, include_schema=True)
    assert user["type_conflicts"] == {"properties": {"age": ["real", "str"], "o.x": ["real", "bool"]}}
    assert user["schema"]["properties"]["age"] == "str"
    listed = api.get("/v2/users", params={"include_schema": True}).json()["results"]
    assert listed[0]["type_conflicts"] == user["type_conflicts"]
