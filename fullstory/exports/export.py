"""The export of a segment, for a blocking client."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from fullstory.drivers import BlockingDriver
from fullstory.exports import requests
from fullstory.exports.base import ExportBase
from fullstory.exports.fetching import fetch
from fullstory.exports.reading import RowReader
from fullstory.exports.target import Target, target_path
from fullstory.exports.transfer import Begin
from fullstory.exports.waiting import checked_watch, wait


class Export(ExportBase[BlockingDriver]):
    """An export of a segment: a file that FullStory writes, and keeps for some days.

    Made by `client.segments.export()` and `client.segments.resume_export()`.
    """

    def refresh(self) -> Export:
        """Ask once how far the export is, and return it. Raises what any call may raise."""
        self._note(self._driver.run(self._caller.call(requests.look(self._id))).parsed)
        return self

    def wait(self, timeout: float | None = None, *, poll_interval: float | None = None) -> Export:
        """Wait until the file is complete. At the end of a wait that was too short, the export goes on.

        Args:
            timeout: The maximum number of seconds to wait; no limit when left out.
            poll_interval: The seconds between two looks; when left out a second, then more, up to 5.

        Returns:
            This export.

        Raises:
            WaitTimeoutError: It took longer; also a TimeoutError.
            ExportError: The export failed, or was cancelled; `details` says why.
            FullStoryError: What any call can raise.
        """
        steps = checked_watch(self._id, timeout, poll_interval)
        if not self._is_finished:
            wait(self._caller, self._driver, steps, self._note)
        self._completed()
        return self

    def cancel(self) -> None:
        """Stop the export. It then counts as failed. Raises what any call may raise."""
        self._driver.run(self._caller.call(requests.cancel(self._id)))

    def download(self, path: str | os.PathLike[str]) -> Path:
        """Wait until the file is complete, and store it.

        It is written under a temporary name in the same folder, and renamed when everything is there: nobody finds
        half a file, and a file of that name is replaced. A download that breaks off goes on where it was, or starts
        anew where the host cannot do that. If it fails for good, the temporary file is removed.

        FullStory compresses the file with gzip. It is stored as it comes if the path ends in `.gz`, and decompressed
        otherwise.

        Args:
            path: Where to store it. The folder must exist.

        Returns:
            The path.

        Raises:
            InvalidArgumentError: The path cannot be used.
            ExportError: The export failed, or its file is damaged.
            FullStoryError: What any call can raise, after too many failures in a row without progress.
            OSError: The file cannot be written.
        """
        target_file = target_path(path)
        search_export_id = self.wait()._completed()
        target = Target(target_file)
        try:
            with self._named(), closing(self._pieces(search_export_id, can_begin_again=True)) as pieces:
                for item in pieces:
                    if isinstance(item, Begin):
                        target.begin(is_coded=item.is_coded)
                    elif target.add(item):
                        target.write()
                target.finish()
        finally:
            target.discard()
        return target_file

    def rows(self) -> Iterator[dict[str, Any]]:
        """Wait until the file is complete, and yield its rows, straight from the network and in flat memory.

        Each iteration fetches the file anew. One that breaks off goes on where it was. Integers are exact, however
        large; in CSV all values are text.

        Yields:
            The fields of each row.

        Raises:
            ExportError: The export failed; the file is damaged or cut off; or it has a row of more than 64 MiB.
            FullStoryError: What any call can raise, after too many failures in a row without progress.
        """
        search_export_id = self.wait()._completed()
        reader = RowReader(self._format)
        with self._named(), closing(self._pieces(search_export_id, can_begin_again=False)) as pieces:
            for item in pieces:
                if isinstance(item, Begin):
                    reader.begin(is_coded=item.is_coded)
                    continue
                for rows in reader.feed(item):
                    yield from rows
            for rows in reader.finish():
                yield from rows

    def _pieces(self, search_export_id: str, *, can_begin_again: bool) -> Any:
        return fetch(self._caller, self._driver, search_export_id, can_begin_again=can_begin_again)
