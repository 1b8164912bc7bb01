"""Compare openapi/fullstory.yaml with the API documents that FullStory publishes, and print every difference.

    python scripts/spec_drift.py UPSTREAM...

Each UPSTREAM is a Swagger 2.0 or OpenAPI 3 file, JSON or YAML. Compared, both ways: paths, methods, parameters,
request bodies, responses with their headers, and below them every field with every keyword that restricts a value.
Schemas are compared where they are used; their names may differ, and so may all descriptions. Not compared: operation
names, tags, security, and how arrays are written in a query string.

A path of ours counts only where an upstream file has a path with the same first two segments: given nothing but the
file on users, `/v2/users/...` is compared and `/v2/events/...` is not. Every path of theirs counts.

Differences that are meant stand in openapi/intended_drift.yaml. A place in it where nothing differs any more is
reported as stale, so that the list stays true; unless it also speaks of paths of ours that no upstream file covers.

Exit status: 0 where all differences are intended, 1 for others or a stale place, 2 for a file that cannot be used.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spec_model import METHODS, Api, Level, Node, Schemas, SpecError, expand, load, read_api, shape

OPENAPI = Path(__file__).resolve().parent.parent / "openapi"
ABSENT = "absent"


@dataclass(frozen=True)
class Difference:
    """Where, in what respect, and what either side says there."""

    place: str
    differs: str
    ours: str
    upstream: str

    def __str__(self) -> str:
        return f"{self.place}: {self.differs}: ours {self.ours}, upstream {self.upstream}"


@dataclass(frozen=True)
class Intended:
    """One place of an entry in the list of intended differences. What either side must say there is optional."""

    place: str
    differs: str
    ours: str | None
    upstream: str | None

    def __str__(self) -> str:
        ours, upstream = ("anything" if side is None else side for side in (self.ours, self.upstream))
        return f"{self.place}: {self.differs}: ours {ours}, upstream {upstream}"

    def allows(self, difference: Difference) -> bool:
        return (
            _matches(self.place, difference.place)
            and self.differs == difference.differs
            and self.ours in (None, difference.ours)
            and self.upstream in (None, difference.upstream)
        )

    def is_stale(self, differences: Collection[Difference], unjudged: Collection[str]) -> bool:
        """Whether nothing differs here; never where a path it speaks of is one of the `unjudged`, not compared ones."""
        path = next((word for word in self.place.split() if word.startswith(("/", "*/"))), "*")
        return not any(_matches(path, other) for other in unjudged) and not any(map(self.allows, differences))


def compare(ours: Api, upstreams: Sequence[Api]) -> Iterator[Difference]:
    """Everything in which our document differs from all upstream documents together."""
    skipped = uncovered(ours, upstreams)
    compared = {path: operations for path, operations in ours.items() if path not in skipped}
    apis = (compared, *upstreams)
    names = {shape(path): path for api in reversed(apis) for path in api}  # a path that both have is named as ours is
    by_shape = [{shape(path): operations for path, operations in api.items()} for api in apis]
    for key in dict.fromkeys(shape(path) for api in apis for path in api):
        mine, *others = [index.get(key, {}) for index in by_shape]
        theirs = {method: [other[method] for other in others if method in other] for method in METHODS}
        if not mine or not any(theirs.values()):
            yield Difference(names[key], "presence", _names(mine), _names([m for m in METHODS if theirs[m]]))
            continue
        for method, levels in theirs.items():
            place = f"{method.upper()} {names[key]}"
            if method in mine and not levels:
                yield Difference(place, "presence", "present", ABSENT)
            elif levels and method not in mine:
                yield Difference(place, "presence", ABSENT, "present")
            for level in levels if method in mine else ():
                yield from compare_levels(f"{place} ", mine[method], level)


def uncovered(ours: Api, upstreams: Sequence[Api]) -> set[str]:
    """Our paths of which the upstream documents know nothing, not even a path with the same first two segments."""
    groups = {_group(path) for api in upstreams for path in api}
    return {path for path in ours if _group(path) not in groups}


def compare_levels(
    place: str, ours: Level, theirs: Level, above: frozenset[tuple[Schemas, Schemas]] = frozenset()
) -> Iterator[Difference]:
    """What differs at a place and below it; `above` are the schemas being compared already, which end a circle."""
    for keyword in sorted(ours.keywords.keys() | theirs.keywords.keys()):
        mine, other = (show(side.keywords[keyword]) if keyword in side.keywords else ABSENT for side in (ours, theirs))
        if mine != other:
            yield Difference(place, keyword, mine, other)
    types = {show(side.keywords["type"]) for side in (ours, theirs) if "type" in side.keywords}
    if len(types) > 1:
        return  # what is below a string and what is below an object have nothing in common
    for name in dict.fromkeys((*ours.parts, *theirs.parts)):
        part = place + name
        if name not in ours.parts or name not in theirs.parts:
            yield Difference(part, "presence", _describe(ours, name), _describe(theirs, name))
            continue
        if (name in ours.required) != (name in theirs.required):
            yield Difference(part, "required", show(name in ours.required), show(name in theirs.required))
        pair = (ours.parts[name], theirs.parts[name])
        if pair not in above:
            yield from compare_levels(part, expand(pair[0]), expand(pair[1]), above | {pair})


def read_intended(root: Node) -> list[Intended]:
    """The list of intended differences, one for each place of an entry."""
    intended = []
    for entry in root.elements():
        if unknown := entry.members().keys() - {"places", "differs", "ours", "upstream", "reason"}:
            raise entry.error(f"unknown key {min(unknown)!r}")
        places = [str(place.typed(str, "a string").value) for place in entry.list_of("places")]
        differs, reason = entry.text("differs"), entry.text("reason").strip()
        if not (places and reason):
            raise entry.error("an entry needs places and a reason")
        # Texts stand in the list as they are printed; YAML reads some of them, such as true and 256, as other values.
        sides = {name: entry.get(name) for name in ("ours", "upstream")}
        said = {n: side.value if isinstance(side.value, str) else show(side.value) for n, side in sides.items() if side}
        intended += [Intended(place, differs, said.get("ours"), said.get("upstream")) for place in places]
    return intended


def show(value: object) -> str:
    """A value as it is printed: JSON, but a word without quotes where it cannot be taken for anything else."""
    if isinstance(value, str) and value[:1].isalpha() and value not in ("true", "false", "null", ABSENT):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _describe(level: Level, name: str) -> str:
    if name not in level.parts:
        return ABSENT
    keywords = expand(level.parts[name]).keywords
    words = [show(keywords.get("type", "nothing" if keywords.get("not") == {} else "anything"))]
    words += [f"({show(keywords['format'])})"] if "format" in keywords else []
    return " ".join(words) + (", required" if name in level.required else "")


def _names(methods: Collection[str]) -> str:
    return ", ".join(method.upper() for method in METHODS if method in methods) or ABSENT


def _group(path: str) -> str:
    return "/".join(shape(path).split("/")[:3])


def _matches(pattern: str, text: str) -> bool:
    """Whether a text fits a pattern, in which `*` stands for any run of characters without a space."""
    return re.fullmatch("[^ ]*".join(map(re.escape, pattern.split("*"))), text) is not None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare our API document with FullStory's.")
    parser.add_argument("upstream", nargs="+", type=Path, help="a Swagger 2.0 or OpenAPI 3 file, JSON or YAML")
    parser.add_argument("--document", type=Path, default=OPENAPI / "fullstory.yaml", help="our API document")
    parser.add_argument(
        "--intended", type=Path, default=OPENAPI / "intended_drift.yaml", help="the differences we want"
    )
    parser.add_argument("--quiet", action="store_true", help="do not print intended differences")
    options = parser.parse_args(arguments)
    try:
        ours = read_api(load(options.document))
        upstreams = [read_api(load(path)) for path in options.upstream]
        intended = read_intended(load(options.intended))
        # Two upstream files may both describe a path, and then show the same difference twice.
        differences = list(dict.fromkeys(compare(ours, upstreams)))
    except SpecError as error:
        print(error, file=sys.stderr)
        return 2
    drift = [difference for difference in differences if not any(entry.allows(difference) for entry in intended)]
    stale = [entry for entry in intended if entry.is_stale(differences, uncovered(ours, upstreams))]
    meant = [difference for difference in differences if difference not in set(drift)]
    for title, lines in (("intended", [] if options.quiet else meant), ("stale", stale), ("drift", drift)):
        for line in lines:
            print(f"{title:9} {line}")
    print(f"differences: {len(drift)} unintended, {len(meant)} intended; stale places in the list: {len(stale)}")
    return 1 if drift or stale else 0


if __name__ == "__main__":
    sys.exit(main())
