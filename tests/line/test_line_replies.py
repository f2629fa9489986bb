"""One turn as one reply of LINE's: what stands where, and what can be pressed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from channels.line_dates import SPANS
from channels.line_limits import broken
from rulebook import phrases
from rulebook.case import FIELDS, Case, is_date
from rulebook.topics import TOPICS, by_reply, decide, figures
from tests.line.schema import errors
from tests.line.turns import DAY, SEAL, Message, answered, asked, rendered, said

FIELDS_ASKED = [field for field in FIELDS if f"utter_ask_{field}" in phrases.responses()]
REMIND = {"title": "知らせてほしい", "payload": 'remind{"ends": "2029-11-14"}', "text": "お知らせできます。"}
EXPIRY = {"issued_on": date(2024, 12, 1), "birth_date": date(1980, 11, 14)}


def pressable(messages: list[Message]) -> list[dict[str, Any]]:
    """What can be pressed under a reply."""
    return [item["action"] for item in messages[-1].get("quickReply", {}).get("items", ())]


def labels(messages: list[Message]) -> list[str]:
    return [action["label"] for action in pressable(messages)]


def wrong(messages: list[Message]) -> list[str]:
    return [*errors("messaging-api.yml", "ReplyMessageRequest", {"replyToken": "t", "messages": messages}),
            *broken(messages)]


@pytest.mark.parametrize("field", FIELDS_ASKED)
def test_every_question_is_a_valid_reply_with_its_choices_also_in_words(field: str) -> None:
    question = asked(field)
    messages = rendered(said(question=question))
    assert [] == wrong(messages)
    assert [button["title"] for button in question.buttons] == messages[-1]["text"].split("\n・")[1:]
    assert question.text == messages[-1]["text"].split("\n・")[0]


@pytest.mark.parametrize("field", FIELDS_ASKED)
def test_every_choice_can_be_pressed_and_means_its_payload(field: str) -> None:
    question = asked(field)
    pressed = [action for action in pressable(rendered(said(question=question))) if action["type"] == "postback"]
    assert [(button["title"], button["title"], button["payload"]) for button in question.buttons] == [
        (action["label"], action["displayText"], SEAL.open(action["data"])) for action in pressed]


@pytest.mark.parametrize("field", [field for field in FIELDS_ASKED if is_date(field)])
def test_a_question_for_a_date_offers_a_calendar_first(field: str) -> None:
    picker, *_ = pressable(rendered(said(question=asked(field))))
    assert "datetimepicker" == picker["type"]
    assert "date" == picker["mode"]
    assert picker["min"] < picker["initial"] <= picker["max"]
    assert f'/inform{{"{field}": "2021-12-01"}}' == SEAL.open(picker["data"], {"date": "2021-12-01"})


@pytest.mark.parametrize("field", ["birth_date", "issued_on"])
def test_a_birth_or_an_issue_yet_to_come_cannot_be_picked(field: str) -> None:
    picker, *_ = pressable(rendered(said(question=asked(field))))
    assert DAY.isoformat() == picker["max"]


def test_every_date_that_is_asked_for_has_its_calendar() -> None:
    assert {field for field in FIELDS_ASKED if is_date(field)} <= set(SPANS)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2019, 1, 1), date(2099, 12, 31)])
def test_a_calendar_stays_within_what_line_can_show(day: date) -> None:
    ends = [end for span in SPANS.values() for end in span.around(day).values()]
    assert "1900-01-01" <= min(ends) <= max(ends) <= "2100-12-31"


@pytest.mark.parametrize("number", [2, 8, 13, 20])
def test_the_question_which_topic_was_meant_offers_at_most_thirteen_and_names_all(number: int) -> None:
    messages = rendered(said(question=phrases.which_topic(TOPICS[:number])))
    assert [] == wrong(messages)
    assert min(number + 1, 13) == len(labels(messages))
    assert number + 1 == messages[-1]["text"].count("\n・")


def test_a_choice_longer_than_a_label_is_whole_in_the_text() -> None:
    title = "窓口へ行くのは本人ではなくて家族のだれかです"
    messages = rendered([{"text": "どなたですか。", "buttons": [{"title": title, "payload": "/deny"}]}])
    assert ["窓口へ行くのは本人ではなくて家族のだれ…"] == labels(messages)
    assert f"どなたですか。\n・{title}" == messages[-1]["text"]
    assert title == pressable(messages)[0]["displayText"]


def test_a_reply_is_the_notice_the_answer_and_the_question_in_this_order() -> None:
    turn = said(answered("belongings"), guarded=("pin",), notes=[phrases.understood({"issued_on": DAY})],
                question=asked("visitor"))
    messages = rendered(turn)
    assert ["text", "flex", "text", "text"] == [message["type"] for message in messages]
    assert messages[0]["text"].startswith("暗証番号が書かれていたので、隠しました。")
    assert "2026年11月22日" in messages[2]["text"]
    assert ["本人", "親か後見人だけ", "そのほかの人", "わからない"] == labels(messages)


def test_only_the_last_message_has_something_to_press() -> None:
    messages = rendered(said(answered("belongings"), answered("fee"), question=asked("visitor")))
    assert [False, False, True] == ["quickReply" in message for message in messages]


def test_every_topic_in_one_turn_is_a_valid_reply() -> None:
    messages = rendered(said(*(answered(topic) for topic in TOPICS), question=asked("visitor")), [REMIND])
    assert [] == wrong(messages)
    assert 5 == len(messages)


def test_several_counters_ask_for_the_place_where_somebody_is() -> None:
    assert {"type": "location", "label": "今いる場所を送る"} in pressable(rendered(said(answered("office"))))


@pytest.mark.parametrize("topic", ["fee", "hours"])
def test_other_answers_do_not_ask_for_a_place(topic: str) -> None:
    assert "location" not in {action["type"] for action in pressable(rendered(said(answered(topic))))}


def test_the_channels_own_buttons_come_after_the_answer_in_words_and_last_to_press() -> None:
    messages = rendered(said(answered("expiry", **EXPIRY), question=asked("card_expires_on")), [REMIND])
    assert "お知らせできます。\n・知らせてほしい" == messages[1]["text"]
    assert ["カレンダーで選ぶ", "わからない", "知らせてほしい"] == labels(messages)
    assert REMIND["payload"] == SEAL.open(pressable(messages)[-1]["data"])


def test_a_bubble_before_a_turn_stays_before_it() -> None:
    first, second = rendered([{"text": "今いる場所は残しません。", "buttons": []}, *said(answered("office"))])
    assert "今いる場所は残しません。" == first["text"]
    assert "flex" == second["type"]


def test_bubbles_without_a_turn_are_texts_with_their_buttons() -> None:
    messages = rendered([{"text": "読めません。", "buttons": []},
                         {"text": "何を知りたいですか。", "buttons": [{"title": "手数料", "payload": "/ask_fee"}]}])
    assert ["読めません。", "何を知りたいですか。\n・手数料"] == [message["text"] for message in messages]
    assert ["手数料"] == labels(messages)


def test_the_branches_of_somebody_who_cannot_say_are_one_card() -> None:
    replies = phrases.replies("visitor", figures(DAY))
    told = by_reply("belongings", "visitor", Case(), DAY)
    answer = phrases.branches(decide("belongings", Case(), DAY), [(replies[v], d) for v, d in told.items()])
    messages = rendered(said(answer))
    assert [] == wrong(messages)
    assert ["flex"] == [message["type"] for message in messages]
