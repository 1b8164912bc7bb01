# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.record_geo_mode import RecordGeoMode
    from ..models.settings_metadata import SettingsMetadata


@define
class GeoSettings(Model):
    """The countries that are recorded.

    Attributes:
        metadata: When settings were changed, and by whom.
        record_geo_mode: GEO_ALL: all countries are recorded. GEO_ALLOW_LIST: only those listed. GEO_BLOCK_LIST:
            all but those listed. One of `GEO_ALL`, `GEO_ALLOW_LIST`, `GEO_BLOCK_LIST`.
        record_geo_zones: Country codes.
    """

    metadata: SettingsMetadata | None = None
    record_geo_mode: RecordGeoMode | str | None = None
    record_geo_zones: list[str] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "metadata": self.metadata,
            "recordGeoMode": self.record_geo_mode,
            "recordGeoZones": self.record_geo_zones,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.record_geo_mode import RecordGeoMode
        from ..models.settings_metadata import SettingsMetadata

        given = json_object(src_dict)
        model = cls(
            metadata=SettingsMetadata.read(given.pop("metadata", None)),
            record_geo_mode=RecordGeoMode.read(given.pop("recordGeoMode", None)),
            record_geo_zones=given.pop("recordGeoZones", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
