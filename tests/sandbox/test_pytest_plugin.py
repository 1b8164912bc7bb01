from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = """
import time

def test_first(fullstory_client, fullstory_sandbox):
    fullstory_client.users.create(uid="ada")
    assert fullstory_sandbox.state()["users"] == 1

def test_second(fullstory_client, fullstory_sandbox):
    assert fullstory_sandbox.state()["users"] == 0
    assert fullstory_client.users.list().total_records == 0
"""


def test_each_test_has_a_sandbox_and_a_client_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(TESTS)
    plugin = ["-p", "fullstory.pytest_plugin"] if not _installed() else []
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin, str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_the_plugin_imports_nothing_heavy_until_a_fixture_is_used() -> None:
    program = (
        "import sys, fullstory.pytest_plugin\n"
        "heavy = {'uvicorn', 'starlette', 'jsonschema_rs', 'yaml', 'fullstory.sandbox.engine'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def _installed() -> bool:
    from importlib.metadata import entry_points

    return any(entry.value == "fullstory.pytest_plugin" for entry in entry_points(group="pytest11"))
