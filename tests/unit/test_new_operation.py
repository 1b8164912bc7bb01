"""What a few lines in the API document are enough for: a new operation, a new tag, a new field.

Nothing is done but the regeneration of a copy; then both clients call what is new.
"""

from __future__ import annotations

import json

import pytest

from tests.unit.grown import run
from tests.unit.regen_copy import ROOT, Copy


def test_nothing_was_written_by_hand(grown: Copy) -> None:
    for folder in ("fullstory", "scripts"):
        for path in (grown.root / folder).rglob("*.py"):
            if "generated" not in path.parts:
                assert path.read_bytes() == (ROOT / path.relative_to(grown.root)).read_bytes()


def test_an_operation_with_an_existing_tag(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.models import Pet
        pet = (200, '{"name": "Rex", "age": 3}')
        for whole in (False, True):
            results, request = call("users.create_pet", "a/b", name="Rex", response=pet, whole=whole)
            assert request == ("POST", "/v2/users/a%2Fb/pets", {"name": "Rex"})
            if whole:
                assert [result.status_code for result in results] == [200, 200]
                results = [result.parsed for result in results]
            assert all(isinstance(result, Pet) and result.name == "Rex" and result["age"] == 3 for result in results)
            assert "Rex" not in repr(results)
        keys = {each["Idempotency-Key"] for each in headers}
        assert len(headers) == len(keys) == 4
        call("users.create_pet", "1", name="Rex", idempotency_key="mine")
        assert [each["Idempotency-Key"] for each in headers[-2:]] == ["mine", "mine"]
        assert refused("users.create_pet", "1", name=7) == "users.create_pet(): name must be a string, not int"
        assert refused("users.create_pet", "..", name="Rex") == "id must not be '..'"
        """,
    )


def test_an_operation_with_a_new_tag(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.models import Color, NewThing, Note, Thing
        things = "warehouse_items."
        full = dict(display_name="Box", type="dark-blue", id="7", weights=[1, 2.5], counts={"a": 1},
                    made_on=date(2026, 1, 2), parts=[{"displayName": "Lid", "type": "red"}], note={"text": "Fragile"})
        wire = {"displayName": "Box", "type": "dark-blue", "id": "7", "weights": [1, 2.5], "counts": {"a": 1},
                "madeOn": "2026-01-02", "parts": [{"displayName": "Lid", "type": "red"}], "note": {"text": "Fragile"}}
        answered = wire | {"createdAt": "2026-01-02T03:04:05Z", "byPart": {"lid": {"text": "Loose"}}}
        results, request = call(things + "create", **full, response=(200, json.dumps(answered)))
        assert request == ("POST", "/warehouse/v1/items", wire)
        for thing in results:
            assert (thing.display_name, thing.type_, thing.id) == ("Box", Color.DARK_BLUE, "7")
            assert thing.parts[0].display_name == "Lid" and thing.made_on == date(2026, 1, 2)
            assert thing.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
            assert thing.by_part["lid"] == Note(text="Loose")
            assert thing.to_dict() == answered | {"createdAt": "2026-01-02T03:04:05+00:00"}
        complaint = refused(things + "create", display_name="Box", type="red", parts=[{"displayName": "Lid"}])
        assert complaint == "warehouse_items.create(): parts[0].type is required", complaint
        assert "type must be one of dark-blue, red" in refused(things + "create", display_name="Box", type="blue")
        box = dict(display_name="Box", type="red")
        assert "weights[1] must be a number" in refused(things + "create", **box, weights=[1, "2"])
        assert "counts.a must be a whole number" in refused(things + "create", **box, counts={"a": "1"})
        moment = datetime(2026, 1, 2, tzinfo=UTC)
        assert "made_on must be a date or a string" in refused(things + "create", **box, made_on=moment)

        import numpy as np
        numbers = dict(weights=np.array([1.5, 2]), counts={"a": np.int8(1)}, parts=(NewThing("Lid", Color.RED),))
        _, request = call(things + "create", **box, **numbers, response=(200, json.dumps(answered)))
        sent_parts = [{"displayName": "Lid", "type": "red"}]
        assert request[2] == {
            "displayName": "Box", "type": "red", "weights": [1.5, 2], "counts": {"a": 1}, "parts": sent_parts
        }

        page = (200, json.dumps({"things": [wire], "nextPaginationToken": "n"}))
        since = datetime(2026, 1, 2, tzinfo=UTC)
        results, request = call(things + "list", shelf_color="red", limit=np.int64(5), since=since, response=page)
        assert request[:2] == ("GET", "/warehouse/v1/items?shelf_color=red&limit=5&since=2026-01-02T00%3A00%3A00Z")
        _, request = call(things + "list", shelf_color="red", response=page)
        assert request[1] == "/warehouse/v1/items?shelf_color=red"
        naive = refused(things + "list", shelf_color="red", since="2026-01-02T00:00:00")
        assert naive.startswith("since must be a datetime or a string in ISO 8601, either with a time zone"), naive
        assert all(page.results[0].display_name == "Box" and page.next_page_token == "n" for page in results)
        results, _ = call(things + "list", shelf_color=Color.RED, response=page, whole=True)
        assert [result.parsed.total_records for result in results] == [None, None]
        answers.extend([page, (200, json.dumps({"things": [wire, wire]}))])
        assert len(list(client.warehouse_items.list(shelf_color="red"))) == 3
        assert sent.pop()[1].endswith("paginationToken=n")
        sent.clear()

        async def walk():
            answers.extend([page, (200, json.dumps({"things": [wire, wire]}))])
            return [thing async for thing in async_client.warehouse_items.list(shelf_color="red")]

        assert len(asyncio.run(walk())) == 3
        sent.clear()
        assert "shelf_color must be one of" in refused(things + "list", shelf_color="green")
        assert "limit must be a whole number" in refused(things + "list", shelf_color="red", limit="many")

        results, request = call(things + "remove_part", "7", part=3, response=(204, ""))
        assert (request[:2], results) == (("DELETE", "/warehouse/v1/items/7/parts/3"), [None, None])

        # Without a key, a POST that perhaps took effect is not repeated.
        answers.append((503, ""))
        try:
            client.warehouse_items.create(display_name="Box", type="red")
        except fullstory.ServerError as error:
            assert not error.can_retry
        assert len(sent) == 1
        """,
    )


