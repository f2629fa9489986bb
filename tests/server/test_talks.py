"""Whole conversations with the running assistant, as a table that a ward officer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.server.assistant import Server
from tests.server.talk import Heard, Talk

Row = dict[str, Any]
CONVERSATIONS: dict[str, list[Row]] = YAML(typ="safe").load(Path(__file__).with_name("talks.yml"))
CHECKS = {"say", "press", "status", "answers", "values", "situation", "knows_not", "says", "never_says", "begins",
          "offers"}


@pytest.mark.parametrize("turns", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_the_conversation_goes_as_written(server: Server, turns: list[Row]) -> None:
    talk = server.talk()
    for turn in turns:
        _check(turn, _reply(talk, turn))


def test_every_row_uses_known_words_only() -> None:
    used = {word for turns in CONVERSATIONS.values() for turn in turns for word in turn}
    assert set() == used - CHECKS


def _reply(talk: Talk, turn: Row) -> Heard:
    return talk.press(turn["press"]) if "press" in turn else talk.say(turn["say"])


def _check(turn: Row, heard: Heard) -> None:
    said, custom = turn.get("say", turn.get("press")), heard.custom
    assert (said, turn.get("status", "answered")) == (said, custom["status"])
    if "answers" in turn:
        assert [tuple(pair) for pair in turn["answers"]] == heard.outcomes
    for name, value in turn.get("values", {}).items():
        assert (name, value) == (name, custom["answers"][0]["values"].get(name))
    assert turn.get("situation", {}).items() <= custom["situation"].items()
    assert set() == set(turn.get("knows_not", ())) & custom["situation"].keys()
    assert [] == [words for words in turn.get("says", ()) if words not in heard.text]
    assert [] == [words for words in turn.get("never_says", ()) if words in heard.text]
    assert heard.text.startswith(turn.get("begins", ""))
    assert set(turn.get("offers", ())) <= heard.buttons.keys()
