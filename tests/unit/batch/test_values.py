"""The values people have in batches: in items and in what they share."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest

from fullstory import InvalidArgumentError
from fullstory.generated import models
from tests.unit.batch.harness import SUCCESS, Start, finished
from tests.unit.kinds import CEST, DIGITS, NOT_TAKEN, NUMBER, TAKEN, Address, Id, name_of


@attrs.define
class Row:
    uid: Any
    email: str | None = None


@dataclass
class Record:
    uid: Any
    properties: Any = None


class TestFields:
    """Of an item, as the check of a request takes them."""

    @pytest.mark.parametrize(("fields", "content"), TAKEN, ids=name_of)
    async def test_what_is_taken(self, start: Start, fields: dict[str, Any], content: str) -> None:
        api = start(*SUCCESS)
        await finished(api.job([{"name": "before"}, fields], resource="events").execute())
        assert api.creations[0].body.decode() == f'{{"requests":[{{"name":"before"}},{content}]}}'

    @pytest.mark.parametrize(("fields", "complaint"), NOT_TAKEN, ids=name_of)
    async def test_what_is_refused(self, start: Start, fields: dict[str, Any], complaint: str) -> None:
        with pytest.raises(InvalidArgumentError, match=complaint) as caught:
            start().job([{"name": "before"}, fields], resource="events")
        assert "requests[1]." in str(caught.value)


class TestBatches:
    @pytest.mark.parametrize("before", [0, 1, 1200])
    async def test_the_item_is_named(self, start: Start, before: int) -> None:
        good = [{"uid": NUMBER, "properties": {"price": Decimal("1.10"), "tax": np.float64(0.5)}}] * before
        refused: list[tuple[dict[str, Any], str]] = [
            ({"properties": {"price": Decimal("NaN")}}, "properties.price is NaN, which JSON cannot represent"),
            (
                {"properties": {"a": [np.array([1, math.inf])]}},
                "properties.a[0][1] is inf, which JSON cannot represent",
            ),
            ({"uid": Decimal(7)}, "uid must be a string, not decimal.Decimal"),
        ]
        for bad, complaint in refused:
            with pytest.raises(InvalidArgumentError) as caught:
                start().job([*good, bad])
            assert str(caught.value).startswith(f"requests[{before}].{complaint}")

    async def test_items_that_are_no_mappings_themselves(self, start: Start) -> None:
        at = models.UserProperties.from_dict({"at": datetime(2026, 1, 2, tzinfo=CEST)})
        items: list[Any] = [Row(NUMBER), Record("b", Address("Bern")), models.UserImportRequest(uid="c", properties=at)]
        api = start(*SUCCESS)
        job = api.job([*items, {"uid": "d"}])
        await finished(job.execute())
        sent = json.loads(api.creations[0].body)["requests"]
        assert sent == job.requests
        assert sent == [
            {"uid": str(NUMBER)},
            {"uid": "b", "properties": {"city": "Bern"}},
            {"uid": "c", "properties": {"at": "2026-01-01T22:00:00Z"}},
            {"uid": "d"},
        ]

    @pytest.mark.parametrize(
        ("item", "complaint"),
        [
            (Row(7), "requests[0].uid must be a string, not int"),
            (Address("Bern"), "unexpected field 'requests[0].city'; expected one of id, uid, "),
            (Row, "requests[0] must be a mapping, not type"),
            (Id.ADA, "requests[0] must be a mapping, not tests.unit.kinds.Id"),
            (
                models.UserImportRequest(properties=models.UserProperties.from_dict({"at": datetime(2026, 1, 2)})),
                "requests[0].properties.at cannot be sent as JSON: a datetime without time zone",
            ),
        ],
        ids=name_of,
    )
    async def test_items_that_are_refused(self, start: Start, item: Any, complaint: str) -> None:
        with pytest.raises(InvalidArgumentError) as caught:
            start().job([item])
        assert str(caught.value).startswith(complaint)

    async def test_what_is_shared(self, start: Start) -> None:
        api = start(*SUCCESS)
        shared = {"context": {"location": models.LocationContext(latitude=Decimal("33.70"))}}  # type: ignore[arg-type]
        job = api.job([{"name": "n"}], resource="events", shared=shared)
        await finished(job.execute())
        assert api.creations[0].body.endswith(b',"shared":{"context":{"location":{"latitude":33.70}}}}')
        assert job.shared == {"context": {"location": {"latitude": 33.7}}}
        with pytest.raises(InvalidArgumentError, match=r"^shared\.context\.location\.latitude is Infinity, which JSON"):
            api.job(resource="events", shared={"context": {"location": {"latitude": Decimal("Infinity")}}})

    async def test_requests_read_back_are_exact(self, start: Start) -> None:
        values = [Decimal(DIGITS), Decimal("14.50"), Decimal("1E+400"), 1e16, 0.1, 7]
        (request,) = start().job([{"properties": {"values": values}}]).requests
        assert request["properties"]["values"] == values
        assert [type(value) for value in request["properties"]["values"]] == [
            Decimal,
            float,
            Decimal,
            float,
            float,
            int,
        ]

    async def test_the_rows_of_a_data_frame(self, start: Start) -> None:
        frame = pd.DataFrame(
            {
                "uid": ["a", "b"],
                "visits": pd.array([1, None], dtype="Int64"),
                "seen": pd.to_datetime(["2026-01-02T03:04:05Z", None]),
                "scores": [np.array([1.5]), np.array([], dtype=float)],
            }
        )
        rows = frame.to_dict("records")
        job = start().job({"uid": row.pop("uid"), "properties": row} for row in rows)
        assert job.requests == [
            {"uid": "a", "properties": {"visits": 1, "seen": "2026-01-02T03:04:05Z", "scores": [1.5]}},
            {"uid": "b", "properties": {"scores": []}},
        ]
