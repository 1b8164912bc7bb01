"""Swagger 2.0 and OpenAPI 3 documents as flat mappings, in which they can be compared.

A document becomes a mapping from places to what it says there, with each schema expanded where it is used:

    POST /v2/users request                  {"required": True, "type": "object"}
    POST /v2/users request.uid              {"required": False, "type": "string", "maxLength": 256}

`[]` stands for the elements of an array, `{}` for fields with any other name, `(oneOf.0)` for an alternative. A place
is a tuple of its parts, so that everything below it starts with it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from parts import METHODS, DocumentError, Json, resolve

Place = tuple[str, ...]
Places = dict[Place, Json]

# Keywords that restrict no value, that get a place of their own, or that belong beside a schema.
NOT_COMPARED = {"title", "description", "example", "examples", "externalDocs", "deprecated", "discriminator", "$defs"}
NOT_COMPARED |= {"$ref", "allOf", "oneOf", "anyOf", "properties", "required", "items", "additionalProperties"}
NOT_COMPARED |= {"nullable", "name", "in", "allowEmptyValue", "collectionFormat", "style", "explode"}


def flatten(root: Json) -> Places:
    """Return what a document says, by place."""
    if not str(root.get("swagger", root.get("openapi"))).startswith(("2.", "3.")):
        raise DocumentError("it is neither a Swagger 2.0 nor an OpenAPI 3 document")
    prefix = root.get("basePath") or urlsplit(root.get("servers", [{}])[0].get("url", "")).path
    flattening = _Flattening(root)
    for path, node in root.get("paths", {}).items():
        item = {} if path.startswith("x-") else resolve(root, node)
        for method in (*METHODS, "head", "options", "trace"):
            if method in item:
                name = f"{method.upper()} {prefix.rstrip('/')}{path}"
                flattening.add_operation(name, item[method], item.get("parameters", []))
    if not flattening.places:
        raise DocumentError("it has no operations")
    return flattening.places


class _Flattening:
    def __init__(self, root: Json) -> None:
        self._root = root
        self.places: Places = {}

    def add_operation(self, name: str, operation: Json, shared_parameters: list[Json]) -> None:
        self.places[name,] = {}
        values: dict[str, Json] = {}
        bodies: dict[str, Json] = {}
        if "requestBody" in operation:
            bodies["request"] = resolve(self._root, operation["requestBody"])
        for node in (*shared_parameters, *operation.get("parameters", ())):
            parameter = resolve(self._root, node)
            if parameter["in"] == "body":
                bodies["request"] = parameter
            else:  # header names are case-insensitive
                title = parameter["name"].title() if parameter["in"] == "header" else parameter["name"]
                values[f"{parameter['in']}.{title}"] = parameter
        for status, node in operation.get("responses", {}).items():
            if not str(status).startswith("x-"):
                response = bodies[f"response.{status}"] = resolve(self._root, node)
                for title, header in response.get("headers", {}).items():
                    values[f"response-header.{status}.{title.title()}"] = resolve(self._root, header)
        for title, body in bodies.items():
            content = {"application/json": body} if "schema" in body else body.get("content") or {"empty": {}}
            for media_type, holder in content.items():
                part = title if media_type == "application/json" else f"{title}({media_type})"
                values[part] = {"schema": holder.get("schema", {}), "required": body.get("required", False)}
        for title, value in values.items():
            # In Swagger 2.0, a parameter or header is its own schema, but says itself whether it is required.
            self._add_schema((name, f" {title}"), value.get("schema", {**value, "required": []}), {})
            self.places[name, f" {title}"]["required"] = value.get("required", False)

    def _add_schema(self, place: Place, schema: Any, above: dict[str, Place]) -> None:
        """Add what a schema says about a place, and about those below it, to what is known about them.

        `above` are the references that led here, each with its place: a schema may contain itself.
        """
        if isinstance(schema, bool):
            schema = {} if schema else {"not": {}}
        said = self.places.setdefault(place, {"required": False})
        reference = schema.get("$ref")
        if reference in above:
            said["repeats"] = "".join(above[reference])
        elif reference is not None:
            self._add_schema(place, self._target(reference), {**above, reference: place})
        for part in schema.get("allOf", ()):
            self._add_schema(place, part, above)
        said |= _restrictions(schema)
        parts = {f".{name}": field for name, field in schema.get("properties", {}).items()}
        for mark, keyword in (("[]", "items"), ("{}", "additionalProperties")):
            parts |= {} if schema.get(keyword, True) in ({}, True) else {mark: schema[keyword]}
        for keyword in ("oneOf", "anyOf"):
            parts |= {f"({keyword}.{index})": part for index, part in enumerate(schema.get(keyword, ()))}
        for name, part in parts.items():
            self._add_schema((*place, name), part, above)
        for name in schema.get("required", ()):  # a field may be required without being described
            self.places.setdefault((*place, f".{name}"), {})["required"] = True

    def _target(self, reference: str) -> Any:
        node: Any = self._root
        try:
            for name in reference.removeprefix("#/").split("/"):
                node = node[name.replace("~1", "/").replace("~0", "~")]
        except (KeyError, TypeError):
            raise DocumentError(f"{reference} points to nothing in it") from None
        return node


def _restrictions(schema: Json) -> Json:
    """Return the keywords that say which values are valid. False is the same as leaving a keyword out."""
    said = {
        keyword: value
        for keyword, value in schema.items()
        if not (keyword in NOT_COMPARED or keyword.startswith("x-") or (value is False and keyword != "default"))
    }
    types = {schema["type"]} if isinstance(schema.get("type"), str) else {*schema.get("type", ())}
    if "null" in types or schema.get("nullable") or schema.get("x-nullable"):
        said["nullable"] = True
    if types := types - {"null"}:
        said["type"] = " or ".join(sorted(types))
    if "enum" in schema:
        said["enum"] = sorted(schema["enum"], key=str)
    return said
