"""A place that was sent: which counters are near it. The place is used and dropped."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from channels.line_sentences import Responses, bubble
from channels.turns import Said

ASK = '/ask_office{"office": null}'  # of all counters, whichever was spoken of before
NAMED = 3  # so many are named as near; the answer below lists all
EARTH_RADIUS_KM = 6371.0
Ask = Callable[[str], Awaitable[Said]]
Point = tuple[float, float]  # latitude and longitude in degrees


async def counters_for(location: Mapping[str, Any], ask: Ask, responses: Responses) -> Said:
    """What is said to a location message (LINE's `message` object of that type).

    `ask` runs a payload as a turn of the same conversation: its answer lists the counters that take this visitor, and
    the nearest of them are named before it. Address and title are not read.
    """
    said = await ask(ASK)
    answers = [answer for message in said for answer in message.get("custom", {}).get("answers", ())]
    known = next((answer["positions"] for answer in answers if "positions" in answer), None)
    here = _point(location)
    if known is None or here is None:
        return _after(bubble(responses, "line_place_unknown")["text"], said)
    blocks = [block for answer in answers for block in answer["blocks"]]
    listed = [counter["name"] for block in blocks for counter in block.get("counters", ())]
    return _after("\n".join(_near(here, known, listed, responses)), said)


def _near(here: Point, known: Mapping[str, Any], listed: list[str], responses: Responses) -> list[str]:
    """The nearest counters, those that were not compared, and the sources of the positions."""
    far = {name: _kilometres(here, (latitude, longitude)) for name, (latitude, longitude) in known["counters"].items()}
    nearest = [bubble(responses, "line_place_distance", counter=name, km=f"{far[name]:.1f}")["text"]
               for name in sorted(far, key=far.__getitem__)[:NAMED]]
    without = [name for name in listed if name not in far]
    return [bubble(responses, "line_place_nearest", counters="、".join(nearest))["text"],
            *([bubble(responses, "line_place_without", counters="、".join(without))["text"]] if without else []),
            *(f"{source['text']} {source['url']}" for source in known["sources"])]


def _point(location: Mapping[str, Any]) -> Point | None:
    latitude, longitude = location.get("latitude"), location.get("longitude")
    if isinstance(latitude, int | float) and isinstance(longitude, int | float):
        return latitude, longitude
    return None


def _kilometres(one: Point, other: Point) -> float:
    """The great-circle distance (haversine)."""
    (north, east), (other_north, other_east) = (map(math.radians, point) for point in (one, other))
    half_chord = (math.sin((other_north - north) / 2) ** 2
                  + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2)
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half_chord))


def _after(first: str, said: Said) -> Said:
    """What was said, after a text that is told as a notice too."""
    notice = {"text": first, "plain": None, "place": "before"}
    told = [{"custom": {**message["custom"], "notices": [notice, *message["custom"]["notices"]]}}
            if "custom" in message else message for message in said]
    return [{"text": first, "buttons": []}, *told]
