"""docs/webhooks.md keeps its word: its recipes take the deliveries that the sandbox sends, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fullstory.sandbox import Sandbox
from fullstory.webhooks import HEADER, sign

PAGE = Path(__file__).resolve().parents[2] / "docs" / "webhooks.md"
SECRET = "a long random secret"
NOTE = {"eventName": "note.created"}

# Serves each recipe, on a port that it prints.
SERVERS = {
    "Django": """
        from wsgiref.simple_server import make_server
        from django.conf import settings
        from django.core.wsgi import get_wsgi_application
        from django.urls import path

        settings.configure(
            ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"]
        )
        urlpatterns = [path("fullstory", fullstory_webhook)]
        server = make_server("127.0.0.1", 0, get_wsgi_application())
        print(server.server_port, flush=True)
        server.serve_forever()
    """,
    "Flask": """
        from werkzeug.serving import make_server

        server = make_server("127.0.0.1", 0, app, threaded=True)
        print(server.server_port, flush=True)
        server.serve_forever()
    """,
    "FastAPI": """
        import socket
        import uvicorn

        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
    """,
}


def blocks(heading: str) -> list[str]:
    """Return the blocks of Python between a heading and the next one."""
    text = PAGE.read_text(encoding="utf-8")
    part = re.split(r"^##+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^```python\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)


def unindented(code: str) -> str:
    return re.sub(r"^ {8}", "", code, flags=re.MULTILINE)


class Receiver:
    """A recipe that runs in a process of its own."""

    def __init__(self, framework: str, folder: Path) -> None:
        script = folder / "receiver.py"
        code = "\n\n".join([*blocks("Recipes"), *blocks(framework), unindented(SERVERS[framework])])
        script.write_text(code, encoding="utf-8")
        self.errors = folder / "errors.txt"
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, str(script)],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={"FULLSTORY_WEBHOOK_SECRET": SECRET, "PYTHONPATH": str(PAGE.parents[1])},
            )
        port = self.line()
        assert port, self.errors.read_text()
        self.url = f"http://127.0.0.1:{port}/fullstory"

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def stop(self) -> str:
        """Stop, and return what was printed since."""
        self.process.terminate()
        output, _ = self.process.communicate(timeout=30)
        return output


@pytest.fixture(params=SERVERS)
def receiver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Receiver]:
    running = Receiver(request.param, tmp_path)
    yield running
    running.stop()


def outcome(sandbox: Sandbox, number: int) -> tuple[str, int | None]:
    """Return the state of a delivery after its first attempt, and the status of the answer."""
    for _ in range(1500):
        delivery = sandbox.delivery(number)
        if delivery["attempt_count"]:
            return delivery["state"], delivery["status"]
        time.sleep(0.01)
    raise AssertionError("it was not sent in time")


def test_a_recipe(receiver: Receiver) -> None:
    with Sandbox(delivery_timeout=30) as sandbox:
        api = httpx.Client(base_url=sandbox.url, headers={"Authorization": f"Basic {sandbox.api_key}"})
        endpoints = "/webhooks/v1/endpoints"
        body = {"url": receiver.url, "eventTypes": [NOTE], "secret": SECRET}
        public_id = api.post(endpoints, json=body).json()["id"]
        assert outcome(sandbox, *sandbox.send_webhook(event_name="note.created")) == ("delivered", 204)
        assert receiver.line() == "a note: The button does nothing here."
        (unknown,) = sandbox.send_webhook(event_name="something.new", data={"a": 1}, endpoint_id=public_id)
        assert outcome(sandbox, unknown) == ("delivered", 204)
        # Another secret, and none.
        api.post(f"{endpoints}/{public_id.replace('/', '%2F')}", json={"secret": "another"})
        assert outcome(sandbox, *sandbox.send_webhook(event_name="note.created")) == ("failed", 400)
        api.delete(f"{endpoints}/{public_id.replace('/', '%2F')}")
        api.post(endpoints, json={"url": receiver.url, "eventTypes": [NOTE]})
        assert outcome(sandbox, *sandbox.send_webhook(event_name="note.created")) == ("failed", 400)
        api.close()
    content = b"signed, but not JSON"
    with httpx.Client() as client:
        signed = {HEADER: sign(content, SECRET, org_id="ORG1"), "Content-Type": "application/json"}
        assert client.post(receiver.url, content=content, headers=signed).status_code == 400
        old = {HEADER: sign(b"{}", SECRET, org_id="ORG1", timestamp=1), "Content-Type": "application/json"}
        assert client.post(receiver.url, content=b"{}", headers=old).status_code == 400
        assert client.get(receiver.url).status_code == 405
    assert receiver.stop() == ""


def test_what_comes_before_the_recipes_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox() as sandbox:
        monkeypatch.setenv("FULLSTORY_BASE_URL", sandbox.url)
        monkeypatch.setenv("FULLSTORY_API_KEY", sandbox.api_key)
        monkeypatch.setenv("FULLSTORY_WEBHOOK_SECRET", SECRET)
        namespace: dict[str, object] = {"__name__": "page"}
        for block in [*blocks("Register an endpoint"), *blocks("Verify, then read")]:
            exec(compile(block, str(PAGE), "exec"), namespace)
        namespace["client"].close()  # type: ignore[attr-defined]
    printed = capsys.readouterr().out
    assert all(text in printed for text in (" True\nFalse\n", "ORG1 ", "The button does nothing here."))


@pytest.mark.parametrize("checker", [["mypy", "--strict"], ["pyright"]], ids=["mypy", "pyright"])
def test_the_recipes_pass_the_type_checkers(checker: list[str], tmp_path: Path) -> None:
    scripts = []
    for heading in ("Flask", "FastAPI"):
        script = tmp_path / f"{heading.lower()}_recipe.py"
        script.write_text("\n\n".join([*blocks("Recipes"), *blocks(heading)]), encoding="utf-8")
        scripts.append(script)
    first = tmp_path / "first.py"
    first.write_text("\n\n".join([*blocks("Register an endpoint"), *blocks("Verify, then read")]), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", *checker, *map(str, [first, *scripts])],
        cwd=PAGE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in run.stdout.splitlines() if str(tmp_path) in line or "recipe.py" in line]
    assert not [line for line in ours if "error" in line], run.stdout + run.stderr
