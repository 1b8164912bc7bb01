"""scripts/regen.py and what it writes: the same every time, all or nothing, and enough for a new field or endpoint."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

import httpx
import openapi_python_client
import pytest
import yaml

import fullstory
from fullstory.generated.api.users import get_user

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import regen

ROOT = Path(__file__).resolve().parents[2]
Document = dict[str, Any]
Edit = Callable[[Document], object]


class Copy:
    """A copy of everything that the regeneration reads and writes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.document = root / "openapi" / "fullstory.yaml"
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

    def edit(self, edit: Edit) -> None:
        """Change the document."""
        document = yaml.safe_load(self.document.read_bytes())
        edit(document)
        self.document.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        return regen.contents(self.generated)

    def leftovers(self) -> list[str]:
        return [path.name for path in self.root.iterdir() if path.name.startswith(".regen-")]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    (tmp_path / "checkout").mkdir()
    return Copy(tmp_path / "checkout")


@pytest.fixture(scope="session")
def document() -> Document:
    loaded: Document = yaml.safe_load((ROOT / "openapi" / "fullstory.yaml").read_bytes())
    return loaded


# The same every time


def test_the_result_is_the_same_every_time(copy: Copy) -> None:
    results = []
    for seed in ("1", "2"):
        shutil.rmtree(copy.generated)
        copy.run(sys.executable, str(copy.root / "scripts" / "regen.py"), PYTHONHASHSEED=seed)
        results.append(copy.files())
    assert results[0] == results[1]
    assert copy.leftovers() == []


def test_an_unchanged_file_is_not_touched(copy: Copy) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.generated.rglob("*.py")}
    copy.replace("openapi/fullstory.yaml", "summary: Get a user", "summary: Look at a user")
    assert copy.regen() == 0
    assert [path.name for path, time in before.items() if path.stat().st_mtime_ns != time] == ["get_user.py"]


def test_what_is_no_longer_described_goes(copy: Copy) -> None:
    stray = copy.generated / "api" / "pages" / "get_page.py"
    before = copy.files()
    (stray.parent / "__pycache__").mkdir(parents=True)
    stray.write_text("")
    (copy.generated / "models" / "old.py").write_text("")
    assert copy.regen() == 0
    assert not stray.parent.exists()
    assert copy.files() == before


# --check


def test_check_is_content_with_what_is_committed(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    (copy.generated / "__pycache__").mkdir()
    (copy.generated / "__pycache__" / "client.pyc").write_bytes(b"cached")
    assert copy.regen("--check") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        (lambda folder: (folder / "client.py").write_text("# mine"), "generated/client.py differs"),
        (lambda folder: (folder / "api/users/get_user.py").unlink(), "generated/api/users/get_user.py is missing"),
        (lambda folder: (folder / "models/mine.py").write_text(""), "generated/models/mine.py should not be there"),
        (lambda folder: (folder / "notes.txt").write_text(""), "generated/notes.txt should not be there"),
        (shutil.rmtree, "generated/__init__.py is missing"),
    ],
    ids=["changed", "missing", "extra", "no module", "all gone"],
)
def test_check_names_what_differs_and_changes_nothing(
    copy: Copy, capsys: pytest.CaptureFixture[str], harm: Callable[[Path], object], complaint: str
) -> None:
    harm(copy.generated)
    before = copy.files()
    assert copy.regen("--check") == 1
    assert complaint in capsys.readouterr().err
    assert copy.files() == before
    assert copy.leftovers() == []


# All or nothing


def schema(document: Document, name: str) -> Document:
    found: Document = document["components"]["schemas"][name]
    return found


def operation(document: Document, path: str, method: str) -> Document:
    found: Document = document["paths"][path][method]
    return found


def edited(edit: Edit) -> Callable[[Copy], None]:
    return lambda copy: copy.edit(edit)


def replaced(path: str, old: str, new: str) -> Callable[[Copy], None]:
    return lambda copy: copy.replace(path, old, new)


def with_field(name: str, definition: Document) -> Callable[[Copy], None]:
    """A document in which a user to create has one more field."""
    return edited(lambda document: schema(document, "CreateUserRequest")["properties"].update({name: definition}))


