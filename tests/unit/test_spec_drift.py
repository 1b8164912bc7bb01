"""scripts/spec_drift.py: every kind of difference, both formats, broken files, and the list of intended differences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import spec_drift
from spec_model import load, read_api

ROOT = Path(__file__).resolve().parents[2]
UPSTREAM = ROOT.parent / "shared" / "api" / "upstream"
Json = dict[str, Any]


def openapi(paths: Json, **more: Any) -> Json:
    return {"openapi": "3.1.0", "paths": paths, **more}


def swagger(paths: Json, **more: Any) -> Json:
    return {"swagger": "2.0", "paths": paths, **more}


def takes(schema: Json | bool) -> Json:
    """The paths of an OpenAPI 3 document with one request body."""
    return {"/v2/users": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}}


def takes2(schema: Json) -> Json:
    """The same in Swagger 2.0."""
    return {"/v2/users": {"post": {"parameters": [{"name": "body", "in": "body", "schema": schema}]}}}


def with_parameters(*parameters: Json) -> Json:
    return {"/v2/users": {"get": {"parameters": list(parameters)}}}


def answers(responses: Json) -> Json:
    return {"/v2/users": {"get": {"responses": responses}}}


class Run:
    """Writes documents into a folder and runs the script on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys
        self.exit_code = -1

    def __call__(self, ours: Any, *upstreams: Any, intended: Any = ()) -> list[str]:
        """The lines printed, without the summary."""
        printed, error = self._run(ours, upstreams, intended)
        assert not error
        return [re.sub(" +", " ", line) for line in printed.splitlines()[:-1]]

    def fault(self, ours: Any, *upstreams: Any, intended: Any = ()) -> str:
        """The line that tells why the documents cannot be compared."""
        printed, error = self._run(ours, upstreams, intended)
        assert not printed
        assert self.exit_code == 2
        assert error.count("\n") == 1
        return error

    def _run(self, ours: Any, upstreams: Sequence[Any], intended: Any) -> tuple[str, str]:
        document = self.write("ours.json", ours)
        paths = [self.write(f"upstream{index}.json", upstream) for index, upstream in enumerate(upstreams)]
        listed = self.write("intended.json", list(intended) if isinstance(intended, tuple) else intended)
        self._capsys.readouterr()
        self.exit_code = spec_drift.main(["--document", document, "--intended", listed, *paths])
        printed, error = self._capsys.readouterr()
        return printed, error

    def write(self, name: str, content: Any) -> str:
        path = self._folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(tmp_path, capsys)


# The documents FullStory publishes


