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


class SessionMediaOptionsDict(TypedDict, total=False):
    """The fields of SessionMediaOptions as a plain dict."""

    include_screenshots: bool | None
    screenshot_event_types: (
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
    crop_screenshot_to_selector: bool | None
    full_page_screenshots: bool | None


@define
class SessionMediaOptions(Model):
    """Which screenshots to take; only where FullStory has switched this on for the organisation.

    Attributes:
        include_screenshots: Whether to take screenshots.
        screenshot_event_types: The kinds of events to take them of; `navigate` and `click` when left out.
        crop_screenshot_to_selector: Whether a screenshot shows only the element that the event happened on.
        full_page_screenshots: Whether a screenshot shows the whole page.
    """

    include_screenshots: bool | None = None
    screenshot_event_types: list[SessionEventKind | str] | None = None
    crop_screenshot_to_selector: bool | None = None
    full_page_screenshots: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "include_screenshots": self.include_screenshots,
            "screenshot_event_types": self.screenshot_event_types,
            "crop_screenshot_to_selector": self.crop_screenshot_to_selector,
            "full_page_screenshots": self.full_page_screenshots,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.session_event_kind import SessionEventKind

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            include_screenshots=given.pop("include_screenshots", None),
            screenshot_event_types=read_list(SessionEventKind.read, given.pop("screenshot_event_types", None)),
            crop_screenshot_to_selector=given.pop("crop_screenshot_to_selector", None),
            full_page_screenshots=given.pop("full_page_screenshots", None),
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
        "include_screenshots": bool,
        "screenshot_event_types": checks.each(checks.one_of(SessionEventKind)),
        "crop_screenshot_to_selector": bool,
        "full_page_screenshots": bool,
    }
