# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.webhook_event_type_request import WebhookEventTypeRequest, WebhookEventTypeRequestDict


class UpdateWebhookEndpointRequestDict(TypedDict, total=False):
    """The fields of UpdateWebhookEndpointRequest as a plain dict."""

    disabled: bool | None
    eventTypes: Sequence[WebhookEventTypeRequestDict] | None
    url: str | None
    secret: str | None


@define
class UpdateWebhookEndpointRequest(Model):
    """What to change about a webhook endpoint.

    Attributes:
        disabled: Whether the endpoint receives nothing. The server enables the endpoint when this is left out.
        event_types: The kinds of events it receives instead of those it received; unchanged when empty or left
            out.
        url: The URL that receives events from now on, with http or https; unchanged when empty or left out. It
            gives the endpoint a new id.
        secret: Signs what the endpoint receives from now on; unchanged when empty or left out. It cannot be
            read back.
    """

    disabled: bool | None = None
    event_types: list[WebhookEventTypeRequest] | None = None
    url: str | None = None
    secret: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "disabled": self.disabled,
            "eventTypes": self.event_types,
            "url": self.url,
            "secret": self.secret,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.webhook_event_type_request import WebhookEventTypeRequest

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            disabled=given.pop("disabled", None),
            event_types=read_list(WebhookEventTypeRequest.read, given.pop("eventTypes", None)),
            url=given.pop("url", None),
            secret=given.pop("secret", None),
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
    from ..models.webhook_event_type_request import WebhookEventTypeRequest

    return {
        "disabled": bool,
        "eventTypes": checks.each(WebhookEventTypeRequest.check),
        "url": str,
        "secret": str,
    }
