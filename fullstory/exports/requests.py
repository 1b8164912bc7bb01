"""What exports and operations ask the API for."""

from __future__ import annotations

from typing import Any

from fullstory.arguments import path_id
from fullstory.calls import Call, Caller, Operation, Response
from fullstory.errors import (
    ApiError,
    ConnectionFailedError,
    ExportError,
    FullStoryError,
    RequestTimeoutError,
    ResponseParseError,
    ServerError,
)
from fullstory.exports.arguments import operation_id
from fullstory.exports.life import export_error
from fullstory.generated.api.operations import cancel_operation, get_operation
from fullstory.generated.api.segments import create_segment_export
from fullstory.generated.models import operation as operation_model
from fullstory.generated.models.create_segment_export_response import CreateSegmentExportResponse

_HOW_TO_FIND_IT = (
    'the export may have begun all the same: look for it with client.operations.list(type="SEARCH_EXPORT"), and go on '
    "with client.segments.resume_export(id)"
)


def look(id: str) -> Operation[operation_model.Operation]:
    """Return the call that fetches an operation."""
    return Operation(
        get_operation.build_request(path_id("id", id)), operation_model.Operation.from_dict, get_operation.REPEAT
    )


def cancel(id: str) -> Operation[None]:
    """Return the call that cancels an operation."""
    return Operation(cancel_operation.build_request(path_id("id", id)), None, cancel_operation.REPEAT)


def create(caller: Caller, body: dict[str, Any]) -> Call[Response[str]]:
    """Start an export, and return the id of its operation.

    It is not started again where it may have begun.

    Raises:
        ExportError: The server says why there is no export.
        FullStoryError: What any call can raise; where the export may have begun, the message says how to find it.
    """
    call = Operation(
        create_segment_export.build_request(body=body),
        CreateSegmentExportResponse.from_dict,
        create_segment_export.REPEAT,
    )
    try:
        response = yield from caller.call(call)
    except FullStoryError as error:
        if _may_have_begun(error):
            error.args = (f"{error}; {_HOW_TO_FIND_IT}",)
        raise
    found = operation_id(response.parsed.operation_id)
    if found is not None:
        return Response(response.status_code, response.headers, found)
    if reason := response.parsed.error:
        raise export_error(f"the export could not be started: {reason}", None, str(reason))
    raise ExportError(f"the server's answer names no operation; {_HOW_TO_FIND_IT}")


def _may_have_begun(error: FullStoryError) -> bool:
    if isinstance(error, ApiError):
        return isinstance(error, ServerError) or error.status_code in (408, 499)
    # Where there was no connection, trying again can help.
    return isinstance(error, ResponseParseError) or (
        isinstance(error, RequestTimeoutError | ConnectionFailedError) and not error.can_retry
    )
