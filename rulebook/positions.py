"""Where counters stand, for whoever compares distances. No rule reads it, and no answer rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rulebook import phrases
from rulebook.dated import NotInForce, in_force

FACT = "office.positions"


def positions(counters: Iterable[str], day: date) -> Mapping[str, Any]:
    """Latitude and longitude in degrees (WGS 84) by a counter's name, with their source; empty where none is known."""
    try:
        row = in_force(FACT, day)
    except NotInForce:
        return {}
    known = {name: row.value[name] for name in counters if name in row.value}
    return {"positions": {"counters": known, "sources": [phrases.cited(row.source)]}} if known else {}
