"""Hides packages that a development environment may have and an installation of the SDK alone has not.

httpx imports click and rich, and httpcore trio, wherever they find them: that would be measured too.
"""

import sys

HIDDEN = ("click", "trio")


def hide() -> None:
    """Let importing them fail; to be called before anything imports httpx."""
    sys.modules.update(dict.fromkeys(HIDDEN))  # type: ignore[arg-type]
