# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.property_type import PropertyType
    from ..models.property_types import PropertyTypes


T = TypeVar("T", bound="PropertySchema")


class PropertySchemaDict(TypedDict, total=False):
    """The fields of PropertySchema as a plain dict."""

    properties: (
        Mapping[
            str, PropertyType | Literal["bool", "bools", "date", "dates", "int", "ints", "real", "reals", "str", "strs"]
        ]
        | None
    )


@_attrs_define
class PropertySchema:
    """Types that override FullStory's own guess, which takes every number as a real.

    Attributes:
        properties (PropertyTypes | Unset): The type of each property, by name; a nested one by its dotted path, such as
            `location.code`.
    """

    properties: PropertyTypes | Unset = _attrs_field(default=UNSET, repr=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.properties, Unset):
            properties = self.properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if properties is not UNSET:
            field_dict["properties"] = properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.property_types import PropertyTypes  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        _properties = d.pop("properties", UNSET)
        properties: PropertyTypes | Unset
        if isinstance(_properties, Unset):
            properties = UNSET
        else:
            properties = PropertyTypes.from_dict(_properties)

        property_schema = cls(
            properties=properties,
        )

        property_schema.additional_properties = d
        return property_schema

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
