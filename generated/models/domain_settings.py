# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.recorded_domain import RecordedDomain
    from ..models.settings_metadata import SettingsMetadata


@define
class DomainSettings(Model):
    """The domains that are recorded.

    Attributes:
        metadata: When settings were changed, and by whom.
        only_record_known_domains: Whether domains that are not listed are left out.
        domains: The domains.
    """

    metadata: SettingsMetadata | None = None
    only_record_known_domains: bool | None = None
    domains: list[RecordedDomain] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "metadata": self.metadata,
            "onlyRecordKnownDomains": self.only_record_known_domains,
            "domains": self.domains,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.recorded_domain import RecordedDomain
        from ..models.settings_metadata import SettingsMetadata

        given = json_object(src_dict)
        model = cls(
            metadata=SettingsMetadata.read(given.pop("metadata", None)),
            only_record_known_domains=given.pop("onlyRecordKnownDomains", None),
            domains=read_list(RecordedDomain.read, given.pop("domains", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
