"""What the templates show: the document's operations, parameters and models, as the Python code they become."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Field:
    """A field of a model, or a parameter of an operation.

    Attributes:
        name: On the wire.
        python_name: In Python.
        description: What it is, with its limits.
        required: Whether it must be there.
        default: What the document says that leaving it out means, as Python code; None without one.
        personal: Whether its value stays out of reprs.
        positional: Whether it may be passed by position.
        read: The type that an answer's value is read into.
        given: The type that a caller may give.
        reader: The expression that reads the value of an answer, `{}`; None where it stays as it came.
        check: What a value must be to be sent.
    """

    name: str
    python_name: str
    description: str
    required: bool
    default: str | None
    personal: bool
    positional: bool
    read: Type
    given: Type
    reader: str | None
    check: Type


@dataclass(frozen=True)
class Model:
    """A model.

    Attributes:
        name: The name of the class.
        module: The name of its module.
        description: What it is.
        fields: What it declares.
        values: The type of what it holds under names that it does not declare.
        value_reader: What reads such a value.
        value_check: What such a value must be to be sent.
        in_requests: Whether a request may contain it.
        in_answers: Whether an answer may contain it.
    """

    name: str
    module: str
    description: str
    fields: list[Field]
    values: Type
    value_reader: str | None
    value_check: Type
    in_requests: bool
    in_answers: bool

    @property
    def free_form(self) -> bool:
        """Whether it declares no fields, so that everything in it is under a name of somebody's choice."""
        return not self.fields

    @property
    def has_dict(self) -> bool:
        """Whether a TypedDict stands beside it."""
        return self.in_requests and not self.free_form

    @property
    def required(self) -> list[Field]:
        """The fields that must be there."""
        return [each for each in self.fields if each.required]

    @property
    def named(self) -> Type:
        """The models, and the TypedDicts, that its annotations name."""
        read = [each.read for each in self.fields]
        given = [each.given for each in self.fields] if self.has_dict else []
        return together([*read, *given, self.values], self.name)

    @property
    def readers(self) -> Type:
        """The models that from_dict needs."""
        return together([self.values, *(each.read for each in self.fields if each.reader)], self.name)

    @property
    def checkers(self) -> Type:
        """The models that its check needs."""
        return together([self.value_check, *(each.check for each in self.fields)], self.name)


@dataclass(frozen=True)
class Operation:
    """An operation.

    Attributes:
        name: The name of its module.
        http_method: In capitals.
        success: The model of a 200; None where the answer is no object.
        method: The name of the wrapped method; None where there is none.
        repeat: When it may be repeated: see x-retry.
        page_item: The model of what its pages list; None where there are no pages.
        errors: The error classes of the wrapped method, with what they mean.
        error_codes: The status codes that answer with the error model.
        other_codes: The status codes that answer with no model.
    """

    name: str
    http_method: str
    path: str
    summary: str
    description: str
    link: str
    path_parameters: list[Field]
    query: list[Field]
    headers: list[Field]
    body: Model | None
    success: Model | None
    method: str | None
    repeat: str
    key_level: str | None
    maturity: str
    pagination: Json | None
    page_item: Model | None
    errors: list[tuple[str, str]]
    error_codes: list[int]
    error_model: Model | None
    other_codes: list[int]

    @property
    def parameters(self) -> list[Field]:
        """All parameters."""
        return [*self.path_parameters, *self.query, *self.headers]

    @property
    def arguments(self) -> list[Field]:
        """What the wrapped method takes, those that may be passed by position first."""
        fields = [*self.path_parameters, *(self.body.fields if self.body else ()), *self.query, *self.headers]
        return sorted(fields, key=lambda each: (not each.positional, not each.required))

    @property
    def url(self) -> str:
        """The path as an f-string, its parameters quoted."""
        url = self.path
        for each in self.path_parameters:
            url = url.replace(f"{{{each.name}}}", f"{{quote(str({each.python_name}), safe='')}}")
        return url

    @property
    def result(self) -> Model | None:
        """What the wrapped method returns; None where the answer says no more than that all went well."""
        return None if self.success is None or self.success.free_form else self.success

    @property
    def named(self) -> Type:
        """The models, and the TypedDicts, that the signature of the wrapped method names."""
        models = [Type("", frozenset({model.name})) for model in (self.page_item or self.result,) if model]
        return together([*models, *(each.given for each in self.arguments)])


@dataclass(frozen=True)
class Resource:
    """The operations of a tag."""

    tag: str
    class_name: str
    description: str
    link: str
    operations: list[Operation] = field(default_factory=list)

    @property
    def wrapped(self) -> list[Operation]:
        """Those that have a wrapped method."""
        return [operation for operation in self.operations if operation.method]

    @property
    def named(self) -> Type:
        """The models, and the TypedDicts, that the signatures of the wrapped methods name."""
        return together(operation.named for operation in self.wrapped)


class Views:
    """Everything the templates show of one document."""

    def __init__(self, data: GeneratorData, document: Json) -> None:
        self._data = data
        self._document = document
        self._schemas: Json = document.get("components", {}).get("schemas", {})
        properties = {str(model.class_info.name): model for model in data.models}
        self._types = Types(properties)
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
        if not python_name.isidentifier() or keyword.iskeyword(python_name):
            raise ViewError(f"the name {name!r} cannot be a keyword argument")
        target = api.resolve(self._document, schema)
        default = target.get("default")
        return Field(
            name=name,
            python_name=python_name,
            description=self._description(parameter or schema, target),
            required=item.required,
            default=None if default is None else repr(default),
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
        node = next(
            node
            for path, method, node in api.operations(self._document)
            if (path, method) == (endpoint.path.get_untrusted_value(), endpoint.method)
        )
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
            http_method=endpoint.method.upper(),
            path=str(endpoint.path.get_untrusted_value()),
            summary=text(node.get("summary") or endpoint.name.replace("_", " ")).rstrip("."),
            description=text(node.get("description", "")),
            link=node.get("externalDocs", {}).get("url", ""),
            path_parameters=fields(endpoint.path_parameters),
            query=fields(endpoint.query_parameters),
            headers=fields(endpoint.header_parameters),
            body=self.model(endpoint.bodies[0].prop) if endpoint.bodies else None,  # type: ignore[arg-type]
            success=models.get(200),
            method=node.get("x-method"),
            repeat=self._repeat(endpoint.method, node),
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


def together(types: Iterable[Type], without: str = "") -> Type:
    """Return all that some types name, but for one model."""
    named = list(types)
    models = frozenset().union(*(each.models for each in named)) - {without}
    return Type("", models, frozenset().union(*(each.dicts for each in named)) - {without})


def wire_name(item: PropertyProtocol) -> str:
    """Return the name of a property in the document."""
    return str(item.name.get_untrusted_value())


def text(value: Any) -> str:
    """Return text of the document as it may stand in a docstring."""
    return re.sub(r"\s+", " ", str(value)).strip().replace("\\", "\\\\").replace('"""', "'''")
