"""The only clock: the day answers are given for."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


def today() -> date:
    """The day pinned by the environment variable TODAY (ISO), else today in Asia/Tokyo."""
    pinned = _pinned()
    return date.fromisoformat(pinned) if pinned else datetime.now(TOKYO).date()


def is_preview() -> bool:
    """Whether the day is pinned, so that nothing may be thrown away as too old."""
    return bool(_pinned())


def moment() -> datetime:
    """The time in Tokyo now, without a zone, for logs; no answer depends on it and nothing pins it."""
    return datetime.now(TOKYO).replace(tzinfo=None, microsecond=0)


def _pinned() -> str | None:
    return os.environ.get("TODAY")
