"""A copy of everything that the regeneration reads and writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import regen

HEADER = regen.HEADER

ROOT = Path(__file__).resolve().parents[2]
Document = dict[str, Any]
Edit = Callable[[Document], object]


class Copy:
    """The copy."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.generated = root / "generated"
        leave_out = shutil.ignore_patterns("__pycache__")
        for folder in ("openapi", "scripts", "generated", "fullstory"):
            shutil.copytree(ROOT / folder, root / folder, symlinks=True, ignore=leave_out)
        for file in ("Makefile", "pyproject.toml", "constraints.txt"):
            shutil.copy2(ROOT / file, root)

    def regen(self, *arguments: str) -> int:
        return regen.main(arguments, root=self.root)

    def run(self, *command: str, **environment: str) -> str:
        """Run a command on the copy, away from it, and return what it printed."""
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": str(self.root)} | environment,
            cwd=self.root.parent,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def python(self, code: str, **environment: str) -> str:
        return self.run(sys.executable, "-c", dedent(code), **environment)

    def edit(self, edit: Edit, file: str = "users.yaml") -> None:
        """Change a file of the document."""
        path = self.root / "openapi" / file
        document = yaml.safe_load(path.read_bytes()) if path.exists() else {}
        edit(document)
        path.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        return regen.contents(self.generated)

    def leftovers(self) -> list[str]:
        return [path.name for path in self.root.iterdir() if path.name.startswith(".regen-")]
