# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields


@define
class MetricAlertConfig(Model):
    """What raises the alert of a metric.

    Attributes:
        alert_name: The alert's name.
        alert_description: What the alert is for.
        alert_creator: Who set the alert up.
        alert_url: Where FullStory's app shows what raises the alert.
        metric_name: The metric's name.
        metric_description: What the metric says.
        metric_creator: Who made the metric.
        metric_url: Where FullStory's app shows the metric.
    """

    alert_name: str | None = None
    alert_description: str | None = None
    alert_creator: str | None = field(default=None, repr=False)
    alert_url: str | None = None
    metric_name: str | None = None
    metric_description: str | None = None
    metric_creator: str | None = field(default=None, repr=False)
    metric_url: str | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "alertName": self.alert_name,
            "alertDescription": self.alert_description,
            "alertCreator": self.alert_creator,
            "alertUrl": self.alert_url,
            "metricName": self.metric_name,
            "metricDescription": self.metric_description,
            "metricCreator": self.metric_creator,
            "metricUrl": self.metric_url,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""

        given = json_object(src_dict)
        model = cls(
            alert_name=given.pop("alertName", None),
            alert_description=given.pop("alertDescription", None),
            alert_creator=given.pop("alertCreator", None),
            alert_url=given.pop("alertUrl", None),
            metric_name=given.pop("metricName", None),
            metric_description=given.pop("metricDescription", None),
            metric_creator=given.pop("metricCreator", None),
            metric_url=given.pop("metricUrl", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
