"""Run the benchmarks: `python -m tests.benchmarks`. The exit code says nothing about the targets: machines differ."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tests.benchmarks import (
    batch,
    bulk,
    create_user,
    encoding,
    exports,
    holding,
    importing,
    many_at_once,
    many_threads,
    queue_puts,
)
from tests.benchmarks.nodejs import node_folder


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure what the SDK costs.")
    parser.add_argument("--quick", action="store_true", help="only see that everything runs; the figures mean nothing")
    parser.add_argument("--without-node", action="store_true", help="do not compare with the NodeJS SDK")
    options = parser.parse_args(arguments)
    with node_folder(wanted=not options.without_node) as node:
        figures = [
            *create_user.run(quick=options.quick),
            *many_threads.run(quick=options.quick),
            *many_at_once.run(quick=options.quick, node=node),
            *importing.run(quick=options.quick),
            *encoding.run(quick=options.quick),
            *batch.run(quick=options.quick, node=node),
            *holding.run(quick=options.quick),
            *bulk.run(quick=options.quick),
            *queue_puts.run(quick=options.quick),
            *exports.run(quick=options.quick),
        ]
    measured = [figure for figure in figures if figure.verdict]
    reached = [figure for figure in measured if figure.verdict == "reached"]
    print(f"{len(reached)} of {len(measured)} targets reached. A ratio is the SDK's figure divided by the other one.")


if __name__ == "__main__":
    main()
