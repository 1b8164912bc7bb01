"""Deliveries to your webhooks: check that they come from FullStory, and read them.

    signature = fullstory.webhooks.verify(body, headers.get("Fullstory-Signature"), secret)
    event = fullstory.webhooks.parse(body)

Recipes for Django, Flask and FastAPI are in `docs/webhooks.md`.
"""

from __future__ import annotations

import hmac
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from fullstory import arguments, webhook_signature
from fullstory.errors import InvalidArgumentError, WebhookParseError, WebhookVerificationError
from fullstory.redaction import HiddenBytes
from fullstory.values import type_name

if TYPE_CHECKING:
    from fullstory.generated.models.metric_alert import MetricAlert
    from fullstory.generated.models.mobile_app_crash import MobileAppCrash
    from fullstory.generated.models.note_created import NoteCreated
    from fullstory.generated.models.recorded_custom_event import RecordedCustomEvent
    from fullstory.generated.models.segment_created import SegmentCreated
    from fullstory.generated.models.segment_trend_alert import SegmentTrendAlert
    from fullstory.generated.models.stream_event import StreamEvent
    from fullstory.generated.models.webhook_event import WebhookEvent
    from fullstory.generated.models.webhook_event_data import WebhookEventData

__all__ = [
    "HEADER",
    "MetricAlert",
    "MobileAppCrash",
    "NoteCreated",
    "RecordedCustomEvent",
    "SegmentCreated",
    "SegmentTrendAlert",
    "StreamEvent",
    "WebhookEvent",
    "WebhookEventData",
    "WebhookSignature",
    "parse",
    "sign",
    "verify",
]

HEADER = webhook_signature.HEADER
"""The name of the header that carries the signature, `Fullstory-Signature`."""

T = TypeVar("T")
RawBody = bytes | bytearray | memoryview
Secret = str | bytes

# By the kind of event, the model of its data.
_DATA_MODELS = {
    "note.created": "NoteCreated",
    "segment.trend.alert": "SegmentTrendAlert",
    "metric.alert": "MetricAlert",
    "nativemobile.event.crash": "MobileAppCrash",
    "segment.created": "SegmentCreated",
    "recording.event.custom": "RecordedCustomEvent",
}
_MODELS = frozenset({*_DATA_MODELS.values(), "StreamEvent", "WebhookEvent", "WebhookEventData"})


@dataclass(frozen=True, slots=True)
class WebhookSignature:
    """A signature that was verified.

    Attributes:
        org_id: The id of the organisation that the delivery comes from.
        timestamp: When it was signed, in seconds since 1970.
        secret_index: Which secret signed it, counted from 0; always 0 if there was only one.
    """

    org_id: str
    timestamp: int
    secret_index: int = 0

    @property
    def signed_at(self) -> datetime:
        """When it was signed, in UTC."""
        return datetime.fromtimestamp(self.timestamp, UTC)


