"""scripts/spec_drift.py: every kind of difference, both formats, endpoints, unusable files, intended differences."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest

from tests.unit.drift import ROOT, Json, Run, openapi, ours_takes, parse, swagger, table, theirs_takes

sys.path.insert(0, str(ROOT / "scripts"))

import document
import spec_drift

API = ROOT.parent / "shared" / "api"
PLACE = "POST /v2/users request"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(tmp_path, capsys)


@pytest.mark.skipif(not API.is_dir(), reason=f"FullStory's published documents are not at {API}")
class TestPublishedDocuments:
    files = tuple(map(str, sorted((API / "upstream").glob("*.json"))))
    options = ("--endpoints", str(API / "endpoints.tsv"))

    @pytest.mark.parametrize("arguments", [(*files, *options), files, files[:1], files[1:]])
    def test_differ_only_as_intended(self, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
        assert spec_drift.main(["--quiet", *arguments]) == 0, capsys.readouterr().out

    @pytest.mark.parametrize(
        ("place", "change", "line"),
        table("""
        components schemas UserImportRequest properties uid | {maxLength: 255} | \
            POST /v2/users/batch request.requests[].uid: maxLength: ours 255, upstream 256
        components schemas JobStatus | {enum: [FAILED]} | POST /v2/events/batch response.200.job.status: enum: \
            ours ["FAILED"], upstream ["COMPLETED", "FAILED", "PROCESSING"]
        components schemas CreateEventRequest properties | {source: {}} | \
            POST /v2/events request.source: presence: ours present, upstream absent
        paths | {"/v2/users/batch/{job_id}/errors": {}} | \
            GET /v2/users/batch/{job_id}/errors: presence: ours absent, upstream present
        paths | {"/v2/users/stream": {}} | \
            endpoint POST /v2/users/stream: presence: ours absent, upstream users.create_user_stream
        """),
    )
    def test_a_change_of_our_document_is_drift(self, place: str, change: str, line: str, run: Run) -> None:
        ours = document.load(ROOT / "openapi")
        reduce(getitem, place.split(), ours).update(parse(change))
        upstreams = [Path(file).read_text(encoding="utf-8") for file in self.files]
        intended = (ROOT / "openapi" / "intended_drift.yaml").read_text(encoding="utf-8")
        assert f"drift {re.sub(' +', ' ', line)}" in run(ours, *upstreams, intended=intended, options=self.options)
        assert run.exit_code == 1


def test_runs_as_a_script(tmp_path: Path) -> None:
    (tmp_path / "upstream.yaml").write_text("swagger: '2.0'\npaths: {/v9/things: {get: {responses: {200: {}}}}}\n")
    command = [sys.executable, str(ROOT / "scripts" / "spec_drift.py"), "upstream.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "drift     GET /v9/things: presence: ours absent, upstream present\n" in done.stdout
    assert done.returncode == 1


def test_operations_both_ways(run: Run) -> None:
    ours = openapi({"/v2/users": {"get": {}, "post": {}}, "/v2/users/{id}": {"get": {}}, "/v2/events": {"post": {}}})
    users = swagger({"x-order": 1, "/v2/users": {"get": {}, "head": {}}, "/v3/me": {"get": {}}})
    expected = [
        "drift POST /v2/users: presence: ours present, upstream absent",
        "drift GET /v2/users/{id}: presence: ours present, upstream absent",
        "drift HEAD /v2/users: presence: ours absent, upstream present",
        "drift GET /v3/me: presence: ours absent, upstream present",
    ]
    assert run(ours, users) == expected  # no file covers /v2/events
    assert run.exit_code == 1
    assert run(ours, users, swagger({"/v2/events": {"post": {}}})) == expected
    missing = "drift POST /v2/events: presence: ours present, upstream absent"
    assert missing in run(ours, users, swagger({"/v2/events/batch": {"post": {}}}))
    plain = openapi({"/v2/users": {"get": {}}})
    assert run(plain, swagger({"/users": {"get": {}}}, basePath="/v2/")) == []
    assert run(plain, openapi({"/users": {"get": {}}}, servers=[{"url": "https://api.example.com/v2"}])) == []
    assert run.exit_code == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    table("""
    parameters: [{in: query, name: a, required: true}] | {} | query.a: presence: ours present, upstream absent
    parameters: [{in: query, name: a, required: true}] | parameters: [{in: query, name: a}] | \
        query.a: required: ours true, upstream false
    parameters: [{in: query, name: a, schema: {maximum: 5}}] | parameters: [{in: query, name: a, maximum: 6}] | \
        query.a: maximum: ours 5, upstream 6
    parameters: [{in: header, name: A, schema: {}}] | parameters: [{in: header, name: a, collectionFormat: csv}] | same
    parameters: [{in: query, name: shared, schema: {}}] | parameters: [{$ref: "#/defs/own"}] | same
    requestBody: {content: {application/json: {schema: {format: a}}}} | \
        parameters: [{in: body, name: a, schema: {format: b}}] | request: format: ours a, upstream b
    requestBody: {$ref: "#/defs/body"} | parameters: [{in: body, name: a, schema: {}}] | \
        request: required: ours true, upstream false
    requestBody: {$ref: "#/defs/body"} | {} | request: presence: ours present, upstream absent
    responses: {200: {content: {application/json: {schema: {format: a}}}}} | responses: {200: {schema: {format: b}}} | \
        response.200: format: ours a, upstream b
    responses: {200: {content: {text/csv: {}}}} | responses: {200: {content: {application/json: {}}}} | \
        response.200(text/csv): presence: ours present, upstream absent
    responses: {204: {description: A}} | responses: {204: {description: B}, x-a: 1} | same
    responses: {202: {content: {application/json: {schema: {}}}}} | responses: {202: {schema: {}}} | same
    responses: {} | responses: {409: {$ref: "#/defs/body"}} | response.409: presence: ours absent, upstream present
    responses: {429: {headers: {Wait: {schema: {format: a}}}}} | \
        responses: {429: {headers: {wait: {}}}} | response-header.429.Wait: format: ours a, upstream absent
    """),
)
def test_parameters_and_bodies(run: Run, ours: str, theirs: str, expected: str) -> None:
    defs = parse("""
        body: {required: true, content: {application/json: {schema: {}}}}
        own: {in: query, name: shared}
    """)
    item = {"parameters": [{"in": "query", "name": "shared", "type": "number"}]}  # an operation's own replaces it
    item = item if "own" in theirs else {}
    upstream = swagger({"/v2/users": {**item, "post": parse(theirs)}}, defs=defs)
    printed = run(openapi({"/v2/users": {"post": parse(ours)}}, defs=defs), upstream)
    assert printed[:1] == ([] if expected == "same" else [f"drift POST /v2/users {expected}"])


@pytest.mark.parametrize(
    ("ours", "theirs", "place", "differs", "one", "other"),
    table("""
    {properties: {a: {type: string}}} | {properties: {}} | .a | presence | string | absent
    {properties: {}} | {properties: {a: {}}} | .a | presence | absent | present
    {items: {type: string}} | {items: {}} | [] | presence | string | absent
    {additionalProperties: false} | {} | {} | presence | present | absent
    {items: {properties: {a: {format: a}}}} | {items: {properties: {a: {format: b}}}} | [].a | format | a | b
    {additionalProperties: {format: a}} | {additionalProperties: {format: b}} | {} | format | a | b
    {anyOf: [{format: a}, {}]} | {anyOf: [{format: b}, {}]} | (anyOf.0) | format | a | b
    {properties: {a: {}}, required: [a]} | {properties: {a: {}}} | .a | required | true | false
    {properties: {a: {}}} | {properties: {a: {}}, required: [a]} | .a | required | false | true
    {type: string} | {type: integer} |  | type | string | integer
    {type: string} | {} |  | type | string | absent
    {type: [string, integer]} | {type: string} |  | type | integer or string | string
    {type: [string, "null"]} | {type: string} |  | nullable | true | absent
    {enum: [x, y]} | {enum: [y]} |  | enum | ["x", "y"] | ["y"]
    {default: false} | {} |  | default | false | absent
    {maxLength: 5} | {maxLength: 6} |  | maxLength | 5 | 6
    {maximum: 0} | {} |  | maximum | 0 | absent
    {} | {minItems: 1} |  | minItems | absent | 1
    {pattern: ^a$} | {pattern: ^b$} |  | pattern | ^a$ | ^b$
    {uniqueItems: true} | {uniqueItems: false} |  | uniqueItems | true | absent
    {$ref: "#/defs/a", maxLength: 5} | {$ref: "#/defs/a"} |  | maxLength | 5 | 9
    {properties: {example: {type: string}}} | {properties: {example: {}}} | .example | type | string | absent
    {properties: {$ref: {type: string}}} | {properties: {}} | .$ref | presence | string | absent
    """),
)
def test_schemas(run: Run, ours: str, theirs: str, place: str, differs: str, one: str, other: str) -> None:
    defs = {"a": {"maxLength": 9}}
    printed = run(ours_takes(parse(ours), defs=defs), theirs_takes(parse(theirs), defs=defs))
    assert printed == [f"drift {PLACE}{place}: {differs}: ours {one}, upstream {other}"]
    assert run.exit_code == 1


@pytest.mark.parametrize(
    ("ours", "theirs"),
    table("""
    {$ref: "#/defs/one"} | {properties: {id: {type: string}}, required: [id]}
    {allOf: [{$ref: "#/defs/one"}, {format: x}]} | {properties: {id: {type: string}}, required: [id], format: x}
    {allOf: [{properties: {a: {format: x}}}, {properties: {a: {format: y}}}]} | {properties: {a: {format: y}}}
    {title: A, description: A, x-a: 1, example: {$ref: "#/nowhere"}} | {}
    {type: [string, "null"]} | {type: string, x-nullable: true}
    {type: object, additionalProperties: true} | {type: object}
    {type: array, items: {}} | {type: array}
    {required: [a]} | {properties: {a: {}}, required: [a]}
    {multipleOf: 1.0, enum: [a, b]} | {multipleOf: 1, enum: [b, a]}
    """),
)
def test_one_schema_written_in_two_ways(run: Run, ours: str, theirs: str) -> None:
    defs = parse("{one: {$ref: '#/defs/a~1b'}, a/b: {properties: {id: {type: string}}, required: [id]}}")
    assert run(ours_takes(parse(ours), defs=defs), theirs_takes(parse(theirs))) == []


def test_schemas_that_contain_themselves(run: Run) -> None:
    def tree(leaf: str, children: str) -> Json:
        node = parse(f"{{properties: {{leaf: {{type: {leaf}}}, children: {{type: array, items: {children}}}}}}}")
        return ours_takes({"$ref": f"#/defs/{leaf}"}, defs={leaf: node})

    strings, numbers = (tree(leaf, f"{{allOf: [{{$ref: '#/defs/{leaf}'}}]}}") for leaf in ("string", "number"))
    assert run(strings, strings) == []
    assert run(strings, numbers) == [f"drift {PLACE}.leaf: type: ours string, upstream number"]
    assert run(strings, tree("string", "{}")) == [f"drift {PLACE}.children[]: presence: ours present, upstream absent"]


COLUMNS = "method | path | operation | tag | idempotency_key | wrapped_method | maturity | key_level"
USERS = "POST | /v2/users | create_user | users | yes | client.users.create(...) | GA | Architect or Admin"
ME = "GET | /me | get_me | account | no | client.me() | legacy (no v2 twin) | Standard"
OPERATION = """{operationId: create_user, tags: [users], x-method: create, x-key-level: admin,
                parameters: [{name: Idempotency-Key, in: header, schema: {}}]}"""


def run_with_endpoints(run: Run, change: str, *rows: str, intended: Any = ()) -> list[str]:
    ours = openapi({"/v2/users": {"post": {**parse(OPERATION), **parse(change)}}})
    file = run.folder / "endpoints.tsv"
    file.write_text("\n".join((COLUMNS, *rows)).replace(" | ", "\t"))
    return run(ours, ours, intended=intended, options=("--endpoints", str(file)))


@pytest.mark.parametrize(
    ("change", "expected"),
    table("""
    {operationId: make_user} | operation: ours make_user, upstream create_user
    {tags: [people]}         | tag: ours people, upstream users
    {parameters: []}         | idempotency_key: ours no, upstream yes
    {x-method: make}         | wrapped_method: ours make, upstream client.users.create(...)
    {x-maturity: beta}       | maturity: ours beta, upstream GA
    {x-key-level: standard}  | key_level: ours standard, upstream Architect or Admin
    """),
)
def test_endpoints(run: Run, change: str, expected: str) -> None:
    assert run_with_endpoints(run, change, USERS) == [f"drift endpoint POST /v2/users: {expected}"]
    assert run_with_endpoints(run, "{x-method: null, x-key-level: architect, x-maturity: ga}", USERS) == []


def test_endpoints_both_ways(run: Run) -> None:
    line = "endpoint GET /me: presence: ours absent, upstream account.get_me"
    known = parse("[{places: {endpoint GET /me: account.get_me}, differs: presence, ours: absent, reason: Not yet.}]")
    assert run_with_endpoints(run, "{}", ME) == [
        f"drift {line}",
        "drift endpoint POST /v2/users: presence: ours present, upstream absent",
    ]
    assert run_with_endpoints(run, "{}", USERS, ME, intended=known) == [f"intended {line}"]
    assert run.exit_code == 0
    renamed = run_with_endpoints(run, "{}", USERS, ME.replace("get_me", "get_myself"), intended=known)
    assert [text.split()[0] for text in renamed] == ["stale", "drift"]
    assert run_with_endpoints(run, "{}", USERS, intended=known) == [f"stale {line}"]
    assert run.exit_code == 1
    assert run(ours_takes({}), theirs_takes({}), intended=known) == []  # nothing is known of endpoints


@pytest.mark.parametrize(
    ("upstream", "problem"),
    table("""
    { | while parsing
    [] | 'list'
    {paths: {}} | neither a Swagger 2.0 nor an OpenAPI 3
    {swagger: "2.0"} | no operations
    {swagger: "2.0", paths: {/a: {get: {parameters: [{in: query}]}}}} | 'name'
    {swagger: "2.0", paths: {/a: {get: {responses: {200: {schema: {properties: []}}}}}}} | 'list'
    {swagger: "2.0", paths: {/a: {get: {responses: {200: {schema: {$ref: "#/b"}}}}}}} | #/b points to nothing
    {swagger: "2.0", paths: {/a: {get: {responses: {200: {schema: {$ref: b.json}}}}}}} | b.json points to nothing
    {swagger: "2.0", paths: {/a: {get: {responses: {200: {schema: &s {items: *s}}}}}}} | recursion
    """),
)
def test_an_upstream_file_that_cannot_be_used(run: Run, upstream: str, problem: str) -> None:
    assert run(ours_takes({}), upstream) == []
    assert run.error.startswith(f"{run.folder / '0'} cannot be used: ")
    assert problem in run.error
    assert run.exit_code == 2


@pytest.mark.parametrize("option", ["--document", "--intended", "--endpoints"])
@pytest.mark.parametrize("content", [None, "a\tb\n1\t2\n", "[1\n2]"])
def test_other_files_that_cannot_be_used(run: Run, option: str, content: str | None) -> None:
    path = run.folder / "unusable"
    if content is not None:
        path.write_text(content)
    assert run(ours_takes({}), theirs_takes({}), options=(option, str(path))) == []
    assert run.error.startswith(f"{path} cannot be used: ")
    assert run.exit_code == 2


LIMITED = ours_takes({"properties": {"a": {"maxLength": 5}, "b": {"maxLength": 5}}})
LOOSE = theirs_takes({"properties": {"a": {}, "b": {}}})


@pytest.mark.parametrize(
    ("change", "printed", "exit_code"),
    table(f"""
    {{ours: 5, upstream: absent}} | intended drift | 1
    {{places: ["{PLACE}.*"]}} | intended intended | 0
    {{places: ["{PLACE}.*", "{PLACE}.c"]}} | intended intended stale | 1
    {{differs: minLength}} | stale drift drift | 1
    {{ours: 6}} | stale drift drift | 1
    {{upstream: 256}} | stale drift drift | 1
    {{places: ["{PLACE}."]}} | stale drift drift | 1
    {{places: ["POST*request.a"]}} | stale drift drift | 1
    {{places: ["{PLACE}[a]"]}} | stale drift drift | 1
    """),
)
def test_an_entry_allows_what_it_names_and_nothing_else(run: Run, change: str, printed: str, exit_code: str) -> None:
    entry = {"places": [f"{PLACE}.a"], "differs": "maxLength", "reason": "It is meant.", **parse(change)}
    lines = run(LIMITED, LOOSE, intended=[entry])
    assert " ".join(line.split()[0] for line in lines) == printed
    assert run.exit_code == int(exit_code)
    assert run(LIMITED, LOOSE, intended=[entry], options=("--quiet",)) == [x for x in lines if x[:8] != "intended"]


@pytest.mark.parametrize("change", ["{reasons: A}", "{places: 5}", "[1]"])
def test_a_faulty_entry(run: Run, change: str) -> None:
    entry = {"places": [PLACE], "differs": "type", "reason": "A", **dict.fromkeys(parse(change), 5)}
    run(LIMITED, LIMITED, intended=[entry])
    assert run.error.startswith(f"{run.folder / 'intended.json'} cannot be used: ")
    assert run.exit_code == 2


@pytest.mark.parametrize("place", ["POST /v2/events request.a", "* /v2/* request.a", "* /v2/events*"])
def test_an_entry_is_stale_only_if_its_operations_were_compared(run: Run, place: str) -> None:
    ours = openapi({"/v2/users": {"get": {}}, "/v2/events": {"post": {}}})
    users, events = swagger({"/v2/users": {"get": {}}}), swagger({"/v2/events": {"post": {}}})
    intended = [{"places": [place], "differs": "presence", "reason": "It is meant."}]
    assert run(ours, users, intended=intended) == []
    assert run(ours, users, events, intended=intended) == [f"stale {place}: presence: ours **, upstream **"]
    assert run.exit_code == 1
