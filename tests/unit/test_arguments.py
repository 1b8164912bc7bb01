"""The checks of arguments: what they take, and what they say of the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
import pytest

from fullstory import InvalidArgumentError, JobStatus, arguments

EAST = timezone(timedelta(hours=2))


class Id(str, Enum):  # noqa: UP042
    ADA = "ada"


class Nowhere(tzinfo):
    """A time zone that does not tell its offset, so that a datetime with it is a naive one."""

    def utcoffset(self, _: datetime | None) -> None:
        return None

    def dst(self, _: datetime | None) -> None:
        return None

    def tzname(self, _: datetime | None) -> None:
        return None


NOWHERE = Nowhere()

REFUSED: list[tuple[Callable[[str, Any], Any], Any, str]] = [
    (arguments.text, 7, "x must be a string, not int"),
    (arguments.text, Decimal(7), "x must be a string, not decimal.Decimal"),
    (arguments.path_id, pd.NA, "x must be a string, not pandas.api.typing.NAType"),
    (arguments.flag, np.float64(1), "x must be True or False, not numpy.float64"),
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
    (arguments.path_id, UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (arguments.path_id, Id.ADA, "ada"),
    (arguments.non_blank, np.str_("ada"), "ada"),
    (arguments.flag, np.bool_(True), True),
    (arguments.header_value, "a b", "a b"),
    (arguments.flag, False, False),
    (arguments.positive_seconds, 7, 7.0),
    (arguments.non_negative_int, 0, 0),
    (arguments.positive_int, 1, 1),
    (arguments.positive_int, np.int64(1), 1),
    (arguments.non_negative_int, np.int8(0), 0),
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
    ("value", "shown"),
    [
        (datetime(2026, 1, 2), "datetime.datetime(2026, 1, 2, 0, 0), which has none"),
        (
            datetime(2026, 1, 2, tzinfo=NOWHERE),
            f"datetime.datetime(2026, 1, 2, 0, 0, tzinfo={NOWHERE!r}), which has none",
        ),
        (date(2026, 1, 2), "datetime.date(2026, 1, 2)"),
        ("2026-01-02T03:04:05", "'2026-01-02T03:04:05', which has none"),
        ("2026-01-02", "'2026-01-02', which has none"),
        ("yesterday", "'yesterday'"),
        ("", "''"),
        ("\ud800", r"'\ud800'"),
        (1767323045, "int"),
        (None, "NoneType"),
        (Decimal(1), "decimal.Decimal"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_moments_that_are_refused(value: Any, shown: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        arguments.moment("start", value)
    message = "start must be a datetime or a string in ISO 8601, either with a time zone (2026-01-02T03:04:05Z), not "
    assert str(caught.value) == message + shown
    assert caught.value.__cause__ is None


def test_a_moment_that_utc_does_not_have() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^start is datetime\.datetime\(1, 1, 1, .*UTC cannot represent$"):
        arguments.moment("start", datetime(1, 1, 1, tzinfo=EAST))


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
