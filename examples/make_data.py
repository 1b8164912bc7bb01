"""Write customers.csv and orders.jsonl, the input of demo.py: an online music shop's customers and their orders.

    python examples/make_data.py

The data is invented, and the same every time. A few rows are wrong on purpose, each in its own way, so that the demo
has failures to show.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
CUSTOMERS = 320
ORDERS = 480

FIRST_NAMES = """Aiko Alice Amara Anna Ben Carla Chidi Clara Daniel Diego Elena Emil Fatima Felix Grace Hana Hugo Ines
Ivan Jade Jonas Kofi Lara Leila Liam Lucia Mara Marco Mei Nadia Nils Noor Olga Omar Paula Pedro Priya Rosa Ruben Sami
Sara Tariq Tess Uma Viktor Wanda Yara Yusuf Zoe""".split()
COUNTRIES = {"US": 40, "GB": 12, "DE": 12, "FR": 10, "BR": 8, "JP": 8, "NG": 5, "IN": 5}
PLANS = {"free": 60, "plus": 30, "family": 10}
GENRES = ["ambient", "classical", "folk", "hip hop", "jazz", "pop", "rock", "soul"]
SOURCES = ["newsletter", "search", "direct", "social", "partner"]
OPENED = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)


def main() -> None:
    random_numbers = random.Random(20240108)
    customers = list(make_customers(random_numbers))
    orders = list(make_orders(random_numbers, customers))
    spoil(customers, orders)
    with (FOLDER / "customers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(customers[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(customers)
    with (FOLDER / "orders.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(order) + "\n" for order in orders)


def make_customers(random_numbers: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(1, CUSTOMERS + 1):
        name = random_numbers.choice(FIRST_NAMES)
        signed_up = OPENED + timedelta(minutes=random_numbers.randrange(400 * 24 * 60))
        yield {
            "customer_id": f"cust-{number:05}",
            "name": f"{name} {random_numbers.choice('ABCDEFGHKLMNPRSTW')}.",
            "email": f"{name.lower()}{number}@example.com",
            "plan": pick(random_numbers, PLANS),
            "country": pick(random_numbers, COUNTRIES),
            "favourite_genre": random_numbers.choice(GENRES),
            "newsletter": random_numbers.choice(["yes", "no"]),
            "signed_up": signed_up.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


def make_orders(random_numbers: random.Random, customers: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for number in range(1, ORDERS + 1):
        customer = random_numbers.choice(customers)
        items = 1 + min(int(random_numbers.expovariate(0.7)), 8)
        ordered = datetime.fromisoformat(customer["signed_up"]) + timedelta(
            minutes=random_numbers.randrange(200 * 24 * 60)
        )
        yield {
            "name": "Order Completed",
            "user": {"uid": customer["customer_id"]},
            "timestamp": ordered.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "properties": {
                "order_id": f"order-{number:06}",
                "items": items,
                "total": round(sum(random_numbers.uniform(6, 24) for _ in range(items)), 2),
                "currency": "USD",
                "genres": sorted({random_numbers.choice(GENRES) for _ in range(items)}),
                "source": random_numbers.choice(SOURCES),
                "gift": random_numbers.random() < 0.1,
            },
        }


def pick(random_numbers: random.Random, weights: dict[str, int]) -> str:
    return random_numbers.choices(list(weights), list(weights.values()))[0]


def spoil(customers: list[dict[str, Any]], orders: list[dict[str, Any]]) -> None:
    """Break a handful of rows in the ways real data is broken."""
    customers[41]["email"] = "long." * 30 + "address@example.com"
    customers[97]["name"] = "This is not a name but a note that somebody typed into the wrong field. " * 5
    customers[203]["customer_id"] = "cust-" + "0" * 300
    orders[12]["name"] = ""
    orders[150]["properties"]["2nd_item"] = "a name that starts with a digit"
    orders[233]["properties"]["lines"] = [{"sku": "CD-1001", "quantity": 2}]
    orders[301]["user"]["id"] = "1234567890"
    orders[377]["session"] = {"id": "123456789:987654321"}


if __name__ == "__main__":
    main()
