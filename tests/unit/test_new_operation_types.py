"""What type checkers make of a new operation, a new tag and a new field, after nothing but the regeneration."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.unit.regen_copy import Copy

RIGHT = """
    from datetime import UTC, date, datetime

    import fullstory
    from fullstory.generated.models import BrokenThing, Color, Oddity, Pet, Thing
    from fullstory.generated.models.odd_search import OddSearchDict

    client = fullstory.init("key")
    pet: Pet = client.users.create_pet("1", name="Rex")
    answer: fullstory.Response[Pet] = client.users.with_response.create_pet(id="1", name="Rex")
    thing: Thing = client.warehouse_items.create(
        display_name="Box", type="red", made_on=date(2026, 1, 2), parts=[{"displayName": "Lid", "type": Color.RED}]
    )
    page: fullstory.Page[Thing] = client.warehouse_items.list(shelf_color="red", limit=5, since=datetime.now(UTC))
    names: list[str] = [each.display_name for each in page]
    client.warehouse_items.remove_part("7", part=3)
    found: tuple[Thing, Thing] = (client.warehouse_items.find(place=7), client.warehouse_items.find(label="a"))
    job: fullstory.BatchJob[Thing, BrokenThing] = client.warehouse_items.bring(
        [{"displayName": "Box", "type": "red"}], shared={"text": "Fragile"}
    )
    client.users.create(loyalty_tier="gold")
    client.oddities.search("org", kind="k", flag=True, x_kinds="a", from_=date(2026, 1, 2), list=[1], names=("a",))
    oddity: Oddity = client.oddities.create(date="2026-01-02", days=[["2026-01-02"]], tree={"a": {}}, nothing=None)
    made: tuple[date | None, str | None, str | None] = (oddity.date_, oddity.field_, oddity.nothing)
    search: OddSearchDict = {"from": "2026-01-02", "class": "c", "first-name": "f"}

    async def main() -> None:
        client = fullstory.init_async("key")
        pet: Pet = await client.users.create_pet("1", name="Rex")
        answer: fullstory.Response[Pet] = await client.users.with_response.create_pet("1", name=pet.name)
        page: fullstory.AsyncPage[Thing] = await client.warehouse_items.list(shelf_color="red")
        names: list[str] = [each.display_name async for each in client.warehouse_items.list(shelf_color="red")]
        whole: fullstory.Response[fullstory.AsyncPage[Thing]] = await client.warehouse_items.with_response.list(
            shelf_color=Color.RED
        )
        job: fullstory.AsyncBatchJob[Thing, BrokenThing] = client.warehouse_items.bring()
        print(answer, page, names, whole, job, await client.warehouse_items.find(place=7))
"""
WRONG = [
    'client.users.create_pet("1")',
    'client.users.create_pet("1", name=7)',
    'client.users.create_pet("1", "Rex")',
    'client.users.create(loyalty_tier="tin")',
    'client.warehouse_items.create(display_name="Box", type="blue")',
    'client.warehouse_items.create(display_name="Box", type="red", parts=[{"name": "Lid"}])',
    'client.warehouse_items.list(shelf_color="red", limit="5")',
    'client.warehouse_items.remove_part("7", 3)',
    "client.warehouse_item",
    "client.warehouse_items.find(7)",
    'client.warehouse_items.find(place="7")',
    'client.warehouse_items.bring([{"displayName": "Box", "type": 7}])',
    'client.warehouse_items.bring(shared={"texts": "Fragile"})',
    'client.oddities.search("org", "k", flag=True, x_kinds="a", from_="2026-01-02")',
    'client.oddities.search("org", kind="k", flag=True, x_kinds="c", from_="2026-01-02")',
    "client.oddities.create(either=[])",
    'wrong: OddSearchDict = {"class": "c"}',
]


@pytest.fixture(scope="module")
def program(grown: Copy) -> Path:
    # In strict mode an ignore that is not needed is an error.
    lines = [dedent(RIGHT), "", *(f"{line}  # type: ignore" for line in WRONG)]
    path = grown.root / "program.py"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_mypy_knows_what_is_new(grown: Copy, program: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    grown.run(*command, str(program), str(grown.generated), MYPYPATH=str(grown.root))


def test_pyright_knows_what_is_new(grown: Copy, program: Path) -> None:
    pyright = shutil.which("pyright", path=str(Path(sys.executable).parent))
    if pyright is None:
        pytest.skip("needs pyright in the environment that runs the tests")
    configuration: dict[str, Any] = {
        "include": [program.name, "generated"],
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": True,
        "reportUnnecessaryTypeIgnoreComment": "error",
        "reportUnusedExpression": False,
        "reportUnusedVariable": False,
    }
    (grown.root / "pyrightconfig.json").write_text(json.dumps(configuration), encoding="utf-8")
    grown.run(pyright, "--pythonpath", sys.executable, "--project", str(grown.root))
