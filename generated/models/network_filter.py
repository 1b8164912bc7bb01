# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.method_filter import MethodFilter, MethodFilterDict
    from ..models.request_url_filter import RequestUrlFilter, RequestUrlFilterDict
    from ..models.status_filter import StatusFilter, StatusFilterDict


class NetworkFilterDict(TypedDict, total=False):
    """The fields of NetworkFilter as a plain dict."""

    request_url: RequestUrlFilterDict | None
    status: StatusFilterDict | None
    method: MethodFilterDict | None


@define
class NetworkFilter(Model):
    """What a request must be like; one of `request_url`, `status` and `method`.

    Attributes:
        request_url: What a request's URL must be like.
        status: What the status of an answer must be; one of `equals` and `range`.
        method: What a request's method must be; one of `equals` and `any_of`.
    """

    request_url: RequestUrlFilter | None = None
    status: StatusFilter | None = None
    method: MethodFilter | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "request_url": self.request_url,
            "status": self.status,
            "method": self.method,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.method_filter import MethodFilter
        from ..models.request_url_filter import RequestUrlFilter
        from ..models.status_filter import StatusFilter

        given = json_object(src_dict)
        model = cls(
            request_url=RequestUrlFilter.read(given.pop("request_url", None)),
            status=StatusFilter.read(given.pop("status", None)),
            method=MethodFilter.read(given.pop("method", None)),
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
    from ..models.method_filter import MethodFilter
    from ..models.request_url_filter import RequestUrlFilter
    from ..models.status_filter import StatusFilter

    return {
        "request_url": RequestUrlFilter.check,
        "status": StatusFilter.check,
        "method": MethodFilter.check,
    }
