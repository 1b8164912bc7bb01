"""What the templates show: the document's operations, parameters and models, as the Python code they become."""

from __future__ import annotations

import keyword
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from parts import Json
from python_types import Type


@dataclass(frozen=True)
class Field:
    """A field of a model, or a parameter of an operation.

    Attributes:
        name: On the wire.
        spellings: The other names that it may have in an answer.
        python_name: As an attribute of a model, and as a parameter of the endpoint's functions.
        argument: As an argument of the wrapped method, where the names of built-ins are free.
        description: What it is, with its limits.
        required: Whether it must be there.
        default: The default of a flag, as Python code; None if leaving it out is not the same as a value.
        personal: Whether its value stays out of reprs.
        positional: Whether it may be passed by position.
        read: The type that an answer's value is read into; of a parameter, the type that the endpoint's functions take.
        given: The type that a caller may give.
        reader: The expression that reads the value of an answer, `{}`; None if it stays as it came.
        check: What a value must be to be sent.
        argument_check: What checks an argument in fullstory/arguments.py; None if nothing there does, and for the
            fields of a body, which are checked together.
    """

    name: str
    spellings: list[str]
    python_name: str
    argument: str
    description: str
    required: bool
    default: str | None
    personal: bool
    positional: bool
    read: Type
    given: Type
    reader: str | None
    check: Type
    argument_check: str | None


@dataclass(frozen=True)
class Model:
    """A model.

    Attributes:
        name: The name of the class.
        module: The name of its module.
        description: What it is.
        fields: What it declares.
        values: The type of the values under names that it does not declare.
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
        """Whether it declares no fields, so that all names in it are free to choose."""
        return not self.fields

    @property
    def has_dict(self) -> bool:
        """Whether it comes with a TypedDict."""
        return self.in_requests and not self.free_form

    @property
    def sayable(self) -> bool:
        """Whether its fields can be attributes under the names that they have on the wire."""
        return all(each.name.isidentifier() and not keyword.iskeyword(each.name) for each in self.fields)

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
class Batch:
    """What belongs to an operation that imports a batch.

    Attributes:
        status: The module of the operation that reports the job's status.
        imports: The module of the operation that lists what was imported.
        errors: The module of the operation that lists what was not.
        item: The model of what is imported.
        shared: The model of what the items have in common, if there is such a field.
        imported: The model of what was imported.
        failed: The model of what was not.
        include_schema: The parameter `include_schema` of the operation `imports`.
        results_level: The level of key that may read the results.
    """

    status: str
    imports: str
    errors: str
    item: Model
    shared: Model | None
    imported: Model
    failed: Model
    include_schema: Field
    results_level: str | None


@dataclass(frozen=True)
class Operation:
    """An operation.

    Attributes:
        name: The name of its module.
        http_method: In capitals.
        server: The server that it is on, if it has one of its own.
        success: The model of a successful answer, or None if that answer is not a JSON object.
        success_codes: The status codes that answer with it.
        answers_bytes: Whether a successful answer is a file.
        method: The name of the wrapped method, if there is one; behind that of a nested resource and a dot.
        timeout: How many seconds the wrapped method waits for the answer by default; None for the client's timeout.
        repeat: When it may be repeated: see x-retry.
        page_item: The model of what its pages list, if it has pages.
        errors: The error classes of the wrapped method, with what they mean.
        error_codes: The status codes that answer with the error model.
        other_codes: The status codes that answer with no model.
        batch: What else a batch import consists of; None where this does not start one.
        alternatives: The operations that share the wrapped method, which takes the argument of one of them.
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
    server: str
    body: Model | None
    success: Model | None
    success_codes: list[int]
    answers_bytes: bool
    method: str | None
    timeout: float | None
    repeat: str
    key_level: str | None
    maturity: str
    pagination: Json | None
    page_item: Model | None
    errors: list[tuple[str, str]]
    error_codes: list[int]
    error_model: Model | None
    other_codes: list[int]
    batch: Batch | None = None
    alternatives: list[Operation] = field(default_factory=list)

    @property
    def group(self) -> str:
        """The nested resource of the wrapped method; empty if it is in the resource itself."""
        return self.method.rpartition(".")[0] if self.method else ""

    @property
    def method_name(self) -> str:
        """The name of the wrapped method alone."""
        return self.method.rpartition(".")[2] if self.method else ""

    @property
    def function(self) -> str:
        """The name of the function that describes a call of the wrapped method."""
        return f"_{self.method.replace('.', '_')}" if self.method else ""

    @property
    def parameters(self) -> list[Field]:
        """All parameters."""
        return [*self.path_parameters, *self.query, *self.headers]

    @property
    def arguments(self) -> list[Field]:
        """What the wrapped method takes, those that may be passed by position first."""
        if self.alternatives:
            return [replace(each.arguments[0], required=False, positional=False) for each in self.alternatives]
        fields = [*self.path_parameters, *(self.body.fields if self.body else ()), *self.query, *self.headers]
        return sorted(fields, key=lambda each: (not each.positional, not each.required))

    @property
    def url(self) -> str:
        """The path as an f-string, its parameters quoted, behind the server if it is on one of its own."""
        url = self.server + self.path
        for each in self.path_parameters:
            url = url.replace(f"{{{each.name}}}", f"{{quote(str(to_json({each.python_name})), safe='')}}")
        return url

    @property
    def result(self) -> Model | None:
        """What the wrapped method returns; None if the answer says no more than that the call succeeded."""
        empty = self.success is None or (self.success.free_form and self.success.values.code == "Any")
        return None if empty else self.success

    @property
    def named(self) -> Type:
        """The models, and the TypedDicts, that the signature of the wrapped method names."""
        if self.batch:
            dicts = frozenset(model.name for model in (self.batch.item, self.batch.shared) if model)
            return Type("", frozenset({self.batch.imported.name, self.batch.failed.name}), dicts)
        models = [Type("", frozenset({model.name})) for model in (self.page_item or self.result,) if model]
        return together([*models, *(each.given for each in self.arguments)])


