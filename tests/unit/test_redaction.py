"""The redactor, and that everything an error is made of went through it: bodies, headers as bytes, exceptions."""

from __future__ import annotations

import pickle
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fullstory
from fullstory.redaction import Redactor
from tests.unit.harness import API_KEY, Answer, Connect

KEY = API_KEY
SHOWN = "[API key]"


@pytest.mark.parametrize("api_key", [KEY, f"Basic {KEY}", f"Bearer {KEY}"])
@pytest.mark.parametrize(
    "written",
    [
        KEY,
        KEY.replace("/", "\\/"),
        KEY.replace("/", "\\u002f"),
        KEY.replace("/", "\\u002F").replace("=", "\\u003d"),
        "".join(f"\\u{ord(char):04x}" for char in KEY),
    ],
)
def test_text(api_key: str, written: str) -> None:
    redactor = Redactor(api_key)
    assert redactor.text(f"before {written}, {written} after") == f"before {SHOWN}, {SHOWN} after"
    assert redactor.body(f"before {written} after".encode()) == f"before {SHOWN} after"


async def test_a_backslash_before_the_key_is_no_part_of_it(connect: Connect) -> None:
    with pytest.raises(fullstory.BadRequestError) as caught:
        await connect(Answer(400, {"message": f"C:\\{API_KEY}"})).call("users.get", "1")
    assert caught.value.api_message == f"C:\\{SHOWN}"


@pytest.mark.parametrize("text", ["", "nothing", KEY[:-1], KEY.upper(), KEY.replace(".", "x")])
def test_text_without_the_key_stays(text: str) -> None:
    assert Redactor(KEY).text(text) == text


@pytest.mark.parametrize(("api_key", "shown"), [("short", "a short text"), ("longer", f"a {SHOWN} text")])
def test_a_key_of_fewer_than_six_characters_is_no_secret(api_key: str, shown: str) -> None:
    assert Redactor(api_key).text(f"a {api_key} text") == shown


def test_bodies_of_any_bytes() -> None:
    redactor = Redactor(KEY)
    assert redactor.body(b"\xff" + KEY.encode() + b"\x00\xc3\x28") == f"\ufffd{SHOWN}\x00\ufffd("
    assert redactor.body("für ".encode() + KEY.encode()) == f"für {SHOWN}"


def test_headers_are_bytes_and_stay_bytes() -> None:
    headers = [
        (b"X-Plain", b"plain"),
        (b"X-Key", b"Basic " + KEY.encode()),
        (b"X-Odd", b"caf\xe9 \xff " + KEY.encode() + b" \x80"),
        (b"X-Odd", b""),
    ]
    assert Redactor(KEY).headers(headers) == [
        (b"X-Plain", b"plain"),
        (b"X-Key", b"Basic [API key]"),
        (b"X-Odd", b"caf\xe9 \xff [API key] \x80"),
        (b"X-Odd", b""),
    ]


@settings(deadline=None)
@given(st.binary(), st.binary())
def test_whatever_a_header_holds_only_the_key_is_replaced(before: bytes, after: bytes) -> None:
    ((_, value),) = Redactor(KEY).headers([(b"X", before + KEY.encode() + after)])
    assert value == before + SHOWN.encode() + after


def chained(*messages: str) -> Exception:
    """Return an exception caused by another, and so on."""
    error = RuntimeError(messages[0])
    if messages[1:]:
        error.__cause__ = chained(*messages[1:])
    return error


def test_an_exception_whose_whole_chain_is_clean_is_kept() -> None:
    error = chained("one", "two", "three")
    assert Redactor(KEY).cause(error) is error


@pytest.mark.parametrize("messages", [(KEY,), ("one", KEY), ("one", "two", f"X: {KEY}")])
def test_an_exception_that_shows_the_key_anywhere_is_dropped(messages: tuple[str, ...]) -> None:
    assert Redactor(KEY).cause(chained(*messages)) is None


def test_an_exception_met_while_another_was_handled_counts() -> None:
    error = RuntimeError("one")
    error.__context__ = ValueError(KEY)
    assert Redactor(KEY).cause(error) is None


def test_exceptions_that_lead_in_a_circle() -> None:
    first, second = RuntimeError("one"), RuntimeError("two")
    first.__cause__, second.__cause__ = second, first
    assert Redactor(KEY).cause(first) is first


def test_its_repr_shows_nothing() -> None:
    assert repr(Redactor(KEY)) == "Redactor()"


# Errors

ODD_HEADERS: dict[str, str | bytes] = {
    "X-Odd": b"caf\xe9 " + API_KEY.encode(),
    "Retry-After": b"\xff",
    "X-Plain": "plain",
}


@pytest.mark.parametrize("status_code", [400, 401, 403, 404, 409, 418, 429, 500, 503])
async def test_headers_of_any_bytes_in_a_refusal(connect: Connect, status_code: int) -> None:
    api = connect(Answer(status_code, {"message": "no"}, ODD_HEADERS), max_retries=0)
    with pytest.raises(fullstory.ApiError) as caught:
        await api.call("users.get", "1")
    assert caught.value.status_code == status_code
    assert caught.value.retry_after is None
    check_headers(caught.value)


async def test_headers_of_any_bytes_are_retried_like_all_others(connect: Connect) -> None:
    api = connect(Answer(503, {}, ODD_HEADERS), Answer(body={"id": "1"}))
    assert (await api.call("users.get", "1")).id == "1"
    assert api.waits == [0.5]


async def test_headers_of_any_bytes_with_an_unreadable_body(connect: Connect) -> None:
    with pytest.raises(fullstory.ResponseParseError) as caught:
        await connect(Answer(200, b"<html>", ODD_HEADERS)).call("users.get", "1")
    check_headers(caught.value)


async def test_headers_of_any_bytes_with_a_success(connect: Connect) -> None:
    response = await connect(Answer(200, {"id": "1"}, {"X-Odd": b"caf\xe9"})).call("users.with_response.get", "1")
    assert (response.parsed.id, response.headers["x-odd"]) == ("1", "café")


def check_headers(error: Any) -> None:
    """Check the headers of an error, and those of a copy in another process."""
    for each in (error, pickle.loads(pickle.dumps(error))):
        assert isinstance(each.headers, httpx.Headers)
        assert (b"X-Odd", b"caf\xe9 [API key]") in each.headers.raw
        assert each.headers["x-odd"] == "café [API key]"
        assert each.headers["x-plain"] == "plain"
        assert API_KEY not in repr(vars(each))


async def test_pickled_errors_hold_no_key(connect: Connect) -> None:
    echo = {"code": API_KEY, "message": f"unknown key {API_KEY}"}
    answers = [Answer(401, echo, {"X-Key": API_KEY}), Answer(200, [API_KEY]), httpx.ReadError(API_KEY)]
    for answer in answers:
        with pytest.raises(fullstory.FullStoryError) as caught:
            await connect(answer, max_retries=0).call("users.get", "1")
        pickled = pickle.dumps(caught.value)
        assert API_KEY.encode() not in pickled
        assert str(pickle.loads(pickled)) == str(caught.value)
