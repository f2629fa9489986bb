"""Personal data and residents' words stay out of replies, trackers and logs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.assistant import Server, start, stop

MY_NUMBER = "123456789018"  # the sample number of the official formula, nobody's
CANARY = "ぴよぴよ丸ぴよ太郎"


@pytest.mark.parametrize(("written", "kind"), [
    (MY_NUMBER, "マイナンバーが"),
    ("1234 5678 9018", "マイナンバーが"),
    ("１２３４５６７８９０１８", "マイナンバーが"),
    ("1234-5678-9018", "マイナンバーが"),
    ("一二三四五六七八九〇一八", "マイナンバーが"),
    ("123456789012", "マイナンバーのような"),
])
def test_a_my_number_is_masked_and_the_question_still_answered(server: Server, written: str, kind: str) -> None:
    heard = server.talk().say(f"番号は{written}です。手数料はいくらですか")
    assert "guarded" == heard.custom["status"]
    assert [("fee", "overview")] == heard.outcomes
    assert kind in heard.text
    assert written not in str(heard.body)


def test_a_pin_told_in_context_is_masked(server: Server) -> None:
    heard = server.talk().say("暗証番号は7391です。持ち物は何ですか")
    assert "guarded" == heard.custom["status"]
    assert ["belongings"] == [topic for topic, _ in heard.outcomes]
    assert "7391" not in str(heard.body)


def test_a_message_that_is_only_a_number_gets_the_notice(server: Server) -> None:
    heard = server.talk().say(MY_NUMBER)
    assert "guarded" == heard.custom["status"]
    assert "書かないでください" in heard.text


@pytest.fixture(params=["INFO", "DEBUG"])
def logging_server(request: pytest.FixtureRequest, server: Server, tmp_path: Path) -> Iterator[Server]:
    """The server at its usual level, and one asked to log everything."""
    if request.param == "INFO":
        yield server
    else:
        running = start(tmp_path / "log", LOG_LEVEL="DEBUG", LOG_LEVEL_LIBRARIES="DEBUG")
        yield running
        stop(running)


def test_no_word_of_a_resident_is_in_the_log(logging_server: Server) -> None:
    server = logging_server
    talk = server.talk()
    for message in (f"{CANARY}です。手数料は?", f"{CANARY} {MY_NUMBER}", f"{CANARY}の窓口はどこ", f"/{CANARY}"):
        talk.say(message)
    log = server.log.read_text(encoding="utf-8")
    assert [] == [word for word in (CANARY, MY_NUMBER, "手数料は?") if word in log]
