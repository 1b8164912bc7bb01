"""Who may see the pages and use their forms, and what browsers may do with them."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from fullstory.sandbox.http.hosts import AllowedHost

# Names and properties come from anywhere. Even if one got into a page as markup, the browser would not run, load or
# send anything because of it.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`, which would make the Origin of our own forms `null`.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def refusal(request: Request, allowed_host: AllowedHost) -> str | None:
    """Return why a request is refused, or None if it is not.

    Another site's page can send a browser here, even with a form. But it cannot hide where the request comes from, nor
    make it use one of this machine's names.
    """
    host = request.headers.get("host", "")
    if not allowed_host(host):
        return "This page answers only to names of this machine, such as localhost or 127.0.0.1."
    if request.method in ("GET", "HEAD") or _is_our_own(request, host):
        return None
    return "This form works only on the sandbox's own pages."


def _is_our_own(request: Request, host: str) -> bool:
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None and site is None:
        # Every browser sends at least one of the two; programs have the controls under `/_sandbox/`.
        return False
    return (origin is None or urlsplit(origin).netloc == host) and site in (None, "same-origin")
