"""The API document: read from the files in openapi/, checked, and bundled into one.

fullstory.yaml holds what all tags share and explains the extensions. Every other file holds one tag, except the two
that configure tools.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from document_checks import check_bundle, check_operations
from parts import METHODS, DocumentError, Json, resolve
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

MAIN_FILE = "fullstory.yaml"
TOOL_FILES = frozenset({"generator.yaml", "intended_drift.yaml"})

# How many levels of a section files share: all files add paths, and components of each kind.
_SHARED = {"paths": 1, "components": 2}


def load(folder: Path) -> Json:
    """Return the bundled document.

    Args:
        folder: Holds fullstory.yaml and one file per tag.

    Raises:
        DocumentError: A file cannot be read, or the document breaks a rule of OpenAPI or of this project.
    """
    tag_files = (path for path in folder.glob("*.yaml") if path.name not in TOOL_FILES | {MAIN_FILE})
    document: Json = {}
    origins: dict[tuple[str, ...], str] = {}
    for path in (folder / MAIN_FILE, *sorted(tag_files)):
        _add(document, _read(path), path.name, origins)
    check_bundle(document, origins)
    document = _without_all_of(document, document)
    _spread_shared_parameters(document)
    _leave_out_unused_schemas(document)
    check_operations(document, origins)
    return document


def _read(path: Path) -> Json:
    try:
        content = YAML(typ="safe").load(path.read_bytes())
    except OSError as error:
        raise DocumentError(f"{path.name} cannot be read: {error.strerror}") from error
    except MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        problem = " ".join(filter(None, (error.context, error.problem)))
        raise DocumentError(f"{path.name}{line}: not valid YAML: {problem}") from error
    except (YAMLError, UnicodeError) as error:
        raise DocumentError(f"{path.name}: not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise DocumentError(f"{path.name} must be a YAML mapping")
    return content


def _add(
    document: Json, part: Json, file: str, origins: dict[tuple[str, ...], str], within: tuple[str, ...] = ()
) -> None:
    """Add what a file holds. Files share the sections of the document, but no two define the same thing."""
    for key, value in part.items():
        place = (*within, str(key))
        if len(place) <= _SHARED.get(place[0], 0):
            if not isinstance(value, dict):
                raise DocumentError(f"{file}: {' '.join(place)} must be a mapping")
            _add(document.setdefault(key, {}), value, file, origins, place)
        elif place == ("tags",) and isinstance(value, list):
            document.setdefault("tags", []).extend(value)
        elif key in document:
            raise DocumentError(f"{file}: {' '.join(place)} is already defined in {origins[place]}")
        else:
            document[key] = value
            origins[place] = file


def _without_all_of(node: Any, document: Json, inside: tuple[str, ...] = ()) -> Any:
    """Return a node in which every `allOf` of objects is written as one object.

    Args:
        node: A part of the document.
        document: The whole document.
        inside: The references that were followed to reach the node.
    """
    if isinstance(node, list):
        return [_without_all_of(item, document, inside) for item in node]
    if not isinstance(node, dict):
        return node
    whole: Json = {}
    # A field may also be named allOf; it then holds a schema, not a list of them.
    if isinstance(node.get("allOf"), list):
        for part in node["allOf"]:
            reference = str(part.get("$ref", ""))
            if reference and reference in inside:
                raise DocumentError(f"the allOf of {reference} leads back to itself")
            _merge(whole, _without_all_of(resolve(document, part), document, (*inside, reference)))
        node = {key: value for key, value in node.items() if key != "allOf"}
        whole.pop("description", None)
    _merge(whole, {key: _without_all_of(value, document, inside) for key, value in node.items()})
    return whole


def _merge(whole: Json, part: Json) -> None:
    for key, value in part.items():
        if key == "required" and isinstance(value, list):
            whole[key] = list(dict.fromkeys([*whole.get(key, ()), *value]))
        elif key == "properties" and key in whole:
            fields = whole[key] = dict(whole[key])
            for name, field in value.items():
                fields[name] = {**fields.get(name, {}), **field}
        else:
            whole[key] = value


def _spread_shared_parameters(document: Json) -> None:
    """Write the parameters that all operations of a path share into each of them."""
    for item in document.get("paths", {}).values():
        shared = item.pop("parameters", [])
        for method in METHODS:
            if shared and method in item:
                own = item[method].get("parameters", [])
                named = {_identity(resolve(document, each)) for each in own}
                others = [each for each in shared if _identity(resolve(document, each)) not in named]
                item[method]["parameters"] = [*others, *own]


def _identity(parameter: Json) -> tuple[str, str]:
    return parameter["in"], parameter["name"]


def _leave_out_unused_schemas(document: Json) -> None:
    schemas = document.get("components", {}).get("schemas", {})
    used: set[str] = set()
    waiting: list[Any] = [{**document, "components": {**document.get("components", {}), "schemas": {}}}]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting.extend(node.values())
            reference = node.get("$ref")
            name = str(reference).removeprefix("#/components/schemas/")
            if name in schemas and name not in used:
                used.add(name)
                waiting.append(schemas[name])
        elif isinstance(node, list):
            waiting.extend(node)
    for name in schemas.keys() - used:
        del schemas[name]
