"""The recording settings of an account in which nobody has changed anything yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from fullstory.sandbox.rules.element_rules import BUILT_IN_GROUPS, BUILT_IN_RULES

Json = dict[str, Any]

FIRST_AT = datetime(2024, 1, 1, tzinfo=UTC).timestamp()
"""When the first version of all settings was made."""

AUTHOR = "sandbox@example.com"
"""Who makes changes, unless somebody else is named."""

PLATFORMS = ("web", "mobile")
AREAS_BY_PLATFORM = frozenset({"domain", "features"})
"""The areas that websites and mobile apps have settings of their own for."""

FIRST_CONTENT: Mapping[str, Json] = {
    "blocking": {"blockedIps": [], "blockedUas": [], "blockedAppIds": []},
    "domain": {"onlyRecordKnownDomains": False, "domains": []},
    "geo": {"recordGeoMode": "GEO_ALL", "recordGeoZones": []},
    "features": {
        "enabled": True,
        "consoleWatcher": True,
        "ajaxWatcher": True,
        "resourceUploading": False,
        "clientSideRageClick": True,
        "recordingShutoff": False,
    },
    "targeting": {"sessionTargetingRules": []},
    # The rules are kept as `/v2beta/privacy/elements` shows them; settings show them as `elementBlocks`.
    "privacy": {
        "rules": [rule.as_json() for rule in BUILT_IN_RULES],
        "ajaxWatches": [],
        "discardIpAddresses": False,
        "defaultPrivacyMode": "PRIVACY_MODE_OFF",
        "elementRuleGroups": BUILT_IN_GROUPS,
    },
}


def platform_of(area: str, platform: str) -> str:
    """Return the platform whose settings an area has; empty where all platforms share them."""
    return platform if area in AREAS_BY_PLATFORM else ""
