# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.summary_response_schema import SummaryResponseSchema, SummaryResponseSchemaDict


class SummaryModelOptionsDict(TypedDict, total=False):
    """The fields of SummaryModelOptions as a plain dict."""

    pre_prompt: str | None
    post_prompt: str | None
    temperature: float | None
    response_schema: SummaryResponseSchemaDict | None


@define
class SummaryModelOptions(Model):
    """What the language model is asked.

    Attributes:
        pre_prompt: What the model reads before the session.
        post_prompt: What the model reads after the session.
        temperature: How random the answer may be; the range is not documented.
        response_schema: The shape of a structured answer, much as in OpenAPI: at the top usually an OBJECT with
            `properties`. `$schema` and `$id` are not allowed.
    """

    pre_prompt: str | None = None
    post_prompt: str | None = None
    temperature: float | None = None
    response_schema: SummaryResponseSchema | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "pre_prompt": self.pre_prompt,
            "post_prompt": self.post_prompt,
            "temperature": self.temperature,
            "response_schema": self.response_schema,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.summary_response_schema import SummaryResponseSchema

        given = json_object(src_dict)
        model = cls(
            pre_prompt=given.pop("pre_prompt", None),
            post_prompt=given.pop("post_prompt", None),
            temperature=given.pop("temperature", None),
            response_schema=SummaryResponseSchema.read(given.pop("response_schema", None)),
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
    from ..models.summary_response_schema import SummaryResponseSchema

    return {
        "pre_prompt": str,
        "post_prompt": str,
        "temperature": checks.NUMBER,
        "response_schema": SummaryResponseSchema.check,
    }
