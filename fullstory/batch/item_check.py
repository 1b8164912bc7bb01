"""The check of a batch's items: that every field is one the API knows, and of the right type."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from itertools import chain
from types import NoneType
from typing import Any

from fullstory.errors import InvalidArgumentError

Path = tuple[str, ...]

# One value of each type. A field that takes it takes all of its type: where more than the type matters, as in a time
# or one of several words, the empty string is refused. Only a field that takes any object takes this dict: nothing else
# is content with such a value under such a name. The types below one of these are taken like it: numpy's float64 is a
# float, pandas' Timestamp a datetime.
_SAMPLES: dict[type[Any], Any] = {
    str: "",
    int: 0,
    float: 0.0,
    Decimal: Decimal("0.5"),
    bool: False,
    dict: {"": object()},
    # Encoding refuses those without time zone.
    datetime: datetime.min.replace(tzinfo=UTC),
    NoneType: None,
}

# No field takes it, but one that takes anything.
_UNKNOWN = object()


class _Verdict(Enum):
    """What is known of the values of one type under one name."""

    RIGHT = "right"
    LOOK_INSIDE = "look inside"
    LOOK_AT_EACH = "look at each"


class ItemCheck:
    """Checks the items of a batch.

    The generated check of each of 50,000 items would take twice as long as encoding them. So it is asked once about
    each type of value under each name, and of all other items only these types are looked at, many at a time. Where
    that is not enough to call all of them right, each is checked by itself.

    Args:
        check: The generated check of one item; it raises ValueError.
        required: The names of the fields, all of them strings, that an item must have.
    """

    def __init__(self, check: Callable[[Any, str], None], required: tuple[str, ...] = ()) -> None:
        self._check = check
        self._smallest = dict.fromkeys(required, "")
        self._verdicts: dict[tuple[Path, type[Any]], _Verdict] = {}

    def knows(self, items: list[dict[str, Any]]) -> bool:
        """Return whether all items are right; where this cannot be told quickly, False."""
        complete = all(name in item for name in self._smallest for item in items)
        return complete and self._knows(items, ())

    def one(self, item: dict[str, Any]) -> None:
        """Check an item whose fields errors name without anything before them.

        Raises:
            ValueError: It is wrong.
        """
        self._check(item, "")

    def each(self, items: list[Any], where: str, first_index: int) -> None:
        """Check items one by one.

        Args:
            items: The items, all of them mappings.
            where: What to call them in errors.
            first_index: What to call the first item in errors.

        Raises:
            InvalidArgumentError: An item is wrong; the message names its index and the field.
        """
        for index, item in enumerate(items, first_index):
            try:
                self._check(item, f"{where}[{index}]")
            except ValueError as problem:
                raise InvalidArgumentError(str(problem)) from None

    def _knows(self, objects: list[dict[str, Any]], path: Path) -> bool:
        for name, kind in _kinds(objects):
            below = (*path, name)
            verdict = self._verdict(below, kind)
            if verdict is _Verdict.RIGHT:
                continue
            values = [each[name] for each in objects if name in each and type(each[name]) is kind]
            look = self._knows if verdict is _Verdict.LOOK_INSIDE else self._takes
            if not look(values, below):
                return False
        return True

    def _verdict(self, path: Path, kind: type[Any]) -> _Verdict:
        verdict = self._verdicts.get((path, kind))
        if verdict is None:
            verdict = _Verdict.LOOK_AT_EACH
            # A member of an enum is sent as its value, which may be of any type.
            known = () if issubclass(kind, Enum) else kind.__mro__
            sample = next((_SAMPLES[base] for base in known if base in _SAMPLES), _UNKNOWN)
            if self._takes([sample], path):
                verdict = _Verdict.RIGHT
            elif kind is dict and self._takes([{}], path):
                verdict = _Verdict.LOOK_INSIDE
            self._verdicts[path, kind] = verdict
        return verdict

    def _takes(self, values: list[Any], path: Path) -> bool:
        """Return whether the generated check takes an item with each of these values at a path."""
        item: dict[str, Any] = {**self._smallest}
        inner = item
        for name in path[:-1]:
            inner[name] = {}
            inner = inner[name]
        try:
            for value in values:
                inner[path[-1]] = value
                self._check(item, "")
        except ValueError:
            return False
        return True


def _kinds(objects: list[dict[str, Any]]) -> set[tuple[str, type[Any]]]:
    """Return which types of values stand under which names."""
    first = objects[0]
    # Nearly always all of them have the same fields. Then this is three times as fast as what follows.
    if sum(map(len, objects)) == len(first) * len(objects):
        with suppress(KeyError):
            return {(name, kind) for name in first for kind in {type(each[name]) for each in objects}}
    values = chain.from_iterable(map(dict.values, objects))
    return set(zip(chain.from_iterable(objects), map(type, values), strict=True))
