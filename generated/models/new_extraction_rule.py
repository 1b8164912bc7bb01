# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_datetime, read_list

if TYPE_CHECKING:
    from ..models.extraction_mapping import ExtractionMapping, ExtractionMappingDict
    from ..models.extraction_scope import ExtractionScope
    from ..models.extraction_source import ExtractionSource, ExtractionSourceDict


class NewExtractionRuleDict(TypedDict, total=False):
    """The fields of NewExtractionRule as a plain dict."""

    name: Required[str]
    scope: Required[ExtractionScope | Literal["ELEMENT", "EVENT", "PAGE", "REQUEST", "UNSPECIFIED", "USER"]]
    source: Required[ExtractionSourceDict]
    mappings: Required[Sequence[ExtractionMappingDict]]
    description: str | None
    id: str | None
    archived: bool | None
    created_at: datetime | str | None
    updated_at: datetime | str | None
    etag: str | None


@define
class NewExtractionRule(Model):
    """An extraction rule. One of the scope `REQUEST` or `EVENT` has a network source.

    Attributes:
        name: What people call the rule. At most 256 characters.
        scope: What the properties of a rule belong to. One of `UNSPECIFIED`, `PAGE`, `USER`, `ELEMENT`,
            `REQUEST`, `EVENT`.
        source: Where a rule finds its values; one of `element`, `url` and `network`.
        mappings: What it takes, and where that goes. In a rule of the scope `EVENT` exactly one has the target
            `api_name`.
        description: What the rule is for. At most 1,024 characters.
        id: The id of the rule; without effect in a request.
        archived: Whether it is switched off; without effect in a request.
        created_at: When it was created; without effect in a request.
        updated_at: When it was last changed; without effect in a request.
        etag: Deprecated; always empty.
    """

    name: str
    scope: ExtractionScope | str
    source: ExtractionSource
    mappings: list[ExtractionMapping]
    description: str | None = None
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
            "scope": self.scope,
            "source": self.source,
            "mappings": self.mappings,
            "description": self.description,
            "id": self.id,
            "archived": self.archived,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "etag": self.etag,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.extraction_mapping import ExtractionMapping
        from ..models.extraction_scope import ExtractionScope
        from ..models.extraction_source import ExtractionSource

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            name=given.pop("name", None),
            scope=ExtractionScope.read(given.pop("scope", None)),
            source=ExtractionSource.read(given.pop("source", None)),
            mappings=read_list(ExtractionMapping.read, given.pop("mappings", None)),
            description=given.pop("description", None),
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

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(
            value,
            path,
            _checks(),
            required=(
                "name",
                "scope",
                "source",
                "mappings",
            ),
        )


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.extraction_mapping import ExtractionMapping
    from ..models.extraction_scope import ExtractionScope
    from ..models.extraction_source import ExtractionSource

    return {
        "name": str,
        "scope": checks.one_of(ExtractionScope),
        "source": ExtractionSource.check,
        "mappings": checks.each(ExtractionMapping.check),
        "description": str,
        "id": str,
        "archived": bool,
        "created_at": checks.moment,
        "updated_at": checks.moment,
        "etag": str,
    }
