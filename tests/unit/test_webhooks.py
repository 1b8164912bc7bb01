"""Deliveries to webhooks: whom they come from. The signatures that are written here were made with openssl."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import traceback
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fullstory
from fullstory import WebhookVerificationError, webhooks
from fullstory.webhooks import sign, verify

# printf '%s' '<body>:<o>:<t>' | openssl dgst -sha256 -hmac '<secret>' -binary | base64
BODY = b'{"eventName":"note.created","version":1,"data":{"id":"7"}}'
SECRET = "whsec_123"
SIGNATURE = "8nys1oUd6XfCzJNQexKxxsKKNDrOeoC2wI3uyvR33Uc="
HEADER = f"o:ORG1,t:1700000000,v:{SIGNATURE}"
NOW = 1700000000
VECTORS = [
    (BODY, SECRET, HEADER),
    (
        '{"name":"Größe, ünïcode","api_version":"v2"}\n'.encode(),
        "geheim",
        "o:o-2,t:1,v:C5a1m487uAUo2wf7RUV9u/6GqAZNHJiZVC+5f1lGof4=",
    ),
    (b"", "s", "o:ORG1,t:0,v:PpoNrg+57BKZEH6rExX/KZAYKOKw1ctGgn2CIzz0lqY="),
]


def refused(check: str, *args: Any, **options: Any) -> str:
    """Return why a delivery is refused."""
    with pytest.raises(WebhookVerificationError) as caught:
        verify(*args, **options)
    assert caught.value.check == check
    return str(caught.value)


def unusable(*args: Any, **options: Any) -> str:
    with pytest.raises(fullstory.InvalidArgumentError) as caught:
        verify(*args, **options)
    return str(caught.value)


@pytest.mark.parametrize(("body", "secret", "header"), VECTORS)
def test_signatures_of_openssl(body: bytes, secret: str, header: str) -> None:
    org_id, timestamp, _ = (part.partition(":")[2] for part in header.split(","))
    signature = verify(body, header, secret, now=int(timestamp) + 5)
    assert (signature.org_id, signature.timestamp, signature.secret_index) == (org_id, int(timestamp), 0)
    assert signature.signed_at == datetime.fromtimestamp(int(timestamp), UTC)
    assert sign(body, secret, org_id=org_id, timestamp=int(timestamp)) == header


NODE = """
const crypto = require('crypto');
const [body, org, t, secret] = process.argv.slice(1);
process.stdout.write(crypto.createHmac('sha256', secret).update(body).update(`:${org}:${t}`).digest('base64'));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_a_signature_of_node() -> None:
    arguments = [BODY.decode(), "ORG1", str(NOW), SECRET]
    run = subprocess.run(["node", "-e", NODE, "--", *arguments], capture_output=True, text=True, check=True, timeout=60)
    assert verify(BODY, f"o:ORG1,t:{NOW},v:{run.stdout}", SECRET, now=NOW).org_id == "ORG1"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_agrees_with_what_is_signed() -> None:
    body = bytes(range(256)) * 4
    *_, signature = sign(body, SECRET, org_id="ORG:9", timestamp=NOW).partition("v:")
    command = ["openssl", "dgst", "-sha256", "-hmac", SECRET, "-binary"]
    run = subprocess.run(command, input=body + f":ORG:9:{NOW}".encode(), capture_output=True, check=True, timeout=60)
    assert signature == base64.b64encode(run.stdout).decode()
    assert verify(body, sign(body, SECRET, org_id="ORG:9", timestamp=NOW), SECRET, now=NOW).org_id == "ORG:9"


