"""As much of FullStory as the tests of failing connections need."""

from __future__ import annotations

from dataclasses import dataclass, field

from fullstory import UserRequest
from tests.integration.faulty_server import Request, response

USERS: list[UserRequest] = [{"uid": "ada"}, {"uid": "grace"}]
"""What is imported in a batch."""


def api(request: Request) -> bytes:
    """What FullStory answers to one user and one event."""
    user = {"id": "1", "uid": "ada", "is_being_deleted": False}
    match request.method, request.path:
        case "GET", "/v2/users":
            return response(200, {"results": [user], "total_records": "1"})
        case "GET", _:
            return response(200, user)
        case "POST", path if path.startswith("/v2/users"):
            return response(200, {"id": "1"})
    return response(200, {})


@dataclass
class Batches:
    """FullStory's batches: one job for each idempotency key, done at once.

    Attributes:
        jobs: The id of the job that each key made.
    """

    jobs: dict[str, str] = field(default_factory=dict)

    def __call__(self, request: Request) -> bytes:
        job = {"created": "2026-01-02T03:04:05Z", "status": "COMPLETED"}
        if request.method == "POST":
            key = request.headers["idempotency-key"]
            job["id"] = self.jobs.setdefault(key, f"job-{len(self.jobs) + 1}")
            return response(200, {"job": job | {"status": "PROCESSING"}})
        job["id"], *results = request.path.removeprefix("/v2/users/batch/").split("/")
        assert job["id"] in self.jobs.values()
        match results:
            case []:
                return response(200, {"job": job, "imports": len(USERS)})
            case ["imports"]:
                imported = [{"id": str(index), **user} for index, user in enumerate(USERS)]
                return response(200, {"results": imported, "total_records": str(len(USERS))})
        return response(200, {"results": [], "total_records": "0"})
