"""The types of values that people have, and fields that hold them."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from datetime import date, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Any, ClassVar
from uuid import UUID

import attrs
import numpy as np
import pandas as pd

from fullstory.generated import models


class Id(str, Enum):  # noqa: UP042
    ADA = "ada"


class Plan(StrEnum):
    PRO = "pro"


class Level(IntEnum):
    HIGH = 3


class Kind(Enum):
    PLAN = "plan"
    PRICE = Decimal("9.90")
    NOTHING = None
    LETTER = Id.ADA


class Uuid(UUID):
    """As some database drivers have their own."""


@dataclass
class Address:
    city: str
    zip: Any = None
    made: InitVar[int] = 0
    count: ClassVar[int] = 7


@dataclass(frozen=True, slots=True)
class Customer:
    plan: Plan
    homes: list[Address] = field(default_factory=list)


@dataclass
class Unset:
    """Its field is there only once somebody sets it."""

    city: str = field(init=False, repr=False)


@attrs.define
class Price:
    net: Decimal
    _tax: float | None = None


CEST = timezone(timedelta(hours=2))
NUMBER = UUID("12345678-1234-5678-1234-567812345678")
DIGITS = "1234567890.12345678901234567890"

# Fields of an event, and the JSON of them that is sent.
TAKEN: list[tuple[dict[str, Any], str]] = [
    ({"name": np.str_("n")}, '{"name":"n"}'),
    ({"name": Id.ADA}, '{"name":"ada"}'),
    ({"name": Kind.PLAN}, '{"name":"plan"}'),
    ({"name": NUMBER}, f'{{"name":"{NUMBER}"}}'),
    ({"name": "n", "user": {"uid": NUMBER}}, f'{{"name":"n","user":{{"uid":"{NUMBER}"}}}}'),
    ({"name": "n", "user": {"uid": pd.NA}, "timestamp": pd.NaT}, '{"name":"n","user":{}}'),
    ({"name": "n", "properties": pd.NA, "context": pd.NaT}, '{"name":"n"}'),
    (
        {"name": "n", "context": {"location": {"latitude": Decimal("33.70"), "longitude": np.float64(-84.5)}}},
        '{"name":"n","context":{"location":{"latitude":33.70,"longitude":-84.5}}}',
    ),
    (
        {"name": "n", "context": {"device": {"screen_width": np.int64(800), "screen_height": Decimal(600)}}},
        '{"name":"n","context":{"device":{"screen_width":800,"screen_height":600}}}',
    ),
    ({"name": "n", "session": {"use_most_recent": np.bool_(True)}}, '{"name":"n","session":{"use_most_recent":true}}'),
    ({"name": "n", "timestamp": pd.Timestamp(0, tz=CEST)}, '{"name":"n","timestamp":"1970-01-01T00:00:00Z"}'),
    (
        {"name": "n", "schema": {"properties": {Id.ADA: "int", "b": models.PropertyType.REAL}}},
        '{"name":"n","schema":{"properties":{"ada":"int","b":"real"}}}',
    ),
    (
        {"name": "n", "properties": Address("Bern", NUMBER)},
        f'{{"name":"n","properties":{{"city":"Bern","zip":"{NUMBER}"}}}}',
    ),
    (
        {
            "name": "n",
            "context": models.EventContext(location=models.LocationContext(latitude=1.5)),
            "user": models.EventUser(uid="u"),
            "schema": models.PropertySchema(),
        },
        '{"name":"n","context":{"location":{"latitude":1.5}},"user":{"uid":"u"},"schema":{}}',
    ),
]

TIME = r"timestamp must be a datetime or a string in ISO 8601, either with a time zone \(2026-01-02T03:04:05Z\), not "
NOT_TAKEN: list[tuple[dict[str, Any], str]] = [
    ({"name": Decimal(1)}, "name must be a string, not decimal.Decimal$"),
    ({"name": np.int64(1)}, "name must be a string, not numpy.int64$"),
    ({"name": Level.HIGH}, r"name must be a string, not tests\.unit\.kinds\.Level$"),
    ({"name": pd.NA}, "name is required$"),
    ({"name": "n", "user": {"uid": Decimal(1)}}, "user.uid must be a string, not decimal.Decimal$"),
    ({"name": "n", "user": Address("Bern")}, r"unexpected field '.*user\.city'; expected one of id, uid$"),
    ({"name": "n", "user": np.array([1])}, "user must be a mapping, not numpy.ndarray$"),
    ({"name": "n", "properties": np.float64(1)}, "properties must be a mapping, not numpy.float64$"),
    ({"name": "n", "context": {"location": {"latitude": NUMBER}}}, "must be a number, not uuid.UUID$"),
    ({"name": "n", "context": {"location": {"latitude": np.bool_(True)}}}, "must be a number, not numpy.bool$"),
    ({"name": "n", "context": {"location": {"latitude": Decimal("NaN")}}}, "is NaN, which JSON cannot represent"),
    ({"name": "n", "context": {"device": {"screen_width": Decimal("1.0")}}}, "be a whole number, not decimal.Decimal$"),
    ({"name": "n", "context": {"device": {"screen_width": np.float64(1)}}}, "be a whole number, not numpy.float64$"),
    ({"name": "n", "session": {"use_most_recent": np.int8(1)}}, "must be True or False, not numpy.int8$"),
    ({"name": "n", "timestamp": np.datetime64("2026-01-02T03:04:05")}, "numpy.datetime64"),
    ({"name": "n", "timestamp": date(2026, 1, 2)}, TIME + r"datetime\.date\(2026, 1, 2\)$"),
    ({"name": "n", "timestamp": "2026-01-02T03:04:05"}, TIME + "'2026-01-02T03:04:05', which has none$"),
    ({"name": "n", "timestamp": "2026-01-02"}, TIME + "'2026-01-02', which has none$"),
    ({"name": "n", "timestamp": pd.Timestamp("2026-01-02")}, "time zone"),
]  # fmt: skip


def name_of(value: Any) -> str:
    """What the test of a value is called."""
    return "" if callable(value) else f"{type(value).__name__}-{str(value)[:40]}"
