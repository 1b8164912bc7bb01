"""The API document, for the tests that take fields and operations from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import attrs

DOCUMENT: dict[str, Any] = json.loads(
    resources.files("fullstory.generated").joinpath("openapi.json").read_text(encoding="utf-8")
)
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]
OPERATIONS: dict[tuple[str, str], Any] = {
    (method, path): operation for path, item in DOCUMENT["paths"].items() for method, operation in item.items()
}


METHODS: dict[str, Any] = {
    f"{operation['tags'][0]}.{operation['x-method']}": operation
    for operation in OPERATIONS.values()
    if "x-method" in operation and "x-batch" not in operation
}
"""The operations of the wrapped methods that make one request; of those that share a method, the last one."""


def name_of(schema: Any) -> str:
    """Return the name of the schema that one refers to; empty where it refers to none."""
    return str(schema.get("$ref", "").rpartition("/")[2])


def resolved(schema: Any) -> Any:
    """Return the schema that one refers to, or itself."""
    return SCHEMAS[name_of(schema)] if "$ref" in schema else schema


def answer_of(operation: Any) -> Any:
    """Return the schema of an operation's answer of success; an empty one if it answers with a file or with nothing."""
    code = min(operation["responses"])
    return operation["responses"][code].get("content", {}).get("application/json", {}).get("schema", {})


def parameters_of(operation: Any) -> list[Any]:
    """Return the parameters of an operation."""
    components = DOCUMENT["components"]["parameters"]
    return [components[name_of(each)] if "$ref" in each else each for each in operation.get("parameters", ())]


def body_of(operation: Any) -> Any:
    """Return the schema of an operation's body; an empty one if it takes none."""
    content = operation.get("requestBody", {}).get("content", {})
    return resolved(content["application/json"]["schema"]) if content else {}


def required_body(operation: Any) -> dict[str, Any]:
    """Return the smallest body that an operation takes."""
    schema = body_of(operation)
    return {name: example(schema["properties"][name]) for name in schema.get("required", ())}


def required_arguments(operation: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the fewest arguments that a wrapped method takes: those by position, and those by name."""
    positional, named = [], {}
    for parameter in parameters_of(operation):
        if parameter.get("required"):
            value = example(parameter["schema"])
            if parameter.get("x-positional"):
                positional.append(value)
            else:
                named[python_name(parameter["name"])] = value
    for name, value in required_body(operation).items():
        if body_of(operation)["properties"][name].get("x-positional"):
            positional.append(value)
        else:
            named[python_name(name)] = value
    return tuple(positional), named


def python_name(name: str) -> str:
    """Return what a name on the wire becomes as an argument."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower())


def attribute(model: type, name: str) -> str:
    """Return the attribute of a model for a field on the wire."""
    bare = python_name(name)
    return next(each for each in (bare, f"{bare}_") if each in attrs.fields_dict(model))


def answered() -> Iterator[str]:
    """Yield the names of the schemas that an answer of success contains, at any depth."""
    waiting = [answer_of(operation) for operation in OPERATIONS.values()]
    seen: set[str] = set()
    while waiting:
        schema = waiting.pop()
        name = name_of(schema)
        if name and name not in seen:
            seen.add(name)
            yield name
            waiting += resolved(schema).get("properties", {}).values()
        waiting += [inner for key in ("items", "additionalProperties") if isinstance(inner := schema.get(key), dict)]
        waiting += schema.get("oneOf", [])


def example(schema: Any, inside: tuple[str, ...] = ()) -> Any:
    """Return a value as the API document describes it.

    Args:
        schema: The description.
        inside: The schemas around it: one that holds itself is not written out for ever.
    """
    name = name_of(schema)
    schema = resolved(schema)
    inside = (*inside, name) if name else inside
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "string":
            return "2026-01-02T03:04:05Z" if schema.get("format") == "date-time" else "text"
        case "integer":
            return max(3, schema.get("minimum", 0))
        case "number":
            return 1.5
        case "boolean":
            return True
        case "array":
            return [] if name_of(schema["items"]) in inside else [example(schema["items"], inside)]
    fields = schema.get("properties")
    if not fields:
        return {"plan": "pro"}
    return {name: example(field, inside) for name, field in fields.items() if not _leads_back(field, inside)}


def _leads_back(field: Any, inside: tuple[str, ...]) -> bool:
    values = field.get("additionalProperties")
    return name_of(field) in inside or (isinstance(values, dict) and name_of(values) in inside)
