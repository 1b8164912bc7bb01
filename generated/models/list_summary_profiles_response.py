# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list, take

if TYPE_CHECKING:
    from ..models.summary_profile import SummaryProfile


@define
class ListSummaryProfilesResponse(Model):
    """One page of profiles.

    Attributes:
        profiles: The profiles on this page.
        next_page_token: The token for the next page; empty, null or left out on the last page.
    """

    profiles: list[SummaryProfile] | None = None
    next_page_token: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "profiles": self.profiles,
            "next_page_token": self.next_page_token,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.summary_profile import SummaryProfile

        given = json_object(src_dict)
        model = cls(
            profiles=read_list(SummaryProfile.read, given.pop("profiles", None)),
            next_page_token=take(given, "next_page_token", "next_pagination_token"),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
