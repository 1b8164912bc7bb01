"""The operations on summary profiles."""

from __future__ import annotations

import secrets

from fullstory.sandbox.api.request import ApiRequest
from fullstory.sandbox.document import Json
from fullstory.sandbox.engine import Engine
from fullstory.sandbox.http.answers import Answer
from fullstory.sandbox.problems import resource_not_found
from fullstory.sandbox.store.summary_profiles import SummaryProfile

_LISTING = "summary profiles"
_PAGE_SIZE = 20
_SECTIONS = ("slice", "context", "events", "cache")


def create_summary_profile(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of(_present(engine.profiles.add(secrets.token_hex(8), request.body)))


def list_summary_profiles(engine: Engine, request: ApiRequest) -> Answer:
    size = request.query.get("limit", _PAGE_SIZE)
    after = engine.tokens.read(_LISTING, request.query.get("page_token", ""))
    found = engine.profiles.page(after, size + 1)
    token = engine.tokens.make(_LISTING, found[size - 1].row) if len(found) > size else ""
    # The reference has the first name, FullStory's own client reads the second.
    tokens = {"next_page_token": token, "next_pagination_token": token}
    return Answer.of({"profiles": [_present(profile) for profile in found[:size]], **tokens})


def get_summary_profile(engine: Engine, request: ApiRequest) -> Answer:
    return Answer.of(_present(find_profile(engine, request.path["id"])))


def update_summary_profile(engine: Engine, request: ApiRequest) -> Answer:
    profile = find_profile(engine, request.path["id"])
    changed = profile._replace(data={**profile.data, **request.body})
    engine.profiles.change(changed)
    return Answer.of(_present(changed))


def delete_summary_profile(engine: Engine, request: ApiRequest) -> Answer:
    engine.profiles.delete(find_profile(engine, request.path["id"]))
    return Answer(200, b"{}")


def find_profile(engine: Engine, profile_id: str) -> SummaryProfile:
    """Return the profile with this id, or raise the problem that there is none."""
    profile = engine.profiles.get(profile_id)
    if profile is None:
        raise resource_not_found(f"no summary profile has the id {profile_id!r}")
    return profile


def configuration_of(profile: SummaryProfile) -> Json:
    """Return the sections of a profile, without its name."""
    return {name: value for name, value in profile.data.items() if name != "name"}


def _present(profile: SummaryProfile) -> Json:
    data = profile.data
    configuration = {name: dict(data[name]) for name in _SECTIONS if name in data}
    if "duration_limit_ms" in configuration.get("slice", {}):
        configuration["slice"]["duration_limit_ms"] = str(configuration["slice"]["duration_limit_ms"])
    shown = {"id": profile.id, "name": data.get("name", ""), "configuration": configuration}
    return shown | ({"llm": data["llm"]} if "llm" in data else {})
