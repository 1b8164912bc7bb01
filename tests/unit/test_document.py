"""The API document: several files become one, and what is wrong in them is named by its place."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import fullstory
from fullstory.generated.resources.users import Users

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import document  # noqa: E402
import parts  # noqa: E402
from document_checks import EXTENSIONS, RESERVED_METHODS, RESERVED_TAGS  # noqa: E402

MAIN = """
    openapi: 3.1.0
    info: {title: Test, version: "1"}
    components:
      parameters:
        Id: {name: id, in: path, required: true, x-positional: true, schema: {type: string}}
        Token: {name: token, in: query, schema: {type: string}}
        Key: {name: Idempotency-Key, in: header, schema: {type: string}}
      schemas:
        Base: {type: object, required: [id], properties: {id: {type: string, description: An id.}}}
        Unused: {type: object}
"""
ITEMS = """
    tags: [{name: items, description: Items.}]
    paths:
      /items:
        get:
          operationId: list_items
          x-method: list
          x-pagination: {parameter: token, token: next, items: results}
          tags: [items]
          parameters: [{$ref: "#/components/parameters/Token"}]
          responses:
            "200":
              description: Items.
              content: {application/json: {schema: {$ref: "#/components/schemas/Page"}}}
        post:
          operationId: create_item
          x-key-level: standard
          tags: [items]
          parameters: [{$ref: "#/components/parameters/Key"}]
          responses: {"204": {description: Done.}}
      /items/{id}:
        parameters: [{$ref: "#/components/parameters/Id"}, {$ref: "#/components/parameters/Token"}]
        delete:
          operationId: delete_item
          tags: [items]
          parameters: [{name: token, in: query, schema: {type: integer}}]
          responses: {"204": {description: Done.}}
    components:
      schemas:
        Item:
          description: An item.
          allOf: [{$ref: "#/components/schemas/Base"}]
          required: [name]
          properties: {id: {maxLength: 3}, name: {type: string, x-personal: true}}
        Page:
          type: object
          properties: {next: {type: string}, results: {type: array, items: {$ref: "#/components/schemas/Item"}}}
"""
TAKEN_TWICE = """
    paths:
      /more:
        get: &take
          operationId: take_more
          x-method: take
          tags: [more]
          parameters: [{name: number, in: query, required: true, schema: {type: string}}]
          responses: {"204": {description: Done.}}
        delete:
          <<: *take
          operationId: take_more_away
"""
OTHER_ANSWER = """
          parameters: [{name: number, in: query, required: true, schema: {type: string}}]
          responses: {"200": {description: Something.}}
"""
BATCH = "x-batch: {status: list_items, imports: list_items, errors: list_items}"
Change = tuple[str, str]


class Folder:
    """A folder with a small document in two files."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write("fullstory.yaml", MAIN)
        self.write("items.yaml", ITEMS)
        # Not parts of the document.
        self.write("generator.yaml", "post_hooks: []")
        self.write("intended_drift.yaml", "- places: []")

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(dedent(text), encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        (self.path / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def load(self) -> dict[str, Any]:
        return document.load(self.path)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_files_become_one_document(folder: Folder) -> None:
    bundle = folder.load()
    assert list(bundle["paths"]) == ["/items", "/items/{id}"]
    assert [tag["name"] for tag in bundle["tags"]] == ["items"]
    assert bundle["info"]["title"] == "Test"


def test_all_of_becomes_one_object(folder: Folder) -> None:
    schemas = folder.load()["components"]["schemas"]
    assert schemas["Item"] == {
        "type": "object",
        "description": "An item.",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "string", "description": "An id.", "maxLength": 3},
            "name": {"type": "string", "x-personal": True},
        },
    }


def test_schemas_that_nothing_uses_are_left_out(folder: Folder) -> None:
    assert folder.load()["components"]["schemas"].keys() == {"Item", "Page"}


def test_parameters_of_a_path_are_those_of_its_operations(folder: Folder) -> None:
    bundle = folder.load()
    assert "parameters" not in bundle["paths"]["/items/{id}"]
    parameters = parts.parameters(bundle, bundle["paths"]["/items/{id}"]["delete"])
    assert [(each["name"], each["schema"]["type"]) for each in parameters] == [("id", "string"), ("token", "integer")]


def test_openapi_3_0_is_taken_too(folder: Folder) -> None:
    folder.replace("fullstory.yaml", "3.1.0", "3.0.3")
    assert folder.load()["openapi"] == "3.0.3"


