# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list, take

if TYPE_CHECKING:
    from ..models.feature_settings import FeatureSettings


@define
class FeatureSettingsHistory(Model):
    """One page of the versions of the recording features.

    Attributes:
        next_pagination_token: The token for the next page; left out, null or empty on the last page.
        versions: The versions, newest first.
    """

    next_pagination_token: str | None = None
    versions: list[FeatureSettings] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "nextPaginationToken": self.next_pagination_token,
            "versions": self.versions,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.feature_settings import FeatureSettings

        given = json_object(src_dict)
        model = cls(
            next_pagination_token=take(given, "nextPaginationToken", "next_pagination_token"),
            versions=read_list(FeatureSettings.read, given.pop("versions", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
