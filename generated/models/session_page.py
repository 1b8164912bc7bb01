# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.session_page_event import SessionPageEvent


@define
class SessionPage(Model):
    """A page that the user saw, or a screen.

    Attributes:
        url: The address of the page.
        title: The title of the page.
        tab: The tab of the browser, counted from 1; left out where there are no tabs.
        events: What happened on it, oldest first.
    """

    url: str | None = field(default=None, repr=False)
    title: str | None = field(default=None, repr=False)
    tab: int | None = None
    events: list[SessionPageEvent] | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "url": self.url,
            "title": self.title,
            "tab": self.tab,
            "events": self.events,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.session_page_event import SessionPageEvent

        given = json_object(src_dict)
        model = cls(
            url=given.pop("url", None),
            title=given.pop("title", None),
            tab=given.pop("tab", None),
            events=read_list(SessionPageEvent.read, given.pop("events", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
