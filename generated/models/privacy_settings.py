# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.ajax_watch import AjaxWatch
    from ..models.element_block import ElementBlock
    from ..models.element_rule_groups import ElementRuleGroups
    from ..models.settings_metadata import SettingsMetadata


@define
class PrivacySettings(Model):
    """What is blocked or masked, and what is kept of network requests.

    Attributes:
        metadata: When settings were changed, and by whom.
        element_blocks: The element block rules.
        ajax_watches: What is kept of network requests, by URL.
        discard_ip_addresses: Whether visitors' IP addresses are thrown away.
        default_privacy_mode: What happens to elements without a rule, such as `PRIVACY_MODE_OFF`.
        element_rule_groups: Groups of element block rules, by id.
    """

    metadata: SettingsMetadata | None = None
    element_blocks: list[ElementBlock] | None = None
    ajax_watches: list[AjaxWatch] | None = None
    discard_ip_addresses: bool | None = None
    default_privacy_mode: str | None = None
    element_rule_groups: ElementRuleGroups | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "metadata": self.metadata,
            "elementBlocks": self.element_blocks,
            "ajaxWatches": self.ajax_watches,
            "discardIpAddresses": self.discard_ip_addresses,
            "defaultPrivacyMode": self.default_privacy_mode,
            "elementRuleGroups": self.element_rule_groups,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.ajax_watch import AjaxWatch
        from ..models.element_block import ElementBlock
        from ..models.element_rule_groups import ElementRuleGroups
        from ..models.settings_metadata import SettingsMetadata

        given = json_object(src_dict)
        model = cls(
            metadata=SettingsMetadata.read(given.pop("metadata", None)),
            element_blocks=read_list(ElementBlock.read, given.pop("elementBlocks", None)),
            ajax_watches=read_list(AjaxWatch.read, given.pop("ajaxWatches", None)),
            discard_ip_addresses=given.pop("discardIpAddresses", None),
            default_privacy_mode=given.pop("defaultPrivacyMode", None),
            element_rule_groups=ElementRuleGroups.read(given.pop("elementRuleGroups", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
