"""The values people have as fields of requests and in URLs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from fullstory import InvalidArgumentError
from fullstory.generated import models
from fullstory.generated.api.users import get_user
from tests.clients import settled
from tests.unit.calls import USER
from tests.unit.harness import Answer, Connect
from tests.unit.kinds import NOT_TAKEN, NUMBER, TAKEN, Id, Kind, Level, Plan, name_of


class TestFields:
    """What the check of a request takes is what becomes the right type in JSON."""

    @pytest.mark.parametrize(("fields", "content"), TAKEN, ids=name_of)
    async def test_what_is_taken(self, connect: Connect, fields: dict[str, Any], content: str) -> None:
        api = connect(Answer())
        await api.call("events.create", **fields)
        assert api.sent[0].body.decode() == content

    @pytest.mark.parametrize(("fields", "complaint"), NOT_TAKEN, ids=name_of)
    async def test_what_is_refused(self, connect: Connect, fields: dict[str, Any], complaint: str) -> None:
        api = connect()
        with pytest.raises(InvalidArgumentError, match=complaint):
            await api.call("events.create", **fields)
        assert api.sent == []


class TestAddresses:
    """What stands in URLs."""

    @pytest.mark.parametrize(
        ("id", "segment"),
        [(Id.ADA, "ada"), (Plan.PRO, "pro"), (Kind.PLAN, "plan"), (np.str_("a/b"), "a%2Fb"), (NUMBER, str(NUMBER))],
    )
    async def test_ids(self, connect: Connect, id: Any, segment: str) -> None:
        api = connect(*[Answer(body=USER)] * 6)
        await api.call("users.get", id)
        await api.call("users.update", id, uid=id)
        await api.call("users.delete", id=id)
        await settled(getattr(get_user, "sync" if api.kind == "sync" else "asyncio")(id, client=api.client.raw))
        assert {sent.path for sent in api.sent} == {f"/v2/users/{segment}"}
        await api.call("users.delete", uid=id)
        await api.call("users.list", uid=id, is_identified=np.bool_(True))
        assert [dict(request.url.params).get("uid") for request in api.requests[4:]] == [
            segment.replace("%2F", "/")
        ] * 2

    @pytest.mark.parametrize("id", [pd.NA, pd.NaT, np.int64(7), Level.HIGH, Kind.NOTHING, Decimal(7)])
    async def test_what_is_no_id_deletes_nobody(self, connect: Connect, id: Any) -> None:
        api = connect()
        for fields in ({"id": id}, {"uid": id}):
            with pytest.raises(InvalidArgumentError, match=r"^u?id must be a string, not [a-z]\w*\.[\w.]+$"):
                await api.call("users.delete", **fields)
        with pytest.raises(InvalidArgumentError, match=r"^uid must be a string, not "):
            await api.call("users.list", uid=id)
        assert api.sent == []

    async def test_idempotency_keys(self, connect: Connect) -> None:
        api = connect(Answer(body={"id": "1"}))
        await api.call("users.create", uid=NUMBER, idempotency_key=NUMBER)
        assert (api.sent[0].key, api.sent[0].body) == (str(NUMBER), f'{{"uid":"{NUMBER}"}}'.encode())


def test_a_model_becomes_the_same_dict_as_what_is_sent() -> None:
    request = models.CreateEventRequest(
        name="n", properties=models.EventProperties.from_dict({"a": np.int64(1), "b": pd.NA})
    )
    assert request.to_dict() == {"name": "n", "properties": {"a": 1}}
