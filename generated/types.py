# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
"""What the models and endpoints share."""

from collections.abc import Mapping, MutableMapping
from http import HTTPStatus
from types import NoneType
from typing import IO, Any, BinaryIO, Generic, TypeVar

from attrs import define

Unset = NoneType  # type: ignore[nonetype-type]  # both a type in annotations and a class for isinstance
"""The type of a field that was left out; the API gives null no meaning of its own."""

UNSET = None
"""The value of a field that was left out."""

# What `httpx.Client(files=...)` takes.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # file name, content, content type
    tuple[str | None, FileContent, str | None]
    # file name, content, content type, headers
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """A file to upload."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """The file as httpx takes it for multipart/form-data."""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


@define
class Response(Generic[T]):
    """An endpoint's response."""

    status_code: HTTPStatus | int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


def known_status(status_code: int) -> HTTPStatus | int:
    """The status as an HTTPStatus, or as it is where IANA's list does not have it."""
    try:
        return HTTPStatus(status_code)
    except ValueError:
        return status_code


def expect(value: Any, expected: type | tuple[type, ...], field: str) -> Any:
    """Return the value of a field if it has the type that the API document says.

    Raises:
        TypeError: It has another one.
    """
    # In Python a bool is an int, in JSON it is not.
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        raise TypeError(f"the field {field!r} has a value of type {type(value).__name__}")
    return value


__all__ = ["UNSET", "File", "FileTypes", "RequestFiles", "Response", "Unset", "expect", "known_status"]
