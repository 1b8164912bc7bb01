"""schemathesis makes up requests from the API document, valid and invalid ones, and judges the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
    unsupported_method,
)

from fullstory.sandbox import Sandbox
from tests.sandbox.document_check import check_answer

# Some rules cannot be expressed in an OpenAPI document: which page tokens exist, what a property may be called, whom an
# event names. So a request that the document allows may still be refused, as `test_document_rules` and `test_events`
# show. Nor can it say of all fields of answers at once that they may be null: its description does, and `check_answer`
# knows it. Two paths of the older export take a POST as well, which has no operation of its own; see `test_exports_v1`.
BEYOND_THE_DOCUMENT = [
    positive_data_acceptance,
    response_schema_conformance,
    unsupported_method,
    allow_header_conformance,
]
# An item of a batch that breaks a limit is accepted with the batch and fails alone; see `test_batches`.
BATCHES: tuple[str, ...] = ("/v2/users/batch", "/v2/events/batch")
# All that is wrong with some requests is a parameter that the document does not know, which the server ignores. These
# paths stand with the batches because with any other text of the test schemathesis would make up other requests.
BATCHES += ("/sessions/v2", "/v2/sessions", "/v2beta/privacy/elements")
BATCHES += tuple(
    f"/settings/recording/v1/{area}{suffix}"
    for area in ("blocking", "domain", "geo", "features", "targeting", "privacy")
    for suffix in ("", "/history")
)
BATCHES += ("/segments/v1", "/segments/v1/{id}", "/segments/v1/exports", "/search/v1/exports/{id}/results")
BATCHES += ("/operations/v1", "/operations/v1/{id}", "/operations/v1/{id}/cancel", "/users/v1/individual/{uid}")
BATCHES += tuple(f"/users/v1/individual/{{uid}}/{call}" for call in ("customvars", "customevent"))
BATCHES += tuple(f"/api/v1/export/{call}" for call in ("list", "get", "userEvents", "userPages"))
# A body of version 1 may have null for what is left out.
BATCHES += ("/settings/recording/v1/privacy:element-block-rules",)
DOCUMENT = Path(__file__).parents[2] / "generated" / "openapi.json"

schema = schemathesis.openapi.from_path(DOCUMENT)


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(processing_time=0) as sandbox:
        yield sandbox


@schema.parametrize()
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
    # The same requests in each run: now and then schemathesis loses, on the way to the URL, what makes a query invalid,
    # and then takes the right answer for a wrong one.
    derandomize=True,
)
def test_every_answer_is_one_that_the_document_allows(case: Any, running: Sandbox) -> None:
    key = {"Authorization": f"Basic {running.api_key}"}
    excluded = [*BEYOND_THE_DOCUMENT, negative_data_rejection] if case.path in BATCHES else BEYOND_THE_DOCUMENT
    response = case.call_and_validate(base_url=running.url, headers=key, excluded_checks=excluded)
    check_answer(case.method.upper(), case.path, response.status_code, response.content)
