"""The command that sends a request from the log again."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from fullstory.sandbox.control.request_log import LoggedRequest

# What curl writes itself: about the connection, about the body, and about itself.
_CURLS_OWN = frozenset(
    (
        b"accept", b"accept-encoding", b"connection", b"content-length", b"expect", b"host", b"keep-alive", b"te",
        b"transfer-encoding", b"upgrade", b"user-agent",
    )
)  # fmt: skip
_PLAIN_IN_PRINTF = frozenset(range(0x20, 0x7F)) - frozenset(b"\\%'!-")
_BODY_FILE = "body.json"


class CurlCommand(NamedTuple):
    """A command for a shell. It takes the API key from the environment if `needs_key`, and the body from a file, if the
    log does not have all of it."""

    text: str
    needs_key: bool
    body_file: str | None


def curl_command(url: str, entry: LoggedRequest) -> CurlCommand:
    """Return the command that sends a request to the sandbox at `url` again, whatever is in it."""
    headers = dict(entry.headers)
    body, body_file = entry.body, None
    before = ""
    data: list[str] = []
    if _is_incomplete(entry, headers):
        body_file = _BODY_FILE
        data = [f"--data-binary @{body_file}"]
    elif body and (text := _readable(body, also="\n")) is not None:
        data = [f"--data-raw {shlex.quote(text)}"]
    elif body:
        # An argument cannot hold every byte.
        before = f"printf {_printf(body)} | "
        data = ["--data-binary @-"]
    parts = [
        " ".join(["curl", *_options(entry, bool(data)), _word((url + entry.target).encode())]),
        *(f"-H {_header(name, value)}" for name, value in entry.headers if name not in _CURLS_OWN),
        *(["-H 'Content-Type:'"] if data and b"content-type" not in headers else []),
        *data,
    ]
    return CurlCommand(before + " \\\n  ".join(parts), b"authorization" in headers, body_file)


def _is_incomplete(entry: LoggedRequest, headers: dict[bytes, bytes]) -> bool:
    """Return whether the body is longer than what the log has of it. A request that is refused early is not read."""
    if len(entry.body) < entry.body_bytes:
        return True
    length = headers.get(b"content-length", b"")
    if length.isdigit():
        return int(length) != entry.body_bytes
    return b"transfer-encoding" in headers and not entry.body_bytes


def _options(entry: LoggedRequest, has_data: bool) -> list[str]:
    options = []
    if entry.method == "HEAD":
        options.append("--head")
    elif entry.method != "GET" or has_data:
        options.append(f"-X {_word(entry.method.encode())}")
    if set(entry.target) & set("[]{}"):
        options.append("--globoff")
    if "/." in entry.path:
        options.append("--path-as-is")
    return options


def _header(name: bytes, value: bytes) -> str:
    if name == b"authorization":
        scheme = "Bearer" if value.lower().startswith(b"bearer ") else "Basic"
        return f'"Authorization: {scheme} $FULLSTORY_API_KEY"'
    # With a colon and no value, curl would leave the header out.
    return _word(name + b": " + value if value else name + b";")


def _word(value: bytes) -> str:
    """Return one word of a shell command that stands for these bytes."""
    text = _readable(value)
    return f'"$(printf {_printf(value)})"' if text is None else shlex.quote(text)


def _readable(value: bytes, also: str = "") -> str | None:
    """Return the text in bytes if all of it can be seen, and so copied; None otherwise."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return None
    return text if all(character.isprintable() or character in also for character in text) else None


def _printf(value: bytes) -> str:
    """Return the format with which `printf` prints these bytes."""
    return "'" + "".join(chr(byte) if byte in _PLAIN_IN_PRINTF else f"\\{byte:03o}" for byte in value) + "'"
