"""A local FullStory to develop and test against: `from fullstory.sandbox import Sandbox`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fullstory.sandbox.access import KeyLevel
    from fullstory.sandbox.control.fault_kinds import FaultKind
    from fullstory.sandbox.control.fault_options import Moment
    from fullstory.sandbox.control.faults import Fault
    from fullstory.sandbox.control.settings import Limits, ProcessingTime, RateLimit
    from fullstory.sandbox.sandbox import Sandbox

__all__ = ["Fault", "FaultKind", "KeyLevel", "Limits", "Moment", "ProcessingTime", "RateLimit", "Sandbox"]

_MODULES = {
    "Fault": "control.faults",
    "FaultKind": "control.fault_kinds",
    "KeyLevel": "access",
    "Limits": "control.settings",
    "Moment": "control.fault_options",
    "ProcessingTime": "control.settings",
    "RateLimit": "control.settings",
    "Sandbox": "sandbox",
}


def __getattr__(name: str) -> Any:
    # The server and its dependencies are imported when first used, so that `fullstory --help` stays fast.
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    try:
        return getattr(import_module(f"fullstory.sandbox.{_MODULES[name]}"), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("fullstory"):
            raise
        raise ImportError(f'the sandbox needs {error.name}: pip install "fullstory[sandbox]"') from error
