"""The values people have as properties: what is sent of them, and what is said of those refused."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fullstory import InvalidArgumentError
from fullstory.generated import models
from fullstory.json_body import decode_sent, encode
from tests.unit.harness import Answer, Connect
from tests.unit.kinds import CEST, DIGITS, NUMBER, Address, Customer, Id, Kind, Level, Plan, Price, Unset, Uuid, name_of

# What is given as a property, and the JSON that is sent; None where the property is left out.
SENT: list[tuple[Any, str | None]] = [
    (Decimal(DIGITS), DIGITS),
    (Decimal("14.50"), "14.50"),
    (Decimal("-0"), "-0"),
    (Decimal("1E+400"), "1E+400"),
    (Decimal(2**80), str(2**80)),
    (np.float64(1.5), "1.5"),
    (np.float32(0.25), "0.25"),
    (np.int64(-7), "-7"),
    (np.uint64(2**64 - 1), "18446744073709551615"),
    (np.bool_(True), "true"),
    (np.str_("ü"), '"ü"'),
    (np.array([1, 2]), "[1,2]"),
    (np.array([[1.5], [2.5]]), "[[1.5],[2.5]]"),
    (np.array(7), "7"),
    (np.array(["a", "b"]), '["a","b"]'),
    (np.array([Decimal("0.10"), {"a": np.int8(1), "b": None}], dtype=object), '[0.10,{"a":1}]'),
    (np.ma.masked, None),
    (np.datetime64("NaT"), None),
    (pd.NA, None),
    (pd.NaT, None),
    ([pd.NA, 1, pd.NaT], "[null,1,null]"),
    (pd.Timestamp("2026-01-02T03:04:05.123456789", tz=CEST), '"2026-01-02T01:04:05.123456789Z"'),
    (datetime(2026, 1, 2, tzinfo=CEST), '"2026-01-01T22:00:00Z"'),
    (date(2026, 1, 2), '"2026-01-02"'),
    (NUMBER, f'"{NUMBER}"'),
    (Uuid(int=NUMBER.int), f'"{NUMBER}"'),
    (Id.ADA, '"ada"'),
    (Plan.PRO, '"pro"'),
    (Level.HIGH, "3"),
    (Kind.PRICE, "9.90"),
    (Kind.LETTER, '"ada"'),
    (Kind.NOTHING, None),
    (Address("Bern"), '{"city":"Bern"}'),
    (Unset(), "{}"),
    (Customer(Plan.PRO, [Address("Bern", np.int64(3000))]), '{"plan":"pro","homes":[{"city":"Bern","zip":3000}]}'),
    (Price(Decimal("9.90"), tax=0.5), '{"net":9.90,"_tax":0.5}'),
    (models.UserImportRequest(uid="u", properties=models.UserProperties()), '{"uid":"u","properties":{}}'),
    ({np.str_("a"): 1, Id.ADA: 2, Kind.PLAN: 3, NUMBER: 4}, f'{{"a":1,"ada":2,"plan":3,"{NUMBER}":4}}'),
]

# What is refused as a property: the rest of the path, and what is said.
REFUSED: list[tuple[Any, str, str]] = [
    (Decimal("NaN"), "", "is NaN, which JSON cannot represent; leave it out"),
    (Decimal("Infinity"), "", "is Infinity, which JSON cannot represent; leave it out"),
    (np.float64("nan"), "", "is nan, which JSON cannot represent; leave it out"),
    (np.float32("inf"), "", "is inf, which JSON cannot represent; leave it out"),
    (np.array([1.5, math.nan]), "[1]", "is nan, which JSON cannot represent; leave it out"),
    (np.array([[1.5, 2.5], [-math.inf, 0]]), "[1][0]", "is -inf, which JSON cannot represent; leave it out"),
    (Address("Bern", Decimal("NaN")), ".zip", "is NaN, which JSON cannot represent"),
    (Price(Decimal(1), tax=math.nan), "._tax", "is nan, which JSON cannot represent"),
    (np.datetime64("2026-01-02"), "", "cannot be sent as JSON: a value of type numpy.datetime64; give a string, "),
    (np.array(["2026-01-02"], "M8[ns]"), "[0]", "cannot be sent as JSON: a value of type numpy.datetime64; give "),
    (np.timedelta64(1, "s"), "", "cannot be sent as JSON: a value of type numpy.timedelta64; give a string, "),
    (np.complex128(1), "", "cannot be sent as JSON: a value of type complex; give a string, a number, "),
    (np.longdouble(1), "", "cannot be sent as JSON: a value of type numpy.longdouble; give a string, a number, "),
    (np.bytes_(b"x"), "", "cannot be sent as JSON: a value of type bytes; give a string, "),
    (
        pd.Series([1]),
        "",
        "cannot be sent as JSON: a value of type pandas.Series; give a string, a number, a bool, a list,",
    ),
    (pd.Timedelta(1), "", "cannot be sent as JSON: a value of type pandas.Timedelta; give a string, "),
    (pd.Timestamp("2026-01-02"), "", "cannot be sent as JSON: a datetime without time zone, "),
    (datetime(2026, 1, 2), "", "cannot be sent as JSON: a datetime without time zone, "),
    (np.dtype("int64"), "", "cannot be sent as JSON: a value of type numpy.dtypes.Int64DType; give "),
    (Address, "", "cannot be sent as JSON: a value of type type; give "),
    ({Level.HIGH: 1}, "", "must have string keys, not tests.unit.kinds.Level"),
    ({Decimal(1): 1}, "", "must have string keys, not decimal.Decimal"),
]

Where = tuple[str, Callable[[Any], Any]]
PLACES: list[Where] = [
    ("properties.x", lambda value: {"properties": {"x": value}}),
    ("properties.a.x", lambda value: {"properties": {"a": {"b": None, "x": value}}}),
    ("properties.a[0].x", lambda value: {"properties": {"a": [{"x": value}]}}),
    ("properties.zip", lambda value: {"properties": Address("Bern", value)}),
]


def shown(content: bytes, where: str) -> str | None:
    """The JSON that stands at a path; None where there is nothing."""
    value: Any = json.loads(content, parse_float=Digits, parse_int=Digits)
    for name in where.replace("[0]", ".0").split("."):
        value = value[0] if name == "0" else value.get(name)
    return None if value is None else written(value)


class Digits(str):
    """A number as it was written."""


def written(value: Any) -> str:
    if isinstance(value, Digits):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(key)}:{written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class TestProperties:
    @pytest.mark.parametrize(("where", "fields"), PLACES, ids=name_of)
    @pytest.mark.parametrize(("value", "content"), SENT, ids=name_of)
    async def test_what_is_sent(
        self, connect: Connect, where: str, fields: Callable[[Any], Any], value: Any, content: str | None
    ) -> None:
        api = connect(Answer(body={"id": "1"}))
        await api.call("users.create", **fields(value))
        assert shown(api.sent[0].body, where) == content

    @pytest.mark.parametrize(("where", "fields"), PLACES, ids=name_of)
    @pytest.mark.parametrize(("value", "rest", "complaint"), REFUSED, ids=name_of)
    async def test_what_is_refused(
        self, connect: Connect, where: str, fields: Callable[[Any], Any], value: Any, rest: str, complaint: str
    ) -> None:
        api = connect()
        with pytest.raises(InvalidArgumentError) as caught:
            await api.call("users.create", **fields(value))
        assert str(caught.value).startswith(f"{where}{rest} {complaint}")
        assert caught.value.__cause__ is None
        assert api.sent == []

    @given(st.decimals(allow_nan=False, allow_infinity=False))
    @example(Decimal("1E-400"))
    @example(Decimal("-0E+3"))
    def test_a_decimal_keeps_its_digits(self, value: Decimal) -> None:
        content = encode({"price": value, "prices": [value, None]}, "")
        exact = json.loads(content, parse_float=Decimal, parse_int=Decimal)
        assert [Decimal(number).as_tuple() for number in (exact["price"], exact["prices"][0])] == [value.as_tuple()] * 2
        assert Decimal(str(decode_sent(content)["price"])) == value

    @given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**63), 2**64 - 1))
    def test_a_number_of_pythons_own_is_read_back_as_it_was(self, value: float) -> None:
        again = decode_sent(encode({"a": value}, ""))["a"]
        assert (again, type(again)) == (value, type(value))

    @given(st.floats(width=32) | st.floats())
    def test_a_numpy_float_is_sent_or_refused_like_pythons(self, value: float) -> None:
        for its in (np.float64(value), np.array([value])):
            if math.isfinite(value):
                assert encode({"a": its}, "") == encode({"a": its.tolist()}, "")
            else:
                with pytest.raises(
                    InvalidArgumentError, match=r"^a(\[0\])? is (nan|-?inf), which JSON cannot represent"
                ):
                    encode({"a": its}, "")
