# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.noted_page import NotedPage


@define
class NoteCreated(Model):
    """The data of `note.created`.

    Attributes:
        id: The id of the note.
        created: When the note was made.
        author: Who made the note.
        text: What the note says.
        session_url: Where FullStory's app shows the session.
        user_url: Where FullStory's app shows the user.
        share_link: A link to the note that can be shared.
        noted_time: The moment in the session that the note is about.
        page_info: The page that a note is about.
    """

    id: str | None = None
    created: datetime | None = None
    author: str | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    session_url: str | None = field(default=None, repr=False)
    user_url: str | None = field(default=None, repr=False)
    share_link: str | None = field(default=None, repr=False)
    noted_time: datetime | None = None
    page_info: NotedPage | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "created": self.created,
            "author": self.author,
            "text": self.text,
            "sessionUrl": self.session_url,
            "userUrl": self.user_url,
            "shareLink": self.share_link,
            "notedTime": self.noted_time,
            "pageInfo": self.page_info,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.noted_page import NotedPage

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            created=read_datetime(given.pop("created", None)),
            author=given.pop("author", None),
            text=given.pop("text", None),
            session_url=given.pop("sessionUrl", None),
            user_url=given.pop("userUrl", None),
            share_link=given.pop("shareLink", None),
            noted_time=read_datetime(given.pop("notedTime", None)),
            page_info=NotedPage.read(given.pop("pageInfo", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
