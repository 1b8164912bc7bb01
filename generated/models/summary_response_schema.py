# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.response_schema_type import ResponseSchemaType
    from ..models.summary_response_properties import SummaryResponseProperties


class SummaryResponseSchemaDict(TypedDict, total=False):
    """The fields of SummaryResponseSchema as a plain dict."""

    type: (
        ResponseSchemaType
        | Literal["ARRAY", "BOOLEAN", "INTEGER", "NUMBER", "OBJECT", "OPENAPI_TYPE_UNSPECIFIED", "STRING"]
        | None
    )
    title: str | None
    description: str | None
    format: str | None
    properties: Mapping[str, SummaryResponseSchemaDict] | None
    items: SummaryResponseSchemaDict | None
    required: Sequence[str] | None
    enum: Sequence[str] | None
    nullable: bool | None


@define
class SummaryResponseSchema(Model):
    """The shape of a structured answer, much as in OpenAPI: at the top usually an OBJECT with `properties`.
    `$schema` and `$id` are not allowed.

    Attributes:
        type_: The type of a value in a structured answer. One of `OPENAPI_TYPE_UNSPECIFIED`, `STRING`,
            `NUMBER`, `INTEGER`, `BOOLEAN`, `ARRAY`, `OBJECT`.
        title: A short name of the value.
        description: What the value means; the model reads it.
        format_: The format of the value; `enum` goes with `enum`.
        properties: The properties of an object, by name.
        items: The shape of a structured answer, much as in OpenAPI: at the top usually an OBJECT with
            `properties`. `$schema` and `$id` are not allowed.
        required: The properties that must be there.
        enum: The only values to choose from.
        nullable: Whether the value may be null.
    """

    type_: ResponseSchemaType | str | None = None
    title: str | None = None
    description: str | None = None
    format_: str | None = None
    properties: SummaryResponseProperties | None = None
    items: SummaryResponseSchema | None = None
    required: list[str] | None = None
    enum: list[str] | None = None
    nullable: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "type": self.type_,
            "title": self.title,
            "description": self.description,
            "format": self.format_,
            "properties": self.properties,
            "items": self.items,
            "required": self.required,
            "enum": self.enum,
            "nullable": self.nullable,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.response_schema_type import ResponseSchemaType
        from ..models.summary_response_properties import SummaryResponseProperties

        given = json_object(src_dict)
        model = cls(
            type_=ResponseSchemaType.read(given.pop("type", None)),
            title=given.pop("title", None),
            description=given.pop("description", None),
            format_=given.pop("format", None),
            properties=SummaryResponseProperties.read(given.pop("properties", None)),
            items=SummaryResponseSchema.read(given.pop("items", None)),
            required=given.pop("required", None),
            enum=given.pop("enum", None),
            nullable=given.pop("nullable", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks())


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.response_schema_type import ResponseSchemaType
    from ..models.summary_response_properties import SummaryResponseProperties

    return {
        "type": checks.one_of(ResponseSchemaType),
        "title": str,
        "description": str,
        "format": str,
        "properties": SummaryResponseProperties.check,
        "items": SummaryResponseSchema.check,
        "required": checks.each(str),
        "enum": checks.each(str),
        "nullable": bool,
    }