def test_a_nested_resource(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.models import Color, Shelf
        page = (200, '{"next_token": "n", "shelves": [{"colour": "red"}]}')
        for whole in (False, True):
            results, request = call("warehouse_items.shelves.list", response=page, whole=whole)
            assert request[:2] == ("GET", "/warehouse/v1/shelves")
            pages = [result.parsed for result in results] if whole else results
            for each in pages:
                assert each.results == [Shelf(color=Color.RED)] and each.next_page_token == "n"
                assert each.results[0].additional_properties == {}
        for each in (client, async_client):
            nested = each.warehouse_items.with_response.shelves
            assert type(nested) is type(each.warehouse_items.shelves.with_response)
            assert "warehouse_items" in type(each.warehouse_items.shelves).__doc__
        """,
    )


def test_an_operation_with_a_server_of_its_own_answers_with_a_file(grown: Copy) -> None:
    run(
        grown,
        """
        import gzip
        from fullstory.generated.api.warehouse_items import get_label_sheet as sheet
        from fullstory.generated.models import ErrorResponse

        def transport(request):
            sent.append(str(request.url))
            assert request.headers["Authorization"] == "Basic key"
            return answers.pop(0)

        urls = {
            "https://api.fullstory.com": "https://labels.fullstory.com/warehouse/v1/sheet",
            "https://api.eu1.fullstory.com": "https://labels.fullstory.com/warehouse/v1/sheet",
            "http://localhost:1234": "http://localhost:1234/warehouse/v1/sheet",
            "https://proxy.example/fullstory": "https://proxy.example/fullstory/warehouse/v1/sheet",
        }
        file = gzip.compress(b"labels")
        for base_url, url in urls.items():
            http = httpx.Client(transport=httpx.MockTransport(transport))
            client = fullstory.init("key", base_url=base_url, http_client=http)
            answers.append(httpx.Response(200, content=file))
            assert sheet.sync(client=client.raw) == file
            answers.append(httpx.Response(404, text='{"code": "c", "message": "m"}'))
            assert sheet.sync(client=client.raw) == ErrorResponse(code="c", message="m")
            assert sent == [url, url], (sent, url)
            sent.clear()
        """,
    )


def test_a_method_that_waits_longer(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.connections import BlockingConnections
        from fullstory.drivers import BlockingDriver

        waits = []

        class Noting(BlockingConnections):
            def exchange(self, request, deadline):
                waits.append(request.arguments["extensions"]["timeout"]["read"])
                raise httpx.ConnectError("refused")

        for given, expected in (({}, [300, 30]), ({"timeout": 7}, [7, 7])):
            client = fullstory.init("key")
            options = fullstory.ClientOptions("key", max_retries=0, **given).checked()
            client.set_up(options, BlockingDriver(Noting(httpx.Client(), owned=True)))
            for call_it in (client.warehouse_items.shelves.count, lambda: client.users.get("1")):
                try:
                    call_it()
                except fullstory.ConnectionFailedError:
                    pass
            assert waits == expected, waits
            waits.clear()
        assert "Waits up to 300 seconds for the answer" in client.warehouse_items.shelves.count.__doc__
        """,
    )