@pytest.mark.skipif(not UPSTREAM.is_dir(), reason=f"FullStory's published documents are not at {UPSTREAM}")
class TestPublishedDocuments:
    files = tuple(sorted(str(path) for path in UPSTREAM.glob("*.json")))

    @pytest.mark.parametrize("files", [files, *[(file,) for file in files]], ids=lambda files: f"{len(files)}-of-them")
    def test_differs_only_as_intended(self, files: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        assert spec_drift.main(["--quiet", *files]) == 0, capsys.readouterr().out

    def test_every_intended_difference_has_something_to_allow(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert spec_drift.main(list(self.files)) == 0
        printed = capsys.readouterr().out
        assert "intended  POST /v2/events request.session.uid: presence: ours string, upstream absent" in printed
        assert "intended  POST /v2/users/batch request.requests: maxItems: ours 50000, upstream absent" in printed
        assert "intended  POST /v2/events response.409: presence: ours object, upstream absent" in printed

    @pytest.mark.parametrize(
        ("change", "line"),
        [
            (
                lambda d: d["components"]["schemas"]["UserImportRequest"]["properties"]["uid"].update(maxLength=255),
                "POST /v2/users/batch request.requests[].uid: maxLength: ours 255, upstream 256",
            ),
            (
                lambda d: d["paths"].pop("/v2/users/batch/{job_id}/errors"),
                "/v2/users/batch/{job_id}/errors: presence: ours absent, upstream GET",
            ),
            (
                lambda d: d["components"]["schemas"]["JobStatus"]["enum"].remove("FAILED"),
                "POST /v2/events/batch response.200.job.status: enum: "
                'ours ["COMPLETED", "PROCESSING"], upstream ["COMPLETED", "FAILED", "PROCESSING"]',
            ),
            (
                lambda d: d["components"]["schemas"]["CreateEventRequest"]["properties"].update(source={}),
                "POST /v2/events request.source: presence: ours anything, upstream absent",
            ),
        ],
    )
    def test_a_change_of_our_document_is_drift(self, change: Callable[[Json], object], line: str, run: Run) -> None:
        document = yaml.safe_load((ROOT / "openapi" / "fullstory.yaml").read_text(encoding="utf-8"))
        change(document)
        intended = yaml.safe_load((ROOT / "openapi" / "intended_drift.yaml").read_text(encoding="utf-8"))
        printed = run(document, *[json.loads(Path(file).read_text()) for file in self.files], intended=intended)
        assert f"drift {line}" in printed
        assert run.exit_code == 1


def test_our_document_has_no_drift_from_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "none.yaml").write_text("[]")
    document = str(ROOT / "openapi" / "fullstory.yaml")
    assert spec_drift.main([document, "--intended", str(tmp_path / "none.yaml")]) == 0
    assert capsys.readouterr().out == "differences: 0 unintended, 0 intended; stale places in the list: 0\n"


def test_runs_as_a_script(tmp_path: Path) -> None:
    document = tmp_path / "upstream.yaml"
    document.write_text("swagger: '2.0'\npaths: {/v9/things: {get: {}}}\n")
    command = [sys.executable, str(ROOT / "scripts" / "spec_drift.py"), str(document)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "drift     /v9/things: presence: ours absent, upstream GET\n" in done.stdout
    assert done.returncode == 1


# Paths and methods


def test_missing_paths_both_ways(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}}, "/v2/users/{id}": {"get": {}, "delete": {}}})
    theirs = swagger({"/v2/users": {"get": {}}, "/v2/users/{id}/pages": {"post": {}}, "/v3/me": {"get": {}}})
    assert run(ours, theirs) == [
        "drift /v2/users/{id}: presence: ours GET, DELETE, upstream absent",
        "drift /v2/users/{id}/pages: presence: ours absent, upstream POST",
        "drift /v3/me: presence: ours absent, upstream GET",
    ]
    assert run.exit_code == 1


def test_missing_methods_both_ways(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}, "post": {}}})
    theirs = swagger({"/v2/users": {"get": {}, "delete": {}}})
    assert run(ours, theirs) == [
        "drift POST /v2/users: presence: ours present, upstream absent",
        "drift DELETE /v2/users: presence: ours absent, upstream present",
    ]


def test_our_paths_count_only_where_an_upstream_file_covers_their_first_two_segments(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}}, "/v2/events": {"post": {}}, "/v2/events/batch": {"post": {}}})
    users, events = swagger({"/v2/users": {"get": {}}}), swagger({"/v2/events": {"post": {}}})
    assert run(ours, users) == []
    assert run.exit_code == 0
    assert run(ours, users, events) == ["drift /v2/events/batch: presence: ours POST, upstream absent"]


def test_several_files_may_describe_one_path(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}, "post": {}}})
    assert run(ours, swagger({"/v2/users": {"get": {}}}), swagger({"/v2/users": {"post": {}}})) == []
    same = openapi(takes({"type": "string"}))
    other = openapi(takes({"type": "integer"}))
    assert run(other, same, same) == ["drift POST /v2/users request: type: ours integer, upstream string"]


def test_the_name_of_a_path_parameter_is_a_difference_of_parameters(run: Run) -> None:
    def path(name: str) -> Json:
        parameter = {"name": name, "in": "path", "required": True, "type": "string", "schema": {"type": "string"}}
        return {f"/v2/users/{{{name}}}": {"get": {"parameters": [parameter]}}}

    assert run(openapi(path("id")), openapi(path("user_id"))) == [
        "drift GET /v2/users/{id} path.id: presence: ours string, required, upstream absent",
        "drift GET /v2/users/{id} path.user_id: presence: ours absent, upstream string, required",
    ]


def test_extensions_are_no_paths_and_no_responses(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}}})
    theirs = swagger({"x-order": 1, "/v2/users": {"get": {"responses": {"x-order": 1}}}, "/v2/empty": {"x-order": 1}})
    assert run(ours, theirs) == []


def test_base_path_and_server_are_part_of_paths(run: Run) -> None:
    plain = openapi({"/v2/users": {"get": {}}})
    assert run(plain, swagger({"/users": {"get": {}}}, basePath="/v2/")) == []
    assert run(plain, openapi({"/users": {"get": {}}}, servers=[{"url": "https://api.example.com/v2"}])) == []


# Parameters


