"""Reads the rows of an export from the store, a portion at a time, so that exports of any size need little memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson

from fullstory.sandbox.identifiers import user_id
from fullstory.sandbox.rules.export_rows import (
    Person,
    Row,
    Visit,
    chosen,
    event_properties,
    event_row,
    moment_of,
    typed_properties,
)
from fullstory.sandbox.rules.exports import ExportPlan
from fullstory.sandbox.rules.individual_rows import Figures
from fullstory.sandbox.rules.properties import report_types
from fullstory.sandbox.rules.session_ids import id_of_day, public_id
from fullstory.sandbox.state import State
from fullstory.sandbox.store.export_source import SourceEvent

# Other requests wait for one portion at most.
PORTION = 1000
_REMEMBERED = 2_000


class RowReader:
    """The rows of one export, in portions.

    Args:
        state: The state of the sandbox.
        plan: What to export.
        members: The uids of the segment's users; None for everybody.
    """

    def __init__(self, state: State, plan: ExportPlan, members: frozenset[str] | None = None) -> None:
        self._plan = plan
        self._members = members
        self._users = state.users
        self._source = state.export_source
        self._sessions = state.shown_sessions
        self._until = state.export_source.last_event() if plan.last_event is None else plan.last_event
        # Most events are of users and sessions that others are of, too.
        self._person = lru_cache(_REMEMBERED)(self._read_person)
        self._is_member = lru_cache(_REMEMBERED)(self._read_membership)
        self._visit = lru_cache(_REMEMBERED)(self._read_visit)
        self._visit_of_day = lru_cache(_REMEMBERED)(self._read_visit_of_day)
        self._days = lru_cache(_REMEMBERED)(self._source.days_of)

    def portions(self) -> Iterator[list[Row]]:
        """Yield the rows with the fields that were asked for, a portion at a time."""
        rows = self._events() if self._plan.kind == "TYPE_EVENT" else self._individuals()
        return ([chosen(row, self._plan.fields) for row in portion] for portion in rows)

    def custom_names(self) -> Iterator[set[str]]:
        """Yield the names of the custom variables in the rows, a portion at a time."""
        if self._plan.kind == "TYPE_EVENT":
            for events in self._event_portions():
                yield {name for event in events if self._moment(event) for name in self._custom_variables(event)}
        else:
            for rows in self._individuals():
                yield {name for row in rows for name in row if name.startswith("user_")}

    def _events(self) -> Iterator[list[Row]]:
        for events in self._event_portions():
            yield [row for event in events if (row := self.event_row(event)) is not None]

    def _event_portions(self) -> Iterator[list[SourceEvent]]:
        after = 0
        while events := self._source.events(after, self._until, PORTION):
            yield events
            after = events[-1].row

    def _moment(self, event: SourceEvent) -> datetime | None:
        """Return the time of an event; None if it is none of the export's."""
        moment = moment_of(event.timestamp)
        if moment is None:
            return None
        at, start = moment.timestamp(), self._plan.start
        is_in_range = (start is None or start <= at) and at <= self._plan.end
        return moment if is_in_range and self._is_member(event.user) else None

    def _custom_variables(self, event: SourceEvent) -> Row:
        person = None if event.user is None else self._person(event.user)
        return {**(person.properties if person else {}), **event_properties(orjson.loads(event.data))}

    def event_row(self, event: SourceEvent) -> Row | None:
        """Return the whole row of an event; None if it is none of the export's."""
        moment = self._moment(event)
        if moment is None:
            return None
        person = None if event.user is None else self._person(event.user)
        visit = self._visit_of(event, moment)
        return event_row(event.timestamp, moment, person, visit, event.name, orjson.loads(event.data))

    def _individuals(self) -> Iterator[list[Row]]:
        after, portion = 0, PORTION // 10
        while users := self._source.users(after, portion):
            yield [row for user in users if (row := self._individual_row(user)) is not None]
            after = users[-1]

    def _individual_row(self, user: int) -> Row | None:
        plan = self._plan
        if not self._is_member(user):
            return None
        if plan.start is not None and not self._source.was_active(user, plan.start, plan.end):
            return None
        person = self._person(user)
        if person is None:
            return None
        figures, after = Figures(), 0
        while events := self._source.events_of(user, after, PORTION, self._until):
            for event in events:
                data: dict[str, Any] = orjson.loads(event.data)
                moment = moment_of(event.timestamp)
                visit = None if moment is None else self._visit_of(event, moment)
                figures.count(moment, visit.session if visit else None, data.get("context") or {})
            after = events[-1].row
        return figures.row(person, len(self._sessions.of_user(user)))

    def _read_membership(self, user: int | None) -> bool:
        """Return whether a user is in the segment."""
        plan = self._plan
        if user is None:
            return self._members is None
        if self._members is not None:
            person = self._person(user)
            if person is None or person.uid not in self._members:
                return False
        return plan.active_from is None or self._source.was_active(user, plan.active_from, plan.active_until)

    def _visit_of(self, event: SourceEvent, moment: datetime) -> Visit | None:
        """Return the session of an event. That of an event which names none is of the user and the day."""
        if event.session is not None:
            return self._visit(event.session, event.user)
        return None if event.user is None else self._visit_of_day(event.user, moment.date().isoformat())

    def _read_visit(self, session: str, user: int | None) -> Visit:
        return Visit(public_id(session, user), self._source.session_start(session))

    def _read_visit_of_day(self, user: int, day: str) -> Visit:
        return Visit(id_of_day(user, day), self._days(user).get(day))

    def _read_person(self, row: int) -> Person | None:
        user = self._users.by_row(row)
        if user is None:
            return None
        properties = typed_properties("user", user.properties, report_types(user.properties, user.types))
        number, first_seen = int(user_id(user.row)), self._source.first_seen(user.row)
        return Person(number, user.uid, user.display_name, user.email, first_seen, properties)
