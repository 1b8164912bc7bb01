"""What the tests of faults make a server do, and what they call."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.clients import Client
from tests.integration.faulty_server import BREAKS, Fault, Sent, Step, Then, response
from tests.integration.harness import Call


def create(client: Client) -> Any:
    return client.users.create(uid="ada")


def get(client: Client) -> Any:
    return client.users.get("1")


CALLS: dict[str, Call] = {
    "users.create": create,
    "users.get": get,
    "users.list": lambda client: client.users.list(uid="ada"),
    "users.update": lambda client: client.users.update("1", display_name="Ada"),
    "users.delete": lambda client: client.users.delete(id="1"),
    "events.create": lambda client: client.events.create(name="Signed up", user={"uid": "ada"}),
}

# After these the server has done its work.
BREAKS_AFTER_THE_WORK = {name: fault for name, fault in BREAKS.items() if name != "reset before it is read"}

# A server that says nothing for longer than the client's timeout, SHORT.
SHORT = 0.25
SILENCES: dict[str, Fault] = {
    "answers too late": partial(Step, delay=3 * SHORT),
    "never answers": partial(Step, sent=Sent.NOTHING, then=Then.HANG),
    "falls silent before the body": partial(Step, sent=Sent.HEAD, then=Then.HANG),
    "falls silent in the body": partial(Step, sent=Sent.HALF, then=Then.HANG),
}

HTML = b"<!DOCTYPE html><title>Sign in to the hotel's network</title>"

BUSY = {"code": "too_many_requests", "message": "Slow down"}


def busy(retry_after: str | None) -> bytes:
    return response(429, BUSY, headers=[] if retry_after is None else [("Retry-After", retry_after)])