def verify(
    body: RawBody,
    signature: str | bytes | None,
    secret: Secret | Sequence[Secret],
    *,
    tolerance: float | None = 300,
    now: float | datetime | None = None,
) -> WebhookSignature:
    """Verify that FullStory signed a delivery with your secret, a short time ago.

    Call it before anything else is done with the body. A delivery that is repeated within the tolerance passes again:
    see `docs/webhooks.md` for how to handle each once.

    https://developer.fullstory.com/destinations/v1/webhooks/getting-started/

    Args:
        body: The bytes of the request's body, exactly as they arrived. JSON that was parsed and written again is not
            what was signed.
        signature: The header `Fullstory-Signature`; None, which fails the verification, if the request had none.
        secret: The endpoint's secret, or several of them while you change it.
        tolerance: How many seconds ago it may have been signed, and how far in the future, as clocks differ. None for
            any time, which lets anyone who recorded a delivery send it again at any time.
        now: The time to compare with, in seconds since 1970 or as a datetime with a time zone; the current time by
            default.

    Returns:
        Who signed it, and when.

    Raises:
        InvalidArgumentError: An argument cannot be used, such as a body that is not bytes or an empty secret.
        WebhookVerificationError: The delivery is not to be trusted; its `check` and its message say why.
    """
    raw, hidden = _raw(body), _hidden(secret)
    # Some tracebacks show local variables: an argument that cannot be used is reported without them.
    del body, secret
    content, secrets = _usable(raw), _usable(hidden)
    span = None if tolerance is None else arguments.non_negative_seconds("tolerance", tolerance)
    current = _seconds(now)
    parts = _read(signature)
    # Every secret is tried, and each comparison takes the same time whatever the signature is, so that the time the
    # answer takes says nothing about the secrets.
    matches = [
        hmac.compare_digest(webhook_signature.digest(content, each, parts.org_id, parts.timestamp), parts.digest)
        for each in secrets
    ]
    if True not in matches:
        reason = "another secret signed it, or it was changed on its way, such as by parsing and writing its JSON again"
        raise WebhookVerificationError(f"the signature does not fit the body: {reason}", check="signature")
    if span is not None:
        _check_age(current - parts.timestamp, span)
    return WebhookSignature(parts.org_id, parts.timestamp, matches.index(True))


def sign(body: RawBody, secret: Secret, *, org_id: str, timestamp: int | None = None) -> str:
    """Return the header `Fullstory-Signature` that FullStory would send, for tests of your endpoint.

    Args:
        body: The bytes of the request's body.
        secret: The endpoint's secret.
        org_id: The id of the organisation.
        timestamp: When it is signed, in whole seconds since 1970; now by default.

    Raises:
        InvalidArgumentError: An argument cannot be used.
    """
    raw, hidden = _raw(body), _hidden_one("secret", secret)
    del body, secret
    content, key = _usable(raw), _usable(hidden)
    organisation = arguments.header_value("org_id", org_id)
    if "," in organisation:
        raise InvalidArgumentError("org_id must not hold a comma, which separates the parts of the header")
    at = int(time.time()) if timestamp is None else arguments.non_negative_int("timestamp", timestamp)
    return webhook_signature.signature_header(content, key, organisation, at)


def parse(body: RawBody) -> WebhookEvent | StreamEvent:
    """Read a delivery. Verify it first.

    A delivery is believed as answers are: a field that is missing or null is None, one of another type is kept as it
    came, and an unknown one is found by subscript.

    Args:
        body: The bytes of the request's body.

    Returns:
        A WebhookEvent if it names its kind in `eventName`, as system webhooks do. Its `data` is a NoteCreated,
        SegmentTrendAlert, MetricAlert, MobileAppCrash, SegmentCreated or RecordedCustomEvent, or a WebhookEventData,
        which is a mapping, for kinds that this version does not know. A StreamEvent otherwise.

    Raises:
        InvalidArgumentError: The body is not bytes.
        WebhookParseError: The body is not a JSON object.
    """
    raw = _raw(body)
    del body
    fields = _json_object(_usable(raw))
    if "eventName" not in fields:
        stream_event: StreamEvent = _model("StreamEvent").from_dict(fields)
        return stream_event
    event: WebhookEvent = _model("WebhookEvent").from_dict(fields)
    kind = event.event_name if isinstance(event.event_name, str) else ""
    event.data = _model(_DATA_MODELS.get(kind, "WebhookEventData")).read(event.data)
    return event


def _usable(given: T | InvalidArgumentError) -> T:
    if isinstance(given, InvalidArgumentError):
        raise given
    return given


def _raw(body: Any) -> HiddenBytes | InvalidArgumentError:
    """Return the body as bytes that no traceback shows, or why it cannot be used."""
    if isinstance(body, str):
        return InvalidArgumentError(
            "body must be the raw bytes of the request, as they arrived, not a str: pass request.body of Django, "
            "request.get_data() of Flask or await request.body() of FastAPI"
        )
    if not isinstance(body, bytes | bytearray | memoryview):
        remedy = "; do not parse it first" if isinstance(body, dict | list) else ""
        return InvalidArgumentError(f"body must be the raw bytes of the request, not {type_name(body)}{remedy}")
    return HiddenBytes(body)


