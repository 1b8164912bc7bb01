# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.session_cache_options import SessionCacheOptions, SessionCacheOptionsDict
    from ..models.session_context_options import SessionContextOptions, SessionContextOptionsDict
    from ..models.session_event_options import SessionEventOptions, SessionEventOptionsDict
    from ..models.session_media_options import SessionMediaOptions, SessionMediaOptionsDict
    from ..models.session_slice import SessionSlice, SessionSliceDict


class GenerateSessionContextRequestDict(TypedDict, total=False):
    """The fields of GenerateSessionContextRequest as a plain dict."""

    slice: SessionSliceDict | None
    context: SessionContextOptionsDict | None
    events: SessionEventOptionsDict | None
    cache: SessionCacheOptionsDict | None
    media: SessionMediaOptionsDict | None


@define
class GenerateSessionContextRequest(Model):
    """What to prepare, and how.

    Attributes:
        slice_: Which part of the session is looked at; the beginning when left out.
        context: Which facts about the session are given; all of them when left out. `include` and `exclude`
            beat the single switches.
        events: Which events of the session are given, and what is said about each.
        cache: Whether stored results may be used.
        media: Which screenshots to take; only where FullStory has switched this on for the organisation.
    """

    slice_: SessionSlice | None = None
    context: SessionContextOptions | None = None
    events: SessionEventOptions | None = None
    cache: SessionCacheOptions | None = None
    media: SessionMediaOptions | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "slice": self.slice_,
            "context": self.context,
            "events": self.events,
            "cache": self.cache,
            "media": self.media,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.session_cache_options import SessionCacheOptions
        from ..models.session_context_options import SessionContextOptions
        from ..models.session_event_options import SessionEventOptions
        from ..models.session_media_options import SessionMediaOptions
        from ..models.session_slice import SessionSlice

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            slice_=SessionSlice.read(given.pop("slice", None)),
            context=SessionContextOptions.read(given.pop("context", None)),
            events=SessionEventOptions.read(given.pop("events", None)),
            cache=SessionCacheOptions.read(given.pop("cache", None)),
            media=SessionMediaOptions.read(given.pop("media", None)),
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
    from ..models.session_cache_options import SessionCacheOptions
    from ..models.session_context_options import SessionContextOptions
    from ..models.session_event_options import SessionEventOptions
    from ..models.session_media_options import SessionMediaOptions
    from ..models.session_slice import SessionSlice

    return {
        "slice": SessionSlice.check,
        "context": SessionContextOptions.check,
        "events": SessionEventOptions.check,
        "cache": SessionCacheOptions.check,
        "media": SessionMediaOptions.check,
    }
