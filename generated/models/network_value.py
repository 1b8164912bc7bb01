# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.body_value import BodyValue, BodyValueDict
    from ..models.header_value import HeaderValue, HeaderValueDict
    from ..models.url_value import UrlValue, UrlValueDict


class NetworkValueDict(TypedDict, total=False):
    """The fields of NetworkValue as a plain dict."""

    method: bool | None
    duration_ms: bool | None
    status: bool | None
    request_body_size: bool | None
    response_body_size: bool | None
    url: UrlValueDict | None
    request_header: HeaderValueDict | None
    response_header: HeaderValueDict | None
    request_body: BodyValueDict | None
    response_body: BodyValueDict | None


@define
class NetworkValue(Model):
    """Something of a network request; one of the fields.

    Attributes:
        method: True for the method.
        duration_ms: True for how long it took, in milliseconds.
        status: True for the status of the answer.
        request_body_size: True for the size of the request's body.
        response_body_size: True for the size of the answer's body.
        url: A part of a URL; one of the fields.
        request_header: A header.
        response_header: A header.
        request_body: A part of a JSON body.
        response_body: A part of a JSON body.
    """

    method: bool | None = None
    duration_ms: bool | None = None
    status: bool | None = None
    request_body_size: bool | None = None
    response_body_size: bool | None = None
    url: UrlValue | None = None
    request_header: HeaderValue | None = None
    response_header: HeaderValue | None = None
    request_body: BodyValue | None = None
    response_body: BodyValue | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "method": self.method,
            "duration_ms": self.duration_ms,
            "status": self.status,
            "request_body_size": self.request_body_size,
            "response_body_size": self.response_body_size,
            "url": self.url,
            "request_header": self.request_header,
            "response_header": self.response_header,
            "request_body": self.request_body,
            "response_body": self.response_body,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.body_value import BodyValue
        from ..models.header_value import HeaderValue
        from ..models.url_value import UrlValue

        given = json_object(src_dict)
        model = cls(
            method=given.pop("method", None),
            duration_ms=given.pop("duration_ms", None),
            status=given.pop("status", None),
            request_body_size=given.pop("request_body_size", None),
            response_body_size=given.pop("response_body_size", None),
            url=UrlValue.read(given.pop("url", None)),
            request_header=HeaderValue.read(given.pop("request_header", None)),
            response_header=HeaderValue.read(given.pop("response_header", None)),
            request_body=BodyValue.read(given.pop("request_body", None)),
            response_body=BodyValue.read(given.pop("response_body", None)),
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
    from ..models.body_value import BodyValue
    from ..models.header_value import HeaderValue
    from ..models.url_value import UrlValue

    return {
        "method": bool,
        "duration_ms": bool,
        "status": bool,
        "request_body_size": bool,
        "response_body_size": bool,
        "url": UrlValue.check,
        "request_header": HeaderValue.check,
        "response_header": HeaderValue.check,
        "request_body": BodyValue.check,
        "response_body": BodyValue.check,
    }
