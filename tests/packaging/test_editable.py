"""An editable install imports `fullstory.generated` from generated/, or stops and says why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hatch_build import BuildError, link_generated
from tests.packaging.project import build, clone_without_links, git, try_build

WHERE = "import fullstory.generated.client as module; print(module.__file__)"


def imported_from(project: Path, out: Path) -> Path:
    """Install editable, and return the file that `fullstory.generated.client` then comes from."""
    wheel = zipfile.ZipFile(build(project, "editable", out))
    (path_file,) = (name for name in wheel.namelist() if ".dist-info/" not in name)
    environment = {**os.environ, "PYTHONPATH": wheel.read(path_file).decode()}
    command = [sys.executable, "-c", WHERE]
    done = subprocess.run(command, cwd=out, env=environment, check=True, capture_output=True, text=True)
    return Path(done.stdout.strip())


def test_the_link_of_a_checkout_is_used(project: Path, tmp_path: Path) -> None:
    imported = imported_from(project, tmp_path / "out")
    assert imported == project / "fullstory" / "generated" / "client.py"
    assert imported.resolve() == project / "generated" / "client.py"


def test_an_unpacked_sdist_gets_the_link(unpacked: Path, tmp_path: Path) -> None:
    assert imported_from(unpacked, tmp_path / "out").resolve() == unpacked / "generated" / "client.py"
    assert (unpacked / "fullstory" / "generated").readlink() == Path("..", "generated")


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_clone_without_symbolic_links_gets_the_link_and_stays_unchanged_for_git(
    project: Path, tmp_path: Path
) -> None:
    clone = clone_without_links(project, tmp_path / "clone")
    assert imported_from(clone, tmp_path / "out").resolve() == clone / "generated" / "client.py"
    assert git(clone, "status", "--porcelain") == ""


def test_where_links_are_not_allowed_the_text_file_stays(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1314, "A required privilege is not held by the client")

    link = project / "fullstory" / "generated"
    link.unlink()
    link.write_text("../generated")
    before = sorted(link.parent.iterdir())
    monkeypatch.setattr(Path, "symlink_to", refuse)
    with pytest.raises(BuildError, match=r"required privilege .* Developer Mode.* without --editable"):
        link_generated(project)
    assert link.read_text() == "../generated"
    assert sorted(link.parent.iterdir()) == before


@pytest.mark.parametrize("stands_there", ["folder", "file", "other link"])
def test_anything_else_in_the_place_of_the_link_is_left_alone(project: Path, tmp_path: Path, stands_there: str) -> None:
    link = project / "fullstory" / "generated"
    link.unlink()
    if stands_there == "folder":
        shutil.copytree(project / "generated", link)
    elif stands_there == "file":
        link.write_text("somebody's notes")
    else:
        link.symlink_to("../openapi")
    done = try_build(project, "editable", tmp_path / "out")
    assert done.returncode == 1
    assert "Delete it and install again" in done.stdout + done.stderr
    assert os.path.lexists(link)
    assert not list((tmp_path / "out").iterdir())
