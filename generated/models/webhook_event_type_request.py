# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class WebhookEventTypeRequestDict(TypedDict, total=False):
    """The fields of WebhookEventTypeRequest as a plain dict."""

    eventName: Required[str]
    subcategory: str | None


@define
class WebhookEventTypeRequest(Model):
    """A kind of event that an endpoint is to receive.

    Attributes:
        event_name: The kind of event, such as `note.created`.
        subcategory: Which of them, for kinds of events that have subcategories: the `subcategory` of the list
            of subcategories, not its `displayName`.
    """

    event_name: str
    subcategory: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "eventName": self.event_name,
            "subcategory": self.subcategory,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            event_name=given.pop("eventName", None),
            subcategory=given.pop("subcategory", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("eventName",))


@cache
def _checks() -> dict[str, checks.Check]:

    return {
        "eventName": str,
        "subcategory": str,
    }
