# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields

if TYPE_CHECKING:
    from ..models.settings_metadata import SettingsMetadata


@define
class FeatureSettings(Model):
    """Which parts of recording are switched on.

    Attributes:
        metadata: When settings were changed, and by whom.
        enabled: Whether anything is recorded.
        console_watcher: Whether messages of the browser's console are recorded.
        ajax_watcher: Whether network requests are recorded.
        resource_uploading: Whether stylesheets, fonts and images are uploaded, so that replays look right
            later.
        client_side_rage_click: Whether rage clicks are detected in the browser.
        recording_shutoff: Whether FullStory's staff have switched recording off.
    """

    metadata: SettingsMetadata | None = None
    enabled: bool | None = None
    console_watcher: bool | None = None
    ajax_watcher: bool | None = None
    resource_uploading: bool | None = None
    client_side_rage_click: bool | None = None
    recording_shutoff: bool | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "metadata": self.metadata,
            "enabled": self.enabled,
            "consoleWatcher": self.console_watcher,
            "ajaxWatcher": self.ajax_watcher,
            "resourceUploading": self.resource_uploading,
            "clientSideRageClick": self.client_side_rage_click,
            "recordingShutoff": self.recording_shutoff,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.settings_metadata import SettingsMetadata

        given = json_object(src_dict)
        model = cls(
            metadata=SettingsMetadata.read(given.pop("metadata", None)),
            enabled=given.pop("enabled", None),
            console_watcher=given.pop("consoleWatcher", None),
            ajax_watcher=given.pop("ajaxWatcher", None),
            resource_uploading=given.pop("resourceUploading", None),
            client_side_rage_click=given.pop("clientSideRageClick", None),
            recording_shutoff=given.pop("recordingShutoff", None),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
