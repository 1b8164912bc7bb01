# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.session_targeting_rule import SessionTargetingRule
    from ..models.settings_metadata import SettingsMetadata


@define
class TargetingSettings(Model):
    """The rules that choose which sessions of mobile apps are recorded.

    Attributes:
        metadata: When settings were changed, and by whom.
        session_targeting_rules: The rules.
    """

    metadata: SettingsMetadata | None = None
    session_targeting_rules: list[SessionTargetingRule] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "metadata": self.metadata,
            "sessionTargetingRules": self.session_targeting_rules,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_targeting_rule import SessionTargetingRule
        from ..models.settings_metadata import SettingsMetadata

        given = json_object(src_dict)
        model = cls(
            metadata=SettingsMetadata.read(given.pop("metadata", None)),
            session_targeting_rules=read_list(SessionTargetingRule.read, given.pop("sessionTargetingRules", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
