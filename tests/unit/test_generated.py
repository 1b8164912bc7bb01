"""What is written into generated/: every file, and what it costs to import."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

import fullstory
from fullstory.generated.api.users import get_user, list_user_batch_imports
from fullstory.generated.checks import InvalidFieldError
from fullstory.generated.client import Client
from fullstory.generated.errors import UnexpectedStatus
from fullstory.generated.models import CreateEventRequest, CreateUserRequest, PropertyTypes
from tests.unit.regen_copy import HEADER, ROOT, Document

GENERATED = ROOT / "generated"
FILES = sorted(GENERATED.rglob("*.py"))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@pytest.fixture(scope="session")
def document() -> Document:
    loaded: Document = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
    return loaded


def test_every_file_says_that_it_is_generated() -> None:
    assert len(FILES) > 50
    assert [path for path in FILES if not path.read_text(encoding="utf-8").startswith(HEADER)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GENERATED)))
def test_a_file_reads_well(path: Path) -> None:
    """No line without effect, no body without content, and a docstring for whatever is public."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Pass), "a body without content"
        if isinstance(node, ast.Call):
            assert ast.unparse(node) != "field_dict.update({})"
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    public = [
        node for body in (tree.body, *(each.body for each in classes)) for node in body if isinstance(node, DEFINITIONS)
    ]
    for node in public:
        assert node.name.startswith("_") or ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("path", sorted((GENERATED / "api").rglob("[a-z]*.py")), ids=lambda path: path.stem)
def test_an_endpoint_documents_its_parameters_once(path: Path, document: Document) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        node.name: ast.get_docstring(node) or ""
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    operation = next(
        operation
        for item in document["paths"].values()
        for operation in item.values()
        if operation["operationId"] == path.stem
    )
    for parameter in operation.get("parameters", ()):
        if "$ref" in parameter:
            parameter = document["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
        text = parameter["description"].split(".")[0]
        assert [name for name, docstring in docstrings.items() if text in " ".join(docstring.split())] == [
            "sync_detailed"
        ]
    assert path.read_text(encoding="utf-8").count("ErrorResponse.from_dict") == 1


def test_every_model_can_be_found() -> None:
    models = import_module("fullstory.generated.models")
    modules = {path.stem for path in (GENERATED / "models").glob("[a-z]*.py")}
    assert len(models.__all__) == len(modules)
    for name in models.__all__:
        assert getattr(models, name).__name__ == name
        assert name in dir(models)
    with pytest.raises(AttributeError, match="NoSuchModel"):
        models.NoSuchModel  # noqa: B018


def loaded_after(statement: str) -> list[str]:
    """Return the modules of the generated package that a statement loads."""
    code = f"{statement}\nimport sys\nprint(*sorted(name for name in sys.modules if 'generated.' in name))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import fullstory", []),
        ("import fullstory.generated", ["client"]),
        ("import fullstory.generated.models as models; dir(models)", ["client", "models"]),
        ("from fullstory.generated.models import JobStatus", ["client", "models", "models.job_status", "types"]),
        ("import fullstory; fullstory.init('key')", ["client", "resources"]),
    ],
)
def test_models_are_imported_when_first_used(statement: str, loaded: list[str]) -> None:
    assert loaded_after(statement) == [f"fullstory.generated.{name}" for name in loaded]


@pytest.mark.parametrize("status_code", [520, 499])
def test_a_status_code_of_no_standard(status_code: int) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(status_code, text="Web server is down"))
    with httpx.Client(transport=transport) as http:
        client = fullstory.init("key", http_client=http)
        with pytest.raises(fullstory.ApiError) as caught:
            client.users.get("1")
        assert isinstance(caught.value, fullstory.ServerError) is (status_code == 520)
        assert caught.value.status_code == status_code
        raw = get_user.sync_detailed("1", client=client.raw)
        assert (raw.status_code, raw.parsed, raw.content) == (status_code, None, b"Web server is down")


def test_a_documented_status_without_a_model_is_not_unexpected() -> None:
    client = Client("https://h.example", raise_on_unexpected_status=True)
    assert list_user_batch_imports.parse_response(client=client, response=httpx.Response(202)) is None
    with pytest.raises(UnexpectedStatus, match="418"):
        list_user_batch_imports.parse_response(client=client, response=httpx.Response(418))


