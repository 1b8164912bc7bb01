# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.session_event_kind import SessionEventKind


class SessionEventOptionsDict(TypedDict, total=False):
    """The fields of SessionEventOptions as a plain dict."""

    include_types: (
        Sequence[
            SessionEventKind
            | Literal[
                "click",
                "console-error",
                "copy",
                "dead-click",
                "element-seen",
                "error-click",
                "highlight",
                "input-change",
                "mouse-thrash",
                "navigate",
                "network-error",
                "paste",
                "rage-click",
            ]
        ]
        | None
    )
    exclude_types: (
        Sequence[
            SessionEventKind
            | Literal[
                "click",
                "console-error",
                "copy",
                "dead-click",
                "element-seen",
                "error-click",
                "highlight",
                "input-change",
                "mouse-thrash",
                "navigate",
                "network-error",
                "paste",
                "rage-click",
            ]
        ]
        | None
    )
    exclude_defined_events: bool | None
    exclude_api_events: bool | None
    exclude_event_timestamps: bool | None
    exclude_selectors: bool | None
    include_selector_tags: bool | None
    include_tab_index: bool | None
    include_descriptions: bool | None
    trim_to_last_n_selectors: int | None


@define
class SessionEventOptions(Model):
    """Which events of the session are given, and what is said about each.

    Attributes:
        include_types: The only kinds of events to give.
        exclude_types: The kinds of events to leave out.
        exclude_defined_events: Whether to leave the names of defined events out of the descriptions.
        exclude_api_events: Whether to leave out custom events that were sent by API.
        exclude_event_timestamps: Whether to leave out the times of events.
        exclude_selectors: Whether to leave out CSS selectors.
        include_selector_tags: Whether selectors keep the names of tags, such as `div`.
        include_tab_index: Whether to say which tab of the browser an event happened in.
        include_descriptions: Whether to describe pages and elements.
        trim_to_last_n_selectors: How many of the last parts of a selector to keep; all of them if it is 0.
    """

    include_types: list[SessionEventKind | str] | None = None
    exclude_types: list[SessionEventKind | str] | None = None
    exclude_defined_events: bool | None = None
    exclude_api_events: bool | None = None
    exclude_event_timestamps: bool | None = None
    exclude_selectors: bool | None = None
    include_selector_tags: bool | None = None
    include_tab_index: bool | None = None
    include_descriptions: bool | None = None
    trim_to_last_n_selectors: int | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "include_types": self.include_types,
            "exclude_types": self.exclude_types,
            "exclude_defined_events": self.exclude_defined_events,
            "exclude_api_events": self.exclude_api_events,
            "exclude_event_timestamps": self.exclude_event_timestamps,
            "exclude_selectors": self.exclude_selectors,
            "include_selector_tags": self.include_selector_tags,
            "include_tab_index": self.include_tab_index,
            "include_descriptions": self.include_descriptions,
            "trim_to_last_n_selectors": self.trim_to_last_n_selectors,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_event_kind import SessionEventKind

        given = json_object(src_dict)
        model = cls(
            include_types=read_list(SessionEventKind.read, given.pop("include_types", None)),
            exclude_types=read_list(SessionEventKind.read, given.pop("exclude_types", None)),
            exclude_defined_events=given.pop("exclude_defined_events", None),
            exclude_api_events=given.pop("exclude_api_events", None),
            exclude_event_timestamps=given.pop("exclude_event_timestamps", None),
            exclude_selectors=given.pop("exclude_selectors", None),
            include_selector_tags=given.pop("include_selector_tags", None),
            include_tab_index=given.pop("include_tab_index", None),
            include_descriptions=given.pop("include_descriptions", None),
            trim_to_last_n_selectors=given.pop("trim_to_last_n_selectors", None),
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
    from ..models.session_event_kind import SessionEventKind

    return {
        "include_types": checks.each(checks.one_of(SessionEventKind)),
        "exclude_types": checks.each(checks.one_of(SessionEventKind)),
        "exclude_defined_events": bool,
        "exclude_api_events": bool,
        "exclude_event_timestamps": bool,
        "exclude_selectors": bool,
        "include_selector_tags": bool,
        "include_tab_index": bool,
        "include_descriptions": bool,
        "trim_to_last_n_selectors": int,
    }
