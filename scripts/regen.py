"""Write generated/ from the API document in openapi/.

    python scripts/regen.py            write generated/
    python scripts/regen.py --check    only say whether generated/ is what would be written

The result is the same, byte for byte, every time. It is made in a folder of its own and put in place once everything
has succeeded; on any error or generator warning, generated/ stays as it was and the exit code is 1. At every moment
there is a generated/ to import from.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import io
import json
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from document import MAIN_FILE, load
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.strings import PythonIdentifier
from parts import DocumentError, Json, operations
from ruamel.yaml.error import YAMLError
from view_builder import ViewError, Views

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.\n"


class RegenError(Exception):
    """The document, the configuration or a template is wrong; the message says which part and why."""


@dataclass(frozen=True)
class Checkout:
    """Where things are."""

    root: Path

    @property
    def openapi(self) -> Path:
        return self.root / "openapi"

    @property
    def config(self) -> Path:
        return self.openapi / "generator.yaml"

    @property
    def templates(self) -> Path:
        return self.openapi / "templates"

    @property
    def generated(self) -> Path:
        return self.root / "generated"


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if generated/ is not up to date")
    options = parser.parse_args(arguments)
    checkout = Checkout(root)
    # Beside generated/, so that a finished file can be moved into place: same file system.
    with tempfile.TemporaryDirectory(prefix=".regen-", dir=root) as scratch:
        fresh = Path(scratch) / "fresh"
        try:
            generate(checkout, fresh)
        except RegenError as error:
            print(f"regen: {error}\nregen: generated/ is unchanged", file=sys.stderr)
            return 1
        if options.check:
            return report_differences(fresh, checkout.generated)
        replace(checkout.generated, fresh, Path(scratch) / "backup")
    return 0


class FullProject(Project):
    """The stock generator's project, plus what only ours has: resources, checks and the document itself.

    Args:
        document: The bundled document.
        views: What the templates show of it.
    """

    def __init__(self, document: Json, views: Views, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._document = document
        self._views = views
        self.env.globals["views"] = views

    def _build_api(self) -> None:
        super()._build_api()
        self._write("checks.py", "checks.py.jinja")
        self._write("resources/__init__.py", "resources_init.py.jinja", resources=self._views.resources)
        for resource in filter(lambda each: each.wrapped, self._views.resources):
            self._write(f"resources/{resource.tag}.py", "resource.py.jinja", resource=resource)
        text = json.dumps(self._document, indent=2, ensure_ascii=False)
        (self.package_dir / "openapi.json").write_text(f"{text}\n", encoding="utf-8")

    def _write(self, file: str, template: str, **shown: Any) -> None:
        path = self.package_dir / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(self.env.get_template(template).render(**shown), encoding="utf-8")


def generate(checkout: Checkout, target: Path) -> None:
    """Write the generated package to a folder that does not exist yet."""
    config = Config.from_sources(
        read_config(checkout.config),
        meta_type=MetaType.NONE,
        document_source=checkout.openapi / MAIN_FILE,
        file_encoding="utf-8",
        overwrite=False,
        output_path=target,
    )
    try:
        document = load(checkout.openapi)
        refuse_shared_names(document)
        # The generator modifies its input.
        data = GeneratorData.from_dict(copy.deepcopy(document), config=config)
        if isinstance(data, GeneratorError):
            raise RegenError(describe(data))
        collections = data.endpoint_collections_by_tag.values()
        fail_on([*data.errors, *(error for collection in collections for error in collection.parse_errors)])
        build(document, data, config, checkout.templates)
    except (DocumentError, ViewError) as error:
        raise RegenError(str(error)) from error
    for path in sorted(target.rglob("*.py")):
        path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8")


def build(document: Json, data: GeneratorData, config: Config, templates: Path) -> None:
    project = FullProject(document, Views(data, document), openapi=data, config=config, custom_template_path=templates)
    # The post hooks call ruff, which is installed beside this interpreter.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            errors = project.build()
    except ViewError:
        raise
    except Exception as error:
        place = template_line(error, templates)
        if place is None:
            raise
        raise RegenError(f"{place}: {type(error).__name__}: {error}") from error
    fail_on(errors)


def read_config(path: Path) -> ConfigFile:
    try:
        return ConfigFile.load_from_path(path)
    except (OSError, YAMLError, ValueError, TypeError) as error:
        raise RegenError(f"{path.name} cannot be used: {error}") from error


def refuse_shared_names(document: Json) -> None:
    """Refuse two operations with one name in Python: one would silently overwrite the module of the other."""
    seen: dict[str, str] = {}
    for _, _, operation in operations(document):
        name = str(operation.get("operationId", ""))
        module = PythonIdentifier(name, prefix="")
        if name and module in seen:
            raise RegenError(f"the operationIds {seen[module]!r} and {name!r} would share the module {module}.py")
        seen[module] = name


def fail_on(errors: Sequence[GeneratorError]) -> None:
    if errors:
        raise RegenError("\n\n".join(describe(error) for error in errors))


def template_line(error: Exception, templates: Path) -> str | None:
    """Return the place in our templates that an exception came from, or None."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(templates):
            return f"{Path(frame.filename).name}, line {frame.lineno}"
    return None


def describe(error: GeneratorError) -> str:
    """Return a generator error as text: what is wrong, and with which part of the document."""
    lines = [error.header.strip(), (error.detail or "").strip()]
    if isinstance(error, ParseError) and error.data is not None:
        lines.append(error.data.model_dump_json(indent=2, exclude_unset=True, by_alias=True))
    return "\n".join(line for line in lines if line)


def report_differences(fresh: Path, generated: Path) -> int:
    """Compare a freshly generated folder with generated/, and name every file that differs."""
    expected, present = contents(fresh), contents(generated)
    if expected == present:
        return 0
    for name in sorted(expected.keys() | present.keys()):
        if name not in present:
            print(f"regen: generated/{name} is missing", file=sys.stderr)
        elif name not in expected:
            print(f"regen: generated/{name} should not be there", file=sys.stderr)
        elif expected[name] != present[name]:
            print(f"regen: generated/{name} differs", file=sys.stderr)
    print("regen: generated/ is not what `make regen` writes", file=sys.stderr)
    return 1


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder, without those that Python caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def replace(target: Path, fresh: Path, backup: Path) -> None:
    """Make the target what the fresh folder is; if that fails, restore it."""
    target.mkdir(exist_ok=True)
    shutil.copytree(target, backup)
    try:
        mirror(fresh, target)
    except BaseException:
        mirror(backup, target)
        raise


def mirror(source: Path, target: Path) -> None:
    """Move files into the target until it holds what the source held.

    File by file: swapping folders would leave a moment without the target, and some file systems, such as those of
    containers, cannot rename a folder at all.
    """
    wanted, present = contents(source), contents(target)
    for name, content in wanted.items():
        if present.get(name) != content:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).replace(target / name)
    for name in present.keys() - wanted.keys():
        (target / name).unlink()
    kept = {parent for name in wanted for parent in (target / name).parents}
    for folder in [path for path in target.rglob("*") if path.is_dir() and path.name != "__pycache__"]:
        if folder not in kept:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
