"""scripts/regen.py names what is wrong, in the document or in its tools, and then changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.unit.regen_copy import ROOT, Copy, Document, Edit


@pytest.fixture(scope="module")
def module_copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = Copy(tmp_path_factory.mktemp("faults"))
    # Something that writing anything would overwrite.
    (copy.generated / "client.py").write_text("# mine")
    return copy


@pytest.fixture
def shared(module_copy: Copy) -> Iterator[Copy]:
    """One copy for all tests, whose document is right again after each."""
    yield module_copy
    shutil.rmtree(module_copy.root / "openapi")
    shutil.copytree(ROOT / "openapi", module_copy.root / "openapi")


def edited(edit: Edit, file: str = "users.yaml") -> Callable[[Copy], None]:
    return lambda copy: copy.edit(edit, file)


def replaced(path: str, old: str, new: str) -> Callable[[Copy], None]:
    return lambda copy: copy.replace(path, old, new)


def with_operation(method: str, **changes: Any) -> Callable[[Copy], None]:
    """Add an operation with a wrapped method that differs from a right one in some keys."""
    operation = {
        "operationId": "odd_one",
        "x-method": "odd",
        "tags": ["odd"],
        "responses": answering(A_USER),
        **changes,
    }
    return edited(
        lambda document: document["paths"].update(
            {"/odd/{id}" if "parameters" in changes else "/odd": {method: operation}}
        )
    )


def answering(schema: Document, code: str = "200", kind: str = "application/json") -> Document:
    return {code: {"description": "An answer.", "content": {kind: {"schema": schema}}}}


def body(**schema: Any) -> Document:
    return {"content": {"application/json": {"schema": {"type": "object", **schema}}}}


A_USER = {"$ref": "#/components/schemas/GetUserResponse"}
TEXT = {"type": "string"}
ID = {"name": "id", "in": "path", "required": True, "schema": TEXT}

# What is wrong with the document alone is in test_document.py.
FAULTS: dict[str, tuple[Callable[[Copy], object], list[str]]] = {
    "the document": (
        replaced("openapi/users.yaml", "x-method: create", "x-methd: create"),
        ["users.yaml: POST /v2/users: unexpected extension 'x-methd'"],
    ),
    "no document": (
        lambda copy: (copy.root / "openapi" / "fullstory.yaml").unlink(),
        ["fullstory.yaml cannot be read"],
    ),
    "duplicate operationId": (
        replaced("openapi/users.yaml", "operationId: create_user\n", "operationId: create_event\n"),
        ["create_event"],
    ),
    "operationIds for one module": (
        replaced("openapi/users.yaml", "operationId: list_users\n", "operationId: getUser\n"),
        ["'getUser' and 'get_user' would share the module get_user.py"],
    ),
    "unparsable response": (
        edited(
            lambda document: document["paths"]["/v2/users/{id}"]["get"]["responses"].update(
                {"200": {"description": "", "content": {"application/vcard": {"schema": {"type": "string"}}}}}
            )
        ),
        ["GET /v2/users/{id}", "application/vcard"],
    ),
    "two models of one name": (
        edited(
            lambda document: document["components"]["schemas"].update(
                get_user_response={
                    "type": "object",
                    "properties": {"user": {"$ref": "#/components/schemas/RejectedUser"}},
                },
                More={"type": "object", "properties": {"a": {"$ref": "#/components/schemas/get_user_response"}}},
                DeleteUserResponse={"$ref": "#/components/schemas/More"},
            )
        ),
        ["GetUserResponse"],
    ),
    "a body that is no object": (
        edited(
            lambda document: document["paths"]["/v2/users"]["post"]["requestBody"]["content"][
                "application/json"
            ].update(schema={"type": "array", "items": {"type": "string"}})
        ),
        ["POST /v2/users: a request body must be a JSON object"],
    ),
    "a cookie": (
        edited(
            lambda document: document["paths"]["/v2/users"]["get"]["parameters"].append(
                {"name": "session", "in": "cookie", "schema": {"type": "string"}}
            )
        ),
        ["GET /v2/users: a parameter cannot be a cookie; expected path, query or header"],
    ),
    "a body without fields": (
        with_operation("post", requestBody=body(additionalProperties=True)),
        ["POST /odd: the request body must declare its fields, which are the arguments of odd()"],
    ),
    "one argument twice": (
        with_operation("post", parameters=[ID], requestBody=body(properties={"id": TEXT})),
        ["POST /odd/{id}: two of the parameters and of the body's fields would be the argument id"],
    ),
    "an argument called self": (
        with_operation("post", requestBody=body(properties={"self": TEXT})),
        ["POST /odd: the argument self would hide what odd() uses under that name"],
    ),
    "a parameter without a schema": (
        with_operation("get", parameters=[ID, {"name": "a", "in": "query", "content": {"text/plain": {}}}]),
        ["GET /odd/{id}: the parameter a must have a schema"],
    ),
    "an enum of numbers": (
        with_operation("post", requestBody=body(properties={"size": {"type": "integer", "enum": [1, 2]}})),
        ["the values of the enum OddOneBodySize must be strings"],
    ),
    "an answer that is a list": (
        with_operation("get", responses=answering({"type": "array", "items": A_USER})),
        ["GET /odd: the body of a 200 must be a JSON object"],
    ),
    "an answer that is text": (
        with_operation("get", responses=answering(TEXT, kind="text/plain")),
        ["GET /odd: the body of a 200 must be a JSON object"],
    ),
    "two kinds of success": (
        with_operation(
            "get",
            responses=answering(A_USER) | answering({"$ref": "#/components/schemas/ListUsersResponse"}, "202"),
        ),
        ["GET /odd: all answers from 200 to 299 must have one schema, not GetUserResponse and ListUsersResponse"],
    ),
    "a range of status codes": (
        with_operation("get", responses=answering(A_USER, "2XX")),
        ["GET /odd: a response must be for one status code, such as 404, not 2XX"],
    ),
    "a default response": (
        with_operation("get", responses=answering(A_USER, "default")),
        ["GET /odd: a response must be for one status code, such as 404, not default"],
    ),
    "pages of text": (
        edited(
            lambda document: document["components"]["schemas"]["ListUsersResponse"]["properties"].update(
                results={"type": "array", "items": TEXT}
            )
        ),
        ["GET /v2/users: the field results of ListUsersResponse must be a list of objects"],
    ),
    "nothing where parameters belong": (
        edited(lambda document: document["paths"]["/v2/users"]["get"].update(parameters=None)),
        ['users.yaml: GET /v2/users parameters: null is not of type "array"'],
    ),
    "template syntax": (
        replaced("openapi/templates/types.py.jinja", "T = TypeVar", "{% if %}\nT = TypeVar"),
        ["types.py.jinja, line 22", "TemplateSyntaxError"],
    ),
    "unknown name in a template": (
        replaced("openapi/templates/model.py.jinja", "views.model(model)", "veiws.model(model)"),
        ["model.py.jinja, line 11", "'veiws' is undefined"],
    ),
    "error in a template": (
        replaced("openapi/templates/str_enum.py.jinja", "{{ key }} =", "{{ key + 1 }} ="),
        ["str_enum.py.jinja, line 11", "TypeError"],
    ),
    "template that writes no Python": (
        replaced("openapi/templates/client.py.jinja", "class Client:", "klass Client:"),
        ["ruff failed", "client.py"],
    ),
    "configuration": (
        replaced("openapi/generator.yaml", "literal_enums: false", "literal_enums: perhaps"),
        ["generator.yaml cannot be used", "literal_enums"],
    ),
    "formatter": (
        replaced("openapi/generator.yaml", "ruff format", "ruff format --no-such-option"),
        ["ruff failed", "--no-such-option"],
    ),
    "no formatter": (replaced("openapi/generator.yaml", "- ruff format", "- rough format"), ["rough is not in PATH"]),
}


@pytest.mark.parametrize(("harm", "complaints"), list(FAULTS.values()), ids=list(FAULTS))
def test_a_fault_is_named_and_changes_nothing(
    shared: Copy, capsys: pytest.CaptureFixture[str], harm: Callable[[Copy], object], complaints: list[str]
) -> None:
    before = shared.files()
    harm(shared)
    assert shared.regen() == 1
    output, errors = capsys.readouterr()
    for complaint in complaints:
        assert complaint in errors
    assert errors.endswith("regen: generated/ is unchanged\n")
    assert "Traceback" not in errors
    assert output == ""
    assert shared.files() == before
    assert shared.leftovers() == []
