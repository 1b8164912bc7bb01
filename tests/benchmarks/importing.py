"""Time of `import fullstory` against `import httpx`, alone and with a client made.

Each import happens in a fresh interpreter, in turns. The start-up of an interpreter that imports nothing is measured
too and taken off all of them: the ratios are those of the imports alone, of the medians. Bytecode lies ready, as after
an installation. What httpx imports in a development environment only, and would flatter the ratios, is hidden.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.benchmarks.plain_install import HIDDEN
from tests.benchmarks.report import Figure, show

IMPORT_TARGET = 0.35
CLIENT_TARGET = 1.15

_HIDE = f"import sys; sys.modules.update(dict.fromkeys({HIDDEN})); "
_STATEMENTS = (
    "pass",
    "import fullstory",
    "import httpx",
    "import fullstory; fullstory.init('na1.key')",
    "import httpx; httpx.Client()",
)


def run(*, quick: bool) -> list[Figure]:
    times: dict[str, list[float]] = {statement: [] for statement in _STATEMENTS}
    with tempfile.TemporaryDirectory() as bytecode:
        for turn in range(3 if quick else 61):
            for statement, taken in times.items():
                seconds = _interpreter(statement, bytecode)
                # The first turn writes the bytecode.
                if turn:
                    taken.append(seconds)
    start_up, *medians = (median(taken) for taken in times.values())
    ours, theirs, our_client, their_client = (each - start_up for each in medians)
    figures = [
        Figure("the import", _shown(ours), _shown(theirs), ours / theirs, IMPORT_TARGET),
        Figure("with a client", _shown(our_client), _shown(their_client), our_client / their_client, CLIENT_TARGET),
    ]
    note = f"Start-up alone, taken off: {_shown(start_up)}. {len(times['pass'])} interpreters each, medians."
    show("import fullstory, time", "httpx", figures, note)
    return figures


def _shown(seconds: float) -> str:
    return f"{seconds * 1e3:.1f} ms"


def _interpreter(statement: str, bytecode: str) -> float:
    """Return the seconds from the start of an interpreter to its end."""
    began = time.perf_counter()
    # -I leaves out what the environment says about Python, such as not to write bytecode.
    subprocess.run([sys.executable, "-I", "-X", f"pycache_prefix={bytecode}", "-c", _HIDE + statement], check=True)
    return time.perf_counter() - began
