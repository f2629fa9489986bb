"""Conversations in memory only, bounded in number and in time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cachetools import TTLCache
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

CONVERSATIONS = 20_000
KEPT_SECONDS = 60 * 60


class BoundedTrackerStore(InMemoryTrackerStore):
    """Forgets a conversation an hour after its last message; nothing that residents write reaches a disk."""

    def __init__(self, domain: Domain, host: object = None, event_broker: EventBroker | None = None,
                 **kwargs: Any) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self.store = TTLCache(maxsize=CONVERSATIONS, ttl=KEPT_SECONDS)  # type: ignore[assignment]

    def rewrite(self, conversation: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> None:
        """Change the stored events of a conversation in place; nothing is told to the event broker."""
        stored = self.store.get(conversation)
        if stored is not None:
            dialogue = json.loads(stored)
            self.store[conversation] = json.dumps({**dialogue, "events": change(dialogue["events"])})

    def forget(self, conversation: str) -> None:
        """Delete a conversation."""
        self.store.pop(conversation, None)
