"""The `fullstory` command: reads the command line and runs the subcommand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from fullstory._version import __version__
from fullstory.cli import sandbox


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: The arguments without the program's name; those of the process when left out.

    Returns:
        The exit code. argparse itself exits with 2 for a wrong command line.
    """
    parser = argparse.ArgumentParser(prog="fullstory", description="Tools for FullStory's Server API.")
    parser.add_argument("--version", action="version", version=f"fullstory {__version__}")
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add_command in (sandbox.add_command,):
        add_command(subcommands)
    arguments = parser.parse_args(argv)
    code: int = arguments.run(arguments)
    return code
