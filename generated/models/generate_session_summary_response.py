# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.structured_summary import StructuredSummary
    from ..models.summary_response_schema import SummaryResponseSchema


@define
class GenerateSessionSummaryResponse(Model):
    """What a language model says about the session.

    Attributes:
        summary: The summary as text.
        response: The summary in the shape that was asked for.
        response_schema: The shape of a structured answer, much as in OpenAPI: at the top usually an OBJECT with
            `properties`. `$schema` and `$id` are not allowed.
    """

    summary: str | None = field(default=None, repr=False)
    response: StructuredSummary | None = field(default=None, repr=False)
    response_schema: SummaryResponseSchema | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "summary": self.summary,
            "response": self.response,
            "response_schema": self.response_schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.structured_summary import StructuredSummary
        from ..models.summary_response_schema import SummaryResponseSchema

        given = json_object(src_dict)
        model = cls(
            summary=given.pop("summary", None),
            response=StructuredSummary.read(given.pop("response", None)),
            response_schema=SummaryResponseSchema.read(given.pop("response_schema", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
