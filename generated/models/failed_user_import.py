# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.rejected_user import RejectedUser


@define
class FailedUserImport(Model):
    """A user that could not be imported, and why.

    Attributes:
        message: An explanation for people.
        code: A short snake_case word for programs, such as `required_field`.
        user: A user as it was sent in the batch; it may break the very limits it was refused for.
    """

    message: str
    code: str
    user: RejectedUser
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "message": self.message,
            "code": self.code,
            "user": self.user,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.rejected_user import RejectedUser

        given = json_object(src_dict)
        model = cls(
            message=given.pop("message", None),
            code=given.pop("code", None),
            user=RejectedUser.read(given.pop("user", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
