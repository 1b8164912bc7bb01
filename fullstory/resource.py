"""What users and events have in common."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from typing import Any, ParamSpec, TypeVar, cast

import httpx

from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError
from fullstory.json_body import plain_time
from fullstory.transport import Flow, Response, Transport

P = ParamSpec("P")
T = TypeVar("T")


class Resource:
    """A group of methods that block.

    Args:
        whole_response: Whether the methods return a Response around their result instead of the result alone.
    """

    def __init__(self, transport: Transport, driver: BlockingDriver, *, whole_response: bool = False) -> None:
        self._transport = transport
        self._driver = driver
        self._whole_response = whole_response

    def _run(self, flow: Flow[Response[T]]) -> T:
        return self._finish(self._driver.run(flow))

    def _finish(self, response: Response[T]) -> T:
        # The return types of the methods that get a whole response are set right by `returning_response`.
        return cast(T, response) if self._whole_response else response.parsed


class AsyncResource:
    """A group of methods to await.

    Args:
        whole_response: Whether the methods return a Response around their result instead of the result alone.
    """

    def __init__(self, transport: Transport, driver: AsyncDriver, *, whole_response: bool = False) -> None:
        self._transport = transport
        self._driver = driver
        self._whole_response = whole_response

    async def _run(self, flow: Flow[Response[T]]) -> T:
        return self._finish(await self._driver.run(flow))

    def _finish(self, response: Response[T]) -> T:
        # The return types of the methods that get a whole response are set right by `async_returning_response`.
        return cast(T, response) if self._whole_response else response.parsed


def returning_response(method: Callable[P, T]) -> Callable[P, Response[T]]:
    """Type a method of a resource that was made with whole_response."""
    return cast(Callable[P, Response[T]], method)


def async_returning_response(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[Response[T]]]:
    """Type a method of an async resource that was made with whole_response."""
    return cast(Callable[P, Awaitable[Response[T]]], method)


def request_body(method: str, fields: Mapping[str, Any], accepted: Any, model: Any) -> dict[str, Any]:
    """The body that a method's keyword arguments make; a None is a field left out.

    Args:
        method: The method's name, for errors.
        fields: The keyword arguments.
        accepted: The TypedDict of the fields there are.
        model: The generated model of the body.

    Raises:
        InvalidArgumentError: A field is unknown, missing or of the wrong type.
    """
    body = {
        name: plain_time(value, name) if isinstance(value, datetime | date) else value
        for name, value in fields.items()
        if value is not None
    }
    for name in body:
        if name not in accepted.__required_keys__ and name not in accepted.__optional_keys__:
            known = ", ".join(sorted(accepted.__required_keys__ | accepted.__optional_keys__))
            raise InvalidArgumentError(f"{method}() has no field {name!r}; there are {known}")
    for name in accepted.__required_keys__:
        if name not in body:
            raise InvalidArgumentError(f"{method}() needs the field {name!r}")
    try:
        model.from_dict(body)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        reason = f"the field {problem} is missing" if isinstance(problem, KeyError) else str(problem)
        required = {name: body[name] for name in accepted.__required_keys__}
        # The required fields first, because they are part of every try.
        place = _refused(lambda part: model.from_dict(required | part), required | body) or "this"
        raise InvalidArgumentError(f"{method}() cannot send {place}: {reason}") from None
    return body


def _refused(take: Callable[[dict[str, Any]], Any], value: Any) -> str:
    """The path to what is refused in a value, found by giving its fields one at a time; empty for the value itself.

    Args:
        take: Raises what is wrong with a part of the value.
        value: What is refused as a whole.
    """
    for name, field in value.items() if isinstance(value, Mapping) else ():
        try:
            take({name: field})
        except KeyError:
            # Another field is missing from this part.
            continue
        except (ValueError, TypeError, AttributeError):
            break
    else:
        return ""
    inner = _refused(lambda part: take({name: part}), field)
    return f"{name}.{inner}" if inner else f"{name}"


def parser(transport: Transport, parse_response: Callable[..., Any], model: type[T]) -> Callable[[httpx.Response], T]:
    """How to turn a successful response into the one model that stands for success."""

    def parse(response: httpx.Response) -> T:
        parsed = parse_response(client=transport.raw, response=response)
        if parsed is None:
            # Success under a code that the API document does not list, such as 201: the body decides.
            parsed = cast(Any, model).from_dict(response.json())
        return cast(T, parsed)

    return parse


def empty_parser(
    transport: Transport, parse_response: Callable[..., Any], model: type[Any]
) -> Callable[[httpx.Response], None]:
    """How to check that a successful response is the empty answer it should be.

    Anything but a JSON object or nothing at all means that not the API answered, and that nothing was done.
    """
    parse_model = parser(transport, parse_response, model)

    def parse(response: httpx.Response) -> None:
        if response.content:
            parse_model(response)

    return parse