def test_a_third_file_is_a_third_tag(folder: Folder) -> None:
    folder.write(
        "pages.yaml",
        """
        tags: [{name: pages}]
        paths: {/pages: {get: {operationId: list_pages, tags: [pages], responses: {"204": {description: Done.}}}}}
        """,
    )
    bundle = folder.load()
    assert [tag["name"] for tag in bundle["tags"]] == ["items", "pages"]
    assert [path for path, _, _ in parts.operations(bundle)].count("/pages") == 1


def replaced(old: str, new: str, file: str = "items.yaml") -> Callable[[Folder], object]:
    return lambda folder: folder.replace(file, old, new)


def close_is_a_method_of_the_client(folder: Folder) -> None:
    folder.replace("items.yaml", "{name: items,", "{name: items, x-client-methods: true,")
    folder.replace("items.yaml", "x-method: list", "x-method: close")


FAULTS: dict[str, tuple[Callable[[Folder], object], str]] = {
    "YAML": (replaced("paths:\n", "paths: [\n"), r"items\.yaml, line \d+: not valid YAML: "),
    "a duplicate key": (
        replaced("info:", "openapi: 3.1.0\ninfo:", "fullstory.yaml"),
        r"fullstory\.yaml, line 3: not valid YAML: .*duplicate key",
    ),
    "not UTF-8": (
        lambda folder: (folder.path / "items.yaml").write_bytes(b"a: \xe9"),
        r"items\.yaml: not valid YAML",
    ),
    "no mapping": (lambda folder: folder.write("items.yaml", "- a"), r"items\.yaml must be a YAML mapping"),
    "no main file": (
        lambda folder: (folder.path / "fullstory.yaml").unlink(),
        r"fullstory\.yaml cannot be read: No such",
    ),
    "a path in two files": (
        lambda folder: folder.write("more.yaml", "paths: {/items: {}}"),
        r"more\.yaml: paths /items is already defined in items\.yaml",
    ),
    "a schema in two files": (
        lambda folder: folder.write("more.yaml", "components: {schemas: {Item: {}}}"),
        r"more\.yaml: components schemas Item is already defined in items\.yaml",
    ),
    "a $ref to nothing": (
        replaced("schemas/Base", "schemas/Nowhere"),
        r"^items\.yaml: components schemas Item: #/components/schemas/Nowhere points to nothing",
    ),
    "allOf in a circle": (
        replaced("schemas/Base", "schemas/Item"),
        "the allOf of #/components/schemas/Item leads back to itself",
    ),
    "no OpenAPI": (replaced("3.1.0", "2.0", "fullstory.yaml"), "openapi must be 3.0 or 3.1, not '2.0'"),
    "invalid OpenAPI": (
        replaced('"204": {description: Done.}', '"204": {}'),
        r"^the document is not valid OpenAPI\nitems\.yaml: POST /items responses 204: "
        '"description" is a required property$',
    ),
    "an unknown type": (
        replaced("maxLength: 3", "type: strin"),
        r"items\.yaml: components schemas Item properties id type: 'strin'",
    ),
    "a $ref to nothing, of an answer": (
        replaced("components/schemas/Page", "components/schemas/Pages"),
        r"^items\.yaml: GET /items responses 200 content application/json schema: "
        "#/components/schemas/Pages points to nothing$",
    ),
    "a $ref to another file": (
        replaced("#/components/schemas/Page", "fullstory.yaml#/components/schemas/Page"),
        r"a \$ref must start with #/, as if all files were one, not be fullstory\.yaml#",
    ),
    "a $ref in a circle": (
        replaced("Page:\n", "Page: {$ref: '#/components/schemas/Page'}\n    Other:\n"),
        "components schemas Page: #/components/schemas/Page leads back to itself",
    ),
    "an empty section": (
        lambda folder: folder.write("more.yaml", "components: {schemas: }"),
        r"^more\.yaml: components schemas must be a mapping$",
    ),
    "no operationId": (replaced("operationId: create_item", "x-maturity: ga"), "POST /items: operationId is required"),
    "a tag that every client has": (
        lambda folder: folder.write(
            "more.yaml",
            """
            paths: {/more: {get: {operationId: get_more, tags: [raw], responses: {"204": {description: Done.}}}}}
            """,
        ),
        r"^more\.yaml: GET /more: the tag cannot be raw, a name that every client already uses$",
    ),
    "a misspelt extension": (
        replaced("x-method", "x-methud"),
        r"^items\.yaml: GET /items: unexpected extension 'x-methud'; expected one of x-method, x-pagination, x-batch, "
        "x-retry, x-key-level, x-maturity, x-timeout$",
    ),
    "an extension in capitals": (replaced("x-personal", "X-Personal"), "name: unexpected extension 'X-Personal'"),
    "an extension of a schema that nothing uses": (
        replaced("Unused: {type: object", "Unused: {type: object, x-unused: true", "fullstory.yaml"),
        r"^fullstory\.yaml: components schemas Unused: unexpected extension 'x-unused'; a schema takes none$",
    ),
    "an extension on the wrong thing": (
        replaced("operationId: delete_item", "operationId: delete_item\n      x-personal: true"),
        r"DELETE /items/\{id\}: unexpected extension 'x-personal'",
    ),
    "an extension of a property, misspelt": (
        replaced("x-personal", "x-private"),
        r"^items\.yaml: components schemas Item properties name: unexpected extension 'x-private'; "
        "expected one of x-personal, x-spellings, x-positional$",
    ),
    "an extension of a parameter, misspelt": (
        replaced("x-positional", "x-position", "fullstory.yaml"),
        r"^fullstory\.yaml: components parameters Id: unexpected extension 'x-position'; "
        "expected one of x-positional, x-spellings$",
    ),
    "an extension of a parameter in place, misspelt": (
        replaced("{name: token, in: query,", "{name: token, in: query, x-positionl: true,"),
        r"^items\.yaml: DELETE /items/\{id\} parameters\[0\]: unexpected extension 'x-positionl'",
    ),
    "an extension where none belongs": (
        replaced("/items/{id}:\n", "/items/{id}:\n    x-method: delete\n"),
        r"^items\.yaml: /items/\{id\}: unexpected extension 'x-method'; a path takes none",
    ),
    "a wrong level": (replaced("standard", "Standart"), "create_item|x-key-level must be standard, architect or admin"),
    "a wrong method name": (replaced("x-method: list", "x-method: list-all"), "x-method must be the name of a method"),
    "a keyword as method name": (
        replaced("x-method: list", "x-method: class"),
        "x-method must be the name of a method",
    ),
    "a method that every resource has": (
        replaced("x-method: list", "x-method: with_response"),
        "GET /items: the x-method cannot be with_response, a name that every resource already uses",
    ),
    "a method of a nested resource of a nested resource": (
        replaced("x-method: list", "x-method: all.of.list"),
        "x-method must be the name of a method in Python, or that of a nested resource, a dot and a method, not",
    ),
    "a nested method that every resource has": (
        replaced("x-method: list", "x-method: all.with_response"),
        "the x-method cannot be all.with_response, a name that every resource already uses",
    ),
    "a method and a nested resource of one name": (
        replaced("operationId: create_item", "operationId: create_item\n      x-method: list.create"),
        r"POST /items: in items, list is both a method and a nested resource$",
    ),
    "no time to wait": (
        replaced("x-method: list", "x-method: list\n      x-timeout: 0"),
        "GET /items: x-timeout must be a number of seconds, not 0",
    ),
    "no other spelling": (
        replaced("name: {type: string", "name: {x-spellings: [], type: string"),
        r"name: x-spellings must be a list of names, not \[\]",
    ),
    "two tags whose methods are the client's": (
        replaced("{name: items,", "{name: more, x-client-methods: true}, {name: items, x-client-methods: true,"),
        "x-client-methods can be on one tag, not on more and items$",
    ),
    "a method of the client that it has": (
        close_is_a_method_of_the_client,
        "with x-client-methods, items cannot have the method close: the client has it$",
    ),
    "a method twice": (
        replaced("operationId: create_item", "operationId: create_item\n      x-method: list"),
        r"^items\.yaml: POST /items: the x-method list of items is taken by GET /items; to share it, each must have a "
        "required parameter of its own, and no other argument$",
    ),
    "a method twice, with the same argument": (
        lambda folder: folder.write("more.yaml", TAKEN_TWICE),
        r"^more\.yaml: DELETE /more: the x-method take of more is taken by GET /more; to share it",
    ),
    "a method twice, with another answer": (
        lambda folder: folder.write("more.yaml", TAKEN_TWICE.replace("name: number", "name: word", 1) + OTHER_ANSWER),
        r"^more\.yaml: DELETE /more: the x-method take of more is shared with GET /more: they must answer alike$",
    ),
    "a batch of unknown operations": (
        replaced("operationId: create_item", f"operationId: create_item\n      {BATCH.replace('items', 'thing')}"),
        r"POST /items: unknown operation 'list_thing' in x-batch; status must be an operationId of the same tag$",
    ),
    "a batch whose results have no pages": (
        replaced("operationId: create_item", f"operationId: create_item\n      {BATCH}"),
        "POST /items: list_items is imports in x-batch, so it must have the parameter include_schema$",
    ),
    "a batch that is no object": (
        replaced("operationId: create_item", "operationId: create_item\n      x-batch: list_items"),
        "POST /items: x-batch must be an object of status and imports and errors, not 'list_items'",
    ),
    "two tags": (
        replaced("tags: [items]", "tags: [items, more]"),
        "GET /items: an operation must have exactly one tag",
    ),
    "half a pagination": (
        replaced("{parameter: token, token", "{token"),
        "x-pagination must be an object of parameter",
    ),
    "an unknown page parameter": (
        replaced("parameter: token", "parameter: page"),
        "GET /items: unknown query parameter 'page' in x-pagination; expected token",
    ),
    "an unknown page field": (
        replaced("items: results", "items: things"),
        "GET /items: unknown field 'things' in x-pagination; expected next, results",
    ),
    "keyed without a key": (
        replaced("operationId: delete_item", "operationId: delete_item\n      x-retry: keyed"),
        r"DELETE /items/\{id\}: x-retry is keyed, so the operation must have the parameter Idempotency-Key",
    ),
}