# What models of requests check


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "name is required"),
        ({"name": None}, "name is required"),
        ({"name": 1}, "name must be a string, not int"),
        ({"name": "n", "nmae": "m"}, "unexpected field 'nmae'; expected one of name, context,"),
        ({"name": "n", "context": []}, "context must be a mapping, not list"),
        (
            {"name": "n", "context": {"location": {"latitude": "north"}}},
            r"^context\.location\.latitude must be a number",
        ),
        (
            {"name": "n", "context": {"device": {"screen_width": True}}},
            r"^context\.device\.screen_width must be a whole",
        ),
        (
            {"name": "n", "schema": {"properties": {"a": "text"}}},
            r"^schema\.properties\.a must be one of bool, bools, date",
        ),
        ({"name": "n", "timestamp": "soon"}, "^timestamp must be a datetime or a string in ISO 8601"),
        ([], "^the request must be a mapping, not list"),
    ],
)
def test_a_model_of_a_request_names_the_path_of_what_it_refuses(given: Any, complaint: str) -> None:
    with pytest.raises(InvalidFieldError, match=complaint):
        CreateEventRequest.from_dict(given)
    with pytest.raises(InvalidFieldError, match=complaint.replace("^", "")):
        CreateEventRequest.check(given)


def test_a_model_of_a_request_takes_what_is_right() -> None:
    given = {"uid": "u", "email": None, "properties": {"a": None}, "schema": {"properties": {"a": "int"}}}
    CreateUserRequest.check(given)
    assert CreateUserRequest.from_dict(given).to_dict() == {
        "uid": "u",
        "properties": {},
        "schema": {"properties": {"a": "int"}},
    }
    with pytest.raises(InvalidFieldError, match=r"^requests\[1\]\.uid must be a string"):
        CreateUserRequest.check({"uid": 7}, "requests[1]")
    with pytest.raises(InvalidFieldError, match=r"^types must be a mapping"):
        PropertyTypes.check(7, "types")


# TypedDicts


class Requests:
    """What the document says about the bodies of requests, read without the generator."""

    def __init__(self, document: Document) -> None:
        self.schemas: dict[str, Document] = document["components"]["schemas"]
        self.names: set[str] = set()
        waiting = [
            operation["requestBody"]["content"]["application/json"]["schema"]
            for path in document["paths"].values()
            for operation in path.values()
            if "requestBody" in operation
        ]
        while waiting:
            for name in references(waiting.pop()):
                if name not in self.names:
                    self.names.add(name)
                    waiting.append(self.schemas[name])

    def annotation(self, schema: Document) -> str:
        """Return the Python type a schema stands for, in a TypedDict."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            target = self.schemas[name]
            if "enum" in target:
                return f"{name} | Literal[{', '.join(repr(value) for value in sorted(target['enum']))}]"
            return f"{name}Dict" if "properties" in target else self.annotation(target)
        if "oneOf" in schema:
            return " | ".join(self.annotation(each) for each in schema["oneOf"])
        match schema["type"]:
            case "array":
                return f"Sequence[{self.annotation(schema['items'])}]"
            case "object":
                values = schema["additionalProperties"]
                return f"Mapping[str, {'Any' if values is True else self.annotation(values)}]"
            case "string" if schema.get("format") == "date-time":
                return "datetime | str"
        return {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}[schema["type"]]


def references(part: Any) -> Iterator[str]:
    """Yield the names behind every $ref in a part of a document."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def typed_dicts() -> dict[str, Any]:
    """Return every TypedDict of the generated models, by the name of its model."""
    modules = [
        import_module(f"fullstory.generated.models.{path.stem}") for path in (GENERATED / "models").glob("[a-z]*.py")
    ]
    return {
        name.removesuffix("Dict"): value
        for module in modules
        for name, value in vars(module).items()
        if typing.is_typeddict(value)
    }


def test_the_typed_dicts_are_those_of_requests(document: Document) -> None:
    requests = Requests(document)
    expected = {name for name in requests.names if "properties" in requests.schemas[name]}
    assert typed_dicts().keys() == expected
    assert {"CreateUserRequest", "EventSession", "LocationContext"} <= expected
    assert "GetUserResponse" not in expected


def test_the_typed_dicts_have_the_documents_fields(document: Document) -> None:
    requests = Requests(document)
    for name, typed_dict in typed_dicts().items():
        schema = requests.schemas[name]
        annotations = {
            field: annotation.__forward_arg__.replace('"', "'")
            for field, annotation in typed_dict.__annotations__.items()
        }
        required = schema.get("required", ())
        assert annotations == {
            field: f"Required[{requests.annotation(definition)}]"
            if field in required
            else f"{requests.annotation(definition)} | None"
            for field, definition in schema["properties"].items()
        }
