# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""What the models and endpoints share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import date, datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Generic, Self, TypeVar, cast

from attrs import define, field
from fullstory.values import plain

T = TypeVar("T")
V = TypeVar("V")

no_fields: Callable[[], dict[str, Any]] = dict
"""Makes an empty dict whose type is known to type checkers."""


@define
class Response(Generic[T]):
    """An endpoint's response."""

    status_code: HTTPStatus | int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


def known_status(status_code: int) -> HTTPStatus | int:
    """Return the status as an HTTPStatus, or as it is if IANA's list does not have it."""
    try:
        return HTTPStatus(status_code)
    except ValueError:
        return status_code


class Model:
    """The base of all models with fields.

    A field that an answer leaves out, or that is null, is None, whatever its type says. One of another JSON type is
    kept as it came. Fields that the API document does not know are found by subscript.
    """

    __slots__ = ()

    additional_properties: dict[str, Any]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object of the fields that are set."""
        content: dict[str, Any] = to_json(self)
        return content

    def _fields_in_json(self) -> dict[str, Any]:
        """Return the values of all fields by their names in JSON; None where one is not set."""
        raise NotImplementedError

    @classmethod
    def read(cls, value: Any) -> Any:
        """Return the model of a JSON object, and anything else as it is."""
        return cls.from_dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else value

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the API document does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


@define(eq=False)
class FreeForm(MutableMapping[str, V]):
    """The base of all objects whose field names are free to choose: a mapping, equal to a dict of the same content."""

    additional_properties: dict[str, V] = field(factory=dict[str, V], init=False, repr=False)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        model = cls()
        model.additional_properties = json_object(src_dict)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object."""
        content: dict[str, Any] = to_json(self)
        return content

    @classmethod
    def read(cls, value: Any) -> Any:
        """Return the model of a JSON object, and anything else as it is."""
        return cls.from_dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else value

    @property
    def additional_keys(self) -> list[str]:
        """The names of all fields."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> V:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: V) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


class OpenEnum(StrEnum):
    """The base of all enums: the values the API document lists. Any other that the server sends stays a string."""

    @classmethod
    def read(cls, value: Any) -> Any:
        """Return the member with this value, and anything else as it is."""
        return cls._value2member_map_.get(value, value) if isinstance(value, str) else value


def json_object(value: Any) -> dict[str, Any]:
    """Return a copy of a JSON object.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a JSON object, not {type(value).__name__}")
    return dict(cast("Mapping[str, Any]", value))


def take(fields: dict[str, Any], *names: str) -> Any:
    """Take a field out of a JSON object, under whichever of its names it has a value, and return it."""
    values = [fields.pop(name, None) for name in names]
    return next((value for value in values if value is not None), None)


def read_list(read: Callable[[Any], Any], value: Any) -> Any:
    """Return a list whose items were read, and anything else as it is."""
    return [read(item) for item in cast("Iterable[Any]", value)] if isinstance(value, list) else value


def read_datetime(value: Any) -> Any:
    """Return the time in a string in ISO 8601, and anything else as it is."""
    return _parsed(datetime.fromisoformat, value)


def read_date(value: Any) -> Any:
    """Return the date in a string in ISO 8601, and anything else as it is."""
    return _parsed(date.fromisoformat, value)


def _parsed(parse: Callable[[str], Any], value: Any) -> Any:
    try:
        return parse(value) if isinstance(value, str) else value
    except ValueError:
        return value


def to_json(value: Any) -> Any:
    """Return what stands in JSON for a value or what it holds, such as models; a None in a mapping is left out."""
    given = plain(value)
    if isinstance(given, Mapping):
        fields = cast("Mapping[str, Any]", given)
        return {name: content for name, item in fields.items() if (content := to_json(item)) is not None}
    if isinstance(given, list | tuple):
        return [to_json(item) for item in cast("Iterable[Any]", given)]
    return given.isoformat() if isinstance(given, date) else given
