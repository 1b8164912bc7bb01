"""The settings of a sandbox, and what they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from fullstory.sandbox import KeyLevel, Limits, ProcessingTime, RateLimit, Sandbox
from tests.sandbox.api import Api, over_http, problem


def test_settings_change_while_it_runs(api: Api) -> None:
    for number in range(3):
        api.create_user(uid=f"u{number}")
    api.sandbox.configure(page_size=2, limits={"batch_requests": 1}, keys={"k": "architect"})
    with api.with_key("k") as client:
        assert len(client.get("/v2/users").json()["results"]) == 2
        assert problem(client.post("/v2/users/batch", json={"requests": [{}, {}]})) == (400, "invalid_argument")
    assert problem(api.get("/v2/users")) == (401, "unauthorized")
    assert api.sandbox.keys == {"k": KeyLevel.ARCHITECT}
    assert api.sandbox.api_key == "k"
    settings = over_http(
        api, "PATCH", "settings", {"page_size": 1, "processing_time": {"fixed": 1, "per_item": 2}, "rate_limit": None}
    )
    assert settings == over_http(api, "GET", "settings") == api.sandbox.settings()
    assert settings["page_size"] == 1
    assert settings["processing_time"] == {"fixed": 1, "per_item": 2, "random": 0.0, "seed": None}
    assert settings["limits"]["batch_requests"] == 1, "limits that are not named stay as they are"
    assert settings["keys"] == {"k": "architect"}


WRONG_SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"page_sise": 5}, "unexpected field 'page_sise' in settings; expected one of keys"),
    ({"page_size": 0}, "page_size must be an integer from 1"),
    ({"page_size": "5"}, "page_size must be an integer"),
    ({"page_size": True}, "page_size must be an integer"),
    ({"result_page_size": -1}, "result_page_size must be"),
    ({"processing_time": -1}, "processing_time must be a number of at least 0"),
    ({"processing_time": None}, "processing_time must be a number"),
    ({"processing_time": {"fix": 1}}, "unexpected field 'fix' in processing_time"),
    ({"processing_time": {"random": -1}}, "processing_time.random must be"),
    ({"processing_time": {"seed": 1.5}}, "processing_time.seed must be"),
    ({"deletion_time": "x"}, "deletion_time must be a number"),
    ({"client_timeout": 0}, "client_timeout must be a number of at least 0.001"),
    ({"limits": {"jobs": 1}}, "unexpected field 'jobs' in limits"),
    ({"limits": {"running_jobs": 0}}, "limits.running_jobs must be an integer of at least 1"),
    ({"limits": 5}, "limits must be an object"),
    ({"limits": {"session_events": 0}}, "limits.session_events must be an integer of at least 1"),
    ({"limits": {"running_jobs": None}}, "limits.running_jobs must be an integer of at least 1"),
    ({"rate_limit": {"requests": -1}}, "rate_limit.requests must be"),
    ({"rate_limit": {}}, "rate_limit must have the field 'requests'"),
    ({"rate_limit": {"requests": 1, "seconds": 0}}, "rate_limit.seconds must be"),
    ({"strict_sessions": 1}, "strict_sessions must be true or false"),
    ({"keys": {}}, "keys must not be empty"),
    ({"keys": {"k": "king"}}, "level of a key must be one of standard, architect, admin"),
    ({"keys": {"": "admin"}}, "a key must be a non-empty string"),
    ({"keys": {"two words": "admin"}}, "a key must consist of printable ASCII characters without spaces"),
    ({"keys": {"clé": "admin"}}, "a key must consist of printable ASCII characters without spaces"),
    ({"keys": ["k"]}, "keys must map each key to its level"),
]


@pytest.mark.parametrize(("wrong", "message"), WRONG_SETTINGS)
def test_a_wrong_setting_is_a_clear_error_and_changes_nothing(api: Api, wrong: dict[str, Any], message: str) -> None:
    before = api.sandbox.settings()
    with pytest.raises(ValueError, match=message):
        api.sandbox.configure(**wrong)
    refused = api.patch("/_sandbox/settings", json=wrong)
    assert problem(refused) == (400, "invalid_argument")
    assert message in refused.json()["message"]
    assert api.sandbox.settings() == before


def test_a_wrong_argument_is_a_clear_error_before_anything_starts() -> None:
    with pytest.raises(ValueError, match="page_size must be"):
        Sandbox(page_size=0)
    with pytest.raises(ValueError, match=r"limits\.running_jobs"):
        Limits(running_jobs=0)


def test_the_rate_limit_counts_each_key_by_itself(start: Callable[..., Api]) -> None:
    api = start(rate_limit=RateLimit(requests=2, seconds=10))
    api.sandbox.freeze_clock()
    for _ in range(2):
        assert api.get("/v2/users").status_code == 200
    refused = api.get("/v2/users")
    assert problem(refused) == (429, "too_many_requests")
    assert refused.headers["retry-after"] == "10"
    with api.with_key("sandbox-architect") as other:
        assert other.get("/v2/users").status_code == 200
    api.sandbox.advance_clock(9.5)
    assert api.get("/v2/users").headers["retry-after"] == "1"
    api.sandbox.advance_clock(0.5)
    assert api.get("/v2/users").status_code == 200
    api.sandbox.configure(rate_limit=None)
    assert [api.get("/v2/users").status_code for _ in range(3)] == [200] * 3


def durations(
    start: Callable[..., Api], processing_time: float | ProcessingTime, jobs: int = 1, items: int = 2
) -> list[float]:
    """Return how long some jobs take by the sandbox's clock."""
    api = start(processing_time=processing_time)
    api.sandbox.freeze_clock()
    ids = [api.start_batch("users", [{}] * items) for _ in range(jobs)]
    api.sandbox.advance_clock(10_000)
    taken = []
    for job in ids:
        shown = api.get(f"/v2/users/batch/{job}").json()["job"]
        created, finished = (datetime.fromisoformat(shown[name]) for name in ("created", "finished"))
        taken.append(round((finished - created).total_seconds(), 1))
    return taken


def test_processing_time_is_fixed_per_item_and_random_with_a_seed(start: Callable[..., Api]) -> None:
    assert durations(start, 7) == [7]
    assert durations(start, ProcessingTime(fixed=1, per_item=2), items=5) == [11]
    seeded = durations(start, ProcessingTime(fixed=1, random=100, seed=3), jobs=4)
    assert durations(start, ProcessingTime(fixed=1, random=100, seed=3), jobs=4) == seeded
    assert durations(start, ProcessingTime(fixed=1, random=100, seed=4), jobs=4) != seeded
    assert all(1 <= taken <= 101 for taken in seeded)
    assert len(set(seeded)) == 4
