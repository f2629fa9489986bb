"""What is shown before anybody has said anything, in the words of the assistant itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from cachetools import TTLCache
from sanic import Sanic

from channels.turns import Said

KEPT_SECONDS = 600  # a telephone number may change with the day
TURNS = {"greeting": "/greet", "topics": "/nlu_fallback", "person": "/ask_human"}


class Start:
    """The greeting, the topics to choose from and the way to a person, each a reply like any other."""

    def __init__(self, say: Callable[[Sanic, str], Awaitable[Said]]) -> None:
        self._say = say
        self._kept: TTLCache[str, dict[str, Said]] = TTLCache(1, KEPT_SECONDS)

    async def replies(self, app: Sanic) -> Mapping[str, Said]:
        """The three replies, asked for once in a while."""
        if "start" in self._kept:
            return self._kept["start"]
        replies = {name: await self._say(app, payload) for name, payload in TURNS.items()}
        if not any(_failed(said) for said in replies.values()):
            self._kept["start"] = replies
        return replies


def _failed(said: Said) -> bool:
    return any(message.get("custom", {}).get("status") == "error" for message in said)
