"""LINE's limits that its schema does not check, each with its address, and what a reply breaks of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

REFERENCE = "https://developers.line.biz/en/reference/messaging-api/"
COUNTING = "https://developers.line.biz/en/docs/messaging-api/text-character-count/"
GRAPHEME = regex.compile(r"\X")
LINKS = ("https://", "http://", "tel:")
Message = Mapping[str, Any]
Found = Iterator[str]


def units(text: str) -> int:
    """The length in UTF-16 units, as LINE counts texts: 𠮷 and 🍎 are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """The length in grapheme clusters, as LINE counts labels: a family emoji is one."""
    return len(GRAPHEME.findall(text))


def size(entry: object) -> int:
    """The bytes of something as JSON in the longest way to write it, so that no way of sending is longer."""
    return len(json.dumps(entry))


@dataclass(frozen=True)
class Limit:
    """A rule: how much there may be at most (at least one, always), how it is counted, and where it stands."""

    name: str
    most: int
    count: Callable[[Any], int]
    source: str

    def holds(self, thing: Any) -> bool:
        """Whether the thing is within the limit."""
        return 1 <= self.count(thing) <= self.most

    def check(self, thing: Any) -> Found:
        """The broken rule, if it is."""
        if not self.holds(thing):
            yield f"{self.name}: {self.count(thing)} is not 1 to {self.most} ({self.source})"


MESSAGES = Limit("messages", 5, len, f"{REFERENCE}#send-reply-message")
REQUEST = Limit("bytes of a request", 2_000_000, size, f"{REFERENCE}#status-codes")
TEXT = Limit("text", 5000, units, f"{REFERENCE}#text-message")
ALT_TEXT = Limit("altText", 1500, units, f"{REFERENCE}#flex-message")
BUBBLE = Limit("bytes of a bubble", 30_000, size, f"{REFERENCE}#bubble")
CAROUSEL = Limit("bytes of a carousel", 50_000, size, f"{REFERENCE}#f-carousel")
BUBBLES = Limit("bubbles of a carousel", 12, len, f"{REFERENCE}#f-carousel")
QUICK_REPLIES = Limit("quick replies", 13, len, f"{REFERENCE}#quick-reply")
LABEL = Limit("label of a quick reply", 20, graphemes, f"{REFERENCE}#action-object-label-spec")
FLEX_LABEL = Limit("label of a flex button", 40, graphemes, f"{REFERENCE}#action-object-label-spec")
DATA = Limit("data of a postback", 300, units, f"{REFERENCE}#postback-action")
DISPLAY_TEXT = Limit("displayText", 300, graphemes, f"{REFERENCE}#postback-action")
MESSAGE_ACTION = Limit("text of a message action", 300, graphemes, f"{REFERENCE}#message-action")
URI = Limit("address", 1000, units, f"{REFERENCE}#uri-action")
LIMITS = (MESSAGES, REQUEST, TEXT, ALT_TEXT, BUBBLE, CAROUSEL, BUBBLES, QUICK_REPLIES, LABEL, FLEX_LABEL,
          DATA, DISPLAY_TEXT, MESSAGE_ACTION, URI)


def is_link(address: str) -> bool:
    """Whether a uri action may have this address: a scheme that LINE opens, percent-encoded, not too long."""
    return address.startswith(LINKS) and regex.fullmatch(r"[!-~]+", address) is not None and URI.holds(address)


def broken(messages: Sequence[Message]) -> list[str]:
    """What a reply of these messages breaks, one sentence a rule; empty for one that LINE takes."""
    return [found for part in (MESSAGES.check(messages), REQUEST.check(messages), _hidden(messages),
                               *map(_message, messages)) for found in part]


def _hidden(messages: Sequence[Message]) -> Found:
    if any("quickReply" in message for message in messages[:-1]):
        yield f"only the last message's quick replies are shown ({REFERENCE}#quick-reply)"


def _message(message: Message) -> Found:
    if "quickReply" in message:
        yield from _quick_replies(message["quickReply"]["items"])
    if message["type"] == "text":
        yield from TEXT.check(message["text"])
    if message["type"] == "flex":
        yield from ALT_TEXT.check(message["altText"])
        yield from _container(message["contents"])


def _quick_replies(items: Sequence[Mapping[str, Any]]) -> Found:
    yield from QUICK_REPLIES.check(items)
    for item in items:
        yield from LABEL.check(item["action"].get("label", ""))
        yield from _action(item["action"])


def _container(container: Mapping[str, Any]) -> Found:
    bubbles = container["contents"] if container["type"] == "carousel" else [container]
    yield from BUBBLES.check(bubbles)
    if container["type"] == "carousel":
        yield from CAROUSEL.check(container)
    if len({bubble.get("size", "mega") for bubble in bubbles}) > 1:
        yield f"the bubbles of a carousel have one width ({CAROUSEL.source})"
    for bubble in bubbles:
        yield from BUBBLE.check(bubble)
        yield from _component(bubble)


def _component(entry: Mapping[str, Any]) -> Found:
    if entry["type"] == "text" and not (entry.get("text") or entry.get("contents")):
        yield f"a text component says something ({REFERENCE}#f-text)"
    if entry["type"] == "button":
        yield from FLEX_LABEL.check(entry["action"].get("label", ""))
    if "action" in entry:
        yield from _action(entry["action"])
    parts = (entry.get(name) for name in ("header", "hero", "body", "footer"))
    for part in (*filter(None, parts), *entry.get("contents", ())):
        yield from _component(part)


def _action(action: Mapping[str, Any]) -> Found:
    if action["type"] in ("postback", "datetimepicker"):
        yield from DATA.check(action["data"])
    if "displayText" in action:
        yield from DISPLAY_TEXT.check(action["displayText"])
    if action["type"] == "message":
        yield from MESSAGE_ACTION.check(action["text"])
    if action["type"] == "datetimepicker" and not action["min"] <= action["initial"] <= action["max"]:
        yield f"a date picker starts between its ends ({REFERENCE}#datetime-picker-action)"
    if action["type"] == "uri" and not is_link(action["uri"]):
        yield f"no address that LINE opens ({URI.source})"
