# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_url_query import SessionUrlQuery


@define
class SessionUrl(Model):
    """The address of a page.

    Attributes:
        full_url: The whole address.
        host: The host.
        path: The path.
        query: The parameters of a query by name, each an object with the list `values`.
    """

    full_url: str | None = None
    host: str | None = None
    path: str | None = None
    query: SessionUrlQuery | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "full_url": self.full_url,
            "host": self.host,
            "path": self.path,
            "query": self.query,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_url_query import SessionUrlQuery

        given = json_object(src_dict)
        model = cls(
            full_url=given.pop("full_url", None),
            host=given.pop("host", None),
            path=given.pop("path", None),
            query=SessionUrlQuery.read(given.pop("query", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