def _merged(operations: list[Operation]) -> Operation:
    """Return the operation that the wrapped method of one or several carries out."""
    if len(operations) == 1:
        return operations[0]
    ordered = sorted(operations, key=lambda each: not each.arguments[0].positional)
    return replace(ordered[0], alternatives=ordered)


@dataclass(frozen=True)
class Group:
    """The wrapped methods that one class has: those of a resource itself, or of one that is nested in it.

    Attributes:
        name: The attribute that leads to a nested resource; empty for the resource itself.
        class_name: The name of the class for blocking calls.
    """

    name: str
    class_name: str
    description: str
    wrapped: list[Operation]


@dataclass(frozen=True)
class Resource:
    """The operations of a tag.

    Attributes:
        of_client: Whether the client has its wrapped methods too.
    """

    tag: str
    class_name: str
    description: str
    link: str
    of_client: bool
    operations: list[Operation] = field(default_factory=list)

    @property
    def groups(self) -> list[Group]:
        """The resource itself, and those that are nested in it."""
        names = dict.fromkeys(["", *(each.group for each in self.wrapped)])
        return [
            Group(
                name,
                self.class_name + "".join(word.capitalize() for word in name.split("_")),
                self.description if not name else f"The {name.replace('_', ' ')} part of `{self.tag}`.",
                [each for each in self.wrapped if each.group == name],
            )
            for name in names
        ]

    @property
    def wrapped(self) -> list[Operation]:
        """Those that have a wrapped method, one for each method."""
        by_method: dict[str, list[Operation]] = {}
        for operation in self.operations:
            if operation.method:
                by_method.setdefault(operation.method, []).append(operation)
        return [_merged(operations) for operations in by_method.values()]

    @property
    def named(self) -> Type:
        """The models, and the TypedDicts, that the signatures of the wrapped methods name."""
        return together(operation.named for operation in self.wrapped)


def together(types: Iterable[Type], without: str = "") -> Type:
    """Return all that some types name, but for one model."""
    named = list(types)
    models = frozenset().union(*(each.models for each in named)) - {without}
    return Type("", models, frozenset().union(*(each.dicts for each in named)) - {without})
