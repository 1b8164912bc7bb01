"""What the caller gives becomes JSON, or an error that says where it cannot."""

from __future__ import annotations

import json
import math
import re
from collections import ChainMap, OrderedDict, UserDict, UserList, namedtuple
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fullstory import InvalidArgumentError
from fullstory.json_body import encode


class Level(Enum):
    LOW = "low"
    NOTHING = None
    BROKEN = {"worst": math.nan}  # noqa: RUF012


class Name(StrEnum):
    PLAN = "plan"


class Text(str):
    pass


class Real(float):
    pass


@dataclass
class Point:
    x: int = 1


Pair = namedtuple("Pair", "first second")

CEST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ({}, b"{}"),
        ({"a": None}, b"{}"),
        ({"a": {"b": None, "c": 1}}, b'{"a":{"c":1}}'),
        ({"a": [{"b": None}, None, 1]}, b'{"a":[{},null,1]}'),
        ({"a": "null"}, b'{"a":"null"}'),
        ({"a": (1, 2)}, b'{"a":[1,2]}'),
        ({"a": Pair(1, None)}, b'{"a":[1,null]}'),
        ({"a": True, "b": 1, "c": 1.5, "d": "ü"}, '{"a":true,"b":1,"c":1.5,"d":"ü"}'.encode()),
        ({"a": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)}, b'{"a":"2026-01-02T03:04:05Z"}'),
        ({"a": datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=CEST)}, b'{"a":"2026-01-02T01:04:05.000600Z"}'),
        ({"a": date(2026, 1, 2)}, b'{"a":"2026-01-02"}'),
        ({"a": UUID(int=1)}, b'{"a":"00000000-0000-0000-0000-000000000001"}'),
        ({"a": Level.LOW, "b": Name.PLAN}, b'{"a":"low","b":"plan"}'),
        ({Name.PLAN: 1, Text("b"): {Text("c"): None}}, b'{"plan":1,"b":{}}'),
        ({"a": Text("b"), "c": Real(1.5)}, b'{"a":"b","c":1.5}'),
        ({"a": 2**64 - 1, "b": -(2**63)}, b'{"a":18446744073709551615,"b":-9223372036854775808}'),
        (MappingProxyType({"a": OrderedDict(b=UserDict(c=1))}), b'{"a":{"b":{"c":1}}}'),
        (UserDict(a=ChainMap({"b": 2}, {"c": 1, "b": 3})), b'{"a":{"c":1,"b":2}}'),
    ],
)
def test_what_can_be_sent(value: Any, content: bytes) -> None:
    assert encode(value, "") == content


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (math.nan, "is nan, which JSON cannot represent"),
        (math.inf, "is inf, which JSON cannot represent"),
        (-math.inf, "is -inf, which JSON cannot represent"),
        (Real("nan"), "is nan, which JSON cannot represent"),
        (datetime(2026, 1, 2), "a datetime without time zone"),
        (datetime(1, 1, 1, tzinfo=CEST), "out of range"),
        (time(1, 2), "a value of type datetime.time; give a string, a number, "),
        (b"bytes", "a value of type bytes"),
        ({1, 2}, "a value of type set"),
        (Decimal("NaN"), "is NaN, which JSON cannot represent; leave it out"),
        (Decimal("sNaN"), "is sNaN, which JSON cannot represent"),
        (Decimal("-Infinity"), "is -Infinity, which JSON cannot represent"),
        (1j, "a value of type complex"),
        (object(), "a value of type object"),
        (Point, "a value of type type"),
        (UserList([1]), "a value of type collections.UserList"),
        (iter([1]), "a value of type list_iterator"),
        (2**64, "Integer exceeds 64-bit range"),
        (-(2**63) - 1, "Integer exceeds 64-bit range"),
        ("\ud800", "surrogates not allowed"),
    ],
    # Without addresses in memory: pytest-xdist needs the same names in each of its processes.
    ids=lambda value: re.sub(r" object at 0x\w+", "", repr(value)),
)
@pytest.mark.parametrize(
    ("where", "wrap"),
    [
        ("price", lambda bad: {"price": bad}),
        ("properties.price", lambda bad: {"uid": "u", "properties": {"a": None, "price": bad}}),
        ("properties.prices[1]", lambda bad: MappingProxyType({"properties": {"prices": (1, bad)}})),
        ("properties.a[0].b[2].c", lambda bad: {"properties": {"a": [{"b": [1, 2, {"c": bad}]}]}}),
    ],
)
def test_what_cannot_be_sent_is_named_by_its_path(value: Any, complaint: str, where: str, wrap: Any) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        encode(wrap(value), "")
    assert str(caught.value).startswith(f"{where} ")
    assert complaint in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({1: 2}, "the fields must have string keys, not int"),
        ({"a": {None: 2}}, "a must have string keys, not NoneType"),
        ({"a": [{(1, 2): 2}]}, r"a\[0\] must have string keys, not tuple"),
        ({"a": {"\ud800": 2}}, r"a must not have the key '\\ud800'"),
        ({"a": {"b": Level.BROKEN}}, "a.b.worst is nan"),
    ],
)
def test_bad_keys_and_what_enums_hide(value: Any, complaint: str) -> None:
    with pytest.raises(InvalidArgumentError, match=complaint):
        encode(value, "")