FAULTS: dict[str, tuple[Callable[[Copy], object], list[str]]] = {
    "YAML syntax": (
        replaced("openapi/fullstory.yaml", "paths:\n", "paths: [\n"),
        ["fullstory.yaml is not valid YAML", "line 29"],
    ),
    "no mapping": (lambda copy: copy.document.write_text("- a list\n"), ["fullstory.yaml is not a YAML mapping"]),
    "not UTF-8": (lambda copy: copy.document.write_bytes(b"openapi: \xe9"), ["fullstory.yaml is not valid YAML"]),
    "no document": (lambda copy: copy.document.unlink(), ["fullstory.yaml cannot be read", "No such file"]),
    "duplicate key": (
        replaced("openapi/fullstory.yaml", "    JobStatus:\n", "    JobStatus:\n      type: integer\n"),
        ["fullstory.yaml is not valid YAML", 'duplicate key "type"'],
    ),
    "$ref to nothing": (
        replaced("openapi/fullstory.yaml", "schemas/UserProperties", "schemas/Nowhere"),
        ["/components/schemas/Nowhere"],
    ),
    "$ref to no parameter": (
        replaced("openapi/fullstory.yaml", "parameters/PageToken", "parameters/Nowhere"),
        ["/v2/users", "/components/parameters/Nowhere"],
    ),
    "unknown type": (with_field("age", {"type": "numbr"}), ["CreateUserRequest", "age", "numbr"]),
    "no paths": (edited(lambda document: document.pop("paths")), ["paths"]),
    "duplicate operationId": (
        edited(lambda document: operation(document, "/v2/events", "post").update(operationId="create_user")),
        ["'create_user' and 'create_user' would share the module create_user.py"],
    ),
    "operationIds for one module": (
        edited(lambda document: operation(document, "/v2/users", "get").update(operationId="getUser")),
        ["'getUser' and 'get_user' would share the module get_user.py"],
    ),
    "unparsable response": (
        edited(
            lambda document: operation(document, "/v2/users", "get")["responses"].update(
                {"200": {"description": "", "content": {"application/vcard": {"schema": {"type": "string"}}}}}
            )
        ),
        ["GET /v2/users", "application/vcard"],
    ),
    "response without a model": (
        replaced("openapi/fullstory.yaml", "schemas/ListUsersResponse", "schemas/Nowhere"),
        ["GET /v2/users", "/components/schemas/Nowhere"],
    ),
    "two models of one name": (
        edited(lambda document: document["components"]["schemas"].update(get_user_response={"type": "object"})),
        ["GetUserResponse"],
    ),
    "keyword as field": (with_field("class", {"type": "string"}), ["'class'", "CreateUserRequest", "keyword argument"]),
    "field with a dash": (with_field("first-name", {"type": "string"}), ["'first-name'", "CreateUserRequest"]),
    "template syntax": (
        replaced("openapi/templates/types.py.jinja", "T = TypeVar", "{% if %}\nT = TypeVar"),
        ["types.py.jinja, line 47", "TemplateSyntaxError"],
    ),
    "unknown name in a template": (
        replaced("openapi/templates/model.py.jinja", "typed_dict(model)", "typed_dikt(model)"),
        ["model.py.jinja, line 28", "'typed_dikt' is undefined"],
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
    copy: Copy, capsys: pytest.CaptureFixture[str], harm: Callable[[Copy], object], complaints: list[str]
) -> None:
    # Something that writing anything would overwrite.
    (copy.generated / "client.py").write_text("# mine")
    before = copy.files()
    harm(copy)
    assert copy.regen() == 1
    output, errors = capsys.readouterr()
    for complaint in complaints:
        assert complaint in errors
    assert errors.endswith("regen: generated/ is unchanged\n")
    assert "Traceback" not in errors
    assert output == ""
    assert copy.files() == before
    assert copy.leftovers() == []


def test_check_names_a_fault_too(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    copy.document.write_text("- a list\n")
    assert copy.regen("--check") == 1
    assert "fullstory.yaml is not a YAML mapping" in capsys.readouterr().err


def test_an_error_of_the_generator_itself_is_not_blamed_on_a_template(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(project: object) -> None:
        raise ZeroDivisionError

    before = copy.files()
    monkeypatch.setattr(openapi_python_client.Project, "_run_post_hooks", fail)
    with pytest.raises(ZeroDivisionError):
        copy.regen()
    assert (copy.files(), copy.leftovers()) == (before, [])


def crash_after(moves: int, crash: Callable[[], None], generated: Path) -> Callable[[Path, Path], Path]:
    """A Path.replace that works a few times, and sees to it that there is something to import each time."""
    move = Path.replace
    done = 0

    def replace(path: Path, target: Path) -> Path:
        nonlocal done
        assert (generated / "__init__.py").is_file()
        done += 1
        if done == moves:
            crash()
        return move(path, target)

    return replace


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=["error", "Ctrl-C"])
def test_a_failure_half_way_is_undone(copy: Copy, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail() -> None:
        raise error

    copy.replace("openapi/templates/models_init.py.jinja", "The data models", "All data models")
    copy.replace("openapi/templates/endpoint_module.py.jinja", "The request as", "A request as")
    (copy.generated / "stray").mkdir()
    (copy.generated / "stray" / "mine.py").write_text("# mine")
    before = copy.files()
    monkeypatch.setattr(Path, "replace", crash_after(5, fail, copy.generated))
    with pytest.raises(type(error)):
        copy.regen()
    assert copy.files() == before
    assert copy.leftovers() == []


def test_a_killed_run_leaves_something_to_import_and_the_next_one_completes_it(copy: Copy) -> None:
    copy.replace("openapi/templates/endpoint_module.py.jinja", "The request as", "A request as")
    code = f"""
        import os, sys
        from pathlib import Path
        sys.path.insert(0, {str(copy.root / "scripts")!r})
        import regen
        moves = iter(range(5))
        move = Path.replace
        Path.replace = lambda path, target: move(path, target) if next(moves, None) is not None else os._exit(0)
        regen.main([])
        raise AssertionError("it was not killed")
    """
    copy.python(code)
    copy.python("from fullstory.generated.api.users import get_user, list_users, delete_user")
    assert copy.regen() == 0
    assert copy.regen("--check") == 0


# A new field, a new endpoint


def grow(document: Document) -> None:
    """Add a field of every kind to users and events, and an endpoint of its own."""
    schemas = document["components"]["schemas"]
    schemas["LoyaltyTier"] = {"type": "string", "enum": ["gold", "silver"]}
    schemas["Company"] = {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}, "founded": {"type": "string", "format": "date"}},
    }
    for name in ("CreateUserRequest", "GetUserResponse"):
        schemas[name]["properties"] |= {
            "loyalty_tier": {"$ref": "#/components/schemas/LoyaltyTier"},
            "company": {"$ref": "#/components/schemas/Company"},
            "employer": {"oneOf": [{"$ref": "#/components/schemas/Company"}, {"type": "string"}]},
            "tags": {"type": "array", "items": {"type": "string"}},
            "address": {"type": "object", "properties": {"street": {"type": "string"}}},
        }
    schemas["CreateEventRequest"]["properties"]["source"] = {"type": "string"}
    schemas["CreateEventRequest"]["required"].append("source")
    schemas["Segment"] = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    document["paths"]["/v2/segments/{id}"] = {
        "get": {
            "operationId": "get_segment",
            "tags": ["segments"],
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": {
                "200": {
                    "description": "The segment.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Segment"}}},
                }
            },
        }
    }


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy whose document grew, and that was regenerated: nothing else was done to it."""
    copy = Copy(tmp_path_factory.mktemp("grown"))
    copy.edit(grow)
    assert copy.regen() == 0
    return copy


USE_WHAT_IS_NEW = """
    import asyncio, json, pathlib, sys
    import httpx
    import fullstory

    assert str(pathlib.Path(fullstory.__file__)).startswith(sys.argv[1]), fullstory.__file__
    sent = []
    user = {"id": "1", "is_being_deleted": False, "loyalty_tier": "gold", "company": {"name": "ACME"}}

    def answer(request):
        sent.append(json.loads(request.content or b"null"))
        _, _, kind, *ids = request.url.path.split("/")
        return httpx.Response(200, json=user if kind == "users" else {"id": ids[-1]} if ids else {})

    new = {"loyalty_tier": "gold", "company": {"name": "ACME"}, "tags": ["a"], "address": {"street": "Main St"}}
    new["employer"] = "ACME"
    http = httpx.Client(transport=httpx.MockTransport(answer))
    client = fullstory.init("key", http_client=http)

    assert client.users.create(uid="u", **new).id == "1"
    assert sent.pop() == {"uid": "u", **new}
    client.events.create(name="Paid", source="till")
    assert sent.pop() == {"name": "Paid", "source": "till"}
    for mistake in (lambda: client.events.create(name="Paid"), lambda: client.users.create(tier="gold")):
        try:
            mistake()
        except fullstory.InvalidArgumentError:
            assert sent == []
        else:
            raise AssertionError("the document says otherwise")

    fetched = client.users.get("1")
    assert (fetched.loyalty_tier, fetched.company.name, fetched.tags) == ("gold", "ACME", None)

    from fullstory.generated.api.segments import get_segment
    from fullstory.generated.models import LoyaltyTier, Segment
    assert get_segment.sync("a/b", client=client.raw) == Segment(id="b")
    assert LoyaltyTier.GOLD == "gold"

    async def use():
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
            client = fullstory.init_async("key", http_client=http)
            await client.users.create(uid="u", **new)
            assert sent[-1] == {"uid": "u", **new}
            assert await get_segment.asyncio("7", client=client.raw) == Segment(id="7")

    asyncio.run(use())
    http.close()
    print("used")
