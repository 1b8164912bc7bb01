# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.segment_trend_alert_config import SegmentTrendAlertConfig


@define
class SegmentTrendAlert(Model):
    """The data of `segment.trend.alert`.

    Attributes:
        id: The id of the alert.
        timestamp: When the alert was raised.
        value: The value that raised the alert.
        notification_url: Where FullStory's app shows the alert.
        alert_config: What raises the alert of a segment.
    """

    id: str | None = None
    timestamp: datetime | None = None
    value: float | None = None
    notification_url: str | None = None
    alert_config: SegmentTrendAlertConfig | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "timestamp": self.timestamp,
            "value": self.value,
            "notificationUrl": self.notification_url,
            "alertConfig": self.alert_config,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.segment_trend_alert_config import SegmentTrendAlertConfig

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            timestamp=read_datetime(given.pop("timestamp", None)),
            value=given.pop("value", None),
            notification_url=given.pop("notificationUrl", None),
            alert_config=SegmentTrendAlertConfig.read(given.pop("alertConfig", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
