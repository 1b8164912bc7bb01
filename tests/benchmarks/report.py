"""How figures are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a table.

    Attributes:
        name: What was measured.
        ours: The SDK's figure, with its unit.
        theirs: The figure it is compared with.
        ratio: The one divided by the other; None where there is nothing to compare.
        target: What the ratio may be at most; None where it is shown for information.
    """

    name: str
    ours: str
    theirs: str = ""
    ratio: float | None = None
    target: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the target is reached."""
        if self.ratio is None or self.target is None:
            return ""
        return "reached" if self.ratio <= self.target else "NOT REACHED"

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's columns."""
        return (
            self.name,
            self.ours,
            self.theirs,
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.target is None else f"{self.target:.2f}",
            self.verdict,
        )


def show(title: str, theirs: str, figures: Sequence[Figure], *notes: str) -> None:
    """Print a table.

    Args:
        title: What all its lines are about.
        theirs: Who the SDK is compared with.
        figures: The lines.
        *notes: Sentences below it.
    """
    lines = [(title, "SDK", theirs, "ratio", "target", ""), *(figure.cells for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    for line in lines:
        numbers = "  ".join(cell.rjust(width) for cell, width in zip(line[1:5], widths[1:5], strict=True))
        print(f"{line[0].ljust(widths[0])}  {numbers}  {line[5]}".rstrip())
    for note in notes:
        print(f"  {note}")
    print(flush=True)
