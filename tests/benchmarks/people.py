"""Users that look like those of a customer table; the same ones every time, whoever asks."""

from __future__ import annotations

from typing import Any

BATCH_SIZE = 50_000

_FIRST = ("Amara", "Björn", "Chiara", "Dmitri", "Elif", "Farid", "Grace", "Hiroshi", "Ines", "Jamal", "Katja")
_LAST = ("Adeyemi", "Bauer", "Castro", "Dubois", "Eriksson", "Fontaine", "Garcia", "Haddad", "Ito", "Jensen")
_PLANS = ("free", "starter", "team", "enterprise")
_COUNTRIES = ("NG", "SE", "IT", "DE", "TR", "FR", "US", "JP")


def person(number: int) -> dict[str, Any]:
    """The fields of one user, as `users.create` takes them and a request of a batch holds them."""
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // 7 % len(_LAST)]
    return {
        "uid": f"customer-{number:07d}",
        "display_name": f"{first} {last}",
        "email": f"{last.lower()}.{number}@example.com",
        "properties": {
            "plan": _PLANS[number % 4],
            "country": _COUNTRIES[number % 8],
            "seats": number % 250 + 1,
            "total_spent": number % 100_000 / 4 + 0.25,
            "newsletter": number % 3 == 0,
            "signed_up": f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}T08:{number % 60:02d}:00Z",
            "interests": ["analytics", "retention"] if number % 2 else ["support"],
        },
    }


def people(count: int) -> list[dict[str, Any]]:
    """The first so many users."""
    return [person(number) for number in range(count)]


def imported(number: int) -> dict[str, Any]:
    """The server's report that a user was imported: the user, with an id."""
    return {"id": str(5_000_000_000_000_000 + number), **person(number)}


def refused(number: int) -> dict[str, Any]:
    """The server's report that a user was not imported."""
    return {"message": "properties.plan is not one of this account", "code": "invalid_argument", "user": person(number)}
