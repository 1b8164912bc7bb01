"""A request to the API that is valid under the API document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fullstory.sandbox.access import KeyLevel
from fullstory.sandbox.document import Json, Operation


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """A valid request: the operation, its parameters converted to their types, and its body.

    `key_level` is the level of its key. `ignored` are the names of the parameters in the query that the operation does
    not have. `url` is how the client calls the sandbox.
    """

    operation: Operation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Json
    key_level: KeyLevel
    ignored: frozenset[str] = frozenset()
    url: str = ""
