"""The files of exports: links that expire, parts of files, and what a storage refuses."""

from __future__ import annotations

import gzip
import hashlib
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta

import httpx
import pytest

from fullstory.sandbox import Fault, FaultKind, Moment
from tests.sandbox.api import Api, problem
from tests.sandbox.exporting import add_event, download, link, operation, start


@pytest.fixture
def location(api: Api) -> str:
    """A link to the file of an export."""
    for number in range(50):
        add_event(api, f"Event {number}")
    return link(api, start(api, format="FORMAT_JSON"))


def code_of(response: httpx.Response) -> tuple[int, str]:
    """The status and the code of what a storage refuses."""
    assert response.headers["content-type"] == "application/xml; charset=UTF-8"
    return response.status_code, ElementTree.fromstring(response.content).findtext("Code") or ""


def test_the_file_is_compressed_and_has_a_name(api: Api, location: str) -> None:
    response = download(location)
    assert response.status_code == 200
    assert "content-encoding" not in response.headers
    assert response.content[:2] == b"\x1f\x8b"
    day = api.sandbox.clock()["now"][:10]
    assert response.headers["content-disposition"] == f'attachment; filename="Everyone_{day}.json.gz"'
    assert response.headers["etag"] == f'"{hashlib.md5(response.content).hexdigest()}"'
    assert response.headers["content-length"] == str(len(response.content))
    assert b"Event 49" in gzip.decompress(response.content)


def test_each_link_is_another_and_lasts_five_minutes(api: Api, location: str) -> None:
    api.sandbox.freeze_clock()
    export_id = location.split("/")[5]
    answer = api.get(f"/search/v1/exports/{export_id}/results").json()
    assert answer["location"] != location
    lasts = datetime.fromisoformat(answer["expires"]) - datetime.fromisoformat(api.sandbox.clock()["now"])
    assert lasts == timedelta(minutes=5)
    api.sandbox.advance_clock(299.9)
    assert download(answer["location"]).status_code == 200
    api.sandbox.advance_clock(0.1)
    assert code_of(download(answer["location"])) == (400, "ExpiredToken")
    again = api.get(f"/search/v1/exports/{export_id}/results").json()["location"]
    assert download(again).status_code == 200


def test_the_link_has_the_host_that_the_client_uses(api: Api) -> None:
    started = operation(api, start(api))
    host = str(api.base_url).replace("127.0.0.1", "localhost").rstrip("/")
    path = f"{host}/search/v1/exports/{started['results']['searchExportId']}/results"
    answer = httpx.get(path, headers={"Authorization": f"Basic {api.sandbox.api_key}"}).json()
    assert answer["location"].startswith(f"{host}/_storage/")


def test_a_key_beside_the_signature_is_refused(api: Api, location: str) -> None:
    assert code_of(download(location, Authorization=f"Basic {api.sandbox.api_key}")) == (400, "InvalidArgument")


@pytest.mark.parametrize("change", ["signature", "no signature", "export"])
def test_a_link_that_was_changed_is_refused(api: Api, location: str, change: str) -> None:
    other = link(api, start(api)).split("/")[5]
    changed = {
        "signature": location[:-1] + ("0" if location[-1] != "0" else "1"),
        "no signature": location.partition("?")[0],
        "export": location.replace(location.split("/")[5], other),
    }
    assert code_of(download(changed[change])) == (403, "SignatureDoesNotMatch")


def test_an_export_expires(api: Api, location: str) -> None:
    export_id = location.split("/")[5]
    api.sandbox.advance_clock(7 * 86400 - 100)
    fresh = api.get(f"/search/v1/exports/{export_id}/results").json()["location"]
    api.sandbox.advance_clock(101)
    assert code_of(download(fresh)) == (404, "NoSuchKey")
    refused = api.get(f"/search/v1/exports/{export_id}/results")
    assert problem(refused) == (404, "resource_not_found")
    assert refused.json()["error"] == "NotFound"


def test_an_unfinished_export_has_no_results(still: Api) -> None:
    assert operation(still, start(still))["results"] is None
    assert problem(still.get("/search/v1/exports/nobody/results")) == (404, "resource_not_found")


