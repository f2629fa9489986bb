"""Taking one message out of a stored conversation, in place: its words, what was made of them, and their echoes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Event = dict[str, Any]  # as Rasa's trackers are stored: `Event.as_dict()`
FORGETTING = ("reset_slots", "session_started", "restart")
NOTHING_PARSED = {"intent": {"name": None, "confidence": 0.0}, "entities": [], "text": ""}


def without_message(events: Sequence[Event], message: str) -> list[Event]:
    """The events of a conversation without anything of a message, in the same number and order.

    The user's event keeps its time only. Slots set in its turn get back what they held before, also where a later turn
    repeats that value. Everything the assistant said from then on is emptied, for each reply repeats the situation.
    """
    start = next((at for at, event in enumerate(events) if event.get("message_id") == message), None)
    if start is None:
        return list(events)
    end = next((at for at in range(start + 1, len(events)) if events[at]["event"] == "user"), len(events))
    learnt = [(event["name"], event["value"]) for event in events[start:end] if event["event"] == "slot"]
    before = _slots(events[:start])
    return [*events[:start], _emptied(events[start]),
            *(_redacted(event, learnt, before) for event in events[start + 1:])]


def _slots(events: Iterable[Event]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for event in events:
        if event["event"] in FORGETTING:
            held.clear()
        elif event["event"] == "slot":
            held[event["name"]] = event["value"]
    return held


def _emptied(user: Event) -> Event:
    return {**user, "text": "", "parse_data": NOTHING_PARSED, "metadata": {}}


def _redacted(event: Event, learnt: Sequence[tuple[str, Any]], before: dict[str, Any]) -> Event:
    if event["event"] == "bot":
        return {**event, "text": "", "data": {}, "metadata": {}}
    if event["event"] == "slot" and (event["name"], event["value"]) in learnt:
        return {**event, "value": before.get(event["name"])}
    return event
