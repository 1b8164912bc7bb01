# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.event_import_request import EventImportRequest, EventImportRequestDict
    from ..models.shared_event_data import SharedEventData, SharedEventDataDict


class CreateEventBatchRequestDict(TypedDict, total=False):
    """The fields of CreateEventBatchRequest as a plain dict."""

    requests: Required[Sequence[EventImportRequestDict]]
    shared: SharedEventDataDict | None


@define
class CreateEventBatchRequest(Model):
    """The events to import.

    Attributes:
        requests: The events: the fields of `create`. At most 50,000 items.
        shared: What all events of a batch have in common, such as their context. An event that has the same
            field fails.
    """

    requests: list[EventImportRequest]
    shared: SharedEventData | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "requests": self.requests,
            "shared": self.shared,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.event_import_request import EventImportRequest
        from ..models.shared_event_data import SharedEventData

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            requests=read_list(EventImportRequest.read, given.pop("requests", None)),
            shared=SharedEventData.read(given.pop("shared", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("requests",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.event_import_request import EventImportRequest
    from ..models.shared_event_data import SharedEventData

    return {
        "requests": checks.each(EventImportRequest.check),
        "shared": SharedEventData.check,
    }
