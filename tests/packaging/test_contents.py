"""What the wheel and the sdist hold, whatever they are built from."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.project import build, clone_without_links, files_in, try_build

# Each file of these folders and each of these files is in the sdist, and nothing else but its own PKG-INFO.
FOLDERS = ("docs", "examples", "fullstory", "generated", "openapi", "scripts", "tests")
FILES = {
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "constraints.txt",
    "hatch_build.py",
    "pyproject.toml",
}


def test_the_wheel_holds_the_package_with_its_generated_part_and_nothing_else(wheel: Path, checkout: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packed = {name for name in names if ".dist-info/" not in name}
    hand_written = {name for name in files_in(checkout, "fullstory") if not name.startswith("fullstory/generated")}
    assert packed == hand_written | {f"fullstory/{name}" for name in files_in(checkout, "generated")}
    assert packed >= {"fullstory/py.typed", "fullstory/generated/openapi.json", "fullstory/generated/client.py"}
    assert len(names) == len(set(names))


def test_the_sdist_holds_all_that_make_needs(sdist: Path, checkout: Path) -> None:
    with tarfile.open(sdist) as archive:
        members = archive.getmembers()
    assert all(member.isfile() for member in members)
    packed = {member.name.partition("/")[2] for member in members}
    expected = {name for name in files_in(checkout, *FOLDERS) if not name.startswith("fullstory/generated")} | FILES
    assert packed == expected | {"PKG-INFO"}


def test_the_wheel_from_the_sdist_is_the_wheel_from_the_checkout(wheel: Path, unpacked: Path, tmp_path: Path) -> None:
    assert not (unpacked / "fullstory" / "generated").exists()
    assert build(unpacked, "wheel", tmp_path / "out").read_bytes() == wheel.read_bytes()


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_clone_without_symbolic_links_builds_the_same(
    wheel: Path, sdist: Path, project: Path, tmp_path: Path
) -> None:
    clone = clone_without_links(project, tmp_path / "clone")
    assert (clone / "fullstory" / "generated").read_text() == "../generated"
    assert build(clone, "wheel", tmp_path / "out").read_bytes() == wheel.read_bytes()
    assert build(clone, "sdist", tmp_path / "out").read_bytes() == sdist.read_bytes()


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_nothing_is_built_without_the_generated_files(project: Path, tmp_path: Path, kind: str) -> None:
    (project / "generated" / "openapi.json").unlink()
    done = try_build(project, kind, tmp_path / "out")
    assert done.returncode == 1
    assert "generated/openapi.json missing" in done.stdout + done.stderr
    assert not list((tmp_path / "out").iterdir())
