"""The rules for the API document: those of OpenAPI, and those of this project's extensions."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from parts import IDEMPOTENCY_KEY, DocumentError, Json, operations, parameters, resolve, spell, takes_idempotency_key

Origins = Mapping[tuple[str, ...], str]
"""The file that defines each path, each component, and each other section."""

_VALIDATORS = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}


def check_bundle(document: Json, origins: Origins) -> None:
    """Check a document as it was written: its references, OpenAPI's rules, and the extensions.

    Raises:
        DocumentError: Something is wrong.
    """
    for path, kind, node in _nodes(document):
        if kind not in _NAMED:
            try:
                resolve(document, node)
                _follow_all_of(document, node)
            except DocumentError as problem:
                raise DocumentError(f"{_where(path, origins)}: {problem}") from None
    _validate(document, origins)
    for path, kind, node in _nodes(document):
        if kind not in _NAMED:
            _check_extensions(_where(path, origins), kind, node)


def _where(path: Sequence[str | int], origins: Origins) -> str:
    """Return the file and the place of a node."""
    file = next((origins[start] for size in (3, 2, 1) if (start := tuple(path[:size])) in origins), None)  # type: ignore[index]
    return f"{file}: {spell(path)}" if file else spell(path)


def _follow_all_of(document: Json, node: Json, inside: tuple[str, ...] = ()) -> None:
    """Refuse a schema that consists of itself, which would keep the validator busy forever."""
    parts = node.get("allOf")
    for part in parts if isinstance(parts, list) else ():
        reference = str(part.get("$ref", "")) if isinstance(part, dict) else ""
        if reference in inside:
            raise DocumentError(f"the allOf of {reference} leads back to itself")
        if reference:
            _follow_all_of(document, resolve(document, part), (*inside, reference))


def _validate(document: Json, origins: Origins) -> None:
    version = str(document.get("openapi", ""))
    validator = _VALIDATORS.get(version[:3])
    if validator is None:
        raise DocumentError(f"openapi must be 3.0 or 3.1, not {version!r}")
    problems = []
    try:
        for problem in validator(document).iter_errors():
            problems.append(problem)
    except (AttributeError, LookupError, TypeError):
        # The validator can crash on what it has already reported.
        if not problems:
            raise
    if problems:
        lines = [f"{_where(_path(document, each), origins)}: {each.message.splitlines()[0]}" for each in problems]
        raise DocumentError("the document is not valid OpenAPI\n" + "\n".join(lines))


def _path(document: Json, problem: Any) -> tuple[str | int, ...]:
    """Return the path to what the validator complains about: it may count from a schema instead of the top."""
    for start, _, node in _nodes(document):
        path: tuple[str | int, ...] = start
        value: Any = node
        for key in problem.absolute_path:
            # The validator treats status codes as numbers.
            step: Any = key if isinstance(value, list) else str(key)
            path = (*path, step)
            try:
                value = value[step]
            except (LookupError, TypeError):
                break
        else:
            if start == () or value == problem.instance:
                return path
    return ()


# Extensions


def _is_method_name(value: Any) -> bool:
    parts = value.split(".") if isinstance(value, str) else []
    return 1 <= len(parts) <= 2 and all(
        part.isidentifier() and not keyword.iskeyword(part) and part[0] != "_" for part in parts
    )


def _one_of(*values: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in values


def _is_true(value: Any) -> bool:
    return value is True


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(isinstance(name, str) and name for name in value)


def _object_of(*names: str) -> tuple[Callable[[Any], bool], str]:
    return lambda value: isinstance(value, dict) and {*value} == {*names}, f"an object of {' and '.join(names)}"


EXTENSIONS: Mapping[str, Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "operation": {
        "x-method": (
            _is_method_name,
            "the name of a method in Python, or that of a nested resource, a dot and a method",
        ),
        "x-pagination": _object_of("parameter", "token", "items"),
        "x-batch": _object_of("status", "imports", "errors"),
        "x-retry": (_one_of("safe", "keyed", "never"), "safe, keyed or never"),
        "x-key-level": (_one_of("standard", "architect", "admin"), "standard, architect or admin"),
        "x-maturity": (_one_of("ga", "beta", "legacy", "deprecated"), "ga, beta, legacy or deprecated"),
        "x-timeout": (_is_seconds, "a number of seconds"),
    },
    "property": {
        "x-personal": (_is_true, "true"),
        "x-spellings": (_is_names, "a list of names"),
        "x-positional": (_is_true, "true"),
    },
    "tag": {"x-client-methods": (_is_true, "true")},
    "parameter": {"x-positional": (_is_true, "true"), "x-spellings": (_is_names, "a list of names")},
}

# What a key of the document holds. Anything else takes no extensions.
_HOLDS = {
    **dict.fromkeys(("paths", "schemas", "parameters", "properties", "headers", "content", "responses"), ""),
    **dict.fromkeys(("schema", "items", "additionalProperties", "allOf", "anyOf", "oneOf", "not"), "schema"),
    **dict.fromkeys(("get", "put", "post", "patch", "delete"), "operation"),
    "tags": "tag",
}
# Mappings from names to nodes of one kind: a name may start with x- itself.
_NAMED = {
    "paths": "path",
    "schemas": "schema",
    "parameters": "parameter",
    "properties": "property",
    "headers": "header",
    "content": "media type",
    "responses": "response",
}
# Values from the API, which may hold anything.
_VALUES = frozenset({"example", "examples", "default", "enum", "const"})


def _nodes(node: Any, path: tuple[str | int, ...] = (), kind: str = "document") -> Iterator[tuple[Any, str, Json]]:
    """Yield every mapping of the document: the path to it, what it is, and itself."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _nodes(item, (*path, index), _NAMED.get(kind, kind))
    elif isinstance(node, dict):
        yield path, kind, node
        for key, value in node.items():
            if kind in _NAMED:
                yield from _nodes(value, (*path, key), _NAMED[kind])
            elif key not in _VALUES:
                yield from _nodes(value, (*path, key), _HOLDS.get(key, "object") or key)