def test_parameters(run: Run) -> None:
    ours = openapi(
        with_parameters(
            {"name": "page", "in": "query", "required": True, "schema": {"type": "integer"}},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50, "format": "int32"}},
            {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["up", "down"]}},
            {"name": "key", "in": "header", "schema": {"type": "string"}},
            {"name": "only_ours", "in": "query", "schema": {"type": "string"}},
        )
    )
    theirs = swagger(
        with_parameters(
            {"name": "page", "in": "query", "type": "string"},
            {"name": "limit", "in": "query", "type": "integer", "maximum": 100, "format": "int64"},
            {"name": "sort", "in": "query", "type": "string", "enum": ["down", "up", "none"]},
            {"name": "key", "in": "query", "type": "string", "required": True},
            {"name": "ids", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "csv"},
        )
    )
    assert run(ours, theirs) == [
        "drift GET /v2/users query.page: required: ours true, upstream false",
        "drift GET /v2/users query.page: type: ours integer, upstream string",
        "drift GET /v2/users query.limit: format: ours int32, upstream int64",
        "drift GET /v2/users query.limit: maximum: ours 50, upstream 100",
        'drift GET /v2/users query.sort: enum: ours ["down", "up"], upstream ["down", "none", "up"]',
        "drift GET /v2/users header.Key: presence: ours string, upstream absent",
        "drift GET /v2/users query.only_ours: presence: ours string, upstream absent",
        "drift GET /v2/users query.key: presence: ours absent, upstream string, required",
        "drift GET /v2/users query.ids: presence: ours absent, upstream array",
    ]


def test_equal_parameters_written_differently(run: Run) -> None:
    listed = {"type": "array", "items": {"type": "string"}}
    ours = openapi(
        {
            "/v2/users": {
                "parameters": [{"$ref": "#/components/parameters/Key"}],
                "get": {"parameters": [{"name": "ids", "in": "query", "content": {"text/plain": {"schema": listed}}}]},
            }
        },
        components={"parameters": {"Key": {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}}},
    )
    theirs = swagger(
        {
            "/v2/users": {
                # The operation's own parameter replaces this one.
                "parameters": [{"name": "ids", "in": "query", "type": "integer"}],
                "get": {
                    "parameters": [
                        {"$ref": "#/parameters/key"},
                        {"name": "ids", "in": "query", "collectionFormat": "multi", **listed},
                    ]
                },
            }
        },
        parameters={"key": {"name": "idempotency-key", "in": "header", "type": "string", "required": False}},
    )
    assert run(ours, theirs) == []


# Bodies and responses


def test_swagger_body_parameter_against_request_body(run: Run) -> None:
    schema = {"type": "object", "properties": {"uid": {"type": "string"}}}
    assert run(openapi(takes(schema)), swagger(takes2(schema))) == []
    theirs = swagger(takes2(schema))
    theirs["paths"]["/v2/users"]["post"]["parameters"][0]["required"] = True
    assert run(openapi(takes(schema)), theirs) == ["drift POST /v2/users request: required: ours false, upstream true"]
    none = openapi({"/v2/users": {"post": {}}})
    assert run(none, theirs) == ["drift POST /v2/users request: presence: ours absent, upstream object, required"]
    assert run(openapi(takes(schema)), swagger({"/v2/users": {"post": {}}})) == [
        "drift POST /v2/users request: presence: ours object, upstream absent"
    ]


def test_request_body_by_reference(run: Run) -> None:
    body = {"required": True, "content": {"application/json; charset=utf-8": {"schema": {"type": "string"}}}}
    ours = openapi(
        {"/v2/users": {"post": {"requestBody": {"$ref": "#/components/requestBodies/User"}}}},
        components={"requestBodies": {"User": {"$ref": "#/components/requestBodies/Other"}, "Other": body}},
    )
    theirs = swagger(takes2({"type": "integer"}))
    theirs["paths"]["/v2/users"]["post"]["parameters"][0]["required"] = True
    assert run(ours, theirs) == ["drift POST /v2/users request: type: ours string, upstream integer"]


def test_media_types_other_than_json_are_named(run: Run) -> None:
    theirs = swagger(takes2({"type": "string"}), consumes=["text/csv"])
    assert run(openapi(takes({"type": "string"})), theirs) == [
        "drift POST /v2/users request: presence: ours string, upstream absent",
        "drift POST /v2/users request(text/csv): presence: ours absent, upstream string",
    ]
    theirs["paths"]["/v2/users"]["post"]["consumes"] = ["application/json"]  # goes before what the whole file says
    assert run(openapi(takes({"type": "string"})), theirs) == []


