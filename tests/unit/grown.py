"""A copy whose document grew, for the tests of what a few lines in the API document are enough for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.regen_copy import Copy, Document

WAREHOUSE = Path(__file__).with_name("warehouse.yaml")


def grow(document: Document) -> None:
    """Add an operation to a tag that exists, and a field to all that is said of users."""
    document["paths"]["/v2/users/{id}/pets"] = {
        "post": {
            "operationId": "create_user_pet",
            "x-method": "create_pet",
            "x-key-level": "standard",
            "tags": ["users"],
            "summary": "Give a user a pet",
            "description": "Pets are optional.",
            "externalDocs": {"url": "https://developer.fullstory.com/pets/"},
            "parameters": [
                {"$ref": "#/components/parameters/UserId"},
                {"$ref": "#/components/parameters/IdempotencyKey"},
            ],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
            },
            "responses": {
                "200": {
                    "description": "The pet.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                }
            },
        }
    }
    schemas = document["components"]["schemas"]
    name = {"type": "string", "description": "What the pet listens to.", "maxLength": 20, "x-personal": True}
    schemas["Pet"] = {"type": "object", "description": "A pet.", "required": ["name"], "properties": {"name": name}}
    schemas["UserNames"]["properties"]["loyalty_tier"] = {
        "type": "string",
        "enum": ["gold", "silver"],
        "description": "How loyal the user is.",
    }


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy whose document grew, and that was regenerated: nothing else was done to it."""
    copy = Copy(tmp_path_factory.mktemp("grown"))
    copy.edit(grow)
    shutil.copy(WAREHOUSE, copy.root / "openapi")
    assert copy.regen() == 0
    return copy