def _check_extensions(place: str, kind: str, node: Json) -> None:
    known = EXTENSIONS.get(kind, {})
    for name, value in node.items():
        if not str(name).lower().startswith(("x-", "x_")):
            continue
        if name not in known:
            expected = f"expected one of {', '.join(known)}" if known else f"a {kind} takes none"
            raise DocumentError(f"{place}: unexpected extension {name!r}; {expected}")
        accepts, meaning = known[name]
        if not accepts(value):
            raise DocumentError(f"{place}: {name} must be {meaning}, not {value!r}")


# Operations

RESERVED_METHODS = frozenset({"with_response", "bool", "date", "datetime", "float", "int", "str"})
"""What every resource already has, and the types that its signatures name."""

RESERVED_TAGS = frozenset({"aclose", "close", "raw", "set_up", "with_options", "with_response"})
"""What every client already has."""


def check_operations(document: Json, origins: Origins) -> None:
    """Check what a bundled document says about its operations.

    Raises:
        DocumentError: Something is wrong.
    """
    # By the tag and the method: where it was seen first, and the one argument that each operation takes.
    taken: dict[tuple[str, str], tuple[str, list[str | None]]] = {}
    answers: dict[tuple[str, str], Any] = {}
    # By the tag and the first part of the method: whether it is that of a nested resource.
    named: dict[str, dict[str, set[bool]]] = {}
    for path, method, operation in operations(document):
        try:
            _check_operation(document, operation)
            tag, name = operation["tags"][0], operation.get("x-method")
            if not name:
                continue
            named.setdefault(tag, {}).setdefault(name.partition(".")[0], set()).add("." in name)
            if len(named[tag][name.partition(".")[0]]) > 1:
                raise DocumentError(f"in {tag}, {name.partition('.')[0]} is both a method and a nested resource")
            place, arguments = taken.setdefault((tag, name), (spell(("paths", path, method)), []))
            arguments.append(_only_argument(document, operation))
            if len(arguments) > 1 and (None in arguments or arguments[-1] in arguments[:-1]):
                raise DocumentError(
                    f"the x-method {name} of {tag} is taken by {place}; to share it, each must have a "
                    "required parameter of its own, and no other argument"
                )
            answer = operation["responses"].get("200")
            if answers.setdefault((tag, name), answer) != answer:
                raise DocumentError(f"the x-method {name} of {tag} is shared with {place}: they must answer alike")
        except DocumentError as problem:
            raise DocumentError(f"{_where(('paths', path, method), origins)}: {problem}") from None
    _check_client_methods(document, named)


