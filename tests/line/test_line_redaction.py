"""A message that was taken back leaves no trace; everything else stays where it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from runtime.redaction import without_message
from runtime.tracker_store import BoundedTrackerStore


def said(message: str, words: str) -> dict[str, Any]:
    return {"event": "user", "timestamp": 1.0, "message_id": message, "text": words, "metadata": {"guarded": []},
            "parse_data": {"text": words, "intent": {"name": "inform"}, "entities": [{"entity": "age", "value": 47}]}}


def slot(name: str, value: object) -> dict[str, Any]:
    return {"event": "slot", "timestamp": 2.0, "name": name, "value": value}


def bot(words: str, age: int) -> dict[str, Any]:
    return {"event": "bot", "timestamp": 3.0, "text": words, "data": {"custom": {"situation": {"age": age}}}}


CONVERSATION = [
    {"event": "session_started", "timestamp": 0.0},
    said("1", "手数料は"), slot("age", 12), slot("misses", 0), bot("無料です", 12),
    said("2", "父は四十七歳"), slot("age", 47), slot("visitor", "agent"), bot("四十七歳ですね", 47),
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
    assert ["手数料は", "無料です", "", "", "持ち物は", ""] == [event["text"] for event in redacted() if "text" in event]


def test_every_event_keeps_its_place_and_time() -> None:
    assert [(e["event"], e["timestamp"]) for e in CONVERSATION] == [(e["event"], e["timestamp"]) for e in redacted()]


def test_slots_emptied_in_between_held_nothing_before() -> None:
    events = [slot("age", 12), {"event": "reset_slots"}, said("2", "父は四十七歳"), slot("age", 47)]
    assert None is without_message(events, "2")[-1]["value"]


def test_a_message_that_is_not_there_changes_nothing() -> None:
    assert CONVERSATION == without_message(CONVERSATION, "4")


@pytest.fixture
def store() -> BoundedTrackerStore:
    store = BoundedTrackerStore(Domain.empty())
    store.store["line-a"] = json.dumps({"name": "line-a", "events": CONVERSATION})
    return store


def test_the_store_is_changed_in_place(store: BoundedTrackerStore) -> None:
    store.rewrite("line-a", lambda events: without_message(events, "2"))
    assert redacted() == json.loads(store.store["line-a"])["events"]


def test_a_conversation_is_forgotten(store: BoundedTrackerStore) -> None:
    store.forget("line-a")
    store.forget("line-b")
    assert {} == dict(store.store)
