# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class JobStatus(OpenEnum):
    """PROCESSING: not finished. COMPLETED: finished, everything was imported. FAILED: finished, but some or all of
    the requests failed."""

    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    PROCESSING = "PROCESSING"
