# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class OperationState(OpenEnum):
    """PENDING: not finished. COMPLETED: finished, and done. FAILED: finished, but not done; why is in the error
    details."""

    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    PENDING = "PENDING"
