"""The modules of the sandbox import each other one way, and what is public is imported when it is first used."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from fullstory import sandbox
from fullstory.sandbox import Sandbox
from fullstory.sandbox.control.controls import Controls
from fullstory.sandbox.control.definition import definitions

PACKAGE = Path(sandbox.__file__).parent
ROOT = PACKAGE.parent.parent


def modules() -> dict[str, Path]:
    files = (file for folder in (PACKAGE, PACKAGE.parent / "cli") for file in folder.rglob("*.py"))
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imports_of(file: Path, known: set[str]) -> set[str]:
    """The modules that a module imports anywhere, for type checkers too."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} has a relative import"
            for name in node.names:
                full = f"{node.module}.{name.name}"
                found.add(full if full in known else node.module or "")
    return found & known


def test_no_module_imports_itself_by_way_of_others() -> None:
    files = modules()
    graph = {name: imports_of(file, set(files)) - {name} for name, file in files.items()}
    # What is public is imported by name when it is first used; for type checkers the package names all of it.
    graph["fullstory.sandbox"] = set()
    ordered = list(TopologicalSorter(graph).static_order())
    assert ordered.index("fullstory.sandbox.state") < ordered.index("fullstory.sandbox.engine")
    assert ordered.index("fullstory.sandbox.engine") < ordered.index("fullstory.sandbox.sandbox")


def test_no_module_is_long() -> None:
    lengths = {file.name: len(file.read_text().splitlines()) for file in modules().values()}
    assert {name: length for name, length in lengths.items() if length > 350} == {}


def test_what_is_public_is_imported_when_it_is_first_used() -> None:
    program = (
        "import sys, fullstory.sandbox\n"
        "heavy = {'uvicorn', 'starlette', 'jsonschema_rs', 'fullstory.sandbox.engine'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "for name in fullstory.sandbox.__all__: assert getattr(fullstory.sandbox, name).__name__ == name\n"
        "assert 'yaml' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    with pytest.raises(AttributeError, match="no attribute 'Sandpit'"):
        sandbox.Sandpit  # noqa: B018


def test_every_control_is_a_documented_method_of_a_sandbox() -> None:
    names = [control.name for control in definitions(Controls)]
    assert len(names) > 15
    for name in names:
        assert getattr(Sandbox, name).__doc__, name
        assert name not in vars(Sandbox), "it is defined once"
