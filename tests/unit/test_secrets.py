"""The API key shows nowhere, whatever a server does with it; personal data shows in no repr."""

from __future__ import annotations

import logging
import math
import pickle
import traceback
from typing import Any

import httpx
import pytest

import fullstory
from fullstory.calls import Caller, Request, Send, Wait
from fullstory.generated import models
from fullstory.generated.api.users import get_user
from fullstory.redaction import Redactor
from tests.clients import settled
from tests.unit.calls import USER
from tests.unit.harness import API_KEY, Answer, Connect

ESCAPED = API_KEY.replace("/", "\\/")
FULLY_ESCAPED = "".join(f"\\u{ord(char):04X}" for char in API_KEY)


def shown(error: Any) -> str:
    """Everything that an error shows of itself."""
    parts: list[Any] = ["".join(traceback.format_exception(error)), repr(error), vars(error)]
    parts += [list(getattr(error, "headers", httpx.Headers()).items()), pickle.dumps(error)]
    return " ".join(str(part) for part in parts)


def shown_variables(error: BaseException) -> str:
    """A traceback with the local variables of every function but the tests' own."""
    whole = traceback.TracebackException.from_exception(error, capture_locals=True)
    shown, link = "", whole
    while link is not None:
        for frame in link.stack:
            if "/tests/" not in frame.filename.replace("\\", "/"):
                shown += f"{frame.filename} {frame.name} {frame.locals}\n"
        link = link.__cause__  # type: ignore[assignment]
    return shown


def echo(written: str) -> bytes:
    return f'{{"message": "unknown key {written}", "code": "{written}", "more": ["{written}"]}}'.encode()


LEAKS: dict[str, Answer | Exception] = {
    "body": Answer(401, echo(API_KEY)),
    "body, escaped": Answer(401, echo(ESCAPED)),
    "body, fully escaped": Answer(401, echo(FULLY_ESCAPED)),
    "body, no JSON": Answer(502, f"<pre>Authorization: Basic {API_KEY}</pre>".encode()),
    "header": Answer(403, {}, {"X-Request": f"Basic {API_KEY}"}),
    "success, no JSON": Answer(200, f"<pre>{API_KEY}</pre>".encode(), {"X-Request": API_KEY}),
    "success, not an object": Answer(200, [API_KEY]),
    "malformed header": httpx.RemoteProtocolError(f"illegal header line: bytearray(b'X: {API_KEY}')"),
    "unknown exception": RuntimeError(API_KEY),
}


@pytest.mark.parametrize("key", [API_KEY, f"Basic {API_KEY}"])
@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
async def test_a_key_that_the_server_repeats(
    connect: Connect, leak: Answer | Exception, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="fullstory")
    with pytest.raises(fullstory.FullStoryError) as caught:
        await connect(leak, max_retries=0, api_key=key).call("users.list")
    text = shown(caught.value) + caplog.text
    assert [leaked for leaked in (API_KEY, ESCAPED, FULLY_ESCAPED) if leaked in text] == []


async def test_what_stands_around_the_key_stays_readable(connect: Connect) -> None:
    with pytest.raises(fullstory.AuthenticationError) as caught:
        await connect(Answer(401, echo(ESCAPED))).call("users.get", "1")
    assert caught.value.api_message == "unknown key [API key]"
    assert caught.value.payload["more"] == ["[API key]"]


async def test_a_key_too_short_for_a_secret_garbles_nothing(connect: Connect) -> None:
    with pytest.raises(fullstory.AuthenticationError) as caught:
        await connect(Answer(401, {"code": "invalid_key", "message": "no such key"}), api_key="key").call("users.list")
    assert (caught.value.code, caught.value.api_message) == ("invalid_key", "no such key")


async def test_no_local_variable_of_a_traceback_shows_the_key(connect: Connect) -> None:
    api = connect(httpx.ConnectError("refused"), max_retries=0)
    with pytest.raises(fullstory.ConnectionFailedError) as refused:
        await api.call("users.create", uid="user123")
    with pytest.raises(fullstory.InvalidArgumentError) as not_sent:
        await api.call("users.create", properties={"price": math.nan})
    assert API_KEY not in shown_variables(refused.value) + shown_variables(not_sent.value)


