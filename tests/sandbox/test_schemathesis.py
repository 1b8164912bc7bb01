"""schemathesis makes up requests from the API document, valid and invalid ones, and judges the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
    response_schema_conformance,
)

from fullstory.sandbox import Sandbox
from tests.sandbox.document_check import check_answer

# Some rules cannot be expressed in an OpenAPI document: which page tokens exist, what a property may be called, whom an
# event names. So a request that the document allows may still be refused, as `test_document_rules` and `test_events`
# show. Nor can it say of all fields of answers at once that they may be null: its description does, and `check_answer`
# knows it.
BEYOND_THE_DOCUMENT = [positive_data_acceptance, response_schema_conformance]
# An item of a batch that breaks a limit is accepted with the batch and fails alone; see `test_batches`.
BATCHES = ("/v2/users/batch", "/v2/events/batch")
# The only thing wrong with some requests is a parameter that the document does not know, which the server ignores.
UNKNOWN_PARAMETERS = ("/sessions/v2",)
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
    excluded = list(BEYOND_THE_DOCUMENT)
    if case.path in BATCHES + UNKNOWN_PARAMETERS:
        excluded.append(negative_data_rejection)
    response = case.call_and_validate(base_url=running.url, headers=key, excluded_checks=excluded)
    check_answer(case.method.upper(), case.path, response.status_code, response.content)
