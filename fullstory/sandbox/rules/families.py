"""The older families of the API, which differ from the newer ones in how they spell requests and report errors."""

from __future__ import annotations

# Webhooks are older too, but their errors are documented to look like those of the newer families.
_OLDER = (
    "/me", "/sessions/v2", "/segments/v1", "/operations/v1", "/search/v1", "/settings/recording/v1", "/users/v1",
    "/api/v1/export",
)  # fmt: skip

_ERRORS = {
    400: "InvalidArgument",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    409: "Conflict",
    413: "RequestTooLarge",
    429: "TooManyRequests",
}


def is_older(path: str) -> bool:
    """Return whether a path belongs to one of the older families."""
    return any(path == family or path.startswith(f"{family}/") for family in _OLDER)


def older_error(status: int) -> str:
    """Return the word that an error of an older family holds as `error`."""
    return _ERRORS.get(status, "ServerError" if status >= 500 else "InvalidArgument")