def test_names_and_values_of_the_api_are_not_taken_for_extensions(folder: Folder) -> None:
    folder.replace(
        "items.yaml",
        '{"204": {description: Done.}}',
        '{"204": {description: Done., headers: {x-limit: {schema: {type: string, example: {x-a: 1}}}}}}',
    )
    folder.replace(
        "items.yaml", "name: {type: string, x-personal: true}", "name: {type: string}, x-name: {default: {x-b: 1}}"
    )
    assert "x-name" in folder.load()["components"]["schemas"]["Item"]["properties"]


@pytest.mark.parametrize(("harm", "complaint"), list(FAULTS.values()), ids=list(FAULTS))
def test_a_fault_is_named(folder: Folder, harm: Callable[[Folder], object], complaint: str) -> None:
    folder.load()
    harm(folder)
    with pytest.raises(parts.DocumentError, match=complaint):
        folder.load()


def test_the_projects_own_document() -> None:
    bundle = document.load(ROOT / "openapi")
    assert {operation["tags"][0] for *_, operation in parts.operations(bundle)} >= {"users", "events"}
    text = resources.files("fullstory.generated").joinpath("openapi.json").read_text(encoding="utf-8")
    assert json.loads(text) == bundle
    users = bundle["components"]["schemas"]
    assert users["CreateUserRequest"]["properties"]["uid"] == users["UserImport"]["properties"]["uid"]
    assert "maxLength" not in users["RejectedUser"]["properties"]["uid"]


