"""What holds in every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def every_answer_fits_the_document(request: pytest.FixtureRequest) -> Iterator[None]:
    """Check that a sandbox in this process gives only documented answers, unless a fault changed them."""
    if "unit" in request.path.parts:  # these tests need no sandbox, so do not import it
        yield
        return
    from tests.sandbox.document_check import problems_of_answers

    with problems_of_answers() as problems:
        yield
    assert not problems
