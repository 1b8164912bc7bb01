"""A local FullStory to develop and test against: `from fullstory.sandbox import Sandbox`."""

try:
    from .sandbox import Sandbox
except ModuleNotFoundError as error:
    if (error.name or "").startswith("fullstory"):
        raise
    raise ImportError(f'the sandbox needs {error.name}: pip install "fullstory[sandbox]"') from error

from .access import KeyLevel
from .faults import Fault, FaultKind, Moment
from .settings import Limits, ProcessingTime, RateLimit

__all__ = ["Fault", "FaultKind", "KeyLevel", "Limits", "Moment", "ProcessingTime", "RateLimit", "Sandbox"]
