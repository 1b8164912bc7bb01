"""Hides packages that a development environment may have and an installation of the SDK alone has not.

httpx imports click and rich, and httpcore trio, wherever they find them: that would be measured too.
"""

import sys

HIDDEN = ("click", "trio")


def hide(*more: str) -> None:
    """Let importing them, and more of them, fail; to be called before anything imports httpx."""
    sys.modules.update(dict.fromkeys((*HIDDEN, *more)))  # type: ignore[arg-type]
