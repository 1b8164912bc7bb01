"""Reads the API document and compiles what requests and responses are validated with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import jsonschema_rs
import yaml

_METHODS = ("get", "put", "post", "delete", "patch")
# Keywords that say how large or how formed a value may be, not what type it has. In a batch, an item that breaks
# one of them fails alone; a wrong type is refused with the whole request.
_LIMITS = frozenset(
    {"maxLength", "minLength", "pattern", "maxProperties", "minProperties", "minimum", "maximum", "enum", "format"}
)
_INT32 = {"minimum": -(2**31), "maximum": 2**31 - 1}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the query."""

    name: str
    type: str
    required: bool


@dataclass(frozen=True, slots=True)
class BodyRules:
    """What the document says of a request's body.

    `whole` is what the body is held to as a whole: for a batch only its types and required fields. `items` validates
    a list of the requests in a batch completely; for other bodies it allows anything.
    """

    whole: jsonschema_rs.Validator
    items: jsonschema_rs.Validator


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document, compiled. `idempotent` says whether it takes an `Idempotency-Key`."""

    id: str
    method: str
    path: str
    query: Mapping[str, Parameter]
    idempotent: bool
    body: BodyRules | None
    responses: Mapping[int, Json]


@dataclass(frozen=True, slots=True)
class Document:
    """The API document: the raw data, and its operations by id."""

    raw: Json
    operations: Mapping[str, Operation]

    def item_validator(self, operation_id: str) -> jsonschema_rs.Validator:
        """What validates a list of the requests in a batch completely."""
        body = self.operations[operation_id].body
        if body is None:
            raise KeyError(f"{operation_id} takes no body")
        return body.items

    def response_validator(self, operation_id: str, status: int) -> jsonschema_rs.Validator:
        """What validates the body of a response; for tests. Raises KeyError for a status the document does not list."""
        return _compile(self.operations[operation_id].responses[status], self.raw["components"])


@cache
def load() -> Document:
    """The document that ships within the package."""
    text = resources.files("fullstory.sandbox").joinpath("fullstory.yaml").read_bytes()
    # The C loader is fifteen times faster than the Python one; PyYAML's wheels all have it.
    return read(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506


def read(raw: Json) -> Document:
    """Compiles a parsed document."""
    strict = {"schemas": {name: _request_schema(schema) for name, schema in raw["components"]["schemas"].items()}}
    types = _without_limits(strict)
    operations = {}
    for path, path_item in raw["paths"].items():
        for method, node in path_item.items():
            if method in _METHODS:
                operations[node["operationId"]] = _operation(raw, strict, types, path, method, node)
    return Document(raw, operations)


def _operation(raw: Json, strict: Json, types: Json, path: str, method: str, node: Json) -> Operation:
    parameters = [_resolve(raw, parameter) for parameter in node.get("parameters", [])]
    body = None
    if "requestBody" in node:
        schema = node["requestBody"]["content"]["application/json"]["schema"]
        requests = _resolve({"components": strict}, schema).get("properties", {}).get("requests")
        if requests is None:
            body = BodyRules(_compile(schema, strict), _compile({}, {}))
        else:
            body = BodyRules(_compile(schema, types), _compile({"items": requests["items"]}, strict))
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        query={p["name"]: _parameter(p) for p in parameters if p["in"] == "query"},
        idempotent=any(p["in"] == "header" and p["name"] == "Idempotency-Key" for p in parameters),
        body=body,
        responses={
            int(status): _response_schema(_resolve(raw, response)) for status, response in node["responses"].items()
        },
    )


def _parameter(node: Json) -> Parameter:
    return Parameter(node["name"], node["schema"]["type"], node.get("required", False))


def _response_schema(node: Json) -> Json:
    schema: Json = node.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _resolve(raw: Json, node: Json) -> Json:
    while "$ref" in node:
        target: Any = raw
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def _compile(schema: Json, components: Json) -> jsonschema_rs.Validator:
    # Messages must not repeat values: they can be megabytes long. So they are masked, and `validation` writes its own.
    whole = {**schema, "components": components}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, mask="the value")


def _request_schema(schema: Any) -> Any:
    """The schema as requests are held to it: fields it does not name are refused, `int32` means its range."""
    if isinstance(schema, list):
        return [_request_schema(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _request_schema(value) for key, value in schema.items()}
    if "properties" in schema and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    return {**closed, **_INT32} if schema.get("format") == "int32" else closed


def _without_limits(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_limits(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _without_limits(value) for key, value in _kept(schema)}


def _kept(schema: Json) -> Iterator[tuple[str, Any]]:
    # `format` may also be the name of a field: then its value is a schema, and it stays.
    return ((key, value) for key, value in schema.items() if key not in _LIMITS or isinstance(value, dict))
