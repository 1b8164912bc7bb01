"""How a control is defined: a method of `Controls`, whose decorator gives it a route below `/_sandbox/`.

The HTTP routes, the methods of `Sandbox` and the table in `docs/sandbox.md` are all derived from this definition.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints

PREFIX = "/_sandbox/"
_ATTRIBUTE = "control_definition"

Method = TypeVar("Method", bound=Callable[..., Any])


class Parameter(NamedTuple):
    """A parameter of a control.

    Args:
        name: Its name in Python, and over HTTP in the path, the query or the body.
        is_number: Whether its text in a path or a query is a whole number.
        is_any_field: Whether it stands for fields of any name: `**changes`.
        parse: For a parameter that is the whole body: makes the value from JSON.
        is_required: Whether it must be given.
    """

    name: str
    is_number: bool
    is_any_field: bool
    parse: Callable[[Any], Any] | None
    is_required: bool


@dataclass(frozen=True)
class Control:
    """A control.

    Args:
        function: What it does.
        method: The HTTP method.
        path: The path below `/_sandbox/`.
        answer_name: The name under which the HTTP answer holds the result; without one, the result is the answer.
        answer_with: Another control, whose result is the HTTP answer.
        field: For a shortcut, the field in the body of the same route that does the same.
    """

    function: Callable[..., Any]
    method: str
    path: str
    answer_name: str | None = None
    answer_with: str | None = None
    field: str | None = None

    @property
    def name(self) -> str:
        return self.function.__name__

    @cached_property
    def parameters(self) -> list[Parameter]:
        hints = get_type_hints(self.function)
        _, *parameters = inspect.signature(self.function).parameters.values()
        return [
            Parameter(
                parameter.name,
                hints[parameter.name] in (int, int | None),
                parameter.kind is inspect.Parameter.VAR_KEYWORD,
                getattr(hints[parameter.name], "from_json", None),
                parameter.default is inspect.Parameter.empty and parameter.kind is not inspect.Parameter.VAR_KEYWORD,
            )
            for parameter in parameters
        ]


def control(
    method: str, path: str, *, answer_name: str | None = None, answer_with: str | None = None
) -> Callable[[Method], Method]:
    """Make a method of `Controls` a control, which runs in the server's thread and has a route."""

    def decorate(function: Method) -> Method:
        @wraps(function)
        def in_server_thread(controls: Any, *args: Any, **options: Any) -> Any:
            return controls._call(partial(function, controls, *args, **options))

        setattr(in_server_thread, _ATTRIBUTE, Control(function, method, path, answer_name, answer_with))
        return cast(Method, in_server_thread)

    return decorate


def shortcut(method: str, path: str, field: str) -> Callable[[Method], Method]:
    """Make a method of `Controls` a shortcut for one field of a control, which has the route."""

    def decorate(function: Method) -> Method:
        setattr(function, _ATTRIBUTE, Control(function, method, path, field=field))
        return function

    return decorate


def definitions(controls: type) -> Iterator[Control]:
    """Yield the controls and shortcuts of a class and its bases, those of each in the order of their definition."""
    for each in controls.__mro__:
        for member in vars(each).values():
            found = getattr(member, _ATTRIBUTE, None)
            if isinstance(found, Control):
                yield found
