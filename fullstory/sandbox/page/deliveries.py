"""The pages about deliveries to webhooks, and the form that sends one."""

from __future__ import annotations

import orjson

from fullstory.sandbox.page.visit import PAGE_SIZE, Json, Redirect, Shown, Visit, page_of
from fullstory.sandbox.rules.webhooks import KINDS

_ENDPOINTS = 100


def deliveries(visit: Visit) -> Shown:
    return _shown(visit)


def send(visit: Visit) -> Shown | Redirect:
    form = {name: text.strip() for name, text in visit.form.items()}
    try:
        ids = visit.controls.send_webhook(
            event_name=form.get("event_name", ""),
            subcategory=form.get("subcategory") or None,
            endpoint_id=form.get("endpoint_id") or None,
            data=_data(form.get("data", "")),
        )
    except (LookupError, ValueError) as error:
        return _shown(visit, str(error), 400)
    if not ids:
        return _shown(
            visit, "no enabled endpoint is registered for this event; choose one to send it all the same", 400
        )
    return Redirect(f"/deliveries/{ids[-1]}" if len(ids) == 1 else "/deliveries")


def delivery(visit: Visit) -> Shown:
    number = visit.row
    log = visit.engine.deliveries
    found = log.get(number)
    if found is None:
        raise LookupError("The log does not have this delivery; it keeps only the latest.")
    context = {
        "delivery": found.details(),
        "earlier": number - 1 if log.get(number - 1) else None,
        "later": number + 1 if log.get(number + 1) else None,
    }
    return Shown("delivery.html", context)


def _data(text: str) -> Json | None:
    if not text:
        return None
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"data must be JSON: {error}") from None
    if not isinstance(data, dict):
        raise ValueError("data must be a JSON object")
    return data


def _shown(visit: Visit, error: str = "", status: int = 200) -> Shown:
    found = visit.controls.deliveries(limit=PAGE_SIZE + 1, before=visit.before)
    shown, older = page_of(found, "id")
    context = {
        "deliveries": shown,
        "older": older,
        "before": visit.before,
        "limit": PAGE_SIZE,
        "endpoints": visit.engine.webhooks.page(0, _ENDPOINTS),
        "kinds": KINDS,
        "form": visit.form,
        "error": error,
    }
    return Shown("deliveries.html", context, status)
