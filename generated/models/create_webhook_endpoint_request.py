# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.webhook_event_type_request import WebhookEventTypeRequest, WebhookEventTypeRequestDict


class CreateWebhookEndpointRequestDict(TypedDict, total=False):
    """The fields of CreateWebhookEndpointRequest as a plain dict."""

    url: Required[str]
    eventTypes: Sequence[WebhookEventTypeRequestDict] | None
    secret: str | None


@define
class CreateWebhookEndpointRequest(Model):
    """A webhook endpoint to create.

    Attributes:
        url: The URL that receives events, with http or https.
        event_types: The kinds of events it receives.
        secret: Signs what the endpoint receives, see `fullstory.webhooks.verify`. It cannot be read back.
    """

    url: str
    event_types: list[WebhookEventTypeRequest] | None = None
    secret: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "url": self.url,
            "eventTypes": self.event_types,
            "secret": self.secret,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.webhook_event_type_request import WebhookEventTypeRequest

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            url=given.pop("url", None),
            event_types=read_list(WebhookEventTypeRequest.read, given.pop("eventTypes", None)),
            secret=given.pop("secret", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("url",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.webhook_event_type_request import WebhookEventTypeRequest

    return {
        "url": str,
        "eventTypes": checks.each(WebhookEventTypeRequest.check),
        "secret": str,
    }
