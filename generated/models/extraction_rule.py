# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime, read_list

if TYPE_CHECKING:
    from ..models.extraction_mapping import ExtractionMapping
    from ..models.extraction_scope import ExtractionScope
    from ..models.extraction_source import ExtractionSource


@define
class ExtractionRule(Model):
    """An extraction rule.

    Attributes:
        name: What people call the rule.
        description: What the rule is for.
        scope: What the properties of a rule belong to. One of `UNSPECIFIED`, `PAGE`, `USER`, `ELEMENT`,
            `REQUEST`, `EVENT`.
        source: Where a rule finds its values; one of `element`, `url` and `network`.
        mappings: What it takes, and where that goes. In a rule of the scope `EVENT` exactly one has the target
            `api_name`.
        id: The id of the rule; without effect in a request.
        archived: Whether it is switched off; without effect in a request.
        created_at: When it was created; without effect in a request.
        updated_at: When it was last changed; without effect in a request.
        etag: Deprecated; always empty.
    """

    name: str | None = None
    description: str | None = None
    scope: ExtractionScope | str | None = None
    source: ExtractionSource | None = None
    mappings: list[ExtractionMapping] | None = None
    id: str | None = None
    archived: bool | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    etag: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "name": self.name,
            "description": self.description,
            "scope": self.scope,
            "source": self.source,
            "mappings": self.mappings,
            "id": self.id,
            "archived": self.archived,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "etag": self.etag,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.extraction_mapping import ExtractionMapping
        from ..models.extraction_scope import ExtractionScope
        from ..models.extraction_source import ExtractionSource

        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            description=given.pop("description", None),
            scope=ExtractionScope.read(given.pop("scope", None)),
            source=ExtractionSource.read(given.pop("source", None)),
            mappings=read_list(ExtractionMapping.read, given.pop("mappings", None)),
            id=given.pop("id", None),
            archived=given.pop("archived", None),
            created_at=read_datetime(given.pop("created_at", None)),
            updated_at=read_datetime(given.pop("updated_at", None)),
            etag=given.pop("etag", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