"""


def test_a_new_field_and_a_new_endpoint_work_after_nothing_but_the_regeneration(grown: Copy) -> None:
    assert grown.run(sys.executable, "-c", dedent(USE_WHAT_IS_NEW), str(grown.root)) == "used\n"


def test_type_checkers_know_what_is_new(grown: Copy, tmp_path: Path) -> None:
    right = """
        import fullstory
        from datetime import date
        from fullstory.generated.models import LoyaltyTier
        client = fullstory.init("key")
        client.users.create(uid="u", loyalty_tier="gold", company={"name": "ACME", "founded": date(1999, 1, 1)})
        client.users.create(employer="ACME")
        client.users.create(employer={"name": "ACME"})
        client.users.create(loyalty_tier=LoyaltyTier.SILVER, tags=["a"], address={"street": "Main St"})
        client.events.create(name="Paid", source="till")
    """
    wrong = [
        'client.users.create(loyalty_tier="bronze")',
        'client.users.create(company={"founded": "1999-01-01"})',
        "client.users.create(tags=[1])",
        "client.users.create(employer=1)",
        'client.users.create(address={"town": "X"})',
        'client.events.create(name="Paid")',
        'client.users.create(tier="gold")',
    ]
    snippet = tmp_path / "snippet.py"
    snippet.write_text("\n".join([dedent(right), *(f"{line}  # type: ignore" for line in wrong)]))
    # In strict mode an ignore that is not needed is an error.
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(snippet)]
    grown.run(*command, MYPYPATH=str(grown.root))


# A status code of no standard


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


# What is written


def test_every_file_says_that_it_is_generated() -> None:
    files = list((ROOT / "generated").rglob("*.py"))
    assert len(files) > 50
    assert [path for path in files if not path.read_text(encoding="utf-8").startswith(regen.HEADER)] == []


def loaded_after(copy: Copy, statement: str) -> list[str]:
    """The modules of the generated package that a statement loads."""
    code = f"{statement}\nimport sys\nprint(*sorted(name for name in sys.modules if 'generated.' in name))"
    return copy.python(code).split()


@pytest.mark.parametrize(
    ("statement", "loaded"),
    [
        ("import fullstory", []),
        ("import fullstory.generated", ["client"]),
        ("import fullstory.generated.models as models; dir(models)", ["client", "models"]),
        ("from fullstory.generated.models import JobStatus", ["client", "models", "models.job_status"]),
    ],
)
def test_models_are_imported_when_first_used(copy: Copy, statement: str, loaded: list[str]) -> None:
    assert loaded_after(copy, statement) == [f"fullstory.generated.{name}" for name in loaded]


def test_every_model_can_be_found() -> None:
    models = import_module("fullstory.generated.models")
    modules = {path.stem for path in (ROOT / "generated" / "models").glob("[a-z]*.py")}
    assert len(models.__all__) == len(modules)
    for name in models.__all__:
        assert getattr(models, name).__name__ == name
        assert name in dir(models)
    with pytest.raises(AttributeError, match="NoSuchModel"):
        models.NoSuchModel  # noqa: B018


# TypedDicts


class Requests:
    """What the document says about the bodies of requests, read without the generator."""

    def __init__(self, document: Document) -> None:
        self.schemas: dict[str, Document] = document["components"]["schemas"]
        bodies = [
            operation["requestBody"]["content"]["application/json"]["schema"]
            for path in document["paths"].values()
            for operation in path.values()
            if "requestBody" in operation
        ]
        self.names: set[str] = set()
        for body in bodies:
            self._collect(body)

    def _collect(self, part: Any) -> None:
        for reference in references(part):
            if reference not in self.names:
                self.names.add(reference)
                self._collect(self.schemas[reference])

    def annotation(self, schema: Document) -> str:
        """The Python type a schema stands for, in a TypedDict."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            target = self.schemas[name]
            if "enum" in target:
                return f"{name} | Literal[{', '.join(repr(value) for value in sorted(target['enum']))}]"
            return f"{name}Dict" if "properties" in target else self.annotation(target)
        match schema["type"]:
            case "array":
                return f"Sequence[{self.annotation(schema['items'])}]"
            case "object":
                values = schema["additionalProperties"]
                return f"Mapping[str, {'Any' if values is True else self.annotation(values)}]"
            case "string" if schema.get("format") == "date-time":
                return "datetime.datetime | str"
        return {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}[schema["type"]]


