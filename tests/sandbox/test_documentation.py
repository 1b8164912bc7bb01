"""docs/sandbox.md names everything there is."""

from __future__ import annotations

import inspect
from dataclasses import fields

from fullstory.sandbox import Fault, FaultKind, Limits, Moment, ProcessingTime, RateLimit, Sandbox
from fullstory.sandbox.api.handlers import HANDLERS
from fullstory.sandbox.control.fault_kinds import KINDS
from fullstory.sandbox.control.settings import Settings
from fullstory.sandbox.document import load
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.control_routes import control_routes
from tests.sandbox.controls_table import PAGE, controls_table, table_in

TEXT = PAGE.read_text()


def test_every_option_limit_and_field_is_documented() -> None:
    names = set(inspect.signature(Sandbox).parameters)
    for kind in (Settings, Limits, RateLimit, ProcessingTime, Fault):
        names |= {field.name for field in fields(kind)}
    assert [name for name in sorted(names) if f"`{name}`" not in TEXT and f"{name}=" not in TEXT] == []


def test_every_method_kind_and_moment_is_documented() -> None:
    methods = [name for name in dir(Sandbox) if not name.startswith("_") and name not in ("url", "api_key", "keys")]
    assert [name for name in methods if f"{name}(" not in TEXT and f"`sandbox.{name}`" not in TEXT] == []
    assert [word for word in [*FaultKind, *Moment] if f"`{word}`" not in TEXT] == []
    assert list(KINDS) == list(FaultKind)


def test_the_table_of_the_controls_is_what_their_definitions_say() -> None:
    assert table_in(TEXT) == controls_table(), "run: python -m tests.sandbox.controls_table"


def test_every_control_over_http_is_documented() -> None:
    engine = Engine(Settings())
    paths = [route.path.replace(":int", "") for route in control_routes(engine, lambda host: True)]
    engine.close()
    assert len(paths) > 10
    assert [path for path in paths if f" {path}" not in TEXT] == []


def test_settings_have_the_names_of_the_options() -> None:
    with Sandbox() as sandbox:
        shown = sandbox.settings()
    assert set(shown) == {field.name for field in fields(Settings)}
    assert set(shown["limits"]) == {field.name for field in fields(Limits)}


def test_every_operation_of_these_families_is_served() -> None:
    paths = ("/v2/users", "/v2/events", "/users/v1", "/segments/v1", "/search/v1", "/operations/v1", "/api/v1/export")
    documented = {name for name, operation in load().operations.items() if operation.path.startswith(paths)}
    assert documented <= set(HANDLERS) <= set(load().operations)
