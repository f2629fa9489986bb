"""How many messages a conversation or an address may send: a bucket that refills steadily."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from cachetools import TTLCache

REMEMBERED = 100_000
FORGOTTEN_AFTER_SECONDS = 600


class Limit:
    """Allows `burst` at once and `per_second` on average, for each key."""

    def __init__(self, burst: int, per_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._per_second, self._now = burst, per_second, now
        self._levels: TTLCache[str, tuple[float, float]] = TTLCache(REMEMBERED, FORGOTTEN_AFTER_SECONDS)

    def wait(self, key: str) -> int:
        """Take one; 0 when it was free, else the whole seconds until one will be."""
        now = self._now()
        level, since = self._levels.get(key, (float(self._burst), now))
        level = min(self._burst, level + (now - since) * self._per_second)
        if level < 1:
            return math.ceil((1 - level) / self._per_second)
        self._levels[key] = (level - 1, now)
        return 0
