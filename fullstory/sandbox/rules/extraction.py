"""What makes an extraction rule valid, beyond what the API document says."""

from __future__ import annotations

import re
from typing import Any

from fullstory.sandbox.problems import invalid_argument, required_field

Json = dict[str, Any]

SCOPES = ("PAGE", "USER", "ELEMENT", "REQUEST", "EVENT")
_OF_REQUESTS = ("REQUEST", "EVENT")
_OF_USERS = ("uid", "email", "display_name")
_READ_ONLY = ("id", "archived", "created_at", "updated_at", "etag")
_SOURCES = ("element", "url", "network")
_BASES = ("selectors", "match_any_selector", "named_element_id")
_CHILDREN = ("any_child", "child_selectors", "child_named_element_id")
_VALUES = ("element_value", "url_value", "static_value", "network_value")
# What RE2 does not have: looking ahead or back, references to groups, and what Python alone has.
_not_in_re2 = re.compile(r"\(\?(?:<?[=!]|\(|P=|#|>)|\\[1-9]").search
# What RE2 has and Python has not.
_not_in_python = re.compile(r"\\[pPQECz]|\[\[:").search


def new_content(rule: Json) -> Json:
    """Return a rule that a request holds, without what the server alone says about it."""
    return {"description": "", **{name: value for name, value in rule.items() if name not in _READ_ONLY}}


def changed_rule(rule: Json, changes: Json) -> Json:
    """Return a rule with the changes that a request asks for."""
    given: Json = {name: changes[name] for name in ("name", "description", "source") if name in changes}
    if "mappings" in changes:
        given["mappings"] = changes["mappings"]["mappings"]
    return rule | given


def sets_property(rule: Json, name: str) -> bool:
    """Return whether a rule sets the property of this name."""
    return any(mapping["target"].get("property", {}).get("name") == name for mapping in rule["mappings"])


def check_rule(rule: Json) -> None:
    """Raise a problem for the first thing in a rule that breaks a documented rule."""
    scope, source = rule["scope"], rule["source"]
    if scope not in SCOPES:
        raise invalid_argument(f"rule.scope: must be one of {', '.join(SCOPES)}")
    _check_source(source)
    if scope in _OF_REQUESTS and "network" not in source:
        raise invalid_argument(f"rule.source: a rule of the scope {scope} needs a network source")
    for index, mapping in enumerate(rule["mappings"]):
        _check_mapping(f"rule.mappings[{index}]", mapping, scope)
    names = [mapping for mapping in rule["mappings"] if "api_name" in mapping["target"]]
    if scope == "EVENT" and len(names) != 1:
        raise invalid_argument(
            "rule.mappings: a rule of the scope EVENT has exactly one mapping with the target api_name"
        )


def _check_source(source: Json) -> None:
    kind = _only("rule.source", source, _SOURCES)
    if kind == "element":
        _check_element("rule.source.element", source["element"])
    elif kind == "network":
        for index, each in enumerate(source["network"].get("filters", ())):
            _check_filter(f"rule.source.network.filters[{index}]", each)


def _check_element(where: str, element: Json) -> None:
    if _only(where, element, _BASES) == "named_element_id":
        raise invalid_argument(f"{where}.named_element_id: is read only; use selectors")
    children = [name for name in _CHILDREN if name in element]
    if len(children) > 1:
        raise invalid_argument(f"{where}: at most one of {', '.join(_CHILDREN)} may be given")
    for name in ("selectors", "child_selectors"):
        if name in element and not element[name]["selectors"]:
            raise invalid_argument(f"{where}.{name}.selectors: must not be empty")


def _check_filter(where: str, each: Json) -> None:
    kind = _only(where, each, ("request_url", "status", "method"))
    if kind == "request_url":
        _only(f"{where}.request_url", each[kind], ("regex",))
        _check_expression(f"{where}.request_url.regex.expression", each[kind]["regex"]["expression"])
    elif kind == "status":
        if _only(f"{where}.status", each[kind], ("equals", "range")) == "range":
            bounds = each[kind]["range"]
            if bounds["min"] > bounds["max"]:
                raise invalid_argument(f"{where}.status.range: min must not be above max")
    else:
        _check_methods(f"{where}.method", each[kind])


def _check_methods(where: str, method: Json) -> None:
    chosen = _only(where, method, ("equals", "any_of"))
    methods = [method["equals"]] if chosen == "equals" else method["any_of"]["methods"]
    if not methods:
        raise invalid_argument(f"{where}.any_of.methods: must not be empty")
    if "UNSPECIFIED" in methods:
        raise invalid_argument(f"{where}: UNSPECIFIED is not a method")


def _check_mapping(where: str, mapping: Json, scope: str) -> None:
    kind = _only(where, mapping, _VALUES)
    value, place = mapping[kind], f"{where}.{kind}"
    if kind == "element_value":
        _check_flags(place, value, _only(place, value, ("attribute", "inner_text")))
    elif kind == "url_value":
        _check_url_value(place, value)
    elif kind == "network_value":
        chosen = _only(place, value, tuple(value) or ("url", "status", "method"))
        _check_flags(place, value, chosen)
        if chosen == "url":
            _check_url_value(f"{place}.url", value["url"])
    _check_target(f"{where}.target", mapping["target"], scope)
    if "regex" in mapping.get("operation", {}):
        _check_expression(f"{where}.operation.regex.expression", mapping["operation"]["regex"]["expression"])


def _check_url_value(where: str, value: Json) -> None:
    _check_flags(where, value, _only(where, value, ("full", "path", "host", "fragment", "query")))


def _check_target(where: str, target: Json, scope: str) -> None:
    chosen = _only(where, target, ("api_name", *_OF_USERS, "property"))
    _check_flags(where, target, chosen)
    if chosen in _OF_USERS and scope != "USER":
        raise invalid_argument(f"{where}.{chosen}: goes only with the scope USER")
    if chosen == "property" and not target["property"].get("name"):
        raise required_field(f"{where}.property.name")


def _check_flags(where: str, value: Json, chosen: str) -> None:
    """Refuse false where true chooses something: it would choose nothing."""
    if value[chosen] is False:
        raise invalid_argument(f"{where}.{chosen}: must be true")


def _only(where: str, value: Json, names: tuple[str, ...]) -> str:
    """Return the one of some fields that is given. Raise a problem if it is not one."""
    given = [name for name in names if name in value]
    if len(given) != 1:
        raise invalid_argument(f"{where}: exactly one of {', '.join(names)} must be given")
    return given[0]


def _check_expression(where: str, expression: str) -> None:
    if _not_in_re2(expression):
        raise invalid_argument(f"{where}: RE2 has no lookarounds and no references to groups")
    if _not_in_python(expression):
        return
    try:
        re.compile(expression)
    except (re.error, RecursionError, OverflowError) as error:
        raise invalid_argument(f"{where}: not a regular expression: {error}") from None
