"""The types of the document's properties in Python, and what reads and checks their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty


@dataclass(frozen=True)
class Type:
    """A type, or an expression, in Python code.

    Attributes:
        code: The code.
        models: The models and enums that it names.
        dicts: The models that it names by their TypedDict.
    """

    code: str
    models: frozenset[str] = frozenset()
    dicts: frozenset[str] = frozenset()

    @property
    def or_none(self) -> str:
        """The code of the type or None."""
        return self.code if self.code == "Any" or "None" in self.code.split(" | ") else f"{self.code} | None"


class Types:
    """Turns the properties of one document into Python.

    Args:
        models: The models of the document by name: a property that refers to a model is a copy without its fields.
    """

    def __init__(self, models: Mapping[str, ModelProperty]) -> None:
        self._models = models

    def fields(self, reference: ModelProperty) -> list[PropertyProtocol]:
        """Return the fields that a model declares."""
        model = self._models[reference.class_info.name]
        return [*(model.required_properties or ()), *(model.optional_properties or ())]

    def values(self, reference: ModelProperty) -> PropertyProtocol | None:
        """Return what a model says about fields that it does not declare; None if it says nothing."""
        values = self._models[reference.class_info.name].additional_properties
        return None if values is None or isinstance(values, bool | AnyProperty) else values

    def contained(self, properties: Iterable[PropertyProtocol]) -> set[str]:
        """Return the names of the models that some properties contain, at any depth."""
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
                waiting.extend(self.fields(item))
                values = self.values(item)
                waiting.extend([values] if values else ())
        return found

    def read(self, item: PropertyProtocol) -> Type:
        """Return the type that an attribute of a model has."""
        if isinstance(item, ModelProperty):
            return _named(item.class_info.name)
        if isinstance(item, ListProperty):
            return _around("list[{}]", self.read(item.inner_property))
        if isinstance(item, UnionProperty):
            models = _models(item)
            # Several models cannot be told apart, so their objects stay as they come.
            kept = models if len(models) > 1 else []
            return _union(
                [Type("dict[str, Any]") if each in kept else self.read(each) for each in item.inner_properties]
            )
        if isinstance(item, EnumProperty):
            return _named(item.class_info.name, "{} | str")
        return Type(_plain(item))

    def sent(self, item: PropertyProtocol) -> Type:
        """Return the type that the endpoint's functions take for a parameter."""
        return self.given(item) if isinstance(item, DateTimeProperty | DateProperty) else self.read(item)

    def given(self, item: PropertyProtocol, inside: frozenset[str] = frozenset()) -> Type:
        """Return the type of what a caller may give.

        Args:
            item: The property.
            inside: The objects without declared fields around it: their types have no names to refer to.
        """
        if isinstance(item, ModelProperty):
            name = item.class_info.name
            if self.fields(item):
                return Type(f"{name}Dict", dicts=frozenset({name}))
            values = None if name in inside else self.values(item)
            return _around("Mapping[str, {}]", self.given(values, inside | {name}) if values else Type("Any"))
        if isinstance(item, ListProperty):
            return _around("Sequence[{}]", self.given(item.inner_property, inside))
        if isinstance(item, UnionProperty):
            return _union([self.given(inner, inside) for inner in item.inner_properties])
        if isinstance(item, EnumProperty):
            listed = ", ".join(repr(value) for value in sorted(item.values.values(), key=str))
            return _named(item.class_info.name, f"{{}} | Literal[{listed}]")
        if isinstance(item, DateTimeProperty | DateProperty):
            return Type(f"{_plain(item)} | str")
        return Type(_plain(item))

    def reader(self, item: PropertyProtocol) -> str | None:
        """Return the expression that reads a value of an answer, `{}`; None if it stays as it came."""
        if isinstance(item, ModelProperty | EnumProperty):
            return f"{item.class_info.name}.read({{}})"
        if isinstance(item, ListProperty):
            inner = self.reader(item.inner_property)
            if inner is None:
                return None
            simple = inner.count("(") == 1 and inner.endswith("({})")
            read = inner.removesuffix("({})") if simple else f"lambda item: {inner.format('item')}"
            return f"read_list({read}, {{}})"
        if isinstance(item, UnionProperty):
            return self._union_reader(item)
        if isinstance(item, DateTimeProperty):
            return "read_datetime({})"
        return "read_date({})" if isinstance(item, DateProperty) else None

    def _union_reader(self, item: UnionProperty) -> str | None:
        """Return what reads a value of one of several kinds: each reader leaves the others' values alone."""
        models = _models(item)
        kept = models if len(models) > 1 else []
        readers = [self.reader(each) for each in item.inner_properties if each not in kept]
        whole = "{}"
        for reader in filter(None, readers):
            whole = reader.format(whole)
        return None if whole == "{}" else whole

    def check(self, item: PropertyProtocol) -> Type:
        """Return what a value must be to be sent."""
        if isinstance(item, ModelProperty):
            # Only JSON's own rules apply to an object without declared fields.
            has_check = self.fields(item) or self.values(item)
            return _named(item.class_info.name, "{}.check") if has_check else Type("Mapping")
        if isinstance(item, ListProperty):
            return _around("checks.each({})", self.check(item.inner_property))
        if isinstance(item, UnionProperty):
            kinds = [inner for inner in item.inner_properties if not isinstance(inner, NoneProperty)]
            if {_plain(inner) for inner in kinds} == {"str", "int"}:
                return Type("checks.TEXT_OR_INT")
            return self.check(kinds[0]) if len(kinds) == 1 else Type("object")
        if isinstance(item, EnumProperty):
            return _named(item.class_info.name, "checks.one_of({})")
        if isinstance(item, DateTimeProperty):
            return Type("checks.moment")
        if isinstance(item, DateProperty):
            return Type("checks.day")
        return Type({"str": "str", "bool": "bool", "int": "int", "float": "checks.NUMBER"}.get(_plain(item), "object"))


def _models(item: UnionProperty) -> list[PropertyProtocol]:
    return [each for each in item.inner_properties if isinstance(each, ModelProperty)]


def _named(name: str, form: str = "{}") -> Type:
    return Type(form.format(name), frozenset({name}))


def _around(form: str, inner: Type) -> Type:
    return Type(form.format(inner.code), inner.models, inner.dicts)


def _union(types: list[Type]) -> Type:
    code = " | ".join(dict.fromkeys(each.code for each in types))
    models: frozenset[str] = frozenset().union(*(each.models for each in types))
    dicts: frozenset[str] = frozenset().union(*(each.dicts for each in types))
    return Type(code, models, dicts)


def _plain(item: PropertyProtocol) -> str:
    code = str(item.get_base_type_string().as_unembedded_code())
    return {"datetime.datetime": "datetime", "datetime.date": "date", "object": "Any"}.get(code, code)
