"""Changes of recording settings, as people make them in FullStory's app: the API only reads them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from fullstory.sandbox.control.checks import check_text
from fullstory.sandbox.control.definition import control
from fullstory.sandbox.document import Document
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.rules.paths import format_path
from fullstory.sandbox.rules.recording import AUTHOR, FIRST_CONTENT, PLATFORMS, platform_of

_READ_BY = {
    "blocking": "get_blocking_settings",
    "domain": "get_domain_settings",
    "geo": "get_geo_settings",
    "features": "get_recording_features",
    "targeting": "get_targeting_settings",
    "privacy": "get_privacy_settings",
}


class RecordingControls(ABC):
    """The control of recording settings."""

    @abstractmethod
    def _running_engine(self) -> Engine:
        """Return the engine, or raise RuntimeError if it is not running."""

    @control("PATCH", "recording/{area}")
    def change_recording_settings(
        self, area: str, *, changes: Mapping[str, Any], platform: str = "web", author: str = AUTHOR
    ) -> None:
        """Change recording settings, as people do in FullStory's app. If they differ then, it makes a version.

        Args:
            area: `blocking`, `domain`, `geo`, `features`, `targeting` or `privacy`.
            changes: What to change, with the names of the API, such as `{"recordGeoZones": ["CH"]}`. Element block
                rules are changed with the API itself.
            platform: `web` or `mobile`, where an area has settings for each: `domain` and `features`.
            author: Who makes the change.

        Raises:
            ValueError: A name or a value is wrong; nothing was changed.
        """
        _check_area(area, platform)
        check_text("author", author)
        engine = self._running_engine()
        platform = platform_of(area, platform)
        content = _changed_content(engine.document, area, engine.recording.current(area, platform).content, changes)
        engine.recording.change(area, platform, engine.clock.now(), author, content)


def _check_area(area: Any, platform: Any) -> None:
    if area not in FIRST_CONTENT:
        raise ValueError(f"area must be one of {', '.join(FIRST_CONTENT)}, not {area!r}")
    if platform not in PLATFORMS:
        raise ValueError(f"platform must be one of {', '.join(PLATFORMS)}, not {platform!r}")


def _changed_content(document: Document, area: str, content: Mapping[str, Any], changes: Any) -> dict[str, Any]:
    if not isinstance(changes, Mapping):
        raise ValueError(f"changes must map fields to their new values, not {changes!r}")
    # Element block rules are changed with the API, which can do that.
    names = [name for name in content if name != "rules"]
    for name in changes:
        if name not in names:
            raise ValueError(f"unexpected field {name!r}; expected one of {', '.join(names)}")
    validator = document.response_validator(_READ_BY[area], 200)
    try:
        validator.validate(dict(changes))
    except jsonschema_rs.ValidationError as error:
        raise ValueError(f"{format_path(error.instance_path)}: {error.message}") from None
    return {**content, **changes}
