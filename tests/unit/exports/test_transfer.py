"""The decisions of a transfer, without network and clock."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from fullstory.errors import ApiError, ConnectionFailedError, ExportError, FullStoryError
from fullstory.exports.head import Head, Link, read_head
from fullstory.exports.transfer import MOST_ATTEMPTS, Ask, Begin, Give, Open, Pause, Read, Transfer
from fullstory.retry import RetryPolicy

LINK = Link("https://storage.example/file?signature=secret", None)
POLICY = RetryPolicy(2, lambda: 1.0)


def head(status_code: int = 200, start: int | None = 0, total: int | None = 10, etag: str | None = '"1"') -> Head:
    return Head(status_code, start, total, etag, None, "")


def refused(status_code: int, **more: Any) -> ApiError:
    fields: dict[str, Any] = {"headers": httpx.Headers(), "body": "", "payload": None, "method": "GET", "path": "/"}
    fields |= {"can_retry": status_code >= 500, "retry_after": None} | more
    return ApiError(f"answered {status_code}", status_code=status_code, **fields)


class Play:
    """A transfer that is told what happens."""

    def __init__(self, *, can_begin_again: bool = False, policy: RetryPolicy = POLICY) -> None:
        self._steps = Transfer(policy, can_begin_again=can_begin_again).steps()
        self.action: Any = next(self._steps)
        self.given = b""

    def tell(self, outcome: Any = None) -> Any:
        """Tell an outcome; return the next action that has one, or the pause."""
        self.action = self._steps.send(outcome)
        while isinstance(self.action, Begin | Give):
            if isinstance(self.action, Begin):
                self.given = b""
            else:
                self.given += self.action.piece
            self.action = self._steps.send(None)
        return self.action

    def end(self, outcome: Any) -> None:
        with pytest.raises(StopIteration):
            self.tell(outcome)

    def opened(self, answer: Any = None) -> Any:
        """Go on to a file that is open, from any point before."""
        if isinstance(self.action, Pause):
            self.tell()
        if isinstance(self.action, Ask):
            self.tell(LINK)
        assert isinstance(self.action, Open)
        return self.tell(head() if answer is None else answer)


BROKEN = ConnectionFailedError("reset")


def test_a_file() -> None:
    play = Play()
    assert play.action == Ask(0)
    assert play.tell(LINK) == Open(LINK, {}, may_have_expired=False, attempt=0)
    assert "secret" not in repr(play.action).replace(LINK.url, "")
    assert play.tell(head()) == Read()
    assert play.tell(b"01234") == Read()
    assert play.tell(b"56789") == Read()
    play.end(b"")
    assert play.given == b"0123456789"


def test_the_rest_of_a_file() -> None:
    play = Play()
    play.opened()
    play.tell(b"0123")
    assert play.tell(BROKEN) == Pause(0.5, BROKEN)
    assert play.tell() == Open(LINK, {"Range": "bytes=4-", "If-Range": '"1"'}, may_have_expired=True, attempt=1)
    assert play.tell(head(206, start=4)) == Read()
    play.tell(b"456789")
    play.end(b"")
    assert play.given == b"0123456789"


def test_an_end_that_comes_too_early() -> None:
    play = Play()
    play.opened()
    play.tell(b"0123")
    assert isinstance(play.tell(b""), Pause)


@pytest.mark.parametrize(
    "answer",
    [
        head(206, start=3),
        head(206, start=5),
        head(206, start=None),
        head(206, start=4, total=11),
        head(206, start=4, etag='"2"'),
        head(206, start=4)._replace(encoding="gzip"),
    ],
)
def test_another_part_than_was_asked_for(answer: Head) -> None:
    play = Play()
    play.opened()
    play.tell(b"0123")
    play.tell(BROKEN)
    assert isinstance(play.opened(answer), Pause)
    assert play.tell() == Open(LINK, {}, may_have_expired=True, attempt=2)
    play.tell(head())
    play.tell(b"012345")
    assert isinstance(play.tell(BROKEN), Pause)
    # It may have been by chance.
    assert play.tell().headers == {"Range": "bytes=6-", "If-Range": '"1"'}


def test_what_is_there_is_skipped_and_compared() -> None:
    for again, same in ((b"0123456789", True), (b"012x456789", False)):
        play = Play()
        play.opened()
        play.tell(b"0123")
        play.tell(BROKEN)
        play.opened(head(200, etag='"2"'))
        play.tell(again[:2])
        if same:
            play.tell(again[2:])
            play.end(b"")
            assert play.given == b"0123456789"
        else:
            with pytest.raises(ExportError, match="changed"):
                play.tell(again[2:])


def test_a_receiver_that_begins_again() -> None:
    play = Play(can_begin_again=True)
    play.opened()
    play.tell(b"0123")
    play.tell(BROKEN)
    play.opened(head(200, total=3, etag='"2"'))
    play.tell(b"abc")
    play.end(b"")
    assert play.given == b"abc"


def test_a_version_that_changes_before_anything_of_it_came() -> None:
    play = Play()
    play.opened()
    play.tell(BROKEN)
    play.opened(head(200, total=3, etag='"2"'))
    play.tell(b"abc")
    play.end(b"")
    assert play.given == b"abc"


def test_nothing_tells_one_version_from_another() -> None:
    play = Play()
    play.opened(head(total=None, etag=None))
    play.tell(b"0123")
    play.tell(BROKEN)
    assert play.tell().headers == {}


@pytest.mark.parametrize("outcome", [None, refused(400), refused(401), refused(403), refused(404), refused(410)])
def test_a_link_that_does_not_work_any_more(outcome: Any) -> None:
    play = Play()
    play.opened()
    play.tell(b"0123")
    play.tell(BROKEN)
    play.tell()
    assert play.tell(outcome) == Ask(1)
    assert play.tell(LINK) == Open(LINK, {"Range": "bytes=4-", "If-Range": '"1"'}, may_have_expired=False, attempt=1)


def test_new_links_that_do_not_work() -> None:
    play = Play()
    for _ in range(2):
        assert isinstance(play.opened(refused(404)), Pause)
    with pytest.raises(ApiError, match="answered 404"):
        play.opened(refused(404))


def test_the_api_that_gives_no_link() -> None:
    with pytest.raises(ApiError, match="answered 403"):
        Play().tell(refused(403))
    play = Play()
    assert isinstance(play.tell(refused(503)), Pause)
    assert play.tell() == Ask(1)


def test_416() -> None:
    play = Play()
    play.opened()
    play.tell(b"0123")
    play.tell(BROKEN)
    assert isinstance(play.opened(refused(416)), Pause)
    assert play.tell().headers == {}
    with pytest.raises(ApiError, match="416"):
        play.tell(refused(416))


def test_failures_without_a_byte() -> None:
    for policy, most in ((POLICY, 8), (RetryPolicy(11, lambda: 1.0), 11)):
        play = Play(policy=policy)
        play.opened()
        waits = []
        for byte in b"ab":
            play.tell(bytes([byte]))
            waits = [play.tell(BROKEN).seconds]
            waits += [play.opened(BROKEN).seconds for _ in range(most - 1)]
            play.opened(head(206, start=len(play.given)))
        assert waits[:5] == [0.5, 1.0, 2.0, 4.0, 8.0]
        with pytest.raises(ConnectionFailedError):
            play.tell(BROKEN)


def test_attempts_that_come_no_further() -> None:
    play = Play(can_begin_again=True)
    play.opened()
    play.tell(b"0123")
    assert isinstance(play.tell(BROKEN), Pause)
    for _ in range(MOST_ATTEMPTS - 1):
        play.opened(head())
        play.tell(b"0123")
        assert play.tell(BROKEN).seconds == 0.5
    play.opened(head())
    play.tell(b"0123")
    with pytest.raises(ConnectionFailedError):
        play.tell(BROKEN)


def test_as_long_as_the_host_asks() -> None:
    play = Play()
    assert play.opened(refused(503, retry_after=7.0)).seconds == 7.0
    with pytest.raises(FullStoryError):
        play.opened(refused(503, retry_after=61.0))


def test_heads() -> None:
    fields = {"Content-Range": "bytes 4-9/10", "ETag": '"1"', "Content-Encoding": "identity", "Last-Modified": "now"}
    answer = httpx.Response(206, headers=fields, stream=httpx.ByteStream(b""))
    answer.is_stream_consumed = False
    assert read_head(answer) == Head(206, 4, 10, '"1"', "now", "")
    for wrong in ("bytes */10", "bytes 4-9/*x", "", "items 4-9/10"):
        answer.headers["Content-Range"] = wrong
        assert read_head(answer).start is None
    answer = httpx.Response(200, headers={"Content-Length": "10", "Content-Encoding": "GZIP"})
    answer.is_stream_consumed = False
    assert read_head(answer) == Head(200, 0, 10, None, None, "gzip")
    answer.is_stream_consumed = True
    assert read_head(answer) == Head(200, 0, None, None, None, "")
