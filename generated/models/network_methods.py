# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.network_method import NetworkMethod


class NetworkMethodsDict(TypedDict, total=False):
    """The fields of NetworkMethods as a plain dict."""

    methods: Required[
        Sequence[
            NetworkMethod
            | Literal["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE", "UNSPECIFIED"]
        ]
    ]


@define
class NetworkMethods(Model):
    """Several methods.

    Attributes:
        methods: The methods.
    """

    methods: list[NetworkMethod | str]
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "methods": self.methods,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.network_method import NetworkMethod

        given = json_object(src_dict)
        model = cls(
            methods=read_list(NetworkMethod.read, given.pop("methods", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("methods",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.network_method import NetworkMethod

    return {
        "methods": checks.each(checks.one_of(NetworkMethod)),
    }
