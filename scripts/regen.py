"""Write generated/ from openapi/fullstory.yaml.

    python scripts/regen.py            write generated/
    python scripts/regen.py --check    only say whether generated/ is what would be written

The result is the same, byte for byte, every time. It is made in a folder of its own and moved into place when all went
well; on any error, the generator's warnings included, generated/ stays as it was and the exit code is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from typed_dicts import TypedDicts, UnusableFieldError

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "openapi" / "fullstory.yaml"
CONFIG = ROOT / "openapi" / "generator.yaml"
TEMPLATES = ROOT / "openapi" / "templates"
GENERATED = ROOT / "generated"
HEADER = "# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.\n"


class RegenError(Exception):
    """The document or the templates are at fault; the message says which part and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if generated/ is not up to date")
    options = parser.parse_args(arguments)
    # Beside generated/, so that the finished folder can be renamed into place: same file system.
    with tempfile.TemporaryDirectory(prefix=".regen-", dir=ROOT) as scratch:
        fresh = Path(scratch) / "generated"
        try:
            generate(fresh)
        except RegenError as error:
            print(f"regen: {error}\nregen: generated/ is unchanged", file=sys.stderr)
            return 1
        if options.check:
            return report_differences(fresh)
        replace(GENERATED, fresh, Path(scratch) / "old")
    return 0


def generate(target: Path) -> None:
    """Write the generated package to a folder that does not exist yet."""
    document = read_document()
    config = Config.from_sources(
        ConfigFile.load_from_path(CONFIG),
        meta_type=MetaType.NONE,
        document_source=DOCUMENT,
        file_encoding="utf-8",
        overwrite=False,
        output_path=target,
    )
    data = GeneratorData.from_dict(document, config=config)
    if isinstance(data, GeneratorError):
        raise RegenError(describe(data))
    project = Project(openapi=data, config=config, custom_template_path=TEMPLATES)
    project.env.globals["typed_dict"] = TypedDicts(document, data.models).of
    # The post hooks call ruff, which stands beside this interpreter.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            errors = project.build()
    except UnusableFieldError as error:
        raise RegenError(str(error)) from error
    if errors:
        raise RegenError("\n\n".join(describe(error) for error in errors))
    for path in sorted(target.rglob("*.py")):
        path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.rmtree(target / ".ruff_cache", ignore_errors=True)


def read_document() -> dict[str, Any]:
    try:
        document = YAML(typ="safe").load(DOCUMENT.read_bytes())
    except (YAMLError, UnicodeError) as error:
        raise RegenError(f"{DOCUMENT.name} is not valid YAML: {error}") from error
    if not isinstance(document, dict):
        raise RegenError(f"{DOCUMENT.name} is not a YAML mapping")
    # Two operations with one name would overwrite each other's module without a word.
    names = Counter(operation_ids(document))
    for name, count in names.items():
        if count > 1:
            raise RegenError(f"operationId {name!r} stands {count} times in {DOCUMENT.name}")
    return document


def operation_ids(document: dict[str, Any]) -> Iterator[str]:
    paths = document.get("paths")
    for item in paths.values() if isinstance(paths, dict) else ():
        for operation in item.values() if isinstance(item, dict) else ():
            if isinstance(operation, dict) and "operationId" in operation:
                yield str(operation["operationId"])


def describe(error: GeneratorError) -> str:
    """One generator error: what is wrong, and with which part of the document."""
    lines = [error.header.strip(), (error.detail or "").strip()]
    if isinstance(error, ParseError) and error.data is not None:
        lines.append(error.data.model_dump_json(indent=2, exclude_unset=True, by_alias=True))
    return "\n".join(line for line in lines if line)


def report_differences(fresh: Path) -> int:
    """Compare a freshly generated folder with generated/, and name every file that differs."""
    expected, present = contents(fresh), contents(GENERATED)
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
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def replace(target: Path, fresh: Path, old: Path) -> None:
    """Put the fresh folder in the target's place; if that fails, put the old one back."""
    existed = target.exists()
    if existed:
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if existed:
            old.rename(target)
        raise


if __name__ == "__main__":
    sys.exit(main())
