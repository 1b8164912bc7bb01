"""Lists of users, a page at a time."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import fullstory
from fullstory.generated.models import GetUserResponse
from tests.clients import settled
from tests.unit.calls import USER
from tests.unit.harness import Answer, Connect, Twin, collected


def user(id: str) -> dict[str, Any]:
    return {"id": id, "is_being_deleted": False}


def page(*ids: str, total: Any = "3", token: Any = None) -> Answer:
    body = {"results": [user(id) for id in ids], "total_records": total}
    return Answer(body=body if token is None else body | {"next_page_token": token})


async def test_one_page(connect: Connect) -> None:
    api = connect(Answer(body={"results": [USER], "total_records": "1", "app_url": "https://app.example"}))
    users = await api.call("users.list")
    assert type(users) is (fullstory.Page if api.kind == "sync" else fullstory.AsyncPage)
    assert users.results == [GetUserResponse.from_dict(USER)]
    assert users.total_records == 1
    assert users.next_page_token is None
    assert await settled(users.next_page()) is None
    assert [item.id for item in await collected(users)] == ["123"]
    assert [sent.path for sent in api.sent] == ["/v2/users"]


async def test_walking_fetches_each_page_once_with_the_same_filters(connect: Connect) -> None:
    api = connect(page("1", "2", token="a/b"), page(token="c"), page("3"))
    users = await api.call("users.list", uid="u", email="e@x", display_name="A B", is_identified=False, page_token="z")
    assert len(api.sent) == 1
    assert [item.id for item in await collected(users)] == ["1", "2", "3"]
    filters = "/v2/users?uid=u&email=e%40x&display_name=A+B&is_identified=false&page_token="
    assert [sent.path for sent in api.sent] == [filters + token for token in ("z", "a%2Fb", "c")]


async def test_pages_are_fetched_when_they_are_reached(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("2"))
    users = await api.call("users.list")
    if api.kind == "sync":
        next(iter(users))
    else:
        await anext(aiter(users))
    assert len(api.sent) == 1


async def test_next_page(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("2", "3"))
    first = await api.call("users.list", include_schema=True)
    second = await settled(first.next_page())
    assert [item.id for item in second.results] == ["2", "3"]
    assert await settled(second.next_page()) is None
    assert [sent.path for sent in api.sent] == [
        "/v2/users?include_schema=true",
        "/v2/users?include_schema=true&page_token=a",
    ]


async def test_a_page_can_be_walked_again(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("2"), page("2"))
    users = await api.call("users.list")
    assert await collected(users) == await collected(users)


async def test_a_failure_on_the_way_is_raised_where_it_is_met(connect: Connect) -> None:
    api = connect(page("1", token="a"), Answer(400))
    users = await api.call("users.list")
    with pytest.raises(fullstory.BadRequestError):
        await collected(users)


async def test_every_page_is_retried(connect: Connect) -> None:
    api = connect(Answer(503), page("1", token="a"), Answer(500), page("2"))
    users = await api.call("users.list")
    assert [item.id for item in await collected(users)] == ["1", "2"]
    assert api.waits == [0.5, 0.5]


async def test_a_token_that_leads_to_the_same_page_ends_the_walk(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("2", token="a"))
    users = await api.call("users.list")
    with pytest.raises(fullstory.ResponseParseError, match="its next page is one that was fetched before"):
        await collected(users)


async def test_an_empty_token_is_none(connect: Connect) -> None:
    assert (await connect(page("1", token="")).call("users.list")).next_page_token is None


@pytest.mark.parametrize(
    ("body", "ids", "total", "token"),
    [
        ({}, [], None, None),
        ({"results": None, "total_records": None, "next_page_token": None}, [], None, None),
        ({"results": [], "total_records": "0"}, [], 0, None),
        ({"results": [user("1")]}, ["1"], None, None),
        ({"results": [user("1")], "total_records": 3}, ["1"], 3, None),
        ({"results": [user("1")], "total_records": "many"}, ["1"], None, None),
        ({"results": [user("1")], "total_records": True}, ["1"], None, None),
        ({"results": {}, "total_records": "0"}, [], 0, None),
        ({"results": "", "total_records": "0"}, [], 0, None),
        (
            {"results": [user("1"), "2", None, 3, {}, {"id": 4}, user("5")]},
            ["1", None, None, None, None, 4, "5"],
            None,
            None,
        ),
        ({"results": [user("1")], "next_page_token": 7}, ["1"], None, "7"),
    ],
)
async def test_a_page_with_odd_or_missing_parts(
    connect: Connect, body: dict[str, Any], ids: list[Any], total: int | None, token: str | None
) -> None:
    users = await connect(Answer(body=body)).call("users.list")
    assert [item.id for item in users.results] == ids
    assert (users.total_records, users.next_page_token) == (total, token)


@pytest.mark.parametrize("answer", [Answer(204, b""), Answer(200, b"")])
async def test_no_page_at_all(connect: Connect, answer: Answer) -> None:
    assert (await connect(answer).call("users.list")).results == []


async def test_pages_that_lead_in_a_circle_end_the_walk(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("2", token="b"), page("3", token="a"))
    users = await api.call("users.list")
    second = await settled(users.next_page())
    third = await settled(second.next_page())
    assert [item.id for item in third.results] == ["3"]
    with pytest.raises(fullstory.ResponseParseError, match="the pages form a circle") as caught:
        await settled(third.next_page())
    assert caught.value.status_code == 200
    assert len(api.sent) == 3


async def test_a_page_that_leads_to_where_the_walk_began(connect: Connect) -> None:
    api = connect(page("1", token="z"))
    users = await api.call("users.list", page_token="z")
    with pytest.raises(fullstory.ResponseParseError, match="circle"):
        await collected(users)
    assert len(api.sent) == 1


async def test_an_async_list_need_not_be_awaited() -> None:
    api = Twin("async", page("1", token="a"), page("2"), page("1"))
    assert [item.id async for item in api.client.users.list(uid="u")] == ["1", "2"]
    assert [sent.path for sent in api.sent] == ["/v2/users?uid=u", "/v2/users?uid=u&page_token=a"]
    with pytest.raises(fullstory.InvalidArgumentError, match="uid"):
        api.client.users.list(uid=7)


async def test_a_page_can_be_pickled_without_its_client(connect: Connect) -> None:
    users = await connect(page("1", token="a")).call("users.list")
    copied = pickle.loads(pickle.dumps(users))
    assert copied == users
    with pytest.raises(fullstory.InvalidArgumentError, match="next_page_token"):
        await settled(copied.next_page())


@pytest.mark.parametrize(
    ("filters", "complaint"),
    [
        ({"uid": 7}, "uid must be a string"),
        ({"email": b"x"}, "email must be a string"),
        ({"display_name": "\ud800"}, "display_name holds a lone surrogate"),
        ({"is_identified": "yes"}, "is_identified must be True or False"),
        ({"page_token": 7}, "page_token must be a string"),
    ],
)
async def test_filters_that_are_refused(connect: Connect, filters: dict[str, Any], complaint: str) -> None:
    api = connect()
    with pytest.raises(fullstory.InvalidArgumentError, match=complaint):
        await api.call("users.list", **filters)
    assert api.sent == []


async def test_with_response(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("2"))
    response = await api.call("users.with_response.list", uid="u")
    assert (response.status_code, response.headers["content-length"]) == (200, response.headers["Content-Length"])
    assert [item.id for item in await collected(response.parsed)] == ["1", "2"]


async def test_pages_compare_by_what_they_hold(connect: Connect) -> None:
    api = connect(page("1", token="a"), page("1", token="a"), page("2", token="a"))
    first, same, other = [await api.call("users.list") for _ in range(3)]
    assert first == same
    assert first != other
