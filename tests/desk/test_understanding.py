"""The desk asks the running assistant about whole sentences, and does without it when it is down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desk.understanding import Understanding, is_sentence
from records.volumes import Volumes
from tests.server.assistant import Server, free_port, start, stop


@pytest.fixture
def understanding(server: Server) -> Understanding:
    """Of an assistant whose first turn, the slow one, is over."""
    server.talk().say("こんにちは")
    return Understanding(server.url)


def test_a_sentence_opens_the_topic_with_the_situation_understood(understanding: Understanding) -> None:
    (hit,) = understanding.find("寝たきりの父に代わって更新に行くのですが、何を持っていけばいいですか")
    assert ("belongings", "agent") == (hit.topic, hit.case["visitor"])


def test_two_questions_open_two_topics_in_the_order_asked(understanding: Understanding) -> None:
    hits = understanding.find("更新の手数料はいくらで、何日くらいかかりますか")
    assert ["fee", "processing_time"] == [hit.topic for hit in hits]


def test_small_talk_opens_nothing(understanding: Understanding) -> None:
    assert () == understanding.find("今日はとてもいい天気ですね")


def test_what_staff_look_up_is_not_counted_as_a_residents_turn(tmp_path: Path) -> None:
    running = start(tmp_path / "log")
    running.talk().say("持ち物は?")
    assert Understanding(running.url).find("手数料がいくらか知りたいです")
    stop(running)
    counted = Volumes(f"sqlite:///{tmp_path / 'records.sqlite'}").between(date.min, date.max)
    assert ["belongings"] == [row.topic for row in counted]


def test_an_assistant_that_is_not_there_is_no_error() -> None:
    assert () == Understanding(f"http://127.0.0.1:{free_port()}/").find("手数料がいくらか知りたいです")


def test_an_assistant_that_went_away_is_not_asked_again_at_once(tmp_path: Path) -> None:
    running = start(tmp_path / "log")
    running.talk().say("こんにちは")
    understanding = Understanding(running.url)
    assert understanding.find("手数料がいくらか知りたいです")
    stop(running)
    assert () == understanding.find("手数料がいくらか知りたいです")
    assert () == understanding.find("手数料がいくらか知りたいです")


@pytest.mark.parametrize("text", ["手数料がいくらか知りたいです", "母の代わりに行くとき", "てすうりょうはいくらですか"])
def test_words_in_a_row_are_a_sentence(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["", "手数料", "任意代理 手数料", "利用者証明用電子証明書", "15未満", "暗証番号 忘れ"])
def test_key_words_are_no_sentence(text: str) -> None:
    assert not is_sentence(text)
