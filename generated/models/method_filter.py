# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.network_method import NetworkMethod
    from ..models.network_methods import NetworkMethods, NetworkMethodsDict


class MethodFilterDict(TypedDict, total=False):
    """The fields of MethodFilter as a plain dict."""

    equals: (
        NetworkMethod
        | Literal["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE", "UNSPECIFIED"]
        | None
    )
    any_of: NetworkMethodsDict | None


@define
class MethodFilter(Model):
    """What a request's method must be; one of `equals` and `any_of`.

    Attributes:
        equals: The method of a request. One of `UNSPECIFIED`, `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`,
            `CONNECT`, `OPTIONS`, `TRACE`.
        any_of: Several methods.
    """

    equals: NetworkMethod | str | None = None
    any_of: NetworkMethods | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "equals": self.equals,
            "any_of": self.any_of,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.network_method import NetworkMethod
        from ..models.network_methods import NetworkMethods

        given = json_object(src_dict)
        model = cls(
            equals=NetworkMethod.read(given.pop("equals", None)),
            any_of=NetworkMethods.read(given.pop("any_of", None)),
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
    from ..models.network_method import NetworkMethod
    from ..models.network_methods import NetworkMethods

    return {
        "equals": checks.one_of(NetworkMethod),
        "any_of": NetworkMethods.check,
    }
