"""Asking for reminders and stopping them: kept are a pseudonym, a kind, a day and a sealed address."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from channels.line_addresses import Addresses
from channels.line_people import People
from channels.line_reminders import LineReminders, command
from records.reminders import ENDS, OPENS, Reminders
from tests.line.phone import Platform
from tests.line.reminding import ANSWERED, END, KEY, MONTH_BEFORE, OPENING, PAYLOAD, PERSON, RESPONSES, ask, kept
from tests.line.standin import StandIn
from tests.line.webhooks import USER, text, unfollow, user
from tests.server.assistant import start, stop

DATES = "いつまで使えますか。令和8年5月10日に発行、昭和55年7月1日生まれです。カードは2031年7月1日までです。"

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
    written = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert USER.encode() not in written
    assert PERSON.pseudonym.encode() in written


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


def test_after_a_new_channel_secret_stopping_still_finds_what_was_asked_for(
    reminders: LineReminders, records: Reminders, on: Any
) -> None:
    ask(reminders)
    people = People("a new secret")
    for _ in range(2):
        asyncio.run(reminders.carry_over(people))
        assert {people.person(USER).pseudonym} == {each.person for each in records.all()}
    asyncio.run(reminders.stop(people.person(USER), RESPONSES))
    assert [] == records.all()


def test_what_was_asked_for_again_under_the_new_secret_is_kept_once(
    reminders: LineReminders, records: Reminders, on: Any
) -> None:
    ask(reminders)
    people = People("a new secret")
    asyncio.run(reminders.remind(people.person(USER), PAYLOAD, RESPONSES))
    asyncio.run(reminders.carry_over(people))
    assert [(OPENS, OPENING), (ENDS, END)] == kept(records)


def test_stopping_what_was_never_asked_for_says_so(reminders: LineReminders, on: Any) -> None:
    (said,) = asyncio.run(reminders.stop(PERSON, RESPONSES))
    assert "登録されていません" in said["text"]


@pytest.mark.parametrize(("typed", "meant"), [("停止", "stop"), ("停止。", "stop"), (" 停止\n", "stop"),
                                              ("知らせてほしい", "remind"), ("カードを停止したい", None), ("", None)])
def test_exactly_the_words_of_a_button_are_a_command(typed: str, meant: str | None) -> None:
    assert meant == command(typed, RESPONSES)


@pytest.mark.parametrize(("end", "told"), [("2031-03-31", "2031年2月28日"), ("2032-03-31", "2032年2月29日"),
                                           ("2031-01-15", "2030年12月15日")])
def test_a_month_before_the_end_is_a_day_of_the_calendar(
    reminders: LineReminders, on: Any, end: str, told: str
) -> None:
    assert told in ask(reminders, f'remind{{"ends": "{end}"}}')


def test_a_phone_asks_for_reminders_by_button_or_by_word_and_stops_them(platform: Platform) -> None:
    phone = platform.phone("U" + "8" * 32)
    phone.types(DATES)
    phone.presses("知らせてほしい")
    assert [True, True] == [day in phone.text for day in ("2030年4月2日", "2030年6月1日")]
    phone.types("停止")
    assert "消しました" in phone.text
    phone.types(DATES)
    phone.types("知らせてほしい。")
    assert "登録しました" in phone.text


def test_who_leaves_is_not_reminded(platform: Platform) -> None:
    person = "U" + "9" * 32
    phone = platform.phone(person)
    phone.types(DATES)
    phone.presses("知らせてほしい")
    platform.bring(unfollow(source=user(person)))
    (said,) = platform.answer(text("停止", platform.api.token(), source=user(person)))
    assert "登録されていません" in said["text"]


def test_a_server_with_a_new_channel_secret_carries_reminders_over(
    reminders: LineReminders, records: Reminders, database: Path, api: StandIn, on: Any, tmp_path: Path
) -> None:
    ask(reminders)
    settings = {**api.settings, "LINE_CHANNEL_SECRET": "a new secret", "LINE_REMINDER_KEY": KEY}
    stop(start(tmp_path / "log", RECORDS_URL=f"sqlite:///{database}", **settings))
    assert {People("a new secret").person(USER).pseudonym} == {each.person for each in records.all()}
