"""`fullstory sandbox`: a local FullStory to develop against."""

from __future__ import annotations

import argparse
import contextlib
import errno
import signal
import sqlite3
import sys
import textwrap
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fullstory.sandbox import Sandbox
    from fullstory.sandbox.snippets import Snippet

DEFAULT_PORT = 8320

_GREETING = """\
A local FullStory is listening.

  URL      {url}
  API key  {key}   (Admin{others})
  data     {data}

To use it with fullstory.init() in another terminal, paste these lines there:

{exports}
"""


def add_command(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = subcommands.add_parser(
        "sandbox",
        help="run a local FullStory to develop against",
        description="Runs a local FullStory that clients talk to over HTTP, until Ctrl-C.",
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine only)"
    )
    parser.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help="port, 0 for a free one (default: %(default)s)"
    )
    parser.add_argument("--db", metavar="FILE", help="keep the data in this file (default: lost when the command ends)")
    parser.add_argument(
        "--key", metavar="KEY", help="a single API key, of Admin level (default: one key of each level)"
    )
    parser.add_argument(
        "--processing-time",
        type=_seconds,
        default=0.5,
        metavar="S",
        help="seconds a batch job takes (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until a signal arrives. Return the exit code."""
    try:
        from fullstory.sandbox import KeyLevel, Sandbox
    except ImportError as error:
        return _fail(str(error))
    try:
        sandbox = Sandbox(
            host=arguments.host,
            port=arguments.port,
            db=arguments.db,
            keys=None if arguments.key is None else {arguments.key: KeyLevel.ADMIN},
            processing_time=arguments.processing_time,
        )
    except ValueError as error:
        return _fail(str(error))
    with _stop_signals() as stopped:
        try:
            sandbox.start()
        except OSError as error:
            advice = ": fullstory sandbox --port 0" if error.errno == errno.EADDRINUSE else ""
            return _fail(f"{error.strerror or error}{advice}")
        except (sqlite3.Error, ValueError) as error:
            return _fail(f"cannot use the database {arguments.db}: {error}")
        try:
            print(_welcome(sandbox, arguments.db), flush=True)
            stopped.wait()
        finally:
            sandbox.stop()
    with contextlib.suppress(BrokenPipeError):
        print("stopped", flush=True)
    return 0


def _welcome(sandbox: Sandbox, db: str | None) -> str:
    from fullstory.sandbox.snippets import exports, local_url, snippets

    others = "".join(f"; {level.label}: {key}" for key, level in sandbox.keys.items() if key != sandbox.api_key)
    data = db or "in memory, lost when it stops"
    url = local_url(sandbox.url)
    lines = textwrap.indent(exports(url, sandbox.api_key), "  ")
    text = _GREETING.format(url=sandbox.url, key=sandbox.api_key, others=others, data=data, exports=lines)
    return f"{text}\n{''.join(map(_indented, snippets(url, sandbox.api_key)))}Ctrl-C stops it.\n"


def _indented(snippet: Snippet) -> str:
    title = f"{snippet.language}, {snippet.note}" if snippet.note else snippet.language
    return f"{title}\n{textwrap.indent(snippet.text, '  ')}\n\n"


@contextlib.contextmanager
def _stop_signals() -> Iterator[threading.Event]:
    """Yield an event that SIGINT (Ctrl-C) and SIGTERM set."""
    stopped = threading.Event()
    before = {number: signal.signal(number, lambda *_: stopped.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _fail(message: str) -> int:
    print(f"fullstory sandbox: {message}", file=sys.stderr)
    return 1


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 65535, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"must be a number of seconds, 0 or more, not {text!r}")
    return seconds
