"""What can be pressed under the last message; every choice can also be typed, and stands in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from channels.line_dates import span
from channels.line_limits import DISPLAY_TEXT, GRAPHEME, LABEL, QUICK_REPLIES, Limit
from channels.line_postbacks import Postbacks
from channels.line_words import Words

DATE = "date"
CUT = "…"
Action = dict[str, str]
Button = Mapping[str, str]


def quick_replies(buttons: Sequence[Button], question: Mapping[str, Any], place: bool, *, seal: Postbacks, words: Words,
                  day: date) -> list[dict[str, Any]]:
    """The items: a calendar where a date is asked for, the buttons, and, where `place`, the sender's position.

    The calendar and the position come before the last buttons where LINE's number is reached.
    """
    calendar = [*_calendar(question, seal, words, day)]
    position = [{"type": "location", "label": words["location"]}] if place else []
    room = QUICK_REPLIES.most - len(calendar) - len(position)
    pressed = [_pressed(button, seal) for button in buttons[:room]]
    return [{"type": "action", "action": action} for action in (*calendar, *pressed, *position)]


def _calendar(question: Mapping[str, Any], seal: Postbacks, words: Words, day: date) -> Iterator[Action]:
    if question.get("kind") == DATE:
        field = question["field"]
        yield {"type": "datetimepicker", "label": words["calendar"], "data": seal.seal(f"date:{field}"), "mode": "date",
               **span(field).around(day)}


def _pressed(button: Button, seal: Postbacks) -> Action:
    """The full words stand in the text, so that a long label may be shortened."""
    title = button["title"]
    return {"type": "postback", "label": _within(LABEL, title), "data": seal.seal(button["payload"]),
            "displayText": _within(DISPLAY_TEXT, title)}


def _within(limit: Limit, title: str) -> str:
    return title if limit.holds(title) else "".join(GRAPHEME.findall(title)[:limit.most - 1]) + CUT
