"""What `import fullstory` gives, and what it costs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Any

import pytest

import fullstory

ERRORS = {
    "FullStoryError",
    "InvalidArgumentError",
    "ApiError",
    "BadRequestError",
    "AuthenticationError",
    "PermissionDeniedError",
    "NotFoundError",
    "ConflictError",
    "RateLimitError",
    "ServerError",
    "ResponseParseError",
    "RequestTimeoutError",
    "ConnectionFailedError",
    "MaxRetriesError",
    "UnknownError",
}
OTHERS = {
    "init",
    "init_async",
    "FullStory",
    "AsyncFullStory",
    "Page",
    "AsyncPage",
    "Response",
    "BatchJob",
    "AsyncBatchJob",
    "BatchJobOptions",
    "BatchJobResult",
    "BatchResults",
    "JobState",
    "ErrorName",
    "is_fs_error",
    "__version__",
}


def test_the_public_names() -> None:
    assert set(fullstory.__all__) == ERRORS | OTHERS
    assert list(fullstory.__all__) == sorted(fullstory.__all__)
    assert all(getattr(fullstory, name) is not None for name in fullstory.__all__)


def test_names_are_found_and_unknown_ones_are_not() -> None:
    assert set(fullstory.__all__) <= set(dir(fullstory))
    with pytest.raises(AttributeError, match="'fullstory' has no attribute 'nothing'"):
        _ = fullstory.nothing  # type: ignore[attr-defined]


def test_batch_jobs() -> None:
    for client, kind in (
        (fullstory.init("key"), fullstory.BatchJob),
        (fullstory.init_async("key"), fullstory.AsyncBatchJob),
    ):
        assert isinstance(client.users.batch_create(), kind)
        assert isinstance(client.events.batch_create(), kind)


def test_every_error_is_a_fullstory_error() -> None:
    for name in ERRORS:
        assert issubclass(getattr(fullstory, name), fullstory.FullStoryError)


PARAMETERS: dict[str, str] = {
    "init": "api_key=None, *, integration_source=None, base_url=None, timeout=30.0, max_retries=2, http_client=None",
    "users.create": "*, idempotency_key=None, **fields",
    "users.get": "id, *, include_schema=False",
    "users.list": "*, uid=None, email=None, display_name=None, is_identified=None, page_token=None, "
    "include_schema=False",
    "users.update": "id, **fields",
    "users.delete": "*, id=None, uid=None",
    "users.batch_create": "requests=(), *, include_schema=False, options=None, idempotency_key=None",
    "events.create": "*, idempotency_key=None, **fields",
    "events.batch_create": "requests=(), *, shared=None, include_schema=False, options=None, idempotency_key=None",
}


def parameters(function: Any) -> str:
    """The signature without types."""
    given = inspect.signature(function).parameters.values()
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in given]
    return str(inspect.Signature(bare))[1:-1]


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
@pytest.mark.parametrize(("name", "expected"), PARAMETERS.items())
def test_sync_and_async_take_the_same_arguments(make: Any, name: str, expected: str) -> None:
    if name == "init":
        assert parameters(make) == expected
    else:
        group, method = name.split(".")
        assert parameters(getattr(getattr(make("key"), group), method)) == expected


def loaded_by(statement: str) -> set[str]:
    """The modules that a statement imports in a new process."""
    command = f"{statement}; import sys; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout
    return set(output.split())


def test_importing_fullstory_imports_no_model() -> None:
    modules = loaded_by("import fullstory")
    assert "fullstory.client" in modules
    assert not [
        name for name in modules if name.startswith(("fullstory.generated.models.", "fullstory.generated.api."))
    ]


def test_a_call_imports_only_the_models_it_needs() -> None:
    modules = loaded_by("import fullstory; fullstory.init('key').users._transport; import fullstory.generated.models")
    assert not [name for name in modules if name.startswith("fullstory.generated.models.")]


def test_unknown_names_of_the_models_are_attribute_errors() -> None:
    models: Any = __import__("fullstory.generated.models").generated.models
    assert models.GetUserResponse.__name__ == "GetUserResponse"
    with pytest.raises(AttributeError, match="NoSuchModel"):
        _ = models.NoSuchModel
