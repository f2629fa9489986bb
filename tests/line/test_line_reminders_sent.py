"""Sending reminders: on their day, by the server's hours or a command, and each once whatever happens."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rasa.core import jobs

from channels.line_addresses import Addresses, new_key
from channels.line_reminders import LineReminders
from channels.line_reminders.job import schedule
from records.reminders import ENDS, KEY_LIVES_SECONDS, Reminders
from tests.line.reminding import ASKED, END, KEY, MONTH_BEFORE, OPENING, PERSON, ask, kept, operator, send, texts
from tests.line.standin import PUSH, StandIn, Trouble
from tests.line.webhooks import USER


@pytest.mark.parametrize(("day", "told"), [
    (OPENING - timedelta(days=1), []), (OPENING, ["2031年4月2日から"]), (MONTH_BEFORE - timedelta(days=1), []),
    (MONTH_BEFORE, ["2031年7月1日まで"]), (END, ["2031年7月1日まで"]), (END + timedelta(days=1), [])])
def test_each_reminder_is_told_on_its_day(
    reminders: LineReminders, api: StandIn, on: Any, day: date, told: list[str]
) -> None:
    ask(reminders)
    on(day)
    send(reminders, api)
    assert told == [words for text in texts(api) for words in ("2031年4月2日から", "2031年7月1日まで") if words in text]
    assert {USER} >= {call.body["to"] for call in api.pushes()}


def test_the_news_that_renewal_opened_is_told_two_weeks_late_but_no_later(
    reminders: LineReminders, records: Reminders, api: StandIn, on: Any
) -> None:
    ask(reminders)
    on(OPENING + timedelta(days=15))
    assert [0] == send(reminders, api)
    assert [(ENDS, END)] == kept(records)


def test_what_was_sent_is_deleted_and_not_sent_again(
    reminders: LineReminders, records: Reminders, api: StandIn, on: Any
) -> None:
    ask(reminders)
    on(OPENING)
    assert [[1], [0]] == [send(reminders, api), send(reminders, api)]
    assert [(ENDS, END)] == kept(records)


def test_senders_at_the_same_time_send_it_once(reminders: LineReminders, api: StandIn, on: Any) -> None:
    ask(reminders)
    on(OPENING)
    send(reminders, api, times=5)
    assert 1 == len(api.pushes())


def test_a_sender_that_died_after_the_push_leads_to_no_second_one(
    reminders: LineReminders, records: Reminders, api: StandIn, on: Any
) -> None:
    ask(reminders)
    on(OPENING)
    api.trouble(PUSH, Trouble(dropped=True, done=True), Trouble(dropped=True, done=True))
    assert [0] == send(reminders, api)
    assert [1] == send(reminders, api)
    assert [0, 0, 409] == [call.status for call in api.of(PUSH)]
    assert 1 == len({call.headers["X-Line-Retry-Key"] for call in api.of(PUSH)})
    assert [(ENDS, END)] == kept(records)


def test_a_push_that_line_refused_is_tried_again_later(
    reminders: LineReminders, records: Reminders, api: StandIn, on: Any
) -> None:
    ask(reminders)
    on(OPENING)
    api.trouble(PUSH, Trouble(429, "You have reached your monthly limit."))
    assert [[0], [1]] == [send(reminders, api), send(reminders, api)]
    assert 1 == len(api.pushes())


def test_a_claim_that_is_a_day_old_is_given_up(records: Reminders) -> None:
    records.keep("line-somebody", {ENDS: END}, "sealed")
    (reminder,) = records.all()
    assert ["first", "first", None] == [
        records.claim(reminder.id, key, at) for key, at in (("first", 0), ("second", 60), ("third", KEY_LIVES_SECONDS))]


def test_an_address_sealed_under_a_key_that_is_gone_is_kept_and_not_sent(
    reminders: LineReminders, records: Reminders, api: StandIn, on: Any
) -> None:
    ask(reminders)
    on(OPENING)
    assert [0] == send(LineReminders(records, Addresses(new_key())), api)
    assert [1] == send(LineReminders(records, Addresses(f"{new_key()} {KEY}")), api)


def test_the_operator_lists_deletes_and_sends(reminders: LineReminders, api: StandIn, database: Path, on: Any) -> None:
    ask(reminders)
    assert f"{PERSON.pseudonym} opens 2031-04-02\n{PERSON.pseudonym} ends 2031-07-01\n" == operator(
        api, database, ASKED, "list")
    assert ["delivered: 1\n", "delivered: 0\n"] == [operator(api, database, OPENING, "send") for _ in range(2)]
    assert "頼まれていたお知らせ" in texts(api)[0]
    assert "deleted: 1\n" == operator(api, database, ASKED, "delete", PERSON.pseudonym)
    assert "" == operator(api, database, ASKED, "list")


def test_the_command_makes_a_key_that_can_be_set(api: StandIn, database: Path) -> None:
    key = operator(api, database, ASKED, "key").strip()
    assert USER == Addresses(key).opened(Addresses(key).sealed(USER))


def test_the_server_sends_in_the_daytime_of_tokyo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TODAY", raising=False)
    hours = _hours_of_the_job()
    assert set(range(10, 18)) == hours


def test_a_pinned_day_sends_nothing_by_itself(on: Any) -> None:
    assert set() == _hours_of_the_job()


def _hours_of_the_job() -> set[int]:
    """The hours at which the job runs in two days."""
    async def nothing() -> int:
        return 0

    async def scheduled() -> set[int]:
        await schedule(nothing)
        job = (await jobs.scheduler()).get_job("line-reminders")
        jobs.kill_scheduler()
        if job is None:
            return set()
        times: list[datetime] = [job.next_run_time]
        for _ in range(16):
            times.append(job.trigger.get_next_fire_time(times[-1], times[-1]))
        assert {timedelta(hours=9)} == {time.utcoffset() for time in times}
        return {time.hour for time in times}

    return asyncio.run(scheduled())
