"""Compare the API document in openapi/ with those that FullStory publishes, and print every difference.

    python scripts/spec_drift.py UPSTREAM... [--endpoints FILE]

Each UPSTREAM is a Swagger 2.0 or OpenAPI 3 file, JSON or YAML. Compared, both ways: operations, parameters, bodies,
responses with their headers, and every field with every keyword that restricts a value. If two files describe
the same place, the later one counts. A path of ours counts only if an upstream file has a path with the same first two
segments. FILE is a table of all operations, separated by tabs: their names, tags, idempotency, wrapped methods,
maturity and key levels are compared with ours.

Intended differences are listed in openapi/intended_drift.yaml. A place in it where nothing differs any more is reported
as stale, unless it is about a path of ours that no upstream file covers, or about endpoints and no table is given.

Exit status: 0 if all differences are intended, 1 for others or a stale place, 2 for a file that cannot be used.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from document import load
from parts import DocumentError, Json, operations, takes_idempotency_key
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from spec_model import Places, flatten

OPENAPI = Path(__file__).resolve().parent.parent / "openapi"
# What reading a file may raise, and using what it holds.
UNUSABLE = (DocumentError, OSError, YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def compare(ours: Places, theirs: Places) -> Iterator[str]:
    """Yield a line for every difference, but none below a place that one side lacks."""
    for place in dict.fromkeys((*ours, *theirs)):
        name, sides = "".join(place), (ours, theirs)
        if place in ours and place in theirs:
            for keyword in sorted(ours[place].keys() | theirs[place].keys()):
                one, two = (side[place].get(keyword, "absent") for side in sides)
                if one != two:
                    yield _line(name, keyword, one, two)
        elif all(len(place) == 1 or place[:-1] in side for side in sides):
            types = (side[place].get("type", "present") if place in side else "absent" for side in sides)
            yield _line(name, "presence", *types)


def compare_with_table(document: Json, table: str) -> Iterator[str]:
    """Yield what differs between our operations and the rows of the table of endpoints.

    A cell may name more than one thing, such as `Architect or Admin`, and explain it: one of its words must be ours.
    """
    ours = {f"endpoint {method.upper()} {path}": operation for path, method, operation in operations(document)}
    for row in csv.DictReader(table.splitlines(), delimiter="\t"):
        place = f"endpoint {row['method']} {row['path']}"
        operation = ours.pop(place, None)
        if operation is None:
            yield _line(place, "presence", "absent", f"{row['tag']}.{row['operation']}")
            continue
        said = {
            "operation": operation["operationId"],
            "tag": operation["tags"][0],
            "idempotency_key": "yes" if takes_idempotency_key(document, operation) else "no",
            "wrapped_method": operation.get("x-method"),  # None for a method that is written by hand
            "maturity": operation.get("x-maturity", "ga"),
            "key_level": operation.get("x-key-level", "absent"),
        }
        for column, mine in said.items():
            # A method of a nested resource has several words.
            if mine is not None and not {*mine.split(".")} <= {*re.findall(r"\w+", row[column].lower())}:
                yield _line(place, column, mine, row[column])
    yield from (_line(place, "presence", "present", "absent") for place in ours)


def read_intended(entries: Sequence[Json]) -> list[str]:
    """Return a pattern of lines for every place in an entry."""
    intended = []
    for entry in entries:
        if not {"places", "differs", "reason"} <= entry.keys() <= {"places", "differs", "reason", "ours", "upstream"}:
            raise DocumentError(f"an entry has places, differs, reason, ours and upstream, not {', '.join(entry)}")
        places = entry["places"]
        sides = places if isinstance(places, dict) else dict.fromkeys(places, entry.get("upstream", "**"))
        intended += [_line(place, entry["differs"], entry.get("ours", "**"), side) for place, side in sides.items()]
    return intended


def _line(place: str, differs: str, *sides: object) -> str:
    ours, upstream = (json.dumps(side, ensure_ascii=False, default=str).strip('"') for side in sides)
    return f"{place}: {differs}: ours {ours}, upstream {upstream}"


def _matches(pattern: str, text: str) -> bool:
    """Return whether a text fits a pattern: `**` stands for anything, `*` for anything without a space."""
    return bool(re.fullmatch(re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^ ]*"), text))


def _first_segments(operation: str) -> str:
    return "/".join(operation.split()[1].split("/")[:3])


def _read(path: Path) -> Any:
    return load(path) if path.is_dir() else YAML(typ="safe").load(path)  # JSON is also YAML


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare our API document with FullStory's.")
    parser.add_argument("upstream", nargs="+", type=Path, help="a Swagger 2.0 or OpenAPI 3 file, JSON or YAML")
    parser.add_argument("--endpoints", type=Path, help="a table of all operations, separated by tabs")
    parser.add_argument("--document", type=Path, default=OPENAPI, help="our API document, a folder or a file")
    parser.add_argument("--intended", type=Path, default=OPENAPI / "intended_drift.yaml", help="what may differ")
    parser.add_argument("--quiet", action="store_true", help="do not print intended differences")
    options = parser.parse_args(arguments)
    path = options.document
    theirs: Places = {}
    try:
        ours = flatten(document := _read(path))
        intended = read_intended(_read(path := options.intended))
        for path in options.upstream:
            theirs |= flatten(_read(path))
        path = options.endpoints
        lines = list(compare_with_table(document, path.read_text(encoding="utf-8-sig"))) if path else []
    except UNUSABLE as error:
        print(f"{path} cannot be used: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    covered = {_first_segments(operation) for operation, *_ in theirs}
    skipped = {operation for operation, *_ in ours if _first_segments(operation) not in covered}
    lines += compare({place: said for place, said in ours.items() if place[0] not in skipped}, theirs)

    intended = [entry for entry in intended if options.endpoints or not entry.startswith("endpoint ")]
    stale = [entry for entry in intended if not any(_matches(entry, line) for line in lines)]
    # What an entry says about operations that were not compared may still be true.
    about = {entry: " ".join(re.split(": | ", entry)[:2]) for entry in stale}
    stale = [entry for entry in stale if not any(_matches(about[entry], operation) for operation in skipped)]
    meant = [line for line in lines if any(_matches(entry, line) for entry in intended)]
    drift = [line for line in lines if line not in meant]
    for title, said in (("intended", [] if options.quiet else meant), ("stale", stale), ("drift", drift)):
        for line in said:
            print(f"{title:9} {line}")
    print(f"differences: {len(drift)} unintended, {len(meant)} intended; stale places in the list: {len(stale)}")
    return 1 if drift or stale else 0


if __name__ == "__main__":
    sys.exit(main())
