# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.quota import Quota


@define
class GetQuotasResponse(Model):
    """The quotas of the current billing cycle.

    Attributes:
        session_quota: An allowance of the billing cycle, and how much of it is used.
        server_event_quota: An allowance of the billing cycle, and how much of it is used.
    """

    session_quota: Quota | None = None
    server_event_quota: Quota | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "session_quota": self.session_quota,
            "server_event_quota": self.server_event_quota,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.quota import Quota

        given = json_object(src_dict)
        model = cls(
            session_quota=Quota.read(given.pop("session_quota", None)),
            server_event_quota=Quota.read(given.pop("server_event_quota", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
