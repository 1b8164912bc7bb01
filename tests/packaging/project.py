"""Copies of the project, and what is built from them. Nothing is downloaded: the build tools are this environment's.

This folder has no __init__.py: pytest puts tests/ on sys.path, where a package named packaging would hide the library.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = "import sys, hatchling.build as backend; print(getattr(backend, 'build_' + sys.argv[1])(sys.argv[2]))"


def copy_project(target: Path) -> Path:
    """Copy this checkout (or unpacked sdist) without what git ignores; links stay links."""
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    shutil.copytree(ROOT, target, symlinks=True, ignore=shutil.ignore_patterns(".git", *ignored))
    return target


def clone_without_links(project: Path, target: Path) -> Path:
    """Clone a copy as git does where there are no symbolic links: the link becomes a text file."""
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "all")
    git(project, "-c", "core.symlinks=false", "clone", "--quiet", "--config", "core.symlinks=false", ".", str(target))
    return target


def git(where: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=where, check=True, capture_output=True, text=True).stdout


def build(project: Path, kind: str, out: Path) -> Path:
    """Build an sdist, a wheel or an editable wheel as a front end does, and return its path."""
    done = try_build(project, kind, out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / done.stdout.split()[-1]


def try_build(project: Path, kind: str, out: Path) -> subprocess.CompletedProcess[str]:
    out.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", BUILD, kind, str(out)]
    return subprocess.run(command, cwd=project, check=False, capture_output=True, text=True, timeout=60)


def unpack(sdist: Path, target: Path) -> Path:
    """Unpack an sdist and return its only folder."""
    with tarfile.open(sdist) as archive:
        archive.extractall(target, filter="data")
    (folder,) = target.iterdir()
    return folder


def files_in(project: Path, *folders: str) -> set[str]:
    """Return the paths of all files in these folders, without what the link leads to."""
    return {
        path.relative_to(project).as_posix()
        for folder in folders
        for path in (project / folder).rglob("*")
        if path.is_file()
    }