@pytest.mark.parametrize(
    "header",
    [
        f"v:{SIGNATURE},t:{NOW},o:ORG1",
        f"  o:ORG1 ,\tt: {NOW} , v:{SIGNATURE}  ",
        f"o:ORG1,t:{NOW},v:{SIGNATURE},",
        f"o:ORG1,t:{NOW},v:{SIGNATURE},v2:abc,new,x:y:z",
        HEADER.encode(),
    ],
)
def test_a_header_is_read_in_any_order_and_with_more_in_it(header: str | bytes) -> None:
    assert verify(BODY, header, SECRET, now=NOW).org_id == "ORG1"


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (None, "has no header Fullstory-Signature"),
        ("", "has no header Fullstory-Signature"),
        (b"", "has no header Fullstory-Signature"),
        (" ", "lacks the part o"),
        (SIGNATURE, "lacks the part o"),
        (f"o:ORG1,v:{SIGNATURE}", "lacks the part t"),
        (f"t:{NOW},v:{SIGNATURE}", "lacks the part o"),
        (f"o:ORG1,t:{NOW}", "lacks the part v"),
        (f"o:ORG1,t:{NOW},v:", "lacks the part v"),
        (f"o: ,t:{NOW},v:{SIGNATURE}", "lacks the part o"),
        (f"O:ORG1,T:{NOW},V:{SIGNATURE}", "lacks the part o"),
        (f"o:ORG1,o:ORG1,t:{NOW},v:{SIGNATURE}", "has the part o twice"),
        (f"{HEADER},t:{NOW + 1}", "has the part t twice"),
        (f"{HEADER},v:{SIGNATURE}", "has the part v twice"),
        (f"o:ORG1,t:{NOW}.5,v:{SIGNATURE}", "part t is no time"),
        (f"o:ORG1,t:-{NOW},v:{SIGNATURE}", "part t is no time"),
        (f"o:ORG1,t:0{NOW},v:{SIGNATURE}", "part t is no time"),
        (f"o:ORG1,t:1_700_000_000,v:{SIGNATURE}", "part t is no time"),
        (f"o:ORG1,t:\u0661\u0667,v:{SIGNATURE}", "part t is no time"),
        (f"o:ORG1,t:999999999999,v:{SIGNATURE}", "part t is no time"),
        (f"o:ORG1,t:{'9' * 500},v:{SIGNATURE}", "part t is no time"),
        (f"o:ÖRG,t:{NOW},v:{SIGNATURE}", "part o is no organisation id"),
        (f"o:ORG1,t:{NOW},v:{SIGNATURE[:-1]}", "part v is not base64"),
        (f"o:ORG1,t:{NOW},v:{SIGNATURE.replace('X', '-')}", "part v is not base64"),
        (f"o:ORG1,t:{NOW},v:ö{SIGNATURE[1:]}", "part v is not base64"),
        (f"o:ORG1,t:{NOW},v:{SIGNATURE}{SIGNATURE}", "part v is n"),
        (f"o:ORG1,t:{NOW},v:AAAA", "part v is no SHA-256 signature"),
        (f"{HEADER},x:{'y' * 1024}", "longer than 1,024 characters"),
    ],
)
def test_a_header_that_cannot_be_read(header: Any, why: str) -> None:
    message = refused("header", BODY, header, SECRET, now=NOW)
    assert why in message
    assert SIGNATURE not in message
    assert "ORG1" not in message


@pytest.mark.parametrize(
    ("body", "header", "secret"),
    [
        (BODY + b" ", HEADER, SECRET),
        (BODY.replace(b":", b": "), HEADER, SECRET),
        (b"", HEADER, SECRET),
        (BODY, HEADER.replace("ORG1", "ORG2"), SECRET),
        (BODY, HEADER.replace(str(NOW), str(NOW + 1)), SECRET),
        (BODY, HEADER.replace("8nys", "9nys"), SECRET),
        (BODY, HEADER, SECRET + " "),
        (BODY, HEADER, [SECRET.upper(), SECRET[:-1]]),
    ],
)
def test_what_was_changed_or_signed_with_another_secret(body: bytes, header: str, secret: Any) -> None:
    message = refused("signature", body, header, secret, now=NOW)
    assert "another secret signed it, or it was changed" in message


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bodies_of_bytes_of_any_kind(kind: Any) -> None:
    assert verify(kind(BODY), HEADER, SECRET.encode(), now=NOW).org_id == "ORG1"


