"""What a staff member means: from the words in the search box to topics, each with a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Hit:
    """One answer to open: its topic, the case as JSON values (`Case.parse` takes them), and its name for the list."""

    topic: str
    case: Mapping[str, object]
    title: str
    score: float


class Search:
    """The index of everything that can be found; built once (a second or two), asked from any thread."""

    def __init__(self, day: date) -> None:
        self._day = day

    def find(self, text: str, limit: int = 8) -> tuple[Hit, ...]:
        """The hits, best first; empty for words that mean nothing here."""
        return ()
