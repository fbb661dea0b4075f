"""What several tests need: the house's files, and a short way to things."""

import json
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, cast

from leadwerk import Actor, Command, Engine, Mapping, Policy, Request

ROOT = Path(__file__).resolve().parents[2]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MONDAY = datetime(2026, 5, 4, 9, tzinfo=timezone.utc)
SYSTEM = Actor.System()
MAPPING = Mapping.from_toml("""
    currency = "EUR"
    medium = "website"
    default_member = "desk"
    columns = { lead = "case", time = "when", what = "activity" }
    stages = [{ id = "F", name = "Offer sent" }, { id = "A", name = "Order" }]
    activities = [{ name = "Offer", meaning = { type = "stage", stage = "F" } }, { name = "Signed", meaning = { type = "won" } }]
""")

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)")


def read_json(path: str) -> Any:
    """A file of the house, its instants as milliseconds since 1970."""
    return instants(json.loads((ROOT / path).read_text(encoding="utf-8")))


def instants(data: Any) -> Any:
    if isinstance(data, str) and INSTANT.fullmatch(data):
        since = datetime.fromisoformat(data.replace("Z", "+00:00")) - EPOCH
        return since // timedelta(milliseconds=1)
    if (items := as_list(data)) is not None:
        return [instants(item) for item in items]
    if (parts := as_dict(data)) is not None:
        return {key: instants(value) for key, value in parts.items()}
    return data


def as_list(data: Any) -> list[Any] | None:
    """The data, if they are a list; what is in it may be anything."""
    return cast("list[Any]", data) if isinstance(data, list) else None


def as_dict(data: Any) -> dict[str, Any] | None:
    """The data, if they are a dict; what is in it may be anything."""
    return cast("dict[str, Any]", data) if isinstance(data, dict) else None


def capture(lead: str, at: datetime = MONDAY) -> Request:
    return Request(at, SYSTEM, Command.Capture(lead, "trade_fair"))


def engine(*leads: str) -> Engine:
    """An engine with these leads."""
    made = Engine(Policy.standard("EUR"))
    for lead in leads:
        made.execute(capture(lead))
    return made
