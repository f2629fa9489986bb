"""Refusing well, and saying who helps."""

from __future__ import annotations

import pytest

from tests.server.assistant import Server


@pytest.mark.parametrize(("message", "status", "words"), [
    ("粗大ごみの出し方を教えて", "out_of_scope", "03-5432-3333"),
    ("明日の天気は", "out_of_scope", "電子証明書"),
    ("人間と話したい", "handoff", "03-6413-9481"),
    ("全然役に立たないな", "handoff", "申し訳ありません"),
    ("もう死にたいです", "handoff", "ひとりで抱えないで"),
    ("区役所を名乗る人から電話でカードを渡してと言われた", "handoff", "渡したり"),
    ("How much is the fee for renewal?", "out_of_scope", "My Number card"),
    ("需要什么材料?", "out_of_scope", "03-6413-9481"),
    ("갱신하고 싶어요", "out_of_scope", "03-6413-9481"),
    ("Tôi muốn gia hạn thẻ", "out_of_scope", "03-6413-9481"),
    ("何ができるの", "smalltalk", "持ち物"),
    ("ありがとうございました", "smalltalk", "どういたしまして"),
])
def test_what_is_not_ours_gets_a_fitting_answer(server: Server, message: str, status: str, words: str) -> None:
    heard = server.talk().say(message)
    assert status == heard.custom["status"]
    assert words in heard.text


def test_an_answer_begins_with_the_correction_of_a_wrong_figure(server: Server) -> None:
    heard = server.talk().say("手数料は1000円ですよね")
    assert heard.text.startswith("いいえ、1000円ではありません。")


def test_a_follow_up_keeps_the_topic_and_changes_the_situation(server: Server) -> None:
    talk = server.talk()
    talk.say("持ち物を教えてください")
    assert [("belongings", "two_visits")] == talk.say("代理だと?").outcomes


def test_another_wards_office_is_named_as_not_ours(server: Server) -> None:
    heard = server.talk().say("渋谷区役所でも手続きできますか")
    assert "「渋谷区役所」は、世田谷区の受付窓口の一覧に見つかりません" in heard.text
    assert "office" not in heard.custom["situation"]


def test_a_date_called_only_by_its_expiry_answers_the_question_asked(server: Server) -> None:
    talk = server.talk()
    talk.say("令和3年5月10日に発行、昭和55年7月1日生まれ。いつまで使えますか")
    heard = talk.say("有効期限は2024年7月1日です")
    assert "2024-07-01" == heard.custom["situation"]["card_expires_on"]


def test_yes_to_a_question_with_choices_asks_it_again(server: Server) -> None:
    talk = server.talk()
    talk.say("持ち物を教えてください")
    heard = talk.say("はい")
    assert "clarify" == heard.custom["status"]
    assert "本人" in heard.buttons
