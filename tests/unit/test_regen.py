"""scripts/regen.py: the same every time, all or nothing, and clear about what is wrong."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import openapi_python_client
import pytest

from tests.unit.regen_copy import Copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    (tmp_path / "checkout").mkdir()
    return Copy(tmp_path / "checkout")


# The same every time


def test_the_result_is_the_same_every_time(copy: Copy) -> None:
    results = []
    for seed in ("1", "2"):
        shutil.rmtree(copy.generated)
        copy.run(sys.executable, str(copy.root / "scripts" / "regen.py"), PYTHONHASHSEED=seed)
        results.append(copy.files())
    assert results[0] == results[1]
    assert copy.leftovers() == []


def test_an_unchanged_file_is_not_touched(copy: Copy) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.generated.rglob("*.*")}
    copy.replace("openapi/users.yaml", "summary: Get the status of a batch", "summary: See how a batch is doing")
    assert copy.regen() == 0
    changed = sorted(path.name for path, time in before.items() if path.is_file() and path.stat().st_mtime_ns != time)
    assert changed == ["get_user_batch.py", "openapi.json"]


def test_what_is_no_longer_described_goes(copy: Copy) -> None:
    stray = copy.generated / "api" / "pages" / "get_page.py"
    before = copy.files()
    (stray.parent / "__pycache__").mkdir(parents=True)
    stray.write_text("")
    (copy.generated / "models" / "old.py").write_text("")
    assert copy.regen() == 0
    assert not stray.parent.exists()
    assert copy.files() == before


def test_openapi_3_0_gives_the_same_code(copy: Copy) -> None:
    # What version 3.0 does not have.
    copy.edit(lambda document: document.pop("webhooks"), "webhooks.yaml")
    copy.edit(lambda document: document["info"].pop("summary"), "fullstory.yaml")
    assert copy.regen() == 0
    before = copy.files()
    copy.edit(lambda document: document.update(openapi="3.0.3"), "fullstory.yaml")
    assert copy.regen() == 0
    after = copy.files()
    assert [name for name in before | after if before.get(name) != after.get(name)] == ["openapi.json"]


# --check


def test_check_is_content_with_what_is_committed(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    (copy.generated / "__pycache__").mkdir()
    (copy.generated / "__pycache__" / "client.pyc").write_bytes(b"cached")
    assert copy.regen("--check") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        (lambda folder: (folder / "client.py").write_text("# mine"), "generated/client.py differs"),
        (lambda folder: (folder / "api/users/get_user.py").unlink(), "generated/api/users/get_user.py is missing"),
        (lambda folder: (folder / "models/mine.py").write_text(""), "generated/models/mine.py should not be there"),
        (lambda folder: (folder / "notes.txt").write_text(""), "generated/notes.txt should not be there"),
        (shutil.rmtree, "generated/__init__.py is missing"),
    ],
    ids=["changed", "missing", "extra", "no module", "all gone"],
)
def test_check_names_what_differs_and_changes_nothing(
    copy: Copy, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], object], complaint: str
) -> None:
    harm(copy.generated)
    before = copy.files()
    assert copy.regen("--check") == 1
    assert complaint in capsys.readouterr().err
    assert copy.files() == before
    assert copy.leftovers() == []


# All or nothing


def test_check_names_a_fault_too(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    (copy.root / "openapi" / "users.yaml").write_text("- a list\n")
    assert copy.regen("--check") == 1
    assert "users.yaml must be a YAML mapping" in capsys.readouterr().err


def test_an_error_of_the_generator_itself_is_not_blamed_on_a_template(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(project: object) -> None:
        raise ZeroDivisionError

    before = copy.files()
    monkeypatch.setattr(openapi_python_client.Project, "_run_post_hooks", fail)
    with pytest.raises(ZeroDivisionError):
        copy.regen()
    assert (copy.files(), copy.leftovers()) == (before, [])


def crash_after(moves: int, crash: Callable[[], None], generated: Path) -> Callable[[Path, Path], Path]:
    """A Path.replace that works a few times, and sees to it that there is something to import each time."""
    move = Path.replace
    done = 0

    def replace(path: Path, target: Path) -> Path:
        nonlocal done
        assert (generated / "__init__.py").is_file()
        done += 1
        if done == moves:
            crash()
        return move(path, target)

    return replace


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=["error", "Ctrl-C"])
def test_a_failure_half_way_is_undone(copy: Copy, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail() -> None:
        raise error

    copy.replace("openapi/templates/models_init.py.jinja", "The data models", "All data models")
    copy.replace("openapi/templates/endpoint_module.py.jinja", "Return the request as", "Return a request as")
    (copy.generated / "stray").mkdir()
    (copy.generated / "stray" / "mine.py").write_text("# mine")
    before = copy.files()
    monkeypatch.setattr(Path, "replace", crash_after(5, fail, copy.generated))
    with pytest.raises(type(error)):
        copy.regen()
    assert copy.files() == before
    assert copy.leftovers() == []


def test_a_killed_run_leaves_something_to_import_and_the_next_one_completes_it(copy: Copy) -> None:
    copy.replace("openapi/templates/endpoint_module.py.jinja", "Return the request as", "Return a request as")
    code = f"""
        import os, sys
        from pathlib import Path
        sys.path.insert(0, {str(copy.root / "scripts")!r})
        import regen
        moves = iter(range(5))
        move = Path.replace
        Path.replace = lambda path, target: move(path, target) if next(moves, None) is not None else os._exit(0)
        regen.main([])
        raise AssertionError("it was not killed")
    """
    copy.python(code)
    copy.python("from fullstory.generated.api.users import get_user, list_users, delete_user")
    assert copy.regen() == 0
    assert copy.regen("--check") == 0


# make


def test_make_regenerates(copy: Copy) -> None:
    make = shutil.which("make")
    if make is None or sys.prefix == sys.base_prefix:
        pytest.skip("needs make, and the tests to run in a virtual environment")
    # This environment under the name that the Makefile gives it, complete, so that nothing is installed.
    environment = copy.root / ".venv"
    environment.mkdir()
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", environment)
    for folder in ("bin", "lib"):
        (environment / folder).symlink_to(Path(sys.prefix) / folder)
    (environment / "installed-dev").touch()
    command = [make, "--directory", str(copy.root)]
    environment_of_make = {"MAKEFLAGS": "", "MAKELEVEL": ""}
    copy.replace("openapi/users.yaml", "operationId: get_user\n", "operationId: find_user\n")
    with pytest.raises(AssertionError, match=r"generated/api/users/find_user\.py is missing"):
        copy.run(*command, "regen-check", **environment_of_make)
    copy.run(*command, "regen", **environment_of_make)
    assert copy.regen("--check") == 0
