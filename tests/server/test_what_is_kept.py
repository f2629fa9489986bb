"""Receipts, counts and open questions of the web channel, against the running server."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from desk.receipts import opened
from records.receipts import Receipts
from records.unanswered import Unanswered
from records.volumes import Volumes
from rulebook.version import version
from tests.server.assistant import DAY, Server, start, stop
from tests.server.talk import Heard, fetch

TODAY = date.fromisoformat(DAY)
SECONDS = 10
VALID = "令和8年5月10日に発行、昭和55年7月1日生まれ、カードは2031年7月1日まで。いつまで使える?"


def url(server: Server) -> str:
    return f"sqlite:///{server.log.with_name('records.sqlite')}"


def wait_for(found: Callable[[], Any]) -> Any:
    """What is found once it is there; writing does not hold up the reply."""
    until = time.monotonic() + SECONDS
    while not (there := found()) and time.monotonic() < until:
        time.sleep(0.05)
    return there


def kept(server: Server, heard: Heard) -> list[tuple[dict[str, Any], ...]]:
    receipts = Receipts(url(server))
    return [wait_for(lambda answer=answer: receipts.open(answer["receipt"])) for answer in heard.custom["answers"]]


def without_number(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "receipt"}


def open_questions(server: Server) -> list[tuple[str, str]]:
    return [(row.status, row.text) for row in Unanswered(url(server)).since(TODAY)]


@pytest.mark.parametrize("message", [
    "手数料はいくらですか", "母の代わりに更新に行きます。持ち物は?", VALID, "500円ですよね", "窓口はどこですか",
    "土曜日は開いていますか", "持ち物と手数料を教えて",
])
def test_every_answer_is_kept_as_the_resident_saw_it_under_its_number(server: Server, message: str) -> None:
    heard = server.talk().say(message)
    assert [(without_number(answer),) for answer in heard.custom["answers"]] == kept(server, heard)
    assert [] != heard.custom["answers"]


def test_the_desk_opens_the_very_words_of_the_bubble(server: Server) -> None:
    heard = server.talk().say(VALID)
    (answer,) = heard.custom["answers"]
    kept(server, heard)
    (seen,) = opened(Receipts(url(server)), answer["receipt"].lower(), TODAY)
    assert seen.text == heard.body["messages"][0]["text"]
    assert seen.is_unchanged
    assert {"issued_on": "2026-05-10", "birth_date": "1980-07-01", "card_expires_on": "2031-07-01"} == answer["case"]


def test_the_branches_of_what_a_resident_could_not_tell_are_kept_too(server: Server) -> None:
    talk = server.talk()
    talk.say("持ち物は?")
    heard = talk.say("わからない")
    ((answer,),) = kept(server, heard)
    (seen,) = opened(Receipts(url(server)), heard.custom["answers"][0]["receipt"], TODAY)
    assert ("visitor", True) == (answer["undecided"], seen.is_unchanged)


def test_the_same_question_has_the_same_number_whoever_asks_it(server: Server) -> None:
    numbers = {server.talk().say("手数料はいくらですか").custom["answers"][0]["receipt"] for _ in range(2)}
    assert 1 == len(numbers)


def test_an_answer_names_its_question_its_day_and_its_rulebook(server: Server) -> None:
    (answer,) = server.talk().say("母の代わりに行きます。手数料は?").custom["answers"]
    assert ({"visitor": "agent"}, DAY, version()) == (answer["case"], answer["day"], answer["version"])


def test_small_talk_has_no_number(server: Server) -> None:
    assert [] == server.talk().say("こんにちは").custom["answers"]


def test_every_turn_is_counted_by_what_it_answered(server: Server) -> None:
    def counted() -> dict[tuple[str, str], int]:
        rows = Volumes(url(server)).between(TODAY, TODAY)
        return {(row.topic, row.outcome): row.count for row in rows if row.channel == "web"}

    before, talk = counted(), server.talk()
    for message in ("証明書を二つとも説明してください", "こんにちは"):
        talk.say(message)
    (topic, outcome), = talk.say("電話番号は?").outcomes
    expected = before.get((topic, outcome), 0) + 1
    assert wait_for(lambda: counted().get((topic, outcome), 0) >= expected)
    assert expected == counted()[topic, outcome]
    assert before.get(("", "smalltalk"), 0) + 1 == counted()["", "smalltalk"]


@pytest.mark.parametrize(("message", "reason", "written"), [
    ("土曜日の朝九時に窓口は開いてますか", "referred", "土曜日の朝九時に窓口は開いてますか"),
    ("粗大ごみの出し方は?", "out_of_scope", "粗大ごみの出し方は?"),
    ("ふにゃふにゃぽん", "missed", "ふにゃふにゃぽん"),
    ("粗大ごみを出したい。番号は123456789018です", "out_of_scope", "粗大ごみを出したい。番号は〔マイナンバー〕です"),
])
def test_a_question_that_stays_open_is_kept_after_masking(server: Server, message: str, reason: str,
                                                          written: str) -> None:
    server.talk().say(message)
    assert wait_for(lambda: (reason, written) in open_questions(server)), open_questions(server)


@pytest.mark.parametrize("message", ["手数料はいくらかな", "こんにちは、元気ですか", "人と話したいのですが", "",
                                     "最初からお願い"])
def test_what_was_answered_or_was_no_question_is_not_kept(server: Server, message: str) -> None:
    talk = server.talk()
    talk.say(message)
    talk.say("粗大ごみの収集日")
    assert wait_for(lambda: ("out_of_scope", "粗大ごみの収集日") in open_questions(server))
    assert [] == [written for _, written in open_questions(server) if written == message]


def test_a_button_is_no_question_of_a_resident(server: Server) -> None:
    talk = server.talk()
    talk.press("/ask_hours")
    talk.say("粗大ごみの日")
    assert wait_for(lambda: ("out_of_scope", "粗大ごみの日") in open_questions(server))
    assert [] == [written for _, written in open_questions(server) if "ask_hours" in written]


def test_what_the_desk_asks_is_no_turn_of_a_resident(server: Server) -> None:
    body = json.dumps({"message": "粗大ごみは職員が聞いた"}).encode()
    heard = fetch(urllib.request.Request(f"{server.url}messages", body, {"X-Asked-By": "desk"}))
    server.talk().say("粗大ごみは住民が聞いた")
    assert wait_for(lambda: ("out_of_scope", "粗大ごみは住民が聞いた") in open_questions(server))
    assert (200, []) == (heard.status, [text for _, text in open_questions(server) if "職員" in text])


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    running = start(tmp_path / "log")
    yield running
    stop(running)


def test_what_was_said_last_is_kept_when_the_server_ends(own_server: Server) -> None:
    heard = own_server.talk().say("手数料はいくらですか")
    stop(own_server)
    assert [(without_number(heard.custom["answers"][0]),)] == kept(own_server, heard)


def test_a_database_that_fails_holds_up_no_answer_and_no_word_reaches_the_log(own_server: Server) -> None:
    with create_engine(url(own_server)).begin() as connection:
        connection.execute(text("DROP TABLE receipts"))
    heard = own_server.talk().say("ひみつの手数料はいくらですか")
    assert [("fee", "overview")] == heard.outcomes
    assert heard.custom["answers"][0]["receipt"]
    assert wait_for(lambda: "a turn was not kept" in own_server.log.read_text(encoding="utf-8"))
    assert "ひみつ" not in own_server.log.read_text(encoding="utf-8")
