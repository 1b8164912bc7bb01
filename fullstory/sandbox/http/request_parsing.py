"""Parses requests and validates them against the API document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs

from fullstory.sandbox.document import BodyRules, Json, Operation, Parameter, load
from fullstory.sandbox.http.body import parse_json
from fullstory.sandbox.problems import Problem, invalid_argument, invalid_parameter, required_field
from fullstory.sandbox.rules.paths import format_path

_TYPE_WORDS = {
    "string": "a string",
    "boolean": "true or false",
    "integer": "an integer",
    "number": "a number",
    "object": "an object",
    "array": "an array",
}


def parse_body(content: bytes, content_type: str) -> Any:
    """Return the JSON in a request's body."""
    if content_type and content_type.partition(";")[0].strip().lower() != "application/json":
        raise invalid_argument(f"the Content-Type must be application/json, not {content_type!r}")
    if not content:
        raise invalid_argument("the body is empty; expected a JSON object")
    return parse_json(content)


def check_body(rules: BodyRules, body: Any) -> Json:
    """Validate a body. Of a batch, check only the types of its items, which fail one by one in `failing_items`."""
    _check(rules.whole, body)
    checked: Json = body
    if "shared" in checked:
        _check(rules.shared, checked["shared"], ["shared"])
    return checked


def _check(validator: jsonschema_rs.Validator, value: Any, parents: Sequence[str | int] = ()) -> None:
    try:
        error = None if validator.is_valid(value) else next(iter(validator.iter_errors(value)))
    except ValueError:  # deeper than 255 levels
        raise invalid_argument("the body is nested too deeply") from None
    if error is not None:
        raise problem_from(error, [*parents, *error.instance_path])


def failing_items(validator: jsonschema_rs.Validator, items: list[Json]) -> dict[int, Problem]:
    """Return the items of a batch that break a limit of the document: by position, the first limit each one breaks."""
    failures: dict[int, Problem] = {}
    if not validator.is_valid(items):
        for error in validator.iter_errors(items):
            position = int(error.instance_path[0])
            if position not in failures:
                failures[position] = problem_from(error, error.instance_path[1:])
    return failures


def parse_query(operation: Operation, query: bytes) -> dict[str, Any]:
    """Return the parameters in a query string, converted to their types."""
    values: dict[str, Any] = {}
    if query:
        try:
            pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
        except ValueError:
            raise invalid_parameter("the query is not valid percent-encoded UTF-8") from None
        for name, text in pairs:
            if name not in operation.query:
                raise invalid_parameter(_unexpected("parameter", name, operation.query))
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


def problem_from(error: jsonschema_rs.ValidationError, path: Sequence[str | int]) -> Problem:
    """Return the problem for a validation error; `path` is the place that its message names."""
    match error.kind:
        case jsonschema_rs.ValidationErrorKind.Required(property=name):
            return required_field(format_path([*path, name]))
        case jsonschema_rs.ValidationErrorKind.AdditionalProperties(unexpected=names):
            return invalid_argument(
                _unexpected("field", format_path([*path, names[0]]), _field_names(error.schema_path))
            )
        case jsonschema_rs.ValidationErrorKind.MinLength() if list(path) == ["name"]:
            return invalid_argument("events must have a non-empty name")
        case kind:
            where = format_path(path) or "the body"
            return invalid_argument(f"{where}: {_explain(kind.as_dict(), kind.name)}")


def _explain(details: Mapping[str, Any], keyword: str) -> str:
    match keyword:
        case "type":
            types: list[str] = details["types"]
            return "must be " + " or ".join(_TYPE_WORDS.get(word, word) for word in types)
        case "maxLength":
            return f"must be at most {details['limit']} characters long"
        case "minLength":
            return f"must be at least {details['limit']} characters long"
        case "maxItems":
            return f"must have at most {details['limit']:,} items"
        case "maxProperties":
            return f"must have at most {details['limit']} properties"
        case "enum":
            return f"must be one of {', '.join(details['options'])}"
        case "format":
            return f"must be a valid {details['format']}, such as 2026-01-31T12:00:00Z"
        case _:
            return f"must satisfy {keyword} {details.get('limit', '')}".rstrip()


def _unexpected(what: str, name: str, expected: Iterable[str]) -> str:
    names = ", ".join(expected)
    return f"{name}: unexpected {what}; expected one of {names}" if names else f"{name}: unexpected {what}"


def _field_names(schema_path: Sequence[str | int]) -> list[str]:
    """Return the fields of the object whose schema has the keyword at this place."""
    if schema_path[0] != "components":
        return []
    schema: Any = load().content
    for part in schema_path[:-1]:
        schema = schema[part]
    return list(schema["properties"])
