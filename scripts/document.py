"""The API document: read from the files in openapi/, checked, and bundled into one.

fullstory.yaml holds what all tags share and explains the extensions; every other file but the two that configure tools
holds one tag.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

Json = dict[str, Any]

MAIN_FILE = "fullstory.yaml"
TOOL_FILES = frozenset({"generator.yaml", "intended_drift.yaml"})
METHODS = ("get", "put", "post", "patch", "delete")
IDEMPOTENCY_KEY = "Idempotency-Key"

_VALIDATORS = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}


class DocumentError(Exception):
    """The API document cannot be used; the message says where and why."""


def load(folder: Path) -> Json:
    """Return the bundled document.

    Args:
        folder: Holds fullstory.yaml and one file a tag.

    Raises:
        DocumentError: A file cannot be read, or the document breaks a rule of OpenAPI or of this project.
    """
    tag_files = (path for path in folder.glob("*.yaml") if path.name not in TOOL_FILES | {MAIN_FILE})
    document: Json = {}
    for path in (folder / MAIN_FILE, *sorted(tag_files)):
        _add(document, _read(path), path.name)
    document = _without_all_of(document, document)
    _spread_shared_parameters(document)
    _leave_out_unused_schemas(document)
    _check_extensions(document)
    _validate(document)
    _check_pagination(document)
    return document


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield path, method and description of every operation."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def resolve(document: Json, node: Json) -> Json:
    """Return what a node is, or what its `$ref` points to."""
    followed: list[str] = []
    while "$ref" in node:
        reference = str(node["$ref"])
        if reference in followed:
            raise DocumentError(f"{reference} leads back to itself")
        followed.append(reference)
        target: Any = document
        try:
            for part in reference.removeprefix("#/").split("/"):
                target = target[part]
        except (KeyError, TypeError):
            raise DocumentError(f"{reference} points to nothing") from None
        node = target
    return node


def parameters(document: Json, operation: Json) -> list[Json]:
    """Return the parameters of an operation, with their references resolved."""
    return [resolve(document, parameter) for parameter in operation.get("parameters", ())]


def takes_idempotency_key(document: Json, operation: Json) -> bool:
    """Return whether an operation documents the Idempotency-Key header."""
    return any(parameter["name"] == IDEMPOTENCY_KEY for parameter in parameters(document, operation))


def _read(path: Path) -> Json:
    try:
        content = YAML(typ="safe").load(path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path.name} cannot be read: {error.strerror}") from error
    except (YAMLError, UnicodeError) as error:
        raise DocumentError(f"{path.name} is not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise DocumentError(f"{path.name} is not a YAML mapping")
    return content


def _add(document: Json, part: Json, file: str, within: tuple[str, ...] = ()) -> None:
    """Add what a file holds. Files share the sections of the document, but no two define the same thing."""
    for key, value in part.items():
        place = (*within, key)
        present: Any = document.get(key)
        if key not in document:
            document[key] = value
        elif place[0] in ("paths", "components") and len(place) <= (2 if place[0] == "components" else 1):
            _add(present, value, file, place)
        elif key == "tags":
            present.extend(value)
        else:
            raise DocumentError(f"{file}: {' '.join(place)} stands in another file, too")


def _without_all_of(node: Any, document: Json, inside: tuple[str, ...] = ()) -> Any:
    """Return a node in which every `allOf` of objects is written as one object.

    Args:
        node: A part of the document.
        document: The whole document.
        inside: The references that were followed to the node.
    """
    if isinstance(node, list):
        return [_without_all_of(item, document, inside) for item in node]
    if not isinstance(node, dict):
        return node
    whole: Json = {}
    # A field may be called allOf, too: then it holds a schema, not a list of them.
    if isinstance(node.get("allOf"), list):
        for part in node["allOf"]:
            reference = str(part.get("$ref", ""))
            if reference and reference in inside:
                raise DocumentError(f"allOf: {reference} leads back to itself")
            _merge(whole, _without_all_of(resolve(document, part), document, (*inside, reference)))
        node = {key: value for key, value in node.items() if key != "allOf"}
        whole.pop("description", None)
    _merge(whole, {key: _without_all_of(value, document, inside) for key, value in node.items()})
    return whole


def _spread_shared_parameters(document: Json) -> None:
    """Write the parameters that all operations of a path share into each of them."""
    for item in document.get("paths", {}).values():
        shared = item.pop("parameters", []) if isinstance(item, dict) else []
        for method in METHODS:
            if shared and method in item:
                own = item[method].get("parameters", [])
                named = {_identity(resolve(document, each)) for each in own}
                others = [each for each in shared if _identity(resolve(document, each)) not in named]
                item[method]["parameters"] = [*others, *own]


def _identity(parameter: Json) -> tuple[str, str]:
    return parameter["in"], parameter["name"]


def _merge(whole: Json, part: Json) -> None:
    for key, value in part.items():
        if key == "required" and isinstance(value, list):
            whole[key] = list(dict.fromkeys([*whole.get(key, ()), *value]))
        elif key == "properties" and key in whole:
            fields = whole[key] = dict(whole[key])
            for name, field in value.items():
                fields[name] = {**fields.get(name, {}), **field}
        else:
            whole[key] = value


def _leave_out_unused_schemas(document: Json) -> None:
    schemas = document.get("components", {}).get("schemas", {})
    used: set[str] = set()
    waiting: list[Any] = [{**document, "components": {**document.get("components", {}), "schemas": {}}}]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting.extend(node.values())
            reference = node.get("$ref")
            name = str(reference).removeprefix("#/components/schemas/")
            if name in schemas and name not in used:
                used.add(name)
                waiting.append(schemas[name])
        elif isinstance(node, list):
            waiting.extend(node)
    for name in schemas.keys() - used:
        del schemas[name]


def _validate(document: Json) -> None:
    version = str(document.get("openapi", ""))
    validator = _VALIDATORS.get(version[:3])
    if validator is None:
        raise DocumentError(f"openapi must be a version 3.0 or 3.1, not {version!r}")
    problems = list(validator(document).iter_errors())
    if problems:
        lines = (
            f"{' / '.join(map(str, problem.absolute_path)) or 'document'}: {problem.message.splitlines()[0]}"
            for problem in problems
        )
        raise DocumentError("the document is not valid OpenAPI\n" + "\n".join(lines))


# Extensions


def _is_method_name(value: Any) -> bool:
    return isinstance(value, str) and value.isidentifier() and not keyword.iskeyword(value) and value[0] != "_"


def _one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: value in values


def _is_pagination(value: Any) -> bool:
    return isinstance(value, dict) and {*value} == {"parameter", "token", "items"}


EXTENSIONS: Mapping[str, Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "operation": {
        "x-method": (_is_method_name, "the name of a method in Python"),
        "x-pagination": (_is_pagination, "an object of parameter, token and items"),
        "x-retry": (_one_of("safe", "keyed", "never"), "safe, keyed or never"),
        "x-key-level": (_one_of("standard", "architect", "admin"), "standard, architect or admin"),
        "x-maturity": (_one_of("ga", "beta", "legacy", "deprecated"), "ga, beta, legacy or deprecated"),
    },
    "property": {"x-personal": (_one_of(True), "true")},  # type: ignore[arg-type]
    "parameter": {"x-positional": (_one_of(True), "true")},  # type: ignore[arg-type]
}


def _check_extensions(document: Json) -> None:
    for kind, place, node in _nodes(document, "", "document"):
        known = EXTENSIONS.get(kind, {})
        for name, value in node.items():
            if not str(name).startswith("x-"):
                continue
            if name not in known:
                expected = ", ".join(known) or "none"
                raise DocumentError(f"{place}: unknown extension {name}; expected for this {kind}: {expected}")
            accepts, meaning = known[name]
            if not accepts(value):
                raise DocumentError(f"{place}: {name} must be {meaning}, not {value!r}")
    taken: dict[tuple[str, str], str] = {}
    for path, method, operation in operations(document):
        method_name = operation.get("x-method", "")
        if len(operation.get("tags", ())) != 1:
            raise DocumentError(f"{method.upper()} {path}: an operation must have exactly one tag")
        if method_name in _RESERVED:
            raise DocumentError(f"{method.upper()} {path}: x-method {method_name} is taken by every resource")
        for tag in operation.get("tags", ()):
            other = taken.setdefault((tag, method_name), f"{method.upper()} {path}")
            if method_name and other != f"{method.upper()} {path}":
                raise DocumentError(f"{method.upper()} {path}: the x-method {method_name} of {tag} is taken by {other}")
        if operation.get("x-retry") == "keyed" and not takes_idempotency_key(document, operation):
            raise DocumentError(f"{method.upper()} {path}: x-retry is keyed, but there is no {IDEMPOTENCY_KEY} header")


# What every resource has already.
_RESERVED = frozenset({"with_response"})

# What the values of a key are, by what the node that holds the key is.
_INSIDE: Mapping[str, Mapping[str, str]] = {
    "document": {"paths": "paths", "components": "components"},
    "components": {"schemas": "schemas", "parameters": "parameters"},
    "operation": {"parameters": "parameters"},
    "path item": {"parameters": "parameters", **dict.fromkeys(METHODS, "operation")},
    "property": {"properties": "properties", "items": "schema", "additionalProperties": "schema"},
    "schema": {"properties": "properties", "items": "schema", "additionalProperties": "schema"},
}
# Mappings from names to nodes of one kind: a name may start with x- itself.
_NAMED = {"paths": "path item", "schemas": "schema", "parameters": "parameter", "properties": "property"}


def _nodes(node: Any, place: str, kind: str) -> Iterator[tuple[str, str, Json]]:
    """Yield every mapping that may hold extensions: what it is, where it is, and itself."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _nodes(item, f"{place}[{index}]", _NAMED.get(kind, kind))
    elif isinstance(node, dict):
        if kind not in _NAMED:
            yield kind, place or "document", node
        for key, value in node.items():
            inside = _NAMED.get(kind) or _INSIDE.get(kind, {}).get(key) or ("schema" if key == "schema" else "object")
            yield from _nodes(value, f"{place} {key}".strip(), inside)


def _check_pagination(document: Json) -> None:
    for path, method, operation in operations(document):
        pagination = operation.get("x-pagination")
        if pagination is None:
            continue
        place = f"{method.upper()} {path}: x-pagination"
        if pagination["parameter"] not in (parameter["name"] for parameter in parameters(document, operation)):
            raise DocumentError(f"{place}: the operation has no parameter {pagination['parameter']}")
        success = resolve(document, operation["responses"]["200"])["content"]["application/json"]["schema"]
        fields = resolve(document, success).get("properties", {})
        for role in ("token", "items"):
            if pagination[role] not in fields:
                raise DocumentError(f"{place}: the answer has no field {pagination[role]}")
