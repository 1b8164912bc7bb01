"""Reads the API document and compiles the validators of requests and responses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

from fullstory.sandbox.access import KeyLevel

_METHODS = ("get", "put", "post", "delete", "patch")
# Keywords that limit a value without changing its type. In a batch, an item that breaks one of them fails alone, while
# one with a wrong type is refused with the whole batch.
_LIMITS = frozenset(
    {"maxLength", "minLength", "pattern", "maxProperties", "minProperties", "minimum", "maximum", "enum", "format"}
)
_RANGES = {
    "int32": {"minimum": -(2**31), "maximum": 2**31 - 1},
    "int64": {"minimum": -(2**63), "maximum": 2**63 - 1},
}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the query. An integer may have bounds, and a text may be one of those in `allowed`."""

    name: str
    type: str
    required: bool
    minimum: int | None = None
    maximum: int | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyRules:
    """What the document says about a request's body.

    Args:
        schema: The body's schema, as in the document.
        whole: Validates the body. In a batch it checks only the types and required fields of the requests.
        items: Fully validates the list of requests in a batch; accepts anything for other bodies.
        shared: Fully validates what the requests in a batch share; accepts anything for other bodies.
        required: Whether a request must have a body.
        is_camel_case: Whether fields are spelled in camel case, as in version 1: then snake case is taken as well.
    """

    schema: Json
    whole: jsonschema_rs.Validator
    items: jsonschema_rs.Validator
    shared: jsonschema_rs.Validator
    required: bool = True
    is_camel_case: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the document. `idempotent` says whether it takes an `Idempotency-Key`.

    An operation without a key level in the document may be called with any key. `spellings` are other names of
    parameters in the query, each with the name in the document.
    """

    id: str
    method: str
    path: str
    key_level: KeyLevel
    query: Mapping[str, Parameter]
    spellings: Mapping[str, str]
    idempotent: bool
    body: BodyRules | None
    responses: Mapping[int, Json]


@dataclass(frozen=True, slots=True)
class Document:
    """The API document: its content, its operations by id, and the components that answers are validated with."""

    content: Json
    operations: Mapping[str, Operation]
    answer_components: Json

    def item_validator(self, operation_id: str) -> jsonschema_rs.Validator:
        """Return the validator that fully checks a list of requests in a batch."""
        body = self.operations[operation_id].body
        if body is None:
            raise KeyError(f"{operation_id} takes no body")
        return body.items

    def response_validator(self, operation_id: str, status: int) -> jsonschema_rs.Validator:
        """Return the validator of a response. Raise KeyError for a status that the document does not list."""
        return _compile(self.operations[operation_id].responses[status], self.answer_components)


def as_post(operation: Operation) -> Operation:
    """Return an operation that takes the parameters of a GET as members of a body."""
    fields = {parameter.name: {"type": ["integer", "string"]} for parameter in operation.query.values()}
    required = [parameter.name for parameter in operation.query.values() if parameter.required]
    schema: Json = {"type": "object", "properties": fields, "required": required}
    return replace(operation, method="POST", query={}, body=_body_rules(schema, True, {}, {}))


@cache
def load() -> Document:
    """Return the document that belongs to this version of the package."""
    # Importing `fullstory.generated` would import an HTTP client, which takes longer than all of this.
    package = find_spec("fullstory.generated")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fullstory.generated is not installed", name="fullstory.generated")
    return read(orjson.loads((Path(package.submodule_search_locations[0]) / "openapi.json").read_bytes()))


def read(content: Json) -> Document:
    """Return the operations and validators of a parsed document."""
    strict = {"schemas": {name: _request_schema(schema) for name, schema in content["components"]["schemas"].items()}}
    types = _without_limits(strict)
    operations = {}
    for path, path_item in content["paths"].items():
        for method, node in path_item.items():
            if method in _METHODS:
                operations[node["operationId"]] = _operation(content, strict, types, path, method, node)
    answers = {name: _answer_schema(schema) for name, schema in content["components"]["schemas"].items()}
    return Document(content, operations, {"schemas": answers})


def _operation(content: Json, strict: Json, types: Json, path: str, method: str, node: Json) -> Operation:
    parameters = [resolve(content, parameter) for parameter in node.get("parameters", [])]
    responses = {
        int(status): resolve(content, response) for status, response in node["responses"].items() if status.isdigit()
    }
    request = node.get("requestBody", {})
    body = request.get("content", {}).get("application/json", {}).get("schema")
    return Operation(
        id=node["operationId"],
        method=method.upper(),
        path=path,
        key_level=KeyLevel[node.get("x-key-level", "standard").upper()],
        query={p["name"]: _parameter(content, p) for p in parameters if p["in"] == "query"},
        spellings={name: p["name"] for p in parameters for name in p.get("x-spellings", ())},
        idempotent=any(p["in"] == "header" and p["name"] == "Idempotency-Key" for p in parameters),
        body=None if body is None else _body_rules(body, request.get("required", False), strict, types),
        responses={status: _response_schema(response) for status, response in responses.items()},
    )


def _body_rules(schema: Json, required: bool, strict: Json, types: Json) -> BodyRules:
    fields = resolve({"components": strict}, schema).get("properties", {})
    if "requests" not in fields:
        camel_case = _is_camel_case({"components": strict}, schema)
        return BodyRules(schema, _compile(schema, strict), _anything(), _anything(), required, camel_case)
    items = _compile({"items": fields["requests"]["items"]}, strict)
    shared = _compile(fields["shared"], strict) if "shared" in fields else _anything()
    return BodyRules(schema, _compile(schema, types), items, shared, required)


def _is_camel_case(content: Json, node: Any, above: tuple[str, ...] = ()) -> bool:
    """Return whether a schema, or one it refers to, has a field whose name is in camel case."""
    if isinstance(node, list):
        return any(_is_camel_case(content, item, above) for item in node)
    if not isinstance(node, dict):
        return False
    reference = node.get("$ref")
    if isinstance(reference, str):
        return reference not in above and _is_camel_case(content, resolve(content, node), (*above, reference))
    fields = node.get("properties")
    if isinstance(fields, dict) and any(name != name.lower() for name in fields):
        return True
    return any(_is_camel_case(content, value, above) for value in node.values())


def _parameter(content: Json, node: Json) -> Parameter:
    schema = resolve(content, node["schema"])
    bounds = schema.get("minimum"), schema.get("maximum")
    allowed = tuple(schema.get("enum", ()))
    return Parameter(node["name"], schema.get("type", "string"), node.get("required", False), *bounds, allowed)


def _response_schema(node: Json) -> Json:
    schema: Json = _answer_schema(node.get("content", {}).get("application/json", {}).get("schema", {}))
    return schema


def resolve(content: Json, node: Json) -> Json:
    """Return what a node of the document is or refers to."""
    while "$ref" in node:
        target: Any = content
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def _compile(schema: Json, components: Json) -> jsonschema_rs.Validator:
    # The validator's messages quote values, which can be megabytes long, so they are masked.
    whole = {**schema, "components": components}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True, mask="the value")


@cache
def _anything() -> jsonschema_rs.Validator:
    return _compile({}, {})


def _request_schema(schema: Any) -> Any:
    """Return the schema for requests, which refuses unknown fields and limits integers to the range of their format."""
    if isinstance(schema, list):
        return [_request_schema(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _request_schema(value) for key, value in schema.items()}
    if "properties" in schema and schema.get("type") == "object":
        closed.setdefault("additionalProperties", False)
    # `format` may also be the name of a field.
    kind = schema.get("format")
    return {**_RANGES.get(kind, {}), **closed} if isinstance(kind, str) else closed


def _answer_schema(schema: Any) -> Any:
    """Return the schema as answers are validated: fields that are not required may be null, as the document says."""
    if isinstance(schema, list):
        return [_answer_schema(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    answer = {key: _answer_schema(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        required = schema.get("required", ())
        answer["properties"] = {
            name: field if name in required else {"anyOf": [field, {"type": "null"}]}
            for name, field in answer["properties"].items()
        }
    return answer


def _without_limits(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_without_limits(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _without_limits(value) for key, value in _kept(schema)}


def _kept(schema: Json) -> Iterator[tuple[str, Any]]:
    # `format` may also be the name of a field: then its value is a schema, and it stays.
    return ((key, value) for key, value in schema.items() if key not in _LIMITS or isinstance(value, dict))
