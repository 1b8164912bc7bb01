"""The TypedDicts that stand beside the models of requests: which models get one, and how its fields are typed."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.parser.properties import (
    DateProperty,
    DateTimeProperty,
    EnumProperty,
    ListProperty,
    ModelProperty,
    Property,
    UnionProperty,
)


class UnusableFieldError(Exception):
    """A field's name cannot be a keyword argument in Python."""


@dataclass
class TypedDictFields:
    """The fields of one TypedDict as (name, type in Python code), and the imports their types need."""

    required: list[tuple[str, str]] = field(default_factory=list)
    optional: list[tuple[str, str]] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)


class TypedDicts:
    """Decides for every model of a document."""

    def __init__(self, document: dict[str, Any], models: Iterable[ModelProperty]) -> None:
        self._requested = request_schemas(document)
        self._models = {model.class_info.name: model for model in models}

    def of(self, model: ModelProperty) -> TypedDictFields | None:
        """The fields of a model's TypedDict; None where it gets none."""
        if not self._has_one(model):
            return None
        fields = TypedDictFields()
        for required, properties in ((True, model.required_properties), (False, model.optional_properties)):
            for item in properties or ():
                name = item.name.get_untrusted_value()
                if not name.isidentifier() or keyword.iskeyword(name):
                    raise UnusableFieldError(
                        f"the field {name!r} of the schema {model.class_info.name} cannot be a keyword argument"
                    )
                python_type = self._type(item, fields)
                if required:
                    fields.required.append((name, python_type))
                else:
                    fields.optional.append((name, f"{python_type} | None"))
        return fields

    def _has_one(self, model: ModelProperty) -> bool:
        declared = [*(model.required_properties or ()), *(model.optional_properties or ())]
        return model.class_info.name in self._requested and bool(declared)

    def _type(self, item: Property, fields: TypedDictFields) -> str:
        """What a caller may give for a property, as Python code."""
        if isinstance(item, ModelProperty):
            return self._model_type(self._models[item.class_info.name], fields)
        if isinstance(item, ListProperty):
            return f"Sequence[{self._type(item.inner_property, fields)}]"
        if isinstance(item, UnionProperty):
            return " | ".join(dict.fromkeys(self._type(inner, fields) for inner in item.inner_properties))
        if isinstance(item, EnumProperty):
            fields.imports.extend(sorted(item.get_imports(prefix="..")))
            values = ", ".join(repr(value) for value in sorted(item.values.values(), key=str))
            return f"{item.class_info.name} | Literal[{values}]"
        if isinstance(item, DateTimeProperty | DateProperty):
            return f"{item.get_base_type_string().as_unembedded_code()} | str"
        return str(item.get_base_type_string().as_unembedded_code())

    def _model_type(self, model: ModelProperty, fields: TypedDictFields) -> str:
        if self._has_one(model):
            fields.imports.append(f"from ..models.{model.class_info.module_name} import {model.class_info.name}Dict")
            return f"{model.class_info.name}Dict"
        values = self._type(model.additional_properties, fields) if model.additional_properties else "Any"
        return f"Mapping[str, {values}]"


def request_schemas(document: dict[str, Any]) -> set[str]:
    """The names of the schemas that request bodies contain, at any depth."""
    schemas = document.get("components", {}).get("schemas", {})
    waiting = [
        name
        for item in document.get("paths", {}).values()
        for operation in item.values()
        if isinstance(operation, dict)
        for name in referenced_schemas(operation.get("requestBody"))
    ]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(referenced_schemas(schemas.get(name)))
    return found


def referenced_schemas(part: Any) -> Iterator[str]:
    """The names behind every $ref to a schema in a part of the document."""
    if isinstance(part, dict):
        reference = part.get("$ref")
        if isinstance(reference, str) and reference.startswith("#/components/schemas/"):
            yield reference.rsplit("/", 1)[1]
        for value in part.values():
            yield from referenced_schemas(value)
    elif isinstance(part, list):
        for value in part:
            yield from referenced_schemas(value)
