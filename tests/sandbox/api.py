"""A small HTTP client for the tests: httpx, a key, and every answer held to the API document."""

from __future__ import annotations

from typing import Any

import httpx

from fullstory.sandbox import Sandbox
from tests.sandbox.document_check import check_response


class Api(httpx.Client):
    """The API of a sandbox. Every answer is checked against the document before a test sees it."""

    def __init__(self, url: str, key: str, sandbox: Sandbox | None = None) -> None:
        super().__init__(
            base_url=url,
            headers={"Authorization": f"Basic {key}"},
            event_hooks={"response": [check_response]},
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
        """Return the results of a batch job that is due at once."""
        return self.wait(kind, self.start_batch(kind, requests, **more))

    def wait(self, kind: str, job: str) -> Batch:
        """Return the results of a batch job that is due by now."""
        over_http(self, "POST", "clock", {"advance": 0})  # what is due is done before the answer
        path = f"/v2/{kind}/batch/{job}"
        status = self.get(path).json()
        assert status["job"]["status"] != "PROCESSING"
        return Batch(status, self.all_pages(f"{path}/imports"), self.all_pages(f"{path}/errors"))

    def all_pages(self, path: str, **parameters: Any) -> list[dict[str, Any]]:
        """The results of all pages of a listing."""
        results: list[dict[str, Any]] = []
        while True:
            response = self.get(path, params=parameters)
            assert response.status_code == 200, response.text
            page = response.json()
            results += page["results"]
            if page["next_page_token"] is None:
                return results
            parameters["page_token"] = page["next_page_token"]


class Batch:
    """A finished batch: its status, and all that it imported and refused."""

    def __init__(self, status: dict[str, Any], imports: list[dict[str, Any]], errors: list[dict[str, Any]]) -> None:
        self.status = status
        self.imports = imports
        self.errors = errors
        assert (status["imports"], status["errors"]) == (len(imports), len(errors))


def problem(response: httpx.Response) -> tuple[int, str]:
    """The status and the code of a refusal."""
    return response.status_code, response.json()["code"]


def over_http(api: Api, method: str, path: str, body: Any = None) -> Any:
    """Return what a control answers."""
    response = api.request(method, f"/_sandbox/{path}", json=body)
    assert response.status_code == 200, response.text
    return response.json()