def test_responses(run: Run) -> None:
    def ok(schema: Json) -> Json:
        return {"description": "Ours.", "content": {"application/json": {"schema": schema}}}

    ours = openapi(
        answers(
            {
                "200": ok({"type": "object", "properties": {"id": {"type": "string"}}}),
                "202": ok({}),
                "203": {"description": "Empty."},
                "204": {"description": "Empty."},
                "409": {"$ref": "#/components/responses/Conflict"},
                "429": {"headers": {"Retry-After": {"schema": {"type": "integer"}}}, **ok({})},
            }
        ),
        components={"responses": {"Conflict": ok({"type": "object"})}},
    )
    theirs = swagger(
        answers(
            {
                "200": {
                    "description": "Theirs.",
                    "schema": {"type": "object", "properties": {"id": {"type": "integer"}}},
                },
                "202": {"schema": {}},
                "203": {"description": "Empty, too."},
                "204": {"schema": {"type": "string"}},
                "429": {"headers": {"retry-after": {"type": "string", "description": "Theirs."}}, "schema": {}},
                "default": {"$ref": "#/responses/Failed"},
            }
        ),
        responses={"Failed": {"schema": {"type": "array"}}},
    )
    assert run(ours, theirs) == [
        "drift GET /v2/users response.200.id: type: ours string, upstream integer",
        "drift GET /v2/users response.204(empty): presence: ours anything, upstream absent",
        "drift GET /v2/users response.409: presence: ours object, upstream absent",
        "drift GET /v2/users response-header.429.Retry-After: type: ours integer, upstream string",
        "drift GET /v2/users response.204: presence: ours absent, upstream string",
        "drift GET /v2/users response.default: presence: ours absent, upstream array",
    ]


# Schemas

STRING: Json = {"type": "string"}


def fields(**properties: Any) -> Json:
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (fields(a=STRING), fields(), ".a: presence: ours string, upstream absent"),
        (fields(), fields(a={"type": "string", "format": "date"}), ".a: presence: ours absent, upstream string (date)"),
        (
            fields(),
            {**fields(a={"type": "array"}), "required": ["a"]},
            ".a: presence: ours absent, upstream array, required",
        ),
        (fields(a=STRING), fields(a={"type": "integer"}), ".a: type: ours string, upstream integer"),
        (fields(a=STRING), fields(a={}), ".a: type: ours string, upstream absent"),
        (fields(a={**STRING, "format": "date"}), fields(a=STRING), ".a: format: ours date, upstream absent"),
        ({**fields(a=STRING), "required": ["a"]}, fields(a=STRING), ".a: required: ours true, upstream false"),
        (fields(a=STRING), {**fields(a=STRING), "required": ["a"]}, ".a: required: ours false, upstream true"),
        (
            fields(a={**STRING, "enum": ["x", "y"]}),
            fields(a={**STRING, "enum": ["y"]}),
            '.a: enum: ours ["x", "y"], upstream ["y"]',
        ),
        (fields(a={**STRING, "default": "x"}), fields(a=STRING), ".a: default: ours x, upstream absent"),
        (fields(a={"default": False}), fields(a={}), ".a: default: ours false, upstream absent"),
        (fields(a={"default": "5"}), fields(a={"default": 5}), '.a: default: ours "5", upstream 5'),
        (fields(a={"maximum": 0}), fields(a={}), ".a: maximum: ours 0, upstream absent"),
        (fields(a={"default": "true"}), fields(a={"default": True}), '.a: default: ours "true", upstream true'),
        (fields(a={"default": 1.5}), fields(a={"default": 1}), ".a: default: ours 1.5, upstream 1"),
        (
            {"type": "array", "items": STRING},
            {"type": "array", "items": {"type": "boolean"}},
            "[]: type: ours string, upstream boolean",
        ),
        ({"type": "array", "items": STRING}, {"type": "array"}, "[]: presence: ours string, upstream absent"),
        (
            {"type": "object", "additionalProperties": STRING},
            {"type": "object", "additionalProperties": {"type": "integer"}},
            "{}: type: ours string, upstream integer",
        ),
        (
            {"type": "object", "additionalProperties": False},
            {"type": "object"},
            "{}: presence: ours nothing, upstream absent",
        ),
        (
            {"type": "array", "items": fields(a={"type": "array", "items": fields(b=STRING)})},
            {"type": "array", "items": fields(a={"type": "array", "items": fields(b={"type": "number"})})},
            "[].a[].b: type: ours string, upstream number",
        ),
        ({"oneOf": [STRING, {"type": "object"}]}, {"oneOf": [STRING]}, ": type: ours absent, upstream string"),
        (
            {"anyOf": [STRING, {"type": "object"}]},
            {"anyOf": [STRING, {"type": "array"}]},
            "(anyOf.1): type: ours object, upstream array",
        ),
        ({"type": ["string", "null"]}, STRING, ": nullable: ours true, upstream absent"),
        ({"type": ["string", "integer"]}, STRING, ': type: ours ["integer", "string"], upstream string'),
        (
            {"type": "array", "uniqueItems": True},
            {"type": "array", "uniqueItems": False},
            ": uniqueItems: ours true, upstream absent",
        ),
        # A field of any name; none of these is taken for a keyword.
        (
            fields(**{"example": STRING, "$ref": STRING, "x-a": STRING}),
            fields(**{"example": {"type": "integer"}, "$ref": STRING, "x-a": STRING}),
            ".example: type: ours string, upstream integer",
        ),
    ],
)
def test_schemas(run: Run, ours: Json, theirs: Json, expected: str) -> None:
    printed = run(openapi(takes(ours)), swagger(takes2(theirs)))
    assert f"drift POST /v2/users request{expected}" in printed
    assert run.exit_code == 1
    if "oneOf" not in ours:  # there, one line tells of the type, and two of the alternatives
        assert len(printed) == 1


