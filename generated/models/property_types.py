# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.property_type import PropertyType

T = TypeVar("T", bound="PropertyTypes")


@_attrs_define(eq=False)
class PropertyTypes(MutableMapping[str, PropertyType]):
    """The type of each property, by name; a nested one by its dotted path, such as `location.code`."""

    additional_properties: dict[str, PropertyType] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        for prop_name, prop in self.additional_properties.items():
            field_dict[prop_name] = prop.value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        property_types = cls()

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional_property = PropertyType(prop_dict)

            additional_properties[prop_name] = additional_property

        property_types.additional_properties = additional_properties
        return property_types

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> PropertyType:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: PropertyType) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
