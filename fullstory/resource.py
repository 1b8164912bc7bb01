"""What the generated resources inherit: the ways to carry out a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from fullstory.calls import Caller, Operation, Response
from fullstory.drivers import AsyncDriver, BlockingDriver
from fullstory.errors import InvalidArgumentError
from fullstory.pages import AsyncPage, Listing, Page, Walk
from fullstory.values import plain

T = TypeVar("T")
FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

NO_NAMES: Mapping[str, str] = {}


class Resource:
    """A group of methods that block: the caller decides, and the driver acts."""

    def __init__(self, caller: Caller, driver: BlockingDriver) -> None:
        self._caller = caller
        self._driver = driver

    def _call(self, operation: Operation[T]) -> Response[T]:
        return self._driver.run(self._caller.call(operation))

    def _list(self, listing: Listing[T]) -> Response[Page[T]]:
        walk = Walk(listing)

        def fetch(token: str | None, number: int) -> Response[Page[T]]:
            response = self._driver.run(self._caller.page(walk, token, number))
            page = Page(*response.parsed, lambda token: fetch(token, number + 1).parsed)
            return Response(response.status_code, response.headers, page)

        return fetch(None, 0)


class AsyncResource:
    """A group of methods to await."""

    def __init__(self, caller: Caller, driver: AsyncDriver) -> None:
        self._caller = caller
        self._driver = driver

    async def _call(self, operation: Operation[T]) -> Response[T]:
        return await self._driver.run(self._caller.call(operation))

    async def _list(self, listing: Listing[T]) -> Response[AsyncPage[T]]:
        walk = Walk(listing)

        async def fetch(token: str | None, number: int) -> Response[AsyncPage[T]]:
            response = await self._driver.run(self._caller.page(walk, token, number))

            async def fetch_next(token: str) -> AsyncPage[T]:
                return (await fetch(token, number + 1)).parsed

            return Response(response.status_code, response.headers, AsyncPage(*response.parsed, fetch_next))

        return await fetch(None, 0)

    async def _first_page(self, listing: Listing[T]) -> AsyncPage[T]:
        return (await self._list(listing)).parsed


def described_by(method: Callable[..., Any]) -> Callable[[FunctionT], FunctionT]:
    """Give a method the docstring of its twin: one that blocks, or that returns the result without a Response."""

    def describe(function: FunctionT) -> FunctionT:
        function.__doc__ = method.__doc__
        return function

    return describe


def request_body(
    method: str, check: Callable[[Any], None], fields: dict[str, Any], arguments: Mapping[str, str] = NO_NAMES
) -> dict[str, Any]:
    """Return the body that a method's keyword arguments make; a None is a field left out, as are NA and NaT of pandas.

    Args:
        method: The method, as errors show it.
        check: Raises ValueError for the first field that the API would refuse.
        fields: The keyword arguments.
        arguments: The names of the arguments whose fields are spelt otherwise.

    Raises:
        InvalidArgumentError: A field is missing or cannot be sent; the message names its path.
    """
    try:
        check(fields)
    except ValueError as problem:
        refusal = str(problem)
        for name, argument in arguments.items():
            # What is refused begins with the path, whose first part is the argument.
            if refusal.removeprefix(name)[:1] in (" ", ".", "["):
                refusal = argument + refusal.removeprefix(name)
        raise InvalidArgumentError(f"{method}: {refusal}") from None
    body: dict[str, Any] = {}
    for name, given in fields.items():
        # The most common cases, without another call.
        value = given if given is None or type(given) is str else plain(given)
        if value is not None:
            body[name] = value
    return body


def only_given(method: str, **arguments: object) -> str:
    """Return the name of the one argument that is not None.

    Raises:
        InvalidArgumentError: Several were given, or none.
    """
    given = [name for name, value in arguments.items() if value is not None]
    if len(given) != 1:
        got = "neither" if not given else "both" if len(given) == len(arguments) == 2 else " and ".join(given)
        raise InvalidArgumentError(f"{method} takes exactly one of {' and '.join(arguments)}, and got {got}")
    return given[0]
