"""The one mapping from HTTP to errors: a row for each class, and nothing else ever leaves."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterator
from typing import Any

import aiohttp
import httpx
import httpx2
import pytest

import fullstory
from fullstory import ErrorName, FullStoryError
from fullstory.answers import Answer as RawAnswer
from fullstory.calls import Request
from fullstory.error_mapping import ErrorMapping
from fullstory.redaction import Redactor
from tests.unit.harness import Answer, Connect, Twin

MAPPING = ErrorMapping(Redactor("key"), "https://api.example")
GET = Request("GET /", True, None, {})
STATUS_CODES = [
    (400, fullstory.BadRequestError, ErrorName.ERROR_FULLSTORY, False),
    (401, fullstory.AuthenticationError, ErrorName.ERROR_FULLSTORY, False),
    (403, fullstory.PermissionDeniedError, ErrorName.ERROR_FULLSTORY, False),
    (404, fullstory.NotFoundError, ErrorName.ERROR_FULLSTORY, False),
    (409, fullstory.ConflictError, ErrorName.ERROR_FULLSTORY, False),
    (418, fullstory.ApiError, ErrorName.ERROR_FULLSTORY, False),
    (429, fullstory.RateLimitError, ErrorName.ERROR_RATE_LIMITED, True),
    (499, fullstory.ApiError, ErrorName.ERROR_FULLSTORY, False),
    (500, fullstory.ServerError, ErrorName.ERROR_FULLSTORY, True),
    (503, fullstory.ServerError, ErrorName.ERROR_FULLSTORY, True),
    (520, fullstory.ServerError, ErrorName.ERROR_FULLSTORY, False),
    (302, fullstory.ApiError, ErrorName.ERROR_FULLSTORY, False),
]


async def failure(api: Twin, method: str = "users.get", *args: Any, **fields: Any) -> Any:
    """The error of a call."""
    with pytest.raises(FullStoryError) as caught:
        await api.call(method, *(args or ("1",)), **fields)
    return caught.value


@pytest.mark.parametrize(("status_code", "expected", "name", "can_retry"), STATUS_CODES)
async def test_an_answer_that_is_no_success(
    connect: Connect, status_code: int, expected: type[fullstory.ApiError], name: ErrorName, can_retry: bool
) -> None:
    body = {"code": "short_word", "message": "An explanation", "more": [1]}
    api = connect(Answer(status_code, body, {"Retry-After": "7", "X-Realm": "eu"}), max_retries=0)
    error = await failure(api)
    assert type(error) is expected
    assert (error.name, error.can_retry, error.retry_after) == (name, can_retry, 7)
    assert (error.status_code, error.method, error.path) == (status_code, "GET", "/v2/users/1")
    assert (error.code, error.api_message) == ("short_word", "An explanation")
    assert (error.payload, json.loads(error.body)) == (body, body)
    assert error.headers["x-realm"] == "eu"
    assert str(error) == f"GET /v2/users/1 answered {status_code} short_word: An explanation"
    assert error.__cause__ is None


@pytest.mark.parametrize(
    ("body", "payload", "message"),
    [
        (b"", None, ""),
        (b"<html>", None, ""),
        (b"\xff\xfe", None, ""),
        (b'{"mess', None, ""),
        (b"[" * 10_000, None, ""),
        (b"[]", [], ""),
        (b"null", None, ""),
        (b'"text"', "text", ""),
        (b'{"code": 7, "message": ["x"]}', {"code": 7, "message": ["x"]}, ""),
        (b'{"message": "Just this"}', {"message": "Just this"}, " Just this"),
    ],
)
async def test_error_bodies_that_are_not_as_documented(
    connect: Connect, body: bytes, payload: Any, message: str
) -> None:
    error = await failure(connect(Answer(400, body)))
    assert type(error) is fullstory.BadRequestError
    assert error.payload == payload
    assert error.body == body.decode(errors="replace")
    assert error.code is None
    assert str(error) == f"GET /v2/users/1 answered 400{message}"
    assert error.retry_after is None


async def test_a_query_is_no_part_of_an_error(connect: Connect) -> None:
    with pytest.raises(fullstory.BadRequestError) as caught:
        await connect(Answer(400)).call("users.list", email="me@example.com")
    assert caught.value.path == "/v2/users"
    assert "me@example.com" not in str(caught.value)


NOT_THE_API = {
    "HTML": b"<html>",
    "truncated": b'{"id": "1", "is_being',
    "not UTF-8": b'{"id": "\xff"}',
    "an array": b"[]",
    "null": b"null",
    "a string": b'"1"',
    "a number": b"1",
    "nested too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("body", NOT_THE_API.values(), ids=NOT_THE_API)
@pytest.mark.parametrize("status_code", [200, 201, 202])
async def test_success_that_is_no_answer_of_the_api(connect: Connect, body: bytes, status_code: int) -> None:
    error = await failure(connect(Answer(status_code, body, {"X-Realm": "eu"})))
    assert type(error) is fullstory.ResponseParseError
    assert (error.name, error.can_retry, error.retry_after) == (ErrorName.ERROR_PARSE_RESPONSE, False, None)
    assert (error.status_code, error.headers["X-Realm"]) == (status_code, "eu")
    assert error.body == body.decode(errors="replace")
    assert str(error) == f"GET /v2/users/1 answered {status_code}, but the body is not a JSON object"
    # What a JSON parser says may repeat the body.
    assert error.__cause__ is None


@pytest.mark.parametrize(
    "body",
    [b'{"id": "1", "x": "\\ud800"}', b'{"id": "1", "x": NaN}', b'\xef\xbb\xbf{"id": "1"}'],
    ids=["half a pair", "NaN", "BOM"],
)
async def test_json_that_only_the_standard_library_takes(connect: Connect, body: bytes) -> None:
    assert (await connect(Answer(200, body)).call("users.create")).id == "1"
    listed = await connect(Answer(200, b'{"results": [' + body.removeprefix(b"\xef\xbb\xbf") + b"]}")).call(
        "users.list"
    )
    assert [user.id for user in listed.results] == ["1"]


async def test_the_errors_of_version_1(connect: Connect) -> None:
    error = await failure(connect(Answer(404, {"error": "NotFound"})))
    assert (error.code, error.api_message) == ("NotFound", None)
    assert str(error) == "GET /v2/users/1 answered 404 NotFound"


@pytest.mark.parametrize("body", [b"", b"\n", b" \r\n"])
async def test_white_space_is_an_empty_answer(connect: Connect, body: bytes) -> None:
    assert (await connect(Answer(200, body)).call("users.create")).id is None


async def test_a_wrong_charset_is_ignored(connect: Connect) -> None:
    body = '{"id": "ü", "is_being_deleted": false}'.encode()
    api = connect(Answer(200, body, {"Content-Type": "application/json; charset=utf-16"}))
    assert (await api.call("users.get", "1")).id == "ü"


async def test_invalid_argument(connect: Connect) -> None:
    api = connect()
    error = await failure(api, "users.get", "")
    assert type(error) is fullstory.InvalidArgumentError
    assert isinstance(error, ValueError)
    assert (error.name, error.can_retry) == (ErrorName.ERROR_INVALID_ARGUMENT, False)
    assert api.sent == []


async def test_timeout(connect: Connect) -> None:
    cause = httpx.ReadTimeout("")
    error = await failure(connect(cause, max_retries=0))
    assert type(error) is fullstory.RequestTimeoutError
    assert isinstance(error, TimeoutError)
    assert (error.name, error.can_retry, error.retry_after) == (ErrorName.ERROR_TIMEOUT, True, None)
    assert error.__cause__ is cause


async def test_connection_failed(connect: Connect) -> None:
    cause = httpx.ConnectError("[Errno 111] refused")
    error = await failure(connect(cause, max_retries=0))
    assert type(error) is fullstory.ConnectionFailedError
    assert isinstance(error, ConnectionError)
    assert (error.name, error.can_retry, error.retry_after) == (ErrorName.ERROR_CONNECTION, True, None)
    assert error.__cause__ is cause
    assert str(error) == "GET /v2/users/1 got no complete answer from https://api.fullstory.com: [Errno 111] refused"


async def test_unknown(connect: Connect) -> None:
    cause = KeyError("something inside")
    error = await failure(connect(cause))
    assert type(error) is fullstory.UnknownError
    assert (error.name, error.can_retry, error.retry_after) == (ErrorName.ERROR_UNKNOWN, False, None)
    assert error.__cause__ is cause
    assert str(error) == "GET /v2/users/1 failed (KeyError)"


def test_max_retries() -> None:
    first, second = fullstory.UnknownError("first"), fullstory.UnknownError("second")
    error = fullstory.MaxRetriesError("gave up", errors=(first, second))
    assert error.errors == [first, second]
    assert (error.name, error.can_retry) == (ErrorName.ERROR_MAX_RETRY, False)


def exceptions_of_httpx() -> Iterator[type[Exception]]:
    for family in (httpx, httpx2):
        for value in vars(family).values():
            if isinstance(value, type) and issubclass(value, Exception):
                yield value


CONNECTION = {"ConnectError", "ReadError", "WriteError", "CloseError", "NetworkError", "ProxyError", "DecodingError"}
CONNECTION |= {"TransportError", "ProtocolError", "RemoteProtocolError", "SSEError"}
TIMEOUT = {"TimeoutException", "ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout"}


@pytest.mark.parametrize("kind", list(exceptions_of_httpx()))
async def test_no_exception_of_httpx_ever_leaves(connect: Connect, kind: type[Exception]) -> None:
    # Some of them insist on arguments of their own, which __new__ does not.
    cause = kind.__new__(kind, "reason")
    error = await failure(connect(cause, max_retries=0))
    if kind.__name__ in CONNECTION:
        expected: type[FullStoryError] = fullstory.ConnectionFailedError
    else:
        expected = fullstory.RequestTimeoutError if kind.__name__ in TIMEOUT else fullstory.UnknownError
    assert type(error) is expected
    assert error.__cause__ is cause


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (TimeoutError(), fullstory.RequestTimeoutError),
        (ConnectionResetError("reset"), fullstory.ConnectionFailedError),
        (OSError("no route"), fullstory.ConnectionFailedError),
        (RuntimeError("Cannot send a request, as the client has been closed."), fullstory.UnknownError),
        (ValueError("x"), fullstory.UnknownError),
        (AttributeError("x"), fullstory.UnknownError),
        (json.JSONDecodeError("x", "", 0), fullstory.UnknownError),
    ],
)
async def test_nor_does_any_other(connect: Connect, cause: Exception, expected: type[FullStoryError]) -> None:
    error = await failure(connect(cause, max_retries=0))
    assert type(error) is expected
    assert error.__cause__ is cause


@pytest.mark.parametrize(
    ("underneath", "expected"),
    [
        (aiohttp.ClientConnectionError("refused"), fullstory.ConnectionFailedError),
        (aiohttp.ServerTimeoutError("late"), fullstory.RequestTimeoutError),
        (OSError("anything else"), fullstory.RequestTimeoutError),
    ],
)
async def test_what_aiohttp_raised_tells_a_failed_connection_from_a_timeout(
    connect: Connect, underneath: Exception, expected: type[FullStoryError]
) -> None:
    cause = httpx.ConnectTimeout("from httpx-aiohttp")
    cause.__cause__ = underneath
    assert type(await failure(connect(cause, max_retries=0))) is expected


def test_an_error_of_our_own_stays_as_it_is() -> None:
    error = fullstory.InvalidArgumentError("already raised")
    assert MAPPING.of_exception(error, GET) is error


def test_an_error_without_a_message_is_named_by_its_class() -> None:
    error = MAPPING.of_exception(httpx.ReadError(""), GET)
    assert str(error) == "GET / got no complete answer from https://api.example: ReadError"


def aiohttp_lost_it(cause: Exception) -> httpx.ConnectTimeout:
    lost = httpx.ConnectTimeout("from httpx-aiohttp")
    lost.__cause__ = cause
    return lost


@pytest.mark.parametrize(
    "outcome",
    [
        httpx.ReadError("lost"),
        httpx.ReadTimeout("late"),
        aiohttp_lost_it(aiohttp.ServerDisconnectedError()),
        httpx.Response(503),
        httpx.Response(408),
    ],
    ids=repr,
)
@pytest.mark.parametrize("repeatable", [True, False])
def test_what_must_not_be_repeated_cannot_be_retried(outcome: Any, repeatable: bool) -> None:
    assert error_of(outcome, Request("POST /", repeatable, None, {})).can_retry is repeatable


@pytest.mark.parametrize(
    "outcome",
    [httpx.ConnectError("refused"), httpx.ConnectTimeout("late"), httpx.PoolTimeout("busy"), httpx.Response(429)],
    ids=repr,
)
def test_what_never_took_effect_can_always_be_retried(outcome: Any) -> None:
    assert error_of(outcome, Request("POST /", False, None, {})).can_retry


@pytest.mark.parametrize(
    "outcome", [httpx.ReadTimeout("late"), httpx.ReadError("lost"), *map(httpx.Response, [429, 500])]
)
def test_an_error_tells_the_key_to_repeat_the_call_with(outcome: Any) -> None:
    assert error_of(outcome, Request("POST /", True, "the key", {})).idempotency_key == "the key"
    assert error_of(outcome, GET).idempotency_key is None


def error_of(outcome: Any, request: Request) -> FullStoryError:
    if isinstance(outcome, httpx.Response):
        return MAPPING.of_response(RawAnswer(outcome.status_code, outcome.headers, b""), request)
    return MAPPING.of_exception(outcome, request)


def test_headers_that_are_not_ascii() -> None:
    mapping = ErrorMapping(Redactor("na1.secret-key"), "https://api.example")
    for value, text in (("grüße".encode(), "grüße"), (b"\xff na1.secret-key", "ÿ [API key]")):
        response = httpx.Response(400, headers=[(b"X-Note", value)])
        error = mapping.of_response(RawAnswer(400, response.headers, b""), GET)
        assert error.headers["x-note"] == text
        assert pickle.loads(pickle.dumps(error)).headers["x-note"] == text


async def test_is_fs_error(connect: Connect) -> None:
    assert fullstory.is_fs_error(await failure(connect(Answer(400))))
    assert not fullstory.is_fs_error(ValueError())
    assert not fullstory.is_fs_error(FullStoryError)


def test_the_names_are_those_of_the_nodejs_sdk() -> None:
    assert {name.name: name.value for name in ErrorName} == {
        "ERROR_UNKNOWN": "FS_UNKNOWN",
        "ERROR_TIMEOUT": "FS_TIMEOUT",
        "ERROR_MAX_RETRY": "FS_MAX_RETRY",
        "ERROR_RATE_LIMITED": "FS_RATE_LIMITED",
        "ERROR_FULLSTORY": "FS_FULLSTORY_API",
        "ERROR_PARSE_RESPONSE": "FS_ERROR_PARSE_RESPONSE",
        "ERROR_INVALID_ARGUMENT": "FS_ERROR_INVALID_ARGUMENT",
        "ERROR_CONNECTION": "FS_CONNECTION",
    }


def every_error() -> Iterator[FullStoryError]:
    api_error: dict[str, Any] = {"status_code": 429, "headers": httpx.Headers({"a": "b"}), "body": "{}", "payload": {}}
    api_error |= {"method": "GET", "path": "/", "can_retry": True, "retry_after": 3.0}
    for cls in dict.fromkeys([fullstory.ApiError, *(row[1] for row in STATUS_CODES)]):
        yield cls("refused", **api_error)
    yield fullstory.ResponseParseError("unreadable", status_code=200, headers=httpx.Headers(), body="x")
    yield fullstory.MaxRetriesError("gave up", errors=[fullstory.UnknownError("why")])
    for simple in (fullstory.InvalidArgumentError, fullstory.RequestTimeoutError, fullstory.UnknownError):
        yield simple("message")
    yield fullstory.ConnectionFailedError("lost")
    yield fullstory.WebhookVerificationError("not signed", check="signature")
    yield fullstory.WebhookParseError("no object")
    yield fullstory.WaitTimeoutError("not finished")
    yield fullstory.JournalError("damaged")
    yield fullstory.JournalInUseError("in use")
    yield fullstory.SourceChangedError("other records")
    yield fullstory.DuplicateRiskError("sent a day ago")
    yield fullstory.FailedRecordsError("some failed", failed=2, invalid=1)
    yield fullstory.QueueFullError("full")
    failed = fullstory.ExportError("failed")
    failed.operation_id, failed.details = "1", "why"
    yield failed


@pytest.mark.parametrize("error", list(every_error()), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_errors_travel_between_processes(error: FullStoryError, copied: Any) -> None:
    other = copied(error)
    assert type(other) is type(error)
    assert (str(other), other.args) == (str(error), error.args)
    assert (other.name, other.can_retry, other.retry_after) == (error.name, error.can_retry, error.retry_after)
    assert repr(vars(other)) == repr(vars(error))


def test_every_error_class_has_a_test_here() -> None:
    exported = {value for name in fullstory.__all__ if name.endswith("Error") for value in [getattr(fullstory, name)]}
    assert {type(error) for error in every_error()} == exported - {FullStoryError}