def test_operations_that_share_a_method(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.models import Thing
        for whole in (False, True):
            results, request = call("warehouse_items.find", place=7, whole=whole)
            assert request[:2] == ("GET", "/warehouse/v1/places/7")
            assert isinstance(results[0].parsed if whole else results[0], Thing)
            _, request = call("warehouse_items.find", label="a b", whole=whole)
            assert request[:2] == ("GET", "/warehouse/v1/labels?label=a+b")
        either = "warehouse_items.find() takes exactly one of place and label, and got "
        assert refused("warehouse_items.find") == either + "neither"
        assert refused("warehouse_items.find", place=None) == either + "neither"
        assert refused("warehouse_items.find", place=1, label="a") == either + "both"
        assert "place" in refused("warehouse_items.find", place="a")
        # Each keeps its own retries.
        for fields, tries in (({"place": 7}, 1), ({"label": "a"}, 2)):
            answers.extend([(503, "")] * tries)
            try:
                client.warehouse_items.find(**fields)
            except fullstory.ServerError:
                assert answers == []
        """,
    )


def test_a_batch_with_a_new_tag(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.models import BrokenThing, Thing
        box, options = {"displayName": "Box", "type": "red"}, fullstory.BatchJobOptions(poll_interval=0.001)
        for each in (client, async_client):
            answers.extend([
                (200, '{"job": {"id": "7"}}'), (200, '{"job": {"id": "7", "status": "COMPLETED"}}'),
                (200, json.dumps({"results": [box]})), (200, '{"results": [{"message": "Dropped"}]}'),
            ])

            async def bring():
                job = each.warehouse_items.bring(
                    [box], shared={"text": "Fragile"}, include_schema=True, options=options, idempotency_key="k"
                )
                result = job.execute().wait()
                return await result if inspect.isawaitable(result) else result

            imports, failed = asyncio.run(bring())
            assert type(imports[0]) is Thing and imports[0].display_name == "Box"
            assert type(failed[0]) is BrokenThing and failed[0].message == "Dropped"
            assert [request[:2] for request in sent] == [
                ("POST", "/warehouse/v1/batches"), ("GET", "/warehouse/v1/batches/7"),
                ("GET", "/warehouse/v1/batches/7/brought?include_schema=true"),
                ("GET", "/warehouse/v1/batches/7/broken"),
            ]
            assert sent[0][2] == {"requests": [box], "shared": {"text": "Fragile"}}
            assert headers[0]["Idempotency-Key"] == "k"
            sent.clear(), headers.clear()

        def complaint(*args, **fields):
            try:
                client.warehouse_items.bring(*args, **fields)
            except fullstory.InvalidArgumentError as error:
                return str(error)

        said = [complaint([box, box | {"type": 7}]), complaint([{"type": "red"}]), complaint(shared={"text": 7})]
        assert said == [
            "requests[1].type must be a string, not int",
            "requests[0].displayName is required",
            "shared.text must be a string, not int",
        ], said
        assert not hasattr(client.warehouse_items.with_response, "bring")
        """,
    )


