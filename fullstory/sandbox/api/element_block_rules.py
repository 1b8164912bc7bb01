"""The operations on element block rules, which are a part of the privacy settings."""

from __future__ import annotations

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.api.settings import new_rule, save_rules
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer, listing
from fullstory.sandbox.problems import resource_not_found
from fullstory.sandbox.rules.element_rules import (
    ElementRule,
    changed_rule,
    fields_of,
    present_rule,
    stored_rules,
    without_rule,
)
from fullstory.sandbox.rules.recording import AUTHOR

_LISTING = "element block rules"


def list_rules(engine: Engine, request: ApiRequest) -> Answer:
    after = engine.tokens.read(_LISTING, request.query.get("page_token", ""))
    rules = _rules(engine)
    following = [rule for rule in rules if rule.row > after]
    size = engine.settings.page_size
    token = engine.tokens.make(_LISTING, following[size - 1].row) if len(following) > size else None
    return listing([present_rule(rule) for rule in following[:size]], len(rules), token)


def create_rule(engine: Engine, request: ApiRequest) -> Answer:
    rules, now = _rules(engine), engine.clock.now()
    rule = new_rule(rules, fields_of(request.body), isoformat(now))
    save_rules(engine, [*rules, rule], now)
    return Answer.of(present_rule(rule))


def get_rule(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of(present_rule(_find(_rules(engine), request.path["id"])))


def update_rule(engine: Engine, request: ApiRequest) -> Answer:
    rules, now = _rules(engine), engine.clock.now()
    rule = _find(rules, request.path["id"])
    changed = changed_rule(rule, fields_of(request.body), isoformat(now), AUTHOR)
    save_rules(engine, [changed if each.id == rule.id else each for each in rules], now)
    return Answer.of(present_rule(changed))


def delete_rule(engine: Engine, request: ApiRequest) -> Answer:
    rules = _rules(engine)
    save_rules(engine, without_rule(rules, _find(rules, request.path["id"])), engine.clock.now())
    return Answer.of({})


def _rules(engine: Engine) -> list[ElementRule]:
    return stored_rules(engine.recording.current("privacy").content)


def _find(rules: list[ElementRule], rule_id: str) -> ElementRule:
    for rule in rules:
        if rule.id == rule_id:
            return rule
    raise resource_not_found(f"no element block rule has the id {rule_id!r}")
