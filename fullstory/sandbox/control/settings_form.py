"""The form of the settings. It follows from their classes: from the types, the defaults and the docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args, get_type_hints

from fullstory.sandbox.control.fault_form import parse_integer, parse_number
from fullstory.sandbox.control.settings import Settings

_YES_OR_NO = {"yes": True, "no": False}
# A page must not show the keys.
_LEFT_OUT = ("keys",)
_argument = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE).finditer


class SettingField(NamedTuple):
    """A field of the form.

    Args:
        group: The setting that it is a part of; empty for a setting of its own.
        key: Its name in the group.
        hint: What it means. Text between backquotes is code.
        parse: Turns its text into a value; raises ValueError with what is expected.
        choices: All that it can be; any text if there are none.
        may_be_empty: Whether it may be left empty, for its default or for none.
        default: Its default in its class; MISSING without one.
    """

    group: str
    key: str
    hint: str
    parse: Callable[[str], Any]
    choices: tuple[str, ...]
    may_be_empty: bool
    default: Any

    @property
    def placeholder(self) -> str:
        """What the field shows while it is empty, if it may be."""
        text = "" if self.default is MISSING else _text(self.default)
        return (text or "none") if self.may_be_empty else ""

    @property
    def name(self) -> str:
        """Its name in the form and in messages, such as `limits.running_jobs`."""
        return f"{self.group}.{self.key}" if self.group else self.key

    @property
    def label(self) -> str:
        return in_words(self.key)


class SettingGroup(NamedTuple):
    """The fields of a setting that consists of several, or of all settings of their own.

    Args:
        name: The setting; empty for settings of their own.
        hint: What it means.
        fields: The fields.
        is_optional: Whether the setting is none while every field without a default is empty.
    """

    name: str
    hint: str
    fields: tuple[SettingField, ...]
    is_optional: bool = False

    @property
    def title(self) -> str:
        return in_words(self.name or "general")


class _Member(NamedTuple):
    """A field of a class: its type without None, whether it may be None, its default, what it means."""

    name: str
    kind: Any
    is_optional: bool
    default: Any
    hint: str


@cache
def setting_groups() -> tuple[SettingGroup, ...]:
    """Return the form."""
    members = [member for member in _members(Settings) if member.name not in _LEFT_OUT]
    own = tuple(_field("", member, False) for member in members if not is_dataclass(member.kind))
    groups = [
        SettingGroup(
            member.name,
            member.hint,
            tuple(_field(member.name, part, member.is_optional) for part in _members(member.kind)),
            member.is_optional,
        )
        for member in members
        if is_dataclass(member.kind)
    ]
    return (SettingGroup("", "", own), *groups)


def setting_texts(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each field, by name, for settings as JSON."""
    return {
        field.name: _text(((settings[group.name] or {}) if group.name else settings).get(field.key))
        for group in setting_groups()
        for field in group.fields
    }


def changed_settings(form: Mapping[str, str], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a filled-in form changes in settings as JSON, as `configure` takes it.

    Raises:
        ValueError: A text is wrong; the message begins with the name of its field.
    """
    given: dict[str, Any] = {}
    for group in setting_groups():
        values = {field.key: _value(field, form[field.name]) for field in group.fields if field.name in form}
        if not group.name:
            given |= values
        elif group.is_optional:
            given[group.name] = _optional(group, values)
        else:
            given[group.name] = {**settings[group.name], **values}
    return {name: value for name, value in given.items() if value != settings[name]}


def in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _optional(group: SettingGroup, values: Mapping[str, Any]) -> dict[str, Any] | None:
    filled = {key: value for key, value in values.items() if value is not None}
    is_given = any(field.key in filled for field in group.fields if field.default is MISSING)
    return filled if is_given else None


def _value(field: SettingField, text: str) -> Any:
    text = text.strip()
    if not text and field.may_be_empty:
        return None
    try:
        return field.parse(text)
    except ValueError as error:
        raise ValueError(f"{field.name} {error}") from None


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return next(text for text, meant in _YES_OR_NO.items() if meant == value)
    return "" if value is None else str(value).removesuffix(".0")


def _field(group: str, member: _Member, may_be_empty: bool) -> SettingField:
    choices: Mapping[str, Any] = {}
    if member.kind is bool:
        choices = _YES_OR_NO
    elif isinstance(member.kind, type) and issubclass(member.kind, StrEnum):
        choices = {choice.value: choice for choice in member.kind}
    parse = _one_of(choices) if choices else parse_integer if member.kind is int else parse_number
    may_be_empty = may_be_empty or member.is_optional
    return SettingField(group, member.name, member.hint, parse, tuple(choices), may_be_empty, member.default)


def _one_of(choices: Mapping[str, Any]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        if text not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}, not {text[:40]!r}")
        return choices[text]

    return parse


def _members(kind: Any) -> Iterator[_Member]:
    types, hints = get_type_hints(kind), _hints(kind)
    for field in fields(kind):
        type_ = types[field.name]
        others = [member for member in get_args(type_) if member is not NoneType]
        is_optional = NoneType in get_args(type_)
        kind_of_value = others[0] if is_optional else type_
        yield _Member(field.name, kind_of_value, is_optional, field.default, hints.get(field.name, ""))


def _hints(kind: type) -> dict[str, str]:
    """Return what the docstring of a class says about each of its arguments."""
    _, _, arguments = (inspect.getdoc(kind) or "").partition("Args:\n")
    return {match[1]: " ".join(match[2].split()) for match in _argument(arguments)}
