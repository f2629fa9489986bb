"""What residents take back is gone, and so is everything of those who leave."""

from __future__ import annotations

from datetime import date

import pytest

from records.unanswered import Unanswered
from tests.line import webhooks
from tests.line.phone import Phone, Platform
from tests.server.assistant import Server

AGENT = "母の代わりに更新に行きます。"
ONLY_FOR_AGENTS = "照会書"


@pytest.fixture
def someone() -> dict[str, str]:
    return webhooks.user("U" + webhooks.ulid()[2:].lower().rjust(32, "0"))


@pytest.fixture
def phone(platform: Platform, someone: dict[str, str]) -> Phone:
    return platform.phone(someone["userId"])


def test_a_message_that_was_taken_back_counts_no_more(platform: Platform, phone: Phone,
                                                      someone: dict[str, str]) -> None:
    told = webhooks.text(AGENT + "持ち物は?", platform.api.token(), source=someone)
    platform.answer(told)
    platform.bring(webhooks.unsend(told["message"]["id"], source=someone))
    phone.types("持ち物を教えてください")
    assert ONLY_FOR_AGENTS not in phone.text


def test_an_open_question_that_was_taken_back_is_forgotten(line_server: Server, platform: Platform, phone: Phone,
                                                           someone: dict[str, str]) -> None:
    records = Unanswered(f"sqlite:///{line_server.log.with_name('records.sqlite')}")
    told = webhooks.text("ふがふがもにょ", platform.api.token(), source=someone)
    platform.answer(told)
    platform.api.wait(lambda: _words(records, told) or None)
    platform.bring(webhooks.unsend(told["message"]["id"], source=someone))
    platform.api.wait(lambda: not _words(records, told))


def _words(records: Unanswered, told: webhooks.Event) -> list[str]:
    return [row.text for row in records.since(date.min) if row.text == told["message"]["text"]]


def test_what_was_said_otherwise_still_counts(platform: Platform, phone: Phone, someone: dict[str, str]) -> None:
    phone.types(AGENT + "持ち物は?")
    other = webhooks.text("手数料は?", platform.api.token(), source=someone)
    platform.answer(other)
    platform.bring(webhooks.unsend(other["message"]["id"], source=someone))
    phone.types("持ち物を教えてください")
    assert ONLY_FOR_AGENTS in phone.text


def test_a_message_taken_back_before_it_came_is_not_answered(platform: Platform, phone: Phone,
                                                            someone: dict[str, str]) -> None:
    told = webhooks.text(AGENT, platform.api.token(), source=someone)
    platform.bring(webhooks.unsend(told["message"]["id"], source=someone))
    phone.types("こんにちは")
    platform.bring(told)
    phone.types("持ち物を教えてください")
    assert [] == platform.api.replies(told["replyToken"])
    assert ONLY_FOR_AGENTS not in phone.text


def test_a_message_taken_back_while_it_waits_is_not_answered(platform: Platform, phone: Phone,
                                                            someone: dict[str, str]) -> None:
    busy = webhooks.text("手数料は?", platform.api.token(), source=someone)
    told = webhooks.text(AGENT, platform.api.token(), source=someone, timestamp=busy["timestamp"] + 1)
    taken_back = webhooks.unsend(told["message"]["id"], source=someone, timestamp=busy["timestamp"] + 2)
    platform.bring(busy, told, taken_back)
    phone.types("持ち物を教えてください")
    assert [] == platform.api.replies(told["replyToken"])
    assert ONLY_FOR_AGENTS not in phone.text


def test_what_was_taken_back_counts_no_more_while_another_system_answers(platform: Platform, phone: Phone,
                                                                        someone: dict[str, str]) -> None:
    told = webhooks.text(AGENT + "持ち物は?", platform.api.token(), source=someone)
    platform.answer(told)
    platform.bring(webhooks.unsend(told["message"]["id"], source=someone, mode="standby"))
    phone.types("持ち物を教えてください")
    assert ONLY_FOR_AGENTS not in phone.text


def test_nobody_can_take_back_what_somebody_else_said(platform: Platform, phone: Phone,
                                                     someone: dict[str, str]) -> None:
    told = webhooks.text(AGENT + "持ち物は?", platform.api.token(), source=someone)
    platform.answer(told)
    platform.bring(webhooks.unsend(told["message"]["id"], source=webhooks.user("U" + "e" * 32)))
    phone.types("持ち物を教えてください")
    assert ONLY_FOR_AGENTS in phone.text


def test_the_conversation_of_somebody_who_leaves_is_deleted(platform: Platform, phone: Phone,
                                                           someone: dict[str, str]) -> None:
    phone.types(AGENT + "持ち物は?")
    platform.bring(webhooks.unfollow(source=someone))
    phone.follows()
    phone.types("持ち物を教えてください")
    assert ONLY_FOR_AGENTS not in phone.text


def test_a_button_offered_before_leaving_is_no_word_any_more(platform: Platform, phone: Phone,
                                                            someone: dict[str, str]) -> None:
    phone.types("手数料はいくらですか")
    platform.bring(webhooks.unfollow(source=someone))
    phone.types("代わりの人")
    assert "手数料" not in phone.text
