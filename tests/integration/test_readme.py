"""The README keeps its word: its Python blocks run against a sandbox, in order, and pass the type checkers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fullstory.sandbox import Sandbox
from fullstory.sandbox.access import KeyLevel

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
NODE_README_CALLS = [
    "fullstory.init(",
    "client.users.create(",
    "client.users.get(",
    "client.users.list(",
    "client.users.update(",
    "client.users.delete(",
    "client.events.create(",
    "client.users.batch_create(",
    "client.events.batch_create(",
    "batch_create().restart(",
]


def python_blocks() -> list[str]:
    """The Python blocks, each after as many line ends as stand before it: tracebacks name the README's lines."""
    return [
        "\n" * README.count("\n", 0, match.start(1)) + match.group(1)
        for match in re.finditer(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    ]


def whole_script() -> str:
    """All blocks as one module, every line where the README has it."""
    lines = [""] * (README.count("\n") + 1)
    for block in python_blocks():
        for number, line in enumerate(block.splitlines()):
            lines[number] = line or lines[number]
    return "\n".join(lines)


def test_every_python_block_runs_against_the_sandbox(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox(keys={"YOUR_API_KEY": KeyLevel.ADMIN}, processing_time=0.3) as sandbox:
        monkeypatch.setenv("FULLSTORY_BASE_URL", sandbox.url)
        namespace: dict[str, object] = {"__name__": "readme"}
        for block in python_blocks():
            exec(compile(block, str(ROOT / "README.md"), "exec"), namespace)
        namespace["client"].close()  # type: ignore[attr-defined]
    printed = capsys.readouterr().out
    assert "New Display Name" not in printed
    assert "5 imported, 0 failed" in printed
    assert "3 imported, 0 failed" in printed
    assert "3 events were imported" in printed
    assert "there is no such user" in printed
    assert "FullStory refused: 400 invalid_argument" in printed


@pytest.mark.parametrize("call", NODE_README_CALLS)
def test_what_the_nodejs_readme_shows_stands_in_ours(call: str) -> None:
    assert any(call in block for block in python_blocks())


@pytest.mark.parametrize("event", ["created", "processing", "error", "abort", "done"])
def test_every_listener_is_shown(event: str) -> None:
    assert any(f'.on("{event}"' in block for block in python_blocks())


@pytest.mark.parametrize("checker", [["mypy", "--strict"], ["pyright"]], ids=["mypy", "pyright"])
def test_the_blocks_pass_the_type_checker(checker: list[str], tmp_path: Path) -> None:
    script = tmp_path / "readme_blocks.py"
    script.write_text(whole_script(), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", *checker, str(script)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