@pytest.mark.parametrize(
    "limit",
    [
        "maxLength",
        "minLength",
        "maxItems",
        "minItems",
        "maxProperties",
        "minProperties",
        "maximum",
        "minimum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "pattern",
    ],
)
def test_limits(run: Run, limit: str) -> None:
    one, other = ("^a$", "^b$") if limit == "pattern" else (1, 2)
    text, less = ('"^a$"', '"^b$"') if limit == "pattern" else ("1", "2")
    place = f"drift POST /v2/users request.a: {limit}:"
    ours, theirs = openapi(takes(fields(a={limit: one}))), swagger(takes2(fields(a={limit: other})))
    assert run(ours, theirs) == [f"{place} ours {text}, upstream {less}"]
    assert run(ours, swagger(takes2(fields(a={})))) == [f"{place} ours {text}, upstream absent"]
    assert run(openapi(takes(fields(a={}))), theirs) == [f"{place} ours absent, upstream {less}"]


BASE: Json = {"type": "object", "properties": {"id": {"type": "string", "maxLength": 9}}, "required": ["id"]}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param({"$ref": "#/defs/one"}, BASE, id="a chain of references"),
        pytest.param({"allOf": [{"$ref": "#/defs/two"}]}, BASE, id="allOf around a reference"),
        pytest.param(
            {"allOf": [{"$ref": "#/defs/two"}, {"properties": {"at": STRING}, "required": ["at"]}]},
            {"type": "object", "properties": {"at": STRING, **BASE["properties"]}, "required": ["at", "id"]},
            id="allOf of two objects",
        ),
        pytest.param(
            {"allOf": [BASE, {"properties": {"id": {"maxLength": 5, "minLength": 0}}}]},
            {**BASE, "properties": {"id": {"type": "string", "maxLength": 5}}},
            id="allOf, one field in both, the tighter limit holds",
        ),
        pytest.param(
            {"allOf": [{"minimum": 3}, {"enum": ["a", "b"]}, {"enum": ["c", "b"]}], "minimum": 1},
            {"minimum": 3, "enum": ["b"]},
            id="allOf, tighter minimum and common values",
        ),
        pytest.param(
            {"allOf": [{"multipleOf": 4}, {"multipleOf": 2}, {"exclusiveMaximum": 8}, {"exclusiveMaximum": 9}]},
            {"multipleOf": 2, "exclusiveMaximum": 8},
            id="allOf, what is no limit is as said last",
        ),
        pytest.param(
            {"allOf": [{"minimum": 3}, {"minimum": "4"}, {"maximum": "5"}, {"maximum": 6}]},
            {"minimum": "4", "maximum": 6},
            id="allOf, limits that are no numbers",
        ),
        pytest.param({"$ref": "#/defs/two", "description": "Ours."}, BASE, id="text beside a reference"),
        pytest.param({"$ref": "#/defs/two", "maxProperties": 1}, {**BASE, "maxProperties": 1}, id="$ref and a limit"),
        pytest.param(
            {
                **BASE,
                "title": "Ours",
                "x-mine": {"$ref": "#/nowhere"},
                "example": {"$ref": "#/nowhere"},
                "$defs": {"a": {}},
                "$comment": "Ours.",
            },
            BASE,
            id="what restricts nothing",
        ),
        pytest.param({"type": ["string", "null"]}, {"type": "string", "x-nullable": True}, id="three ways to say null"),
        pytest.param({"anyOf": [STRING, {"type": "null"}]}, {"type": "string", "nullable": True}, id="null in anyOf"),
        pytest.param(
            {"exclusiveMinimum": 3}, {"minimum": 3, "exclusiveMinimum": True}, id="exclusive limit as in OpenAPI 3.0"
        ),
        pytest.param({"type": "string", "nullable": False}, STRING, id="not null"),
        pytest.param({"type": "null"}, {"nullable": True}, id="null alone"),
        pytest.param({"const": "a"}, {"enum": ["a"]}, id="const"),
        pytest.param({"properties": {"a": {}}}, fields(a={}), id="an object without saying so"),
        pytest.param({"items": STRING}, {"type": "array", "items": STRING}, id="an array without saying so"),
        pytest.param({"type": "object", "additionalProperties": True}, {"type": "object"}, id="any other field"),
        pytest.param({"type": "array", "items": {}, "minItems": 0}, {"type": "array"}, id="any elements"),
        pytest.param({"required": ["a"]}, {**fields(a={}), "required": ["a"]}, id="required, not described"),
        pytest.param({"multipleOf": 1.0}, {"multipleOf": 1}, id="numbers written differently"),
        pytest.param({"enum": ["b", "a"]}, {"enum": ["a", "b"]}, id="order of values"),
        pytest.param(True, {}, id="true for anything"),
    ],
)
def test_one_schema_written_in_two_ways(run: Run, ours: Json | bool, theirs: Json) -> None:
    defs = {"one": {"$ref": "#/defs/two"}, "two": {"$ref": "#/defs/a~1b%20c"}, "a/b c": BASE}
    assert run(openapi(takes(ours), defs=defs), swagger(takes2(theirs), defs=defs)) == []


