# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

T = TypeVar("T", bound="LocationContext")


class LocationContextDict(TypedDict, total=False):
    """The fields of LocationContext as a plain dict."""

    country: str | None
    region: str | None
    city: str | None
    latitude: float | None
    longitude: float | None
    ip_address: str | None


@_attrs_define
class LocationContext:
    """Where an event happened.

    Attributes:
        country (str | Unset): The country, by its ISO 3166-1 alpha-2 code.
        region (str | Unset): The region, by its ISO 3166-2 code.
        city (str | Unset): The city's name.
        latitude (float | Unset): Degrees north of the equator.
        longitude (float | Unset): Degrees east of Greenwich.
        ip_address (str | Unset): The IP address.
    """

    country: str | Unset = UNSET
    region: str | Unset = UNSET
    city: str | Unset = _attrs_field(default=UNSET, repr=False)
    latitude: float | Unset = _attrs_field(default=UNSET, repr=False)
    longitude: float | Unset = _attrs_field(default=UNSET, repr=False)
    ip_address: str | Unset = _attrs_field(default=UNSET, repr=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        country = self.country

        region = self.region

        city = self.city

        latitude = self.latitude

        longitude = self.longitude

        ip_address = self.ip_address

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if country is not UNSET:
            field_dict["country"] = country
        if region is not UNSET:
            field_dict["region"] = region
        if city is not UNSET:
            field_dict["city"] = city
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if ip_address is not UNSET:
            field_dict["ip_address"] = ip_address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        country = d.pop("country", UNSET)
        if country is not UNSET:
            expect(country, str, "country")

        region = d.pop("region", UNSET)
        if region is not UNSET:
            expect(region, str, "region")

        city = d.pop("city", UNSET)
        if city is not UNSET:
            expect(city, str, "city")

        latitude = d.pop("latitude", UNSET)
        if latitude is not UNSET:
            expect(latitude, (int, float), "latitude")

        longitude = d.pop("longitude", UNSET)
        if longitude is not UNSET:
            expect(longitude, (int, float), "longitude")

        ip_address = d.pop("ip_address", UNSET)
        if ip_address is not UNSET:
            expect(ip_address, str, "ip_address")

        location_context = cls(
            country=country,
            region=region,
            city=city,
            latitude=latitude,
            longitude=longitude,
            ip_address=ip_address,
        )

        location_context.additional_properties = d
        return location_context

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