def test_several_secrets_while_one_is_changed() -> None:
    secrets: list[str | bytes] = ["the new one", SECRET.encode(), "another"]
    assert verify(BODY, HEADER, secrets, now=NOW).secret_index == 1
    assert verify(BODY, HEADER, (SECRET, SECRET), now=NOW).secret_index == 0
    assert verify(BODY, HEADER, tuple(reversed(secrets)), now=NOW).secret_index == 1


def test_every_secret_is_tried_and_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def compare(ours: bytes, theirs: bytes) -> bool:
        compared.append((ours, theirs))
        return ours == theirs

    monkeypatch.setattr("hmac.compare_digest", compare)
    verify(BODY, HEADER, [SECRET, "b", "c"], now=NOW)
    assert len(compared) == 3
    assert {theirs for _, theirs in compared} == {base64.b64decode(SIGNATURE)}


@pytest.mark.parametrize("seconds", [-300, -299.5, 0, 12.25, 300])
def test_what_was_signed_within_the_tolerance(seconds: float) -> None:
    assert verify(BODY, HEADER, SECRET, now=NOW + seconds)


def test_what_is_too_old_or_from_the_future() -> None:
    message = refused("age", BODY, HEADER, SECRET, now=NOW + 4000.4)
    assert "signed 4,000 seconds ago, and 300 are tolerated" in message
    assert "60 are tolerated" in refused("age", BODY, HEADER, SECRET, now=NOW + 61, tolerance=60)
    message = refused("age", BODY, HEADER, SECRET, now=NOW - 301)
    assert "301 seconds in the future" in message
    assert "check the clock" in message
    assert "ago, and 0 are" in refused("age", BODY, HEADER, SECRET, now=NOW + 1, tolerance=0)
    # With another secret, nobody learns about the age.
    refused("signature", BODY, HEADER, "other", now=NOW + 4000)


def test_any_age_without_a_tolerance() -> None:
    assert verify(BODY, HEADER, SECRET, tolerance=None, now=0).timestamp == NOW
    assert verify(BODY, HEADER, SECRET, tolerance=None).timestamp == NOW


def test_the_clock_of_the_machine_counts_unless_now_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: NOW + 299.0)
    assert verify(BODY, HEADER, SECRET)
    monkeypatch.setattr("time.time", lambda: NOW + 301.0)
    refused("age", BODY, HEADER, SECRET)
    assert sign(BODY, SECRET, org_id="ORG1").startswith(f"o:ORG1,t:{NOW + 301},v:")


