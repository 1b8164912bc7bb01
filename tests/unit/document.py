"""The API document, for the tests that take fields and operations from it."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

DOCUMENT: dict[str, Any] = json.loads(
    resources.files("fullstory.generated").joinpath("openapi.json").read_text(encoding="utf-8")
)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OPERATIONS: dict[tuple[str, str], Any] = {
    (method, path): operation for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
}


def name_of(schema: Any) -> str:
    """Return the name of the schema that one refers to; empty where it refers to none."""
    return str(schema.get("$ref", "").rpartition("/")[2])


def resolved(schema: Any) -> Any:
    """Return the schema that one refers to, or itself."""
    return SCHEMAS[name_of(schema)] if "$ref" in schema else schema


def answer_of(operation: Any) -> Any:
    """Return the schema of an operation's answer of success."""
    return operation["responses"]["200"]["content"]["application/json"]["schema"]
