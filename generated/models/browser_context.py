# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields


class BrowserContextDict(TypedDict, total=False):
    """The fields of BrowserContext as a plain dict."""

    url: str | None
    user_agent: str | None
    initial_referrer: str | None


@define
class BrowserContext(Model):
    """The browser an event came from.

    Attributes:
        url: The address of the page.
        user_agent: The browser's user agent string.
        initial_referrer: The address of the page that led to the first page of the visit.
    """

    url: str | None = field(default=None, repr=False)
    user_agent: str | None = None
    initial_referrer: str | None = field(default=None, repr=False)
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "url": self.url,
            "user_agent": self.user_agent,
            "initial_referrer": self.initial_referrer,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            url=given.pop("url", None),
            user_agent=given.pop("user_agent", None),
            initial_referrer=given.pop("initial_referrer", None),
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

    return {
        "url": str,
        "user_agent": str,
        "initial_referrer": str,
    }
