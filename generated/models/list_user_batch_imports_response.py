# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, expect

if TYPE_CHECKING:
    from ..models.user_import import UserImport


T = TypeVar("T", bound="ListUserBatchImportsResponse")


@_attrs_define
class ListUserBatchImportsResponse:
    """One page of the users that a batch imported.

    Attributes:
        results (list[UserImport]): The users of this page.
        total_records (str): How many users were imported in all, an integer written as a string.
        next_page_token (str | Unset): Asks for the next page; left out on the last one.
    """

    results: list[UserImport]
    total_records: str
    next_page_token: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        total_records = self.total_records

        next_page_token = self.next_page_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "results": results,
                "total_records": total_records,
            }
        )
        if next_page_token is not UNSET:
            field_dict["next_page_token"] = next_page_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.user_import import UserImport  # noqa: PLC0415

        if not isinstance(src_dict, Mapping):
            raise TypeError(f"expected a JSON object, not {type(src_dict).__name__}")
        d = dict(src_dict)
        if d.get("results") is not None:
            expect(d["results"], list, "results")
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = UserImport.from_dict(results_item_data)

            results.append(results_item)

        total_records = d.pop("total_records")
        expect(total_records, str, "total_records")

        next_page_token = d.pop("next_page_token", UNSET)
        if next_page_token is not UNSET:
            expect(next_page_token, str, "next_page_token")

        list_user_batch_imports_response = cls(
            results=results,
            total_records=total_records,
            next_page_token=next_page_token,
        )

        list_user_batch_imports_response.additional_properties = d
        return list_user_batch_imports_response

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
