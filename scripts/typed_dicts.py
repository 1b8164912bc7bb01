"""The TypedDicts that stand beside the models of requests: which models get one, and how its fields are typed."""

from __future__ import annotations

import keyword
from collections.abc import Iterable
from dataclasses import dataclass, field

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty


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

    def __init__(self, data: GeneratorData) -> None:
        # A property that refers to a model is a copy that does not know the model's fields.
        self._models = {model.class_info.name: model for model in data.models}
        self._requested = self._models_in(
            body.prop
            for collection in data.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
            for body in endpoint.bodies
        )

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

    def _models_in(self, properties: Iterable[PropertyProtocol]) -> set[str]:
        """The names of the models that some properties contain, at any depth."""
        found: set[str] = set()
        waiting = list(properties)
        while waiting:
            item = waiting.pop()
            if isinstance(item, ListProperty):
                waiting.append(item.inner_property)
            elif isinstance(item, UnionProperty):
                waiting.extend(item.inner_properties)
            elif isinstance(item, ModelProperty) and item.class_info.name not in found:
                found.add(item.class_info.name)
                waiting.extend(self._fields(item))
                model = self._models[item.class_info.name]
                if model.additional_properties:
                    waiting.append(model.additional_properties)
        return found

    def _fields(self, reference: ModelProperty) -> list[PropertyProtocol]:
        """The fields that a model declares."""
        model = self._models[reference.class_info.name]
        return [*(model.required_properties or ()), *(model.optional_properties or ())]

    def _has_one(self, model: ModelProperty) -> bool:
        # A free-form object declares no fields.
        return model.class_info.name in self._requested and bool(self._fields(model))

    def _type(self, item: PropertyProtocol, fields: TypedDictFields) -> str:
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
