"""A request that is turned away."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """A request that gets no turn: its HTTP status and the response that says why, with the field it names."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None, field: str = "") -> None:
        super().__init__(reason)
        self.status, self.reason, self.headers, self.field = status, reason, headers or {}, field