def _check_client_methods(document: Json, named: Mapping[str, Iterable[str]]) -> None:
    """Refuse methods of the client itself that would hide another attribute."""
    tags = [tag["name"] for tag in document.get("tags", ()) if tag.get("x-client-methods")]
    if len(tags) > 1:
        raise DocumentError(f"x-client-methods can be on one tag, not on {' and '.join(tags)}")
    for tag in tags:
        if hidden := RESERVED_TAGS.union(named).intersection(named.get(tag, ())):
            raise DocumentError(f"with x-client-methods, {tag} cannot have the method {min(hidden)}: the client has it")


def _only_argument(document: Json, operation: Json) -> str | None:
    """Return the name of an operation's parameter, if it is required and the only argument."""
    found = parameters(document, operation)
    if "requestBody" in operation or "x-pagination" in operation or len(found) != 1 or not found[0].get("required"):
        return None
    return str(found[0]["name"])


def _check_operation(document: Json, operation: Json) -> None:
    if not operation.get("operationId"):
        raise DocumentError("operationId is required")
    if len(operation.get("tags", ())) != 1:
        raise DocumentError("an operation must have exactly one tag")
    if operation["tags"][0] in RESERVED_TAGS:
        raise DocumentError(f"the tag cannot be {operation['tags'][0]}, a name that every client already uses")
    if RESERVED_METHODS.intersection(operation.get("x-method", "").split(".")):
        raise DocumentError(f"the x-method cannot be {operation['x-method']}, a name that every resource already uses")
    if operation.get("x-retry") == "keyed" and not takes_idempotency_key(document, operation):
        raise DocumentError(f"x-retry is keyed, so the operation must have the parameter {IDEMPOTENCY_KEY}")
    if "x-pagination" in operation:
        _check_pagination(document, operation)
    if "x-batch" in operation:
        _check_batch(document, operation)


def _check_batch(document: Json, operation: Json) -> None:
    """Refuse a batch that lacks what its wrapped method and its job are made of."""
    others = {each["operationId"]: each for *_, each in operations(document) if each["tags"] == operation["tags"]}
    for role, name in operation["x-batch"].items():
        if name not in others:
            raise DocumentError(f"unknown operation {name!r} in x-batch; {role} must be an operationId of the same tag")
        query = {each["name"] for each in parameters(document, others[name]) if each["in"] == "query"}
        if lacking := {"imports": {"page_token", "include_schema"}, "errors": {"page_token"}}.get(role, set()) - query:
            raise DocumentError(f"{name} is {role} in x-batch, so it must have the parameter {min(lacking)}")
    body = resolve(document, operation.get("requestBody", {}))
    schema = resolve(document, body.get("content", {}).get("application/json", {}).get("schema", {}))
    if other := schema.get("properties", {}).keys() - {"requests", "shared"}:
        raise DocumentError(f"with x-batch the body may have the fields requests and shared, not {min(other)}")
    if not takes_idempotency_key(document, operation):
        raise DocumentError(f"with x-batch the operation must have the parameter {IDEMPOTENCY_KEY}")


def _check_pagination(document: Json, operation: Json) -> None:
    pagination = operation["x-pagination"]
    query = [parameter["name"] for parameter in parameters(document, operation) if parameter["in"] == "query"]
    if pagination["parameter"] not in query:
        expected = ", ".join(query) or "none, as the operation has no query parameters"
        raise DocumentError(f"unknown query parameter {pagination['parameter']!r} in x-pagination; expected {expected}")
    answer = resolve(document, operation["responses"].get("200", {}))
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    fields = resolve(document, schema).get("properties", {})
    for role in ("token", "items"):
        if pagination[role] not in fields:
            expected = ", ".join(fields) or "none, as the answer 200 has no fields"
            raise DocumentError(f"unknown field {pagination[role]!r} in x-pagination; expected {expected}")
