"""The settings of the desk, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from records.database import DEFAULT_URL

LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")


@dataclass(frozen=True)
class Settings:
    """Where the desk listens, where the assistant does, where the records are, and other versions of the facts."""

    host: str
    port: int
    assistant: str
    records: str
    versions: Path

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings of an environment. Raises `ValueError` with a sentence for one that cannot be meant."""
        port = environment.get("DESK_PORT", "5006")
        if not port.isdecimal():
            raise ValueError(f"DESK_PORT: {port!r} is not the number of a port")
        return cls(environment.get("DESK_HOST", "127.0.0.1"), int(port),
                   f"http://127.0.0.1:{environment.get('PORT', '5005')}/webhooks/web/",
                   environment.get("RECORDS_URL", DEFAULT_URL), Path(environment.get("FACTS_VERSIONS", "var/facts")))

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches the desk."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"
