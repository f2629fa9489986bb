"""Forgetting what a resident wrote: one message that was taken back, or a whole conversation."""

from __future__ import annotations

from functools import partial

from rasa.core.agent import Agent

from runtime.redaction import without_message
from runtime.tracker_store import BoundedTrackerStore


class Erasure:
    """Erases under the conversation's lock, so that no turn writes back what was just erased."""

    def __init__(self, agent: Agent) -> None:
        self._locks, self._store = agent.lock_store, _inner(agent)

    async def redact(self, conversation: str, message: str) -> None:
        """Take a message (by its channel's id) out of a conversation, and tell an event broker to do the same."""
        async with self._locks.lock(conversation):
            self._store.rewrite(conversation, partial(without_message, message=message))
        if self._store.event_broker:
            self._store.event_broker.publish({"event": "unsent", "sender_id": conversation, "message_id": message})

    async def forget(self, conversation: str) -> None:
        """Delete a conversation, and tell an event broker to do the same."""
        async with self._locks.lock(conversation):
            self._store.forget(conversation)
        if self._store.event_broker:
            self._store.event_broker.publish({"event": "forgotten", "sender_id": conversation})


def _inner(agent: Agent) -> BoundedTrackerStore:
    """Our store inside Rasa's wrapper, which hands on only the methods that Rasa knows."""
    store = getattr(agent.tracker_store, "_tracker_store", None)
    if not isinstance(store, BoundedTrackerStore):
        raise TypeError("endpoints.yml: tracker_store must be runtime.tracker_store.BoundedTrackerStore")
    return store
