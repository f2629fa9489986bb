"""Dates told from today, on the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from actions.dates import resolved

DAY, BIRTH = date(2026, 11, 22), date(1980, 7, 1)
ROWS = [
    pytest.param("months=-1 day=15", "2026-10-15", id="先月の15日"),
    pytest.param("months=1 day=12", "2026-12-12", id="来月の12日"),
    pytest.param("days=-3", "2026-11-19", id="3日前"),
    pytest.param("days=0", "2026-11-22", id="今日"),
    pytest.param("years=-1 month=5 day=10", "2025-05-10", id="去年の5月10日"),
    pytest.param("years=1 month=3 day=1", "2027-03-01", id="来年の3月1日"),
    pytest.param("years=0 birthday", "2026-07-01", id="今年の誕生日"),
    pytest.param("next birthday", "2027-07-01", id="次の誕生日"),
    pytest.param("months=0 month_end", "2026-11-30", id="今月末"),
    pytest.param("months=1 month_end", "2026-12-31", id="来月末"),
    pytest.param("months=0 day=31", "2026-11-31", id="暦にない日はそのまま渡す"),
    pytest.param("2021-05-10", "2021-05-10", id="書かれた日はそのまま"),
]


@pytest.mark.parametrize(("told", "expected"), ROWS)
def test_a_date_told_from_today_becomes_a_day(told: str, expected: str) -> None:
    assert expected == resolved(told, DAY, BIRTH)


def test_a_birthday_waits_for_the_birth_date() -> None:
    assert resolved("years=0 birthday", DAY, None) is None


def test_the_next_birthday_is_today_on_the_birthday() -> None:
    assert "2026-07-01" == resolved("next birthday", date(2026, 7, 1), BIRTH)


def test_the_end_of_a_month_is_its_last_day_also_in_february() -> None:
    assert "2027-02-28" == resolved("months=1 month_end", date(2027, 1, 31), None)
