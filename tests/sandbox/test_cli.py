from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from fullstory.cli.main import main


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own, and what it has printed."""
    command = [sys.executable, "-m", "fullstory.cli", "sandbox", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        printed = ""
        for line in process.stdout:
            printed += line
            if "Ctrl-C" in line:
                break
        try:
            yield process, printed
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_what_is_needed_to_start_and_ctrl_c_stops_it_cleanly(number: signal.Signals) -> None:
    with running("--key", "my-key", "--processing-time", "0") as (process, printed):
        url = next(line.split()[1] for line in printed.splitlines() if "URL" in line)
        assert f'fullstory.init(api_key="my-key", base_url="{url}")' in printed
        assert "import { init } from '@fullstory/server-api-client'" in printed
        assert f"FS_API_HOST={url}" in printed
        headers = {"Authorization": "Basic my-key"}
        assert httpx.get(f"{url}/v2/users", headers=headers).status_code == 200
        assert httpx.get(f"{url}/_sandbox/settings").json()["processing_time"]["fixed"] == 0
        process.send_signal(number)
        assert process.stdout is not None
        rest = process.stdout.read()
        assert process.wait() == 0
        assert "Traceback" not in rest


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_client_without_arguments_connects_with_the_exported_lines(host: str) -> None:
    with running("--host", host, "--key", "it's-mine") as (_, printed):
        exports = [line.strip() for line in printed.splitlines() if line.startswith("  export ")]
        assert [line.partition("=")[0] for line in exports] == ["export FULLSTORY_API_KEY", "export FULLSTORY_BASE_URL"]
        program = "import fullstory\nwith fullstory.init() as client: print(client.users.list().total_records)"
        script = "\n".join([*exports, shlex.join([sys.executable, "-c", program])])
        done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, "0\n"), done.stderr


def test_it_says_when_other_machines_can_reach_it() -> None:
    with running("--host", "0.0.0.0") as (_, printed):
        assert "other machines can reach it" in printed


def test_the_data_survive_with_a_file(tmp_path: Path) -> None:
    for expected in ("0", "1"):
        with running("--db", str(tmp_path / "sandbox.db")) as (process, printed):
            url = next(line.split()[1] for line in printed.splitlines() if "URL" in line)
            with httpx.Client(base_url=url, headers={"Authorization": "Basic sandbox-admin"}) as client:
                assert client.get("/v2/users").json()["total_records"] == expected
                client.post("/v2/users", json={"uid": "ada"})
            process.send_signal(signal.SIGINT)
            process.wait()


def test_a_used_port_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["sandbox", "--port", str(port)]) == 1
    error = capsys.readouterr().err
    assert error == (
        f"fullstory sandbox: cannot listen on 127.0.0.1:{port}: Address already in use; "
        "choose another port, or 0 for a free one: fullstory sandbox --port 0\n"
    )


def test_a_host_that_does_not_exist_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sandbox", "--host", "nowhere.invalid", "--port", "0"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("fullstory sandbox: cannot listen on nowhere.invalid:0: ")
    assert error.count("\n") == 1
    assert "--port" not in error


def test_a_wrong_database_is_one_clear_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("notes " * 1000)
    assert main(["sandbox", "--port", "0", "--db", str(file)]) == 1
    error = capsys.readouterr().err
    assert "not a sandbox database" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("key", ["", "two words"])
def test_a_wrong_key_is_one_clear_line(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sandbox", "--port", "0", "--key", key]) == 1
    error = capsys.readouterr().err
    assert error.startswith("fullstory sandbox: a key must ")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (["--port", "99999"], "argument --port: must be a whole number from 0 to 65535, not '99999'"),
        (["--port", "x"], "argument --port: must be a whole number from 0 to 65535, not 'x'"),
        (["--processing-time", "-1"], "argument --processing-time: must be a number of seconds, 0 or more, not '-1'"),
        (["--processing-time", "x"], "argument --processing-time: must be a number of seconds, 0 or more, not 'x'"),
        (["--nothing"], "unrecognized arguments: --nothing"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_a_wrong_command_line_is_refused(wrong: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        main(["sandbox", *wrong] if wrong else [])
    assert exited.value.code == 2
    error = capsys.readouterr().err
    assert "usage: fullstory" in error
    assert message in error


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["--version"], ["sandbox", "--help"]):
        with pytest.raises(SystemExit) as exited:
            main(arguments)
        assert exited.value.code == 0
    assert "--processing-time" in capsys.readouterr().out


@pytest.mark.parametrize("use", ["from fullstory.sandbox import Sandbox", "sys.exit(main(['sandbox']))"])
def test_without_the_extra_it_says_what_to_install(use: str) -> None:
    without_uvicorn = f"import sys; sys.modules['uvicorn'] = None; from fullstory.cli.main import main; {use}"
    done = subprocess.run([sys.executable, "-c", without_uvicorn], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'the sandbox needs uvicorn: pip install "fullstory[sandbox]"' in done.stderr


def test_the_command_serves_until_it_is_stopped_in_the_same_process(capsys: pytest.CaptureFixture[str]) -> None:
    timer = threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGINT])
    timer.start()
    assert main(["sandbox", "--port", "0"]) == 0
    timer.join()
    assert capsys.readouterr().out.endswith("stopped\n")
