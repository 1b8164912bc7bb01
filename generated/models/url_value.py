# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class UrlValueDict(TypedDict, total=False):
    """The fields of UrlValue as a plain dict."""

    full: bool | None
    path: bool | None
    host: bool | None
    fragment: bool | None
    query: str | None


@define
class UrlValue(Model):
    """A part of a URL; one of the fields.

    Attributes:
        full: True for the whole URL.
        path: True for the path.
        host: True for the host.
        fragment: True for what follows the `#`.
        query: The name of a parameter in the query.
    """

    full: bool | None = None
    path: bool | None = None
    host: bool | None = None
    fragment: bool | None = None
    query: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "full": self.full,
            "path": self.path,
            "host": self.host,
            "fragment": self.fragment,
            "query": self.query,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            full=given.pop("full", None),
            path=given.pop("path", None),
            host=given.pop("host", None),
            fragment=given.pop("fragment", None),
            query=given.pop("query", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks())


@cache
def _checks() -> dict[str, checks.Check]:

    return {
        "full": bool,
        "path": bool,
        "host": bool,
        "fragment": bool,
        "query": str,
    }
