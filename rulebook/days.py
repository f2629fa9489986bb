"""Counting birthdays and months the way the ordinances count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)
ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
)


def nth_birthday_after(issued_on: date, birth_date: date, count: int) -> frozenset[date]:
    """The `count`-th birthday strictly after `issued_on`; two days where 29 February leaves it open.

    The day of issue does not count (東村山市 2018: "after the day of issue"). No primary text says whether a birthday
    of 29 February falls on 28 February or on 1 March of a common year, so both are returned.
    """
    return frozenset(_nth_after(issued_on, birth_date, count, early) for early in (True, False))


def _nth_after(issued_on: date, birth_date: date, count: int, early: bool) -> date:
    first = 0 if _birthday_in(issued_on.year, birth_date, early) > issued_on else 1
    return _birthday_in(issued_on.year + first + count - 1, birth_date, early)


def _birthday_in(year: int, birth_date: date, early: bool) -> date:
    if (birth_date.month, birth_date.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 2, 28) if early else date(year, 3, 1)
    return birth_date.replace(year=year)


def window_opens(expires_on: date, months: int) -> tuple[date, date]:
    """The first day with fewer than `months` months left, by both ways of counting, the earlier one first.

    One way is the ward's own example (the day after the same day `months` months before), the other is the civil code's
    (art. 143, first day not counted). They differ at some ends of months only.
    """
    by_example = expires_on - relativedelta(months=months) + ONE_DAY
    by_civil_code = by_example - timedelta(days=4)
    while _period_end(by_civil_code, months) <= expires_on:
        by_civil_code += ONE_DAY
    return min(by_example, by_civil_code), max(by_example, by_civil_code)


def _period_end(day: date, months: int) -> date:
    """The last day of a period of `months` months counted from `day`, that day left out (civil code art. 140, 143)."""
    start = day + ONE_DAY
    corresponding = start + relativedelta(months=months)
    return corresponding - ONE_DAY if corresponding.day == start.day else corresponding


def month_end_after(day: date, months: int) -> date:
    """The last day of the month `months` months after the month of `day`."""
    return day + relativedelta(months=months, day=31)


def by_day(*entries: tuple[str, date]) -> tuple[tuple[str, date], ...]:
    """Labelled days in their order in time."""
    return tuple(sorted(entries, key=lambda entry: entry[1]))


def in_japanese(day: date) -> str:
    """A date as residents read it, with the era year: 2025年7月1日(令和7年)."""
    for first, era in ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{in_western(day)}({era}{'元' if year == 1 else year}年)"
    return in_western(day)


def in_western(day: date) -> str:
    """A date without the era year: 2025年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def in_japanese_month(day: date) -> str:
    """The month of a date as residents read it: 2022年9月."""
    return f"{day.year}年{day.month}月"
