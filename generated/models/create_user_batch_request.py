# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Required, Self, TypedDict

from attrs import define, field

from .. import checks
from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.user_import_request import UserImportRequest, UserImportRequestDict


class CreateUserBatchRequestDict(TypedDict, total=False):
    """The fields of CreateUserBatchRequest as a plain dict."""

    requests: Required[Sequence[UserImportRequestDict]]


@define
class CreateUserBatchRequest(Model):
    """The users to import.

    Attributes:
        requests: The users: the fields of `create`, or `id` to update a user by its id. At most 50,000 items.
    """

    requests: list[UserImportRequest]
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "requests": self.requests,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object, checked like a request."""
        from ..models.user_import_request import UserImportRequest

        cls.check(src_dict)
        given = json_object(src_dict)
        model = cls(
            requests=read_list(UserImportRequest.read, given.pop("requests", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model

    @staticmethod
    def check(value: Any, path: str = "") -> None:
        """Raise InvalidFieldError for the first thing in a plain mapping that the API would refuse."""
        checks.check_object(value, path, _checks(), required=("requests",))


@cache
def _checks() -> dict[str, checks.Check]:
    from ..models.user_import_request import UserImportRequest

    return {
        "requests": checks.each(UserImportRequest.check),
    }