def test_items_of_a_list_are_counted_from_where_the_caller_says() -> None:
    items = [{"a": 1}, {"properties": {"price": math.nan}}]
    with pytest.raises(InvalidArgumentError, match=r"^requests\[1\]\.properties\.price is nan"):
        encode(items, "requests")
    with pytest.raises(InvalidArgumentError, match=r"^requests\[17\]\.properties\.price is nan"):
        encode(items, "requests", first_index=16)
    assert encode([{"a": None}, {}], "requests") == b"[{},{}]"


@pytest.mark.parametrize("padding", ["x" * 100_000, "\0" * 100_000, "nul" * 100_000])
def test_long_content_is_looked_at_as_closely(padding: str) -> None:
    assert json.loads(encode({"a": padding, "b": 1}, "")) == {"a": padding, "b": 1}
    assert json.loads(encode({"a": padding, "b": None, "c": padding}, "")) == {"a": padding, "c": padding}
    with pytest.raises(InvalidArgumentError, match=r"^b is nan"):
        encode({"a": padding, "b": math.nan}, "")


def test_a_named_mapping() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^shared\.context is nan"):
        encode({"context": math.nan}, "shared")


def endless_mapping() -> Any:
    value: dict[str, Any] = {}
    value["a"] = value
    return value


def endless_list() -> Any:
    value: list[Any] = []
    value.append(value)
    return {"a": value}


def nested(levels: int) -> Any:
    value: Any = None
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize("value", [endless_mapping(), endless_list(), nested(102), nested(100_000)], ids=lambda _: "")
def test_what_never_ends_is_refused(value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^a.* is nested more than 100 levels deep"):
        encode(value, "")


def test_deep_nesting_is_taken() -> None:
    assert encode(nested(101), "") == b'{"a":' * 100 + b"{}" + b"}" * 100


def test_times() -> None:
    content = encode({"at": datetime(2026, 1, 2, tzinfo=UTC), "on": date(2026, 1, 2)}, "")
    assert content == b'{"at":"2026-01-02T00:00:00Z","on":"2026-01-02"}'
    for bad in (datetime(2026, 1, 2), datetime(1, 1, 1, tzinfo=CEST)):
        with pytest.raises(InvalidArgumentError, match=r"^timestamp cannot be sent as JSON: "):
            encode({"timestamp": bad}, "")


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_none(item) for key, item in value.items() if item is not None}
    return [without_none(item) for item in value] if isinstance(value, list) else value


@settings(deadline=None)
@given(st.dictionaries(st.text(), VALUES))
def test_what_is_encoded_decodes_to_the_same(value: dict[str, Any]) -> None:
    assert json.loads(encode(value, "")) == without_none(value)


@settings(deadline=None)
@given(st.dictionaries(st.text(st.characters()), st.text(st.characters()) | st.floats() | st.integers() | st.binary()))
def test_whatever_is_given_is_encoded_or_refused(value: dict[str, Any]) -> None:
    try:
        content = encode(value, "")
    except InvalidArgumentError:
        return
    assert json.loads(content) == value
