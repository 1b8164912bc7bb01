"""What every method has in common: the exact request, the exact result, and the response around it."""

from __future__ import annotations

import json
from uuid import UUID

import httpx
import pytest

import fullstory
from tests.unit.calls import CALLS, Call
from tests.unit.harness import API_KEY, Answer, Connect, Sent

each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.method}-{'-'.join(call.fields)}")


@each_call
async def test_the_request_and_the_result(connect: Connect, call: Call) -> None:
    api = connect(call.answer)
    assert await api.call(call.method, *call.args, **call.fields) == call.result
    (sent,) = api.sent
    assert (sent.method, sent.path) == call.sends
    assert str(api.request.url).startswith("https://api.fullstory.com/v2/")
    assert api.request.headers["Authorization"] == f"Basic {API_KEY}"
    assert (sent.key is not None) == call.has_key
    if call.body is None:
        assert sent.body == b""
    else:
        assert json.loads(sent.body) == call.body
        assert api.request.headers["Content-Type"] == "application/json"


@each_call
async def test_with_response(connect: Connect, call: Call) -> None:
    api = connect(Answer(call.answer.status_code, call.answer.body, {"X-FullStory-Data-Realm": "eu1"}))
    group, name = call.method.split(".")
    response = await api.call(f"{group}.with_response.{name}", *call.args, **call.fields)
    assert type(response) is fullstory.Response
    assert response.status_code == 200
    assert response.headers["x-fullstory-data-realm"] == "eu1"
    assert response.parsed == call.result
    assert (api.sent[0].method, api.sent[0].path) == call.sends


@each_call
async def test_a_connection_lost_is_retried(connect: Connect, call: Call) -> None:
    api = connect(httpx.ReadError("lost"), call.answer)
    assert await api.call(call.method, *call.args, **call.fields) == call.result
    first, second = api.sent
    assert first == second


@each_call
async def test_a_refusal_is_an_error(connect: Connect, call: Call) -> None:
    with pytest.raises(fullstory.PermissionDeniedError):
        await connect(Answer(403)).call(call.method, *call.args, **call.fields)


@each_call
async def test_html_is_no_success(connect: Connect, call: Call) -> None:
    with pytest.raises(fullstory.ResponseParseError):
        await connect(Answer(200, b"<html>")).call(call.method, *call.args, **call.fields)


@pytest.mark.parametrize("call", [call for call in CALLS if call.result is None], ids=lambda call: call.method)
@pytest.mark.parametrize("status_code", [200, 204])
async def test_where_nothing_comes_back_nothing_is_enough(connect: Connect, call: Call, status_code: int) -> None:
    api = connect(Answer(status_code, b""))
    assert await api.call(call.method, *call.args, **call.fields) is None


@each_call
@pytest.mark.parametrize("status_code", [301, 302, 303, 307, 308])
async def test_redirects_are_not_followed(connect: Connect, call: Call, status_code: int) -> None:
    api = connect(Answer(status_code, b"", {"Location": "https://elsewhere.example/v2/users"}))
    # Not even where the user's own HTTP client follows them.
    api.http.follow_redirects = True
    with pytest.raises(fullstory.ApiError) as caught:
        await api.call(call.method, *call.args, **call.fields)
    assert caught.value.status_code == status_code
    assert len(api.requests) == 1


@pytest.mark.parametrize("call", [call for call in CALLS if call.has_key], ids=lambda call: call.method)
async def test_idempotency_keys(connect: Connect, call: Call) -> None:
    api = connect(call.answer, call.answer)
    await api.call(call.method, *call.args, **call.fields)
    await api.call(call.method, *call.args, **call.fields, idempotency_key="my own")
    generated, given = api.sent
    assert UUID(generated.key).version == 4
    assert given == Sent(generated.method, generated.path, generated.body, "my own")


@pytest.mark.parametrize("call", [call for call in CALLS if call.has_key], ids=lambda call: call.method)
@pytest.mark.parametrize("key", ["", " ", "a\nb", " a", "ä", 7, b"k"])
async def test_idempotency_keys_that_are_refused(connect: Connect, call: Call, key: object) -> None:
    api = connect()
    with pytest.raises(fullstory.InvalidArgumentError, match="idempotency_key"):
        await api.call(call.method, *call.args, **call.fields, idempotency_key=key)
    assert api.sent == []
