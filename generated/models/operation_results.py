# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, take


@define
class OperationResults(Model):
    """What came of an operation; other types than exports have results that are not documented.

    Attributes:
        search_export_id: The id of a finished export, which its file is fetched with.
        expires: When the file of an export will be deleted.
    """

    search_export_id: str | None = None
    expires: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "searchExportId": self.search_export_id,
            "expires": self.expires,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            search_export_id=take(given, "searchExportId", "search_export_id"),
            expires=read_datetime(given.pop("expires", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
