"""A local FullStory to develop and test against: `from fullstory.sandbox import Sandbox`."""

try:
    from .sandbox import Sandbox
except ModuleNotFoundError as error:
    if (error.name or "").startswith("fullstory"):
        raise
    raise ImportError(f'the sandbox needs {error.name}: pip install "fullstory[sandbox]"') from error

from .access import KeyLevel
from .settings import Limits, ProcessingTime

__all__ = ["KeyLevel", "Limits", "ProcessingTime", "Sandbox"]
