# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.context_kind import ContextKind


class SessionContextOptionsDict(TypedDict, total=False):
    """The fields of SessionContextOptions as a plain dict."""

    include: Sequence[ContextKind | Literal["device", "location", "org", "user"]] | None
    exclude: Sequence[ContextKind | Literal["device", "location", "org", "user"]] | None
    exclude_org_context: bool | None
    exclude_user_context: bool | None
    exclude_location: bool | None
    exclude_device: bool | None
    exclude_descriptions: bool | None


@define
class SessionContextOptions(Model):
    """Which facts about the session are given; all of them when left out. `include` and `exclude` beat the single
    switches.

    Attributes:
        include: The only facts to give.
        exclude: The facts to leave out.
        exclude_org_context: Whether to leave out the organisation's name, industry, domain and country.
        exclude_user_context: Whether to leave out the user's name, email address and properties.
        exclude_location: Whether to leave out city, region and country.
        exclude_device: Whether to leave out browser, operating system and sizes.
        exclude_descriptions: Deprecated. `include_descriptions` of the events wins over it.
    """

    include: list[ContextKind | str] | None = None
    exclude: list[ContextKind | str] | None = None
    exclude_org_context: bool | None = None
    exclude_user_context: bool | None = None
    exclude_location: bool | None = None
    exclude_device: bool | None = None
    exclude_descriptions: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "include": self.include,
            "exclude": self.exclude,
            "exclude_org_context": self.exclude_org_context,
            "exclude_user_context": self.exclude_user_context,
            "exclude_location": self.exclude_location,
            "exclude_device": self.exclude_device,
            "exclude_descriptions": self.exclude_descriptions,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.context_kind import ContextKind

        given = json_object(src_dict)
        model = cls(
            include=read_list(ContextKind.read, given.pop("include", None)),
            exclude=read_list(ContextKind.read, given.pop("exclude", None)),
            exclude_org_context=given.pop("exclude_org_context", None),
            exclude_user_context=given.pop("exclude_user_context", None),
            exclude_location=given.pop("exclude_location", None),
            exclude_device=given.pop("exclude_device", None),
            exclude_descriptions=given.pop("exclude_descriptions", None),
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
    from ..models.context_kind import ContextKind

    return {
        "include": checks.each(checks.one_of(ContextKind)),
        "exclude": checks.each(checks.one_of(ContextKind)),
        "exclude_org_context": bool,
        "exclude_user_context": bool,
        "exclude_location": bool,
        "exclude_device": bool,
        "exclude_descriptions": bool,
    }
