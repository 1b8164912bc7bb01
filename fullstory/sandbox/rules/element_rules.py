"""Element block rules: what a request may change about them, and both forms in which the API shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from fullstory.sandbox.problems import invalid_argument, not_editable, resource_not_found

Json = dict[str, Any]

_BUILT_AT = "2024-01-01T00:00:00Z"
_OFF = "NO_SESSIONS"
# What may differ after a change, by what `editable` says. A rule that allows anything is not in it.
_EDITABLE = {
    "EDITABLE_DESCRIPTION_ONLY": {"description"},
    "EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS": {"description", "scope", "exception_selectors"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRule:
    """An element block rule.

    Args:
        row: Its place among the rules.
    """

    row: int
    id: str
    name: str
    description: str
    selector: str
    exception_selectors: Sequence[str]
    action: str
    consent: bool
    scope: str
    platforms: Sequence[str]
    editable: str = "EDITABLE_ANY"
    group_id: int = 0
    created_at: str
    last_updated: str
    last_updated_by: str

    def as_json(self) -> Json:
        """Return the rule as it is stored."""
        return asdict(self)

    @property
    def is_built_in(self) -> bool:
        return self.editable != "EDITABLE_ANY" or self.group_id != 0

    @property
    def key(self) -> tuple[str, int]:
        """What names it in the old form."""
        return self.selector, self.group_id


def _built_in(row: int, selector: str, name: str, editable: str, action: str) -> ElementRule:
    return ElementRule(
        row=row,
        id=f"built-in-{row}",
        name=name,
        description="",
        selector=selector,
        exception_selectors=[],
        action=action,
        consent=False,
        scope="ALL_SESSIONS",
        platforms=["WEB"],
        editable=editable,
        group_id=1,
        created_at=_BUILT_AT,
        last_updated=_BUILT_AT,
        last_updated_by="FullStory",
    )


BUILT_IN_RULES = (
    _built_in(1, "input[type=password]", "Passwords", "EDITABLE_DESCRIPTION_ONLY", "EXCLUDE"),
    _built_in(2, "input, textarea", "Forms", "EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS", "MASK"),
)
BUILT_IN_GROUPS: Json = {
    "1": {
        "groupId": 1,
        "templateId": "FORM_PRIVACY",
        "note": "",
        "overrides": {"scope": "ALL_SESSIONS", "editable": "EDITABLE_DESCRIPTION_SCOPE_AND_EXCEPTIONS"},
    }
}


def stored_rules(privacy: Json) -> list[ElementRule]:
    """Return the rules in the content of privacy settings."""
    return [ElementRule(**rule) for rule in privacy["rules"]]


def next_row(rules: Sequence[ElementRule]) -> int:
    return max((rule.row for rule in rules), default=0) + 1


def fields_of(body: Json) -> Json:
    """Return the fields of a rule that a request creates, or replaces all of another with."""
    source, operation = body["source"], body["operation"]
    _check_selector("source.selector", source["selector"])
    return {
        "name": body["name"],
        "description": body.get("description", ""),
        "selector": source["selector"],
        "exception_selectors": source.get("exception_selectors", []),
        "action": operation["action"],
        "consent": operation.get("consent", False),
        "scope": operation["scope"],
        "platforms": body["platforms"],
    }


def changed_rule(rule: ElementRule, fields: Json, at: str, author: str) -> ElementRule:
    """Return a rule with other fields. Raise a problem if that changes what must stay."""
    changed = replace(rule, **fields)
    before, after = rule.as_json(), changed.as_json()
    differing = {name for name, value in after.items() if value != before[name]}
    allowed = _EDITABLE.get(rule.editable)
    if allowed is not None:
        # Any rule can be switched off, and on again.
        switched = {"scope"} if _OFF in (rule.scope, changed.scope) else set()
        if locked := sorted(differing - allowed - switched):
            raise not_editable(f"{', '.join(locked)}: cannot be changed, as the rule is {rule.editable}")
    return replace(changed, last_updated=at, last_updated_by=author) if differing else rule


def without_rule(rules: Sequence[ElementRule], rule: ElementRule) -> list[ElementRule]:
    """Return the rules without one of them. Raise a problem if it must stay."""
    if rule.is_built_in:
        raise not_editable("a built-in rule cannot be deleted; the scope NO_SESSIONS switches it off")
    return [each for each in rules if each.id != rule.id]


def present_rule(rule: ElementRule) -> Json:
    """Return a rule as `/v2beta/privacy/elements` shows it."""
    return {
        "id": rule.id,
        "name": rule.name,
        "description": rule.description,
        "source": {"selector": rule.selector, "exception_selectors": list(rule.exception_selectors)},
        "operation": {"action": rule.action, "consent": rule.consent, "scope": rule.scope},
        "platforms": list(rule.platforms),
        "editable": rule.editable,
        "group_id": rule.group_id,
        "created_at": rule.created_at,
        "last_updated": rule.last_updated,
        "last_updated_by": rule.last_updated_by,
    }


# The old form


def present_block(rule: ElementRule) -> Json:
    """Return a rule as privacy settings show it."""
    return {
        "selector": rule.selector,
        "notes": rule.description,
        "label": rule.name,
        "consent": rule.consent,
        "type": f"BLOCK_{rule.action}",
        "scope": rule.scope,
        "lastUpdated": rule.last_updated,
        "targetingConditions": None,
        "editable": rule.editable,
        "exceptionSelectors": list(rule.exception_selectors),
        "groupId": rule.group_id,
    }


def find_block(rules: Sequence[ElementRule], key: Json) -> ElementRule:
    """Return the rule that a request names. Raise a problem if there is none."""
    wanted = key["selector"], key.get("groupId", 0)
    for rule in rules:
        if rule.key == wanted:
            return rule
    raise resource_not_found(f"no rule has the selector {wanted[0]!r} and the groupId {wanted[1]}")


def added_fields(block: Json, rules: Sequence[ElementRule], groups: Json) -> Json:
    """Return the fields of a rule to add. Raise a problem if there is one like it."""
    selector, group = block["selector"], block.get("groupId", 0)
    _check_selector("selector", selector)
    _check_group(group, groups)
    if any(rule.key == (selector, group) for rule in rules):
        raise invalid_argument(f"selector: there is already a rule for {selector!r}")
    return {
        "name": selector[:256],
        "description": block.get("notes", ""),
        "selector": selector,
        "exception_selectors": [each["selector"] for each in block.get("ruleExceptions", ())],
        "action": block.get("type", "BLOCK_EXCLUDE").removeprefix("BLOCK_"),
        "consent": block.get("consentControlled", False),
        "scope": block.get("scope", "ALL_SESSIONS"),
        "platforms": ["WEB"],
        "group_id": group,
    }


def updated_fields(update: Json, groups: Json) -> Json:
    """Return the fields that an update changes. Exceptions that it leaves out are removed."""
    fields: Json = {"exception_selectors": [each["selector"] for each in update.get("ruleExceptions", ())]}
    for theirs, ours in (("notes", "description"), ("consentControlled", "consent"), ("scope", "scope")):
        if theirs in update:
            fields[ours] = update[theirs]
    if "selector" in update:
        _check_selector("selector", update["selector"])
        fields["selector"] = update["selector"]
    if "type" in update:
        fields["action"] = update["type"].removeprefix("BLOCK_")
    if "groupId" in update:
        _check_group(update["groupId"], groups)
        fields["group_id"] = update["groupId"]
    return fields


def _check_selector(where: str, selector: str) -> None:
    if not selector.strip():
        raise invalid_argument(f"{where}: must not be empty")


def _check_group(group: int, groups: Json) -> None:
    if group and str(group) not in groups:
        raise invalid_argument(f"groupId: there is no group {group}")