def _hidden(secret: Any) -> list[HiddenBytes] | InvalidArgumentError:
    """Return the secrets as bytes that no traceback shows, or why they cannot be used."""
    if isinstance(secret, list | tuple):
        named = [(f"secret[{index}]", each) for index, each in enumerate(secret)]
    else:
        named = [("secret", secret)]
    hidden: list[HiddenBytes] = []
    for name, each in named:
        one = _hidden_one(name, each)
        if isinstance(one, InvalidArgumentError):
            return one
        hidden.append(one)
    # Without a secret nothing could ever pass: more likely a setting is missing than that this was meant.
    return hidden or InvalidArgumentError("secret must hold at least one secret")


def _hidden_one(name: str, secret: Any) -> HiddenBytes | InvalidArgumentError:
    if not isinstance(secret, str | bytes):
        return InvalidArgumentError(f"{name} must be a string or bytes, not {type_name(secret)}")
    try:
        hidden = HiddenBytes(secret.encode() if isinstance(secret, str) else secret)
    except UnicodeEncodeError:
        return InvalidArgumentError(f"{name} holds a lone surrogate, which is not a character")
    if not hidden.strip():
        # Anyone can sign with an empty key.
        return InvalidArgumentError(f"{name} must not be blank")
    return hidden


def _json_object(content: HiddenBytes) -> dict[str, Any]:
    from fullstory.json_body import decode

    try:
        fields = decode(bytes(content))
    except ValueError:
        raise WebhookParseError("the body of the delivery is not JSON") from None
    if not isinstance(fields, dict):
        kind = _kind(fields)
        del fields
        raise WebhookParseError(f"the body of the delivery must be a JSON object, not {kind}")
    return fields


def _seconds(now: float | datetime | None) -> float:
    if now is None:
        return time.time()
    if isinstance(now, datetime):
        if now.utcoffset() is None:
            raise InvalidArgumentError("now must have a time zone, such as datetime.now(UTC)")
        return now.timestamp()
    if isinstance(now, bool) or not isinstance(now, int | float) or not math.isfinite(now):
        raise InvalidArgumentError(f"now must be a time in seconds since 1970 or a datetime, not {now!r}")
    return now


def _read(signature: Any) -> webhook_signature.SignatureParts:
    if isinstance(signature, bytes):
        signature = signature.decode("latin-1")
    if signature is None or signature == "":
        raise WebhookVerificationError(f"the delivery has no header {HEADER}", check="header")
    if not isinstance(signature, str):
        raise InvalidArgumentError(f"signature must be the text of the header {HEADER}, not {type_name(signature)}")
    try:
        return webhook_signature.read_header(signature)
    except ValueError as problem:
        raise WebhookVerificationError(f"the header {HEADER} cannot be read: {problem}", check="header") from None


def _check_age(age: float, tolerance: float) -> None:
    if age > tolerance:
        raise WebhookVerificationError(
            f"the delivery was signed {age:,.0f} seconds ago, and {tolerance:,g} are tolerated: "
            "it is old, or somebody sent it again",
            check="age",
        )
    if -age > tolerance:
        raise WebhookVerificationError(
            f"the delivery was signed {-age:,.0f} seconds in the future, and {tolerance:,g} are tolerated: "
            "check the clock of this machine",
            check="age",
        )


def _kind(value: Any) -> str:
    kinds = {list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return kinds.get(type(value), "a number")


def _model(name: str) -> Any:
    from fullstory.generated import models

    return getattr(models, name)


if not TYPE_CHECKING:
    # Type checkers should see only the names above. The models are imported when first used, so that a server that
    # only verifies loads no HTTP library.

    def __getattr__(name: str) -> Any:
        if name not in _MODELS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = _model(name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
