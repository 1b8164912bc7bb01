"""Updates of webhook endpoints always say whether the endpoint is disabled."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

import fullstory
from tests.unit.harness import Answer, Connect

ID = "aHR0cDovL3guPz8/Pw=="
PATH = "/webhooks/v1/endpoints/aHR0cDovL3guPz8%2FPw%3D%3D"
METHODS = ["webhooks.endpoints.update", "webhooks.endpoints.with_response.update"]


def endpoint(**fields: Any) -> dict[str, Any]:
    return {"id": ID, "url": "http://x.????"} | fields


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("present", "disabled"),
    [(endpoint(enabled=True), False), (endpoint(enabled=False), True), (endpoint(), True), ({"id": ID}, True)],
)
async def test_the_present_state_is_repeated(
    connect: Connect, method: str, present: dict[str, Any], disabled: bool
) -> None:
    api = connect(Answer(body=present), Answer(body=endpoint(enabled=not disabled), headers={"A": "b"}))
    result = await api.call(method, ID, secret="new")
    assert [(sent.method, sent.path) for sent in api.sent] == [("GET", PATH), ("POST", PATH)]
    assert json.loads(api.sent[1].body) == {"secret": "new", "disabled": disabled}
    if "with_response" in method:
        assert (result.status_code, result.headers["a"]) == (200, "b")
        result = result.parsed
    assert result.enabled is not disabled


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("disabled", [True, False])
async def test_a_given_state_needs_no_other_request(connect: Connect, method: str, disabled: bool) -> None:
    api = connect(Answer(body=endpoint(enabled=not disabled)))
    await api.call(method, ID, disabled=disabled, event_types=[{"eventName": "note.created"}])
    body = {"disabled": disabled, "eventTypes": [{"eventName": "note.created"}]}
    assert [(sent.method, sent.path, json.loads(sent.body)) for sent in api.sent] == [("POST", PATH, body)]


@pytest.mark.parametrize(
    "present", [{}, b"", {"enabled": True}, endpoint(enabled="yes"), endpoint(enabled=1), {"error": "x"}]
)
async def test_nothing_is_guessed_from_an_answer_that_is_no_endpoint(connect: Connect, present: Any) -> None:
    api = connect(Answer(body=present))
    with pytest.raises(fullstory.ResponseParseError, match="give disabled to update it"):
        await api.call("webhooks.endpoints.update", ID, secret="new")
    assert len(api.sent) == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"event_types": [{"subcategory": "x"}]}, r"event_types\[0\].eventName is required"),
        ({"event_types": "note.created"}, "event_types must be"),
        ({"url": 7}, "url must be a string"),
        ({"disabled": "no"}, "disabled must be"),
        ({"secret": b"x"}, "secret"),
    ],
)
async def test_nothing_is_sent_for_an_argument_that_cannot_be_used(
    connect: Connect, fields: dict[str, Any], why: str
) -> None:
    api = connect()
    with pytest.raises(fullstory.InvalidArgumentError, match=why):
        await api.call("webhooks.endpoints.update", ID, **fields)
    assert not api.sent


@pytest.mark.parametrize(("fields", "sent"), [({"secret": "new"}, 3), ({"url": ""}, 3), ({"url": "http://y.test"}, 1)])
async def test_an_update_is_repeated_unless_it_changes_the_id(
    connect: Connect, fields: dict[str, Any], sent: int
) -> None:
    lost = httpx.ReadError("lost")
    api = connect(lost, lost, lost)
    with pytest.raises(fullstory.ConnectionFailedError):
        await api.call("webhooks.endpoints.update", ID, disabled=False, **fields)
    assert len(api.sent) == sent


async def test_an_endpoint_that_does_not_exist(connect: Connect) -> None:
    api = connect(Answer(404, {"message": "gone", "code": "resource_not_found"}))
    with pytest.raises(fullstory.NotFoundError, match="gone"):
        await api.call("webhooks.endpoints.update", ID, secret="new")


async def test_secrets_show_nowhere(connect: Connect) -> None:
    from fullstory.generated import models

    for model in (models.CreateWebhookEndpointRequest, models.UpdateWebhookEndpointRequest):
        assert "hush" not in repr(model.from_dict({"url": "http://x.test", "secret": "hush"}))
    api = connect(Answer(400, {"message": "no", "code": "invalid_argument"}))
    with pytest.raises(fullstory.BadRequestError) as caught:
        await api.call("webhooks.endpoints.create", url="http://x.test", secret="hush")
    assert "hush" not in f"{caught.value!r} {vars(caught.value)}"


def test_both_clients_have_the_same_class_again() -> None:
    with fullstory.init("key") as client:
        assert client.webhooks is client.webhooks
        assert type(client.webhooks.endpoints.with_response) is type(client.webhooks.with_response.endpoints)
