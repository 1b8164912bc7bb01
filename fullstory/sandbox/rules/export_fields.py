"""The fields of the rows of exports, and which of them a request asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fullstory.sandbox.problems import invalid_argument

USER_FIELDS = "user_*"
EVENT_FIELDS = "evt_*"

_SHARED = ("IndvId", "UserId", "SessionId", "PageId", "UserCreated", "UserAppKey", "UserDisplayName", "UserEmail",
           "SessionStart")  # fmt: skip
_EVENT = (
    "EventStart", "EventType", "EventSubType", "EventCustomName", "EventTargetText", "EventTargetSelector",
    "EventDuration", "EventSecondaryDuration", "EventPageOffset", "EventSessionOffset", "EventModFrustrated",
    "EventModDead", "EventModError", "EventModSuspicious", "EventCumulativeLayoutShift", "EventFirstInputDelay",
    "EventVarErrorKind", "EventVarFields", "EventWebSourceFileUrl", "EventMobileSourceFile",
)  # fmt: skip
_PAGE = (
    "PageName", "PageStart", "PageDuration", "PageActiveDuration", "PageUrl", "PageRefererUrl", "PageIp", "PageLatLong",
    "PageUserAgent", "PageBrowser", "PageBrowserVersion", "PageDevice", "PagePlatform", "PageOperatingSystem",
    "PageScreenWidth", "PageScreenHeight", "PageViewportWidth", "PageViewportHeight", "PageNumEvents",
    "PageNumDerivedEvents", "PageNumInfos", "PageNumWarnings", "PageNumErrors", "PageClusterId",
    "PageMaxScrollDepthPercent",
)  # fmt: skip
_LOAD = ("LoadDomContentTime", "LoadEventTime", "LoadFirstPaintTime", "LoadLargestPaintTime")
_REQUEST = ("ReqUrl", "ReqMethod", "ReqStatus")
_APP = ("AppName", "AppPackageName", "AppDeviceModel", "AppDeviceVendor", "AppVersion", "AppOsVersion", "AppViewName")
_INDIVIDUAL = (
    "IndvId", "Created", "Uid", "DisplayName", "Email", "NumSessions", "NumPages", "NumEvents", "TotalSec", "ActiveSec",
    "AvgSessionSec", "AvgSessionActiveSec", "MaxSessionSec", "LastSessionNumPages", "LastSessionNumEvents",
    "LastSessionSec", "LastSessionActiveSec", "LastSessionStart", "LastPage", "LastIp", "LastLatLong", "LastEventStart",
    "LastBrowser", "LastDevice", "LastPlatform", "LastOperatingSystem", "UserVars",
)  # fmt: skip

FIELDS = {
    "TYPE_EVENT": (*_SHARED, *_EVENT, *_PAGE, *_LOAD, *_REQUEST, *_APP),
    "TYPE_INDIVIDUAL": _INDIVIDUAL,
}
"""The fixed fields by the type of the export."""

# FullStory's own client asks for these whatever the type is. Rows of individuals have no value for them.
_ALWAYS_TAKEN = frozenset({"UserId", "SessionId", "PageId", "EventType", "EventStart", "EventSubType"})

_custom = re.compile(r"(?:user|evt)_.+_(?:str|int|real|bool|date)s?\Z", re.DOTALL).match


def check_fields(fields: Sequence[str], kind: str, lenient: bool) -> None:
    """Refuse fields that are given twice, patterns other than the two there are, and names that no row can have.

    Args:
        fields: The fields that a request asks for.
        kind: The type of the export.
        lenient: Whether other names are taken, for which no row has a value.
    """
    if len(set(fields)) < len(fields):
        twice = next(name for name in fields if fields.count(name) > 1)
        raise invalid_argument(f"fields: {twice[:100]} is given more than once")
    for name in fields:
        if "*" in name and name not in (USER_FIELDS, EVENT_FIELDS):
            raise invalid_argument(f"fields: the patterns are {USER_FIELDS} and {EVENT_FIELDS}, not {name[:100]!r}")
        if not lenient and "*" not in name and name not in {*FIELDS[kind], *_ALWAYS_TAKEN} and not _custom(name):
            raise invalid_argument(
                f"fields: unexpected field {name[:100]!r}; expected one that rows of {kind} have, such as "
                f"{FIELDS[kind][0]}, or user_<name>_<type> or evt_<name>_<type>"
            )


def columns(fields: Sequence[str], kind: str, custom: Iterable[str]) -> list[str]:
    """Return the columns of a file that has to name them first.

    Args:
        fields: The fields that the request asks for; none for the default ones and all custom variables.
        kind: The type of the export.
        custom: The names of the custom variables in the rows.
    """
    names = sorted(custom)
    chosen: list[str] = []
    for field in fields or (*FIELDS[kind], USER_FIELDS, EVENT_FIELDS):
        matching = [name for name in names if name.startswith(field[:-1])] if field.endswith("*") else [field]
        chosen += [name for name in matching if name not in chosen]
    return chosen


def has_pattern(fields: Sequence[str]) -> bool:
    """Return whether the names of the columns depend on the rows."""
    return not fields or any(field.endswith("*") for field in fields)
