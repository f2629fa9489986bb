"""A message that was taken back leaves no trace; everything else stays where it was."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.brokers.file import FileEventBroker
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from runtime.erasure import Erasure
from runtime.lock_store import QuickLockStore
from runtime.redaction import without_message
from runtime.tracker_store import BoundedTrackerStore


def said(message: str, words: str, **entities: object) -> dict[str, Any]:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return {"event": "user", "timestamp": 1.0, "message_id": message, "text": words, "metadata": {"guarded": []},
            "parse_data": {"text": words, "intent": {"name": "inform"}, "entities": found}}


def slot(name: str, value: object) -> dict[str, Any]:
    return {"event": "slot", "timestamp": 2.0, "name": name, "value": value}


def bot(words: str, age: int) -> dict[str, Any]:
    return {"event": "bot", "timestamp": 3.0, "text": words, "data": {"custom": {"situation": {"age": age}}}}


CONVERSATION = [
    {"event": "session_started", "timestamp": 0.0},
    said("1", "手数料は"), slot("age", 12), slot("misses", 0), bot("無料です", 12),
    said("2", "父は四十七歳", age=47), slot("age", 47), slot("visitor", "agent"), bot("四十七歳ですね", 47),
    said("3", "持ち物は"), slot("age", 47), slot("misses", 1), bot("四十七歳なら", 47),
]


def redacted() -> list[dict[str, Any]]:
    return without_message(CONVERSATION, "2")


def test_nothing_of_the_message_is_left_in_text_parse_slots_or_echoes() -> None:
    left = json.dumps(redacted(), ensure_ascii=False)
    assert [] == [trace for trace in ("四十七", "47", "agent") if trace in left]


def test_slots_get_back_what_they_held_before() -> None:
    assert [("age", 12), ("misses", 0), ("age", 12), ("visitor", None), ("age", 12), ("misses", 1)] == [
        (event["name"], event["value"]) for event in redacted() if event["event"] == "slot"]


def test_what_was_said_before_and_by_the_resident_after_stays() -> None:
    texts = [event["text"] for event in redacted() if "text" in event]
    assert ["手数料は", "無料です", "", "", "持ち物は", ""] == texts


def test_every_event_keeps_its_place_and_time() -> None:
    assert [(e["event"], e["timestamp"]) for e in CONVERSATION] == [(e["event"], e["timestamp"]) for e in redacted()]


def test_slots_emptied_in_between_held_nothing_before() -> None:
    events = [slot("age", 12), {"event": "reset_slots"}, said("2", "父は四十七歳", age=47), slot("age", 47)]
    assert None is without_message(events, "2")[-1]["value"]


def test_a_message_that_is_not_there_changes_nothing() -> None:
    assert CONVERSATION == without_message(CONVERSATION, "4")


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """What an event broker was told."""
    return tmp_path / "told"


@pytest.fixture
def store(told: Path) -> BoundedTrackerStore:
    store = BoundedTrackerStore(Domain.empty(), event_broker=FileEventBroker(str(told)))
    store.store["line-a"] = json.dumps({"name": "line-a", "events": CONVERSATION})
    return store


def erasure(store: BoundedTrackerStore) -> Erasure:
    return Erasure(Agent(tracker_store=store, lock_store=QuickLockStore()))


def test_the_stored_conversation_is_changed_in_place_and_the_broker_told_which_message(store: BoundedTrackerStore,
                                                                                       told: Path) -> None:
    asyncio.run(erasure(store).redact("line-a", "2"))
    assert redacted() == json.loads(store.store["line-a"])["events"]
    assert {"event": "unsent", "sender_id": "line-a", "message_id": "2"} == json.loads(told.read_text())


def test_a_conversation_is_forgotten_and_the_broker_told_so(store: BoundedTrackerStore, told: Path) -> None:
    asyncio.run(erasure(store).forget("line-a"))
    assert {} == dict(store.store)
    assert {"event": "forgotten", "sender_id": "line-a"} == json.loads(told.read_text())


def test_a_conversation_that_is_not_there_can_be_redacted_and_forgotten(store: BoundedTrackerStore) -> None:
    asyncio.run(erasure(store).redact("line-b", "2"))
    asyncio.run(erasure(store).forget("line-b"))
    assert ["line-a"] == list(store.store)


def test_a_turn_under_way_is_waited_for(store: BoundedTrackerStore) -> None:
    agent = Agent(tracker_store=store, lock_store=QuickLockStore())

    async def turn_and_redaction() -> bool:
        async with agent.lock_store.lock("line-a"):
            redaction = asyncio.get_running_loop().create_task(Erasure(agent).redact("line-a", "2"))
            await asyncio.sleep(0.1)
            waited = not redaction.done()
        await redaction
        return waited

    assert asyncio.run(turn_and_redaction())
    assert redacted() == json.loads(store.store["line-a"])["events"]


def test_another_store_than_ours_is_refused_with_the_cure() -> None:
    with pytest.raises(TypeError, match="BoundedTrackerStore"):
        Erasure(Agent(tracker_store=InMemoryTrackerStore(Domain.empty())))
