"""Writes the files of exports, a portion at a time."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fullstory.sandbox.api.export_rows import RowReader
from fullstory.sandbox.rules.export_fields import columns, has_pattern
from fullstory.sandbox.rules.export_files import CsvForm, FileForm, JsonForm, NdjsonForm
from fullstory.sandbox.rules.exports import ExportPlan

# The fastest one: files are made and read on the same machine.
_COMPRESSION = 1


class Spool:
    """The folder that holds the files of exports for as long as the sandbox runs."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def path(self, export_id: str) -> Path:
        """Return where the file of an export is, or would be."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="fullstory-sandbox-"))
        return self._folder / f"{export_id}.gz"

    def clear(self) -> None:
        """Delete the files."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def write_export(reader: RowReader, plan: ExportPlan, path: Path) -> Iterator[None]:
    """Write the file of an export. Yield after each portion, so that other work can be done in between.

    The file has its name once it is complete.
    """
    unfinished = path.with_suffix(".part")
    try:
        with unfinished.open("wb") as file:
            yield from write_rows(reader, plan, file)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_rows(reader: RowReader, plan: ExportPlan, file: BinaryIO) -> Iterator[None]:
    """Write the compressed rows of an export into a file that is open. Yield after each portion."""
    if plan.format != "FORMAT_CSV":
        form: FileForm = JsonForm() if plan.format == "FORMAT_JSON" else NdjsonForm()
    else:
        custom: set[str] = set()
        if has_pattern(plan.fields):
            for names in reader.custom_names():
                custom |= names
                yield
        form = CsvForm(columns(plan.fields, plan.kind, custom))
    # The same rows give the same bytes: no time, no name.
    with gzip.GzipFile("", "wb", _COMPRESSION, file, mtime=0) as packed:
        packed.write(form.head())
        for rows in reader.portions():
            packed.write(form.rows(rows))
            yield
        packed.write(form.tail())
