"""A local FullStory to develop and test against: `from fullstory.sandbox import Sandbox`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access import KeyLevel
    from .faults import Fault, FaultKind, Moment
    from .sandbox import Sandbox
    from .settings import Limits, ProcessingTime, RateLimit

__all__ = ["Fault", "FaultKind", "KeyLevel", "Limits", "Moment", "ProcessingTime", "RateLimit", "Sandbox"]

_MODULES = {
    "Fault": "faults",
    "FaultKind": "faults",
    "KeyLevel": "access",
    "Limits": "settings",
    "Moment": "faults",
    "ProcessingTime": "settings",
    "RateLimit": "settings",
    "Sandbox": "sandbox",
}


def __getattr__(name: str) -> Any:
    # The server and what it needs are imported when they are first used: the command's help and its errors stay quick.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    try:
        return getattr(import_module(f".{_MODULES[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("fullstory"):
            raise
        raise ImportError(f'the sandbox needs {error.name}: pip install "fullstory[sandbox]"') from error
