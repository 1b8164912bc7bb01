"""README and docs keep their word: their Python blocks run against a sandbox, in order, and pass the type checkers."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from fullstory import ClientOptions
from fullstory.sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
DOCS = ("batches.md", "clients.md", "errors.md", "exports.md", "imports.md", "sessions.md", "settings.md")
PAGES = [README, *(ROOT / "docs" / name for name in DOCS)]
PRINTED = {
    "README.md": ["Ada", "ada@example.com", "3 imported, 0 failed", "no such user", "2 imported"],
    "batches.md": ["3 imported, 0 failed", "2 imported", "2 users were imported"],
    "clients.md": ["0\n1\n"],
    "errors.md": ["FullStory refused: 400 invalid_argument"],
    "exports.md": ["everyone Everyone", "custom Order Completed", "True", "COMPLETED 100", "1 rows", "user123"],
    "imports.md": [
        "1,000 records read, 1,000 imported; 3 batches",
        "1 unexpected field 'records[1].price'",
        "0 differences",
        "0 failures",
        "2 records read, 2 imported; 1 batches",
        "2 records read, 1 imported, 1 unchanged; 1 batches",
    ],
    "settings.md": ["GEO_ALL []", "2 blocked elements", "created Card numbers", "1 of 100 rules are active"],
    "sessions.md": ["custom", "no language model wrote this", "satisfied: True", "no such session", "SANDBOX ADMIN"],
}
CALLS_OF_THE_NODEJS_README = [
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
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def blocks(page: Path, language: str) -> list[str]:
    """Return the blocks of a page, each below as many empty lines as stand before it: tracebacks name its lines."""
    text = page.read_text(encoding="utf-8")
    return [
        "\n" * text.count("\n", 0, match.start(1)) + match.group(1)
        for match in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    ]


def whole_script(page: Path) -> str:
    """Return all blocks as one module, every line where the page has it."""
    lines = [""] * (page.read_text(encoding="utf-8").count("\n") + 1)
    for block in blocks(page, "python"):
        for number, line in enumerate(block.splitlines()):
            lines[number] = line or lines[number]
    return "\n".join(lines)


def command_path() -> str:
    """Return where the `fullstory` command of this environment is."""
    path = shutil.which("fullstory", path=str(Path(sys.executable).parent))
    assert path is not None
    return path


@by_page
def test_every_python_block_runs_against_the_sandbox(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox(processing_time=0.3) as sandbox:
        # As the two lines do that `fullstory sandbox` prints.
        monkeypatch.setenv("FULLSTORY_BASE_URL", sandbox.url)
        monkeypatch.setenv("FULLSTORY_API_KEY", sandbox.api_key)
        namespace: dict[str, object] = {"__name__": "page"}
        for block in blocks(page, "python"):
            exec(compile(block, str(page), "exec"), namespace)
        namespace["client"].close()  # type: ignore[attr-defined]
    printed = capsys.readouterr().out
    assert [text for text in PRINTED[page.name] if text not in printed] == []


def test_the_first_snippet_runs_after_the_lines_that_the_command_prints(tmp_path: Path) -> None:
    with subprocess.Popen(
        [command_path(), "sandbox", "--port", "0"], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as sandbox:
        try:
            assert sandbox.stdout is not None
            exports: dict[str, str] = {}
            while len(exports) < 2 and (line := sandbox.stdout.readline()):
                exports |= re.findall(r"^ *export (\w+)=(\S+)$", line)
            run = subprocess.run(
                [sys.executable, "-c", blocks(README, "python")[0]],
                env={**os.environ, **exports},
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            sandbox.terminate()
    assert set(exports) == {"FULLSTORY_API_KEY", "FULLSTORY_BASE_URL"}
    assert (run.stdout, run.stderr) == ("Ada\n", "")


def test_the_example_for_pytest_passes(tmp_path: Path) -> None:
    [example] = [block for block in blocks(README, "python") if "def test_" in block]
    (tmp_path / "test_example.py").write_text(example, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 passed" in run.stdout, run.stdout + run.stderr


@pytest.mark.parametrize("checker", [["mypy", "--strict"], ["pyright"]], ids=["mypy", "pyright"])
def test_the_blocks_pass_the_type_checker(checker: list[str], tmp_path: Path) -> None:
    scripts = [tmp_path / f"{page.stem.lower()}_blocks.py" for page in PAGES]
    for page, script in zip(PAGES, scripts, strict=True):
        script.write_text(whole_script(page), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", *checker, *map(str, scripts)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("call", CALLS_OF_THE_NODEJS_README)
def test_what_the_nodejs_readme_shows_stands_in_ours(call: str) -> None:
    assert [page.name for page in PAGES for block in blocks(page, "python") if call in block] != []


@pytest.mark.parametrize("event", ["created", "processing", "error", "abort", "done"])
def test_every_listener_is_shown(event: str) -> None:
    assert any(f'.on("{event}"' in block for block in blocks(ROOT / "docs" / "batches.md", "python"))


def test_the_table_of_options_is_complete() -> None:
    text = README.read_text(encoding="utf-8").partition("| option | default |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", text, re.MULTILINE)
    options = {field.name: field.default for field in fields(ClientOptions)}
    assert [name for name, _ in rows] == list(options)
    for name, default in rows:
        if options[name] is None:
            assert default == "none" or default.startswith(f"`FULLSTORY_{name.upper()}`")
        else:
            assert default == str(options[name])


@pytest.mark.parametrize("page", [README, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = [
        line.split("#")[0].split() for block in blocks(page, "sh") for line in block.split("\n") if line.strip()
    ]
    assert commands != []
    for command, *arguments in commands:
        match command:
            case "make":
                assert [target for target in arguments if f"\n{target}:" not in makefile] == []
            case "pip":
                extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
                assert arguments[0] == "install"
                assert [name for name in re.findall(r"\[(\w+)\]", arguments[1]) if name not in extras] == []
            case _:
                assert command == "fullstory"
                run = subprocess.run(
                    [command_path(), arguments[0], "--help"], check=True, capture_output=True, text=True
                )
                assert [option for option in arguments[1:] if option not in run.stdout] == []


def test_the_demo_comes_first_and_the_tests_second() -> None:
    assert blocks(README, "sh")[0].split() == ["make", "demo", "make", "test"]


@pytest.mark.parametrize("page", [README, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda page: page.name)
def test_links_work_on_a_package_index_and_files_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith(("https://", "#"))] == []
    for file in re.findall(r"`((?:docs/)?[\w/]+\.md)`", text):
        assert (ROOT / file).is_file()
