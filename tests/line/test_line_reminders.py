"""Reminders: kept as a pseudonym, a day and a kind; pushed on their day, once; stopped by one word."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from rasa.core import jobs
from rasa.shared.core.domain import Domain

from channels.line_addresses import Addresses, new_key
from channels.line_api import LineApi
from channels.line_people import People
from channels.line_reminders import LineReminders, command
from channels.line_reminders.job import schedule
from channels.line_settings import LineSettings
from records.reminders import ENDS, KEY_LIVES_SECONDS, OPENS, Reminders
from tests.line.phone import SECRET
from tests.line.standin import PUSH, StandIn, Trouble
from tests.line.webhooks import USER

KEY = new_key()
PERSON = People(SECRET).person(USER)
ASKED, OPENING, MONTH_BEFORE, END = date(2026, 11, 22), date(2031, 4, 2), date(2031, 6, 1), date(2031, 7, 1)
PAYLOAD = f'remind{{"opens": "{OPENING}", "ends": "{END}"}}'
RESPONSES = Domain.load(["data/responses/line.yml", "data/responses/line_parts.yml"]).responses
ANSWERED = [{"text": "2031年7月1日まで使えます。", "buttons": []}, {"custom": {"answers": [
    {"topic": "expiry", "values": {"expires_on": END.isoformat(), "renewable_from": OPENING.isoformat()}}]}}]


@pytest.fixture
def api() -> Iterator[StandIn]:
    running = StandIn().start()
    yield running
    assert [] == running.faults
    running.stop()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


@pytest.fixture
def records(database: Path) -> Reminders:
    return Reminders(f"sqlite:///{database}")


@pytest.fixture
def reminders(records: Reminders) -> LineReminders:
    return LineReminders(records, Addresses(KEY))


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Pins the day."""
    def pin(day: date) -> None:
        monkeypatch.setenv("TODAY", day.isoformat())
    pin(ASKED)
    return pin


def environment(api: StandIn, database: Path, day: date) -> Mapping[str, str]:
    return {**os.environ, **api.settings, "LINE_CHANNEL_SECRET": SECRET, "LINE_REMINDER_KEY": KEY,
            "RECORDS_URL": f"sqlite:///{database}", "TODAY": day.isoformat()}


