"""Turns the document, as the stock generator has parsed it, into what the templates show."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint, EndpointCollection
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.strings import PythonIdentifier
from parts import Json, operations, parameters, resolve, spell, takes_idempotency_key
from python_types import Type, Types
from views import Batch, Field, Model, Operation, Resource

ERRORS = {
    "400": "BadRequestError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
}
"""The error classes that a docstring names. The README lists those that any call can raise (401, 429, 5xx)."""

LIMITS = {
    "minimum": "At least {:,}.",
    "maximum": "At most {:,}.",
    "maxLength": "At most {:,} characters.",
    "maxItems": "At most {:,} items.",
    "maxProperties": "At most {:,} entries.",
}
"""What a docstring says about the limits of a value."""

ATTRIBUTES = frozenset(
    {"additional_keys", "additional_properties", "check", "date", "field", "from_dict", "read", "to_dict"}
)
"""What every model class already has or uses: a field of such a name gets an attribute with an underscore."""

ARGUMENTS = frozenset(
    {
        "AsyncPager",
        "Listing",
        "Operation",
        "arguments",
        "checks",
        "given",
        "only_given",
        "partial",
        "request_body",
        "self",
    }
)
"""What every wrapped method uses: no argument can have one of these names."""


class ViewError(Exception):
    """Something in the document cannot be written in Python; the message says what."""


class Views:
    """Everything the templates show of one document."""

    def __init__(self, data: GeneratorData, document: Json) -> None:
        self._data = data
        self._document = document
        properties = {str(model.class_info.name): model for model in data.models}
        self._types = Types(properties)
        self._nodes = {
            str(PythonIdentifier(node["operationId"], "")): (path, method, node)
            for path, method, node in operations(document)
        }
        self._requested = self._types.contained(body.prop for each in self._endpoints() for body in each.bodies)
        answers = (pattern.prop for each in self._endpoints() for pattern in each.responses.patterns)
        self._answered = self._types.contained(answers)
        self.models = {name: self._model(model) for name, model in properties.items()}
        self.models_and_enums = {
            str(each.class_info.name): str(each.class_info.module_name) for each in (*data.models, *data.enums)
        }
        self._enums = {str(each.class_info.name): each for each in data.enums}
        for name, enum in self._enums.items():
            if enum.value_type is not str:
                raise ViewError(f"the values of the enum {name} must be strings")

    @property
    def servers(self) -> list[str]:
        """Where the API is: the URLs of all its regions."""
        return [server["url"].rstrip("/") for server in self._document.get("servers", ())]

    @cached_property
    def resources(self) -> list[Resource]:
        """The resources, one per tag."""
        return [self._resource(each) for each in self._data.endpoint_collections_by_tag.values()]

    def operation(self, endpoint: Endpoint) -> Operation:
        """Return what the templates show of an endpoint."""
        return next(each for resource in self.resources for each in resource.operations if each.name == endpoint.name)

    def model(self, model: ModelProperty) -> Model:
        """Return what the templates show of a model."""
        return self.models[str(model.class_info.name)]

    def enum(self, name: str) -> str:
        """Return what an enum of the document means."""
        description = self._enums[name].description
        return text(description.get_untrusted_value() if description else f"The values of {name}.")

    def _endpoints(self) -> Iterator[Endpoint]:
        for collection in self._data.endpoint_collections_by_tag.values():
            yield from collection.endpoints

    def _model(self, model: ModelProperty) -> Model:
        name = model.class_info.name
        schema = json.loads(model.data.model_dump_json(by_alias=True, exclude_unset=True))
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
        python_name = str(item.python_name)
        # The generator avoids the names of built-ins, but an argument may have one.
        bare = python_name.rstrip("_")
        argument = python_name if keyword.iskeyword(bare) else bare
        if parameter is None and python_name in ATTRIBUTES:
            python_name += "_"
        target = resolve(self._document, schema)
        default = target.get("default")
        return Field(
            name=wire_name(item),
            spellings=schema.get("x-spellings", []),
            python_name=python_name,
            argument=argument,
            description=self._description(parameter or schema, target),
            required=item.required,
            default=repr(default) if isinstance(default, bool) else None,
            personal=schema.get("x-personal", False),
            positional=(parameter or schema).get("x-positional", False),
            read=self._types.sent(item) if parameter else self._types.read(item),
            given=self._types.given(item),
            reader=self._types.reader(item),
            check=self._types.check(item),
            argument_check=argument_check(self._types.check(item).code, parameter, target) if parameter else None,
        )

    def _description(self, node: Json, schema: Json) -> str:
        """Return what a field is, and what limits it has."""
        words = [node.get("description") or schema.get("description", "")]
        words += [form.format(schema[key]) for key, form in LIMITS.items() if key in schema]
        if "default" in schema and not isinstance(schema["default"], bool):
            words.append(f"{schema['default']} when left out.")
        if "enum" in schema:
            words.append(f"One of {', '.join(f'`{value}`' for value in schema['enum'])}.")
        return text(" ".join(word for word in words if word))

    def _resource(self, collection: EndpointCollection) -> Resource:
        tag = str(collection.tag)
        named = {str(PythonIdentifier(each["name"], "tag")): each for each in self._document.get("tags", ())}
        described = named.get(tag, {})
        operations = [self._operation(endpoint) for endpoint in collection.endpoints]
        if described.get("x-client-methods"):
            for each in operations:
                if each.method and (each.arguments or each.group or each.pagination):
                    raise ViewError(
                        f"{each.method} of {tag} cannot be a method of the client: such a method takes no argument"
                    )
        return Resource(
            tag=tag,
            class_name="".join(word.capitalize() for word in tag.split("_")),
            description=text(described.get("description") or f"The {tag.replace('_', ' ')} of an organisation."),
            link=described.get("externalDocs", {}).get("url", ""),
            of_client=described.get("x-client-methods", False),
            operations=operations,
        )

    def _operation(self, endpoint: Endpoint) -> Operation:
        path, method, node = self._nodes[str(endpoint.name)]
        try:
            operation = self._shown(endpoint, path, method, node)
            if operation.method:
                refuse_unusable_arguments(operation)
        except ViewError as problem:
            raise ViewError(f"{spell(('paths', path, method))}: {problem}") from None
        return operation

    def _shown(self, endpoint: Endpoint, path: str, method: str, node: Json) -> Operation:
        body = self._body(endpoint, method=node.get("x-method"))
        answers = self._answers(endpoint, method=node.get("x-method"))
        codes = [code for code in answers if code >= 400]
        success = next((model for code, model in answers.items() if code < 300), None)
        files = [
            code
            for pattern in endpoint.responses
            if isinstance(pattern.prop, FileProperty) and (code := int(pattern.status_code.pattern)) < 300
        ]
        return Operation(
            name=str(endpoint.name),
            http_method=method.upper(),
            path=path,
            summary=text(node.get("summary") or endpoint.name.replace("_", " ").capitalize()).rstrip("."),
            description=text(node.get("description", "")),
            link=node.get("externalDocs", {}).get("url", ""),
            path_parameters=self._parameters(node, "path", endpoint.path_parameters),
            query=self._parameters(node, "query", endpoint.query_parameters),
            headers=self._parameters(node, "header", endpoint.header_parameters),
            server=node["servers"][0]["url"].rstrip("/") if "servers" in node else "",
            body=body,
            success=success,
            success_codes=files or [code for code in answers if code < 300],
            answers_bytes=files != [],
            method=node.get("x-method"),
            timeout=node.get("x-timeout"),
            repeat=self._repeat(method, node),
            key_level=node.get("x-key-level"),
            maturity=node.get("x-maturity", "ga"),
            pagination=node.get("x-pagination"),
            page_item=self._page_item(success, node["x-pagination"]["items"]) if "x-pagination" in node else None,
            errors=[
                (ERRORS[code], text(resolve(self._document, answer)["description"]))
                for code, answer in node["responses"].items()
                if code in ERRORS
            ],
            error_codes=codes,
            error_model=answers[codes[0]] if codes else None,
            other_codes=sorted(int(code) for code in node["responses"] if int(code) not in {*answers, *files}),
            batch=self._batch(node["x-batch"], body) if "x-batch" in node else None,
        )

    def _parameters(self, node: Json, place: str, items: Iterable[PropertyProtocol]) -> list[Field]:
        described = {each["name"]: each for each in parameters(self._document, node) if each["in"] == place}
        found = [(item, described.pop(wire_name(item))) for item in items]
        if described:
            raise ViewError(f"the parameter {next(iter(described))} must have a schema")
        return [self._field(item, parameter["schema"], parameter) for item, parameter in found]

    def _body(self, endpoint: Endpoint, method: str | None) -> Model | None:
        if endpoint.cookie_parameters:
            raise ViewError("a parameter cannot be a cookie; expected path, query or header")
        if not endpoint.bodies:
            return None
        (body, *others) = endpoint.bodies
        if others or body.body_type != "json" or not isinstance(body.prop, ModelProperty):
            raise ViewError("a request body must be a JSON object")
        model = self.model(body.prop)
        if method and model.free_form:
            raise ViewError(f"the request body must declare its fields, which are the arguments of {method}()")
        return model

    def _answers(self, endpoint: Endpoint, method: str | None) -> dict[int, Model]:
        """Return the models of an operation's answers, by status code."""
        answers: dict[int, Model] = {}
        for pattern in endpoint.responses:
            if pattern.status_code.range is None or not pattern.status_code.pattern.isdigit():
                raise ViewError(
                    f"a response must be for one status code, such as 404, not {pattern.status_code.pattern}"
                )
            code = pattern.status_code.range[0]
            is_json = pattern.source["attribute"] == "response.json()"
            if isinstance(pattern.prop, ModelProperty) and is_json:
                answers[code] = self.model(pattern.prop)
            elif code < 300 and not isinstance(pattern.prop, AnyProperty) and (is_json or method):
                raise ViewError(f"the body of a {code} must be a JSON object")
        for kind in (range(200, 300), range(400, 600)):
            models = {model.name for code, model in answers.items() if code in kind}
            if len(models) > 1:
                raise ViewError(
                    f"all answers from {kind[0]} to {kind[-1]} must have one schema, not {' and '.join(sorted(models))}"
                )
        return answers

    def _repeat(self, method: str, node: Json) -> str:
        keyed = takes_idempotency_key(self._document, node)
        default = "safe" if method in ("get", "delete") else "keyed" if keyed else "never"
        return str(node.get("x-retry", default))

    def _page_item(self, page: Model | None, name: str) -> Model:
        """Return the model of what a field of a model lists."""
        items = next((each.read for each in page.fields if each.name == name), Type("")) if page else Type("")
        item = next(iter(items.models & self.models.keys()), None)
        if items.code != f"list[{item}]":
            raise ViewError(f"the field {name} of {page.name if page else 'the answer'} must be a list of objects")
        return self.models[str(item)]

    def _batch(self, modules: Json, body: Model | None) -> Batch:
        endpoints = {str(each.name): each for each in self._endpoints()}
        imports, errors = (self._operation(endpoints[modules[role]]) for role in ("imports", "errors"))
        shared = next((each.read.models for each in body.fields if each.name == "shared"), ()) if body else ()
        return Batch(
            status=modules["status"],
            imports=imports.name,
            errors=errors.name,
            item=self._page_item(body, "requests"),
            shared=next((self.models[name] for name in shared), None),
            imported=self._page_item(imports.success, "results"),
            failed=self._page_item(errors.success, "results"),
            include_schema=next(each for each in imports.query if each.name == "include_schema"),
            results_level=imports.key_level,
        )