async def test_no_local_variable_of_the_generated_functions_shows_the_key(connect: Connect) -> None:
    api = connect(httpx.ConnectError("refused"))
    function: Any = get_user.sync if api.kind == "sync" else get_user.asyncio
    with pytest.raises(httpx.ConnectError) as caught:
        await settled(function("1", client=api.client.raw))
    assert API_KEY not in shown_variables(caught.value)


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
@pytest.mark.parametrize("key", [API_KEY, f"Basic {API_KEY}", f" {API_KEY}\x00"])
@pytest.mark.parametrize("wrong", [{"timeout": -1}, {"tiemout": 1}, {"base_url": "ftp://x"}, {"max_retries": "2"}])
def test_refused_options_show_the_key_in_no_local_variable(make: Any, key: str, wrong: dict[str, Any]) -> None:
    with pytest.raises((fullstory.InvalidArgumentError, TypeError)) as caught:
        make(key, **wrong)
    assert API_KEY not in shown_variables(caught.value)
    with pytest.raises((fullstory.InvalidArgumentError, TypeError)) as caught:
        make("another").with_options(api_key=key, **wrong)
    assert API_KEY not in shown_variables(caught.value)


def test_a_client_whose_options_were_refused_can_be_shown() -> None:
    clients: list[Any] = [fullstory.FullStory.__new__(fullstory.FullStory)]
    clients.append(fullstory.AsyncFullStory.__new__(fullstory.AsyncFullStory))
    for client in clients:
        with pytest.raises(fullstory.InvalidArgumentError):
            client.__init__(API_KEY, timeout=-1)
    assert repr(clients) == "[<FullStory without options>, <AsyncFullStory without options>]"


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
@pytest.mark.parametrize("refused", [{"timeout": -1}, {"base_url": "http://far.example"}, {"http_client": 7}])
def test_no_local_variable_of_refused_options_shows_the_key(make: Any, refused: dict[str, Any]) -> None:
    with pytest.raises(fullstory.InvalidArgumentError) as caught:
        make(API_KEY, **refused)
    assert API_KEY not in shown_variables(caught.value)


def test_refused_changes_show_the_key_in_no_dict(connect: Connect) -> None:
    with pytest.raises(fullstory.InvalidArgumentError) as caught:
        connect().client.with_options(timeout=-1)
    frames = list(traceback.walk_tb(caught.value.__traceback__))[1:]
    dicts = [value for frame, _ in frames for value in frame.f_locals.values() if isinstance(value, dict)]
    assert API_KEY not in repr(dicts)


async def test_no_repr_shows_the_key(connect: Connect) -> None:
    api = connect(Answer(200, {"id": "1"}, {"X-Request": API_KEY}))
    response = await api.call("users.with_response.create")
    client = api.client
    request = Request("GET /v2/users", True, None, {"headers": {"Authorization": API_KEY}})
    options = fullstory.ClientOptions[Any](API_KEY).checked()
    objects = [client, client.raw, client.users, client.events, options, api.driver, response, Redactor(API_KEY)]
    objects += [request, Send(request, 0), Wait(1.0, request), Caller(options, client.raw, lambda: 1.0)]
    assert API_KEY not in repr(objects)
    assert repr(client) in ("<FullStory base_url='https://api.fullstory.com'>", "<Async" + repr(client)[6:])


MODELS: list[Any] = [
    models.GetUserResponse.from_dict(USER),
    models.CreateUserRequest.from_dict({name: USER[name] for name in ("uid", "email", "display_name", "properties")}),
    models.UserImport.from_dict(USER),
    models.FailedUserImport.from_dict({"message": "m", "code": "c", "user": USER}),
    models.CreateEventRequest.from_dict({"name": "n", "user": {"uid": "user123"}, "properties": USER}),
    models.UserProperties.from_dict(USER),
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)
def test_models_show_no_personal_data(model: Any) -> None:
    assert [value for value in ("user123", "Ada", "ada@", "pro'") if value in repr(model)] == []


async def test_pages_show_no_personal_data(connect: Connect) -> None:
    page = await connect(Answer(body={"results": [USER], "total_records": "1"})).call("users.list")
    assert [value for value in ("user123", "Ada", "ada@", "pro'") if value in repr(page)] == []
    assert "total_records=1" in repr(page)
