"""A small HTTP client for the tests: httpx, a key, and every answer held to the API document."""

from __future__ import annotations

import re
import time
from typing import Any

import httpx
import orjson

from fullstory.sandbox import Sandbox
from fullstory.sandbox.document import load

_OPERATIONS = [
    (operation.method, re.compile(re.sub(r"\{\w+\}", "[^/]+", operation.path) + r"\Z"), operation.id)
    for operation in sorted(load().operations.values(), key=lambda operation: operation.path)
]


class Api(httpx.Client):
    """The API of a sandbox. Every answer is checked against the document before a test sees it."""

    def __init__(self, url: str, key: str, sandbox: Sandbox | None = None) -> None:
        super().__init__(
            base_url=url,
            headers={"Authorization": f"Basic {key}"},
            event_hooks={"response": [check_against_document]},
            timeout=20,
        )
        self._sandbox = sandbox

    @property
    def sandbox(self) -> Sandbox:
        assert self._sandbox is not None
        return self._sandbox

    def with_key(self, key: str) -> Api:
        return Api(str(self.base_url), key)

    def create_user(self, **fields: Any) -> str:
        """The id of a new or updated user."""
        response = self.post("/v2/users", json=fields)
        assert response.status_code == 200, response.text
        created: str = response.json()["id"]
        return created

    def user(self, user_id: str, **parameters: Any) -> dict[str, Any]:
        response = self.get(f"/v2/users/{user_id}", params=parameters)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.json()
        return found

    def start_batch(self, kind: str, requests: list[Any], **more: Any) -> str:
        """The id of a new batch job."""
        response = self.post(f"/v2/{kind}/batch", json={"requests": requests, **more})
        assert response.status_code == 200, response.text
        job: str = response.json()["job"]["id"]
        return job

    def run_batch(self, kind: str, requests: list[Any], **more: Any) -> Batch:
        """The results of a batch job that has finished."""
        return self.wait(kind, self.start_batch(kind, requests, **more))

    def wait(self, kind: str, job: str) -> Batch:
        deadline = time.monotonic() + 20
        while True:
            status = self.get(f"/v2/{kind}/batch/{job}").json()
            if status["job"]["status"] != "PROCESSING":
                break
            assert time.monotonic() < deadline
            time.sleep(0.01)
        path = f"/v2/{kind}/batch/{job}"
        return Batch(status, self.all_pages(f"{path}/imports"), self.all_pages(f"{path}/errors"))

    def all_pages(self, path: str, **parameters: Any) -> list[dict[str, Any]]:
        """The results of all pages of a listing."""
        results: list[dict[str, Any]] = []
        while True:
            response = self.get(path, params=parameters)
            assert response.status_code == 200, response.text
            page = response.json()
            results += page["results"]
            if "next_page_token" not in page:
                return results
            parameters["page_token"] = page["next_page_token"]


class Batch:
    """A finished batch: its status, and all that it imported and refused."""

    def __init__(self, status: dict[str, Any], imports: list[dict[str, Any]], errors: list[dict[str, Any]]) -> None:
        self.status = status
        self.imports = imports
        self.errors = errors
        assert (status["imports"], status["errors"]) == (len(imports), len(errors))


def check_against_document(response: httpx.Response) -> None:
    """Fails for an answer that the API document does not describe."""
    path = response.request.url.raw_path.decode().partition("?")[0]
    check_answer(response.request.method, path, response.status_code, response.read())


def check_answer(method: str, path: str, status: int, body: bytes) -> None:
    """Fails for an answer to a request of the API that the API document does not describe."""
    if status in (405, 413):  # what any server may answer
        return
    for operation_method, pattern, operation_id in _OPERATIONS:
        if operation_method == method and pattern.match(path):
            load().response_validator(operation_id, status).validate(orjson.loads(body))
            return


def problem(response: httpx.Response) -> tuple[int, str]:
    """The status and the code of a refusal."""
    return response.status_code, response.json()["code"]