def test_a_difference_is_reported_wherever_the_schema_is_used(run: Run) -> None:
    def document(limit: int) -> Json:
        ref = {"$ref": "#/components/schemas/Id"}
        schemas = {"Id": {"type": "string", "maxLength": limit}}
        return openapi(takes(fields(a=ref, b={"type": "array", "items": ref})), components={"schemas": schemas})

    assert run(document(1), document(2)) == [
        "drift POST /v2/users request.a: maxLength: ours 1, upstream 2",
        "drift POST /v2/users request.b[]: maxLength: ours 1, upstream 2",
    ]


def test_schemas_that_contain_themselves(run: Run) -> None:
    def document(version: Callable[..., Json], paths: Json, deepest: Json) -> Json:
        child = {"allOf": [{"$ref": "#/defs/Tree"}], "description": "A tree again."}
        tree = fields(children={"type": "array", "items": child}, leaf=deepest)
        return version(paths, defs={"Tree": tree})

    ref = {"$ref": "#/defs/Tree"}
    same = document(swagger, takes2(ref), STRING)
    assert run(document(openapi, takes(ref), STRING), same) == []
    printed = run(document(openapi, takes(ref), {"type": "integer"}), same)
    assert printed[0] == "drift POST /v2/users request.children[].leaf: type: ours integer, upstream string"
    assert "drift POST /v2/users request.leaf: type: ours integer, upstream string" in printed


# Files that cannot be used


