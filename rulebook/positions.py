"""Where counters stand, for whoever compares distances and cites the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rulebook.decision import Counter, Source


def positions(counters: Sequence[Counter], cited: Callable[[Source], Mapping[str, str]]) -> Mapping[str, Any]:
    """Latitude and longitude in degrees by a counter's name, with their sources; empty where none is known."""
    known = {counter.name: counter.position for counter in counters if counter.position}
    sources = dict.fromkeys(position.source for position in known.values())
    return {"positions": {"counters": {name: [each.latitude, each.longitude] for name, each in known.items()},
                          "sources": [cited(source) for source in sources]}} if known else {}
