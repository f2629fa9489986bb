"""What a renderer needs to show a whole turn in やさしい日本語."""

from __future__ import annotations

from typing import Any

from tests.server.assistant import Server


def test_a_turn_carries_its_notices_and_its_question_for_renderers(server: Server) -> None:
    heard = server.talk().say("暗証番号は4649です。令和3年5月10日に作った証明書はいつまで使える?")
    before, after = (_told(heard.custom, place) for place in ("before", "after"))
    assert ["暗証番号が書かれていたので" in text for text in before] == [True]
    assert ["2021年5月10日" in text for text in after] == [True]
    assert all("《" in notice["plain"] for notice in heard.custom["notices"])
    assert ("birth_date", "date") == (heard.custom["question"]["field"], heard.custom["question"]["kind"])


def test_notices_answers_and_question_are_all_bubbles_in_their_order(server: Server) -> None:
    heard = server.talk().say("暗証番号は4649です。令和3年5月10日に作った証明書はいつまで使える?")
    bubbles = [message["text"] for message in heard.body["messages"] if "text" in message]
    (answer,) = [bubble for bubble in bubbles if bubble.startswith(heard.custom["answers"][0]["blocks"][0]["text"])]
    assert bubbles == [*_told(heard.custom, "before"), answer, *_told(heard.custom, "after"),
                       heard.custom["question"]["text"]]


def test_a_question_with_listed_replies_is_a_choice(server: Server) -> None:
    question = server.talk().say("持ち物を教えてください").custom["question"]
    assert ("visitor", "choice") == (question["field"], question["kind"])
    assert "｜窓口《まどぐち》" in question["plain"]


def test_nothing_to_note_and_nothing_to_ask_are_empty_and_null(server: Server) -> None:
    heard = server.talk().say("電話番号は?")
    assert ([], None) == (heard.custom["notices"], heard.custom["question"])


def test_a_line_in_another_language_has_no_plain_variant(server: Server) -> None:
    line, *_ = server.talk().say("Can you speak English?").custom["notices"]
    assert line["plain"] is None


def _told(custom: dict[str, Any], place: str) -> list[str]:
    return [notice["text"] for notice in custom["notices"] if notice["place"] == place]
