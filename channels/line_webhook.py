"""LINE's webhook requests, read so that nothing new in them can hurt: what is unknown or absent is empty.

https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ONE_TO_ONE = "user"


@dataclass(frozen=True)
class Event:
    """One event. `at` is its time in milliseconds, `source_id` the id of the user, or of the group or room."""

    id: str
    type: str
    at: int
    is_active: bool
    reply_token: str
    source_type: str
    source_id: str = field(repr=False)
    body: Mapping[str, Any] = field(repr=False)

    @property
    def is_one_to_one(self) -> bool:
        """Whether it comes from one person's own conversation."""
        return self.source_type == ONE_TO_ONE and bool(self.source_id)

    def part(self, name: str) -> Mapping[str, Any]:
        """An object inside the event; empty where it is none."""
        return _mapping(self.body.get(name))


@dataclass(frozen=True)
class Webhook:
    """One request: the bot it is meant for, and its events in the order they happened."""

    destination: str
    events: Sequence[Event]


def webhook_in(body: bytes) -> Webhook:
    """The request in a body. Raises `ValueError` for what is no JSON object."""
    content = json.loads(body)
    if not isinstance(content, dict):
        raise ValueError("not an object")
    listed = content.get("events")
    events = [_event(entry) for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    return Webhook(_text(content.get("destination")), sorted(events, key=lambda event: event.at))


def written(message: Mapping[str, Any]) -> str:
    """The text of a text message, without the stand-ins of LINE's own emoji."""
    units = _text(message.get("text")).encode("utf-16-le", "surrogatepass")
    for start, end in sorted(_emojis(message), reverse=True):
        units = units[:2 * start] + " ".encode("utf-16-le") + units[2 * end:]
    return units.decode("utf-16-le", "replace").strip()


def _event(entry: Mapping[str, Any]) -> Event:
    source, token, at = _mapping(entry.get("source")), _text(entry.get("replyToken")), entry.get("timestamp")
    kind, identity = _text(source.get("type")), _text(entry.get("webhookEventId")) or token
    return Event(identity, _text(entry.get("type")), at if isinstance(at, int) else 0, entry.get("mode") != "standby",
                 token, kind, _text(source.get(f"{kind}Id")), entry)


def _emojis(message: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Where emoji stand, in UTF-16 units."""
    listed = message.get("emojis")
    emojis = [_mapping(entry) for entry in listed] if isinstance(listed, list) else []
    places = [(emoji.get("index"), emoji.get("length")) for emoji in emojis]
    return [(index, index + length) for index, length in places
            if isinstance(index, int) and isinstance(length, int) and index >= 0 and length > 0]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
