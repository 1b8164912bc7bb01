"""From the document, as the stock generator has parsed it, to what the templates show."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import document as api
from document import Json
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint, EndpointCollection
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.strings import PythonIdentifier
from python_types import Type, Types
from views import Field, Model, Operation, Resource

ERRORS = {
    "400": "BadRequestError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
}
"""The error classes that a docstring names. What every call can meet (401, 429, 5xx) is said once, in the README."""

_NUMBERS = {"maxLength": "{:,} characters", "maxItems": "{:,} items", "maxProperties": "{:,} entries"}


class ViewError(Exception):
    """Something in the document cannot be written in Python; the message says what."""


class Views:
    """Everything the templates show of one document."""

    def __init__(self, data: GeneratorData, document: Json) -> None:
        self._data = data
        self._document = document
        self._schemas: Json = document.get("components", {}).get("schemas", {})
        properties = {str(model.class_info.name): model for model in data.models}
        self._types = Types(properties)
        self._nodes = {
            str(PythonIdentifier(node["operationId"], "")): (path, method, node)
            for path, method, node in api.operations(document)
        }
        self._requested = self._types.contained(body.prop for each in self._endpoints() for body in each.bodies)
        answers = (pattern.prop for each in self._endpoints() for pattern in each.responses.patterns)
        self._answered = self._types.contained(answers)
        self.models = {name: self._model(model) for name, model in properties.items()}
        self.models_and_enums = {
            str(each.class_info.name): str(each.class_info.module_name) for each in (*data.models, *data.enums)
        }
        self._check_personal()

    @cached_property
    def resources(self) -> list[Resource]:
        """The resources, one a tag."""
        return [self._resource(each) for each in self._data.endpoint_collections_by_tag.values()]

    def operation(self, endpoint: Endpoint) -> Operation:
        """Return what the templates show of an endpoint."""
        return next(each for resource in self.resources for each in resource.operations if each.name == endpoint.name)

    def model(self, model: ModelProperty) -> Model:
        """Return what the templates show of a model."""
        return self.models[str(model.class_info.name)]

    def enum(self, name: str) -> str:
        """Return what an enum of the document means."""
        return text(self._schemas.get(name, {}).get("description", "")) or f"The values of {name}."

    def _endpoints(self) -> Iterator[Endpoint]:
        for collection in self._data.endpoint_collections_by_tag.values():
            yield from collection.endpoints

    def _model(self, model: ModelProperty) -> Model:
        name = model.class_info.name
        schema = self._schemas.get(name, {})
        fields = schema.get("properties", {})
        values = self._types.values(model)
        for item in self._types.fields(model) if name in self._requested else ():
            if not wire_name(item).isidentifier() or keyword.iskeyword(wire_name(item)):
                raise ViewError(f"the field {wire_name(item)!r} of {name} cannot be a keyword argument in Python")
        return Model(
            name=name,
            module=str(model.class_info.module_name),
            description=text(schema.get("description", "")) or f"A {name}.",
            fields=[self._field(item, fields.get(wire_name(item), {})) for item in self._types.fields(model)],
            values=self._types.read(values) if values else Type("Any"),
            value_reader=self._types.reader(values) if values else None,
            value_check=self._types.check(values) if values else Type("object"),
            in_requests=name in self._requested,
            in_answers=name in self._answered,
        )

    def _field(self, item: PropertyProtocol, schema: Json, parameter: Json | None = None) -> Field:
        name = wire_name(item)
        python_name = str(item.python_name)
        bare = python_name.rstrip("_")
        target = api.resolve(self._document, schema)
        default = target.get("default")
        return Field(
            name=name,
            python_name=python_name,
            argument=bare if python_name.endswith("_") and not keyword.iskeyword(bare) else python_name,
            description=self._description(parameter or schema, target),
            required=item.required,
            default=repr(default) if isinstance(default, bool) else None,
            personal=schema.get("x-personal", False),
            positional=(parameter or {}).get("x-positional", False),
            read=self._types.read(item),
            given=self._types.given(item),
            reader=self._types.reader(item),
            check=self._types.check(item),
        )

    def _description(self, node: Json, schema: Json) -> str:
        """Return what a field is, and what limits it has."""
        words = [node.get("description") or schema.get("description", "")]
        words += [f"At most {form.format(schema[key])}." for key, form in _NUMBERS.items() if key in schema]
        for key, form in (("minimum", "At least {:,}."), ("maximum", "At most {:,}.")):
            if key in schema:
                words.append(form.format(schema[key]))
        if "default" in schema and not isinstance(schema["default"], bool):
            words.append(f"{schema['default']} when left out.")
        if "enum" in schema:
            words.append(f"One of {', '.join(f'`{value}`' for value in schema['enum'])}.")
        return text(" ".join(word for word in words if word))

    def _check_personal(self) -> None:
        """Refuse a mark that no model knows of: what it is to hide would show."""
        seen = sum(each.personal for model in self.models.values() for each in model.fields)
        marked = str(self._schemas).count("'x-personal': True")
        if seen != marked:
            raise ViewError(
                f"{marked - seen} x-personal stand in objects without a name: make each a schema of its own"
            )

    def _resource(self, collection: EndpointCollection) -> Resource:
        tag = str(collection.tag)
        named = {str(PythonIdentifier(each["name"], "tag")): each for each in self._document.get("tags", ())}
        described = named.get(tag, {})
        return Resource(
            tag=tag,
            class_name="".join(word.capitalize() for word in tag.split("_")),
            description=text(described.get("description") or f"The {tag.replace('_', ' ')} of an organisation."),
            link=described.get("externalDocs", {}).get("url", ""),
            operations=[self._operation(endpoint) for endpoint in collection.endpoints],
        )

    def _operation(self, endpoint: Endpoint) -> Operation:
        path, method, node = self._nodes[str(endpoint.name)]
        described = {each["name"]: each for each in api.parameters(self._document, node)}

        def fields(items: Iterable[PropertyProtocol]) -> list[Field]:
            found = [(item, described[wire_name(item)]) for item in items]
            return [self._field(item, parameter["schema"], parameter) for item, parameter in found]

        if endpoint.cookie_parameters:
            raise ViewError(f"{endpoint.name}: cookies are not supported")
        if any(body.body_type != "json" or not isinstance(body.prop, ModelProperty) for body in endpoint.bodies):
            raise ViewError(f"{endpoint.name}: a request body must be a JSON object")
        models = {
            pattern.status_code.range[0]: self.model(pattern.prop)
            for pattern in endpoint.responses.patterns
            if pattern.status_code.range and isinstance(pattern.prop, ModelProperty)
        }
        codes = [code for code in models if code >= 400]
        return Operation(
            name=str(endpoint.name),
            http_method=method.upper(),
            path=path,
            summary=text(node.get("summary") or endpoint.name.replace("_", " ")).rstrip("."),
            description=text(node.get("description", "")),
            link=node.get("externalDocs", {}).get("url", ""),
            path_parameters=fields(endpoint.path_parameters),
            query=fields(endpoint.query_parameters),
            headers=fields(endpoint.header_parameters),
            body=self.model(endpoint.bodies[0].prop) if endpoint.bodies else None,  # type: ignore[arg-type]
            success=models.get(200),
            method=node.get("x-method"),
            repeat=self._repeat(method, node),
            key_level=node.get("x-key-level"),
            maturity=node.get("x-maturity", "ga"),
            pagination=node.get("x-pagination"),
            page_item=self._page_item(node.get("x-pagination"), models.get(200)),
            errors=[
                (ERRORS[code], text(api.resolve(self._document, answer)["description"]))
                for code, answer in node["responses"].items()
                if code in ERRORS
            ],
            error_codes=sorted(codes),
            error_model=models[codes[0]] if codes else None,
            other_codes=sorted(int(code) for code in node["responses"] if code.isdigit() and int(code) not in models),
        )

    def _repeat(self, method: str, node: Json) -> str:
        keyed = api.takes_idempotency_key(self._document, node)
        default = "safe" if method in ("get", "delete") else "keyed" if keyed else "never"
        return str(node.get("x-retry", default))

    def _page_item(self, pagination: Json | None, page: Model | None) -> Model | None:
        if pagination is None or page is None:
            return None
        items = next(each for each in page.fields if each.name == pagination["items"])
        (item,) = items.read.models or {None}
        if item is None:
            raise ViewError(f"the items of {page.name} must be objects with a name")
        return self.models[item]


def wire_name(item: PropertyProtocol) -> str:
    """Return the name of a property in the document."""
    return str(item.name.get_untrusted_value())


def text(value: Any) -> str:
    """Return text of the document as it may stand in a docstring."""
    return re.sub(r"\s+", " ", str(value)).strip().replace("\\", "\\\\").replace('"""', "'''")
