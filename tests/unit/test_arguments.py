"""The checks of arguments: what they take, and what they say of the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from uuid import UUID

import pytest

from fullstory import InvalidArgumentError, JobStatus, arguments

EAST = timezone(timedelta(hours=2))


class Nowhere(tzinfo):
    """A time zone that does not tell its offset, so that a datetime with it is a naive one."""

    def utcoffset(self, _: datetime | None) -> None:
        return None

    def dst(self, _: datetime | None) -> None:
        return None

    def tzname(self, _: datetime | None) -> None:
        return None


REFUSED: list[tuple[Callable[[str, Any], Any], Any, str]] = [
    (arguments.text, 7, "x must be a string, not int"),
    (arguments.text, "\ud800", "x holds a lone surrogate, which is not a character"),
    (arguments.non_blank, "", "x must not be blank"),
    (arguments.non_blank, " \n", "x must not be blank"),
    (arguments.path_id, ".", "x must not be '.'"),
    (arguments.path_id, "..", "x must not be '..'"),
    (arguments.path_id, "", "x must not be blank"),
    (arguments.path_id, None, "x must be a string, not NoneType"),
    (arguments.header_value, "ä", "x must consist of printable ASCII characters"),
    (arguments.header_value, "a\nb", "x must consist of printable ASCII characters"),
    (arguments.header_value, " a", "x must not start or end with a space"),
    (arguments.flag, 1, "x must be True or False, not int"),
    (arguments.flag, None, "x must be True or False, not NoneType"),
    (arguments.positive_seconds, 0, "x must be a number of seconds above 0, not 0"),
    (arguments.positive_seconds, True, "x must be a number of seconds above 0, not True"),
    (arguments.positive_seconds, float("nan"), "x must be a number of seconds above 0, not nan"),
    (arguments.non_negative_int, -1, "x must be a whole number of at least 0, not -1"),
    (arguments.non_negative_int, 1.0, "x must be a whole number of at least 0, not 1.0"),
    (arguments.positive_int, 0, "x must be a whole number of at least 1, not 0"),
    (arguments.one_of(JobStatus), "DONE", "x must be one of COMPLETED, FAILED, PROCESSING, not 'DONE'"),
]

TAKEN: list[tuple[Callable[[str, Any], Any], Any, Any]] = [
    (arguments.text, "", ""),
    (arguments.non_blank, " a ", " a "),
    (arguments.path_id, "../x?y#z", "../x?y#z"),
    (arguments.path_id, "...", "..."),
    (arguments.header_value, "a b", "a b"),
    (arguments.flag, False, False),
    (arguments.positive_seconds, 7, 7.0),
    (arguments.non_negative_int, 0, 0),
    (arguments.positive_int, 1, 1),
    (arguments.one_of(JobStatus), "FAILED", "FAILED"),
    (arguments.one_of(JobStatus), JobStatus.FAILED, "FAILED"),
]


@pytest.mark.parametrize(
    ("value", "result"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05Z"),
        (datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=EAST), "2026-01-02T01:04:05.000600Z"),
        ("2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05+02:00"),
        ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
    ],
)
def test_moments(value: Any, result: str) -> None:
    assert arguments.moment("start", value) == result


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 1, 2),
        datetime(2026, 1, 2, tzinfo=Nowhere()),
        datetime(1, 1, 1, tzinfo=EAST),
        date(2026, 1, 2),
        "yesterday",
        "",
        "\ud800",
        1767323045,
        None,
    ],
)
def test_moments_that_are_refused(value: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        arguments.moment("start", value)
    assert str(caught.value) == f"start must be a datetime with a time zone, or a string in ISO 8601, not {value!r}"
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(("check", "value", "complaint"), REFUSED)
def test_refused(check: Callable[[str, Any], Any], value: Any, complaint: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        check("x", value)
    assert str(caught.value) == complaint
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(("check", "value", "result"), TAKEN)
def test_taken(check: Callable[[str, Any], Any], value: Any, result: Any) -> None:
    checked = check("x", value)
    assert (checked, type(checked)) == (result, type(result))


def test_optional() -> None:
    assert arguments.optional(arguments.flag, "x", None) is None
    assert arguments.optional(arguments.flag, "x", True) is True
    with pytest.raises(InvalidArgumentError, match="x must be True or False"):
        arguments.optional(arguments.flag, "x", "yes")


def test_idempotency_keys() -> None:
    assert UUID(arguments.idempotency_key_or_new(None)).version == 4
    assert arguments.idempotency_key_or_new(None) != arguments.idempotency_key_or_new(None)
    assert arguments.idempotency_key_or_new("mine") == "mine"
