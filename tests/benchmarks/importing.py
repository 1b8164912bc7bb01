"""Time of `import fullstory` against `import httpx`.

Each import happens in a fresh interpreter, in turns. The start-up of an interpreter that imports nothing is measured
too and taken off both sides: the ratio is that of the imports alone, of the medians. Bytecode lies ready, as after an
installation. What httpx imports in a development environment only, and would flatter the ratio, is hidden.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.benchmarks.plain_install import HIDDEN
from tests.benchmarks.report import Figure, show

TARGET = 1.25

_HIDE = f"import sys; sys.modules.update(dict.fromkeys({HIDDEN})); "


def run(*, quick: bool) -> list[Figure]:
    times: dict[str, list[float]] = {"pass": [], "import httpx": [], "import fullstory": []}
    with tempfile.TemporaryDirectory() as bytecode:
        for turn in range(3 if quick else 61):
            for statement, taken in times.items():
                seconds = _interpreter(statement, bytecode)
                # The first turn writes the bytecode.
                if turn:
                    taken.append(seconds)
    start_up, theirs, ours = (median(taken) for taken in times.values())
    alone = (ours - start_up) / (theirs - start_up)
    figures = [
        Figure("the import alone", _shown(ours - start_up), _shown(theirs - start_up), alone, TARGET),
        Figure("with the interpreter's start-up", _shown(ours), _shown(theirs), ours / theirs),
    ]
    note = f"Start-up alone: {_shown(start_up)}. {len(times['pass'])} interpreters each, medians."
    show("import fullstory, time", "import httpx", figures, note)
    return figures


def _shown(seconds: float) -> str:
    return f"{seconds * 1e3:.1f} ms"


def _interpreter(statement: str, bytecode: str) -> float:
    """The seconds from the start of an interpreter to its end."""
    began = time.perf_counter()
    # -I leaves out what the environment says about Python, such as not to write bytecode.
    subprocess.run([sys.executable, "-I", "-X", f"pycache_prefix={bytecode}", "-c", _HIDE + statement], check=True)
    return time.perf_counter() - began
