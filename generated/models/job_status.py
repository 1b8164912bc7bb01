# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
from enum import StrEnum


class JobStatus(StrEnum):
    """One of the values the API document lists, or, as an unnamed member, any other that the server sent."""

    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    PROCESSING = "PROCESSING"

    @classmethod
    def _missing_(cls, value: object) -> "JobStatus | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)
