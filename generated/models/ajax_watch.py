# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.ajax_recording import AjaxRecording


@define
class AjaxWatch(Model):
    """What is kept of the requests to some URLs.

    Attributes:
        url_regex: A regular expression for their URLs.
        record_req: ELIDE: the body is not kept. RECORD: all of it is kept. WHITELIST: the fields listed are
            kept. One of `ELIDE`, `RECORD`, `WHITELIST`.
        record_rsp: ELIDE: the body is not kept. RECORD: all of it is kept. WHITELIST: the fields listed are
            kept. One of `ELIDE`, `RECORD`, `WHITELIST`.
        whitelist_req: The fields of the request that are kept with `WHITELIST`.
        whitelist_rsp: The fields of the answer that are kept with `WHITELIST`.
    """

    url_regex: str | None = None
    record_req: AjaxRecording | str | None = None
    record_rsp: AjaxRecording | str | None = None
    whitelist_req: str | None = None
    whitelist_rsp: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "urlRegex": self.url_regex,
            "recordReq": self.record_req,
            "recordRsp": self.record_rsp,
            "whitelistReq": self.whitelist_req,
            "whitelistRsp": self.whitelist_rsp,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.ajax_recording import AjaxRecording

        given = json_object(src_dict)
        model = cls(
            url_regex=given.pop("urlRegex", None),
            record_req=AjaxRecording.read(given.pop("recordReq", None)),
            record_rsp=AjaxRecording.read(given.pop("recordRsp", None)),
            whitelist_req=given.pop("whitelistReq", None),
            whitelist_rsp=given.pop("whitelistRsp", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
