"""A place that was sent: the counters, without a word about distance, for no counter's position is known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sanic import Sanic

from channels.turns import Said


async def counters_for(app: Sanic, location: Mapping[str, Any], ask: Callable[[str], Awaitable[Said]]) -> Said:
    """What is said to a location message (LINE's `message` object of that type).

    `ask` runs a payload as a turn of the same conversation. Coordinates are not read; the address is used for its town
    and dropped.
    """
