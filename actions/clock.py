"""The only clock: the day answers are given for."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


def today() -> date:
    """The day pinned by the environment variable TODAY (ISO), else today in Asia/Tokyo."""
    pinned = os.environ.get("TODAY")
    return date.fromisoformat(pinned) if pinned else datetime.now(TOKYO).date()
