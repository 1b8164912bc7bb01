# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class SegmentTrendAlertConfig(Model):
    """What raises the alert of a segment.

    Attributes:
        description: What the alert is for.
        threshold: The value from which the alert is raised.
        direction: Whether the alert is raised above or below the threshold, `ABOVE` or `BELOW`.
        duration: The time that is looked at, `DAILY`, `WEEKLY` or `MONTHLY`.
        alert_url: Where FullStory's app shows what raises the alert.
        alert_creator: Who set the alert up.
        segment_url: Where FullStory's app shows the segment.
        segment_creator: Who made the segment.
        segment_name: The segment's name.
    """

    description: str | None = None
    threshold: float | None = None
    direction: str | None = None
    duration: str | None = None
    alert_url: str | None = None
    alert_creator: str | None = field(default=None, repr=False)
    segment_url: str | None = None
    segment_creator: str | None = field(default=None, repr=False)
    segment_name: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "description": self.description,
            "threshold": self.threshold,
            "direction": self.direction,
            "duration": self.duration,
            "alertUrl": self.alert_url,
            "alertCreator": self.alert_creator,
            "segmentUrl": self.segment_url,
            "segmentCreator": self.segment_creator,
            "segmentName": self.segment_name,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            description=given.pop("description", None),
            threshold=given.pop("threshold", None),
            direction=given.pop("direction", None),
            duration=given.pop("duration", None),
            alert_url=given.pop("alertUrl", None),
            alert_creator=given.pop("alertCreator", None),
            segment_url=given.pop("segmentUrl", None),
            segment_creator=given.pop("segmentCreator", None),
            segment_name=given.pop("segmentName", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
