"""The buttons offered last in each conversation, so that a reply typed in a button's words is the button."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from cachetools import TTLCache

REMEMBERED = 20_000
KEPT_SECONDS = 60 * 60


class Offers:
    """Remembers what was offered; forgets after an hour, or when something else is offered."""

    def __init__(self) -> None:
        self._offered: TTLCache[str, Mapping[str, str]] = TTLCache(REMEMBERED, KEPT_SECONDS)

    def remember(self, conversation: str, buttons: Iterable[Mapping[str, str]]) -> None:
        """Keep the buttons of the last reply."""
        self._offered[conversation] = {_folded(button["title"]): button["payload"] for button in buttons}

    def forget(self, conversation: str) -> None:
        """Offer nothing any more in a conversation that was deleted."""
        self._offered.pop(conversation, None)

    def payload(self, conversation: str, typed: str) -> str | None:
        """The payload of the offered button whose words were typed; None for other words."""
        return self._offered.get(conversation, {}).get(_folded(typed))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" 。.!?\n").lower()