def refuse_unusable_arguments(operation: Operation) -> None:
    """Refuse arguments of a wrapped method that Python cannot tell apart, or that hide what the method uses."""
    names = [each.argument for each in operation.arguments]
    for name in names:
        if names.count(name) > 1:
            raise ViewError(f"two of the parameters and of the body's fields would be the argument {name}")
        if name in ARGUMENTS | {operation.name}:
            raise ViewError(f"the argument {name} would hide what {operation.method}() uses under that name")


def argument_check(check: str, parameter: Json, schema: Json) -> str | None:
    """Return the name of the function in fullstory/arguments.py that checks a parameter, or None if none does."""
    if check == "str":
        return "path_id" if parameter["in"] == "path" else "non_blank"
    if check == "int" and schema.get("minimum") in (0, 1):
        return ("non_negative_int", "positive_int")[schema["minimum"]]
    if check.startswith("checks.one_of("):
        return check.removeprefix("checks.")
    return {"bool": "flag", "checks.moment": "moment"}.get(check)


def wire_name(item: PropertyProtocol) -> str:
    """Return the name of a property in the document."""
    return str(item.name.get_untrusted_value())


def text(value: Any) -> str:
    """Return text from the document in a form that is safe in a docstring."""
    return re.sub(r"\s+", " ", str(value)).strip().replace("\\", "\\\\").replace('"""', "'''")
