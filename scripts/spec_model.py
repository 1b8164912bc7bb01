"""Swagger 2.0 and OpenAPI 3 documents, read into one small model in which they can be compared."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# Keywords below which names are the author's own: a field called "example" or "$ref" is no keyword.
NAMED = {"paths", "definitions", "schemas", "parameters", "responses", "requestBodies", "headers", "content"}
NAMED |= {"properties", "patternProperties", "$defs"}
# Keywords that hold data, in which nothing is a reference.
DATA = {"example", "examples", "default", "enum", "const"}
# Keywords that say nothing about which values are valid.
PROSE = {"title", "description", "example", "examples", "externalDocs", "deprecated", "xml", "discriminator"}
PROSE |= {"$comment", "$defs", "definitions"}
# What stands beside the schema keywords in a parameter or header of Swagger 2.0.
BESIDE_SCHEMA = {"name", "in", "required", "allowEmptyValue", "collectionFormat"}


class SpecError(Exception):
    """A file that cannot be compared; the text names the file and the place in it."""


# Reading: a file becomes nodes that know where they are


@dataclass(frozen=True)
class Node:
    """A value and its place in a file. The place is its identity: one schema used twice is equal to itself."""

    file: str
    pointer: str
    value: Any = field(compare=False, repr=False)
    root: Any = field(compare=False, repr=False)

    def error(self, problem: str) -> SpecError:
        return SpecError(f"{self.file}: {self.pointer}: {problem}")

    def children(self) -> dict[str, Node]:
        """The members of an object by name, or the elements of an array by index; none in anything else."""
        value = dict(enumerate(self.value)) if isinstance(self.value, list) else self.value
        # YAML reads an unquoted status code as a number, so names are turned into text here.
        texts = {str(key): child for key, child in value.items()} if isinstance(value, dict) else {}
        return {
            key: Node(self.file, f"{self.pointer}/{key.replace('~', '~0').replace('/', '~1')}", child, self.root)
            for key, child in texts.items()
        }

    def members(self) -> dict[str, Node]:
        return self.typed(dict, "an object").children()

    def elements(self) -> list[Node]:
        return list(self.typed(list, "an array").children().values())

    def get(self, key: str) -> Node | None:
        return self.members().get(key)

    def part(self, key: str) -> dict[str, Node]:
        """The members of the object called `key`; none where it is left out."""
        child = self.get(key)
        return {} if child is None else child.members()

    def list_of(self, key: str) -> list[Node]:
        """The elements of the array called `key`; none where it is left out."""
        child = self.get(key)
        return [] if child is None else child.elements()

    def text(self, key: str) -> str:
        child = self.get(key)
        if child is None:
            raise self.error(f"{key!r} is missing")
        return str(child.typed(str, "a string").value)

    def flag(self, key: str) -> bool:
        child = self.get(key)
        return child is not None and bool(child.typed(bool, "true or false").value)

    def typed(self, kind: type, name: str) -> Node:
        if not isinstance(self.value, kind):
            raise self.error(f"expected {name}, found {json.dumps(self.value, default=str)[:60]}")
        return self

    def target(self) -> Node:
        """What this node, the text of a reference, points to."""
        ref = str(self.typed(str, "a reference").value)
        if not ref.startswith("#/"):
            raise self.error(f"the reference {ref!r} is not a path inside this file; no other kind can be followed")
        node = Node(self.file, "#", self.root, self.root)
        for token in ref.split("/")[1:]:
            name = unquote(token).replace("~1", "/").replace("~0", "~")
            child = node.children().get(name)
            if child is None:
                raise self.error(f"the reference {ref!r} is broken: there is no {name!r} in {node.pointer}")
            node = child
        return node

    def resolved(self) -> Node:
        """This node, or what it refers to in the end. For everything but schemas, which may add to a reference."""
        node: Node = self
        passed: set[Node] = {self}
        while (ref := node.get("$ref")) is not None:
            node = ref.target()
            if node in passed:
                raise ref.error("the reference leads back to itself")
            passed.add(node)
        return node


def load(path: Path) -> Node:
    """The root of a file whose references all lead somewhere, used or not."""
    kind = "JSON" if path.suffix == ".json" else "YAML"
    try:
        text = path.read_text(encoding="utf-8-sig")
        value = json.loads(text) if kind == "JSON" else yaml.safe_load(text)
        root = Node(str(path), "#", value, value)
        _check_references(root)
    except OSError as error:
        raise SpecError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, yaml.YAMLError) as error:
        raise SpecError(f"{path}: is not valid {kind}: {' '.join(str(error).split())}") from error
    except RecursionError as error:  # a YAML alias inside what it stands for ends here, too
        raise SpecError(f"{path}: is nested too deeply") from error
    return root


def _check_references(node: Node, *, keywords: bool = True) -> None:
    for key, child in node.children().items():
        if keywords and key == "$ref":
            child.target()
        elif not (keywords and (key in DATA or key.startswith("x-"))):
            _check_references(child, keywords=not (keywords and key in NAMED))


# Normalising: both formats become levels


Schemas = tuple[Node, ...]
"""Schemas that hold all at once, none for "anything". They stay unexpanded, because schemas may contain themselves."""


@dataclass
class Level:
    """One level of what is compared: an operation with its parameters and bodies, or a schema with its fields.

    The names of parts are written as they continue a place: `query.uid`, `request` and `response.200` in an
    operation; `.uid` for a field, `[]` for elements and `{}` for fields with any other name in a schema.
    """

    keywords: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Schemas] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)

    def add(self, name: str, *schemas: Node) -> None:
        self.parts[name] = tuple(dict.fromkeys((*self.parts.get(name, ()), *schemas)))

    def restrict(self, keyword: str, value: Any) -> None:
        """Add a keyword. Of two limits the tighter holds; of anything else said twice, what was said last."""
        known = self.keywords.get(keyword)
        if keyword == "enum":
            known = value if known is None else known
            value = sorted((choice for choice in value if choice in known), key=_sort_key)
        elif isinstance(known, int | float) and isinstance(value, int | float):
            kind = keyword.removeprefix("exclusive")[:3].lower()
            value = min(known, value) if kind == "max" else max(known, value) if kind == "min" else value
        self.keywords[keyword] = value


def shape(path: str) -> str:
    """A path whose parameters have no names: two paths that differ in nothing else are one path."""
    return re.sub(r"\{[^{}/]*\}", "{}", path)


Api = dict[str, dict[str, Level]]
"""Operations by path and method."""


def read_api(root: Node) -> Api:
    version = next((str(node.value) for key in ("swagger", "openapi") if (node := root.get(key))), "")
    if not version.startswith(("2.", "3.")):
        raise root.error("is neither a Swagger 2.0 nor an OpenAPI 3 document")
    if swagger := version.startswith("2."):
        prefix = root.text("basePath") if root.get("basePath") else ""
    else:
        prefix = next((urlsplit(server.text("url")).path for server in root.list_of("servers")), "")
    api: Api = {}
    shapes: set[str] = set()
    for path, unresolved in root.part("paths").items():
        if path.startswith("x-"):
            continue
        item = unresolved.resolved()
        full = prefix.rstrip("/") + path
        if not path.startswith("/") or shape(full) in shapes:
            raise unresolved.error("a path starts with a slash, and differs from others by more than parameter names")
        shapes.add(shape(full))
        methods = {method: node for method in METHODS if (node := item.get(method))}
        if methods:
            api[full] = {method: _operation(node, item, root, swagger) for method, node in methods.items()}
    if not api:
        raise root.error("has no operations")
    return api


def _operation(node: Node, item: Node, root: Node, swagger: bool) -> Level:
    level = Level()
    parameters = [parameter.resolved() for holder in (item, node) for parameter in holder.list_of("parameters")]
    # By name, so that an operation's own parameter replaces the path's.
    for name, parameter in {_title(parameter): parameter for parameter in parameters}.items():
        if name.startswith("formData."):
            raise parameter.error("form parameters cannot be compared")
        if name.startswith("body."):
            _add_body(level, "request", _bodies(parameter, node, root, "consumes"), parameter.flag("required"))
            continue
        level.add(name, *_value_schema(parameter))
        if parameter.flag("required"):
            level.required.add(name)
    if unresolved := node.get("requestBody"):
        request = unresolved.resolved()
        _add_body(level, "request", request.part("content"), request.flag("required"))
    for status, unresolved in node.part("responses").items():
        if status.startswith("x-"):
            continue
        response = unresolved.resolved()
        bodies = _bodies(response, node, root, "produces") if swagger else response.part("content")
        _add_body(level, f"response.{status}", bodies, required=False)
        for name, header in response.part("headers").items():
            level.add(f"response-header.{status}.{name.title()}", *_value_schema(header.resolved()))
    return level


def _title(parameter: Node) -> str:
    where, name = parameter.text("in"), parameter.text("name")
    return f"{where}.{name.title() if where == 'header' else name}"  # case means nothing in a header's name


def _value_schema(holder: Node) -> Schemas:
    """The schema of a parameter or header: inside it in OpenAPI 3, its own keywords in Swagger 2.0."""
    content = list(holder.part("content").values())
    if schema := (content[0] if content else holder).get("schema"):
        return (schema,)
    own = {key: value for key, value in holder.typed(dict, "an object").value.items() if key not in BESIDE_SCHEMA}
    return () if content else (Node(holder.file, holder.pointer, own, holder.root),)


def _bodies(holder: Node, operation: Node, root: Node, media_types: str) -> dict[str, Node]:
    """What OpenAPI 3 calls `content`, for a body parameter or response of Swagger 2.0."""
    if not holder.get("schema"):
        return {}
    named = operation.list_of(media_types) or root.list_of(media_types)
    return dict.fromkeys([str(node.typed(str, "a string").value) for node in named] or ["application/json"], holder)


def _add_body(level: Level, name: str, bodies: dict[str, Node], required: bool) -> None:
    """JSON goes without saying in a place; other media types, and a body that is empty, are part of the name."""
    for media_type, holder in bodies.items() or [("empty", None)]:
        plain = media_type.partition(";")[0].strip().lower()
        part = name if plain == "application/json" else f"{name}({plain})"
        schema = holder and holder.get("schema")
        level.add(part, *([schema] if schema else []))
        if required:
            level.required.add(part)


def expand(schemas: Schemas) -> Level:
    """One level of a schema, with references and `allOf` merged into it."""
    level = Level()
    for schema in schemas:
        _absorb(level, schema, ())
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if level.keywords.get(exclusive) is True:  # up to OpenAPI 3.0 it only says how the limit beside it is meant
            level.keywords[exclusive] = level.keywords.pop(limit, True)
    for name in level.required:
        level.add(name)  # a field may be required without being described
    for mark, implied in ((".", "object"), ("{", "object"), ("[", "array")):
        if any(name.startswith(mark) for name in level.parts):
            level.keywords.setdefault("type", implied)
    return level


def _absorb(level: Level, schema: Node, inside: Schemas) -> None:
    if schema in inside:
        raise schema.error("the schema is made of itself, by references or allOf")
    if isinstance(schema.value, bool):  # what OpenAPI 3.1 allows in place of {} and {not: {}}
        level.keywords.update({} if schema.value else {"not": {}})
        return
    inside = (*inside, schema)
    for keyword, node in schema.members().items():
        value = node.value
        if keyword == "$ref":  # what stands beside it adds to it, as since OpenAPI 3.1; before, it meant nothing
            _absorb(level, node.target(), inside)
        elif keyword == "allOf":
            for element in node.elements():
                _absorb(level, element, inside)
        elif keyword in ("oneOf", "anyOf"):
            _absorb_alternatives(level, keyword, node, inside)
        elif keyword == "properties":
            for name, member in node.members().items():
                level.add(f".{name}", member)
        elif keyword == "required":
            level.required.update(f".{name.typed(str, 'a string').value}" for name in node.elements())
        elif keyword in ("items", "additionalProperties"):
            if value not in ({}, True):
                level.add("[]" if keyword == "items" else "{}", node)
        elif keyword == "type":
            named = node.elements() if isinstance(value, list) else [node]
            types = [str(name.typed(str, "the name of a type").value) for name in named]
            if "null" in types:
                level.restrict("nullable", True)
            if types := sorted(set(types) - {"null"}):
                level.restrict("type", types if len(types) > 1 else types[0])
        elif keyword in ("nullable", "x-nullable"):
            if node.typed(bool, "true or false").value:
                level.restrict("nullable", True)
        elif keyword in ("enum", "const"):
            level.restrict("enum", [value] if keyword == "const" else node.typed(list, "an array").value)
        elif keyword == "default" or not (
            keyword in PROSE
            or keyword.startswith("x-")
            or value is False  # as is `uniqueItems` and others where they are left out
            or (value == 0 and keyword in ("minLength", "minItems", "minProperties"))
        ):
            level.restrict(keyword, value)


def _absorb_alternatives(level: Level, keyword: str, node: Node, inside: Schemas) -> None:
    elements = node.elements()
    alternatives = [element for element in elements if element.value != {"type": "null"}]
    if len(alternatives) < len(elements):
        level.restrict("nullable", True)
    if len(alternatives) == 1:
        _absorb(level, alternatives[0], inside)
        return
    if f"({keyword}.0)" in level.parts:
        raise node.error(f"a second {keyword} for the same value cannot be compared")
    for index, alternative in enumerate(alternatives):
        level.add(f"({keyword}.{index})", alternative)


def _sort_key(value: object) -> str:
    return json.dumps(value, default=str)