def test_every_extension_is_explained_at_the_top() -> None:
    head = (ROOT / "openapi" / "fullstory.yaml").read_text(encoding="utf-8").partition("openapi:")[0]
    for kind, extensions in EXTENSIONS.items():
        for name in extensions:
            assert f"#   {name}" in head
            assert kind in head


def test_the_names_that_are_taken_are_those_of_the_classes() -> None:
    bundle = document.load(ROOT / "openapi")
    tags = {operation["tags"][0] for *_, operation in parts.operations(bundle)}
    of_client = {tag["name"] for tag in bundle["tags"] if tag.get("x-client-methods")}
    of_client_methods = {
        operation.get("x-method") for *_, operation in parts.operations(bundle) if operation["tags"][0] in of_client
    }
    for client in (fullstory.FullStory, fullstory.AsyncFullStory):
        public = {name for name in {*dir(client), *client.__annotations__} if not name.startswith("_")}
        assert public - tags - of_client_methods <= RESERVED_TAGS
    own = {name for name in dir(Users) if not name.startswith("_")} - {"create", "get", "list", "update"}
    assert own - {"batch_create", "delete"} == {"with_response"} <= RESERVED_METHODS


def test_a_copy_elsewhere_gives_the_same(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "openapi", tmp_path / "openapi")
    assert document.load(tmp_path / "openapi") == document.load(ROOT / "openapi")