def test_now_as_a_datetime() -> None:
    elsewhere = timezone(timedelta(hours=-7))
    assert verify(BODY, HEADER, SECRET, now=datetime.fromtimestamp(NOW + 10, elsewhere))
    refused("age", BODY, HEADER, SECRET, now=datetime.fromtimestamp(NOW + 1000, UTC))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"body": BODY.decode()}, "body must be the raw bytes of the request, as they arrived, not a str"),
        ({"body": {"eventName": "x"}}, "not dict; do not parse it first"),
        ({"body": None}, "body must be the raw bytes"),
        ({"secret": ""}, "secret must not be blank"),
        ({"secret": b"\n"}, "secret must not be blank"),
        ({"secret": None}, "secret must be a string or bytes, not NoneType"),
        ({"secret": []}, "secret must hold at least one secret"),
        ({"secret": [SECRET, None]}, "secret[1] must be a string or bytes, not NoneType"),
        ({"secret": (SECRET, "")}, "secret[1] must not be blank"),
        ({"secret": {"a": SECRET}}, "secret must be a string or bytes, not dict"),
        ({"secret": "\ud800"}, "secret holds a lone surrogate"),
        ({"signature": 7}, "signature must be the text of the header"),
        ({"tolerance": -1}, "tolerance must be a number of seconds of at least 0"),
        ({"tolerance": float("nan")}, "tolerance must be"),
        ({"tolerance": "300"}, "tolerance must be"),
        ({"now": datetime(2026, 1, 1)}, "now must have a time zone"),
        ({"now": float("nan")}, "now must be a time"),
        ({"now": True}, "now must be a time"),
        ({"now": "2026-01-01"}, "now must be a time"),
    ],
)
def test_arguments_that_cannot_be_used(change: dict[str, Any], why: str) -> None:
    assert why in unusable(**{"body": BODY, "signature": HEADER, "secret": SECRET, "now": NOW} | change)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"body": "{}"}, "raw bytes"),
        ({"secret": [SECRET]}, "secret must be a string or bytes, not list"),
        ({"secret": ""}, "blank"),
        ({"org_id": "a,b"}, "comma"),
        ({"org_id": ""}, "org_id must not be blank"),
        ({"timestamp": 1.5}, "timestamp must be a whole number"),
        ({"timestamp": -1}, "timestamp must be a whole number"),
    ],
)
def test_what_cannot_be_signed(change: dict[str, Any], why: str) -> None:
    fields: dict[str, Any] = {"body": BODY, "secret": SECRET, "org_id": "O", "timestamp": 1} | change
    body, secret = fields.pop("body"), fields.pop("secret")
    with pytest.raises(fullstory.InvalidArgumentError, match=why):
        sign(body, secret, **fields)


@pytest.mark.parametrize(
    ("body", "header", "secret"),
    [
        (BODY, HEADER.replace("8nys", "9nys"), SECRET),
        (BODY, "o:x", SECRET),
        (BODY, HEADER, [SECRET, None]),
        (BODY, HEADER, [SECRET, ""]),
        (BODY.decode(), HEADER, SECRET),
        (BODY, 7, SECRET),
    ],
)
def test_neither_secret_nor_body_shows_in_a_traceback(body: Any, header: Any, secret: Any) -> None:
    with pytest.raises(fullstory.FullStoryError) as caught:
        verify(body, header, secret, now=NOW)
    whole = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in whole.stack if "/tests/" not in frame.filename.replace("\\", "/")]
    assert ours
    text = f"{[frame.locals for frame in ours]} {caught.value!r} {vars(caught.value)}"
    assert SECRET not in text
    assert "note.created" not in text


def test_verifying_loads_no_http_library() -> None:
    code = (
        "import sys, fullstory\n"
        f"fullstory.webhooks.verify({BODY!r}, {HEADER!r}, {SECRET!r}, now={NOW})\n"
        "print([name for name in ('httpx', 'attrs', 'fullstory.client') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"


def test_the_names_of_the_module() -> None:
    assert set(webhooks.__all__) <= set(dir(webhooks))
    assert all(getattr(webhooks, name) is not None for name in webhooks.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = webhooks.nothing  # type: ignore[attr-defined]


PARTS = st.lists(
    st.sampled_from(["o:", "t:", "v:", ",", ":", "=", "1", "é", "\x00", "/"]) | st.text(max_size=5), max_size=12
)


@given(header=PARTS.map("".join) | st.binary(max_size=40) | st.just(HEADER), body=st.binary(max_size=60))
def test_whatever_comes_is_refused_with_a_reason(header: Any, body: bytes) -> None:
    with pytest.raises(WebhookVerificationError) as caught:
        verify(body, header, SECRET, now=NOW)
    assert caught.value.check in ("header", "signature")


@given(body=st.binary(), secret=st.text(min_size=1).filter(str.strip) | st.binary(min_size=1).filter(bytes.strip))
def test_what_is_signed_is_verified(body: bytes, secret: Any) -> None:
    try:
        header = sign(body, secret, org_id="ORG", timestamp=NOW)
    except fullstory.InvalidArgumentError:
        assert isinstance(secret, str)
        return
    assert verify(body, header, [b"x", secret], now=NOW).org_id == "ORG"
    refused("signature", body + b"x", header, secret, now=NOW)
