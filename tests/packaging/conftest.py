from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.project import build, copy_project, unpack


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to change."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, to build from and leave as it is."""
    return copy_project(tmp_path_factory.mktemp("checkout") / "project")


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture
def unpacked(sdist: Path, tmp_path: Path) -> Path:
    return unpack(sdist, tmp_path / "unpacked")
