"""Bursts, duplicates and disorder: every event is answered once, in the order it happened."""

from __future__ import annotations

import concurrent.futures
import threading
import time

import pytest

from tests.line import webhooks
from tests.line.phone import Platform
from tests.line.standin import REPLY, Trouble
from tests.line.webhooks import Event

BURST = 200
PEOPLE = ["U" + f"{number:032x}" for number in range(20)]


def questions(platform: Platform, count: int) -> list[Event]:
    """Questions of many people, in the order they were asked."""
    now = int(time.time() * 1000)
    return [webhooks.text(f"手数料は? {number}", platform.api.token(600), timestamp=now + number,
                          source=webhooks.user(PEOPLE[number % len(PEOPLE)])) for number in range(count)]


def answered(platform: Platform, events: list[Event]) -> list[str]:
    """The reply tokens of these events in the order they were used, once all are."""
    tokens = {event["replyToken"] for event in events}

    def used() -> list[str]:
        return [call.body["replyToken"] for call in platform.api.of(REPLY)
                if call.status == 200 and call.body["replyToken"] in tokens]

    platform.api.wait(lambda: len(used()) >= len(tokens), seconds=120)
    return used()


def tries(platform: Platform, event: Event) -> list[int]:
    """The statuses of every try to reply to an event."""
    return [call.status for call in platform.api.of(REPLY) if call.body["replyToken"] == event["replyToken"]]


def settled(platform: Platform) -> None:
    """Wait until everything brought before is answered."""
    platform.answer(webhooks.sticker(platform.api.token()))


def test_a_burst_gets_200_and_every_event_one_reply(platform: Platform) -> None:
    events = questions(platform, BURST)
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        statuses = [heard.status for heard in pool.map(platform.bring, events)]
    assert [200] * BURST == statuses
    assert sorted(event["replyToken"] for event in events) == sorted(answered(platform, events))


def test_answers_of_one_person_come_in_the_order_of_the_questions(platform: Platform) -> None:
    events = questions(platform, 3 * len(PEOPLE))
    platform.api.trouble(REPLY, Trouble(seconds=0.3))
    platform.bring(*events)
    order = answered(platform, events)
    for person in PEOPLE:
        asked = [event["replyToken"] for event in events if event["source"]["userId"] == person]
        assert asked == [token for token in order if token in asked]


def test_events_that_arrive_in_disorder_are_answered_in_order(platform: Platform) -> None:
    person = webhooks.user("U" + "d" * 32)
    busy = questions(platform, 20)
    first = webhooks.text("母の代わりに更新に行きます。持ち物は?", platform.api.token(), source=person)
    second = webhooks.text("最初から", platform.api.token(), source=person, timestamp=first["timestamp"] + 1)
    platform.bring(*busy, second)
    platform.bring(first)
    assert [first["replyToken"], second["replyToken"]] == answered(platform, [first, second])


def test_one_slow_reply_holds_up_nobody_else(platform: Platform) -> None:
    slow = webhooks.text("手数料は?", platform.api.token(), source=webhooks.user(PEOPLE[0]))
    released = threading.Event()
    platform.api.trouble(REPLY, Trouble(held=released))
    platform.bring(slow)
    platform.api.wait(lambda: platform.api.replies(slow["replyToken"]))
    assert platform.answer(webhooks.text("手数料は?", platform.api.token(), source=webhooks.user(PEOPLE[1])))
    released.set()


@pytest.mark.parametrize("again", [{}, {"deliveryContext": {"isRedelivery": True}}], ids=["duplicate", "redelivered"])
def test_an_event_that_comes_again_is_not_answered_again(platform: Platform, again: dict[str, object]) -> None:
    event = webhooks.text("手数料は?", platform.api.token())
    later = event | again | {"replyToken": platform.api.token()}
    platform.answer(event)
    platform.bring(later)
    settled(platform)
    assert ([200], []) == (tries(platform, event), tries(platform, later))


def test_an_event_twice_in_one_request_is_answered_once(platform: Platform) -> None:
    event = webhooks.text("手数料は?", platform.api.token())
    platform.bring(event, event)
    settled(platform)
    assert [200] == tries(platform, event)


def test_a_redelivered_event_that_never_came_before_is_answered(platform: Platform) -> None:
    event = webhooks.text("手数料は?", platform.api.token(), deliveryContext={"isRedelivery": True})
    assert platform.answer(event)


def test_a_dead_token_is_not_replaced_by_a_push_unless_that_is_allowed(platform: Platform) -> None:
    event = webhooks.text("手数料は?", platform.api.token(0))
    platform.bring(event)
    settled(platform)
    assert [] == platform.api.pushes()


def test_after_a_reply_of_unknown_fate_nothing_is_said_twice(platform: Platform) -> None:
    event = webhooks.text("手数料は?", platform.api.token())
    platform.api.trouble(REPLY, Trouble(dropped=True, done=True))
    platform.bring(event)
    platform.api.wait(lambda: len(tries(platform, event)) == 2)
    settled(platform)
    assert ([0, 400], []) == (tries(platform, event), platform.api.pushes())


def test_cards_that_line_does_not_understand_are_told_in_plain_text(platform: Platform) -> None:
    platform.api.trouble(REPLY, Trouble(status=400, message="The request body has errors"))
    messages = platform.answer(webhooks.text("はじめて作るときの手数料は?", platform.api.token()))
    assert {"text"} == {message["type"] for message in messages}
    assert any("無料" in message["text"] for message in messages)
