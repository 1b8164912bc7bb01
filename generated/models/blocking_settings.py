# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.settings_metadata import SettingsMetadata


@define
class BlockingSettings(Model):
    """Whose visits are not recorded.

    Attributes:
        metadata: When settings were changed, and by whom.
        blocked_ips: IP addresses; `*` stands for any part.
        blocked_uas: User agents.
        blocked_app_ids: Ids of mobile apps.
    """

    metadata: SettingsMetadata | None = None
    blocked_ips: list[str] | None = field(default=None, repr=False)
    blocked_uas: list[str] | None = None
    blocked_app_ids: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "metadata": self.metadata,
            "blockedIps": self.blocked_ips,
            "blockedUas": self.blocked_uas,
            "blockedAppIds": self.blocked_app_ids,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.settings_metadata import SettingsMetadata

        given = json_object(src_dict)
        model = cls(
            metadata=SettingsMetadata.read(given.pop("metadata", None)),
            blocked_ips=given.pop("blockedIps", None),
            blocked_uas=given.pop("blockedUas", None),
            blocked_app_ids=given.pop("blockedAppIds", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
