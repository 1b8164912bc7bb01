"""The export of a segment, for an async client."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

from fullstory.drivers import AsyncDriver
from fullstory.exports import requests
from fullstory.exports.base import ExportBase
from fullstory.exports.fetching import fetch_async
from fullstory.exports.reading import RowReader
from fullstory.exports.target import Target, target_path
from fullstory.exports.transfer import Begin
from fullstory.exports.waiting import checked_watch, wait_async


class AsyncExport(ExportBase[AsyncDriver]):
    """An export of a segment: a file that FullStory writes, and keeps for some days.

    Made by `client.segments.export()` and `client.segments.resume_export()`.
    """

    async def refresh(self) -> AsyncExport:
        """Ask once how far the export is, and return it. Raises what any call may raise."""
        self._note((await self._driver.run(self._caller.call(requests.look(self._id)))).parsed)
        return self

    async def wait(self, timeout: float | None = None, *, poll_interval: float | None = None) -> AsyncExport:
        """Wait until the file is complete. See `Export.wait`."""
        steps = checked_watch(self._id, timeout, poll_interval)
        if not self._is_finished:
            await wait_async(self._caller, self._driver, steps, self._note)
        self._completed()
        return self

    async def cancel(self) -> None:
        """Stop the export. It then counts as failed. Raises what any call may raise."""
        await self._driver.run(self._caller.call(requests.cancel(self._id)))

    async def download(self, path: str | os.PathLike[str]) -> Path:
        """Wait until the file is complete, and store it. See `Export.download`."""
        target_file = target_path(path)
        search_export_id = (await self.wait())._completed()
        target = Target(target_file)
        try:
            with self._named():
                async with aclosing(self._pieces(search_export_id, can_begin_again=True)) as pieces:
                    async for item in pieces:
                        if isinstance(item, Begin):
                            target.begin(is_coded=item.is_coded)
                        elif target.add(item):
                            await asyncio.to_thread(target.write)
                await asyncio.to_thread(target.finish)
        finally:
            target.discard()
        return target_file

    async def rows(self) -> AsyncIterator[dict[str, Any]]:
        """Wait until the file is complete, and yield its rows. See `Export.rows`.

        Where the iteration may end early, `contextlib.aclosing` ends the transfer with it.
        """
        search_export_id = (await self.wait())._completed()
        reader = RowReader(self._format)
        with self._named():
            async with aclosing(self._pieces(search_export_id, can_begin_again=False)) as pieces:
                async for item in pieces:
                    if isinstance(item, Begin):
                        reader.begin(is_coded=item.is_coded)
                        continue
                    for rows in reader.feed(item):
                        for row in rows:
                            yield row
            for rows in reader.finish():
                for row in rows:
                    yield row

    def _pieces(self, search_export_id: str, *, can_begin_again: bool) -> Any:
        return fetch_async(self._caller, self._driver, search_export_id, can_begin_again=can_begin_again)
