"""Parses requests and validates them against the API document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs

from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.document import BodyRules, Document, Json, Operation, Parameter, load
from fullstory.sandbox.http.body import check_containers, parse_json
from fullstory.sandbox.http.spellings import as_boolean, as_integer, in_form, known_name, may_differ
from fullstory.sandbox.problems import Problem, invalid_argument, invalid_parameter, required_field
from fullstory.sandbox.rules.families import is_older
from fullstory.sandbox.rules.paths import format_path

# A form is what curl calls a body unless it is told otherwise, and the server reads it as JSON all the same.
_CONTENT_TYPES = ("", "application/json", "application/x-www-form-urlencoded")
_TYPE_WORDS = {
    "string": "a string",
    "boolean": "true or false",
    "integer": "an integer",
    "number": "a number",
    "object": "an object",
    "array": "an array",
}


def parse_body(
    document: Document, operation: Operation, rules: BodyRules, settings: Settings, content: bytes, content_type: str
) -> Json:
    """Return the JSON in a request's body, validated.

    Of a batch only the types of its items are validated; the limits of each item are when it is processed, so that it
    fails alone (`failing_items`).
    """
    lenient, older = settings.is_lenient, is_older(operation.path)
    if not lenient and content_type.partition(";")[0].strip().lower() not in _CONTENT_TYPES:
        raise invalid_argument(f"the Content-Type must be application/json, not {content_type!r}")
    if not content and rules.required and not lenient:
        raise invalid_argument("the body is empty; expected a JSON object")
    check_containers(content, settings.limits.batch_requests)
    body = parse_json(content) if content else {}
    if lenient or older or rules.is_camel_case or may_differ(content):
        body = in_form(document.content, rules.schema, body, lenient, older)
    return _checked(rules, body)


def _checked(rules: BodyRules, body: Any) -> Json:
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


def parse_query(operation: Operation, query: bytes, lenient: bool) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the parameters in a query string, converted to their types, and the names of those without a meaning."""
    values: dict[str, Any] = {}
    ignored = set()
    if query:
        try:
            pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
        except ValueError:
            raise invalid_parameter("the query is not valid percent-encoded UTF-8") from None
        for spelt, text in pairs:
            given = operation.spellings.get(spelt, spelt)
            name = known_name(given, operation.query, lenient) if lenient or "_" in given else given
            if name is None or name not in operation.query:  # the server ignores it
                ignored.add(given)
            elif name in values:
                raise invalid_parameter(f"{name}: given more than once")
            else:
                values[name] = _convert(operation.query[name], text, lenient)
    for parameter in operation.query.values():
        if parameter.required and values.get(parameter.name, "") == "":
            raise required_field(parameter.name)
    return values, frozenset(ignored)


def _convert(parameter: Parameter, text: str, lenient: bool) -> Any:
    if parameter.type == "integer":
        return _integer(parameter, text)
    if parameter.allowed and text not in parameter.allowed:
        raise invalid_parameter(f"{parameter.name}: must be one of {', '.join(parameter.allowed)}")
    if parameter.type != "boolean":
        return text
    value = as_boolean(text, lenient)
    if value is None:
        raise invalid_parameter(f"{parameter.name}: must be true or false")
    return value


def _integer(parameter: Parameter, text: str) -> int:
    value = as_integer(text)
    if value is None:
        raise invalid_parameter(f"{parameter.name}: must be an integer")
    if parameter.minimum is not None and value < parameter.minimum:
        raise invalid_parameter(f"{parameter.name}: must be at least {parameter.minimum:,}")
    if parameter.maximum is not None and value > parameter.maximum:
        raise invalid_parameter(f"{parameter.name}: must be at most {parameter.maximum:,}")
    return value


def problem_from(error: jsonschema_rs.ValidationError, path: Sequence[str | int]) -> Problem:
    """Return the problem for a validation error; `path` is the place that its message names."""
    match error.kind:
        case jsonschema_rs.ValidationErrorKind.Required(property=name):
            return required_field(format_path([*path, name]))
        case jsonschema_rs.ValidationErrorKind.AdditionalProperties(unexpected=names):
            return invalid_argument(_unexpected(format_path([*path, names[0]]), _field_names(error.schema_path)))
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
        case "minItems":
            return "must not be empty"
        case "maxItems":
            return f"must have at most {details['limit']:,} items"
        case "maxProperties":
            return f"must have at most {details['limit']} properties"
        case "enum":
            return f"must be one of {', '.join(details['options'])}"
        case "oneOf":
            return "must have one of the forms that the documentation has"
        case "format":
            return f"must be a valid {details['format']}, such as 2026-01-31T12:00:00Z"
        case _:
            return f"must satisfy {keyword} {details.get('limit', '')}".rstrip()


def _unexpected(name: str, expected: Iterable[str]) -> str:
    names = ", ".join(expected)
    return f"{name}: unexpected field; expected one of {names}" if names else f"{name}: unexpected field"


def _field_names(schema_path: Sequence[str | int]) -> list[str]:
    """Return the fields of the object whose schema has the keyword at this place."""
    if schema_path[0] != "components":
        return []
    schema: Any = load().content
    for part in schema_path[:-1]:
        schema = schema[part]
    return list(schema["properties"])
