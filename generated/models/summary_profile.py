# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_configuration import SessionConfiguration
    from ..models.summary_model_options import SummaryModelOptions


@define
class SummaryProfile(Model):
    """A stored profile. After it was created or updated, the server may answer with no more than its id.

    Attributes:
        id: The id of the profile.
        name: The name that the app shows.
        configuration: What a summary is made of.
        llm: What the language model is asked.
    """

    id: str | None = None
    name: str | None = None
    configuration: SessionConfiguration | None = None
    llm: SummaryModelOptions | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "name": self.name,
            "configuration": self.configuration,
            "llm": self.llm,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_configuration import SessionConfiguration
        from ..models.summary_model_options import SummaryModelOptions

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            name=given.pop("name", None),
            configuration=SessionConfiguration.read(given.pop("configuration", None)),
            llm=SummaryModelOptions.read(given.pop("llm", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
