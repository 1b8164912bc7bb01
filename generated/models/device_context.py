# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

T = TypeVar("T", bound="DeviceContext")


class DeviceContextDict(TypedDict, total=False):
    """The fields of DeviceContext as a plain dict."""

    manufacturer: str | None
    model: str | None
    screen_width: int | None
    screen_height: int | None
    viewport_width: int | None
    viewport_height: int | None


@_attrs_define
class DeviceContext:
    """The device an event came from.

    Attributes:
        manufacturer (str | Unset): Who made the device.
        model (str | Unset): The device's model.
        screen_width (int | Unset): The screen's width in pixels.
        screen_height (int | Unset): The screen's height in pixels.
        viewport_width (int | Unset): The visible area's width in pixels.
        viewport_height (int | Unset): The visible area's height in pixels.
    """

    manufacturer: str | Unset = UNSET
    model: str | Unset = UNSET
    screen_width: int | Unset = UNSET
    screen_height: int | Unset = UNSET
    viewport_width: int | Unset = UNSET
    viewport_height: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        manufacturer = self.manufacturer

        model = self.model

        screen_width = self.screen_width

        screen_height = self.screen_height

        viewport_width = self.viewport_width

        viewport_height = self.viewport_height

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if manufacturer is not UNSET:
            field_dict["manufacturer"] = manufacturer
        if model is not UNSET:
            field_dict["model"] = model
        if screen_width is not UNSET:
            field_dict["screen_width"] = screen_width
        if screen_height is not UNSET:
            field_dict["screen_height"] = screen_height
        if viewport_width is not UNSET:
            field_dict["viewport_width"] = viewport_width
        if viewport_height is not UNSET:
            field_dict["viewport_height"] = viewport_height

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        manufacturer = d.pop("manufacturer", UNSET)
        if manufacturer is not UNSET:
            expect(manufacturer, str, "manufacturer")

        model = d.pop("model", UNSET)
        if model is not UNSET:
            expect(model, str, "model")

        screen_width = d.pop("screen_width", UNSET)
        if screen_width is not UNSET:
            expect(screen_width, int, "screen_width")

        screen_height = d.pop("screen_height", UNSET)
        if screen_height is not UNSET:
            expect(screen_height, int, "screen_height")

        viewport_width = d.pop("viewport_width", UNSET)
        if viewport_width is not UNSET:
            expect(viewport_width, int, "viewport_width")

        viewport_height = d.pop("viewport_height", UNSET)
        if viewport_height is not UNSET:
            expect(viewport_height, int, "viewport_height")

        device_context = cls(
            manufacturer=manufacturer,
            model=model,
            screen_width=screen_width,
            screen_height=screen_height,
            viewport_width=viewport_width,
            viewport_height=viewport_height,
        )

        device_context.additional_properties = d
        return device_context

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
