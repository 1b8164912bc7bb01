# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.export_scope import ExportScope


class ExportEventDetailsDict(TypedDict, total=False):
    """The fields of ExportEventDetails as a plain dict."""

    scope: (
        ExportScope
        | Literal[
            "SCOPE_EVENT", "SCOPE_EVENTS", "SCOPE_INDIVIDUAL", "SCOPE_INDIVIDUALS", "SCOPE_PAGES", "SCOPE_SESSIONS"
        ]
        | None
    )


@define
class ExportEventDetails(Model):
    """Which events to export.

    Attributes:
        scope: Which events an export holds. SCOPE_EVENTS: those that match the segment's event filters.
            SCOPE_INDIVIDUALS, SCOPE_SESSIONS, SCOPE_PAGES: all events of the people, sessions or pages that match.
            SCOPE_EVENT and SCOPE_INDIVIDUAL are other spellings. One of `SCOPE_EVENTS`, `SCOPE_INDIVIDUALS`,
            `SCOPE_SESSIONS`, `SCOPE_PAGES`, `SCOPE_EVENT`, `SCOPE_INDIVIDUAL`.
    """

    scope: ExportScope | str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "scope": self.scope,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.export_scope import ExportScope

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            scope=ExportScope.read(given.pop("scope", None)),
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
    from ..models.export_scope import ExportScope

    return {
        "scope": checks.one_of(ExportScope),
    }
