"""The operations on recording settings."""

from __future__ import annotations

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.identifiers import new_rule_id
from fullstory.sandbox.rules.element_rules import (
    ElementRule,
    added_fields,
    changed_rule,
    find_block,
    next_row,
    present_block,
    stored_rules,
    updated_fields,
    without_rule,
)
from fullstory.sandbox.rules.recording import AUTHOR, FIRST_AT, platform_of
from fullstory.sandbox.store.recording import Version

_PAGE_SIZE = 20


def get_settings(area: str, engine: Engine, request: ApiRequest) -> Answer:
    platform = platform_of(area, request.query.get("platform", "web"))
    return Answer.of(present_version(area, engine.recording.current(area, platform)))


def list_history(area: str, engine: Engine, request: ApiRequest) -> Answer:
    platform = platform_of(area, request.query.get("platform", "web"))
    name = f"history of {area} {platform}"
    size = request.query.get("limit", _PAGE_SIZE)
    before = engine.tokens.read(name, request.query.get("paginationToken", ""))
    versions = engine.recording.versions(area, platform, before, size + 1)
    token = engine.tokens.make(name, versions[size - 1].row) if len(versions) > size else ""
    shown = [present_version(area, version) for version in versions[:size]]
    return Answer.of({"versions": shown, "nextPaginationToken": token})


def change_element_blocks(engine: Engine, request: ApiRequest) -> Answer:
    """Change all that a request names, or nothing if it cannot change one of them."""
    privacy = engine.recording.current("privacy").content
    rules, groups = stored_rules(privacy), privacy["elementRuleGroups"]
    now = engine.clock.now()
    at = isoformat(now)
    for block in request.body.get("addElementBlocks", ()):
        rules.append(new_rule(rules, added_fields(block, rules, groups), at))
    for change in request.body.get("updateElementBlocks", ()):
        rule = find_block(rules, change["key"])
        changed = changed_rule(rule, updated_fields(change["update"], groups), at, AUTHOR)
        rules[rules.index(rule)] = changed
    for key in request.body.get("removeElementBlocks", ()):
        rules = without_rule(rules, find_block(rules, key))
    save_rules(engine, rules, now)
    return Answer.of({"elementBlocks": [present_block(rule) for rule in rules]})


def present_version(area: str, version: Version) -> Json:
    """Return a version of settings as the API shows it."""
    content = dict(version.content)
    if area == "privacy":
        content = {"elementBlocks": [present_block(rule) for rule in stored_rules(content)], **content}
        del content["rules"]
    metadata = {
        "lastUpdated": isoformat(version.at),
        "lastUpdatedBy": version.author,
        "created": isoformat(FIRST_AT),
        "createdBy": AUTHOR,
    }
    return {**content, "metadata": metadata}


def new_rule(rules: list[ElementRule], fields: Json, at: str) -> ElementRule:
    """Return a rule to add to others."""
    times: Json = {"created_at": at, "last_updated": at, "last_updated_by": AUTHOR}
    return ElementRule(row=next_row(rules), id=new_rule_id(), **fields, **times)


def save_rules(engine: Engine, rules: list[ElementRule], now: float) -> None:
    """Make the version of the privacy settings that has these element block rules, which were changed just now."""
    content = engine.recording.current("privacy").content | {"rules": [rule.as_json() for rule in rules]}
    engine.recording.change("privacy", "", now, AUTHOR, content)