def test_a_new_field_of_users_is_everywhere(grown: Copy) -> None:
    run(
        grown,
        """
        from fullstory.generated.models import FailedUserImport, GetUserResponse, UserImport, UserImportRequest
        for method, args in (("users.create", ()), ("users.update", ("1",))):
            _, request = call(method, *args, loyalty_tier="gold")
            assert request[2] == {"loyalty_tier": "gold"}
            assert "loyalty_tier must be one of gold, silver" in refused(method, *args, loyalty_tier="tin")
        for model in (GetUserResponse, UserImport):
            assert model.from_dict({"loyalty_tier": "gold"}).loyalty_tier == "gold"
            assert model.from_dict({"loyalty_tier": "tin"}).loyalty_tier == "tin"
        assert FailedUserImport.from_dict({"user": {"loyalty_tier": 7}}).user.loyalty_tier == 7
        UserImportRequest.check({"loyalty_tier": "gold"})
        assert client.users.batch_create([{"loyalty_tier": "gold"}]).requests == [{"loyalty_tier": "gold"}]
        """,
    )


CASES = [
    (
        "users",
        "create_pet",
        ["What the pet listens to. At most 20 characters.", "Pets are optional.", "Standard level"],
    ),
    (
        "users",
        "create_pet",
        ["Give a user a pet.", "https://developer.fullstory.com/pets/", "A new UUID when left out."],
    ),
    (
        "warehouse_items",
        "list",
        ["The color of the shelf.", "How many there are on a page.", "Architect level or higher"],
    ),
    (
        "warehouse_items",
        "list",
        ["At least 1. At most 100. 20 when left out.", "Only what came after that.", "Maturity: beta."],
    ),
    (
        "warehouse_items",
        "create",
        ["What it is called. At most 40 characters.", "In grams.", "needs an api key of admin"],
    ),
    (
        "warehouse_items",
        "find",
        ["Find a thing.", "exactly one argument", "Where it is.", "What it says on the thing."],
    ),
    ("warehouse_items", "create", ["BadRequestError: Something in the request", "A thing on a shelf."]),
    (
        "warehouse_items",
        "remove_part",
        ["Which thing.", "Which part.", "InvalidArgumentError: An argument cannot be used"],
    ),
]


@pytest.fixture(scope="module")
def docstrings(grown: Copy) -> dict[str, str]:
    """Every docstring of a generated resource, by class and method."""
    printed = grown.python("""
        import inspect, json
        from fullstory.generated.resources import users, warehouse_items
        found = {}
        for module in (users, warehouse_items):
            for name, kind in inspect.getmembers(module, inspect.isclass):
                if kind.__module__ == module.__name__:
                    for method, function in inspect.getmembers(kind, inspect.isfunction):
                        if not method.startswith("_"):
                            found[f"{module.__name__.rpartition('.')[2]}.{name}.{method}"] = inspect.getdoc(function)
        print(json.dumps(found))
    """)
    found: dict[str, str] = json.loads(printed)
    return found


def test_both_docstrings_of_a_batch_say_everything(docstrings: dict[str, str]) -> None:
    found = [text for name, text in docstrings.items() if name.endswith(".bring")]
    assert len(found) == 2
    for docstring in found:
        flat = " ".join(docstring.split())
        assert "Bring many things." in flat
        assert "Needs an API key of Standard level or higher; reading the results needs Admin level." in flat
        assert "requests: The things. At most 9 items. They are copied." in flat
        assert "shared: A note." in flat


@pytest.mark.parametrize(("tag", "method", "texts"), CASES)
def test_all_four_docstrings_say_everything(
    docstrings: dict[str, str], tag: str, method: str, texts: list[str]
) -> None:
    found = [
        text
        for name, text in docstrings.items()
        if name.startswith(tag) and "Shelves" not in name and name.endswith(f".{method}")
    ]
    assert len(found) == 4
    for docstring in found:
        flat = " ".join(docstring.split()).lower()
        assert [text for text in texts if text.lower() not in flat] == []
