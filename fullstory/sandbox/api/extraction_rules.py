"""The operations on extraction rules."""

from __future__ import annotations

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.control.clock import isoformat
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.identifiers import new_rule_id
from fullstory.sandbox.problems import invalid_argument, resource_not_found
from fullstory.sandbox.rules.extraction import SCOPES, changed_rule, check_rule, new_content, sets_property


def list_rules(engine: Engine, request: ApiRequest) -> Answer:
    query = request.query
    scope = None if query["scope"] == "UNSPECIFIED" else query["scope"]
    rules = engine.extraction_rules.of_scope(scope, query.get("include_archived", False))
    if name := query.get("property_name"):
        rules = [rule for rule in rules if sets_property(rule, name)]
    usage = [{"scope": scope, **_usage(engine, scope), "unrepresented_count": 0} for scope in SCOPES]
    return Answer.of({"rules": rules, "total_records": len(rules), "usage_by_scope": usage})


def create_rule(engine: Engine, request: ApiRequest) -> Answer:
    content = new_content(request.body["rule"])
    check_rule(content)
    _check_room(engine, content["scope"])
    at = isoformat(engine.clock.now())
    return _answer_with_usage(
        engine, {"id": new_rule_id(), **content, "archived": False, "created_at": at, "updated_at": at}
    )


def get_rule(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of({"rule": _find(engine, request)})


def update_rule(engine: Engine, request: ApiRequest) -> Answer:
    return _change(engine, request, changed_rule(_find(engine, request), request.body))


def replace_rule(engine: Engine, request: ApiRequest) -> Answer:
    rule, content = _find(engine, request), new_content(request.body["rule"])
    if content["scope"] != rule["scope"]:
        raise invalid_argument(f"rule.scope: must stay {rule['scope']}")
    kept = {name: rule[name] for name in ("id", "archived", "created_at", "updated_at")}
    return _change(engine, request, content | kept)


def archive_rule(engine: Engine, request: ApiRequest) -> Answer:
    return _set_archived(engine, request, archived=True)


def unarchive_rule(engine: Engine, request: ApiRequest) -> Answer:
    return _set_archived(engine, request, archived=False)


def _set_archived(engine: Engine, request: ApiRequest, archived: bool) -> Answer:
    rule = _find(engine, request)
    if rule["archived"] != archived:
        if not archived:
            _check_room(engine, rule["scope"])
        rule = rule | {"archived": archived, "updated_at": isoformat(engine.clock.now())}
    return _answer_with_usage(engine, rule)


def _change(engine: Engine, request: ApiRequest, rule: Json) -> Answer:
    check_rule(rule)
    rule["updated_at"] = isoformat(engine.clock.now())
    engine.extraction_rules.save(rule)
    return Answer.of({"rule": rule})


def _answer_with_usage(engine: Engine, rule: Json) -> Answer:
    engine.extraction_rules.save(rule)
    return Answer.of({"rule": rule, **_usage(engine, rule["scope"])})


def _usage(engine: Engine, scope: str) -> Json:
    count = engine.extraction_rules.active_count(scope)
    return {"active_limit": engine.settings.limits.extraction_rules, "active_count": count}


def _check_room(engine: Engine, scope: str) -> None:
    limit = engine.settings.limits.extraction_rules
    if engine.extraction_rules.active_count(scope) >= limit:
        raise invalid_argument(f"the scope {scope} already has {limit} active rules, the maximum; archive one first")


def _find(engine: Engine, request: ApiRequest) -> Json:
    rule_id = request.path["id"]
    rule = engine.extraction_rules.by_id(rule_id)
    if rule is None:
        raise resource_not_found(f"no extraction rule has the id {rule_id!r}")
    return rule
