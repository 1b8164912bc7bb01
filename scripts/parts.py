"""The parts of an API document: its operations, their parameters, and the place of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]

METHODS = ("get", "put", "post", "patch", "delete")
IDEMPOTENCY_KEY = "Idempotency-Key"


class DocumentError(Exception):
    """The API document cannot be used; the message says where and why."""


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield path, method and description of every operation."""
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def resolve(document: Json, node: Json) -> Json:
    """Return what a node is, or what its `$ref` points to.

    Raises:
        DocumentError: The reference points to nothing, out of the document, or to itself.
    """
    followed: list[str] = []
    while isinstance(node.get("$ref"), str):
        reference = node["$ref"]
        if reference in followed:
            raise DocumentError(f"{reference} leads back to itself")
        if not reference.startswith("#/"):
            raise DocumentError(f"a $ref must start with #/, as if all files were one, not be {reference}")
        followed.append(reference)
        target: Any = document
        for part in reference.removeprefix("#/").split("/"):
            target = target.get(part) if isinstance(target, dict) else None
        if not isinstance(target, dict):
            raise DocumentError(f"{reference} points to nothing")
        node = target
    return node


def parameters(document: Json, operation: Json) -> list[Json]:
    """Return the parameters of an operation, with their references resolved."""
    return [resolve(document, parameter) for parameter in operation.get("parameters", ())]


def takes_idempotency_key(document: Json, operation: Json) -> bool:
    """Return whether an operation documents the Idempotency-Key header."""
    return any(parameter["name"] == IDEMPOTENCY_KEY for parameter in parameters(document, operation))


def spell(path: Sequence[str | int]) -> str:
    """Return the place of a node in readable form, such as `GET /v2/users parameters[2]`.

    Args:
        path: The keys and indexes that lead to the node.
    """
    match path:
        case ["paths", str(url), str(method), *rest] if method in METHODS:
            spelt = f"{method.upper()} {url}"
        case ["paths", str(url), *rest]:
            spelt = url
        case [first, *rest]:
            spelt = str(first)
        case _:
            return "the document"
    return spelt + "".join(f"[{part}]" if isinstance(part, int) else f" {part}" for part in rest)
