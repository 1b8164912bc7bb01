# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.key_role import KeyRole


@define
class GetMeResponse(Model):
    """The API key, and the organisation it belongs to.

    Attributes:
        email: The email address of the key's owner; empty for an old key that belongs to the organisation.
        org_id: The id of the organisation.
        role: What the key may do, in the names of the app's roles: USER is a Standard key, ARCHITECT and ADMIN
            are keys of those levels. One of `UNKNOWN`, `ADMIN`, `USER`, `VIEW_ONLY`, `UMBRELLA_MANAGER`,
            `ARCHITECT`.
        embed_partner_id: The id of the partner that embeds FullStory, where there is one.
        client_id: The OAuth client that an access token was issued to.
        scopes: The scopes of an access token.
    """

    email: str | None = field(default=None, repr=False)
    org_id: str | None = None
    role: KeyRole | str | None = None
    embed_partner_id: str | None = None
    client_id: str | None = None
    scopes: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "email": self.email,
            "orgId": self.org_id,
            "role": self.role,
            "embedPartnerId": self.embed_partner_id,
            "clientId": self.client_id,
            "scopes": self.scopes,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.key_role import KeyRole

        given = json_object(src_dict)
        model = cls(
            email=given.pop("email", None),
            org_id=given.pop("orgId", None),
            role=KeyRole.read(given.pop("role", None)),
            embed_partner_id=given.pop("embedPartnerId", None),
            client_id=given.pop("clientId", None),
            scopes=given.pop("scopes", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
