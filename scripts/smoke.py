"""Prove that an installed package works, away from the checkout.

Say what is installed::

    python smoke.py core       the package alone
    python smoke.py sandbox    with the extra `sandbox`
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
from importlib.resources import files

import fullstory


def main() -> None:
    what = sys.argv[1]
    assert "site-packages" in fullstory.__file__, fullstory.__file__
    assert (files("fullstory") / "py.typed").is_file()
    for name in ("generated", "tests", "scripts", "hatch_build"):
        assert importlib.util.find_spec(name) is None, f"the wheel must not install a top-level {name}"
    {"core": core, "sandbox": sandbox}[what]()
    print(f"fullstory {fullstory.__version__}: {what} works")


def core() -> None:
    from fullstory.generated.api.users import get_user
    from fullstory.generated.models import CreateUserRequest

    assert get_user.build_request("a/b")["url"] == "/v2/users/a%2Fb"
    assert CreateUserRequest(uid="x").to_dict() == {"uid": "x"}
    document = json.loads((files("fullstory.generated") / "openapi.json").read_bytes())
    assert "get" in document["paths"]["/v2/users/{id}"]
    with fullstory.init("key", base_url="http://127.0.0.1:9", max_retries=0) as client:
        try:
            client.users.create(uid="x")
        except fullstory.ConnectionFailedError:
            pass
        else:
            raise AssertionError("nothing listens on port 9")
    if importlib.util.find_spec("starlette") is None:
        message = ""
        try:
            _ = importlib.import_module("fullstory.sandbox").Sandbox
        except ImportError as error:
            message = str(error)
        assert "fullstory[sandbox]" in message, "the sandbox must say which extra it needs"


def sandbox() -> None:
    from fullstory.sandbox import Sandbox

    with Sandbox(processing_time=0.1) as server, fullstory.init(server.api_key, base_url=server.url) as client:
        job = client.users.batch_create([{"uid": "a"}, {"uid": "b"}])
        assert len(job.execute().wait(timeout=30).imports) == 2
        assert sorted(str(user.uid) for user in client.users.list()) == ["a", "b"]


if __name__ == "__main__":
    main()