@pytest.mark.parametrize(
    ("document", "place", "problem"),
    [
        (swagger(takes2({"$ref": "#/Gone"})), "#/paths/~1v2~1users/post/parameters/0/schema/$ref", "'Gone'"),
        (
            swagger(takes2({}), definitions={"Unused": {"items": {"$ref": "#/definitions/Gone"}}}),
            "#/definitions/Unused/items/$ref",
            "broken: there is no 'Gone' in #/definitions",
        ),
        (
            swagger(takes2({}), definitions={"example": {"$ref": "#/definitions/Gone"}}),
            "#/definitions/example/$ref",
            "broken",
        ),
        (
            swagger(takes2({}), definitions={"A": {"properties": {"properties": {"$ref": "#/definitions/Gone"}}}}),
            "#/definitions/A/properties/properties/$ref",
            "broken",
        ),
        (swagger(takes2({"$ref": "other.json#/a"})), "#/paths/~1v2~1users/post/parameters/0/schema/$ref", "inside"),
        (swagger(takes2({"$ref": 5})), "#/paths/~1v2~1users/post/parameters/0/schema/$ref", "expected a reference"),
        (swagger(takes2({"$ref": "#/a"}), a={"$ref": "#/b"}, b={"$ref": "#/a"}), "#/a", "made of itself"),
        (swagger(takes2({"$ref": "#/a"}), a={"allOf": [{"$ref": "#/a"}]}), "#/a", "made of itself"),
        (
            swagger({"/v2/users": {"post": {"parameters": [{"$ref": "#/a"}]}}}, a={"$ref": "#/b"}, b={"$ref": "#/a"}),
            "#/b/$ref",
            "leads back to itself",
        ),
        ([], "#", "expected an object, found []"),
        ({"paths": {}}, "#", "neither a Swagger 2.0 nor an OpenAPI 3"),
        (swagger({}), "#", "has no operations"),
        (swagger({"v2/users": {"get": {}}}), "#/paths/v2~1users", "starts with a slash"),
        (swagger({"/a/{x}": {"get": {}}, "/a/{y}": {"get": {}}}), "#/paths/~1a~1{y}", "parameter names"),
        (swagger({"/v2/users": {"get": []}}), "#/paths/~1v2~1users/get", "expected an object"),
        (swagger(with_parameters({"in": "query"})), "#/paths/~1v2~1users/get/parameters/0", "'name' is missing"),
        (
            swagger(with_parameters({"name": "a", "in": "query", "required": "yes"})),
            "#/paths/~1v2~1users/get/parameters/0/required",
            "expected true or false",
        ),
        (
            swagger(with_parameters({"name": "a", "in": "formData", "type": "string"})),
            "#/paths/~1v2~1users/get/parameters/0",
            "form parameters",
        ),
        (swagger(takes2({"properties": []})), "#/paths/~1v2~1users/post/parameters/0/schema/properties", "an object"),
        (swagger(takes2({"required": [1]})), "#/paths/~1v2~1users/post/parameters/0/schema/required/0", "a string"),
        (swagger(takes2({"type": None})), "#/paths/~1v2~1users/post/parameters/0/schema/type", "name of a type"),
        (swagger(takes2({"allOf": {}})), "#/paths/~1v2~1users/post/parameters/0/schema/allOf", "an array"),
        (swagger(takes2({"enum": "a"})), "#/paths/~1v2~1users/post/parameters/0/schema/enum", "an array"),
        (
            swagger(takes2({"allOf": [{"oneOf": [STRING, {}]}, {"oneOf": [STRING, {}]}]})),
            "#/paths/~1v2~1users/post/parameters/0/schema/allOf/1/oneOf",
            "second oneOf",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(run: Run, tmp_path: Path, document: Any, place: str, problem: str) -> None:
    ours = openapi(takes({"type": "object"}))
    error = run.fault(ours, document)
    assert error.startswith(f"{tmp_path / 'upstream0.json'}: {place}: ")
    assert problem in error


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("a.json", "{", "is not valid JSON"),
        ("a.yaml", "a: [", "is not valid YAML"),
        ("a.yaml", "a: &a\n  b: *a\n", "is nested too deeply"),
        ("missing.json", None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, problem: str
) -> None:
    if text is not None:
        run.write(name, text)
    ours = run.write("ours.json", openapi(takes({})))
    assert spec_drift.main(["--document", ours, str(tmp_path / name)]) == 2
    assert f"{name}: {problem}" in capsys.readouterr().err


def test_yaml_with_unquoted_status_codes(run: Run) -> None:
    path = run.write("a.yaml", "openapi: 3.0.0\npaths: {/v2/users: {get: {responses: {200: {description: Fine}}}}}")
    api = read_api(load(Path(path)))
    assert list(api["/v2/users"]["get"].parts) == ["response.200(empty)"]


# The list of intended differences


def entry(*places: str, differs: str = "presence", **more: Any) -> Json:
    return {"places": list(places), "differs": differs, "reason": "It is meant.", **more}


def test_v2beta_paths_are_left_out_by_an_entry(run: Run) -> None:
    paths: Json = {"/v2/users": {"get": {}}, "/v2beta/users": {"get": {}}, "/v2beta/users/{id}": {"get": {}}}
    ours = openapi({"/v2/users": {"get": {}}})
    assert len(run(ours, swagger(paths))) == 2
    assert run.exit_code == 1
    intended = entry("/v2beta/*", ours="absent")
    assert run(ours, swagger(paths), intended=[intended]) == [
        "intended /v2beta/users: presence: ours absent, upstream GET",
        "intended /v2beta/users/{id}: presence: ours absent, upstream GET",
    ]
    assert run.exit_code == 0
    assert run(ours, swagger({"/v2/users": {"get": {}}}), intended=[intended]) == [
        "stale /v2beta/*: presence: ours absent, upstream anything"
    ]
    assert run.exit_code == 1


LIMITED = openapi(takes(fields(a={"maxLength": 5}, b={"maxLength": 5})))
LOOSE = swagger(takes2(fields(a={}, b={})))


def test_an_entry_allows_only_what_it_says(run: Run) -> None:
    place = "POST /v2/users request"
    line_a, line_b = (f"{place}.{name}: maxLength: ours 5, upstream absent" for name in "ab")
    exact = entry(f"{place}.a", differs="maxLength", ours=5, upstream="absent")
    assert run(LIMITED, LOOSE, intended=[exact]) == [f"intended {line_a}", f"drift {line_b}"]
    assert run.exit_code == 1
    assert run(LIMITED, LOOSE, intended=[entry(f"{place}.*", differs="maxLength")]) == [
        f"intended {line_a}",
        f"intended {line_b}",
    ]
    assert run.exit_code == 0
    for wrong in (
        entry(f"{place}.a", differs="minLength"),
        entry(f"{place}.a", differs="maxLength", ours=6),
        entry(f"{place}.a", differs="maxLength", upstream=256),
        entry(f"{place}.", differs="maxLength"),
        entry("POST*request.a", differs="maxLength"),  # * does not reach over a space
        entry("POST /v2/users request[a]", differs="maxLength"),  # and nothing else is a wildcard
    ):
        printed = run(LIMITED, LOOSE, intended=[wrong])
        assert [line.split()[0] for line in printed] == ["stale", "drift", "drift"], wrong


def test_a_stale_place_fails_although_the_entry_has_others(run: Run) -> None:
    place = "POST /v2/users request"
    places = entry(f"{place}.a", f"{place}.b", f"{place}.c", differs="maxLength")
    assert run(LIMITED, LOOSE, intended=[places])[-1] == f"stale {place}.c: maxLength: ours anything, upstream anything"
    assert run.exit_code == 1


def test_an_entry_is_stale_only_if_its_paths_were_compared(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}}, "/v2/events": {"post": {}}})
    users, events = swagger({"/v2/users": {"get": {}}}), swagger({"/v2/events": {"post": {}}})
    for place in ("POST /v2/events request.a", "* /v2/* request.a", "* /v2/events* request.a"):
        assert run(ours, users, intended=[entry(place)]) == []
        assert run.exit_code == 0
        assert run(ours, users, events, intended=[entry(place)])[0].startswith(f"stale {place}: ")
        assert run.exit_code == 1