def operator(api: StandIn, database: Path, day: date, *arguments: str) -> str:
    """What a command of the operator prints."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "channels.line_reminders", *arguments], text=True,
                          capture_output=True, check=True, env=environment(api, database, day))
    return done.stdout


def ask(reminders: LineReminders, payload: str = PAYLOAD) -> str:
    (said,) = asyncio.run(reminders.remind(PERSON, payload, RESPONSES))
    return str(said["text"])


def send(reminders: LineReminders, api: StandIn, times: int = 1) -> list[int]:
    """How many each of several senders at once delivered; a push is tried once a sender."""
    settings = LineSettings.of({**api.settings, "LINE_CHANNEL_SECRET": SECRET})
    assert settings is not None

    async def at_once() -> list[int]:
        async with aiohttp.ClientSession() as session:
            line = LineApi(settings, session, pauses=(0.0,))

            async def push(to: str, said: Any, key: str) -> Any:
                return await line.push(to, [{"type": "text", "text": each["text"]} for each in said], key)

            return await asyncio.gather(*(reminders.send_due(push, RESPONSES) for _ in range(times)))

    return asyncio.run(at_once())


def kept(records: Reminders) -> list[tuple[str, date]]:
    return [(each.kind, each.day) for each in records.all()]


def texts(api: StandIn) -> list[str]:
    return [call.messages[0]["text"] for call in api.pushes()]


def test_an_answer_with_days_to_come_offers_a_reminder_that_names_them(reminders: LineReminders, on: Any) -> None:
    (button,) = reminders.offers(ANSWERED, RESPONSES)
    assert ("知らせてほしい", PAYLOAD) == (button["title"], button["payload"])


def test_only_days_to_come_are_offered(reminders: LineReminders, on: Any) -> None:
    on(OPENING)
    (button,) = reminders.offers(ANSWERED, RESPONSES)
    assert {"ends": END.isoformat()} == json.loads(button["payload"].removeprefix("remind"))
    on(MONTH_BEFORE)
    assert [] == reminders.offers(ANSWERED, RESPONSES)


@pytest.mark.parametrize("said", [[], [{"text": "200円です。", "buttons": []}], [{"custom": {"answers": []}}],
                                  [{"custom": {"answers": [{"topic": "fee", "values": {"fee_yen": 200}}]}}]])
def test_an_answer_without_days_offers_nothing(reminders: LineReminders, on: Any, said: Any) -> None:
    assert [] == reminders.offers(said, RESPONSES)


def test_without_a_key_nothing_is_offered_and_nothing_kept(records: Reminders, on: Any) -> None:
    without = LineReminders(records, None)
    assert [] == without.offers(ANSWERED, RESPONSES)
    assert "受け付けていません" in ask(without)
    assert [] == records.all()


def test_a_wrong_key_is_refused_with_the_cure() -> None:
    with pytest.raises(ValueError, match=r"LINE_REMINDER_KEY.*channels\.line_reminders key"):
        Addresses("no key")


def test_asking_keeps_both_days_and_says_when_it_will_tell(
    reminders: LineReminders, records: Reminders, on: Any
) -> None:
    said = ask(reminders)
    assert [(OPENS, OPENING), (ENDS, END)] == kept(records)
    assert [True, True, True] == [words in said for words in ("2031年4月2日", "2031年6月1日", "停止")]


def test_asking_twice_keeps_it_once(reminders: LineReminders, records: Reminders, on: Any) -> None:
    assert ask(reminders) == ask(reminders)
    assert [(OPENS, OPENING), (ENDS, END)] == kept(records)


def test_two_certificates_of_one_person_are_kept_beside_each_other(
    reminders: LineReminders, records: Reminders, on: Any
) -> None:
    ask(reminders)
    ask(reminders, 'remind{"opens": "2028-05-05", "ends": "2028-08-04"}')
    assert 4 == len(records.all())


def test_asking_before_any_day_was_told_says_what_is_missing(
    reminders: LineReminders, records: Reminders, on: Any
) -> None:
    assert "先に聞いてください" in ask(reminders, "remind")
    assert [] == records.all()


def test_asking_when_it_is_too_late_is_told(reminders: LineReminders, records: Reminders, on: Any) -> None:
    on(END)
    assert "もう残っていません" in ask(reminders)
    assert [] == records.all()


def test_the_database_holds_no_id_of_the_person_in_the_clear(reminders: LineReminders, database: Path, on: Any) -> None:
    ask(reminders)
    assert USER.encode() not in database.read_bytes()
    assert PERSON.pseudonym.encode() in database.read_bytes()


def test_a_row_holds_the_pseudonym_the_kind_the_day_and_the_sealed_address(
    reminders: LineReminders, database: Path, on: Any
) -> None:
    ask(reminders)
    with sqlite3.connect(database) as connection:
        columns = [row[1] for row in connection.execute("pragma table_info(reminders)")]
    assert ["id", "person", "kind", "day", "address", "retry_key", "claimed_at"] == columns


def test_stopping_deletes_all_of_the_person_and_nobody_else(
    reminders: LineReminders, records: Reminders, on: Any
) -> None:
    ask(reminders)
    records.keep("line-other", {ENDS: END}, "sealed")
    (said,) = asyncio.run(reminders.stop(PERSON, RESPONSES))
    assert "消しました" in said["text"]
    assert ["line-other"] == [each.person for each in records.all()]


def test_stopping_what_was_never_asked_for_says_so(reminders: LineReminders, on: Any) -> None:
    (said,) = asyncio.run(reminders.stop(PERSON, RESPONSES))
    assert "登録されていません" in said["text"]


@pytest.mark.parametrize(("typed", "meant"), [("停止", "stop"), ("停止。", "stop"), (" 停止\n", "stop"),
                                              ("知らせてほしい", "remind"), ("カードを停止したい", None), ("", None)])
def test_exactly_the_words_of_a_button_are_a_command(typed: str, meant: str | None) -> None:
    assert meant == command(typed, RESPONSES)


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


@pytest.mark.parametrize(("end", "told"), [("2031-03-31", "2031年2月28日"), ("2032-03-31", "2032年2月29日"),
                                           ("2031-01-15", "2030年12月15日")])
def test_a_month_before_the_end_is_a_day_of_the_calendar(
    reminders: LineReminders, on: Any, end: str, told: str
) -> None:
    assert told in ask(reminders, f'remind{{"ends": "{end}"}}')


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
