"""The assistant dies between its 200 and its answers, and starts again over the same records."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.line import webhooks
from tests.line.phone import SECRET, Platform
from tests.line.standin import PUSH, REPLY, StandIn, Trouble
from tests.line.webhooks import Event
from tests.server.assistant import Server, start, stop

WAITING = 60


@dataclass(frozen=True)
class Crash:
    """What was brought before the crash, all of it brought again since: one reply was on its way, others waited."""

    platform: Platform
    on_its_way: Event
    waiting: list[Event]


@pytest.fixture(scope="module")
def crash(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crash]:
    line, log = StandIn().start(), tmp_path_factory.mktemp("crash") / "log"
    first = start(log, LINE_CHANNEL_SECRET=SECRET, **line.settings)
    event = webhooks.text("手数料は?", line.token(600))
    waiting = [webhooks.text(f"持ち物は? {number}", line.token(600)) for number in range(WAITING)]
    _bring_and_die(first, line, event, waiting)
    second = start(log, LINE_CHANNEL_SECRET=SECRET, LINE_PUSH_WHEN_LATE="on", RATE_LIMIT="on", **line.settings)
    platform = _platform(second, line)
    try:
        platform.bring(*(each | {"deliveryContext": {"isRedelivery": True}} for each in [event, *waiting]))
        platform.answer(webhooks.sticker(line.token(600)))
        yield Crash(platform, event, waiting)
    finally:
        stop(second)
        line.stop()


def test_an_event_whose_reply_was_on_its_way_is_not_answered_again(crash: Crash) -> None:
    assert [0] == _tries(crash, crash.on_its_way)


def test_events_that_waited_are_answered_when_they_come_again_and_never_twice(crash: Crash) -> None:
    answers = [_tries(crash, event) for event in crash.waiting]
    assert [] == [tries for tries in answers if tries not in ([200], [])]
    assert [200] in answers


def test_the_resident_can_simply_ask_again(crash: Crash) -> None:
    assert crash.platform.answer(webhooks.text("手数料は?", crash.platform.api.token(600)))


def test_no_call_broke_a_rule_of_lines(crash: Crash) -> None:
    assert [] == crash.platform.api.faults


def test_where_it_is_allowed_an_answer_that_came_too_late_is_pushed_once(crash: Crash) -> None:
    api, late = crash.platform.api, webhooks.text("手数料は?", crash.platform.api.token(0))
    api.trouble(PUSH, Trouble(dropped=True, done=True))
    crash.platform.bring(late)
    calls = api.wait(lambda: len(api.of(PUSH)) == 2 and api.of(PUSH))
    crash.platform.bring(late | {"deliveryContext": {"isRedelivery": True}})
    crash.platform.answer(webhooks.sticker(api.token(600)))
    assert ([0, 409], 2) == ([call.status for call in calls], len(api.of(PUSH)))
    assert {webhooks.USER} == {call.body["to"] for call in calls}


def test_who_writes_faster_than_anybody_can_is_told_to_wait(crash: Crash) -> None:
    api, fast = crash.platform.api, webhooks.user("U" + "f" * 32)
    events = [webhooks.text("ありがとう", api.token(600), source=fast) for _ in range(WAITING)]
    crash.platform.bring(*events)
    said = [api.wait(lambda token=event["replyToken"]: api.replies(token))[0].messages[0]["text"] for event in events]
    assert "少し待って" not in said[0]
    assert "少し待って" in said[-1]


def _bring_and_die(server: Server, line: StandIn, event: Event, waiting: list[Event]) -> None:
    """Let one reply hang, put more events behind it, and end everything as a power cut would."""
    platform, never = _platform(server, line), threading.Event()
    line.trouble(REPLY, Trouble(held=never, dropped=True))
    platform.bring(event)
    line.wait(lambda: line.of(REPLY))
    platform.bring(*waiting)
    for child in Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split():
        os.killpg(int(child), signal.SIGKILL)
    server.process.wait()
    never.set()


def _platform(server: Server, line: StandIn) -> Platform:
    return Platform(server.url.replace("/web/", "/line/") + "webhook", line)


def _tries(crash: Crash, event: Event) -> list[int]:
    return [call.status for call in crash.platform.api.of(REPLY) if call.body["replyToken"] == event["replyToken"]]
