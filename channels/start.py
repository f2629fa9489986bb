"""What the widget shows before anybody has said anything, in the words of the assistant itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from cachetools import TTLCache
from sanic.request import Request

KEPT_SECONDS = 600  # a telephone number may change with the day
TURNS = {"greeting": "/greet", "topics": "/nlu_fallback", "person": "/ask_human"}

Messages = Sequence[Mapping[str, Any]]


class Start:
    """The greeting, the topics to choose from and the way to a person, each a reply like any other."""

    def __init__(self, say: Callable[[Request, str], Awaitable[Messages]]) -> None:
        self._say = say
        self._kept: TTLCache[str, dict[str, Messages]] = TTLCache(1, KEPT_SECONDS)

    async def replies(self, request: Request) -> Mapping[str, Messages]:
        """The three replies, asked for once in a while."""
        if "start" in self._kept:
            return self._kept["start"]
        replies = {name: await self._say(request, payload) for name, payload in TURNS.items()}
        if not any(_failed(messages) for messages in replies.values()):
            self._kept["start"] = replies
        return replies


def _failed(messages: Messages) -> bool:
    return any(message.get("custom", {}).get("status") == "error" for message in messages)