# Parts


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-10", slice(-10, None)),
        ("bytes=5-999999999", slice(5, None)),
        ("bytes=-999999999", slice(0, None)),
    ],
)
def test_a_part_can_be_downloaded(location: str, wanted: str, part: slice) -> None:
    whole = download(location)
    response = download(location, Range=wanted)
    assert response.status_code == 206
    assert response.content == whole.content[part]
    first, last, size = part.indices(len(whole.content))[0], len(response.content), len(whole.content)
    assert response.headers["content-range"] == f"bytes {first}-{first + last - 1}/{size}"
    assert response.headers["etag"] == whole.headers["etag"]


@pytest.mark.parametrize("wanted", ["bytes=999999999-", "bytes=-0"])
def test_a_part_that_is_not_there_cannot_be_satisfied(location: str, wanted: str) -> None:
    size = len(download(location).content)
    response = download(location, Range=wanted)
    assert code_of(response) == (416, "InvalidRange")
    assert response.headers["content-range"] == f"bytes */{size}"


@pytest.mark.parametrize("wanted", ["bytes=0-1,3-4", "bytes=-", "lines=0-9", "bytes=a-b"])
def test_a_range_without_a_meaning_is_ignored(location: str, wanted: str) -> None:
    assert download(location, Range=wanted).status_code == 200


def test_a_part_of_another_file_is_not_given(location: str) -> None:
    tag = download(location).headers["etag"]
    assert download(location, **{"Range": "bytes=1-", "If-Range": tag}).status_code == 206
    assert download(location, **{"Range": "bytes=1-", "If-Range": '"other"'}).status_code == 200


def test_ranges_can_be_switched_off(api: Api, location: str) -> None:
    assert download(location).headers["accept-ranges"] == "bytes"
    api.sandbox.configure(range_requests=False)
    response = download(location, Range="bytes=1-")
    assert response.status_code == 200
    assert "accept-ranges" not in response.headers
    assert len(response.content) == int(response.headers["content-length"])


# What can go wrong with a download


def received_of(location: str) -> bytes:
    """What comes of a download that breaks off."""
    received = b""
    try:
        with httpx.stream("GET", location) as response:
            for part in response.iter_raw():
                received += part
    except httpx.TransportError:
        return received
    raise AssertionError("the download did not break off")


def test_a_download_breaks_off_in_the_middle(api: Api, location: str) -> None:
    whole = download(location).content
    for fault in (
        Fault(kind=FaultKind.TRUNCATE, path="/_storage/*", times=1),
        Fault(kind=FaultKind.RESET, path="/_storage/*", times=1, when=Moment.MID_ANSWER),
    ):
        api.sandbox.add_fault(fault)
        received = received_of(location)
        assert whole.startswith(received)
        assert len(received) < len(whole)
        rest = download(location, Range=f"bytes={len(received)}-")
        assert received + rest.content == whole
    assert api.sandbox.faults()[0]["happened"] == 1


def test_a_fault_answers_in_place_of_the_file(api: Api, location: str) -> None:
    for status, when in ((503, Moment.BEFORE_READ), (429, Moment.AFTER_EFFECT)):
        api.sandbox.add_fault(Fault(kind=FaultKind.STATUS, status=status, when=when, path="/_storage/*", times=1))
        assert download(location).status_code == status
    api.sandbox.add_fault(Fault(kind=FaultKind.GARBAGE, path="/_storage/*", times=1))
    assert download(location).content.startswith(b"\x00\xff")
    assert download(location).status_code == 200


def test_downloads_are_in_the_log(api: Api, location: str) -> None:
    size = len(download(location).content)
    entry = api.sandbox.request(api.sandbox.requests(limit=1)[0]["id"])
    assert entry["path"].startswith("/_storage/exports/")
    assert (entry["status"], entry["answer_bytes"], entry["answer"]) == (200, size, "")


def test_only_get_is_taken(location: str) -> None:
    assert httpx.post(location).status_code == 405


def test_the_same_rows_make_the_same_file(api: Api) -> None:
    add_event(api, "Seen")
    first, second = (download(link(api, start(api))) for _ in range(2))
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
