# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_list

if TYPE_CHECKING:
    from ..models.condition_attribute import ConditionAttribute
    from ..models.condition_join import ConditionJoin
    from ..models.condition_operator import ConditionOperator
    from ..models.condition_value import ConditionValue


@define
class TargetingCondition(Model):
    """What something about a session must be.

    Attributes:
        attr: What a condition looks at. One of `UID`, `IP`, `LOCATION`, `PLATFORM`, `DOMAIN`, `USER_AGENT`,
            `APP_VERSION`, `BUILD_TYPE`, `FS_VERSION`, `FS_BUILD_ID`, `OS_VERSION`, `MODEL`, `MANUFACTURER`,
            `APP_NAME`, `APP_PACKAGE`.
        op: How a condition compares. One of `EQ`, `NEQ`, `LT`, `LTE`, `GT`, `GTE`, `RANGE`, `CONTAINS`.
        values: What it is compared with.
        join_previous: How this goes together with the one before it. One of `AND`, `OR`.
    """

    attr: ConditionAttribute | str | None = None
    op: ConditionOperator | str | None = None
    values: list[ConditionValue] | None = field(default=None, repr=False)
    join_previous: ConditionJoin | str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "attr": self.attr,
            "op": self.op,
            "values": self.values,
            "joinPrevious": self.join_previous,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.condition_attribute import ConditionAttribute
        from ..models.condition_join import ConditionJoin
        from ..models.condition_operator import ConditionOperator
        from ..models.condition_value import ConditionValue

        given = json_object(src_dict)
        model = cls(
            attr=ConditionAttribute.read(given.pop("attr", None)),
            op=ConditionOperator.read(given.pop("op", None)),
            values=read_list(ConditionValue.read, given.pop("values", None)),
            join_previous=ConditionJoin.read(given.pop("joinPrevious", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
