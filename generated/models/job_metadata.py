# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from ..types import Model, json_object, no_fields, read_datetime

if TYPE_CHECKING:
    from ..models.job_status import JobStatus


@define
class JobMetadata(Model):
    """A batch job.

    Attributes:
        id: The id of the job.
        status: PROCESSING: not finished. COMPLETED: finished, everything was imported. FAILED: finished, but
            some or all of the requests failed. One of `PROCESSING`, `COMPLETED`, `FAILED`.
        created: When the job was accepted.
        finished: When the job finished; left out until then.
    """

    id: str
    status: JobStatus | str
    created: datetime
    finished: datetime | None = None
    additional_properties: dict[str, Any] = field(factory=no_fields, init=False, repr=False)

    def _fields_in_json(self) -> dict[str, Any]:
        return {
            **self.additional_properties,
            "id": self.id,
            "status": self.status,
            "created": self.created,
            "finished": self.finished,
        }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model of a JSON object."""
        from ..models.job_status import JobStatus

        given = json_object(src_dict)
        model = cls(
            id=given.pop("id", None),
            status=JobStatus.read(given.pop("status", None)),
            created=read_datetime(given.pop("created", None)),
            finished=read_datetime(given.pop("finished", None)),
        )
        # An empty dict that held something keeps its space.
        if given:
            model.additional_properties = given
        return model
