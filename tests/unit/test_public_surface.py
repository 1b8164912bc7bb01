"""What `import fullstory` gives, and what it costs."""

from __future__ import annotations

import ast
import copy
import inspect
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path
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
    "JournalError",
    "JournalInUseError",
    "SourceChangedError",
    "DuplicateRiskError",
    "FailedRecordsError",
    "QueueFullError",
    "ExportError",
    "WaitTimeoutError",
    "UnknownError",
    "WebhookParseError",
    "WebhookVerificationError",
}
OTHERS = {
    "init",
    "init_async",
    "FullStory",
    "AsyncFullStory",
    "Page",
    "AsyncPage",
    "AsyncPager",
    "Response",
    "BatchJob",
    "AsyncBatchJob",
    "Export",
    "AsyncExport",
    "BatchJobOptions",
    "BatchJobResult",
    "BatchResults",
    "JobState",
    "ErrorName",
    "is_fs_error",
    "ClientOptions",
    "CreateUserResponse",
    "EventImport",
    "EventRequest",
    "FailedEventImport",
    "FailedUserImport",
    "GetUserResponse",
    "ImportReport",
    "JobMetadata",
    "Operation",
    "OperationState",
    "Segment",
    "JobStatus",
    "JobStatusResponse",
    "UpdateUserResponse",
    "UserImport",
    "UserRequest",
    "__version__",
    "webhooks",
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


USER_FIELDS = "uid=None, display_name=None, email=None, properties=None, schema=None"
PARAMETERS: dict[str, str] = {
    "init": "api_key=None, *, integration_source=None, base_url=None, timeout=30.0, max_retries=2, "
    "max_connections=100, http_client=None, total_timeout=600.0, max_response_bytes=67108864",
    "users.create": f"*, {USER_FIELDS}, idempotency_key=None",
    "users.get": "id, *, include_schema=False",
    "users.list": "*, uid=None, email=None, display_name=None, is_identified=None, page_token=None, "
    "include_schema=False",
    "users.update": f"id, *, {USER_FIELDS}",
    "users.delete": "*, id=None, uid=None",
    "users.batch_create": "requests=(), *, include_schema=False, options=None, idempotency_key=None",
    "events.create": "*, name, context=None, timestamp=None, properties=None, user=None, session=None, schema=None, "
    "page_properties=None, page_properties_schema=None, idempotency_key=None",
    "segments.export": "segment_id, *, type, format, time_range, segment_time_range=None, fields=None, timezone=None, "
    "now=None, scope=None",
    "segments.resume_export": "operation_id",
    "operations.wait": "id, timeout=None, *, poll_interval=None",
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


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
@pytest.mark.parametrize("name", [name for name in PARAMETERS if name.split(".")[-1] not in ("init", "batch_create")])
def test_with_response_takes_the_same_arguments(make: Any, name: str) -> None:
    group, method = name.split(".")
    resource = getattr(make("key"), group)
    plain, whole = getattr(resource, method), getattr(resource.with_response, method)
    assert parameters(whole) == parameters(plain)


def test_the_three_lists_of_names_agree() -> None:
    """What is exported, where it is imported from, and what type checkers see."""
    tree = ast.parse(Path(fullstory.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {}
    for statement in block.body:
        assert isinstance(statement, ast.ImportFrom)
        for alias in statement.names:
            seen[alias.asname or alias.name] = (statement.module, alias.name)
    assert seen.keys() | {"__version__"} == set(fullstory.__all__)
    for name, (module, origin) in seen.items():
        assert module is not None
        assert getattr(fullstory, name) is getattr(import_module(module), origin)


@pytest.mark.parametrize("name", ["errors", "generated", "batch", "options", "pages"])
def test_parts_of_the_package_are_found_as_attributes(name: str) -> None:
    assert loaded_by(f"import fullstory; fullstory.{name}") >= {f"fullstory.{name}"}


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a statement imports in a new process."""
    # httpx imports click where it is installed, and with it much that has nothing to do with the SDK.
    hidden = "sys.modules.update(click=None, trio=None)"
    command = (
        f"import sys, typing; {hidden}; before = {{*sys.modules}}; {statement}; print(*({{*sys.modules}} - before))"
    )
    output = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout
    return set(output.split())


def test_importing_fullstory_imports_nothing_else() -> None:
    assert loaded_by("import fullstory") == {"fullstory", "fullstory._version"}


def test_importing_an_error_imports_no_http_library() -> None:
    modules = loaded_by("from fullstory import FullStoryError, JobState, BatchJobOptions, ClientOptions")
    assert not modules & {"httpx", "orjson", "asyncio"}


def test_making_a_client_imports_no_model_and_no_attrs() -> None:
    modules = loaded_by("import fullstory; fullstory.init('key')")
    assert "fullstory.client" in modules
    assert not [
        name for name in modules if name.startswith(("fullstory.generated.models.", "fullstory.generated.api."))
    ]
    assert "attr" not in modules


def test_the_pytest_plugin_imports_nothing_until_a_fixture_is_asked_for() -> None:
    modules = loaded_by("import pytest; before = {*sys.modules}; import fullstory.pytest_plugin")
    assert modules == {"fullstory", "fullstory._version", "fullstory.pytest_plugin"}


def test_models_and_their_package_are_imported_when_used() -> None:
    modules = loaded_by("import fullstory; fullstory.init('key').users; import fullstory.generated.models")
    assert not [name for name in modules if name.startswith("fullstory.generated.models.")]


def test_models_can_be_copied_and_pickled() -> None:
    user = fullstory.GetUserResponse.from_dict({"id": "1", "properties": {"a": 1}, "new": [1], "schema": {}})
    assert pickle.loads(pickle.dumps(user)) == user == copy.deepcopy(user)
    assert user.to_dict() == {"id": "1", "properties": {"a": 1}, "new": [1], "schema": {}}


def test_unknown_names_of_the_models_are_attribute_errors() -> None:
    models: Any = __import__("fullstory.generated.models").generated.models
    assert models.GetUserResponse.__name__ == "GetUserResponse"
    with pytest.raises(AttributeError, match="NoSuchModel"):
        _ = models.NoSuchModel