@pytest.mark.parametrize(
    ("intended", "problem"),
    [
        ({}, "#: expected an array"),
        ([{**entry("/a"), "reasons": "?"}], "#/0: unknown key 'reasons'"),
        ([{**entry("/a"), "reason": " "}], "#/0: an entry needs places and a reason"),
        ([{"places": ["/a"], "differs": "type"}], "#/0: 'reason' is missing"),
        ([entry()], "#/0: an entry needs places and a reason"),
        ([{**entry("/a"), "places": "/a"}], "#/0/places: expected an array"),
    ],
)
def test_a_faulty_list(run: Run, intended: Any, problem: str) -> None:
    assert f"intended.json: {problem}" in run.fault(LIMITED, LOOSE, intended=intended)


def test_quiet_leaves_out_what_is_intended(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    intended = [entry("POST /v2/users request.a", differs="maxLength")]
    run(LIMITED, LOOSE, intended=intended)
    folder = Path(run.write("again.json", LIMITED)).parent
    files = ["--document", str(folder / "ours.json"), "--intended", str(folder / "intended.json")]
    assert spec_drift.main([*files, "--quiet", str(folder / "upstream0.json")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "drift     POST /v2/users request.b: maxLength: ours 5, upstream absent",
        "differences: 1 unintended, 1 intended; stale places in the list: 0",
    ]
