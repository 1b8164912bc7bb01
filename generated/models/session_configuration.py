# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_cache_options import SessionCacheOptions
    from ..models.session_context_options import SessionContextOptions
    from ..models.session_event_options import SessionEventOptions
    from ..models.session_slice import SessionSlice


@define
class SessionConfiguration(Model):
    """What a summary is made of.

    Attributes:
        slice_: Which part of the session is looked at; the beginning when left out.
        context: Which facts about the session are given; all of them when left out. `include` and `exclude`
            beat the single switches.
        events: Which events of the session are given, and what is said about each.
        cache: Whether stored results may be used.
    """

    slice_: SessionSlice | None = None
    context: SessionContextOptions | None = None
    events: SessionEventOptions | None = None
    cache: SessionCacheOptions | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "slice": self.slice_,
            "context": self.context,
            "events": self.events,
            "cache": self.cache,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_cache_options import SessionCacheOptions
        from ..models.session_context_options import SessionContextOptions
        from ..models.session_event_options import SessionEventOptions
        from ..models.session_slice import SessionSlice

        given = json_object(src_dict)
        model = cls(
            slice_=SessionSlice.read(given.pop("slice", None)),
            context=SessionContextOptions.read(given.pop("context", None)),
            events=SessionEventOptions.read(given.pop("events", None)),
            cache=SessionCacheOptions.read(given.pop("cache", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
