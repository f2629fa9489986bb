"""LINE's settings, from the environment only (CONTRACT section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from records.database import DEFAULT_URL

API = "https://api.line.me"
DATA_API = "https://api-data.line.me"


@dataclass(frozen=True)
class LineSettings:
    """What connects one channel of LINE."""

    secret: str
    token: str
    api: str
    data_api: str
    push_when_late: bool
    records_url: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> LineSettings | None:
        """The settings of an environment; None without a channel secret: LINE is off."""
        secret = environment.get("LINE_CHANNEL_SECRET")
        if not secret:
            return None
        return cls(secret, environment.get("LINE_CHANNEL_ACCESS_TOKEN", ""),
                   _base(environment, "LINE_API_BASE", API), _base(environment, "LINE_DATA_API_BASE", DATA_API),
                   environment.get("LINE_PUSH_WHEN_LATE") == "on", environment.get("RECORDS_URL", DEFAULT_URL))


def _base(environment: Mapping[str, str], name: str, default: str) -> str:
    """An address that paths are put behind."""
    return (environment.get(name) or default).rstrip("/")
