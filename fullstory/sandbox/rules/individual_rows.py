"""The rows of exports of individuals: figures on what somebody did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from fullstory.sandbox.rules.export_rows import Person, Row, lat_long, time_text


class _SessionFigures:
    """What is known about a session so far."""

    def __init__(self, moment: datetime) -> None:
        self.start = self.end = moment
        self.events = 0
        self.pages: set[str] = set()

    @property
    def seconds(self) -> float:
        return (self.end - self.start).total_seconds()


class Figures:
    """What somebody did, counted event by event."""

    def __init__(self) -> None:
        self._sessions: dict[str, _SessionFigures] = {}
        self._events = 0
        self._last: tuple[datetime, Mapping[str, Any]] | None = None

    def count(self, moment: datetime | None, session: str | None, context: Mapping[str, Any]) -> None:
        """Count an event."""
        self._events += 1
        if moment is None:
            return
        if self._last is None or moment >= self._last[0]:
            self._last = moment, context
        if session is not None:
            figures = self._sessions.setdefault(session, _SessionFigures(moment))
            figures.start, figures.end = min(figures.start, moment), max(figures.end, moment)
            figures.events += 1
            if url := (context.get("browser") or {}).get("url"):
                figures.pages.add(url)

    def row(self, person: Person, sessions: int) -> Row:
        """Return everything that is known about somebody who had this number of sessions."""
        row: Row = {"IndvId": person.number, "Uid": person.uid, "DisplayName": person.display_name}
        row |= {"Email": person.email, "NumEvents": self._events, "NumSessions": sessions}
        if person.first_seen is not None:
            row["Created"] = time_text(datetime.fromtimestamp(person.first_seen, UTC))
        row |= self._of_sessions(sessions)
        if self._last is not None:
            moment, context = self._last
            browser, location = context.get("browser") or {}, context.get("location") or {}
            row |= {"LastEventStart": time_text(moment), "LastPage": browser.get("url")}
            row["LastLatLong"] = lat_long(location)
            row |= {"LastIp": location.get("ip_address"), "LastDevice": (context.get("device") or {}).get("model")}
        return {name: value for name, value in row.items() if value is not None} | dict(person.properties)

    def _of_sessions(self, sessions: int) -> Row:
        known = self._sessions.values()
        total = sum(each.seconds for each in known)
        row: Row = {"NumPages": sum(len(each.pages) for each in known), "TotalSec": total}
        if known:
            last = max(known, key=lambda each: each.start)
            row |= {"AvgSessionSec": total / sessions, "MaxSessionSec": max(each.seconds for each in known)}
            row |= {"LastSessionNumEvents": last.events, "LastSessionNumPages": len(last.pages)}
            row |= {"LastSessionSec": last.seconds, "LastSessionStart": time_text(last.start)}
        return row