def references(part: Any) -> Iterator[str]:
    """The names behind every $ref in a part of a document."""
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def typed_dicts() -> dict[str, Any]:
    """Every TypedDict of the generated models, by the name of its model."""
    modules = [
        import_module(f"fullstory.generated.models.{path.stem}")
        for path in (ROOT / "generated" / "models").glob("[a-z]*.py")
    ]
    found = {
        name.removesuffix("Dict"): value
        for module in modules
        for name, value in vars(module).items()
        if typing.is_typeddict(value) and not name.startswith("_")
    }
    assert all(value.__name__ == f"{name}Dict" for name, value in found.items())
    return found


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
        required = set(schema.get("required", ()))
        assert typed_dict.__required_keys__ == required
        assert typed_dict.__optional_keys__ == schema["properties"].keys() - required
        annotations = {
            field: annotation.__forward_arg__.replace('"', "'")
            for field, annotation in typed_dict.__annotations__.items()
        }
        assert annotations == {
            field: requests.annotation(definition) + ("" if field in required else " | None")
            for field, definition in schema["properties"].items()
        }


# make


def test_make_regenerates(copy: Copy) -> None:
    make = shutil.which("make")
    if make is None or sys.prefix == sys.base_prefix:
        pytest.skip("needs make, and the tests to run in a virtual environment")
    # This environment under the name that the Makefile gives it, complete, so that nothing is installed.
    environment = copy.root / ".venv"
    environment.mkdir()
    shutil.copy(Path(sys.prefix) / "pyvenv.cfg", environment)
    for folder in ("bin", "lib"):
        (environment / folder).symlink_to(Path(sys.prefix) / folder)
    (environment / "installed-dev").touch()
    command = [make, "--directory", str(copy.root)]
    surroundings = {"MAKEFLAGS": "", "MAKELEVEL": ""}
    copy.edit(grow)
    with pytest.raises(AssertionError, match=r"generated/models/segment\.py is missing"):
        copy.run(*command, "regen-check", **surroundings)
    copy.run(*command, "regen", **surroundings)
    assert copy.regen("--check") == 0
