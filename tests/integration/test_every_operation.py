"""Every operation of the API document, through the generated functions and over a real socket."""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import threading
from collections.abc import Iterator
from functools import reduce
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

import fullstory
from fullstory.generated import models
from tests.clients import settled
from tests.integration.harness import API_KEY
from tests.integration.own_clients import Opener
from tests.unit.document import (
    OPERATIONS,
    answer_of,
    example,
    name_of,
    parameters_of,
    python_name,
    required_body,
)

ENDPOINTS = Path(__file__).resolve().parents[2].parent / "shared" / "api" / "endpoints.tsv"
FILE = gzip.compress(b'[{"EventType": "navigate"}]')
# What a path holds must not change what it leads to.
AWKWARD = "a/b:c%3A=é ?#"

each_operation = pytest.mark.parametrize("place", OPERATIONS, ids=lambda place: OPERATIONS[place]["operationId"])


class Server:
    """A server of the standard library that notes what it gets, byte by byte, and always answers the same."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, bytes]] = []
        self.authorizations: set[str | None] = set()
        self.answer: bytes = b"{}"
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65537)
                if not self.raw_requestline or not self.parse_request():
                    self.close_connection = True
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                server.requests.append((self.requestline.removesuffix(" HTTP/1.1"), body))
                server.authorizations.add(self.headers["Authorization"])
                self.send_response(200)
                self.send_header("Content-Length", str(len(server.answer)))
                self.end_headers()
                self.wfile.write(server.answer)

            def log_message(self, *_: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def arguments_of(operation: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """Return arguments for all parameters of an operation, and for its body, and what becomes of them in the URL."""
    arguments, written = {}, {}
    for parameter in parameters_of(operation):
        name = parameter["name"]
        value = AWKWARD if parameter["in"] == "path" else example(parameter["schema"])
        arguments[name_of_argument(name)] = value
        written[name] = json.dumps(value) if isinstance(value, bool) else str(value)
    if "requestBody" in operation:
        arguments["body"] = required_body(operation)
    return arguments, written


def name_of_argument(name: str) -> str:
    """Return the argument of an endpoint's function, which leaves the names of built-ins alone."""
    return {"id": "id", "type": "type_", "format": "format_"}.get(name, python_name(name))


@each_operation
async def test_raw(open_client: Opener, server: Server, place: tuple[str, str]) -> None:
    method, path = place
    operation = OPERATIONS[place]
    module = importlib.import_module(f"fullstory.generated.api.{operation['tags'][0]}.{operation['operationId']}")
    arguments, written = arguments_of(operation)
    schema = answer_of(operation)
    answer = example(schema) if schema else FILE
    server.answer = json.dumps(answer).encode() if schema else FILE
    server.requests.clear()
    client = open_client(server.url)
    function = module.sync_detailed if isinstance(client, fullstory.FullStory) else module.asyncio_detailed
    response = await settled(function(**arguments, client=client.raw))
    if schema:
        assert type(response.parsed) is getattr(models, name_of(schema))
        assert json.loads(json.dumps(response.parsed.to_dict()).replace("+00:00", "Z")) == answer
    else:
        assert response.parsed == FILE
    ((line, body),) = server.requests
    in_path = {each["name"] for each in parameters_of(operation) if each["in"] == "path"}
    query = {each["name"]: written[each["name"]] for each in parameters_of(operation) if each["in"] == "query"}
    url = path
    for name in in_path:
        url = url.replace(f"{{{name}}}", quote(AWKWARD, safe=""))
    assert line == f"{method.upper()} {url}" + (f"?{urlencode(query)}" if query else "")
    assert json.loads(body or b"null") == arguments.get("body")
    assert server.authorizations == {f"Basic {API_KEY}"}


def test_all_operations_are_here() -> None:
    if not ENDPOINTS.exists():
        pytest.skip("the list of FullStory's endpoints is not beside this checkout")
    with ENDPOINTS.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    listed = {(row["method"].lower(), row["path"], row["operation"], row["tag"]) for row in rows}
    assert len(listed) == 80
    described = {(*place, each["operationId"], each["tags"][0]) for place, each in OPERATIONS.items()}
    assert listed - described == set()
    levels = {"Standard": "standard", "Architect": "architect", "Admin": "admin"}
    for row in rows:
        operation = OPERATIONS[row["method"].lower(), row["path"]]
        if row["key_level"] in levels:
            assert operation["x-key-level"] == levels[row["key_level"]], row["operation"]
        assert ("servers" in operation) == (row["host"] == "export"), row["operation"]
        maturity = row["maturity"].split(" ")[0].lower()
        assert operation.get("x-maturity", "ga") == maturity, row["operation"]
        keyed = any(each["name"] == "Idempotency-Key" for each in parameters_of(operation))
        assert keyed == (row["idempotency_key"] == "yes"), row["operation"]


WRAPPED = {
    "": "me quotas",
    "annotations": "create",
    "users": "create get list update delete",
    "events": "create",
    "sessions": "list events context summary",
    "summary_profiles": "create list get update delete",
    "segments": "list get",
    "operations": "list get cancel wait",
    **dict.fromkeys(
        [f"settings.{area}" for area in ("blocking", "domain", "geo", "features", "targeting", "privacy")],
        "get history",
    ),
    "webhooks": "event_types subcategories sample",
    "webhooks.endpoints": "create list get update delete",
}


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
@pytest.mark.parametrize("resource", WRAPPED)
def test_wrapped_methods(make: Any, resource: str) -> None:
    found = reduce(getattr, resource.split("."), make("key")) if resource else make("key")
    for name in WRAPPED[resource].split():
        for method in (getattr(found, name), getattr(found.with_response, name)):
            assert callable(method)
            # What is written by hand may say where the whole is.
            assert "Raises:" in method.__doc__ or ". See `" in method.__doc__, name


@pytest.mark.parametrize("make", [fullstory.init, fullstory.init_async])
def test_methods_that_make_several_calls(make: Any) -> None:
    client = make("key")
    for method in (client.segments.export, client.segments.resume_export):
        assert "Raises:" in method.__doc__ or ". See `" in method.__doc__
