"""Runs of scripts/spec_drift.py on documents that a test writes."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import spec_drift

ROOT = Path(__file__).resolve().parents[2]
Json = dict[str, Any]


def table(text: str) -> list[list[str]]:
    """Return the cells of every line."""
    return [[cell.strip() for cell in line.split(" | ")] for line in text.strip().splitlines()]


def parse(text: str) -> Any:
    return YAML(typ="safe").load(text)


def openapi(paths: Any, **more: Any) -> Json:
    return {"openapi": "3.1.0", "paths": paths, **more}


def swagger(paths: Any, **more: Any) -> Json:
    return {"swagger": "2.0", "paths": paths, **more}


def ours_takes(schema: Any, **more: Any) -> Json:
    """Return an OpenAPI 3 document with one request body."""
    body = {"content": {"application/json": {"schema": schema}}}
    return openapi({"/v2/users": {"post": {"requestBody": body}}}, **more)


def theirs_takes(schema: Any, **more: Any) -> Json:
    """Return the same in Swagger 2.0."""
    return swagger({"/v2/users": {"post": {"parameters": [{"name": "body", "in": "body", "schema": schema}]}}}, **more)


class Run:
    """Writes documents into a folder and runs the script on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.exit_code = -1
        self.error = ""

    def __call__(self, ours: Any, *upstreams: Any, intended: Any = (), options: tuple[str, ...] = ()) -> list[str]:
        """Return the lines printed, without the summary."""
        files = [self.folder / name for name in ("ours.json", "intended.json", *map(str, range(len(upstreams))))]
        for file, content in zip(files, (ours, intended, *upstreams), strict=True):
            file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        command = ["--document", str(files[0]), "--intended", str(files[1]), *options, *map(str, files[2:])]
        self.exit_code = spec_drift.main(command)
        printed, self.error = self._capsys.readouterr()
        return [re.sub(" +", " ", line) for line in printed.splitlines()[:-1]]
