"""Actions in the server's process, and what happens when one fails."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from runtime.local_actions import LocalActions

CANARY = "ぴよぴよ丸"


def call(actions: LocalActions, action: str) -> dict[str, Any]:
    tracker = {"sender_id": "x", "slots": {}, "latest_message": {"text": CANARY}, "events": [], "paused": False}
    request = {"next_action": action, "tracker": tracker, "domain": {}}
    answered: dict[str, Any] = asyncio.run(actions.request(json=request))
    return answered


@pytest.fixture(scope="module")
def actions() -> LocalActions:
    def failing(dispatcher: object, tracker: Any, domain: object) -> None:
        raise RuntimeError(tracker.latest_message["text"])

    local = LocalActions("actions")
    local._executor.register_function("action_that_fails", failing)
    return local


def custom(answered: dict[str, Any]) -> dict[str, Any]:
    (message,) = [entry["custom"] for entry in answered["responses"] if entry["custom"]]
    return dict(message)


def test_an_action_answers_without_a_server(actions: LocalActions) -> None:
    assert "smalltalk" == custom(call(actions, "action_greet"))["status"]


def test_an_action_that_fails_is_replaced_by_an_apology_with_the_telephone(actions: LocalActions) -> None:
    answered = call(actions, "action_that_fails")
    assert "error" == custom(answered)["status"]
    assert "03-6413-9481" in "".join(entry["text"] or "" for entry in answered["responses"])


def test_the_log_names_the_failure_and_holds_no_word_of_the_resident(
        actions: LocalActions, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        call(actions, "action_that_fails")
    assert "action_that_fails failed with RuntimeError" in caplog.text
    assert CANARY not in caplog.text
