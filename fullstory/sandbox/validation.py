"""Validates requests against the API document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs
import orjson

from .document import BodyRules, Json, Operation, Parameter
from .paths import format_path
from .problems import Problem, invalid_argument, invalid_parameter, required_field

_TYPE_WORDS = {
    "string": "a string",
    "boolean": "true or false",
    "integer": "an integer",
    "number": "a number",
    "object": "an object",
    "array": "an array",
}


def parse_body(content: bytes, content_type: str) -> Any:
    """The JSON in a request's body."""
    if content_type and content_type.partition(";")[0].strip().lower() != "application/json":
        raise invalid_argument(f"the Content-Type must be application/json, not {content_type!r}")
    if not content:
        raise invalid_argument("the request has no body; a JSON object is required")
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise invalid_argument(f"the body is not JSON: {error}") from None


def check_body(rules: BodyRules, body: Any) -> Json:
    """Holds a body to the document; of a batch only the types, because its items fail one by one (`failing_items`)."""
    try:
        error = None if rules.whole.is_valid(body) else next(iter(rules.whole.iter_errors(body)))
    except ValueError:  # deeper than 255 levels
        raise invalid_argument("the body is nested too deeply") from None
    if error is not None:
        raise problem_from(error)
    checked: Json = body
    return checked


def failing_items(validator: jsonschema_rs.Validator, items: list[Json]) -> dict[int, Problem]:
    """The items of a batch that break a limit of the document, by position, each with the first limit it breaks."""
    failures: dict[int, Problem] = {}
    if not validator.is_valid(items):
        for error in validator.iter_errors(items):
            position = int(error.instance_path[0])
            if position not in failures:
                failures[position] = problem_from(error, skip=1)
    return failures


def parse_query(operation: Operation, query: bytes) -> dict[str, Any]:
    """The parameters in a query string, converted to their types."""
    values: dict[str, Any] = {}
    if query:
        try:
            pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
        except ValueError:
            raise invalid_parameter("the query is not valid UTF-8 in percent-encoding") from None
        for name, text in pairs:
            if name not in operation.query:
                raise invalid_parameter(f"{name}: there is no such parameter")
            if name in values:
                raise invalid_parameter(f"{name}: given more than once")
            values[name] = _convert(operation.query[name], text)
    for parameter in operation.query.values():
        if parameter.required and values.get(parameter.name, "") == "":
            raise required_field(parameter.name)
    return values


def _convert(parameter: Parameter, text: str) -> Any:
    if parameter.type == "boolean":
        if text not in ("true", "false"):
            raise invalid_parameter(f"{parameter.name}: must be true or false")
        return text == "true"
    return text


def problem_from(error: jsonschema_rs.ValidationError, skip: int = 0) -> Problem:
    """Says what a validation error means; `skip` leaves out that many parts at the beginning of the path."""
    path = error.instance_path[skip:]
    match error.kind:
        case jsonschema_rs.ValidationErrorKind.Required(property=name):
            return required_field(format_path([*path, name]))
        case jsonschema_rs.ValidationErrorKind.AdditionalProperties(unexpected=names):
            return invalid_argument(f"{format_path([*path, names[0]])}: there is no such field")
        case jsonschema_rs.ValidationErrorKind.MinLength() if path == ["name"]:
            return invalid_argument("events must have a non-empty name")
        case kind:
            where = format_path(path) or "the body"
            return invalid_argument(f"{where}: {_explain(kind.as_dict(), kind.name)}")


def _explain(facts: Mapping[str, Any], keyword: str) -> str:
    match keyword:
        case "type":
            types: list[str] = facts["types"]
            return "must be " + " or ".join(_TYPE_WORDS.get(word, word) for word in types)
        case "maxLength":
            return f"must be at most {facts['limit']} characters long"
        case "minLength":
            return f"must be at least {facts['limit']} characters long"
        case "maxItems":
            return f"must have at most {facts['limit']:,} items"
        case "maxProperties":
            return f"must have at most {facts['limit']} properties"
        case "enum":
            return f"must be one of {', '.join(facts['options'])}"
        case "format":
            return f"must be a valid {facts['format']}, such as 2026-01-31T12:00:00Z"
        case _:
            return f"must satisfy {keyword} {facts.get('limit', '')}".rstrip()
